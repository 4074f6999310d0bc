"""Whether a card is about the one patient of its case, and not about a disease."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flashgen.markup import to_plain
from flashgen.model.card import Card

_STORY = re.compile(
    r"(?:the |a |our )?(?:patient|case|report of (?:a|the) case)\b.*|"
    r"(?:clinical |hospital )?(?:presentation|history|course|case)",
    re.IGNORECASE,
)
"""Sections of an article that tell of its patient."""

_ONE = re.compile(
    r"\b(?:the|this|our)\b.*\b(?:patient|case|wom[ae]n|man|boy|girl|child|infant|baby|"
    r"newborn|neonate|mother|foetus|fetus)\b",
    re.IGNORECASE,
)
"""A population of one."""

_NUMBERED = re.compile(r"\b(?:case|fall|patient(?:in)?) \d+\b", re.IGNORECASE)
"""A case that has no name, only a number; its title may say more than that."""


def own(card: Card, title: str) -> bool:
    """Return whether a card is the patient's own, `title` being that of the case.

    It is if the front names the case by its number, as in “the Case 29 patient”, or if
    all that it rests on stands where the source tells the case.  A statistic there may
    still be about many, so its front must speak of one.
    """
    front = " · ".join(map(to_plain, _front(card)))
    named = _NUMBERED.search(title)
    if named and re.search(rf"\b{named[0]}\b", front, re.IGNORECASE):
        return True
    if card.kind in ("vignette", "figure") or not card.evidence:
        return False
    if not all(_STORY.fullmatch(place.where) for place in card.evidence):
        return False
    return card.kind != "statistic" or _ONE.search(front) is not None


def _front(card: Card) -> Iterator[str]:
    """Yield the texts of the front that may say whom the card is about."""
    yield card.question
    for name in ("Terms", "Set", "Mechanism", "Before", "After"):
        shown = card.content.get(name, "")
        yield from (shown,) if isinstance(shown, str) else (row.text for row in shown)
