"""Packages as commands name them: files, or a deck as it is now."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from flashgen.cli.console import ERRORS, Progress, chosen, report, stop
from flashgen.library import Library
from flashgen.model.diagnostic import failed
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
    """Return a deck as its case files are now, and the cards withdrawn from it.

    Times of change are those that the next build would write into the lock.
    """
    from flashgen import notes
    from flashgen.cli.release import Run
    from flashgen.package import write_package

    path = given(library, name)
    run = Run(library, whole=False)
    run.compile([path], Progress())
    report(run.found)
    if failed(run.found):
        raise SystemExit(ERRORS)
    (deck,) = run.decks
    gone = notes.withdrawn_contents(deck, run.lock)
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, f"{path.stem}{SUFFIX}")
        write_package(built, *notes.contents(deck, run.lock))
        package = read(built)
        if gone:
            write_package(built, *gone)
        retired = read(built) if gone else None
    return replace(package, name=path.stem), retired
