"""What goes into a package, as plain values that the earlier stages can make."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Note:
    """One note.

    `fields` are HTML, in the order of the face's fields.  `mod` is the time in Unix
    seconds of the release in which the content last changed: Anki replaces a student's
    note only with a newer one.  `deck` is the full deck name, and `due` the place in
    the queue of new cards, from 0 to 999,999 (Anki's database check moves later ones).
    `without` are the numbers, from 0 on, of cards that only those keep who have them:
    of masks that an image occlusion has lost.
    """

    guid: str
    face: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    mod: int
    deck: str
    due: int
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DeckInfo:
    """One deck: its full name, with `::` between parts, and a Markdown description."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One media file under the name that notes use, from a file or from bytes.

    Raises ValueError unless exactly one of `path` and `data` is given.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None

    def __post_init__(self) -> None:
        """Refuse a file with no source or with two."""
        if (self.path is None) == (self.data is None):
            raise ValueError(f"media file {self.name!r} needs a path or data, not both")
