"""A note as HTML, exactly as Anki renders it, without Anki.

The templates of `flashgen.faces` need little of Anki's language: `{{Field}}`,
`{{text:Field}}`, `{{#Field}}…{{/Field}}` and `{{^Field}}…{{/Field}}`.  What that
little does was found out on Anki's engine, 26.9.3, and is compared with it in
`tests/preview/test_render.py` on every card of the library and on generated fields.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.entities import name2codepoint
from typing import NamedTuple

from flashgen.faces import FACES, style
from flashgen.faces.template import side
from flashgen.package.generation import is_filled

_TAG = re.compile(r"\{\{([#^/]?)([^{}]+)\}\}")
_STRIPPED = re.compile(
    r"<!--.*?-->|<style.*?>.*?</style>|<script.*?>.*?</script>|<.*?>",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY = re.compile(r"&([^;&]*)(;?)")
_NUMBER = re.compile(r"#(?:x(?P<hex>[0-9a-fA-F]+)|(?P<decimal>[0-9]+))\Z")


class Sides(NamedTuple):
    """The two sides of a card, as HTML of the page's body."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class _Field:
    """A replacement; `text` asks for the words alone."""

    name: str
    text: bool


@dataclass(frozen=True, slots=True)
class _Section:
    """A part that is shown while a field is filled, or while it is not."""

    name: str
    filled: bool
    parts: tuple[_Part, ...]


_Part = str | _Field | _Section


@dataclass(frozen=True)
class Look:
    """The templates of all faces, and the style sheet they share."""

    templates: Mapping[str, tuple[Side, Side]]
    css: str
    digest: str
    """Changes when a template or the style does."""

    def sides(self, face: str, fields: Mapping[str, str]) -> Sides:
        """Return both sides of a note; raises KeyError for a field that is missing."""
        front, back = self.templates[face]
        return Sides(front.render(fields), back.render(fields))


def look() -> Look:
    """Return the present look of the faces."""
    sides = {key: (side(key, "front"), side(key, "back")) for key in FACES}
    text = repr((sides, style()))
    return Look(
        {key: (Side(front), Side(back)) for key, (front, back) in sides.items()},
        style(),
        hashlib.sha256(text.encode()).hexdigest()[:16],
    )


class Side:
    """One side of a template, parsed once and filled in for many notes.

    Raises ValueError for a filter other than `text`, and for sections that do not
    match.
    """

    def __init__(self, template: str) -> None:
        self._parts = tuple(_parse(iter(_TAG.split(template)), ""))

    def render(self, fields: Mapping[str, str]) -> str:
        """Return the side as HTML; raises KeyError for a field it does not know."""
        return "".join(_render(self._parts, fields))


def _parse(tokens: Iterator[str], inside: str) -> Iterator[_Part]:
    """Yield the parts up to the end of the section `inside`, or of the template.

    `tokens` are a literal text, a sign, a name, a literal text and so on.
    """
    yield next(tokens)
    for sign in tokens:
        name = next(tokens).strip()
        if sign == "/":
            if name != inside:
                raise ValueError(f"{{{{/{name}}}}} closes {inside or 'nothing'}")
            return
        if sign:
            yield _Section(name, sign == "#", tuple(_parse(tokens, name)))
        else:
            yield _field(name)
        yield next(tokens)
    if inside:
        raise ValueError(f"{inside!r} is never closed")


def _field(name: str) -> _Field:
    filters, _, field = name.rpartition(":")
    if filters not in ("", "text"):
        raise ValueError(f"no filter {filters!r}")
    return _Field(field, bool(filters))


def _render(parts: Iterable[_Part], fields: Mapping[str, str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, _Field):
            value = fields[part.name]
            yield words(value) if part.text else value
        elif is_filled(fields[part.name]) is part.filled:
            yield from _render(part.parts, fields)


def words(html: str) -> str:
    """Return what Anki's filter `text` makes of `html`: no tags, entities decoded.

    Anki knows the 252 names of HTML 4.  One `&` that begins no entity leaves all of
    them as they are; otherwise a no-break space becomes a space.
    """
    text = _STRIPPED.sub("", html)
    if "&" not in text:
        return text
    try:
        return _ENTITY.sub(_character, text).replace("\xa0", " ")
    except ValueError:
        return text


def _character(entity: re.Match[str]) -> str:
    name, end = entity.groups()
    number = _NUMBER.match(name)
    if not end or not (number or name in name2codepoint):
        raise ValueError(f"no entity: {entity[0]}")
    if number is None:
        return chr(name2codepoint[name])
    code = int(number["hex"], 16) if number["hex"] else int(number["decimal"])
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        raise ValueError("no character has this number")
    return chr(code)
