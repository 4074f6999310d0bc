r"""Formulas as pictures, for paper: what stands between `\(` and `\)` becomes SVG."""

from __future__ import annotations

import re
import warnings
from functools import cache
from html import escape, unescape
from typing import Any

_FORMULA = re.compile(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", re.DOTALL)
_CHEMISTRY = re.compile(r"\\(?:ce|pu)\b")
SIZE = 13.3
"""Pixels of a letter: 10 points, the text of a handout."""


def drawn(html: str) -> str:
    """Return `html` with its formulas drawn.

    A formula that ziamath cannot set, chemistry among them, stays as its TeX.
    """
    return _FORMULA.sub(lambda found: _draw(unescape(found[1] or found[2])), html)


def _draw(tex: str) -> str:
    if _CHEMISTRY.search(tex):
        return f"<code>{escape(tex)}</code>"
    ziamath = _ziamath()
    try:
        formula = ziamath.Latex(tex, size=SIZE)
        picture, down = formula.svg(), formula.getyofst()
    except Exception:  # it raises whatever its parsers raise
        return f"<code>{escape(tex)}</code>"
    return (
        f'<span class="maths" role="img" aria-label="{escape(tex)}" '
        f'style="vertical-align:{down:.2f}px">{picture}</span>'
    )


@cache
def _ziamath() -> Any:
    with warnings.catch_warnings():
        # It reads its font in a way that Python has since replaced.
        warnings.simplefilter("ignore", DeprecationWarning)
        import ziamath

    ziamath.config.svg2 = False  # outlines in place: weasyprint draws no symbols
    return ziamath
