"""A note as HTML, exactly as Anki renders it, without Anki.

The templates of `flashgen.faces` need little of Anki's language: `{{Field}}`, the
filters `text`, `cloze` and `cloze-only`, and the sections `{{#Field}}…{{/Field}}` and
`{{^Field}}…{{/Field}}`.  What that little does was found out on Anki's engine, 26.9.3,
and is compared with it in `tests/preview/test_render.py`: on every card of the library,
on the examples of every kind, and on generated fields.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from flashgen.faces import FACES, style
from flashgen.faces.template import side
from flashgen.render.template import Side

__all__ = ["Look", "Sides", "look"]


class Sides(NamedTuple):
    """The two sides of a card, as HTML of the page's body."""

    front: str
    back: str


@dataclass(frozen=True)
class Look:
    """The templates of all faces, and the style sheet they share."""

    templates: Mapping[str, tuple[Side, Side]]
    css: str
    digest: str
    """Changes when a template or the style does."""

    def sides(self, face: str, fields: Mapping[str, str], number: int = 1) -> Sides:
        """Return both sides of a note, or of the card of its gap `number`.

        Raises KeyError for a field that is missing.
        """
        front, back = self.templates[face]
        return Sides(front.render(fields, number), back.render(fields, number))


def look() -> Look:
    """Return the present look of the faces."""
    sides = {key: (side(key, "front"), side(key, "back")) for key in FACES}
    text = repr((sides, style()))
    return Look(
        {key: (Side(f), Side(b, back=True)) for key, (f, b) in sides.items()},
        style(),
        hashlib.sha256(text.encode()).hexdigest()[:16],
    )
