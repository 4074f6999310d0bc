"""Rendering: pieces of a text to HTML, or to plain words on one line."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from flashgen.markup.clean import escape, escape_html
from flashgen.markup.grammar import Piece

_INLINE = frozenset({"em", "strong"})
_RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def html(pieces: Sequence[Piece]) -> str:
    """Write pieces as HTML, without the `<p>` if one paragraph is all there is."""
    blocks = [
        piece.text
        for piece in pieces
        if piece.kind == "open" and piece.text not in _INLINE
    ]
    if blocks == ["p"]:
        pieces = pieces[1:-1]
    return "".join(map(_html, pieces))


def _html(piece: Piece) -> str:
    match piece.kind:
        case "open":
            return f"<{piece.text}>"
        case "close":
            return f"</{piece.text}>"
        case "sub" | "sup":
            return f"<{piece.kind}>{escape(piece.text)}</{piece.kind}>"
        case "break":
            return "<br>" if piece.text == "br" else " "
        case "maths":
            return escape_html(piece.detail)
        case _:
            return escape(piece.text)


def plain(pieces: Sequence[Piece]) -> str:
    """Write pieces as words on one line; see `flashgen.markup.to_plain`."""
    words: list[str] = []
    gap = ""  # what parts the next words from those before
    for piece in pieces:
        if piece.kind in ("open", "close"):
            gap = _gap(gap, piece)
            word = piece.detail and piece.detail + " "
        elif piece.kind == "sup":
            word = _raised(piece.text, words[-1][-1:] if words and not gap else "")
        else:
            word = piece.text if piece.text != "br" or piece.kind != "break" else " "
        if word:
            words += [gap if words else "", word]
            gap = ""
    return unicodedata.normalize("NFC", " ".join("".join(words).split()))


def _gap(before: str, piece: Piece) -> str:
    if piece.kind == "close" and piece.text in ("td", "th"):
        return (before or " ") + "| "  # an empty cell still counts
    if piece.kind == "close" and piece.text in ("li", "tr"):
        return "; "
    return before if piece.text in _INLINE else before or " "


def _raised(text: str, before: str) -> str:
    """Write a superscript so that no exponent becomes a digit of its base."""
    if all(ord(letter) in _RAISED for letter in text):
        return text.translate(_RAISED)
    return f"^{text}" if before.isalnum() and text not in _ORDINALS else text
