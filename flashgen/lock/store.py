"""The lock in its library."""

from __future__ import annotations

from flashgen.library import DECKS, Library
from flashgen.lock.lines import NAME, Lock
from flashgen.lock.read import read
from flashgen.model.diagnostic import Checked
from flashgen.model.source import SourceFile

BIGGEST = 100_000_000
"""Bytes of a lock: room for half a million cards."""


def load(library: Library, settings_id: str) -> Checked[Lock | None]:
    """Read the lock of a library whose UUID is `settings_id`; empty if it has none."""
    path = library.root / DECKS / NAME
    if not path.exists():
        return Checked(Lock(settings_id, file=SourceFile(library.name(path), "")))
    file = library.read(path, BIGGEST)
    if file.value is None:
        return Checked(None, file.diagnostics)
    return read(file.value)
