"""The records of the two sets, as the views that the rules read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from flashgen.craft.view import CaseView, Conditions, FigureView, Part, View
from flashgen.model.source import SourceFile, Span, Text

HERE = Path(__file__).parent
FACES = {"cloze": "cloze", "image": "image"}
"""Faces of kinds that rules treat in their own way; all others are `basic`."""

Record = dict[str, Any]


@dataclass(frozen=True)
class Card:
    """One record and its view."""

    record: Record
    view: View

    @property
    def id(self) -> str:
        return str(self.record["id"])

    @property
    def expected(self) -> tuple[str, ...]:
        return tuple(self.record.get("expect", ()))


def load(name: str) -> list[Card]:
    """Read one set."""
    text = (HERE / name).read_text("utf-8")
    file = SourceFile(name, text)
    records: list[Record] = yaml.load(text, yaml.BaseLoader)
    return [Card(record, _view(record, _line(file, record))) for record in records]


def _line(file: SourceFile, record: Record) -> Span:
    number = file.lines.index(f"- id: {record['id']}") + 1
    return Span(file, number, 1, number, len(file.lines[number - 1]) + 1)


def _view(record: Record, span: Span) -> View:
    conditions = record.get("conditions", {})
    case = _case(record, span)
    texts = [Text(str(record[name]), span) for name in ("question", "answer")]
    rows = [Part("row", row) for row in record.get("context", ())]
    figure = _figure(record, case, span)
    shown = [*rows, *([figure.front, figure.alt] if figure else [])]
    return View(
        card=f"{case.id}/{record['id']}",
        group=f"{case.id}/{record['id']}",
        kind=_kind(record),
        face=FACES.get(record["kind"], "basic"),
        case=case,
        question=Part("question", re.sub(r"\[\.\.\.\]", "[…]", record["question"])),
        answer=Part("answer", record["answer"]),
        span=span,
        shown=tuple(shown),
        tags=tuple(record.get("tags", ())),
        figure=figure,
        pictures=(figure.file.words,) if figure else (),
        conditions=Conditions(
            Part("term", conditions.get("population", "")),
            Part("term", conditions.get("measure", "")),
            Part("term", conditions.get("time", "")),
        ),
        patient=record.get("case_specific") == "true",
        year=conditions.get("year", ""),
        texts=partial(list, texts),
    )


def _kind(record: Record) -> str:
    kinds = {"list-member": "list", "mnemonic-letter": "mnemonic", "image": "figure"}
    return kinds.get(record["kind"], record["kind"])


def _case(record: Record, span: Span) -> CaseView:
    """Return what the record says of its case; those of a group share one."""
    case = record.get("case", {})
    said = [str(record["question"]), str(record["answer"])]
    return CaseView(
        id=str(record.get("group", record["id"])),
        title=case.get("title", ""),
        diagnosis=case.get("diagnosis", ""),
        trail=Part("trail", case.get("trail", "")),
        language="en",
        span=span,
        texts=lambda: said,
    )


def _figure(record: Record, case: CaseView, span: Span) -> FigureView | None:
    figure = record.get("figure")
    if figure is None:
        return None
    return FigureView(
        key=str(record["id"]),
        case=case,
        file=Part("file", figure.get("file", "")),
        modality=Part("modality", figure.get("modality", "")),
        alt=Part("alt", figure.get("alt", "")),
        front=Part("front caption", figure.get("caption", "")),
        caption=Part("caption", figure.get("caption", "")),
        credits=(Part("credit", figure.get("credit", "")),),
        licences=(Part("licence", figure.get("licence", "")),),
        asked=True,
        span=span,
    )
