"""genanki's classes, extended where Anki asks for more than genanki gives.

Note types carry lasting ids for fields and templates and their own time of change;
notes carry theirs; decks have Markdown descriptions and ids that come from the name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar

import genanki

from flashgen.faces import Face, permanent_id, style
from flashgen.package import contents
from flashgen.package.generation import Front, gaps

FIRST_ID = 1 << 40
"""The first id given: 2004-11-03 in Unix milliseconds, like the ids Anki gives."""

IDS_PER_NOTE = 512
"""A note's id and those of its cards; Anki counts no card above 500."""

_SLOTS = 1 << 30
"""Places for notes; the last id is in 2022, since Anki rewrites ids of the future."""

DUE_LIMIT = 1_000_000
"""Anki's database check moves new cards at this position or behind it."""

APART = 70
"""Places in the queue between two cards of one note: seven other cards, each with ten
places of its own, as the order of study leaves between the cards of one fact."""

OCCLUSION = {"originalStockKind": 6}
"""What tells Anki that a note type is its Image Occlusion."""

_DROPPED = bytes((*range(9), *range(11, 32), 127))
"""Control characters, which Anki drops, and U+001F, which ends a field."""

_TAG = re.compile(r"[^\s\x00-\x1f\x7f:]+(?:::?[^\s\x00-\x1f\x7f:]+)*")
"""A tag that Anki takes as it is."""


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def note_ids(guids: Sequence[str]) -> list[int]:
    """Return an id for each GUID, the same in every package but for rare collisions.

    The note's first card has the id after it, and so on.  Raises ValueError if a GUID
    occurs twice: Anki would import both notes.
    """
    ids: dict[str, int] = {}
    taken: set[int] = set()
    for guid in sorted(guids):
        if guid in ids:
            raise ValueError(f"two notes have the GUID {guid!r}")
        slot = _digest(guid) % _SLOTS
        while slot in taken:
            slot = (slot + 1) % _SLOTS
        taken.add(slot)
        ids[guid] = FIRST_ID + slot * IDS_PER_NOTE
    return [ids[guid] for guid in guids]


def deck_id(name: str) -> int:
    """Return the deck's id: 41 bits, from the name, whose case Anki ignores."""
    return FIRST_ID + _digest(name.casefold()) % (_SLOTS * IDS_PER_NOTE)


class Model(genanki.Model):  # type: ignore[misc]
    """The note type of a face."""

    def __init__(self, face: Face) -> None:
        super().__init__(
            face.id,
            face.name,
            fields=[
                {
                    "name": name,
                    "id": permanent_id("field", face.key, name),
                    **face.settings[name],
                }
                for name in face.fields
            ],
            templates=[
                {
                    "name": name,
                    "id": permanent_id("template", face.key, name),
                    "qfmt": front,
                    "afmt": back,
                    "bqfmt": browser_front,
                    "bafmt": browser_back,
                }
                for name, front, back, browser_front, browser_back in face.templates
            ],
            css=style(),
            sort_field_index=face.fields.index("Question"),
            model_type=self.CLOZE if face.occlusion else self.FRONT_BACK,
        )
        self.occlusion = face.occlusion
        self.changed = face.changed
        self.field_count = len(face.fields)
        self.fronts = [Front(item["qfmt"], face.fields) for item in self.templates]

    def places(self, fields: Sequence[str]) -> list[int]:
        """Return the numbers, from 0 on, of the cards that Anki makes of `fields`."""
        if self.occlusion:
            return gaps(fields)
        return [place for place, front in enumerate(self.fronts) if front.shows(fields)]

    # Anki works it out itself; genanki's guess differs and may raise.
    _req: ClassVar[list[object]] = []

    def to_json(self, timestamp: float, deck_id: int | None) -> dict[str, Any]:  # noqa: ARG002
        """Return the note type as Anki stores it, with its own time of change."""
        stored: dict[str, Any] = super().to_json(self.changed, None)
        return {**stored, **(OCCLUSION if self.occlusion else {})}


class Note(genanki.Note):  # type: ignore[misc]
    """A note with its own id and time of change.

    Raises ValueError for what Anki would take in differently from how it is given.
    """

    def __init__(self, model: Model, note: contents.Note, note_id: int) -> None:
        _refuse_altered(note, model.field_count)
        super().__init__(model, note.fields, None, note.tags, note.guid, note.due)
        self.id, self.mod = note_id, note.mod
        self.cards = [
            genanki.Card(place)
            for place in model.places(note.fields)
            if place not in note.without
        ]
        if not self.cards:
            raise ValueError(f"note {note.guid!r} would have no card")

    def row(self) -> tuple[object, ...]:
        """Return the row of table `notes`; Anki fills in the checksum."""
        return (
            self.id,
            self.guid,
            self.model.model_id,
            self.mod,
            -1,
            self._format_tags(),
            self._format_fields(),
            self.sort_field,
            0,
            0,
            "",
        )

    def card_rows(self, deck_id: int) -> Iterator[tuple[object, ...]]:
        """Yield the rows of table `cards`, all of them new."""
        for card in self.cards:
            id_ = self.id + 1 + card.ord
            due = min(self.due + card.ord * APART, DUE_LIMIT - 1)
            head = (id_, self.id, deck_id, card.ord, self.mod, -1, 0, 0, due)
            yield (*head, 0, 0, 0, 0, 0, 0, 0, 0, "")


class Deck(genanki.Deck):  # type: ignore[misc]
    """A deck with a Markdown description, which nobody has studied."""

    def to_json(self) -> Mapping[str, Any]:
        """Return the deck as Anki stores it."""
        counts = ("newToday", "revToday", "lrnToday", "timeToday")
        fresh = {count: [0, 0] for count in counts}
        return {**super().to_json(), **fresh, "md": True}


def _refuse_altered(note: contents.Note, field_count: int) -> None:
    if len(note.fields) != field_count:
        count = len(note.fields)
        raise ValueError(f"note {note.guid!r} has {count} fields, not {field_count}")
    if not 0 <= note.due < DUE_LIMIT:
        raise ValueError(f"note {note.guid!r}: due {note.due} is out of range")
    if note.mod <= 0:
        raise ValueError(f"note {note.guid!r}: time {note.mod} is not positive")
    if not note.guid:
        raise ValueError("a note has no GUID")
    text = "".join((note.guid, *note.fields)).encode()
    if len(text) != len(text.translate(None, _DROPPED)):
        raise ValueError(f"note {note.guid!r} has a control character")
    for tag in note.tags:
        if not _survives(tag):
            raise ValueError(f"note {note.guid!r}: Anki would alter the tag {tag!r}")


@lru_cache(maxsize=1024)
def _survives(tag: str) -> bool:
    return _TAG.fullmatch(tag) is not None
