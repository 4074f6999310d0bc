"""A drawing in SVG, with nothing in it but the drawing.

What is not on the list is left out: scripts, links, anything from outside, metadata,
comments, titles, and what editors leave behind.  Anki shows an SVG in `<img>`, where
browsers run no script, but a student may open the file itself.

The parser is Python's own expat with every declaration of an entity refused, so that
nothing is expanded or fetched; nh3 and bleach know HTML only, and the libraries that
clean SVG are unmaintained or need a Node or Rust toolchain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from flashgen.media.product import Unfit

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

DEEPEST = 60
"""Nesting of groups."""

MOST = 100_000
"""Elements of a drawing."""

_ELEMENTS = """
svg g defs symbol use path rect circle ellipse line polyline polygon text tspan
textPath linearGradient radialGradient stop clipPath mask pattern marker style
filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood
feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
feOffset
"""
ELEMENTS = frozenset(_ELEMENTS.split())

DRAWN = frozenset(
    ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use"]
)
"""Elements that can be seen."""

SILENT = frozenset({"metadata", "title", "desc"})
"""Elements that no one sees, and nobody needs to be told of."""

_ATTRIBUTES = """
id class style x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height d points
viewBox preserveAspectRatio transform pathLength rotate textLength lengthAdjust
startOffset method spacing side offset gradientUnits gradientTransform spreadMethod
clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits
patternTransform markerWidth markerHeight markerUnits refX refY orient href
filterUnits primitiveUnits in in2 result mode operator k1 k2 k3 k4 stdDeviation type
values tableValues slope intercept amplitude exponent radius fill fill-opacity
fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display
visibility overflow clip-path clip-rule mask filter paint-order marker-start
marker-mid marker-end stop-color stop-opacity flood-color flood-opacity
color-interpolation color-interpolation-filters vector-effect mix-blend-mode
isolation shape-rendering text-rendering font font-family font-size font-style
font-weight font-stretch font-variant text-anchor dominant-baseline
alignment-baseline baseline-shift letter-spacing word-spacing text-decoration
writing-mode direction unicode-bidi xml:space
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())

_OUTSIDE = re.compile(
    r"url\(\s*+['\"]?+\s*+(?!#)|@import|\\|expression|javascript:|image-set|"
    r"\b(?:src|image)\s*\(|//|data:",
    re.I,
)
"""What a style could fetch something with; the backslash can hide any of it."""

_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
"""A comment in a style, where names and addresses of no effect stand."""

_LENGTH = re.compile(r"\s*(\d*\.?\d+(?:[eE][+-]?\d+)?)\s*([a-z]*|%)\s*")
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}
"""CSS pixels of a unit (CSS Values and Units Level 3, section 6.2)."""


@dataclass
class Element:
    """An element that stays, with attributes in the order they were written."""

    name: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)


