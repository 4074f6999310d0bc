"""Tokens -> short salted codes, alike for the article and for a claim about it."""

from base64 import b32encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from flashgen.proof.normalise import Kind, Token, read

CODE_LENGTH = 5  # characters of base 32: 25 bits, a foreign word matches 3 in 10^8
_OPEN = frozenset({Kind.BOUNDARY, Kind.RELATION})
_SPELT = frozenset({Kind.WORD, Kind.QUIET, Kind.NEGATION})


class Item(NamedTuple):
    """A coded token; the code of a boundary or relation is its key, in the open."""

    kind: Kind
    code: str


@lru_cache(maxsize=1 << 16)
def code_of(salt: str, kind: Kind, key: str) -> str:
    """Return the code of a token: 25 bits of BLAKE2b, keyed with the salt.

    Words share one space of codes, whether they deny or not; numbers and units have
    their own, so that the number 5 is not the word `5`.
    """
    if kind in _OPEN:
        return key
    space = Kind.WORD if kind in _SPELT else kind
    digest = blake2b(f"{space}{key}".encode(), digest_size=8, key=_key(salt)).digest()
    return b32encode(digest)[:CODE_LENGTH].decode().lower()


@lru_cache(maxsize=256)
def _key(salt: str) -> bytes:
    return blake2b(salt.encode(), digest_size=32).digest()


def coded(salt: str, tokens: Iterable[Token]) -> tuple[Item, ...]:
    """Code tokens that were read already."""
    return tuple(Item(kind, code_of(salt, kind, key)) for kind, key, _ in tokens)


def coded_text(salt: str, text: str) -> tuple[Item, ...]:
    """Code a text, relations included."""
    return coded(salt, read(text))


@lru_cache(maxsize=1 << 12)
def word_codes(salt: str, stems: frozenset[str]) -> frozenset[str]:
    """Code a class of words, given by their stems."""
    return frozenset(code_of(salt, Kind.WORD, stemmed) for stemmed in stems)
