"""Suspecting text in the corners of a picture, where machines print names and dates.

A line of text is a band of rows with many short strokes between rows that have few.
It is a suspicion for a person to clear, and neither finds every text nor only text:
handwriting, text over anatomy and text in the middle are not looked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

CORNER = (0.36, 0.24)
"""Share of the width and of the height that belongs to a corner."""

CONTRAST = 56
"""Grey values between strokes and their ground."""

STROKES = 10
"""Edges in a row of text: five upright strokes, which three or four letters have."""

QUIET = 4
"""Edges that the rows between lines may have."""

LINE = (5, 60)
"""Least and largest height of a line, in pixels of the picture as shown."""


def suspected(image: Image) -> tuple[str, ...]:
    """Return the corners of `image` in which text seems to stand."""
    grey = (image.convert("RGB") if image.mode == "RGBA" else image).convert("L")
    return tuple(name for name, box in _corners(grey.size) if _text(grey.crop(box)))


def _corners(
    size: tuple[int, int],
) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    width, height = size
    across, down = int(width * CORNER[0]), int(height * CORNER[1])
    for upright, top in (("upper", 0), ("lower", height - down)):
        for side, left in (("left", 0), ("right", width - across)):
            yield f"{upright} {side}", (left, top, left + across, top + down)


def _text(corner: Image) -> bool:
    if min(corner.size) < 2 * LINE[0]:
        return False
    edges = _edges(corner)
    start: int | None = None
    quiet = True
    for row, count in enumerate([*edges, 0.0]):
        if count >= STROKES:
            start = row if start is None and quiet else start
            quiet = False
        elif count <= QUIET:
            if start is not None and LINE[0] <= row - start <= LINE[1]:
                return True
            start, quiet = None, True
    return False


def _edges(corner: Image) -> list[float]:
    """Return for each row how often it changes between ground and strokes."""
    from PIL import Image, ImageChops

    width, height = corner.size
    ground = _median(corner)
    mask = corner.point(
        [255 if abs(value - ground) >= CONTRAST else 0 for value in range(256)]
    )
    left = mask.crop((0, 0, width - 1, height))
    right = mask.crop((1, 0, width, height))
    changes = ImageChops.difference(left, right).convert("F")
    means = array("f", changes.resize((1, height), Image.Resampling.BOX).tobytes())
    return [mean / 255 * (width - 1) for mean in means]


def _median(image: Image) -> int:
    half, seen = image.width * image.height / 2, 0
    for value, count in enumerate(image.histogram()):
        seen += count
        if seen >= half:
            return value
    return 255
