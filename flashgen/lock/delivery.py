"""Writing the lock and the packages: all of them, or none.

Everything is written into one folder beside its place and brought to the disk; only
then is each file moved to its place, the lock first.  A full disk changes nothing.  A
run that is killed leaves every file whole, and if it leaves old packages beside a new
lock, the next build writes the packages that belong to it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

PREFIX = ".flashgen-"
"""Starts the name of the folder; git ignores it, and the next build removes it."""

Writer = Callable[[Path], None]
"""Writes a file at the path it is given."""


def deliver(
    folder: Path, files: Sequence[tuple[str, Writer]], stale: Iterable[str] = ()
) -> None:
    """Write `files`, by name, into `folder`, in their order, and delete the `stale`.

    A name may lead into a folder below; it is made if it is not there.

    Raises OSError if that cannot be done.
    """
    for left in folder.glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=PREFIX, dir=folder) as work:
        for name, write in files:
            Path(work, name).parent.mkdir(exist_ok=True)
            write(Path(work, name))
        for name, _ in files:
            (folder / name).parent.mkdir(exist_ok=True)
            os.replace(Path(work, name), folder / name)
    for name in stale:
        (folder / name).unlink(missing_ok=True)
    for place in sorted({folder, *((folder / name).parent for name, _ in files)}):
        _sync(place)


def text_writer(text: str) -> Writer:
    """Return what writes `text` in UTF-8, down to the disk."""

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())

    return write


def _sync(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can do that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
