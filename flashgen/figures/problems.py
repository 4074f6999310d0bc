"""What may be wrong with a figure as written, before its picture is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import dist

from flashgen.faces import MASKS
from flashgen.figures import occlusion
from flashgen.figures.cards import FIGURE_QUESTIONS
from flashgen.figures.shown import shown_marks
from flashgen.model import outline
from flashgen.model.diagnostic import Diagnostic, error, warning
from flashgen.model.figure import Drawn, Figure, Mark, Region, Variant
from flashgen.model.outline import Arrow, Box, Ellipse, Outline, Point, Polygon
from flashgen.model.source import Text

EDGE = 0.0005
"""How far an outline may reach over the edge: half a pixel of a small picture."""

LEAST = 0.002
"""Of anything drawn: three pixels of 1,600.  Less is a slip and hides nothing."""


def problems(figures: Mapping[Text, Figure]) -> Iterator[Diagnostic]:
    """Yield every problem of the figures of a case."""
    for key, figure in figures.items():
        wrong = list(_questions(figure))
        yield from wrong or _idle(figure)
        if figure.beside and (figure.beside == key or figure.beside not in figures):
            others = [str(k) for k in figures if k != key]
            hint = _proposed(figure.beside, others) or "there is no other"
            message = f"`{figure.beside}` is no other figure of this case"
            yield error(figure.beside.span, "FG325", message, hint)
        for variant in figure.variants:
            yield from _variant(variant)


def _questions(figure: Figure) -> Iterator[Diagnostic]:
    marks = {str(name) for variant in figure.variants for name in variant.marks}
    for key, ask in figure.ask.items():
        type_ = ask.type or key
        if type_ not in FIGURE_QUESTIONS:
            message = f"`{type_}` is no type of question about a figure"
            listed = ", ".join(f"`{name}`" for name in FIGURE_QUESTIONS)
            near = _proposed(type_, FIGURE_QUESTIONS)
            hint = near if "did you mean" in near else f"give a `type`: {listed}"
            yield error(type_.span, "FG014", message, hint)
        if key == occlusion.PATH and any(v.regions for v in figure.variants):
            message = f"`{key}` is the name of the card about `regions`"
            yield error(key.span, "FG003", message, "give the question another key")
        for name in ask.marks or ():
            if name not in marks:
                hint = _proposed(name, sorted(marks)) or "draw it under `marks`"
                yield error(name.span, "FG323", f"there is no mark `{name}`", hint)


def _idle(figure: Figure) -> Iterator[Diagnostic]:
    """Yield what is written and shown by no card."""
    if figure.naming and not any(variant.regions for variant in figure.variants):
        message = "`naming` has no regions to ask for"
        hint = "draw them under `regions`, or delete it"
        yield warning(figure.naming.span, "FG327", message, hint)
    for variant in figure.variants:
        shown = {
            str(name)
            for key, ask in figure.ask.items()
            for name in shown_marks(key, ask, variant)
        }
        for name in variant.marks:
            if name not in shown:
                message = f"no answer shows the mark `{name}`"
                hint = f"write `marks: [{name}]` beside an answer, or delete the mark"
                yield warning(name.span, "FG327", message, hint)


def _variant(variant: Variant) -> Iterator[Diagnostic]:
    if variant.crop:
        crop = outline.box(variant.crop)
        if _is_flat(crop):
            message = "`crop` leaves nothing of the picture"
            yield error(variant.crop.span, "FG320", message, _BOX)
        elif any(not _inside(n) for point in crop.corners for n in point):
            message = "`crop` leaves the picture"
            yield error(variant.crop.span, "FG320", message, _BOX)
    if variant.tone == "line" and not variant.schematic:
        message = "`tone: line` would turn a patient image to its negative at night"
        hint = "write `tone: dark` or `plain`; only a drawing is line art"
        yield error(variant.file.span, "FG313", message, hint)
    if variant.window and outline.window(variant.window)[1] <= 0:
        message = "the window has no width"
        hint = "write `centre/width`, like `40/400`"
        yield error(variant.window.span, "FG307", message, hint)
    for key, mark in variant.marks.items():
        yield from _outline(f"the mark `{key}`", key, mark)
        yield from _label(key, mark)
    for key, region in variant.regions.items():
        yield from _outline(f"the region `{key}`", key, region)
    yield from _twins(variant.regions)
    if len(variant.regions) > MASKS:
        where = list(variant.regions)[MASKS].span
        message = f"more than {MASKS} regions in one picture"
        yield error(where, "FG322", message, "make two figures of it")


def _twins(regions: Mapping[Text, Region]) -> Iterator[Diagnostic]:
    """Yield regions that share a name or a place: one mask would have two answers."""
    names: dict[str, Text] = {}
    places: dict[object, Text] = {}
    for key, region in regions.items():
        other = names.setdefault(region.name.casefold(), key)
        if other != key:
            message = f"`{key}` and `{other}` are both called `{region.name}`"
            yield error(key.span, "FG326", message, "say in the names what differs")
        twin = places.setdefault(region.outline, key)
        if twin != key:
            message = f"`{key}` covers the same place as `{twin}`"
            yield error(key.span, "FG326", message, "draw each region where it lies")


def _outline(what: str, key: Text, drawn: Drawn) -> Iterator[Diagnostic]:
    mark = isinstance(drawn, Mark)
    kinds = "`box`, `circle`, `polygon` or `arrow`" if mark else _SHAPES
    if len(drawn.outlines) > 1:
        message = f"{what} has {len(drawn.outlines)} outlines"
        yield error(drawn.outlines[1][0].span, "FG322", message, "keep one of them")
    elif not drawn.outlines and not (isinstance(drawn, Mark) and drawn.label):
        yield error(key.span, "FG322", f"{what} has no outline", f"give {kinds}")
    for words, drawn_as in drawn.outlines:
        if _is_flat(drawn_as):
            message, hint = _FLAT[type(drawn_as)]
            yield error(words.span, "FG322", f"{what} {message}", hint)


def _is_flat(drawn: Outline) -> bool:
    """Return whether an outline is too small or too thin to be seen."""
    match drawn:
        case Box(width=width, height=height):
            return min(width, height) < LEAST
        case Ellipse(across=across, down=down):
            return min(across, across if down is None else down) < LEAST
        case Arrow(tail=tail, tip=tip):
            return dist(tail, tip) < LEAST
        case Polygon(points=points):
            return all(_off(point, points) < LEAST for point in points)


def _off(point: Point, points: tuple[Point, ...]) -> float:
    """Return how far `point` is from the line through the two ends of a polygon."""
    start = points[0]
    end = max(points, key=lambda other: dist(start, other))
    length = dist(start, end)
    if length < LEAST:
        return 0
    (x1, y1), (x2, y2), (x, y) = start, end, point
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def _label(key: Text, mark: Mark) -> Iterator[Diagnostic]:
    if mark.at and not mark.label:
        message = f"the mark `{key}` has a place for a label, but no label"
        yield error(mark.at.span, "FG322", message, "give `label`")
    elif mark.label and not (mark.at or mark.outlines):
        message = f"the label of `{key}` has no place"
        yield error(mark.label.span, "FG322", message, "give `at`, or an outline")


_FRACTIONS = "write fractions of the picture: `0 0` is the top left, `1 1` the far end"
_BOX = (
    "write `left top width height` in fractions of the picture: width and height, and "
    "not the far corner"
)
_SHAPES = "`box`, `circle` or `polygon`"
_FLAT = {
    Box: ("has no width or no height", _BOX),
    Ellipse: ("has no radius", "write `x y radius` in fractions of the picture"),
    Arrow: ("points at its own tail", "write `x y -> x y`, from tail to tip"),
    Polygon: ("has all its points on one line", "draw it around what it marks"),
}
"""What is wrong with an outline too small to be seen, and what to do."""


def outside(
    drawn: Mapping[Text, Drawn], what: str, width: int, height: int
) -> Iterator[Diagnostic]:
    """Yield outlines that leave a picture of `width` and `height` in pixels."""
    for key, each in drawn.items():
        for words, drawn_as in each.outlines:
            found = outline.reach(drawn_as, width, height)
            if any(not _inside(n) for point in found for n in point):
                message = f"the {what} `{key}` leaves the picture"
                hint = _BOX if isinstance(drawn_as, Box) else _FRACTIONS
                yield error(words.span, "FG320", message, hint)


def _inside(number: float) -> bool:
    return -EDGE <= number <= 1 + EDGE


def _proposed(word: str, words: Sequence[str]) -> str:
    """Return which of `words` may be meant; empty if there is none."""
    from difflib import get_close_matches

    if close := get_close_matches(word, words, n=1):
        return f"did you mean `{close[0]}`?"
    listed = ", ".join(f"`{name}`" for name in words)
    return f"there {'is' if len(words) == 1 else 'are'} {listed}" if words else ""
