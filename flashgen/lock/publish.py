"""Marking what a release brings as published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from flashgen.faces import FACES
from flashgen.lock import content, refusals
from flashgen.lock.lines import (
    CHANGED,
    DRAFT,
    FORCED,
    GONE,
    PUBLISHED,
    WITHDRAWN,
    CarriedLine,
    DeckLine,
    Lock,
    NoteLine,
    Stamped,
)
from flashgen.lock.update import Clock
from flashgen.model.diagnostic import Checked, Diagnostic, warning
from flashgen.recipe import Recipe


@dataclass(frozen=True)
class Release:
    """A deck to publish: its recipe's name without ending, and the ids of its cards."""

    stem: str
    recipe: Recipe
    cards: tuple[str, ...]


def publish(lock: Lock, releases: Iterable[Release], clock: Clock) -> Checked[Lock]:
    """Return the lock in which everything in `releases` is published.

    Drafts, changed and newly withdrawn notes get the present as their time, the same
    for all of them; notes that students have already keep theirs.  The clock is asked
    only if there is something to publish.
    """
    chosen = tuple(releases)
    if all(_publish(lock, release, 0) == lock for release in chosen):
        return Checked(lock)
    time = clock()
    if time <= lock.released or time < lock.newest:
        return Checked(lock, (refusals.clock_behind(lock, time),))
    for release in chosen:
        lock = _publish(lock, release, time)
    return Checked(lock)


def same_version(lock: Lock, release: Release) -> Iterator[Diagnostic]:
    """Yield a warning where something else is published under an old version."""
    last, version = lock.decks.get(release.stem), release.recipe.version
    if last and last.version == version and _publish(lock, release, 0) != lock:
        message = f"version {version} was published before, with other cards"
        hint = "raise `version`, so that students can tell the two apart"
        yield warning(version.span, "FG416", message, hint)


def force(lock: Lock, cards: Iterable[str], clock: Clock) -> Checked[Lock]:
    """Return the lock in which `cards`, ids in it, have changed just now."""
    time = clock()
    if time <= lock.released or time < lock.newest:
        return Checked(lock, (refusals.clock_behind(lock, time),))
    notes = dict(lock.notes)
    for card in cards:
        notes[card] = _force(notes[card], time)
    return Checked(replace(lock, notes=notes))


def withdrawn(lock: Lock, stem: str) -> Iterator[NoteLine]:
    """Yield the withdrawn notes that students of a deck may have."""
    for line in lock.notes.values():
        if line.state == WITHDRAWN:
            carried = lock.carried.get((stem, line.card.partition("/")[0]))
            if carried and carried.since < line.now.since:
                yield line


def _force(line: NoteLine, time: int) -> NoteLine:
    now = line.now._replace(since=time)
    if line.state == DRAFT:
        return line._replace(now=now)
    mark = Stamped(f"{GONE * line.retired}{FORCED}", line.last.since)
    state = CHANGED if line.state == PUBLISHED else line.state
    return line._replace(state=state, now=now, published=mark)


def _publish(lock: Lock, release: Release, time: int) -> Lock:
    """Return the lock after one release at `time`."""
    notes = dict(lock.notes)
    sent = [*map(lock.notes.__getitem__, release.cards), *withdrawn(lock, release.stem)]
    for line in sent:
        if line.pending:
            state = WITHDRAWN if line.state == WITHDRAWN else PUBLISHED
            now = line.now._replace(since=time)
            notes[line.card] = line._replace(
                state=state, now=now, published=None, masks=line.order
            )
    forms = {line.face: content.of_face(FACES[line.face]) for line in sent}
    marked = replace(
        lock,
        notes=notes,
        faces={**lock.faces, **forms},
        carried=_carried(lock, release, time),
    )
    name, version = str(release.recipe.name), str(release.recipe.version)
    last = lock.decks.get(release.stem)
    if marked == lock and last and (last.name, last.version) == (name, version):
        return lock
    deck = DeckLine(release.stem, version, time, name)
    return replace(marked, decks={**lock.decks, release.stem: deck})


def _carried(
    lock: Lock, release: Release, time: int
) -> Mapping[tuple[str, str], CarriedLine]:
    """Return which deck carries which case after a release."""
    stem = release.stem
    carried = {key: line for key, line in lock.carried.items() if key[0] != stem}
    filled = {card.partition("/")[0] for card in release.cards}
    for case in release.recipe.cases:
        last = lock.carried.get((stem, str(case)))
        if last or case in filled:
            since = last.since if last else time
            home = release.recipe.home(case)
            carried[stem, str(case)] = CarriedLine(stem, str(case), since, home)
    return carried
