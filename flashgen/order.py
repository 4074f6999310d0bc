"""The order in which a deck presents new cards."""

from __future__ import annotations

from collections.abc import Sequence

from flashgen.model.card import Card

APART = 7
"""Cards between two of one fact, where the deck is long enough.

Siblings that meet minutes apart answer each other; seven cards are about two minutes
of study.
"""

GAP = 10
"""Room between two positions, so that a later card can be put between them."""

LAST = 999_000
"""Anki's database check rejects positions from 1,000,000 on."""


def teach(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Return the cards of one case in an order a teacher would choose.

    The author's order of facts is kept; the cards of one fact follow each other at a
    distance, so that members of one list are never side by side while anything else
    is left to ask.
    """
    places: dict[tuple[str, str], int] = {}
    seen: dict[tuple[str, str], int] = {}
    keyed: list[tuple[int, int, Card]] = []
    for index, card in enumerate(cards):
        start = places.setdefault(card.group, len(places))
        nth = seen[card.group] = seen.get(card.group, -1) + 1
        keyed.append((start + nth * APART, index, card))
    keyed.sort(key=lambda k: k[:2])
    return _separate([card for _, _, card in keyed])


def _separate(cards: list[Card]) -> tuple[Card, ...]:
    """Part siblings that meet, wherever there are strangers enough to do so.

    The next stranger is pulled forward; what is left at the end goes back between
    strangers.  Then each fact's places are filled in the author's order.
    """
    ordered: list[Card] = []
    left: list[Card] = []
    waiting = cards[::-1]
    while waiting:
        at = len(waiting) - 1
        while ordered and at >= 0 and waiting[at].group == ordered[-1].group:
            at -= 1
        if at < 0:
            left, waiting = waiting, []
        else:
            ordered.append(waiting.pop(at))
    for card in left:
        ordered.insert(_room(ordered, card), card)
    return _in_turn(ordered, cards)


def _room(ordered: list[Card], card: Card) -> int:
    """Return the last place between two strangers of `card`; the end if none."""
    for at in range(len(ordered) - 1, -1, -1):
        before = ordered[at - 1].group if at else None
        if card.group not in (before, ordered[at].group):
            return at
    return len(ordered)


def _in_turn(places: list[Card], cards: list[Card]) -> tuple[Card, ...]:
    """Return `places` with the cards of each fact in the order they have in `cards`."""
    turns: dict[tuple[str, str], list[Card]] = {}
    for card in reversed(cards):
        turns.setdefault(card.group, []).append(card)
    return tuple(turns[card.group].pop() for card in places)


def positions(count: int) -> range:
    """Return `count` increasing positions with room between them.

    The room shrinks for decks of more than 99,900 cards; beyond a million the last
    position is shared, which Anki resolves by the order of the cards.
    """
    step = max(1, min(GAP, LAST // max(count, 1)))
    return range(step, step * (count + 1), step)
