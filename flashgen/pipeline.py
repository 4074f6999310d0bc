"""The stages in their order.  Read this file first.

A case file is parsed, validated and split into cards; its figures are prepared; the
cards of all cases of a recipe become the notes of a deck; and the deck is written.
Each stage returns its value and everything it found; nothing here prints or exits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flashgen import media
from flashgen.decompose import decompose
from flashgen.library import Library
from flashgen.model.card import Card
from flashgen.model.case import Case
from flashgen.model.diagnostic import Checked, Diagnostic, error, failed
from flashgen.model.source import SourceFile
from flashgen.order import teach
from flashgen.parse import parse
from flashgen.recipe import Recipe, Settings
from flashgen.validate import validate


@dataclass(frozen=True)
class CompiledCase:
    """A case with its cards in the order of study, and its figures by key."""

    case: Case
    cards: tuple[Card, ...]
    figures: Mapping[str, media.MediaFile]


@dataclass(frozen=True)
class Deck:
    """A recipe with its compiled cases, ready to be packaged."""

    stem: str
    recipe: Recipe
    settings: Settings
    cases: tuple[CompiledCase, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards in the order of study."""
        return tuple(card for case in self.cases for card in case.cards)

    @property
    def kinds(self) -> Counter[str]:
        """How many cards there are of each kind."""
        return Counter(card.kind for card in self.cards)


def compile_case(source: SourceFile, figures: Path) -> Checked[CompiledCase | None]:
    """Turn one case file into cards; `figures` is the folder of its figures."""
    parsed = parse(source)
    if parsed.value is None:
        return Checked(None, parsed.diagnostics)
    stem = source.name.rpartition("/")[2].removesuffix(".yaml")
    validated = validate(parsed.value, stem)
    found = (*parsed.diagnostics, *validated.diagnostics)
    case = validated.value
    if case is None or failed(found):
        return Checked(None, found)
    files = media.prepare(case, figures)
    cards = decompose(case, {k: f.picture for k, f in files.value.items()})
    return Checked(
        CompiledCase(case, teach(cards), files.value),
        (*found, *files.diagnostics),
    )


def compile_path(library: Library, path: Path) -> Checked[CompiledCase | None]:
    """Read and compile the case file at `path`."""
    source = library.read(path)
    if source.value is None:
        return Checked(None, source.diagnostics)
    return compile_case(source.value, library.media / path.stem)


def compile_deck(library: Library, path: Path) -> Checked[Deck | None]:
    """Compile everything the recipe at `path` names."""
    settings, recipe = library.settings(), library.recipe(path)
    found: list[Diagnostic] = [*settings.diagnostics, *recipe.diagnostics]
    if recipe.value is None or settings.value is None:
        return Checked(None, tuple(found))
    cases: list[CompiledCase] = []
    for case_id in recipe.value.cases:
        compiled = compile_path(library, library.case(case_id))
        found.extend(compiled.diagnostics)
        if compiled.value:
            cases.append(compiled.value)
    deck = Deck(path.stem, recipe.value, settings.value, tuple(cases))
    found.extend(together(deck.cards))
    return Checked(None if failed(found) else deck, tuple(found))


def together(cards: Sequence[Card]) -> list[Diagnostic]:
    """Return what is wrong between cards: an error for each front with two answers."""
    fronts: dict[tuple[object, ...], Card] = {}
    problems: list[Diagnostic] = []
    for card in cards:
        front = (card.face, *_shown(card))
        first = fronts.setdefault(front, card)
        if first is not card and first.answer != card.answer:
            message = f"the front of `{card.id}` is also that of `{first.id}`"
            hint = f"say in the question what tells it from {first.span}"
            problems.append(error(card.span, "FG018", message, hint))
    return problems


FRONT = ("Question", "Stem", "Set", "Letter", "Before", "After", "Terms", "Mechanism")
"""The content fields that a front shows, but for figures, trail and chip."""


def _shown(card: Card) -> tuple[object, ...]:
    return (*(card.content.get(name, "") for name in FRONT), card.media)


def with_links(card: Card, links: Mapping[str, str]) -> Card:
    """Return `card` with the addresses that its back links to."""
    return replace(card, fields={**card.fields, **links})
