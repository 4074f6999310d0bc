"""The zip file around a package, opened with distrust.

A member is never written under its own name, and nothing is unpacked before the
directory of the archive has been looked through.  Limits are far above any deck and
far below what would hurt a laptop.
"""

from __future__ import annotations

import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from flashgen.update.stored import Unreadable

MOST_MEMBERS = 65_534
"""What a zip file without the zip64 extension can count."""

DIRECTORY_BYTES = 16 << 20
"""Bytes of the archive's directory, which is read as a whole."""

TOTAL_BYTES = 4 << 30
"""Bytes of all members together once they are unpacked."""

RATIO, FREE = 200, 10 << 20
"""How many times its packed size a member may unpack to, if over `FREE` bytes.

Text and databases of cards come to about 15; deflate can reach 1032.
"""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    ValueError,
)
"""What zipfile raises for archives that are damaged or made to harm."""

DAMAGED = "the file is damaged or was cut off; get it again, or build it again"


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a package whose directory has been found harmless.

    Raises Unreadable for whatever is not.
    """
    try:
        if not path.is_file():
            raise Unreadable("there is no such file", "check its name")
        _refuse_huge_directory(path)
        with zipfile.ZipFile(path) as archive:
            _refuse_odd(archive, path.stat().st_size)
            yield archive
    except OSError as problem:
        raise Unreadable(f"cannot read it: {problem.strerror or problem}") from None
    except _BROKEN:
        raise Unreadable("it is no whole .apkg file", DAMAGED) from None


def unpack(archive: zipfile.ZipFile, name: str, limit: int, to: BinaryIO) -> None:
    """Write one member into `to`, in pieces, at most `limit` bytes.

    Raises Unreadable if it is larger, and what zipfile raises if it is broken.
    """
    info = archive.getinfo(name)
    if info.file_size > limit:
        raise Unreadable(f"its member {name!r} unpacks to {info.file_size:,} bytes")
    with archive.open(info) as source:
        # zipfile reads no more than the size the directory gives, and checks the CRC.
        while piece := source.read(1 << 20):
            to.write(piece)


def _refuse_huge_directory(path: Path) -> None:
    """Look at the end record, before zipfile reads the directory into memory."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - (1 << 16) - 22))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise Unreadable("it is no whole .apkg file", DAMAGED)
    members, directory = struct.unpack_from("<HL", tail, at + 10)
    if b"PK\x06\x07" in tail[max(0, at - 20) : at] or members > MOST_MEMBERS:
        raise Unreadable("it has more members, or larger ones, than a deck needs")
    if directory > DIRECTORY_BYTES:
        raise Unreadable(f"its directory takes {directory:,} bytes")


def _refuse_odd(archive: zipfile.ZipFile, size: int) -> None:
    members = archive.infolist()
    if len({info.filename for info in members}) != len(members):
        raise Unreadable("two of its members have the same name")
    for info in members:
        _refuse_member(info)
    if sum(info.compress_size for info in members) > size:
        raise Unreadable("its members overlap: it is made to unpack without end")
    if sum(info.file_size for info in members) > TOTAL_BYTES:
        raise Unreadable(f"it unpacks to more than {TOTAL_BYTES >> 30} GiB")


def _refuse_member(info: zipfile.ZipInfo) -> None:
    name = info.filename
    if not plain(name):
        raise Unreadable(f"its member {name!r} is a path; Anki writes plain names")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Unreadable(f"its member {name!r} is a link")
    if info.flag_bits & 1:
        raise Unreadable(f"its member {name!r} is encrypted")
    if info.compress_type not in _METHODS:
        raise Unreadable(f"its member {name!r} is compressed in an unknown way")
    if info.file_size > max(FREE, RATIO * info.compress_size):
        packed = f"{info.compress_size:,} bytes to {info.file_size:,}"
        raise Unreadable(f"its member {name!r} unpacks from {packed}")


def plain(name: str) -> bool:
    """Return whether `name` is the name of a file and nothing of a path."""
    odd = any(c in '/\\:"<>|?*' or unicodedata.category(c)[0] == "C" for c in name)
    return bool(name.strip(". ")) and not odd
