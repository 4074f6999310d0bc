r"""MathJax, for the formulas of a card where Anki is not there to set them.

The script and the fonts are those of the npm package `mathjax` 3.2.2, unchanged, from
`es5/tex-chtml-full.js` and `es5/output/chtml/fonts/woff-v2/`; their licence, Apache
2.0, is the file LICENSE beside them. Anki sets formulas with the same major version
and the same output, so they look the same. They are shipped, for nothing that shows a
card may need the network; the full bundle, for it holds every extension that Anki
would load, mhchem's `\ce{}` among them. `setup.js` is flashgen's.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

VERSION = "3.2.2"
SETUP, SCRIPT, FONTS = "setup.js", "tex-chtml-full.js", "woff-v2"


def needed(html: str) -> bool:
    """Return whether `html` has formulas between Anki's delimiters."""
    return "\\(" in html or "\\[" in html


def parts() -> dict[str, Traversable]:
    """Return the files a page needs, by their path below one folder."""
    root = files(__package__)
    found = {name: root / name for name in (SETUP, SCRIPT, "LICENSE")}
    for font in sorted((root / FONTS).iterdir(), key=lambda font: font.name):
        found[f"{FONTS}/{font.name}"] = font
    return found
