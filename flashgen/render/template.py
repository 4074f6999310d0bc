"""One side of a template, parsed, and filled in as Anki does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flashgen.package.generation import is_filled
from flashgen.render import gaps
from flashgen.render.words import words

_TAG = re.compile(r"\{\{([#^/]?)([^{}]+)\}\}")
_FILTERS = ("", "text", "cloze", "cloze-only")


@dataclass(frozen=True, slots=True)
class _Field:
    """A replacement, and the filter that its field goes through, if any."""

    name: str
    filter: str


@dataclass(frozen=True, slots=True)
class _Section:
    """A part that is shown while a field is filled, or while it is not."""

    name: str
    filled: bool
    parts: tuple[_Part, ...]


_Part = str | _Field | _Section


class Side:
    """One side of a template, parsed once and filled in for many notes.

    `back` says which side.  Raises ValueError for an unknown filter, and for sections
    that do not match.
    """

    def __init__(self, template: str, *, back: bool = False) -> None:
        self._back = back
        self._parts = tuple(_parse(iter(_TAG.split(template)), ""))

    def render(self, fields: Mapping[str, str], number: int = 1) -> str:
        """Return the side as HTML, for gap `number` of a note with gaps.

        Raises KeyError for a field that is missing.
        """
        return "".join(self._render(self._parts, fields, number))

    def _render(
        self, parts: Iterable[_Part], fields: Mapping[str, str], number: int
    ) -> Iterator[str]:
        for part in parts:
            if isinstance(part, str):
                yield part
            elif isinstance(part, _Field):
                yield self._filtered(part.filter, fields[part.name], number)
            elif is_filled(fields[part.name]) is part.filled:
                yield from self._render(part.parts, fields, number)

    def _filtered(self, through: str, html: str, number: int) -> str:
        match through:
            case "text":
                return words(html)
            case "cloze":
                return gaps.masks(html, number, back=self._back)
            case "cloze-only":
                return gaps.only(html, number, back=self._back)
            case _:
                return html


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
    through, _, field = name.rpartition(":")
    if through not in _FILTERS:
        raise ValueError(f"no filter {through!r}")
    return _Field(field, through)
