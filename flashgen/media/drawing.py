"""A drawing as a package carries it: clean, cropped, and of a size in pixels."""

from __future__ import annotations

import re

from flashgen.media import ids, svg
from flashgen.media.product import Note, Product, Unfit, Wish
from flashgen.model.outline import Box

BIGGEST = 5_000_000
"""Bytes; a drawing of this size makes a phone stutter."""

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE\b[^\[>]*"
    rb"(?:\[.*?\]\s*)?>\s*)*<(?:\w+:)?svg\b",
    re.DOTALL,
)


def is_drawing(data: bytes) -> bool:
    """Tell whether this is SVG, by its start and not by its name."""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    return bool(_START.match(head)) or head.lstrip().startswith(b"<?xml")


def draw(data: bytes, wish: Wish) -> Product:
    """Return the drawing without anything but what it shows.

    Raises Unfit for what cannot be read safely.
    """
    if len(data) > BIGGEST:
        message = f"{len(data):,} bytes are too many for a drawing"
        raise Unfit("FG302", message, "simplify it, or export it as PNG")
    if wish.window:
        message = "a `window` needs grey values; this is a drawing"
        raise Unfit("FG307", message, "delete the `window`")
    drawing = svg.Drawing(data)
    assert drawing.root is not None
    ids.rename(drawing.root)
    width, height = _fit(drawing.root, wish.crop)
    notes: tuple[Note, ...] = ()
    if drawing.left_out:
        parts = ", ".join(dict.fromkeys(drawing.left_out))
        hint = "see whether the drawing is whole without it; save it as plain SVG"
        notes = (Note("FG308", f"left out of the drawing: {parts}", hint),)
    return Product(svg.write(drawing.root), ".svg", width, height, notes)


def _fit(root: svg.Element, crop: Box | None) -> tuple[int, int]:
    """Give the root a size in whole pixels, and the part it shows."""
    width, height = svg.size(root)
    left, top, across, down = svg.view(root) or (0.0, 0.0, width, height)
    if crop:
        left, top = left + crop.left * across, top + crop.top * down
        across, down = crop.width * across, crop.height * down
        width, height = crop.width * width, crop.height * height
    root.attributes |= {
        "viewBox": " ".join(f"{n:.6g}" for n in (left, top, across, down)),
        "width": str(max(1, round(width))),
        "height": str(max(1, round(height))),
    }
    return int(root.attributes["width"]), int(root.attributes["height"])
