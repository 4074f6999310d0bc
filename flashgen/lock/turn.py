"""One flashgen at a time in one library.

The operating system's own file lock, on the library's settings, which every library
has: it leaves no file behind and goes with the process, however that ends.  (The
package `filelock` would do, at the price of a file of its own in the folder.)
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE = 0.1
"""Seconds between two tries."""

_FAR = 1 << 30
"""A byte beyond the end of the file: on Windows a locked byte cannot be read."""


class Busy(Exception):
    """Raised when another flashgen has kept its turn for too long."""


@contextmanager
def turn(file: Path, tries: int = 100) -> Iterator[None]:
    """Wait for, and hold, the right to write beside `file`.

    Raises Busy after so many tries, and OSError if `file` cannot be opened.  Where the
    file system knows no locks, nothing keeps two builds apart but that every file is
    written whole.
    """
    with file.open("rb") as opened:
        for left in range(tries - 1, -1, -1):
            if _take(opened.fileno()):
                break
            if not left:
                raise Busy(str(file))
            time.sleep(PAUSE)
        # Closing the file gives the lock back.
        yield


if sys.platform == "win32":

    def _take(descriptor: int) -> bool:
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:
            return True
        return True

else:

    def _take(descriptor: int) -> bool:
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
