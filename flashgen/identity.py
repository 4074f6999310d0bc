"""What identifies a note for ever."""

from __future__ import annotations

import base64
import hashlib

KEY_LENGTH = 8
_MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B"})


def guid(library: str, card: str) -> str:
    """Return the GUID of a card: 80 bits of library and card id, in lower-case base32.

    The library's UUID is part of it, so that two authors' `case-01` never meet; the
    deck is not, so that a card is one note in every deck that carries it.
    """
    digest = hashlib.sha256(f"{library}/{card}".encode()).digest()
    return base64.b32encode(digest[:10]).decode().lower()


def key(guid: str) -> str:
    """Return the Key printed on a card: the start of its GUID, easy to read out."""
    code = guid[:KEY_LENGTH].upper()
    return f"{code[:4]}-{code[4:]}"


def read_key(text: str) -> str:
    """Return the start of a GUID from a Key as somebody typed it.

    Base32 has no 0, 1 and 8; whoever types them has misread O, I and B.
    """
    return text.replace("-", "").replace(" ", "").upper().translate(_MISREAD).lower()


def matches(key: str, guid: str) -> bool:
    """Return whether `key`, as `read_key` gives it, is the Key of a GUID."""
    return len(key) == KEY_LENGTH and guid.startswith(key)
