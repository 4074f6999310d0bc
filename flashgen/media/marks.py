"""Marks as a layer over a picture: an SVG of the same size, otherwise transparent.

Lines are yellow with a dark rim, labels yellow on a dark ground: one of the two stands
out against any picture, black, white or grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot

from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.figure import Mark
from flashgen.model.outline import (
    Arrow,
    Box,
    Ellipse,
    Outline,
    Point,
    Polygon,
    points,
    reach,
)
from flashgen.model.source import Text

INK, RIM = "#ffd60a", "#14120a"
"""Contrast between them 13:1."""

LINE, HALO, HEAD, TEXT = 6.0, 13.0, 30.0, 40.0
"""Thousandths of the picture's longer side: line, line with rim, arrow head, letters.

On a phone, where a picture is some 360 pixels wide, letters are 14 pixels high.
"""

_NARROW, _WIDE = frozenset("fijlrtI.,:;'!|()[]- "), frozenset("mwMW@%—")


@dataclass(frozen=True)
class Placed:
    """A label and the box it takes, in pixels: left, top, width and height."""

    words: Text
    box: tuple[float, float, float, float]

    def touches(self, other: Placed) -> bool:
        """Return whether two labels share a pixel."""
        left, top, width, height = self.box
        x, y, across, down = other.box
        return (
            left < x + across
            and x < left + width
            and (top < y + down and y < top + height)
        )


def words(marks: Mapping[Text, Mark]) -> str:
    """Return the marks as text, the same for ever: part of a file's name."""
    return "; ".join(
        " ".join(
            f"{name}={value}"
            for name in ("box", "circle", "polygon", "arrow", "label", "at")
            if (value := getattr(mark, name))
        )
        for mark in marks.values()
    )


def labels(marks: Mapping[Text, Mark], width: int, height: int) -> tuple[Placed, ...]:
    """Return where the labels stand on a picture of this size in pixels."""
    return tuple(
        _place(mark.label, mark, width, height)
        for mark in marks.values()
        if mark.label and (mark.at or mark.outline)
    )


def clashes(
    marks: Mapping[Text, Mark], width: int, height: int
) -> Iterator[Diagnostic]:
    """Yield labels that leave the picture, and those that cover another."""
    placed = labels(marks, width, height)
    for nth, label in enumerate(placed):
        left, top, across, down = label.box
        if (
            left < -1
            or top < -1
            or left + across > width + 1
            or top + down > height + 1
        ):
            message = f"the label `{label.words}` leaves the picture"
            hint = "move it with `at`, or shorten it"
            yield error(label.words.span, "FG320", message, hint)
        for other in placed[:nth]:
            if label.touches(other):
                message = f"the label `{label.words}` covers `{other.words}`"
                yield error(label.words.span, "FG321", message, "move it with `at`")


def draw(marks: Mapping[Text, Mark], width: int, height: int) -> bytes:
    """Return the layer as SVG, for a picture of this size in pixels."""
    unit = max(width, height) / 1000
    shapes = [
        _path(mark.outline, width, height, unit)
        for mark in marks.values()
        if mark.outline
    ]
    lines = "".join(f'<path d="{d}"/>' for d in shapes)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
    ]
    if lines:
        parts += [
            '<g fill="none" stroke-linecap="round" stroke-linejoin="round">',
            f'<g stroke="{RIM}" stroke-width="{_n(HALO * unit)}">{lines}</g>',
            f'<g stroke="{INK}" stroke-width="{_n(LINE * unit)}">{lines}</g></g>',
        ]
    for placed in labels(marks, width, height):
        parts.extend(_label(placed, unit))
    return "".join((*parts, "</svg>")).encode()


