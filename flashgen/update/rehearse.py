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

from flashgen.update.change import CONTENT, NOTHING, Change, Comparison, Fate, Kind
from flashgen.update.compare import compare
from flashgen.update.losses import Import, losses
from flashgen.update.snapshot import Snapshot
from flashgen.update.stored import Package
from flashgen.update.student import Edit, NotTaken, Student, edits

MOST = 600
"""Notes with changes, and as many without, that are studied and edited."""


@dataclass(frozen=True)
class Step:
    """One import: what came, and what it cost.

    `replaced` are Keys of changed notes that took an edit with them, and `skipped` of
    changed notes that the student had edited after the release.  `lost` has the names
    of what was lost for each of `LOSSES` in `losses`.
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
    from anki.errors import AnkiException

    try:
        ways = [tuple(_way(releases))]
        if len(releases) > 2:
            direct = (releases[0], releases[-1])
            ways.append(tuple(_way(direct, _moved_on(releases))))
        return Rehearsal(version, tuple(ways))
    except AnkiException as problem:
        raise NotTaken(str(problem)) from problem


def _moved_on(releases: Sequence[Release]) -> frozenset[str]:
    """Return the GUIDs of notes that changed, or were stamped, in any release.

    A note that has its first words again in the last release needs its later time, and
    whoever skipped the releases between loses an edit of it all the same.
    """
    found = [compare(old, new) for (old, _), (new, _) in pairwise(releases)]
    return frozenset(
        change.guid
        for comparison in found
        for change in comparison.changes
        if change.kind is not Kind.ADDED and change.fate is Fate.UPDATED
    )


def _way(
    releases: Sequence[Release], moved_on: frozenset[str] = frozenset()
) -> Iterator[Step]:
    with tempfile.TemporaryDirectory() as folder, Student(Path(folder)) as student:
        student.take_in(releases[0][1])
        for (old, _), new in pairwise(releases):
            yield _step(student, old, new, moved_on)


def _step(
    student: Student, old: Package, release: Release, moved_on: frozenset[str]
) -> Step:
    new, path = release
    found = compare(old, new)
    chosen = _chosen(found)
    planned = [edit for guids in chosen for edit in edits(guids)]
    answers = student.study([guid for guids in chosen for guid in guids])
    early, late = edit_times(old, new)
    student.edit(planned, early, late)
    # Nobody restyles a note type before the release that brought it.
    student.restyle({id_: max(early, t.mod) for id_, t in old.types.items()})
    # Anki takes issue with answers given faster than a person can: not the import's.
    student.check()
    before = student.look()
    log = student.take_in(path)
    after = student.look()
    changes = {
        c.guid: c for c in found.changes if c.kind not in NOTHING or c.guid in moved_on
    }
    replaced, skipped = _edits_on_changed(changes, planned, before, after)
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
        losses(Import(old, new, found, before, after, student.check(), moved_on)),
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
    changes: Mapping[str, Change],
    planned: Sequence[Edit],
    before: Snapshot,
    after: Snapshot,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the Keys of the notes whose edits were replaced, or kept them back."""
    touched = {edit.guid for edit in planned if edit.what}
    replaced, skipped = [], []
    for guid in sorted(touched & changes.keys() & before.notes.keys()):
        kept = after.notes.get(guid) == before.notes[guid]
        if not kept:
            replaced.append(changes[guid].key)
        elif changes[guid].fate is Fate.UPDATED:
            skipped.append(changes[guid].key)
    return tuple(replaced), tuple(skipped)
