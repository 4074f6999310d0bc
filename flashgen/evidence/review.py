"""Which content a reviewer has seen, and whether that is still what the cards say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import Enum
from hashlib import sha256
from unicodedata import normalize

from flashgen.model.card import Card
from flashgen.model.case import Case

DIGITS = 12
"""Hexadecimal digits of a content: 48 bits, short enough to be typed off a screen."""


class Reviewed(Enum):
    """How far a case can be relied on; the value completes "its cards are …"."""

    NO = "not reviewed"
    OUTDATED = "not reviewed since they changed"
    YES = "reviewed"


def content(cards: Sequence[Card]) -> str:
    """Return the fingerprint of what the cards of a case say, in any order.

    It changes with every word and picture that a student sees, and with nothing else:
    neither tags, nor evidence, nor how flashgen lays a card out.
    """
    lines = sorted(_line(card) for card in cards)
    return sha256("".join(lines).encode()).hexdigest()[:DIGITS]


def _line(card: Card) -> str:
    shown = {
        name: value
        if isinstance(value, str)
        else [(row.mark, row.text) for row in value]
        for name, value in card.content.items()
        if value
    }
    said = [str(card.id), card.face, shown, list(card.media)]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{normalize('NFC', text)}\n"


def reviewed(case: Case, cards: Sequence[Card]) -> Reviewed:
    """Say whether the latest review saw what the cards say now."""
    if case.about.review is None:
        return Reviewed.NO
    same = case.about.review.content == content(cards)
    return Reviewed.YES if same else Reviewed.OUTDATED
