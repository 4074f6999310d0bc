"""What the lock holds: plain values, sorted by what they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from flashgen.model.source import SourceFile, Span

NAME = "flashgen.lock"
"""The file, beside the recipes."""

DRAFT, PUBLISHED, CHANGED, WITHDRAWN = STATES = (
    "draft",
    "published",
    "changed",
    "withdrawn",
)

FORCED = "forced"
"""In place of the published content of a note that is stamped again, after GONE if it
is withdrawn: no content is ever equal to it, so it stays so until it is published."""


GONE = "w"
"""The first character of a withdrawal's hash, which no hexadecimal number has."""


NEW = "+"
"""Ends the key of a mask that is not yet published."""


class Stamped(NamedTuple):
    """A content, by its hash, and the Unix second since which it has been so."""

    content: str
    since: int


class NoteLine(NamedTuple):
    """One card as a note.

    `now` is the content of the working tree; `published` that of the last release,
    where it differs.  `earlier` are the ids this note had before, oldest first.
    `masks` are the keys of all masks an image occlusion ever had, in the order of
    their numbers; those that are not yet published end in NEW.
    """

    card: str
    guid: str
    face: str
    state: str
    now: Stamped
    published: Stamped | None = None
    earlier: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """The keys of all masks in the order of their numbers."""
        return tuple(mask.removesuffix(NEW) for mask in self.masks)

    @property
    def protected(self) -> bool:
        """Whether students may have it."""
        return self.state != DRAFT

    @property
    def pending(self) -> bool:
        """Whether a release would bring something new."""
        return self.state == DRAFT or self.published is not None

    @property
    def last(self) -> Stamped:
        """What students have; of a draft, what they will get."""
        return self.published or self.now

    @property
    def retired(self) -> bool:
        """Whether students have been told of its withdrawal."""
        return self.last.content.startswith(GONE)


class DeckLine(NamedTuple):
    """A published deck: its recipe's name without ending, and its last release."""

    stem: str
    version: str
    published: int
    name: str


class CarriedLine(NamedTuple):
    """A case in a published deck: since which release, and in which deck of Anki."""

    stem: str
    case: str
    since: int
    name: str


@dataclass(frozen=True)
class Lock:
    """The whole lock, each kind of line by what it is about, and the file it is in."""

    library: str
    faces: Mapping[str, str] = field(default_factory=dict)
    decks: Mapping[str, DeckLine] = field(default_factory=dict)
    carried: Mapping[tuple[str, str], CarriedLine] = field(default_factory=dict)
    notes: Mapping[str, NoteLine] = field(default_factory=dict)
    file: SourceFile = field(
        default=SourceFile(f"decks/{NAME}", ""), compare=False, repr=False
    )

    def span(self, *key: str) -> Span:
        """Return the line about `key`, such as `"note", "case-1/crest"`."""
        number = number_of(self.file, key) or 1
        width = len(self.file.lines[number - 1])
        return Span(self.file, number, 1, number, width + 1)

    @cached_property
    def newest(self) -> int:
        """The latest time in the lock, of a release or not; 0 if there is none."""
        changes = [line.now.since for line in self.notes.values()]
        return max(*changes, 0, self.released)

    @cached_property
    def released(self) -> int:
        """The time of the latest release; 0 before the first."""
        notes = [line.last.since for line in self.notes.values() if line.protected]
        decks = [deck.published for deck in self.decks.values()]
        return max(*notes, *decks, 0, 0)


def number_of(file: SourceFile, key: Sequence[str]) -> int | None:
    """Return the number of the first line about `key`; None if there is none."""
    about = "\t".join((*key, ""))
    for number, line in enumerate(file.lines, start=1):
        if line.startswith(about):
            return number
    return None
