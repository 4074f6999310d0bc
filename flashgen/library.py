"""A library on disk: the folders, the settings, the recipes and the cases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flashgen.model.diagnostic import Checked, Diagnostic, error, failed
from flashgen.model.source import SourceFile, Span, Text
from flashgen.parse import parse
from flashgen.reader import R, Reader, suggest
from flashgen.recipe import Recipe, Settings

DECKS, CASES, MEDIA = "decks", "source_cases", "media"
SETTINGS = "library.yaml"
CACHE = ".flashgen-cache"
"""Pictures that were prepared before; may be deleted at any time."""
RELEASED = ".released"
"""In `decks/`: the packages as they were last published, for this machine alone."""
BIGGEST = 5_000_000
"""Bytes of a file that anybody would still write by hand."""


class LibraryNotFound(Exception):
    """Raised where no folder above has `decks/` and `source_cases/`."""


@dataclass(frozen=True)
class Library:
    """The folder that holds `decks/`, `source_cases/` and `media/`."""

    root: Path

    @property
    def media(self) -> Path:
        """The folder with a folder of figures per case."""
        return self.root / MEDIA

    def recipes(self) -> tuple[Path, ...]:
        """Return the recipes, sorted by name."""
        found = (self.root / DECKS).glob("*.yaml")
        return tuple(sorted(p for p in found if p.name != SETTINGS))

    def cases(self) -> tuple[Path, ...]:
        """Return the case files, sorted by name."""
        return tuple(sorted((self.root / CASES).glob("*.yaml")))

    def case(self, case_id: str) -> Path:
        """Return where the file of a case is."""
        return self.root / CASES / f"{case_id}.yaml"

    def source(self, case_id: str) -> Path:
        """Return where the source of a case is, for its evidence to be checked."""
        return self.root / CASES / f"{case_id}.source"

    def package(self, deck: str) -> Path:
        """Return where the package of a deck goes."""
        return self.root / DECKS / f"{deck}.apkg"

    def released(self, deck: str) -> Path:
        """Return where the package of a deck is kept as it was last published."""
        return self.root / DECKS / RELEASED / f"{deck}.apkg"

    def name(self, path: Path) -> str:
        """Return `path` as shown to the author: from the root, with `/`."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def read(self, path: Path, biggest: int = BIGGEST) -> Checked[SourceFile | None]:
        """Read a text file in UTF-8; whatever prevents it is a diagnostic."""
        name = self.name(path)
        empty = SourceFile(name, "")
        top = Span(empty, 1, 1, 1, 1)
        try:
            data = path.read_bytes()
        except OSError as problem:
            message = f"cannot read it: {problem.strerror}"
            hint = "check its name and whether you may read it"
            return Checked(None, (error(top, "FG015", message, hint),))
        if len(data) > biggest:
            message = f"{len(data):,} bytes are too many for a file written by hand"
            return Checked(None, (error(top, "FG015", message, "split it"),))
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            before = data[: problem.start].decode("utf-8", "replace")
            line = before.count("\n") + 1
            column = len(before) - before.rfind("\n")
            shown = SourceFile(name, data.decode("utf-8-sig", "replace"))
            span = Span(shown, line, column, line, column + 1)
            hint = "save the file as UTF-8"
            return Checked(None, (error(span, "FG015", "not UTF-8", hint),))
        return Checked(SourceFile(name, text.replace("\r\n", "\n")))

    def settings(self) -> Checked[Settings | None]:
        """Read `decks/library.yaml`."""
        path = self.root / DECKS / SETTINGS
        if not path.exists():
            empty = SourceFile(self.name(path), "")
            hint = (
                "restore it from version control: a new one makes every card new; "
                "only a new library gets it from `flashgen init`"
            )
            problem = error(
                Span(empty, 1, 1, 1, 1), "FG016", "the library has no settings", hint
            )
            return Checked(None, (problem,))
        return self._record(Settings, path)

    def recipe(self, path: Path) -> Checked[Recipe | None]:
        """Read the recipe at `path`, and check the cases it names."""
        read = self._record(Recipe, path)
        if read.value is None:
            return read
        problems = (*read.diagnostics, *self._unknown_cases(read.value))
        return Checked(None if failed(problems) else read.value, problems)

    def _record(self, kind: type[R], path: Path) -> Checked[R | None]:
        file = self.read(path)
        if file.value is None:
            return Checked(None, file.diagnostics)
        root = parse(file.value)
        if root.value is None:
            return Checked(None, root.diagnostics)
        reader = Reader()
        top = Span(file.value, 1, 1, 1, 1)
        record = reader.record(kind, root.value, top)
        problems = (*root.diagnostics, *reader.problems)
        return Checked(None if failed(problems) else record, problems)

    def _unknown_cases(self, recipe: Recipe) -> tuple[Diagnostic, ...]:
        stems = [path.stem for path in self.cases()]
        problems: list[Diagnostic] = []
        seen: set[str] = set()
        for case in recipe.cases:
            if case not in stems:
                message = f"there is no case `{case}` in {CASES}/"
                problems.append(
                    error(case.span, "FG017", message, suggest(case, stems))
                )
            elif case in seen:
                message = f"`{case}` is named twice"
                problems.append(error(case.span, "FG003", message, "delete one"))
            seen.add(case)
        for case in recipe.subdecks:
            if case not in seen and isinstance(case, Text):
                message = f"`{case}` is no case of this deck"
                hint = suggest(case, recipe.cases)
                problems.append(error(case.span, "FG017", message, hint))
        return tuple(problems)


def find(start: Path) -> Library:
    """Return the library that `start` lies in.

    Raises LibraryNotFound if neither `start` nor a folder above it has `decks/` and
    `source_cases/`.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / DECKS).is_dir() and (folder / CASES).is_dir():
            return Library(folder)
    raise LibraryNotFound(str(here))
