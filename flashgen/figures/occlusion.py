"""Structures of a picture to be named: a note of Anki's own Image Occlusion.

It is the one note with several cards, one per mask.  A mask is known to Anki by its
number, which must never change or be given to another: the lock keeps the numbers, and
`numbered` applies them.  A mask that was removed keeps its number as a point that
hides nothing, so that its card says what became of it instead of showing an error.

The form of a mask was observed with Anki 26.9: `image-occlusion`, the shape, and its
places as fractions with four decimals at most and no zero before the point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from flashgen.figures.shown import Shown
from flashgen.markup import to_html, to_plain
from flashgen.model.card import Card, Content, Draft, Row
from flashgen.model.case import About
from flashgen.model.figure import Figure
from flashgen.model.outline import Box, Ellipse, Outline, Polygon
from flashgen.model.source import Text

PATH = "regions"
"""The end of the card's id, below the figure's key."""

_GONE = "rect:left=0:top=0:width=.0001:height=.0001"
"""A mask too small to hide anything."""

Shared = tuple[dict[str, Content], dict[str, str], tuple[str, ...]]


def drafts(
    figure: Figure, shown: Shown, about: About, shared: Shared
) -> Iterator[Draft]:
    """Yield the note about the regions of the picture that is shown, if it has any."""
    regions = shown.variant.regions
    if not regions:
        return
    content, html, media = shared
    naming = figure.naming
    names = {str(key): region.name for key, region in regions.items()}
    width, height = shown.picture.width, shown.picture.height
    shapes = {
        str(key): _shape(region.outline, width, height)
        for key, region in regions.items()
        if region.outline
    }
    content |= {
        "Occlusion": tuple(Row(key, shape) for key, shape in shapes.items()),
        "Names": tuple(Row(key, name) for key, name in names.items()),
        "Hide": naming.hide if naming else "all",
        "Gone": about.say("figure.gone"),
    }
    where = next(iter(regions))
    ask = naming.ask if naming else None
    yield Draft(
        "occlusion",
        ask or about.say("figure.regions"),
        "; ".join(names.values()),
        where.span,
        path=(Text(PATH, where.span),),
        chip="anatomy",
        content=content,
        html={**html, **fields(content, tuple(names))},
        media=media,
        masks=tuple(regions),
        why=(naming.why or "") if naming else "",
        evidence=naming.evidence if naming else (),
        inferred=naming.inferred if naming else (),
    )


def numbered(card: Card, order: Sequence[str]) -> Card:
    """Return `card` with its masks numbered as `order` says, from 1 on.

    `order` are all keys that the note ever had: those of `card`, and of masks that
    were removed since.  Raises ValueError if a mask of `card` is missing there.
    """
    missing = [key for key in card.masks if key not in order]
    if missing:
        raise ValueError(f"{card.id}: no number for the masks {missing}")
    return replace(card, fields={**card.fields, **fields(card.content, order)})


def fields(content: Mapping[str, Content], order: Sequence[str]) -> dict[str, str]:
    """Return the fields with a part per mask: its shape, and what it hides.

    The style of the face shows of the names the one of the card.
    """
    shapes, names = (_rows(content[name]) for name in ("Occlusion", "Names"))
    hidden = ":oi=1" if content["Hide"] == "all" else ""
    gone = to_html(str(content["Gone"]))
    masks, words = [], []
    for number, key in enumerate(order, start=1):
        shape = shapes.get(key, _GONE)
        masks.append(f"{{{{c{number}::image-occlusion:{shape}{hidden}}}}}")
        name = to_html(names[key]) if key in names else gone
        words.append(f'<li class="fc-{number}">{name}</li>')
    answer = f'<ol class="fc-names">{"".join(words)}</ol>'
    return {"Occlusion": "<br>".join(masks), "Answer": answer}


def _rows(content: Content) -> dict[str, str]:
    return {} if isinstance(content, str) else {r.mark: r.text for r in content}


def _shape(outline: Outline, width: int, height: int) -> str:
    match outline:
        case Box(left=left, top=top, width=across, height=down):
            return (
                f"rect:left={_n(left)}:top={_n(top)}:"
                f"width={_n(across)}:height={_n(down)}"
            )
        case Ellipse(x=x, y=y):
            pixels = outline.radii(width, height)
            rx, ry = pixels[0] / width, pixels[1] / height
            return f"ellipse:left={_n(x - rx)}:top={_n(y - ry)}:rx={_n(rx)}:ry={_n(ry)}"
        case Polygon(points=points):
            left, top = min(x for x, _ in points), min(y for _, y in points)
            line = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
            return f"polygon:left={_n(left)}:top={_n(top)}:points={line}"
        case _:
            raise ValueError(f"{outline!r} is no shape of a mask")


def _n(value: float) -> str:
    """Return a fraction as Anki writes it."""
    return f"{value:.4f}".rstrip("0").rstrip(".").replace("0.", ".", 1) or "0"


def names(card: Card) -> tuple[str, ...]:
    """Return what the masks of `card` hide, in words."""
    return tuple(to_plain(name) for name in _rows(card.content["Names"]).values())
