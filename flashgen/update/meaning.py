"""Whether a field says the same in other words.

The words are those that a student sees.  What must not change without notice is kept
apart: numbers, units, negations, sides and comparisons.  Where this module errs, it
calls a rewording a change of meaning, never the reverse for what it keeps apart; that
one noun took the place of another in a question, it cannot tell from a rewording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import Final

from flashgen.proof.normalise import Kind, tokens
from flashgen.proof.spelling import fold, stem
from flashgen.proof.vocabulary import LESS, MORE, SIDES


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


GERMAN_NEGATIONS: Final = _words_of(
    "nicht nichts nie niemals kein keine keinem keinen keiner keines ohne weder "
    "niemand fehlt fehlen fehlend"
)
_TURNING = _words_of(
    "increase decrease increased decreased raise raised lower lowered reduce reduced "
    "elevated high low higher gain loss rise fall before after early late acute "
    "chronic always often rarely sometimes usually all most some may must can should "
    "systolic diastolic arterial venous proximal distal anterior posterior superior "
    "inferior medial lateral upper lower inner outer positive benign malignant "
    "inhibit activate stimulate hyper hypo only except links rechts erhöht erniedrigt "
    "vor nach immer selten"
)
_OPPOSITES: Final = frozenset(
    (*map(stem, _TURNING), *MORE, *LESS, *(s for side in SIDES.values() for s in side))
)
"""Stems of words whose exchange turns a statement round."""

_PASSED_OVER = re.compile(r"[\[\]]|\b(?i:fig(?:ure|\.)?s?\.?|tables?)(?=\s?\d)")
"""What the tokens of a proof leave out with the number beside it."""

_CODES = re.compile(r"\b[IVX]+[a-d]?\b|(?<=[a-z] )[A-Z]\b")
"""Roman numerals (`IIa`) and single letters (`vitamin K`), which tokens fold away."""

LONGEST = 100_000
"""Characters of the longest field that is looked into; longer ones are compared whole.

No card has a tenth of it, and parsers of HTML are slow with text made to be.
"""

_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[+=±↑↓→←≈~/]|(?<=\w)-(?!\w)")
_SOUND = re.compile(r"\[sound:([^]]+)\]")
_SOURCE = re.compile(
    r"<\w[^<>]*?\s(?:src|data)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s<>\"']+))",
    re.IGNORECASE,
)
"""What an element shows; Anki looks at no other attribute."""
_BLOCKS = _words_of("br p div li dt dd tr td th ul ol dl table h1 h2 h3 hr")
_MARKUP = re.compile(r"[<&\[]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a student sees of a field: its words on one line, and its media."""

    text: str
    images: tuple[str, ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BLOCKS:
            self.pieces.append(" ")
        elif tag == "sup" and "".join(self.pieces[-1:])[-1:].isdigit():
            self.pieces.append("^")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


@lru_cache(maxsize=1 << 12)
def seen(html: str) -> Seen:
    """Return what a student sees of a field's HTML; any HTML, however broken."""
    if len(html) > LONGEST:
        return Seen(html, ())
    if not _MARKUP.search(html):
        return Seen(_SPACES.sub(" ", html).strip(), ())
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # html.parser gives up so on `<![…` that is no section
        reader.pieces.append(html)
    text = _SPACES.sub(" ", "".join(reader.pieces)).strip()
    return Seen(text, pictures(html))


def pictures(html: str) -> tuple[str, ...]:
    """Return the media files, pictures and sounds, that a field refers to."""
    if len(html) > LONGEST or not ("<" in html or "[" in html):
        return ()
    quoted = (unescape("".join(found)) for found in _SOURCE.findall(html))
    names = (*quoted, *_SOUND.findall(html))
    return tuple(n for n in names if ":" not in n and n[:2] != "//")


def same_answer(old: str, new: str) -> bool:
    """Return whether two texts are one answer, but for its capital and full stop."""
    return _bare(old) == _bare(new)


def same_sense(old: str, new: str) -> bool:
    """Return whether numbers, units, negations, sides and comparisons agree.

    They must stand in the same order, and so must the other words, where they are the
    same words: `5 mg of A, 9 mg of B` is not `5 mg of B, 9 mg of A`.
    """
    if max(len(old), len(new)) > LONGEST:
        return False
    kept = tuple(_kept(old))
    if kept != tuple(_kept(new)):
        return False
    if not kept:
        return True
    before, after = _words(old), _words(new)
    return before == after or sorted(before) != sorted(after)


def _bare(text: str) -> str:
    text = _SPACES.sub(" ", fold(text)).strip().removesuffix(".")
    # `Mg` is not `mg`, nor `Ph` `pH`: only a longer word begins with a mere capital.
    capital = re.match(r"[^\W\d_](?=[a-zß-ÿ]{3})", text)
    return text[:1].lower() + text[1:] if capital else text


def _words(text: str) -> list[str]:
    return [token.key for token in tokens(text) if token.kind is Kind.WORD]


def _kept(text: str) -> Iterator[tuple[str, str]]:
    """Yield what must not change: its kind and its one spelling.

    A negation comes with the word after it, since `A but not B` is not `B but not A`.
    """
    found = tokens(_PASSED_OVER.sub(" ", fold(text)))
    for place, (kind, key, printed) in enumerate(found):
        word = printed.lower()
        if kind is Kind.NEGATION or word in GERMAN_NEGATIONS:
            near = found[place + 1 : place + 4]
            after = next((t.key for t in near if t.kind is not Kind.BOUNDARY), "")
            yield "not", f"{key} {after}"
        elif kind in (Kind.NUMBER, Kind.UNIT, Kind.QUIET):
            yield kind.value, key
        elif printed[:1] in "<>" and printed:
            yield "<>", printed
        elif kind is Kind.WORD and not key.isalpha():
            yield "code", key
    # Not from the tokens, which leave out `must`, `most` and their like.
    for word in _WORD.findall(fold(text).lower()):
        if stem(word) in _OPPOSITES:
            yield "word", stem(word)
    for sign in (*_SIGNS.findall(fold(text)), *_CODES.findall(fold(text))):
        yield "sign", sign
