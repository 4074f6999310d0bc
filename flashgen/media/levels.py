"""More grey values than a screen shows: a window of them becomes black to white.

Pillow's own conversion of 16 to 8 bits cuts off all values above 255, which turns most
of a clinical picture white.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flashgen.model.outline import Point

if TYPE_CHECKING:
    from PIL.Image import Image

DEEP = frozenset({"I;16", "I;16B", "I;16L", "I;16N", "I", "F"})
"""Pillow's modes with one channel of more than 8 bits."""


def to_grey(image: Image, window: Point | None, *, inverted: bool = False) -> Image:
    """Return a picture of one channel in mode `L`.

    `window` is centre and width in the picture's own values; without it, the smallest
    value there is becomes black and the largest white.
    """
    deep = image.convert("F")
    low, high = _bounds(deep, window)
    scale = 255 / (high - low) if high > low else 0.0
    # Half a step, since Pillow cuts off instead of rounding.
    offset = 0.5 - low * scale
    if inverted:
        scale, offset = -scale, 255.5 + low * scale
    grey: Image = deep.point(lambda value: value * scale + offset).convert("L")
    return grey


def _bounds(image: Image, window: Point | None) -> Point:
    if window:
        centre, width = window
        return centre - width / 2, centre + width / 2
    extrema: Point = image.getextrema()  # type: ignore[assignment]
    return extrema
