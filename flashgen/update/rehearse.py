"""An update rehearsed: in Anki's own engine, by a student who has studied and edited.

Each step studies and edits what the student has, looks, imports the next release with
default options, and looks again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from flashgen.update.change import CONTENT, NOTHING, Change, Comparison, Fate, Kind
from flashgen.update.compare import compare
from flashgen.update.snapshot import Snapshot
from flashgen.update.stored import Package
from flashgen.update.student import Edit, Student, edits

MOST = 600
"""Notes with changes, and as many without, that are studied and edited."""

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
class Step:
    """One import: what came, and what it cost.

    `replaced` are Keys of changed notes that took an edit with them, and `skipped` of
    changed notes that the student had edited after the release.  `lost` has the names
    of what was lost for each of `LOSSES`.
    """

    old: str
    new: str
    answers: int
    edits: int
    added: int
    updated: int
    untouched: int
    conflicting: int
    replaced: tuple[str, ...]
    skipped: tuple[str, ...]
    lost: Mapping[str, tuple[str, ...]]

    @property
    def failed(self) -> bool:
        """Whether anything was lost."""
        return any(self.lost.values())


@dataclass(frozen=True)
class Rehearsal:
    """Ways from the first release to the last: step by step, then at one jump."""

    engine: str
    ways: tuple[tuple[Step, ...], ...]

    @property
    def failed(self) -> bool:
        """Whether anything was lost on any way."""
        return any(step.failed for way in self.ways for step in way)


Release = tuple[Package, Path]
"""A package as it was read, and the file that Anki is to import."""


def rehearse(releases: Sequence[Release]) -> Rehearsal:
    """Import the releases one after the other into a collection that is in use.

    With more than two, the first and the last are rehearsed as well.  Raises
    ImportError without Anki's engine, and NotTaken if it refuses a package.
    """
    from anki.buildinfo import version

    ways = [releases]
    if len(releases) > 2:
        ways.append((releases[0], releases[-1]))
    return Rehearsal(version, tuple(tuple(_way(way)) for way in ways))


def _way(releases: Sequence[Release]) -> Iterator[Step]:
    with tempfile.TemporaryDirectory() as folder, Student(Path(folder)) as student:
        student.take_in(releases[0][1])
        for (old, _), new in pairwise(releases):
            yield _step(student, old, new)


def _step(student: Student, old: Package, release: Release) -> Step:
    new, path = release
    found = compare(old, new)
    chosen = _chosen(found)
    planned = [edit for guids in chosen for edit in edits(guids)]
    answers = student.study([guid for guids in chosen for guid in guids])
    early, late = edit_times(old, new)
    student.edit(planned, early, late)
    student.restyle(sorted(old.types), early)
    before = student.look()
    log = student.take_in(path)
    after = student.look()
    replaced, skipped = _edits_on_changed(found, planned, before, after)
    return Step(
        old.name,
        new.name,
        answers,
        sum(bool(edit.what) for edit in planned),
        len(log.new),
        len(log.updated),
        len(log.duplicate),
        len(log.conflicting),
        replaced,
        skipped,
        _losses(student, old, new, found, before, after),
    )


def edit_times(old: Package, new: Package) -> tuple[int, int]:
    """Return when a student edits: after the release of `old`, and of `new`.

    Anki keeps whichever is later, the edit or the release, so an edit dated now would
    never be replaced.  Both in Unix seconds.
    """
    early = min(old.released + 1, max(old.released, new.released - 1))
    return early, max(old.released, new.released) + 1


def _chosen(found: Comparison) -> tuple[list[str], list[str]]:
    """Return the GUIDs of notes to study and edit: changed ones, and others."""
    had = [change for change in found.changes if change.kind is not Kind.ADDED]
    changed = [c.guid for c in had if c.kind in CONTENT]
    others = [c.guid for c in had if c.kind not in CONTENT]
    return changed[:MOST], others[:: max(1, len(others) // MOST)][:MOST]


def _edits_on_changed(
    found: Comparison, planned: Sequence[Edit], before: Snapshot, after: Snapshot
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the Keys of the notes whose edits were replaced, or kept them back."""
    changes = {c.guid: c for c in found.changes if c.kind not in NOTHING}
    touched = {edit.guid for edit in planned if edit.what}
    replaced, skipped = [], []
    for guid in sorted(touched & changes.keys() & before.notes.keys()):
        kept = after.notes.get(guid) == before.notes[guid]
        if not kept:
            replaced.append(changes[guid].key)
        elif changes[guid].fate is Fate.UPDATED:
            skipped.append(changes[guid].key)
    return tuple(replaced), tuple(skipped)


def _losses(
    student: Student,
    old: Package,
    new: Package,
    found: Comparison,
    before: Snapshot,
    after: Snapshot,
) -> dict[str, tuple[str, ...]]:
    """Return what was lost, by the keys of `LOSSES`."""
    names = {change.guid: change.key for change in found.changes}
    cards = [
        before.owners[id_]
        for id_, row in before.cards.items()
        if after.cards.get(id_) != row
    ]
    lost: dict[str, Sequence[str]] = {
        "schedules": [names.get(guid, guid) for guid in cards],
        "reviews": [str(row[0]) for row in before.reviews - after.reviews],
        "notes": [names.get(g, g) for g in before.notes.keys() - after.notes.keys()],
        "edits": _lost_edits(found, before, after),
        "styles": _lost_styles(old, new, before, after),
        "duplicates": [*after.twice, *_again(found)],
        "note types": [
            name
            for id_, name in after.types.items()
            if id_ not in before.types and id_ not in new.types
        ],
        "undelivered": _undelivered(found, before, after),
        "empty cards": [
            names.get(after.owners[id_], str(id_))
            for id_ in set(after.empty) - set(before.empty)
        ],
        "media": sorted(set(after.missing) - set(before.missing)),
        "database": _complaints(student.collection),
    }
    return {what: tuple(sorted(lost[what])) for what in LOSSES}


def _lost_edits(found: Comparison, before: Snapshot, after: Snapshot) -> list[str]:
    """Return unchanged notes that are not as the student had them, edited or not."""
    changes = {change.guid: change for change in found.changes}
    return [
        changes[guid].key if guid in changes else guid
        for guid, state in before.notes.items()
        if guid in after.notes
        and after.notes[guid] != state
        and (guid not in changes or _must_stay(changes[guid]))
    ]


def _must_stay(change: Change) -> bool:
    gone = change.fate in (Fate.STAYS, Fate.RETIRED)
    return gone or (change.kind in NOTHING and change.kind is not Kind.ADDED)


def _lost_styles(
    old: Package, new: Package, before: Snapshot, after: Snapshot
) -> list[str]:
    return [
        type_.name
        for id_, type_ in old.types.items()
        if (id_ not in new.types or new.types[id_].look == type_.look)
        and after.styles.get(id_) != before.styles.get(id_)
    ]


def _again(found: Comparison) -> list[str]:
    """Return the cards that lost their identity and come as new ones."""
    return [n for p in found.problems if p.code == "identity-lost" for n in p.about]


def _undelivered(found: Comparison, before: Snapshot, after: Snapshot) -> list[str]:
    """Return the changed notes whose change should have arrived and did not."""
    return [
        c.key
        for c in found.changes
        if c.kind in CONTENT
        and c.new_mod
        and c.guid in before.notes
        and c.guid in after.notes
        and after.notes[c.guid] == before.notes[c.guid]
        and not before.notes[c.guid].mod >= c.new_mod > c.old_mod
    ]


def _complaints(collection: Any) -> list[str]:
    text, fine = collection.fix_integrity()
    return [] if fine else text.splitlines()
