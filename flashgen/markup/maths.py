r"""Maths: where `$…$` and `$$…$$` stand in a text, and whether MathJax can set them.

Pandoc's rule (https://pandoc.org/MANUAL.html, tex_math_dollars): the opening `$` has
a non-space character to its right, the closing `$` one to its left and no digit to
its right. The next `$` must close, else the first is a plain dollar sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

_BODY = re.compile(r"(?:[^$\\]++|\\[\s\S])*+")
_SPACE = re.compile(r"\s+")
_DOLLARS = re.compile(r"\$+")
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|[\s\S])|[{}%#&]")
_PAIRS = (("{", "}"), (r"\left", r"\right"), (r"\begin", r"\end"))

# Commands that would carry links, styles or scripts into the page, or that outlive
# the card: MathJax keeps definitions and labels for the cards after it.
_FORBIDDEN = re.compile(
    r"\\(?:href|url|data|style|class|cssId|bbox|mmlToken|unicode|require|csname|label"
    r"|(?:g|e|x)?def|let|(?:re)?new\w+|provide\w+|Declare\w+|texttip|mathtip|toggle"
    r"|includegraphics)\Z"
)
_ANKI_IN_TEX = re.compile(
    r"(?<=\[)(?=sound:|anki:|latex\]|\[type:)|(?<=\{)(?=\{c\d)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Maths:
    """A stretch of maths: its TeX, its end in the text, and what is wrong with it."""

    tex: str
    end: int
    display: bool
    fault: str | None

    def mathjax(self) -> str:
        r"""Write the TeX between Anki's delimiters, unescaped: `\(…\)` or `\[…\]`.

        An empty group, which TeX ignores, parts what Anki would take for its own.
        """
        tex = _ANKI_IN_TEX.sub("{}", self.tex)
        return rf"\[{tex}\]" if self.display else rf"\({tex}\)"


def dollars(text: str, start: int) -> int:
    """Count the dollar signs that stand in a row at `start`."""
    run = _DOLLARS.match(text, start)
    return run.end() - start if run else 0


def maths_at(text: str, start: int) -> Maths | None:
    """Read the maths that opens at `start`, or nothing if these are plain dollars."""
    width = dollars(text, start)
    body = _BODY.match(text, start + width)
    if width not in (1, 2) or body is None:
        return None
    tex, end = body.group(), body.end() + width
    if not text.startswith("$" * width, body.end()):
        return None
    if not _is_tex(tex) or (width == 1 and not _is_tight(tex, text[end : end + 1])):
        return None
    return Maths(_SPACE.sub(" ", tex), end, width == 2, _fault(tex))


def _is_tex(tex: str) -> bool:
    """Tell maths from the dollars of `($) and ($)` and of Anki's own `[$]`."""
    return bool(tex.strip()) and tex[0] not in ")],;" and tex[-1] not in "(["


def _is_tight(tex: str, after: str) -> bool:
    return not (tex[0].isspace() or tex[-1].isspace() or after.isdigit())


def _fault(tex: str) -> str | None:
    tokens = _TOKEN.findall(tex)
    for token in tokens:
        if token in ("%", "#") or (token == "&" and r"\begin" not in tokens):
            return f"`{token}` has a meaning of its own in TeX; write `\\{token}`"
        if token in (r"\(", r"\)", r"\[", r"\]"):
            return f"`{token}` cannot stand inside maths"
        if _FORBIDDEN.match(token):
            return f"`{token}` is not allowed in maths"
    for opening, closing in _PAIRS:
        if tokens.count(opening) != tokens.count(closing):
            return f"`{opening}` and `{closing}` do not match"
    depths = accumulate((token == "{") - (token == "}") for token in tokens)
    return "a `}` comes before its `{`" if min(depths, default=0) < 0 else None