def _label(placed: Placed, unit: float) -> Iterator[str]:
    left, top, width, height = placed.box
    size = TEXT * unit
    yield (
        f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" '
        f'height="{_n(height)}" rx="{_n(height / 4)}" fill="{RIM}" '
        f'fill-opacity=".86"/>'
    )
    # The length is given, so that it fits its box in whatever font there is.
    yield (
        f'<text x="{_n(left + size * 0.4)}" y="{_n(top + size * 1.0)}" '
        f'textLength="{_n(width - size * 0.8)}" lengthAdjust="spacingAndGlyphs" '
        f'font-family="system-ui, sans-serif" font-weight="600" '
        f'font-size="{_n(size)}" fill="{INK}">{_escape(placed.words)}</text>'
    )


def _place(label: Text, mark: Mark, width: int, height: int) -> Placed:
    """Put a label where the author says, else above, below or behind its outline."""
    unit = max(width, height) / 1000
    size = TEXT * unit
    across, down = size * (_ems(label) + 0.8), size * 1.36
    if mark.at:
        ((x, y),) = points(mark.at)
        return Placed(
            label, (x * width - across / 2, y * height - down / 2, across, down)
        )
    assert mark.outline is not None
    x, y = _beside(mark.outline, width, height, (across, down), HALO * unit)
    left = min(max(x - across / 2, 0.0), width - across)
    top = min(max(y - down / 2, 0.0), height - down)
    return Placed(label, (left, top, across, down))


def _beside(outline: Outline, width: int, height: int, box: Point, gap: float) -> Point:
    """Return the middle of a label of size `box`, in pixels."""
    if isinstance(outline, Arrow):
        (x, y), (tip_x, tip_y) = outline.tail, outline.tip
        dx, dy = (x - tip_x) * width, (y - tip_y) * height
        length = hypot(dx, dy) or 1.0
        return (
            x * width + dx / length * (box[0] / 2 + gap),
            y * height + dy / length * (box[1] / 2 + gap),
        )
    found = reach(outline, width, height)
    across = [x for x, _ in found]
    down = [y for _, y in found]
    middle = (min(across) + max(across)) / 2 * width
    above = min(down) * height - gap - box[1] / 2
    below = max(down) * height + gap + box[1] / 2
    return middle, above if above >= box[1] / 2 else below


def _path(outline: Outline, width: int, height: int, unit: float) -> str:
    match outline:
        case Box():
            (left, top), (right, bottom) = outline.corners
            corners = ((left, top), (right, top), (right, bottom), (left, bottom))
            return _line(corners, width, height) + "Z"
        case Polygon(points=corners):
            return _line(corners, width, height) + "Z"
        case Ellipse():
            across, down = outline.radii(width, height)
            x, y = outline.x * width, outline.y * height
            half = f"A{_n(across)} {_n(down)} 0 0 1 "
            return (
                f"M{_n(x - across)} {_n(y)}{half}{_n(x + across)} {_n(y)}"
                f"{half}{_n(x - across)} {_n(y)}Z"
            )
        case Arrow():
            return _arrow(outline, width, height, HEAD * unit)


def _arrow(arrow: Arrow, width: int, height: int, head: float) -> str:
    (x, y), (tip_x, tip_y) = (
        (across * width, down * height) for across, down in (arrow.tail, arrow.tip)
    )
    length = hypot(tip_x - x, tip_y - y) or 1.0
    dx, dy = (tip_x - x) / length * head, (tip_y - y) / length * head
    wings = [
        (tip_x - dx - side * dy * 0.6, tip_y - dy + side * dx * 0.6) for side in (-1, 1)
    ]
    barbs = "".join(f"M{_n(a)} {_n(b)}L{_n(tip_x)} {_n(tip_y)}" for a, b in wings)
    return f"M{_n(x)} {_n(y)}L{_n(tip_x)} {_n(tip_y)}{barbs}"


def _line(corners: tuple[Point, ...], width: int, height: int) -> str:
    return "M" + "L".join(f"{_n(x * width)} {_n(y * height)}" for x, y in corners)


def _ems(text: str) -> float:
    """Estimate the width of `text` in letter heights of a bold sans-serif font."""
    return sum(
        0.34
        if c in _NARROW
        else 0.92
        if c in _WIDE
        else 1.0
        if ord(c) > 0x2E80
        else 0.7
        if c.isupper()
        else 0.6
        for c in text
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
