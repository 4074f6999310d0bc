"""A package as it was read: plain values, checked, with nothing of SQLite or zip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


class Unreadable(Exception):
    """A file that is no package flashgen can read: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class StoredNote:
    """One note: `mod` in Unix seconds; deck and place in the queue of its first card.

    `ords` are the numbers of its cards, in order.
    """

    guid: str
    type: int
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    mod: int
    deck: str
    due: int
    ords: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NoteType:
    """One note type: `mod` in Unix seconds, `look` a digest of all that is not schema.

    Fields and templates are (name, lasting id or 0), in their order.
    """

    id: int
    name: str
    kind: int
    fields: tuple[tuple[str, int], ...]
    templates: tuple[tuple[str, int], ...]
    mod: int
    look: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(name for name, _ in self.fields)


@dataclass(frozen=True)
class Package:
    """Everything of a package that matters to an update.

    `media` gives, by file name, the size in bytes and the CRC-32 of the content.
    `decks` are the descriptions by full deck name.
    """

    name: str
    notes: tuple[StoredNote, ...]
    types: Mapping[int, NoteType]
    decks: Mapping[str, str]
    media: Mapping[str, tuple[int, int]]

    @cached_property
    def by_guid(self) -> dict[str, StoredNote]:
        """The notes by GUID; of several with one GUID, the first."""
        found: dict[str, StoredNote] = {}
        for note in self.notes:
            found.setdefault(note.guid, note)
        return found

    @cached_property
    def released(self) -> int:
        """The latest time of change of a note, in Unix seconds; 0 without notes."""
        return max((note.mod for note in self.notes), default=0)

    def values(self, note: StoredNote) -> dict[str, str]:
        """Return the HTML of a note's fields by name."""
        return dict(zip(self.types[note.type].names, note.fields, strict=True))
