"""What `build` and `publish` share: compiling, locking, writing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import click

from flashgen.cli.console import Progress, stop
from flashgen.library import DECKS, RELEASED, SETTINGS, Library
from flashgen.lock import decks as deck_lines
from flashgen.lock.delivery import Writer, deliver, text_writer
from flashgen.lock.difference import differences
from flashgen.lock.format import write
from flashgen.lock.lines import NAME, Lock
from flashgen.lock.publish import Release, force, publish, same_version
from flashgen.lock.store import load
from flashgen.lock.turn import Busy, turn
from flashgen.lock.update import Clock, Compiled, Scope, update
from flashgen.model.diagnostic import Checked, Diagnostic, failed
from flashgen.pipeline import CompiledCase, Deck, compile_deck, compile_path
from flashgen.reader import suggest


@dataclass
class Run:
    """Decks on their way to packages: what compiled, the lock, and what was found.

    `before` is the lock as it was read, `lock` as it will be written.  A private run
    writes no lock: what it shows is not what students get.  A reviewed one runs the
    rules that stop a release.
    """

    library: Library
    whole: bool
    private: bool = False
    reviewed: bool = False
    decks: list[Deck] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    before: Lock = field(default_factory=lambda: Lock(""))
    lock: Lock = field(default_factory=lambda: Lock(""))
    clock: Clock = lambda: 0

    def compile(self, paths: Sequence[Path], progress: Progress) -> None:
        """Compile the recipes at `paths`, and bring the lock up to date with them."""
        for path in paths:
            progress.step(path.stem)
            compiled = compile_deck(
                self.library, path, private=self.private, reviewed=self.reviewed
            )
            self.found.extend(compiled.diagnostics)
            if compiled.value:
                self.decks.append(compiled.value)
        if self.decks:
            progress.step(NAME)
            self._lock()

    def _lock(self) -> None:
        uuid = str(self.decks[0].settings.library)
        loaded = load(self.library, uuid)
        self.found.extend(loaded.diagnostics)
        if loaded.value is None:
            return
        self.before = loaded.value
        self.clock = clock(self.before.released)
        if self.private:
            # Later than what the lock knows, and the same at every build.
            self.clock = lambda: self.before.newest + 1
        recipes = {deck.stem: deck.recipe for deck in self.decks}
        files = frozenset(path.stem for path in self.library.recipes())
        lock = deck_lines.follow(self.before, recipes, files)
        whole = self.whole and not failed(self.found)
        self.found.extend(deck_lines.check(lock, recipes, files if whole else None))
        cases = {c.case.about.id: c for deck in self.decks for c in deck.cases}
        scope = Scope(
            frozenset(path.stem for path in self.library.cases()),
            whole,
            lambda: self._others(cases),
        )
        updated = update(lock, uuid, map(_compiled, cases.values()), scope, self.clock)
        self._take(updated)

    def _others(self, cases: Iterable[str]) -> Iterator[Compiled]:
        """Compile the cases that no deck of this run has."""
        known = {str(case) for case in cases}
        for path in self.library.cases():
            if path.stem not in known:
                compiled = compile_path(self.library, path)
                if compiled.value:
                    yield _compiled(compiled.value)

    def changes(self) -> list[tuple[str, str]]:
        """Return what has changed in the lock, and about what."""
        same = self.lock == self.before
        return [] if same else list(differences(self.before, self.lock))

    def cards(self, names: Sequence[str]) -> list[str]:
        """Return the ids of cards named by id, GUID or Key; exit for an unknown one."""
        from flashgen import identity

        found: list[str] = []
        for name in names:
            key = identity.read_key(name)
            ids = [
                line.card
                for line in self.lock.notes.values()
                if name in (line.card, line.guid) or identity.matches(key, line.guid)
            ]
            if len(ids) != 1:
                many = "more than one card" if ids else "no card"
                hint = suggest(name, list(self.lock.notes)[:5000])
                raise stop(
                    f"there is {many} `{name}`", hint if "did you" in hint else ""
                )
            found += ids
        return found

    def force(self, cards: Sequence[str]) -> None:
        """Stamp `cards` again."""
        self._take(force(self.lock, cards, self.clock))

    def publish(self, forced: Sequence[str]) -> None:
        """Mark everything in the decks as published."""
        self._refuse_questioned()
        if forced:
            self.force(forced)
        releases = [
            Release(deck.stem, deck.recipe, tuple(str(card.id) for card in deck.cards))
            for deck in self.decks
        ]
        for release in releases:
            self.found.extend(same_version(self.lock, release))
        self._take(publish(self.lock, releases, self.clock))

    def _refuse_questioned(self) -> None:
        """Exit if a picture is shown of which nobody knows what its licence allows."""
        asked = {d.span for d in self.found if d.code == "FG314"}
        for deck in self.decks:
            for one in deck.cases:
                for key, shown in one.pictures.shown.items():
                    if shown.variant.licence.span in asked:
                        about = f"the licence of `{key}` of {one.case.about.id}"
                        raise stop(
                            f"{about} is none that flashgen knows: "
                            f"{shown.variant.licence}",
                            "name a known licence, or give a `permission` (FG314)",
                        )

    def _take(self, changed: Checked[Lock]) -> None:
        self.found.extend(changed.diagnostics)
        self.lock = changed.value

    def deliver(self, *, released: bool = False) -> None:
        """Write the lock, if it has changed, and the packages, or exit.

        Packages that are `released` are kept once more, where no build replaces them,
        and a manifest says what they hold.
        """
        files: list[tuple[str, Writer]] = []
        if self.lock != self.before and not self.private:
            files.append((NAME, text_writer(write(self.lock))))
        stale: list[str] = []
        for deck in self.decks:
            gone: list[str] = []
            made = list(_packages(deck, self.lock, gone))
            stale += gone
            files += made
            if released:
                stale += [f"{RELEASED}/{name}" for name in gone]
                files += [(f"{RELEASED}/{name}", writer) for name, writer in made]
                files.append(_manifest(deck, self.lock, [name for name, _ in made]))
        try:
            deliver(self.library.root / DECKS, files, stale)
        except OSError as problem:
            raise stop(
                f"cannot write to {DECKS}/: {problem.strerror or problem}",
                "see whether the disk is full or the folder closed, then build again",
            ) from None


def _compiled(compiled: CompiledCase) -> Compiled:
    return Compiled(compiled.case, compiled.cards, compiled.withheld)


def package_name(deck: Deck) -> str:
    """Return the name of the file that a deck goes to."""
    suffix = deck_lines.PRIVATE_SUFFIX if deck.private else ""
    return f"{deck.stem}{suffix}.apkg"


def _packages(deck: Deck, lock: Lock, stale: list[str]) -> Iterator[tuple[str, Writer]]:
    """Yield the packages of a deck; one that there was and is no more is `stale`."""
    from flashgen import notes
    from flashgen.package import write_package

    def writer(contents: notes.Contents) -> Writer:
        return lambda path: write_package(path, *contents)

    yield package_name(deck), writer(notes.contents(deck, lock))
    if deck.private:
        return
    name = f"{deck.stem}{deck_lines.WITHDRAWN_SUFFIX}.apkg"
    withdrawn = notes.withdrawn_contents(deck, lock)
    if withdrawn:
        yield name, writer(withdrawn)
    else:
        stale.append(name)


def manifest_name(deck: Deck) -> str:
    """Return the name of the file that says what a release of `deck` holds."""
    return f"{deck.stem}.release.json"


def _manifest(deck: Deck, lock: Lock, packages: list[str]) -> tuple[str, Writer]:
    """Return the manifest of `packages`, which are written beside it just before."""

    def writer(path: Path) -> None:
        from flashgen.contact.manifest import manifest

        made = [path.with_name(name) for name in packages]
        text_writer(manifest(deck, lock.decks[deck.stem], made))(path)

    return manifest_name(deck), writer


@contextmanager
def alone(library: Library) -> Iterator[None]:
    """Keep other runs of flashgen out of the library, or exit if one stays."""
    file = library.root / DECKS / SETTINGS
    if not file.exists():
        yield
        return
    try:
        with turn(file):
            yield
    except Busy:
        raise stop(
            "another flashgen is at work in this library",
            "wait until it has finished, then try again",
        ) from None


def clock(released: int) -> Clock:
    """Return what tells the time, once for a whole run, later than `released`.

    `SOURCE_DATE_EPOCH` takes the place of the clock, as other build tools have it; see
    https://reproducible-builds.org/docs/source-date-epoch.
    """

    @cache
    def now() -> int:
        given = os.environ.get("SOURCE_DATE_EPOCH", "")
        if given:
            if not given.isdigit() or int(given) > time.time():
                raise stop(f"SOURCE_DATE_EPOCH is no past time: {given}")
            return int(given)
        if 0 <= released - time.time() + 1 < 2:
            # A release was made in this very second: its successor must be later.
            time.sleep(released + 1.01 - time.time())
        return int(time.time())

    return now


def tell(changes: Sequence[tuple[str, str]]) -> None:
    """Print how many lines of the lock have changed, and how."""
    counts: dict[str, int] = {}
    for what, _ in changes:
        counts[what] = counts.get(what, 0) + 1
    if counts:
        words = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
        click.echo(f"{DECKS}/{NAME}: {words}")
