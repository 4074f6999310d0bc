"""What became of one note between two packages, and of a student who has it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a note changed; of several ways, the first of this order."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    MEANING = "changed in meaning"
    FIGURE = "figure changed"
    REWORDED = "reworded"
    FORMAT = "formatting"
    TAGS = "tags"
    LINKS = "links"
    MOVED = "moved to another deck"
    ORDER = "order of study"
    SAME = "unchanged"


CONTENT = frozenset((Kind.WITHDRAWN, Kind.MEANING, Kind.FIGURE, Kind.REWORDED))
"""Changes that every student should get."""

NOTHING = frozenset((Kind.LINKS, Kind.MOVED, Kind.ORDER, Kind.SAME))
"""Changes that are no reason to replace a student's note."""


class Fate(StrEnum):
    """What an import with default options does to a student's note."""

    NEW = "arrives as a new card"
    UPDATED = "replaced in place"
    UNTOUCHED = "never touched"
    STAYS = "stays behind as it is"
    RETIRED = "stays, and the withdrawn package marks it"
    CONFLICT = "never updated: its note type is another one"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The HTML of one field before and after."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One note of either package.

    `label` is its question in one line, `key` its Key or else its GUID; times are Unix
    seconds, 0 where the note is not there.  `also` are the further ways it changed.
    `reason` is what the withdrawn package says of a note that is gone.
    """

    guid: str
    key: str
    label: str
    type: str
    kind: Kind
    fate: Fate
    also: tuple[Kind, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    old_mod: int = 0
    new_mod: int = 0
    old_deck: str = ""
    new_deck: str = ""
    reason: str = ""

    @property
    def needs_newer(self) -> bool:
        """Whether the change should reach students and cannot: it is not later."""
        stale = self.fate is Fate.UNTOUCHED
        return stale and self.kind in CONTENT

    @property
    def for_nothing(self) -> bool:
        """Whether the note replaces a student's own edits without need."""
        return self.fate is Fate.UPDATED and self.kind in NOTHING


@dataclass(frozen=True, slots=True)
class Problem:
    """What would cost a student something, or not reach them, and what to do.

    `about` are the Keys of notes, or the names of note types, decks or pictures.
    `mild` is what may be meant so: a warning.
    """

    code: str
    message: str
    hint: str
    about: tuple[str, ...] = ()
    mild: bool = False

    @property
    def severity(self) -> str:
        """The word that stands before its code."""
        return "warning" if self.mild else "problem"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two packages compared: their names, times of release, notes and problems.

    `types` are the names of the note types whose look changed and arrives.
    """

    old: str
    new: str
    old_released: int
    new_released: int
    changes: tuple[Change, ...]
    types: tuple[str, ...]
    decks: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether anything is wrong that nobody can have meant."""
        return any(not problem.mild for problem in self.problems)

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Return the notes that changed so."""
        return tuple(change for change in self.changes if change.kind is kind)
