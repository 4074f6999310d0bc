"""Regions that hide others: under a larger mask nobody sees what is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, pi, sin

from flashgen.model.diagnostic import Diagnostic, warning
from flashgen.model.figure import Region
from flashgen.model.outline import Box, Ellipse, Outline, Point, Polygon
from flashgen.model.source import Text

CORNERS = 24
"""Of the polygon that stands for an ellipse."""

GRID = 12
"""Samples of a region across and down."""

MOST = 0.48
"""Share of a region that counts as half: a sample is no measurement."""


def covered(
    regions: Mapping[Text, Region], width: int, height: int
) -> Iterator[Diagnostic]:
    """Yield the regions half or more within another, on a picture so large in pixels.

    Where all masks stay while one is lifted, the larger still hides the smaller.
    """
    lines = {
        key: _line(region.outline, width, height)
        for key, region in regions.items()
        if region.outline
    }
    for key, line in lines.items():
        for other, around in lines.items():
            if key == other:
                continue
            share = _share(line, around)
            if share >= MOST:
                how = "within" if share == 1 else "to a large part within"
                message = f"`{key}` lies {how} `{other}`, whose mask hides it, too"
                hint = (
                    "write `naming: {hide: one}`, make the larger a `polygon` around "
                    "the smaller, or ask for them in two figures"
                )
                yield warning(key.span, "FG328", message, hint)
                break


def _line(outline: Outline, width: int, height: int) -> Sequence[Point]:
    """Return the corners of `outline`, in fractions."""
    match outline:
        case Box():
            (left, top), (right, bottom) = outline.corners
            return (left, top), (right, top), (right, bottom), (left, bottom)
        case Ellipse(x=x, y=y):
            across, down = outline.radii(width, height)
            turns = (2 * pi * n / CORNERS for n in range(CORNERS))
            return [
                (x + across / width * cos(turn), y + down / height * sin(turn))
                for turn in turns
            ]
        case Polygon(points=corners):
            return corners
        case _:
            raise ValueError(f"{outline!r} is no shape of a mask")


def _share(line: Sequence[Point], around: Sequence[Point]) -> float:
    """Return how much of the region in `line` lies in `around`: 0 for none, 1 for all.

    Estimated from the points of a grid that lie in the region.
    """
    if all(_inside(point, around) for point in line):
        return 1
    across, down = zip(*line, strict=True)
    left, width = min(across), max(across) - min(across)
    top, height = min(down), max(down) - min(down)
    steps = [(n + 0.5) / GRID for n in range(GRID)]
    grid = [(left + x * width, top + y * height) for x in steps for y in steps]
    within = [_inside(point, around) for point in grid if _inside(point, line)]
    return sum(within) / len(within) if within else 0


def _inside(point: Point, line: Sequence[Point]) -> bool:
    """Return whether `point` is inside: a ray from it meets `line` oddly often."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(line, (*line[1:], line[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed
