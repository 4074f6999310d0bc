"""Characters: which may pass, and how they are written in an Anki field."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls (U+001F parts the fields in Anki's database) and lone
# surrogates, which no encoding can write. Line feed and tab are kept.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|\u2028|\u2029")
_SPACE_LIKE = re.compile("[\x0b\x0c\x85]")
_SPACES = re.compile("  +")
# Without one of these a text with single spaces is HTML already.
_SPECIAL = re.compile("[&<>\\\\{}\\[\u0338]")

# The first character of whatever Anki's engine, its reviewer or MathJax would take
# for its own: clozes, TeX delimiters, typed answers, LaTeX images, sound, speech.
_ANKI = re.compile(
    r"\\(?=[(\[])|\{(?=\{)|\}(?=\})|\[(?=[\[$]|sound:|anki:|latex\])",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """Return `text` in NFC, trimmed, without control characters, tabs as spaces."""
    if not text.isascii() or not text.isprintable():
        text = _SPACE_LIKE.sub(" ", _LINE_END.sub("\n", text))
        text = CONTROL.sub("", text).expandtabs(4)
        text = unicodedata.normalize("NFC", text)
    return text.strip()


def escape_html(text: str) -> str:
    """Write `text` as HTML element content."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape(text: str) -> str:
    """Write literal `text` as HTML that neither Anki nor MathJax acts upon.

    An element boundary parts what they look for: it survives Anki's editor, unlike
    an entity, and adds no character, unlike a zero-width space.
    """
    if "  " not in text and not _SPECIAL.search(text):
        return text
    text = escape_html(_SPACES.sub(" ", text))
    text = _ANKI.sub(r"<span>\g<0></span>", text)
    # Anki normalises fields to NFC, which would fuse a tag's `>` with this overlay.
    return "&#824;" + text[1:] if text.startswith("\u0338") else text
