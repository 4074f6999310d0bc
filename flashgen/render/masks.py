"""The masks of an image occlusion, drawn where Anki's script is not there to do it.

In Anki a script draws the masks on a canvas.  Here they become a layer of SVG over the
picture, like the marks of any figure, with the same colours and the same switch to
hide them: a card needs no script, on a screen or on paper.

Observed with Anki 26.9: the mask in question is filled on the front and framed on the
back; the others are filled on both sides if all are hidden, and else not drawn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from flashgen.render.gaps import masks

_HIDDEN = re.compile(
    r'<div class="fc-vh" hidden>(.*?)</div>\n<div class="fc-view">', re.S
)
_MASK = re.compile(r'<div class="(cloze[a-z-]*)" ([^>]*)></div>')
_GIVEN = re.compile(r'data-(\w+)="([^"]*)"')
_CANVAS = re.compile(
    r'<div id="image-occlusion-container">(<img [^>]*>)'
    r'<canvas id="image-occlusion-canvas"></canvas></div>'
)
_BUTTON = re.compile(
    r'<button class="(fc-pill [^"]*)" id="toggle">(.*?)</button>', re.S
)
_SWITCH = '<input type="checkbox" class="fc-show fc-vh" id="fc-show" checked>\n'
_SCRIPT = re.compile(r'<script>.*?</script>|<div id="err"></div>\n', re.S)

_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')
_STYLED = ' vector-effect="non-scaling-stroke" style="{style}"'
_PAPER = "fill:#fff;stroke:#333;stroke-width:1px"
_LETTER = 0.035
"""Size of a label on paper, as a part of the picture's width."""

COLOURS = {
    "cloze": "fill:var(--fc-k);stroke:var(--fc-bg);stroke-width:3px",
    "cloze-inactive": "fill:var(--fc-edge);stroke:var(--fc-bg);stroke-width:2px",
    "cloze-highlight": "fill:rgba(255,214,10,.08);stroke:#ffd60a;stroke-width:4px",
}
"""How each state is drawn; the colours are those that the style gives Anki's script."""


def is_masked(html: str) -> bool:
    """Return whether `html` has a canvas for masks."""
    return 'id="image-occlusion-canvas"' in html


def drawn(html: str, colours: Mapping[str, str] = COLOURS) -> str:
    """Return a side of an image occlusion with its masks drawn and without script.

    Raises ValueError if the template is not the one that this was written for.
    """
    hidden = _HIDDEN.search(html)
    if hidden is None:
        raise ValueError("an image occlusion without its masks")
    layer = [_shape(mask, colours) for mask in _MASK.finditer(hidden[1])]

    def stack(canvas: re.Match[str]) -> str:
        return (
            f'<span class="fc-stack"><span class="fc-base">{canvas[1]}</span>'
            f'<span class="fc-marks"><svg viewBox="0 0 1 1" preserveAspectRatio="none" '
            f'width="100%" height="100%" aria-hidden="true">{"".join(layer)}</svg>'
            "</span></span>"
        )

    html, found = _CANVAS.subn(stack, html.replace(hidden[0], '<div class="fc-view">'))
    if not found:
        raise ValueError("an image occlusion without a picture")
    if _BUTTON.search(html):
        html = _BUTTON.sub(r'<label class="\1" for="fc-show">\2</label>', html)
        html = html.replace("<figure", f"{_SWITCH}<figure", 1)
    return _SCRIPT.sub("", html)


def numbered(gaps: str, image: str, labels: Mapping[int, str]) -> str:
    """Return a picture with its masks drawn for paper, each with its label.

    `gaps` is the field with the masks, `image` the one with the picture; `labels` maps
    the numbers of the masks that are shown.
    """
    size = _SIZE.search(image)
    if size is None:
        raise ValueError("a picture without its size")
    width, height = int(size[1]), int(size[2])
    layer = ""
    for mask in _MASK.finditer(masks(gaps, 0, back=False)):
        given = dict(_GIVEN.findall(mask[2]))
        number = int(given["ordinal"])
        if number in labels:
            layer += _form(given, width, height).format(style=_PAPER)
            x, y = _centre(given, width, height)
            layer += (
                f'<text x="{x:.0f}" y="{y:.0f}" dy="{_LETTER * width * 0.35:.0f}" '
                f'font-size="{_LETTER * width:.0f}" font-weight="700" fill="#111" '
                f'font-family="sans-serif" text-anchor="middle">{labels[number]}</text>'
            )
    return (
        f'<div class="masked">{image}<svg viewBox="0 0 {width} {height}" '
        f'aria-hidden="true">{layer}</svg></div>'
    )


def _shape(mask: re.Match[str], colours: Mapping[str, str]) -> str:
    given = dict(_GIVEN.findall(mask[2]))
    if mask[1] == "cloze-inactive" and "occludeInactive" not in given:
        return ""
    return _form(given, 1, 1).format(style=colours[mask[1]])


def _form(given: Mapping[str, str], width: int, height: int) -> str:
    """Return the element of a mask on a picture of this size, with `{style}` open."""
    n = _numbers(given)
    match given["shape"]:
        case "ellipse":
            places = {
                "cx": (n["left"] + n["rx"]) * width,
                "cy": (n["top"] + n["ry"]) * height,
                "rx": n["rx"] * width,
                "ry": n["ry"] * height,
            }
        case "polygon":
            line = " ".join(
                f"{x * width:g},{y * height:g}" for x, y in _points(given["points"])
            )
            return f'<polygon points="{line}"{_STYLED}></polygon>'
        case _:
            places = {
                "x": n["left"] * width,
                "y": n["top"] * height,
                "width": n["width"] * width,
                "height": n["height"] * height,
            }
    drawn = " ".join(f'{name}="{to:.4f}"' for name, to in places.items())
    return f"<{given['shape']} {drawn}{_STYLED}></{given['shape']}>"


def _centre(given: Mapping[str, str], width: int, height: int) -> tuple[float, float]:
    n = _numbers(given)
    match given["shape"]:
        case "ellipse":
            x, y = n["left"] + n["rx"], n["top"] + n["ry"]
        case "polygon":
            xs, ys = zip(*_points(given["points"]), strict=True)
            x, y = sum(xs) / len(xs), sum(ys) / len(ys)
        case _:
            x, y = n["left"] + n["width"] / 2, n["top"] + n["height"] / 2
    return x * width, y * height


def _points(text: str) -> list[tuple[float, float]]:
    pairs = (pair.split(",") for pair in text.split(" "))
    return [(float(x), float(y)) for x, y in pairs]


def _numbers(given: Mapping[str, str]) -> dict[str, float]:
    number = re.compile(r"[0-9.]+")
    return {name: float(to) for name, to in given.items() if number.fullmatch(to)}