class Drawing:
    """A parsed drawing; `left_out` names what was taken away and could be missed.

    Raises Unfit for what is no SVG, or cannot be read safely.
    """

    def __init__(self, data: bytes) -> None:
        self.left_out: list[str] = []
        self._open: list[Element] = []
        self._ignored = 0
        self._count = 0
        self._drawn = False
        self.root: Element | None = None
        self._parse(data)
        if self.root is None:
            raise Unfit("FG301", "it is no SVG drawing", "its root must be `svg`")
        if self.left_out and not self._drawn:
            what = ", ".join(dict.fromkeys(self.left_out))
            message = f"nothing to see is left of it without {what}"
            raise Unfit("FG301", message, "draw it with paths, shapes and text")

    def _parse(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(data, True)
        except expat.ExpatError as problem:
            message = f"its XML is broken: {expat.ErrorString(problem.code)}"
            hint = f"line {problem.lineno}, column {problem.offset + 1} of the drawing"
            raise Unfit("FG301", message, hint) from None
        except (ValueError, LookupError) as problem:
            raise Unfit("FG301", f"its XML is broken: {problem}") from None

    def _entity(self, *_declared: object) -> None:
        raise Unfit("FG309", "it declares XML entities", "save it as plain SVG")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self._count += 1
        if self._count > MOST or len(self._open) > DEEPEST:
            raise Unfit("FG302", "it has too many or too deeply nested elements")
        link = name == "a" and space in (SVG, "")
        kind = "g" if link else name
        if self._ignored or space not in (SVG, "") or kind not in ELEMENTS:
            if not self._ignored and space in (SVG, "") and name not in SILENT:
                self.left_out.append(f"<{name}>")
            self._ignored += 1
            return
        element = Element(kind, self._safe(name, attributes))
        self._drawn = self._drawn or kind in DRAWN
        if self._open:
            self._open[-1].children.append(element)
        elif name == "svg" and self.root is None:
            self.root = element
        self._open.append(element)

    def _end(self, _tag: str) -> None:
        if self._ignored:
            self._ignored -= 1
            return
        element = self._open.pop()
        if element.name == "style":
            style = _REMARK.sub(" ", "".join(_words(element)))
            element.children = [style]
            if _OUTSIDE.search(style):
                self.left_out.append("a style from outside")
                element.children = []

    def _text(self, words: str) -> None:
        if self._ignored or not self._open:
            return
        if self._open[-1].name in ("text", "tspan", "textPath", "style"):
            self._open[-1].children.append(words)

    def _safe(self, element: str, attributes: dict[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for full, value in attributes.items():
            space, _, name = full.rpartition(" ")
            if name == "style":
                value = _REMARK.sub(" ", value)
            if space.endswith("XML/1998/namespace"):
                name = f"xml:{name}"
            elif space and not (space == XLINK and name == "href"):
                continue
            if name.lower().startswith("on"):
                self.left_out.append(f"the script in `{name}`")
            elif name == "href" and not value.startswith("#"):
                self.left_out.append(f"the link of <{element}>")
            elif name in ATTRIBUTES and _OUTSIDE.search(value):
                self.left_out.append(f"`{name}` from outside")
            elif name in ATTRIBUTES:
                kept[name] = value
        return kept


def size(root: Element) -> tuple[float, float]:
    """Return width and height in CSS pixels.

    Raises Unfit if the drawing says neither its size nor what it shows.
    """
    width, height = (_length(root.attributes.get(n)) for n in ("width", "height"))
    box = view(root)
    if width and height:
        return width, height
    if box and box[2] > 0 and box[3] > 0:
        if width or height:
            scale = width / box[2] if width else (height or 0) / box[3]
            return box[2] * scale, box[3] * scale
        return box[2], box[3]
    raise Unfit("FG301", "it has no size", "give `width`, `height` or a `viewBox`")


def view(root: Element) -> tuple[float, float, float, float] | None:
    """Return the part of the plane that is shown, as the drawing says it."""
    try:
        numbers = [
            float(n) for n in re.split(r"[\s,]+", root.attributes["viewBox"].strip())
        ]
        left, top, width, height = numbers
    except (KeyError, ValueError):
        return None
    return left, top, width, height


def write(root: Element) -> bytes:
    """Return the drawing as XML in UTF-8."""
    parts: list[str] = []
    _write(root, parts, f' xmlns="{SVG}"')
    return "".join(parts).encode()


def _write(element: Element, parts: list[str], extra: str = "") -> None:
    attributes = "".join(f' {n}="{_quoted(v)}"' for n, v in element.attributes.items())
    parts.append(f"<{element.name}{extra}{attributes}")
    if not element.children:
        parts.append("/>")
        return
    parts.append(">")
    for child in element.children:
        if isinstance(child, str):
            parts.append(_escaped(child))
        else:
            _write(child, parts)
    parts.append(f"</{element.name}>")


def _words(element: Element) -> list[str]:
    return [child for child in element.children if isinstance(child, str)]


def _length(text: str | None) -> float | None:
    match = _LENGTH.fullmatch(text or "")
    if not match or match[2] not in _PIXELS:
        return None
    return float(match[1]) * _PIXELS[match[2]] or None


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    spaced = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    return _escaped(spaced).replace('"', "&quot;")
