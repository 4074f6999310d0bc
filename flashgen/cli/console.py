"""What every command shares: finding the library, printing, exit codes."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import click

from flashgen import reporting
from flashgen.library import DECKS, SETTINGS, Library, LibraryNotFound, find
from flashgen.model.diagnostic import Diagnostic, Severity, failed
from flashgen.reader import suggest

FINE, ERRORS, COULD_NOT_RUN = 0, 1, 2


class Stopped(click.ClickException):
    """Why a command could not run, and what to do about it."""

    exit_code = COULD_NOT_RUN

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it on the error stream."""
        click.echo(f"flashgen: {self.message}", file, err=True)
        if self.hint:
            click.echo(f"  hint: {self.hint}", file, err=True)


def stop(message: str, hint: str = "") -> Stopped:
    """Return what to raise where the command cannot run."""
    return Stopped(message, hint)


def here() -> Library:
    """Return the library around the working directory, or exit."""
    try:
        return find(Path.cwd())
    except LibraryNotFound:
        raise stop(
            "no library here: no folder above has `decks/` and `source_cases/`",
            "go into one, or start one with `flashgen init`",
        ) from None


def report(diagnostics: Sequence[Diagnostic]) -> None:
    """Print diagnostics on the error stream, in colour on a terminal."""
    text = reporting.as_text(diagnostics, colour=_colour(sys.stderr.isatty()))
    if text:
        click.echo(text, err=True, color=True)


def print_json(data: object) -> None:
    """Print `data` for machines."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def code(diagnostics: Sequence[Diagnostic], *, strict: bool) -> int:
    """Return the exit code that `diagnostics` call for."""
    warned = any(d.severity is Severity.WARNING for d in diagnostics)
    return ERRORS if failed(diagnostics) or (strict and warned) else FINE


def chosen(names: Sequence[str], paths: Sequence[Path], what: str) -> list[Path]:
    """Return the files that `names` (stems or paths) mean; all if there are none."""
    names = [n for n in names if not (_is_path(n) and Path(n).name == SETTINGS)]
    if not names:
        return list(paths)
    stems = {path.stem: path for path in paths}
    found = [stems.get(Path(name).stem if _is_path(name) else name) for name in names]
    for name, path in zip(names, found, strict=True):
        if path is None or (_is_path(name) and Path(name).resolve() != path):
            raise stop(f"there is no {what} `{name}`", suggest(Path(name).stem, stems))
    return [path for path in dict.fromkeys(found) if path]


def no_decks() -> Stopped:
    """Say that the library has no recipe."""
    return stop(
        f"no recipe in {DECKS}/",
        f"write {DECKS}/<deck>.yaml beside {SETTINGS}; `flashgen init` shows one",
    )


def repository(library: Library) -> str:
    """Return the path from the repository's root to the library's, with a `/`."""
    for folder in (library.root, *library.root.parents):
        if (folder / ".git").exists():
            path = library.root.relative_to(folder).as_posix()
            return "" if path == "." else f"{path}/"
    return ""


class Progress:
    """A line on the terminal while work takes longer than a second."""

    def __init__(self) -> None:
        self.start = time.monotonic()
        self.shown = False
        self.terminal = sys.stderr.isatty()

    def step(self, what: str) -> None:
        """Say what is being done, if it has taken a while already."""
        if self.terminal and time.monotonic() - self.start > 1:
            sys.stderr.write(f"\r\x1b[K{what} …")
            sys.stderr.flush()
            self.shown = True

    def done(self) -> None:
        """Clear the line."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _is_path(name: str) -> bool:
    return "/" in name or os.sep in name or name.endswith(".yaml")


def _colour(terminal: bool) -> bool:
    return terminal and not os.environ.get("NO_COLOR")
