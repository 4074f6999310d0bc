"""Which cards Anki makes of a note: one for each template whose front shows a field.

genanki approximates this, and Anki's importer believes the package: a card that is
missing stays missing, and a superfluous one is shown blank.  The rules are those of
Anki 26.9, compared with its engine in the tests: a replacement counts when its field
is filled, whatever its filters; a section counts when its condition holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(r"<!--.*?-->|\{\{(.*?)\}\}", re.DOTALL)
# The engine's [[:space:]] is ASCII only: a no-break space fills a field.
_BLANK = re.compile(
    r"(?:[ \t\n\v\f\r]|</?(?:br|div) ?/?>)*\Z", re.ASCII | re.IGNORECASE
)
_SPECIAL = frozenset(
    ("", "FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID")
)
"""Names Anki fills in by itself; showing one of them does not make a card."""


def is_filled(text: str) -> bool:
    """Say whether Anki takes the text of a field for content: `<br>` alone is none."""
    return text != "" and not _BLANK.match(text)


@dataclass(slots=True)
class _Step:
    """One tag of a template: what it does, with which field, and where it ends."""

    does: Literal["show", "if", "unless"]
    field: int
    end: int = 0


_GAP = re.compile(r"\{\{c([1-9]\d{0,2})::")


def gaps(fields: Sequence[str]) -> list[int]:
    """Return the numbers, from 0 on, of the cards of a note with gaps `{{c1::…}}`.

    Anki makes them of all fields, whether the template shows them or not.
    """
    return sorted({int(n) - 1 for text in fields for n in _GAP.findall(text)})


class Front:
    """A front template, parsed once and asked of many notes.

    Raises ValueError if the template names an unknown field or its sections do not
    match, which Anki would show to the student on every card.
    """

    def __init__(self, template: str, fields: Sequence[str]) -> None:
        self._places = {name: place for place, name in enumerate(fields)}
        self._steps: list[_Step] = []
        sections: list[_Step] = []
        for match in _TOKEN.finditer(template):
            if match[1] is not None:
                self._read(match[1].lstrip("{").strip(), sections)
        if sections:
            raise ValueError(f"{fields[sections[-1].field]!r}: section never closed")

    def shows(self, fields: Sequence[str]) -> bool:
        """Say whether these field texts leave something to see on the front."""
        place = 0
        while place < len(self._steps):
            step = self._steps[place]
            filled = is_filled(fields[step.field])
            place += 1
            if step.does == "show":
                if filled:
                    return True
            elif filled != (step.does == "if"):
                place = step.end
        return False

    def _read(self, tag: str, sections: list[_Step]) -> None:
        sign, name = tag[:1], tag[1:].strip()
        if sign == "#" or sign == "^":
            step = _Step("if" if sign == "#" else "unless", self._place(name))
            sections.append(step)
            self._steps.append(step)
        elif sign == "/":
            if not sections or sections[-1].field != self._place(name):
                raise ValueError(f"{{{{/{name}}}}} closes no section of that name")
            sections.pop().end = len(self._steps)
        elif (name := tag.rpartition(":")[2]) not in _SPECIAL:
            self._steps.append(_Step("show", self._place(name)))

    def _place(self, name: str) -> int:
        if name not in self._places:
            raise ValueError(f"template names the unknown field {name!r}")
        return self._places[name]
