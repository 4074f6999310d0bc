"""Names of pictures in a package: lower-case ASCII, from what the author gave.

Never from the bytes that were written: an upgrade of the libraries that write them
would touch every note that shows a picture.
"""

from __future__ import annotations

from hashlib import sha256

from flashgen.media.product import Wish

DIGITS = 20
"""Hexadecimal digits of a hash: 80 bits, so that no two pictures ever meet."""


def picture_name(digest: str, wish: Wish, suffix: str) -> str:
    """Return the name of the picture whose source has the SHA-256 `digest`."""
    return _name(f"{digest} {wish.words}", suffix)


def marks_name(picture: str, marks: str) -> str:
    """Return the name of the layer that draws `marks` on the picture so named."""
    return _name(f"{picture.rpartition('.')[0]} marks {marks}", ".svg")


def _name(words: str, suffix: str) -> str:
    return f"fg-{sha256(words.encode()).hexdigest()[:DIGITS]}{suffix}"
