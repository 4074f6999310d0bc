"""Two cards have the same front and different answers.

Whoever answers one of them right is told that it is wrong.  Case, punctuation, articles
and inflexion do not make two fronts different; a trail or a picture does.

Each of the cards is a finding, at its own place, and names the other one.  A pair that
is meant so is allowed at both.

Source: P. Wozniak's rule 11 (combat interference).
Known false positives: none.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import stem, tokens
from flashgen.model.diagnostic import Severity

CODE = "FG125"
SEVERITY = Severity.ERROR
ENGLISH = False
BAD = (
    """
    facts:
      day-1:
        ask: What was the platelet count of the Case 1 patient?
        answer: 90,000/µL
      day-6:
        ask: "What was the Case 1 patient's platelet count?"
        answer: 210,000/µL
      day-9:
        ask: What was the platelet count of the Case 1 patient?
        answer: 230,000/µL
    """,
)
GOOD = (
    """
    facts:
      day-1:
        ask: What was the platelet count of the Case 1 patient on day 1?
        answer: 90,000/µL
      day-6:
        ask: What was the platelet count of the Case 1 patient on day 6?
        answer: 210,000/µL
    """,
)

_ARTICLES = frozenset(("a", "an", "the"))


def check_deck(views: Sequence[View]) -> Iterator[tuple[View, Finding]]:
    """Yield each card whose front is that of another one with another answer."""
    fronts: dict[tuple[object, ...], list[View]] = defaultdict(list)
    for view in views:
        fronts[_front(view)].append(view)
    for alike in fronts.values():
        first = alike[0]
        second = next((view for view in alike if _differ(view, first)), None)
        if second is not None:
            for view in alike:
                yield view, _finding(view, first if _differ(view, first) else second)


def _differ(one: View, other: View) -> bool:
    return _same(one.answer.words) != _same(other.answer.words)


def _finding(view: View, other: View) -> Finding:
    return Finding(
        view.question,
        view.question.words,
        f"the front of `{view.card}` is also that of `{other.card}`",
        f"say in the question what tells it from {other.span}",
    )


def _front(view: View) -> tuple[object, ...]:
    """Return what makes a front, spelling aside."""
    shown = tuple((part.name, _same(part.words)) for part in view.front)
    return (view.face, view.case.trail.words, view.pictures, shown)


def _same(text: str) -> tuple[str, ...]:
    """Return what is left of a text without case, punctuation and articles."""
    kept = tuple(stem(word) for word in tokens(text) if word not in _ARTICLES)
    return kept or (text,)
