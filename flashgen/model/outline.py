"""Outlines drawn on a picture, in fractions of its width and height.

The origin is the top left corner: `0 0` is there, `1 1` is the bottom right corner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from flashgen.model.record import Pattern
from flashgen.model.source import Text

Point = tuple[float, float]
"""x and y."""

_N = r"-?(?:\d{1,2}(?:\.\d{0,6})?|\.\d{1,6})"
_XY = rf"{_N}\s+{_N}"
_NUMBER = re.compile(_N)

PLACE = Pattern(_XY, "a point `x y` in fractions of the picture, like `0.5 0.25`")
BOX = Pattern(
    rf"{_XY}\s+{_XY}",
    "`left top width height` in fractions of the picture, like `0.1 0.2 0.3 0.25`",
)
CIRCLE = Pattern(
    rf"{_XY}\s+{_N}(?:\s+{_N})?",
    "`x y radius` of a circle or `x y radius radius` of an ellipse, in fractions of "
    "the picture, like `0.4 0.3 0.1`",
)
ARROW = Pattern(
    rf"{_XY}\s*(?:->|→)\s*{_XY}", "`x y -> x y`, from tail to tip, in fractions"
)
POLYGON = Pattern(
    rf"{_XY}(?:\s*,\s*{_XY}){{2,63}}",
    "three to 64 points `x y, x y, x y` in fractions of the picture",
)
WINDOW = Pattern(
    r"-?\d+(?:\.\d+)?\s*/\s*\d+(?:\.\d+)?", "`centre/width`, like `40/400`"
)

PlaceText = Annotated[Text, PLACE]
BoxText = Annotated[Text, BOX]
CircleText = Annotated[Text, CIRCLE]
ArrowText = Annotated[Text, ARROW]
PolygonText = Annotated[Text, POLYGON]
WindowText = Annotated[Text, WINDOW]


@dataclass(frozen=True)
class Box:
    """An upright rectangle by its left upper corner and its size."""

    left: float
    top: float
    width: float
    height: float

    @property
    def corners(self) -> tuple[Point, ...]:
        """The two corners that span it."""
        return (
            (self.left, self.top),
            (self.left + self.width, self.top + self.height),
        )


@dataclass(frozen=True)
class Ellipse:
    """An upright ellipse by its centre and radii.

    `across` is a fraction of the picture's width and `down` of its height; without
    `down` it is a circle on the screen, whatever the picture's shape.
    """

    x: float
    y: float
    across: float
    down: float | None = None

    def radii(self, width: float, height: float) -> Point:
        """Return both radii in the unit of `width` and `height`."""
        across = self.across * width
        return across, across if self.down is None else self.down * height


@dataclass(frozen=True)
class Polygon:
    """A closed line through its points."""

    points: tuple[Point, ...]


@dataclass(frozen=True)
class Arrow:
    """A line from its tail to the tip that points at something."""

    tail: Point
    tip: Point


Outline = Box | Ellipse | Polygon | Arrow


def numbers(text: str) -> tuple[float, ...]:
    """Return the numbers that stand in `text`."""
    return tuple(float(n) for n in _NUMBER.findall(text.replace("->", " ")))


def points(text: str) -> tuple[Point, ...]:
    """Return the points that stand in `text`."""
    flat = numbers(text)
    return tuple(zip(flat[::2], flat[1::2], strict=True))


def box(text: str) -> Box:
    """Read `left top width height`."""
    return Box(*numbers(text))


def ellipse(text: str) -> Ellipse:
    """Read `x y radius` or `x y radius radius`."""
    return Ellipse(*numbers(text))


def polygon(text: str) -> Polygon:
    """Read `x y, x y, x y`."""
    return Polygon(points(text))


def arrow(text: str) -> Arrow:
    """Read `x y -> x y`."""
    tail, tip = points(text)
    return Arrow(tail, tip)


def window(text: str) -> Point:
    """Read `centre/width` of grey values."""
    centre, width = text.split("/")
    return float(centre), float(width)


def reach(outline: Outline, width: float, height: float) -> tuple[Point, ...]:
    """Return points, in fractions, between which all of `outline` lies.

    `width` and `height` give the picture's shape.
    """
    match outline:
        case Box():
            return outline.corners
        case Ellipse(x=x, y=y):
            across, down = outline.radii(width, height)
            dx, dy = across / width, down / height
            return (x - dx, y - dy), (x + dx, y + dy)
        case Polygon(points=corners):
            return corners
        case Arrow(tail=tail, tip=tip):
            return tail, tip
