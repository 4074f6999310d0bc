"""The cards of a case as questions on paper.

On paper all questions are seen at once, so one must not answer another: the cards of a
list, of a mnemonic, of a mechanism, of a sentence with gaps and of the structures in a
picture become one question with a blank for each.  What is asked about a picture stands
together below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, takewhile
from typing import NamedTuple

from flashgen.exhibit import Exhibit
from flashgen.export.edition import Edition
from flashgen.markup import to_html
from flashgen.pipeline import CompiledCase
from flashgen.render import masks

TOGETHER = {"list": "of", "mechanism": "of", "mnemonic": "word", "cloze": "text"}
"""Kinds whose cards show each other's answers, and what names all of them."""

WIDE = 400
"""Characters of HTML from which on a question is too long for half the width."""

_GAP = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\]")
_SPOT = '<span class="gap">{}</span>'


class Blank(NamedTuple):
    """A place to write: its letter or number, what belongs there, and its unit."""

    mark: str
    answer: str
    unit: str = ""


class Question(NamedTuple):
    """One question as HTML.

    `above` and `terms` are rows `<dt><dd>`.  The blanks of a `cloze` are in its text.
    """

    number: int
    text: str
    blanks: tuple[Blank, ...]
    cloze: bool = False
    above: str = ""
    terms: str = ""

    @property
    def wide(self) -> bool:
        """Whether it needs the whole width: a patient, a table, a long text."""
        table = "<table" in self.text + self.terms
        return table or bool(self.above) or len(self.text) > WIDE


class Plate(NamedTuple):
    """A picture as HTML, and the questions about it."""

    figure: str
    questions: tuple[Question, ...]


class Sheet(NamedTuple):
    """The questions of a case: those that open it, about pictures, and the others."""

    title: str
    trail: str
    language: str
    opening: tuple[Question, ...]
    plates: tuple[Plate, ...]
    questions: tuple[Question, ...]

    @property
    def all(self) -> tuple[Question, ...]:
        """All questions in the order of their numbers."""
        pictured = (q for plate in self.plates for q in plate.questions)
        return (*self.opening, *pictured, *self.questions)


def sheets(edition: Edition) -> Iterator[Sheet]:
    """Yield the sheet of each case; the numbers run through."""
    numbers = count(1)
    for case, exhibits in edition.cases:
        about = case.case.about
        # What opens a case is asked before its pictures give it away.
        opens = tuple(takewhile(lambda each: not each.card.media, exhibits))
        if len(opens) == len(exhibits):
            opens = ()
        others = [e for e in exhibits[len(opens) :] if not e.card.media]
        yield Sheet(
            about.title,
            about.trail,
            about.language,
            tuple(_questions(case, opens, numbers)),
            tuple(_plates(exhibits, numbers)),
            tuple(_questions(case, others, numbers)),
        )


def _plates(exhibits: Sequence[Exhibit], numbers: Iterator[int]) -> Iterator[Plate]:
    """Yield the pictures in the order in which they are first asked about."""
    together: dict[tuple[str, str, bool], list[Exhibit]] = {}
    for each in exhibits:
        if each.card.media:
            second = each.fields.get("Second figure", "")
            place = (each.card.id.path[0], second, bool(each.mask))
            together.setdefault(place, []).append(each)
    for shown in together.values():
        if shown[0].mask:
            yield Plate(_masked(shown), (_names(shown, next(numbers)),))
        else:
            asked = (_single(each, next(numbers)) for each in shown)
            yield Plate(_pictures(shown[0]), tuple(asked))


def _pictures(exhibit: Exhibit) -> str:
    fields = exhibit.fields
    panes = [(fields["Label"], fields["Figure"])]
    if fields["Second figure"]:
        panes.append((fields["Second label"], fields["Second figure"]))
    shown = "".join(
        f"<div>{f'<b>{label}</b>' if label else ''}{image}</div>"
        for label, image in panes
    )
    return f"{_label(exhibit)}<div class='panes'>{shown}</div>"


def _masked(shown: Sequence[Exhibit]) -> str:
    first = shown[0]
    labels = {each.number: str(at) for at, each in enumerate(shown, start=1)}
    layer = masks.numbered(first.fields["Occlusion"], first.fields["Figure"], labels)
    return f"{_label(first)}<div class='panes'><div>{layer}</div></div>"


def _label(exhibit: Exhibit) -> str:
    """Return what says that a picture is a drawing."""
    words = exhibit.fields["Schematic"]
    return f"<p class='schematic'>{words}</p>" if words else ""


def _names(shown: Sequence[Exhibit], number: int) -> Question:
    """Return the one question that asks for all structures of a picture."""
    blanks = (
        Blank(str(at), to_html(each.answer)) for at, each in enumerate(shown, start=1)
    )
    return Question(number, shown[0].fields["Question"], tuple(blanks))


def _questions(
    case: CompiledCase, exhibits: Sequence[Exhibit], numbers: Iterator[int]
) -> Iterator[Question]:
    done: set[tuple[str, str]] = set()
    for each in exhibits:
        if not _shows_others(each):
            yield _single(each, next(numbers))
        elif each.card.group not in done:
            done.add(each.card.group)
            shown = [
                e
                for e in exhibits
                if e.card.group == each.card.group and _shows_others(e)
            ]
            yield _together(case, shown, next(numbers))


def _shows_others(exhibit: Exhibit) -> bool:
    """Return whether a card shows answers of its siblings."""
    if exhibit.card.face not in ("list", "step", "cloze"):
        return False
    rows = exhibit.card.content.get("Before") or exhibit.card.content.get("After")
    return exhibit.card.kind in TOGETHER and bool(rows)


def _together(case: CompiledCase, shown: Sequence[Exhibit], number: int) -> Question:
    """Return the cards of one fact as one question; each member is asked once."""
    card = shown[0].card
    fact = next(f for key, f in case.case.facts.items() if key == card.id.path[0])
    title = str(getattr(fact, TOGETHER[card.kind]))
    members = {each.card.id.path[-1]: each for each in shown}
    if card.kind == "cloze":
        return _cloze(title, members, number)
    blanks = (Blank(_mark(e), e.fields["Answer"]) for e in members.values())
    return Question(number, to_html(title[:1].upper() + title[1:]), tuple(blanks))


def _cloze(text: str, members: dict[str, Exhibit], number: int) -> Question:
    """Return a sentence with all its gaps; letters name them if there are several."""
    marks = {key: chr(ord("a") + at) for at, key in enumerate(members)}
    if len(members) == 1:
        marks = dict.fromkeys(marks, "")
    pieces = _GAP.split(text)
    html = ""
    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            html += _spaced(piece)
        else:
            html += _SPOT.format(marks[piece]) if piece in marks else f"[{piece}]"
    blanks = (Blank(marks[key], e.fields["Answer"]) for key, e in members.items())
    return Question(number, html, tuple(blanks), cloze=True)


def _spaced(text: str) -> str:
    """Return `text` as HTML that keeps the spaces at its ends."""
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{before}{to_html(text)}{after}" if text.strip() else text


def _single(exhibit: Exhibit, number: int) -> Question:
    """Return a question that stands alone."""
    fields = exhibit.fields
    blank = Blank("", fields["Answer"], fields.get("Unit", ""))
    above, terms = fields.get("Stem", ""), fields.get("Terms", "")
    return Question(number, fields["Question"], (blank,), above=above, terms=terms)


def _mark(exhibit: Exhibit) -> str:
    fields = exhibit.fields
    return fields.get("Letter", "") or fields.get("No", "")
