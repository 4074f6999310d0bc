"""From compiled cards to views of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial

from flashgen.craft.patient import own
from flashgen.craft.view import (
    CaseView,
    Conditions,
    FigureView,
    Part,
    View,
)
from flashgen.facts.mnemonic import Mnemonic
from flashgen.model.card import Card, Content, Row
from flashgen.model.case import Case
from flashgen.model.figure import Figure
from flashgen.model.record import Record
from flashgen.model.source import Text
from flashgen.phrases import Phrases

_ROWS = {"Stem": "stem", "Terms": "term", "Before": "row", "After": "row"}
_TEXTS = {
    "Set": "set",
    "Letter": "letter",
    "Mechanism": "mechanism",
    "Front caption": "front caption",
    "Hint": "hint",
    "Second figure": "alt",
}
_MANY = frozenset(("occlusion",))
"""Faces whose note is several cards, which have masks for words."""
_PICTURES = ("Figure", "Second figure")
_BACK = ("Why", "More", "Caption")


def views(case: Case, cards: Sequence[Card]) -> tuple[list[View], list[FigureView]]:
    """Return the views of `cards`, which are those of `case`, and of its figures."""
    shared = _case(case)
    figures = {str(k): _figure(k, f, shared, case) for k, f in case.figures.items()}
    shown = [_view(case, shared, figures, c) for c in cards if c.face not in _MANY]
    return shown, [*figures.values()]


def texts(value: object) -> Iterator[Text]:
    """Yield every text in a record and in what it holds."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Record):
        for name in fields(value):
            yield from texts(getattr(value, name.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)


def _case(case: Case) -> CaseView:
    about = case.about
    return CaseView(
        id=str(about.id),
        title=str(about.title),
        diagnosis=str(about.diagnosis),
        trail=Part("trail", about.trail),
        coined=frozenset(
            str(fact.word) for fact in case.facts.values() if isinstance(fact, Mnemonic)
        ),
        language=str(about.language),
        span=about.title.span,
        texts=lambda: [
            *texts(about),
            *texts(dict(case.figures)),
            *texts(dict(case.facts)),
        ],
    )


def _figure(key: Text, figure: Figure, shared: CaseView, case: Case) -> FigureView:
    return FigureView(
        key=str(key),
        case=shared,
        file=Part("file", figure.file),
        modality=Part("modality", figure.modality),
        alt=Part("alt", figure.alt),
        front=Part("front caption", figure.front or ""),
        caption=Part("caption", figure.caption),
        credits=tuple(Part("credit", v.credit) for v in figure.variants),
        licences=tuple(Part("licence", v.licence) for v in figure.variants),
        asked=bool(figure.ask or figure.regions)
        or any(other.beside == key for other in case.figures.values()),
        span=key.span,
    )


def _view(
    case: Case, shared: CaseView, figures: Mapping[str, FigureView], card: Card
) -> View:
    key = card.keys[0]
    figure = figures.get(str(key))
    parent = case.figures.get(key) or case.facts[key]
    about = case.about
    sources = (parent, about.presentation, about.trail)
    return View(
        card=str(card.id),
        group="/".join(card.group),
        kind=card.kind,
        face=card.face,
        case=shared,
        question=Part("question", _question(card)),
        answer=Part("answer", card.answer),
        span=card.span,
        shown=tuple(_shown(card, figure)),
        back=tuple(Part(n.lower(), _text(card.content.get(n, ""))) for n in _BACK),
        tags=card.tags,
        figure=figure,
        pictures=tuple(card.fields.get(name, "") for name in _PICTURES),
        conditions=_conditions(about.say, card),
        patient=own(card, shared.title),
        year=str(card.content.get("As of", "")),
        owner=case.keys.get(str(key)),
        texts=partial(_several, sources),
    )


def _several(sources: Sequence[object]) -> list[Text]:
    return [text for source in sources for text in texts(source)]


def _question(card: Card) -> str:
    """Return what is asked; of a cloze the sentence with `[…]` for its gap."""
    if card.face != "cloze":
        return card.question
    return f"{card.content['Before']}[…]{card.content['After']}"


def _shown(card: Card, figure: FigureView | None) -> Iterator[Part]:
    for name, content in card.content.items():
        if card.face == "cloze" and name in ("Before", "After"):
            continue
        if name in _TEXTS:
            yield Part(_TEXTS[name], _text(content))
        elif name in _ROWS:
            yield from (Part(_ROWS[name], row.text) for row in _rows(content))
    if figure:
        yield figure.alt


def _text(content: Content) -> str:
    """Return a content that is one text, with its place if it was written as it is."""
    return content if isinstance(content, str) else ""


def _rows(content: Content) -> tuple[Row, ...]:
    return content if isinstance(content, tuple) else ()


def _conditions(say: Phrases, card: Card) -> Conditions:
    """Return the conditions of a statistic by the names they are shown under."""
    if card.kind != "statistic":
        return Conditions()
    rows = {row.mark: row.text for row in _rows(card.content["Terms"])}
    found = {
        name: Part("term", rows.get(say(f"statistic.{name}"), ""))
        for name in ("population", "measure", "time", "by")
    }
    time = found["time"] if found["time"].words else found["by"]
    return Conditions(found["population"], found["measure"], time)
