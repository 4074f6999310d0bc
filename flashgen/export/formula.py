r"""Formulas as pictures, for paper: what stands between `\(` and `\)` becomes SVG."""

from __future__ import annotations

import logging
import re
import warnings
from functools import cache
from html import escape, unescape
from typing import Any

from flashgen.export import chemistry, linear

_FORMULA = re.compile(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", re.DOTALL)
SIZE = 13.3
"""Pixels of a letter: 10 points, the text of a handout."""


def drawn(html: str) -> str:
    """Return `html` with its formulas drawn, and the words of each for who hears it.

    One that ziamath cannot set becomes those words: no TeX is left to be read.
    """
    return _FORMULA.sub(lambda found: _draw(unescape(found[1] or found[2])), html)


def _draw(tex: str) -> str:
    tex = chemistry.as_tex(tex)
    words = escape(linear.words(tex))
    if not words:
        return ""
    ziamath = _ziamath()
    try:
        formula = ziamath.Latex(tex, size=SIZE)
        picture, down = formula.svg(), formula.getyofst()
    except Exception:  # it raises whatever its parsers raise
        return f'<span class="maths">{words}</span>'
    if any("\\" in text for text in formula.mathml.itertext()):
        # It draws a command that it does not know as that command.
        return f'<span class="maths">{words}</span>'
    return (
        f'<span class="maths" role="img" aria-label="{words}" '
        f'style="vertical-align:{down:.2f}px">{picture}</span>'
    )


@cache
def _ziamath() -> Any:
    # It logs by `logging.debug`, which has a bare root logger print what any library
    # has to say from then on.
    if not logging.root.handlers:
        logging.root.addHandler(logging.NullHandler())
    with warnings.catch_warnings():
        # It reads its font in a way that Python has since replaced.
        warnings.simplefilter("ignore", DeprecationWarning)
        import ziamath

    ziamath.config.svg2 = False  # outlines in place: weasyprint draws no symbols
    return ziamath
