"""The library as last saved: recompiled where it changed, the last good cards kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from flashgen.exhibit import Exhibit, of_case
from flashgen.faces import template
from flashgen.library import CASES, DECKS, SETTINGS, Library
from flashgen.lock.lines import NAME, Lock
from flashgen.lock.read import read as read_lock
from flashgen.media import MediaFile
from flashgen.model.diagnostic import Checked, Diagnostic
from flashgen.model.source import SourceFile, Span, Text
from flashgen.pipeline import CompiledCase, Deck, compile_path
from flashgen.preview import examine
from flashgen.preview.kept import Kept, Signature, signature
from flashgen.preview.released import Released, Since
from flashgen.recipe import Recipe, Settings
from flashgen.render import Look, look

LOOSE = "in no deck"
"""The name under which cases are shown that no recipe names."""

_FACES = Path(template.__file__).parent


@dataclass(frozen=True)
class Wanted:
    """What to show: one deck, one case, or the whole library."""

    deck: str | None = None
    case: str | None = None


@dataclass(frozen=True)
class ShownCase:
    """A case on show; `stale` means that its file has errors and these cards are older.

    `carriers` are the decks that carry it; `since` tells what has changed since one of
    them was released.
    """

    case: CompiledCase
    exhibits: tuple[Exhibit, ...]
    carriers: tuple[Deck, ...]
    stale: bool
    since: Since = field(default_factory=Since)

    @property
    def decks(self) -> tuple[str, ...]:
        """The names of the decks."""
        return tuple(deck.recipe.name for deck in self.carriers)


@dataclass(frozen=True)
class Shown:
    """Everything on show at one moment; `missing` are cases that never had cards."""

    cases: Mapping[str, ShownCase] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    found: tuple[Diagnostic, ...] = ()
    figures: Mapping[str, MediaFile] = field(default_factory=dict)
    look: Look = field(default_factory=look)
    lock: Lock | None = None

    def exhibit(self, card: str) -> Exhibit | None:
        """Return the card with this id."""
        shown = self.cases.get(card.partition("/")[0])
        cards = shown.exhibits if shown else ()
        return next((each for each in cards if each.id == card), None)


class Bench:
    """Keeps `shown` up to date with the files of a library."""

    def __init__(self, library: Library, wanted: Wanted) -> None:
        self.library, self.wanted = library, wanted
        self.shown = Shown()
        self._seen: Signature | None = None
        self._written: tuple[Diagnostic, ...] = ()
        self._examined: dict[str, tuple[ShownCase, tuple[Diagnostic, ...]]] = {}
        self._settings = Kept[Settings]()
        self._recipes = Kept[Recipe]()
        self._locks = Kept[Lock]()
        self._cases = Kept[CompiledCase]()
        self._look = Kept[Look]()
        self._released = Released(library)
        self._comparing = False

    def folders(self) -> tuple[Path, ...]:
        """Return the folders whose files matter, as far as they exist."""
        root = self.library.root
        folders = (root / DECKS, root / CASES, self.library.media, _FACES)
        return tuple(folder for folder in folders if folder.is_dir())

    @property
    def names(self) -> frozenset[str]:
        """The files on show, by their names below the library's folder."""
        spans = [d.span for d in self.shown.found]
        for shown in self.shown.cases.values():
            spans += [exhibit.card.span for exhibit in shown.exhibits]
            spans += [gone.at for gone in shown.since.gone if gone.at]
        return frozenset(span.file.name for span in spans)

    def refresh(self) -> bool:
        """Look at every file again, and show what they hold, if one has changed.

        What takes longer to find out is found by `examine` and `conclude`.
        """
        files = signature(self._files())
        if files == self._seen:
            return False
        self._seen = files
        written: list[Diagnostic] = []
        decks = list(self._decks(written))
        lock = self._lock(written)
        missing: list[str] = []
        cases = dict(self._shown_cases(decks, lock, written, missing))
        if self._comparing:
            cases = dict(self._compared(cases, lock))
        figures = {
            file.name: file for shown in cases.values() for file in shown.case.files
        }
        self._written = tuple(written)
        still = {self._file(name) for name in cases if self._is_known(name, cases)}
        found = [d for d in self.shown.found if d.span.file.name in still]
        found = list(dict.fromkeys((*written, *found)))
        self.shown = Shown(
            cases, tuple(missing), tuple(found), figures, self._faces(), lock
        )
        return True

    def compare(self) -> bool:
        """Compare the cards with those last released; return False if that is done.

        This reads the released packages, for which the first look at the cards need
        not wait; from then on `refresh` compares.
        """
        if self._comparing:
            return False
        self._comparing = True
        cases, lock = self.shown.cases, self.shown.lock
        self.shown = replace(self.shown, cases=dict(self._compared(cases, lock)))
        return True

    def _compared(
        self, cases: Mapping[str, ShownCase], lock: Lock | None
    ) -> Iterator[tuple[str, ShownCase]]:
        present = {e.guid for each in cases.values() for e in each.exhibits}
        for name, each in cases.items():
            since = self._released.since(
                each.case, each.exhibits, each.carriers, lock, present
            )
            yield name, replace(each, since=since)
        self._released.forget_others(cases)

    def unexamined(self) -> str | None:
        """Return a case that was shown and not yet examined."""
        cases = self.shown.cases
        return next((name for name in cases if not self._is_known(name, cases)), None)

    def examine(self, name: str) -> tuple[Diagnostic, ...]:
        """Examine one case, as `flashgen check` does, and return what was found."""
        shown = self.shown.cases[name]
        # Findings in older words would point to places that are no more.
        found = () if shown.stale else examine.alone(self.library, shown.case)
        self._examined[name] = (shown, found)
        return found

    def conclude(self) -> None:
        """Compare the cases, and show all that was found and nothing excuses."""
        shown = self.shown.cases
        alone = [d for name in shown for d in self._examined[name][1]]
        stale = any(each.stale for each in shown.values())
        found = examine.together(
            self.library,
            [each.case for each in shown.values() if not each.stale],
            (*self._written, *alone),
            complete=self.wanted == Wanted() and not (stale or self.shown.missing),
        )
        self.shown = replace(self.shown, found=found)

    def _is_known(self, name: str, cases: Mapping[str, ShownCase]) -> bool:
        """Return whether a case was examined as it is in `cases`."""
        known, _ = self._examined.get(name, (None, ()))
        now = cases[name]
        return bool(known and known.case is now.case and known.stale is now.stale)

    def _file(self, case: str) -> str:
        return self.library.name(self.library.case(case))

    def _files(self) -> Iterator[Path]:
        """Yield what is in the folders and those of figures, and what was released."""
        yield from (self.library.released(r.stem) for r in self.library.recipes())
        for folder in self.folders():
            yield from folder.iterdir()
        if self.library.media.is_dir():
            for folder in self.library.media.iterdir():
                yield from folder.iterdir() if folder.is_dir() else ()

    def _decks(self, found: list[Diagnostic]) -> Iterator[Deck]:
        """Yield the wanted decks, without their cases compiled."""
        path = self.library.root / DECKS / SETTINGS
        settings = self._settings.get("", signature([path]), self.library.settings)
        found += settings.found
        if settings.value is None:
            return
        loose = {path.stem: path for path in self.library.cases()}
        names = [path.name for path in loose.values()]
        for path in self.library.recipes():
            files = (*signature([path]), *((name, 0, 0) for name in names))
            read = partial(self.library.recipe, path)
            recipe = self._recipes.get(path.stem, files, read)
            if self.wanted.deck in (None, path.stem):
                found += recipe.found if self.wanted.case is None else ()
            if recipe.value is not None:
                for case in recipe.value.cases:
                    loose.pop(str(case), None)
                yield Deck(path.stem, recipe.value, settings.value, ())
        yield Deck("", _no_recipe(settings.value, list(loose)), settings.value, ())

    def _shown_cases(
        self,
        decks: list[Deck],
        lock: Lock | None,
        found: list[Diagnostic],
        missing: list[str],
    ) -> Iterator[tuple[str, ShownCase]]:
        carried: dict[str, list[Deck]] = {}
        for deck in decks:
            if self.wanted.deck in (None, deck.stem):
                for case in deck.recipe.cases:
                    carried.setdefault(str(case), []).append(deck)
        for name, carriers in carried.items():
            if self.wanted.case not in (None, name):
                continue
            path = self.library.case(name)
            folder = self.library.media / name
            pictures = folder.iterdir() if folder.is_dir() else ()
            files = signature([path, self.library.source(name), *pictures])
            compile_it = partial(compile_path, self.library, path)
            last = self._cases.get(name, files, compile_it)
            found += last.found
            if last.value is None:
                missing.append(name)
            else:
                cards = tuple(of_case(carriers[0], last.value, lock))
                yield name, ShownCase(last.value, cards, tuple(carriers), last.stale)
        self._cases.forget_others(carried)

    def _lock(self, found: list[Diagnostic]) -> Lock | None:
        path = self.library.root / DECKS / NAME

        def read() -> Checked[Lock | None]:
            file = self.library.read(path)
            if file.value is None:
                return Checked(None, file.diagnostics)
            return read_lock(file.value)

        if not path.exists():
            return None
        lock = self._locks.get("", signature([path]), read)
        found += lock.found
        return lock.value

    def _faces(self) -> Look:
        """Return the look of the faces; while a template is broken, the last one."""

        def read() -> Checked[Look | None]:
            template.read.cache_clear()
            return Checked(look())

        return self._look.get("", signature(_FACES.iterdir()), read).value or look()


def _no_recipe(settings: Settings, cases: list[str]) -> Recipe:
    """Return the recipe of cases that no recipe names."""
    top = Span(SourceFile("", ""), 1, 1, 1, 1)
    name = Text(LOOSE, top)
    return Recipe(
        span=top,
        format="1",
        name=name,
        title=name,
        version=Text("0", top),
        licence=Text("", top),
        cases=tuple(Text(case, top) for case in cases),
        links=settings.links,
    )
