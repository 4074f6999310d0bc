"""What an import cost a student, by what it must never cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flashgen.update.change import CONTENT, NOTHING, Change, Comparison, Fate
from flashgen.update.snapshot import Snapshot
from flashgen.update.stored import Package

LOSSES = {
    "schedules": "cards whose schedule, deck, flag or suspension is not as it was",
    "reviews": "reviews gone from the log",
    "notes": "notes that are gone",
    "edits": "edits gone from notes that the release did not change",
    "styles": "own styles gone from note types that the release did not change",
    "duplicates": "cards that students would have twice",
    "note types": "note types that came as a copy",
    "undelivered": "changes that did not arrive at notes nobody had edited since",
    "empty cards": "cards with nothing on the front",
    "media": "pictures that are missing",
    "database": "what Anki's database check complains of",
}
"""What must not happen; every one of these fails a rehearsal."""


@dataclass(frozen=True)
class Import:
    """One import: the releases, what changed between them, and the student's notes.

    `complaints` are those of Anki's database check afterwards.  `moved_on` are the
    GUIDs of notes that changed or were stamped in a release that was skipped.
    """

    old: Package
    new: Package
    found: Comparison
    before: Snapshot
    after: Snapshot
    complaints: tuple[str, ...]
    moved_on: frozenset[str] = frozenset()

    def name(self, guid: str) -> str:
        """Return the Key of a note, or its GUID if neither release has it."""
        package = self.new if guid in self.new.by_guid else self.old
        note = package.by_guid.get(guid)
        return (note and package.values(note).get("Key")) or guid


def losses(done: Import) -> dict[str, tuple[str, ...]]:
    """Return the names of what was lost, sorted, for each of `LOSSES`."""
    return {what: tuple(sorted(_FINDERS[what](done))) for what in LOSSES}


def _schedules(done: Import) -> Iterable[str]:
    before, after = done.before, done.after
    lost = (id_ for id_, row in before.cards.items() if after.cards.get(id_) != row)
    return [done.name(before.owners[id_]) for id_ in lost]


def _reviews(done: Import) -> Iterable[str]:
    return [str(row[0]) for row in done.before.reviews - done.after.reviews]


def _notes(done: Import) -> Iterable[str]:
    return map(done.name, done.before.notes.keys() - done.after.notes.keys())


def _edits(done: Import) -> Iterable[str]:
    """Return unchanged notes that are not as the student had them, edited or not."""
    changes = {change.guid: change for change in done.found.changes}
    return [
        done.name(guid)
        for guid, state in done.before.notes.items()
        if done.after.notes.get(guid, state) != state
        and guid not in done.moved_on
        and _must_stay(changes.get(guid))
    ]


def _must_stay(change: Change | None) -> bool:
    """Return whether nothing may happen to a note that changed so; None: unknown."""
    gone = change is None or change.fate in (Fate.STAYS, Fate.RETIRED)
    return gone or (change is not None and change.kind in NOTHING)


def _styles(done: Import) -> Iterable[str]:
    new, before, after = done.new.types, done.before.styles, done.after.styles
    return [
        type_.name
        for id_, type_ in done.old.types.items()
        if (id_ not in new or new[id_].look == type_.look)
        and after.get(id_) != before.get(id_)
    ]


def _duplicates(done: Import) -> Iterable[str]:
    """Return GUIDs of two notes, and cards that came again under a new identity."""
    again = (p.about for p in done.found.problems if p.code == "identity-lost")
    return [*done.after.twice, *(name for about in again for name in about)]


def _note_types(done: Import) -> Iterable[str]:
    expected = done.before.types.keys() | done.new.types.keys()
    return [name for id_, name in done.after.types.items() if id_ not in expected]


def _undelivered(done: Import) -> Iterable[str]:
    """Return the changed notes whose change should have arrived and did not."""
    before, after = done.before.notes, done.after.notes
    return [
        c.key
        for c in done.found.changes
        if c.kind in CONTENT
        and c.new_mod
        and c.guid in before
        and after.get(c.guid) == before[c.guid]
        and not before[c.guid].mod >= c.new_mod > c.old_mod
    ]


def _empty_cards(done: Import) -> Iterable[str]:
    empty = set(done.after.empty) - set(done.before.empty)
    return [done.name(done.after.owners[id_]) for id_ in empty]


def _media(done: Import) -> Iterable[str]:
    return set(done.after.missing) - set(done.before.missing)


def _database(done: Import) -> Iterable[str]:
    return done.complaints


_FINDERS: Mapping[str, Callable[[Import], Iterable[str]]] = {
    "schedules": _schedules,
    "reviews": _reviews,
    "notes": _notes,
    "edits": _edits,
    "styles": _styles,
    "duplicates": _duplicates,
    "note types": _note_types,
    "undelivered": _undelivered,
    "empty cards": _empty_cards,
    "media": _media,
    "database": _database,
}
