"""Packages as commands name them: files, or a deck as it is now."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from flashgen.cli.console import ERRORS, chosen, report, stop
from flashgen.library import Library
from flashgen.pipeline import compile_deck
from flashgen.update.read import read_package
from flashgen.update.stored import Package, Unreadable

SUFFIX = ".apkg"
RETIRED = "-withdrawn"
"""What the name of a package of withdrawn cards ends with."""


def is_package(name: str) -> bool:
    """Return whether `name` means a package rather than a deck of the library."""
    return name.lower().endswith(SUFFIX)


def read(path: Path) -> Package:
    """Read a package, or exit with the reason."""
    try:
        return read_package(path)
    except Unreadable as problem:
        raise stop(f"{path.as_posix()}: {problem.message}", problem.hint) from None


def retired_by(path: Path) -> Package | None:
    """Return the package of withdrawn cards beside the package at `path`, if any."""
    beside = path.with_name(f"{path.stem}{RETIRED}{path.suffix}")
    return read(beside) if beside.exists() else None


def given(library: Library, name: str) -> Path:
    """Return the recipe that `name` means, or exit."""
    (path,) = chosen((name,), library.recipes(), "deck")
    return path


def working(library: Library, name: str) -> tuple[Package, Package | None]:
    """Return a deck as its case files are now, and the cards withdrawn from it."""
    from flashgen import notes
    from flashgen.package import write_package

    path = given(library, name)
    compiled = compile_deck(library, path)
    report(compiled.diagnostics)
    if compiled.value is None:
        raise SystemExit(ERRORS)
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, f"{path.stem}{SUFFIX}")
        write_package(
            built,
            tuple(notes.notes(compiled.value)),
            tuple(notes.decks(compiled.value)),
            tuple(notes.media(compiled.value)),
        )
        package = read(built)
    return replace(package, name=path.stem), None
