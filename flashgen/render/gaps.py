"""The gaps of an image occlusion: its masks and names, as Anki renders them.

What flashgen writes is all that is read here: one gap `{{c1::…}}` per mask, with no gap
inside another (see `flashgen.figures.occlusion`).
"""

from __future__ import annotations

import re

_GAP = re.compile(r"\{\{c(\d+)::(.*?)\}\}", re.DOTALL)
_MASK = "image-occlusion:"
_NAMES = {"oi": "occludeInactive"}
"""Short names in a mask, and what Anki calls them in HTML."""


def masks(html: str, number: int, *, back: bool) -> str:
    """Return the gaps of `html` for the card of gap `number`, as the filter `cloze`."""

    def mask(gap: re.Match[str]) -> str:
        shape, *places = gap[2].removeprefix(_MASK).split(":")
        mine = int(gap[1]) == number
        state = ("cloze-highlight" if back else "cloze") if mine else "cloze-inactive"
        given = (place.partition("=")[::2] for place in places)
        data = " ".join(f'data-{_NAMES.get(name, name)}="{to}"' for name, to in given)
        return (
            f'<div class="{state}" data-ordinal="{gap[1]}" data-shape="{shape}" '
            f"{data} ></div>"
        )

    return _GAP.sub(mask, html)


def only(html: str, number: int, *, back: bool) -> str:
    """Return what gap `number` hides, or on a front its hint: filter `cloze-only`."""
    found = (gap[2].partition("::") for gap in _GAP.finditer(html) if _is(gap, number))
    return ", ".join(hidden if back else hint or "..." for hidden, _, hint in found)


def _is(gap: re.Match[str], number: int) -> bool:
    return int(gap[1]) == number
