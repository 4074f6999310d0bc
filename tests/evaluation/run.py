"""How well the rules and the proof do on cards that were written before them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from flashgen.lint import on_cards, on_deck, on_figures
from flashgen.model.diagnostic import Diagnostic
from flashgen.proof import verify_text
from flashgen.rules import rules
from tests.evaluation.records import Card, load

LEAKS = ("answer-leak", "partial-leak", "diagnosis-leak", "file-name-leak")
ALSO = {
    **dict.fromkeys(LEAKS[:3], LEAKS),
    "number-wrong-condition": ("wrong-attachment",),
    "wrong-attachment": ("number-wrong-condition",),
}
"""Rules that find the same fault under another name, as the sets' README allows."""

PROOF = {
    "anchor": "anchor-not-found",
    "number": "number-not-in-passage",
    "binding": "number-wrong-condition",
    "unit": "unit-changed",
    "comparison": "comparison-changed",
    "negation": "negation-lost",
    "modality": "modality-changed",
    "side": "laterality-changed",
    "term": "wrong-attachment",
    "hedge": "hedge-dropped",
    "direction": "comparison-turned",
    "attachment": "wrong-attachment",
}
"""Kinds of problems of the proof, by the names that the sets give them."""

Found = dict[str, set[str]]
"""The names of what was found, by the id of the card."""


def craft(cards: Sequence[Card]) -> Found:
    """Run the rules of craft over `cards` as one deck."""
    chosen = list(rules().values())
    views = [card.view for card in cards]
    figures = [view.figure for view in views if view.figure]
    found: Found = defaultdict(set)
    diagnostics: Iterable[Diagnostic] = (
        *on_cards(chosen, views),
        *on_figures(chosen, figures),
        *on_deck(chosen, views),
    )
    for diagnostic in diagnostics:
        name = rules()[diagnostic.code].name
        found[diagnostic.card.rpartition("/")[2]].add(name)
    return found


def evidence(card: Card) -> Iterator[str]:
    """Yield what the passage of a card does not bear out, and what it lacks.

    Sources and years are keys of the case language: FG201 and FG250 ask for them.
    """
    record = card.record
    if not record.get("passage") or not record.get("anchor"):
        yield "no-source"
        return
    if card.view.kind == "statistic" and not card.view.year:
        yield "stale-without-year"
    conditions = record.get("conditions", {})
    said = [text for name, text in conditions.items() if name != "year"]
    for problem in verify_text(
        record["passage"], record["question"], record["answer"], said, record["anchor"]
    ):
        yield PROOF[problem.kind]


def good() -> tuple[int, Found]:
    """Check the good set as one deck; return its size and what was found."""
    cards = load("good.yaml")
    found = craft(cards)
    for card in cards:
        found[card.id].update(evidence(card))
    return len(cards), {card: names for card, names in found.items() if names}


def bad() -> tuple[list[Card], Found]:
    """Check the bad set, each card alone and each group as a deck."""
    cards = load("bad.yaml")
    decks: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        decks[card.record.get("group", card.id)].append(card)
    found: Found = defaultdict(set)
    for deck in decks.values():
        of_craft = craft(deck)
        for card in deck:
            found[card.id] = of_craft[card.id] | set(evidence(card))
        if len(deck) > 1:
            together = set.union(*(found[card.id] for card in deck))
            for card in deck:
                found[card.id] = together
    return cards, found


def hits(name: str, found: set[str]) -> bool:
    """Return whether `found` holds the rule `name` or one that finds the same."""
    return bool(found & {name, *ALSO.get(name, ())})


def recall() -> dict[str, tuple[int, int]]:
    """Return how many cards of each rule were found, of how many."""
    cards, found = bad()
    wanted = Counter(name for card in cards for name in card.expected)
    right = Counter(
        name for card in cards for name in card.expected if hits(name, found[card.id])
    )
    return {name: (right[name], wanted[name]) for name in sorted(wanted)}


def report() -> str:
    """Return both tables as text."""
    total, found = good()
    share = 100 * len(found) / total
    lines = ["Good cards with a finding, which should be none", ""]
    lines += [
        f"  {card:<34} {', '.join(sorted(found[card]))}" for card in sorted(found)
    ]
    lines += [f"  {len(found)} of {total} ({share:.1f} %)", ""]
    lines += ["Recall on bad cards, by rule", ""]
    table = recall()
    for name, (right, wanted) in table.items():
        lines.append(
            f"  {name:<34} {right:>3} of {wanted:>3} {100 * right / wanted:>5.0f} %"
        )
    right, wanted = (sum(column) for column in zip(*table.values(), strict=True))
    lines.append(
        f"  {'all':<34} {right:>3} of {wanted:>3} {100 * right / wanted:>5.0f} %"
    )
    return "\n".join(lines) + "\n"
