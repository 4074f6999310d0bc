"""What may be wrong with a figure as written, before its picture is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flashgen.faces import MASKS
from flashgen.figures import occlusion
from flashgen.figures.cards import FIGURE_QUESTIONS
from flashgen.model import outline
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.figure import Drawn, Figure, Mark, Region, Variant
from flashgen.model.outline import Box
from flashgen.model.source import Text

EDGE = 0.0005
"""How far an outline may reach over the edge: half a pixel of a small picture."""


def problems(figures: Mapping[Text, Figure]) -> Iterator[Diagnostic]:
    """Yield every problem of the figures of a case."""
    for key, figure in figures.items():
        yield from _questions(figure)
        if figure.beside and (figure.beside == key or figure.beside not in figures):
            others = ", ".join(f"`{k}`" for k in figures if k != key)
            hint = f"there are {others}" if others else "there is no other"
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
            hint = f"give a `type`: {_listed(FIGURE_QUESTIONS)}"
            yield error(type_.span, "FG014", message, hint)
        if key == occlusion.PATH and any(v.regions for v in figure.variants):
            message = f"`{key}` is the name of the card about `regions`"
            yield error(key.span, "FG003", message, "give the question another key")
        for name in ask.marks or ():
            if name not in marks:
                hint = f"there are {_listed(sorted(marks))}" if marks else ""
                yield error(name.span, "FG323", f"there is no mark `{name}`", hint)


def _variant(variant: Variant) -> Iterator[Diagnostic]:
    if variant.crop:
        crop = outline.box(variant.crop)
        if _outside(crop) or not (crop.width > 0 and crop.height > 0):
            message = "`crop` is no part of the picture"
            yield error(variant.crop.span, "FG320", message, _FRACTIONS)
    if variant.tone == "line" and not variant.schematic:
        message = "`tone: line` would turn a patient image to its negative at night"
        hint = "write `tone: dark` or `plain`; only a drawing is line art"
        yield error(variant.file.span, "FG313", message, hint)
    if variant.window and outline.window(variant.window)[1] <= 0:
        message = "a window has a width above zero"
        yield error(variant.window.span, "FG307", message)
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
    kinds = "`box`, `circle`, `polygon`" + " or `arrow`" * isinstance(drawn, Mark)
    if len(drawn.outlines) > 1:
        message = f"{what} has {len(drawn.outlines)} outlines"
        yield error(drawn.outlines[1][0].span, "FG322", message, "keep one of them")
    elif not drawn.outlines and not (isinstance(drawn, Mark) and drawn.label):
        yield error(key.span, "FG322", f"{what} has no outline", f"give {kinds}")
    for words, drawn_as in drawn.outlines:
        if isinstance(drawn_as, Box) and not (drawn_as.width > 0 < drawn_as.height):
            message = f"{what} has no width or no height"
            yield error(words.span, "FG322", message, _FRACTIONS)


def _label(key: Text, mark: Mark) -> Iterator[Diagnostic]:
    if mark.at and not mark.label:
        message = f"the mark `{key}` has a place for a label, but no label"
        yield error(mark.at.span, "FG322", message, "give `label`")
    elif mark.label and not (mark.at or mark.outlines):
        message = f"the label of `{key}` has no place"
        yield error(mark.label.span, "FG322", message, "give `at`, or an outline")


_FRACTIONS = "write fractions of the picture: `0 0` is the top left, `1 1` the far end"


def outside(
    drawn: Mapping[Text, Drawn], what: str, width: int, height: int
) -> Iterator[Diagnostic]:
    """Yield outlines that leave a picture of `width` and `height` in pixels."""
    for key, each in drawn.items():
        for words, drawn_as in each.outlines:
            found = outline.reach(drawn_as, width, height)
            if any(not _inside(n) for point in found for n in point):
                message = f"the {what} `{key}` leaves the picture"
                yield error(words.span, "FG320", message, _FRACTIONS)


def _outside(box: Box) -> bool:
    return any(not _inside(n) for point in box.corners for n in point)


def _inside(number: float) -> bool:
    return -EDGE <= number <= 1 + EDGE


def _listed(words: object) -> str:
    return ", ".join(f"`{word}`" for word in words)  # type: ignore[attr-defined]
