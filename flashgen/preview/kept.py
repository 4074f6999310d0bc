"""The last good value of every file, read again only when the file was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from flashgen.model.diagnostic import Checked, Diagnostic

T = TypeVar("T")
Signature = tuple[tuple[str, int, int], ...]
"""Name, time of change in nanoseconds and size of files: what a save alters."""


def signature(paths: Iterable[Path]) -> Signature:
    """Return what tells one state of files from the next; missing ones are left out."""
    found = []
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue
        found.append((str(path), state.st_mtime_ns, state.st_size))
    return tuple(sorted(found))


@dataclass(frozen=True)
class Last(Generic[T]):
    """The last good value, and what was found in the file as it is now.

    `stale` means that the file as it is now has no value of its own.
    """

    value: T | None = None
    found: tuple[Diagnostic, ...] = ()
    stale: bool = False


class Kept(Generic[T]):
    """Values by name, each with the state of the files that it was made of."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[Signature, Last[T]]] = {}

    def get(
        self, name: str, files: Signature, make: Callable[[], Checked[T | None]]
    ) -> Last[T]:
        """Return the value called `name`, made anew if `files` have changed."""
        before, last = self._last.get(name, (None, Last[T]()))
        if before != files:
            made = make()
            stale = made.value is None
            value = last.value if stale else made.value
            last = Last(value, made.diagnostics, stale)
            self._last[name] = (files, last)
        return last

    def forget_others(self, names: Iterable[str]) -> None:
        """Drop the values whose files are no longer wanted."""
        wanted = set(names)
        self._last = {n: kept for n, kept in self._last.items() if n in wanted}
