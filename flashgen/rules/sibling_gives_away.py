"""One card of a case gives another one's answer away.

Its front says both what the other card asks about and what the other card answers, so
whoever meets it first need not know the second.  Cards of one fact are kept apart by
the order of study, and a pair that asks for each other's answer is meant so.  Words of
the diagnosis, and words that many cards of the case share, are no part of what a card
asks about: two cards on one disease do not answer each other by naming it.

Source: P. Wozniak's rule 11; errors seen in drafted cards.
Known false positives: low.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from flashgen.craft.finding import Finding
from flashgen.craft.leak import holds, offers
from flashgen.craft.view import View
from flashgen.craft.words import ASPECTS, subject
from flashgen.model.diagnostic import Severity

CODE = "FG127"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    facts:
      cause:
        ask: Which bacterium causes the buboes of plague?
        answer: Yersinia pestis
      vector:
        ask: >-
          Which flea carries Yersinia pestis, the bacterium that causes the buboes of
          plague?
        answer: The rat flea
    """,
)
GOOD = (
    """
    facts:
      cause:
        ask: Which bacterium causes the buboes of plague?
        answer: Yersinia pestis
      vector:
        ask: Which flea carries plague?
        answer: The rat flea
    """,
    """
    diagnosis: Bubonic plague
    facts:
      deaths:
        ask: Which form of untreated bubonic plague kills most people?
        answer: The septicaemic form
      onset:
        ask: >-
          After how many days of untreated bubonic plague does the septicaemic form
          begin?
        answer: Three to five
    """,
    """
    facts:
      first:
        ask: Which is drawn first, a blood culture or a throat swab?
        answer: A blood culture
      why:
        ask: Why is a blood culture drawn before the throat swab?
        answer: It needs a clean tray
    """,
)

FEWEST = 2
"""Words of the other question, besides its answer, that the front must repeat."""
ENOUGH = 0.85
"""Share of the words of the other question that the front must repeat."""
MANY, LEAST = 0.15, 4
"""Share of the cards of a case, and their number at least, that make a word common."""


def check_deck(views: Sequence[View]) -> Iterator[tuple[View, Finding]]:
    """Yield each card whose front answers another card of its case."""
    cases: dict[str, list[View]] = defaultdict(list)
    for view in views:
        cases[view.case.id].append(view)
    for siblings in cases.values():
        yield from _within(siblings)


def _within(siblings: list[View]) -> Iterator[tuple[View, Finding]]:
    """Yield the findings of one case; each card is looked up by its rarest word."""
    about = {view.card: frozenset(subject(_asked(view))) for view in siblings}
    answers = {view.card: frozenset(subject(view.answer.words)) for view in siblings}
    counts = Counter(word for words in about.values() for word in words)
    common = _common(siblings, counts)
    index: dict[str, list[View]] = defaultdict(list)
    for view in siblings:
        words = answers[view.card]
        if words and not _framed(view):
            index[min(words, key=lambda w: (counts[w], w))].append(view)
    for view in siblings:
        for word in sorted(about[view.card]):
            for other in index.get(word, ()):
                if other.group == view.group:
                    continue
                if _gives(view, other, about, answers, common):
                    yield _finding(view, other)


def _common(siblings: list[View], counts: Counter[str]) -> frozenset[str]:
    """Return the words that say no more than which case it is."""
    many = max(LEAST, MANY * len(siblings))
    often = {word for word, count in counts.items() if count >= many}
    return frozenset(often.union(subject(siblings[0].case.diagnosis)))


def _asked(view: View) -> str:
    """Return the question with the title of the set or mechanism it is about."""
    titles = [part.words for part in view.shown if part.name in ("set", "mechanism")]
    return ". ".join((view.question.words, *titles))


def _framed(view: View) -> bool:
    """Return whether the question is about more than its words say, or offers both."""
    return (
        view.figure is not None
        or any(part.name in ("stem", "term") for part in view.shown)
        or offers(view.question.words, view.answer.words)
    )


def _gives(
    view: View,
    other: View,
    about: dict[str, frozenset[str]],
    answers: dict[str, frozenset[str]],
    common: frozenset[str],
) -> bool:
    """Return whether the front of `view` answers `other`."""
    front = about[view.card]
    answer = answers[other.card]
    asked = about[other.card] - answer - ASPECTS
    if answers[view.card] & asked or not answer <= front:
        return False
    shared, telling = asked & front, asked - common
    enough = len(shared) >= FEWEST and len(shared) >= ENOUGH * len(asked)
    if telling and len(telling & front) < ENOUGH * len(telling):
        return False
    return enough and bool(holds(_asked(view), other.answer.words))


def _finding(view: View, other: View) -> tuple[View, Finding]:
    words = holds(_asked(view), other.answer.words)
    return (
        view,
        Finding(
            view.question,
            words,
            f"“{words}” gives away `{other.card}` ({other.span})",
            "leave it out here, or drop the other card",
        ),
    )
