"""`was`: which published card a card with a new key used to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from flashgen.lock.lines import Lock
from flashgen.model.card import Card, CardId
from flashgen.model.diagnostic import Diagnostic, error, warning
from flashgen.model.source import Renamed, Span, Text

Former = tuple[str, tuple[Text, ...]]
"""An id a card may have had, and the `was` that say so."""


def formers(card: Card) -> Iterator[Former]:
    """Yield the ids that `card` had if some or all of its `was` are new."""
    renamed = [
        (place, key.was)
        for place, key in enumerate(card.keys, start=1)
        if isinstance(key, Renamed)
    ]
    for count in range(1, len(renamed) + 1):
        for chosen in combinations(renamed, count):
            path = [card.id.case, *card.id.path]
            for place, was in chosen:
                end = was.split("/")
                start = max(0, place + 1 - len(end))
                path[start : place + 1] = end[-(place + 1 - start) :]
            old = CardId(path[0], tuple(path[1:]), card.id.direction)
            yield str(old), tuple(was for _, was in chosen)


class Renaming:
    """Finds for each card with a `was` the line that it takes over.

    `claims` maps ids in the lock to the cards that have them from now on.
    """

    def __init__(self, lock: Lock, present: Mapping[str, Card]) -> None:
        self.lock = lock
        self.present = present
        self.claims: dict[str, Card] = {}
        self.problems: list[Diagnostic] = []
        self._idle: dict[Span, Text] = {}
        self._used: set[Span] = set()
        self._reported: set[Span] = set()

    def read(self, cards: Iterable[Card]) -> None:
        """Take the `was` of `cards`; problems are added to `problems`."""
        for card in cards:
            if any(isinstance(key, Renamed) for key in card.keys):
                self._read(card)
        for span, was in self._idle.items():
            if span not in self._used:
                message = f"no published card had the key `{was}` here"
                hint = (
                    "delete `was`: only published cards need it, until the next build"
                )
                self.problems.append(warning(span, "FG404", message, hint))

    def _read(self, card: Card) -> None:
        found = list(formers(card))
        for _, reasons in found:
            self._idle.update((was.span, was) for was in reasons)
        matches = [former for former in found if self._matches(card, *former)]
        if len(matches) > 1:
            names = " and ".join(f"`{name}`" for name, _ in matches)
            message = f"`{card.id}` cannot have been both {names}"
            hint = "say in `withdrawn` that one of them is no more"
            self._report(matches[0][1][-1], "FG406", message, hint)
        elif matches:
            self._claim(card, *matches[0])
        line = self.lock.notes.get(matches[0][0] if matches else str(card.id))
        for name, reasons in found:
            if line and name in line.earlier:
                self._used.update(was.span for was in reasons)

    def _matches(self, card: Card, name: str, reasons: tuple[Text, ...]) -> bool:
        """Return whether `name` is a published card that `card` may take over."""
        known = self.lock.notes.get(str(card.id))
        old = self.lock.notes.get(name)
        if old is None or not old.protected or (known and name in known.earlier):
            return False
        self._used.update(was.span for was in reasons)
        if name in self.present:
            message = f"`{name}` is still a card of its own"
            hint = "a key means one card for ever; if two were swapped, swap their "
            hint += "words back instead" if self._swapped(card, name) else ""
            if not self._swapped(card, name):
                hint = "delete this `was`, or the card that still has the old key"
            self._report(reasons[-1], "FG405", message, hint)
            return False
        if old.retired:
            message = f"`{name}` was withdrawn, and stays so"
            self._report(reasons[-1], "FG407", message, "delete this `was`")
            return False
        return True

    def _claim(self, card: Card, name: str, reasons: tuple[Text, ...]) -> None:
        known = self.lock.notes.get(str(card.id))
        first = self.claims.setdefault(name, card)
        if first is not card:
            message = f"`{name}` is now `{first.id}` already"
            hint = f"one card cannot become two: {first.keys[-1].span} says so, too"
            self._report(reasons[-1], "FG406", message, hint)
        elif known and known.protected:
            message = f"`{card.id}` is published itself: it cannot also be `{name}`"
            hint = "delete this `was`, and say in `withdrawn` what became of the other"
            self._report(reasons[-1], "FG406", message, hint)

    def _swapped(self, card: Card, name: str) -> bool:
        other = self.present[name]
        return str(card.id) in {former for former, _ in formers(other)}

    def _report(self, was: Text, code: str, message: str, hint: str) -> None:
        """Report once for each `was`, however many cards it renames."""
        if was.span not in self._reported:
            self._reported.add(was.span)
            self.problems.append(error(was.span, code, message, hint))
