"""The faces of a card: note types, with ids and fields that are frozen for ever.

A face says how a card looks; what is asked comes from the fact kinds.  Anki matches a
note type by id and by its fields and templates in order, so a released face never
gains, loses or moves a field: it carries spare ones, and a dormant second template.
Ids and `changed` are constants of flashgen, the same in every library of every
author; `changed` moves only when a face's templates, style or field settings do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from flashgen.faces.editor import Settings, settings
from flashgen.faces.template import Template, dormant, read, side

FIRST = ("Key", "Question", "Answer")
LAST = (
    "Why",
    "More",
    "As of",
    "Trail",
    "Chip",
    "Case",
    "Source",
    "Language",
    "Notice",
    "Source link",
    "Case link",
    "Report link",
    "My notes",
    "Spare 1",
    "Spare 2",
    "Spare 3",
    "Spare 4",
)
LINKS = ("Source link", "Case link", "Report link")
"""Addresses, not content: a change of one is no change of the note."""

STUDENT = "My notes"
"""The field that belongs to the student; flashgen always leaves it empty."""

MASKS = 100
"""Cards that an image occlusion can have."""

DORMANT = "Spare 4"
"""The field whose filling wakes the second template."""

CHANGED = 1_795_305_600
"""2026-11-22T00:00:00Z, the release in which the faces last changed."""


def permanent_id(*name: str) -> int:
    """Return the lasting 53-bit id of a named part of a face.

    53 bits, since AnkiMobile and the web parts of Anki read ids as doubles.  Renaming
    a part for the reader must keep the name it is known by here.
    """
    digest = hashlib.sha256("/".join(("flashgen", *name)).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 11 or 1


@dataclass(frozen=True)
class Face:
    """One note type.

    `own` are the fields only this face has, between the common ones.  `rows` gives
    the fields that hold rows, and the HTML of one row with `{mark}` and `{text}`.
    `line` is the question as one line of Anki's browser, made of fields.  `tagged` are
    the fields that Anki knows by number, from 0 on; they stand before all others.
    """

    key: str
    own: tuple[str, ...]
    rows: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    line: str = "{{Question}}"
    tagged: tuple[str, ...] = ()
    changed: int = CHANGED

    @property
    def name(self) -> str:
        """The name students see."""
        return f"flashgen {self.key}"

    @property
    def id(self) -> int:
        """The note type id: 41 bits, like the millisecond ids that Anki gives."""
        return (1 << 40) + (permanent_id("face", self.key) & ((1 << 40) - 1))

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """All fields in their frozen order."""
        return tuple(dict.fromkeys((*self.tagged, *FIRST, *self.own, *LAST)))

    @property
    def occlusion(self) -> bool:
        """Whether it is Anki's own Image Occlusion: a card for each gap of a note."""
        return bool(self.tagged)

    @cached_property
    def front(self) -> str:
        """The front template."""
        return side(self.key, "front")

    @cached_property
    def back(self) -> str:
        """The back template."""
        return side(self.key, "back")

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The card, and a dormant second one; their names are part of their ids.

        A note type with gaps has one template for all its cards.
        """
        card = Template("Card", self.front, self.back, self.line, "{{Answer}}")
        return (card,) if self.occlusion else (card, dormant(DORMANT))

    @cached_property
    def settings(self) -> Mapping[str, Settings]:
        """What Anki's editor and search do with each field, by its name."""
        numbers = {name: number for number, name in enumerate(self.tagged)}
        return {name: settings(name, numbers.get(name)) for name in self.fields}


_LIST_ROW = "<li><b>{mark}</b><span>{text}</span></li>"
_STEP_ROW = '<li><span class="no">{mark}</span><span class="tx">{text}</span></li>'
_TERM_ROW = "<dt>{mark}</dt><dd>{text}</dd>"

FACES: Mapping[str, Face] = MappingProxyType(
    {
        face.key: face
        for face in (
            Face("basic", ("Stem",), {"Stem": _TERM_ROW}),
            Face(
                "list",
                ("Set", "Letter", "Before", "After"),
                {"Before": _LIST_ROW, "After": _LIST_ROW},
                "{{Question}}{{#Set}} ({{Set}}){{/Set}}",
            ),
            Face(
                "statistic",
                ("Terms", "Unit", "Plain", "Percent", "Tolerance"),
                {"Terms": _TERM_ROW},
            ),
            Face(
                "step",
                ("Mechanism", "Before", "No", "After"),
                {"Before": _STEP_ROW, "After": _STEP_ROW},
                "{{Question}}{{#Mechanism}} ({{Mechanism}}){{/Mechanism}}",
            ),
            Face(
                "cloze",
                ("Before", "After", "Hint"),
                line="{{Before}} [{{Hint}}{{^Hint}}…{{/Hint}}] {{After}}",
            ),
            Face(
                "image",
                (
                    "Figure",
                    "Marks",
                    "Label",
                    "Second figure",
                    "Second marks",
                    "Second label",
                    "Front caption",
                    "Caption",
                    "Credit",
                    "Schematic",
                    "Tone",
                ),
            ),
            Face(
                "occlusion",
                ("Front caption", "Caption", "Credit", "Schematic", "Tone"),
                tagged=("Occlusion", "Figure", "Question", "Why", STUDENT),
            ),
        )
    }
)


def style() -> str:
    """Return the style sheet that all faces share."""
    return read("style.css") + _names()


def _names() -> str:
    """Return what hides the names of all masks but the one of the card.

    Anki says which card it is in the class of the page.  Where it does not, all names
    are shown.
    """
    numbers = range(1, MASKS + 1)
    others = ",\n".join(f".card{n} .fc-names > :not(.fc-{n})" for n in numbers)
    head = "/* of the names of all masks, the one that is asked for */"
    return f"\n{head}\n{others} {{ display: none; }}\n"
