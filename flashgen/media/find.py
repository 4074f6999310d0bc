"""Finding and reading the file of a figure."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from unicodedata import normalize

from flashgen.media.product import Unfit

BIGGEST = 200_000_000
"""Bytes of a file that is read at once."""

MISSING = "FG300"
"""The code of a file that is not there: its cards are withheld."""


def read(folder: Path, name: str) -> bytes:
    """Return the bytes of the file called `name` in `folder`.

    Raises Unfit if there is no such file under exactly this name, if it leads out of
    the library's figures, or if it cannot be read.
    """
    path = folder / _exact(folder, name)
    try:
        inside = path.resolve().is_relative_to(folder.parent.resolve())
        if not inside:
            message = "it leads out of media/"
            raise Unfit("FG304", message, "put the file itself there, not a link to it")
        # Not to block on a pipe that somebody put there.
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            hint = f"name a picture in media/{folder.name}/"
            raise Unfit("FG304", "it is no file", hint)
        if found.st_size > BIGGEST:
            message = f"it has {found.st_size / 1e6:,.0f} MB"
            raise Unfit("FG302", message, f"at most {BIGGEST / 1e6:,.0f} MB are read")
        data = path.read_bytes()
    except OSError as problem:
        message = f"cannot read `{name}`: {problem.strerror or problem}"
        raise Unfit(MISSING, message, f"put it into media/{folder.name}/") from None
    if not data:
        raise Unfit("FG301", "it is empty", "export the picture again")
    return data


def _exact(folder: Path, name: str) -> str:
    """Return the name as the folder spells it.

    Some disks ignore case and some take accents apart; a library must build on all.
    """
    try:
        there = os.listdir(folder)
    except OSError:
        there = []
    if name in there:
        return name
    for other in sorted(there):
        if normalize("NFC", other) == normalize("NFC", name):
            return other
    for other in sorted(there):
        if normalize("NFC", other).casefold() == normalize("NFC", name).casefold():
            message = f"it is called `{other}` on the disk"
            raise Unfit("FG305", message, "write it so; some disks tell case apart")
    return name
