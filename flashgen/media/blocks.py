"""Reading back what was written, without the library that wrote it.

A WebP file is a RIFF file: blocks of a four-letter name, a length and bytes (RFC 9649,
section 2).  Metadata would be in blocks called `EXIF`, `XMP ` and `ICCP`, animations
in `ANIM`; a still picture needs none of them.
"""

from __future__ import annotations

import struct

PICTURE_BLOCKS = frozenset({"VP8 ", "VP8L", "VP8X", "ALPH"})
"""Blocks that hold nothing but pixels."""


def webp_blocks(data: bytes) -> tuple[str, ...]:
    """Return the names of all blocks of a WebP file, in their order.

    Raises ValueError unless the blocks fill the file exactly.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no WebP file")
    (length,) = struct.unpack_from("<I", data, 4)
    if length + 8 != len(data):
        raise ValueError(f"{len(data)} bytes, but {length + 8} are announced")
    names: list[str] = []
    at = 12
    while at < len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        names.append(name.decode("latin-1"))
        at += 8 + size + size % 2
    if at != len(data):
        raise ValueError("the last block is cut off")
    return tuple(names)


def refuse_metadata(data: bytes) -> None:
    """Raise ValueError if a WebP file holds anything but pixels."""
    others = [name for name in webp_blocks(data) if name not in PICTURE_BLOCKS]
    if others:
        raise ValueError(f"the written file has blocks {others}")
