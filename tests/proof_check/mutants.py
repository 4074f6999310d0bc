"""Case files with one word changed for the worse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from flashgen.evidence.statement import statements
from flashgen.model.case import Case
from flashgen.model.record import Record
from flashgen.model.source import Span, Text
from flashgen.proof import Passage, Source
from flashgen.proof.code import code_of
from flashgen.proof.normalise import Kind, tokens


@dataclass(frozen=True)
class Mutant:
    """One text of a case, changed: at `at` stood `old`, now stands `new`."""

    kind: str
    text: Text
    start: int
    old: str
    new: str

    @property
    def words(self) -> str:
        return (
            self.text[: self.start] + self.new + self.text[self.start + len(self.old) :]
        )

    @property
    def id(self) -> str:
        return f"{self.text.span.line}-{self.kind}-{self.old}-{self.new}"


_NUMBER = re.compile(
    r"(?<![\w^])(?:\d+(?:[.,]\d+)*)(?![\w^])|\b(?:two|three|four|five|six|eight|nine|ten)\b",
    re.I,
)
_DENYING = re.compile(
    r"\b(?:no|not|none|without|un\w+|non\w*|a(?:symptomatic|febrile)|\w+less)\b", re.I
)
_CASE = re.compile(r"Case \d+")
_WORDS = {"two": "seven", "three": "seven", "four": "seven", "five": "seven"}
_UNITS = {
    "%": "g",
    "mmHg": "kPa",
    "g/dL": "g/L",
    "mm/hour": "cm/hour",
    "/µL": "/L",
    "mm": "cm",
    "years": "months",
    "years old": "months old",
    "year-old": "month-old",
    "weeks": "months",
    "hours": "days",
    "times": "percent",
    "per minute": "per hour",
}
_NEGATIONS = {
    "no": "",
    "not": "",
    "never": "always",
    "none": "some",
    "without": "with",
    "denied": "reported",
    "cannot": "can",
    "lacks": "has",
    "lack": "have",
    "absence": "presence",
    "absent": "present",
    "painless": "painful",
    "asymptomatic": "symptomatic",
    "unknown": "known",
    "normal": "abnormal",
    "unremarkable": "remarkable",
}
_SIDES = {
    "left": "right",
    "right": "left",
    "both": "left",
    "bilateral": "unilateral",
    "bilaterally": "unilaterally",
}
_METHODS = {
    "CT": "MRI",
    "MRI": "CT",
    "X-ray": "ultrasound",
    "radiograph": "ultrasound",
    "radiography": "ultrasound",
    "ultrasonography": "MRI",
    "electrocardiogram": "electroencephalogram",
}


def _table(words: Mapping[str, str], text: str) -> Iterator[tuple[int, str, str]]:
    for old, new in words.items():
        tail = r"(?!\w)" if old[-1].isalnum() else ""
        head = r"(?<![\w-])" if old[0].isalnum() else ""
        for match in re.finditer(head + re.escape(old) + tail, text, re.IGNORECASE):
            yield match.start(), match[0], new


def numbers(text: str) -> Iterator[tuple[int, str, str]]:
    named = [match.span() for match in _CASE.finditer(text)]
    for match in _NUMBER.finditer(text):
        if any(start <= match.start() < end for start, end in named):
            continue
        old = match[0]
        if old[0].isdigit():
            yield match.start(), old, old[:-1] + str((int(old[-1]) + 3) % 10)
        else:
            yield match.start(), old, _WORDS.get(old.lower(), "seven")


_HEDGES = {"may": "", "might": "", "can": ""}

CLASSES: dict[str, Callable[[str], Iterator[tuple[int, str, str]]]] = {
    "number": numbers,
    "unit": lambda text: _units(text),
    "negation": lambda text: _table(_NEGATIONS, text),
    "side": lambda text: _table(_SIDES, text),
    "modality": lambda text: _table(_METHODS, text),
    "hedge": lambda text: _table(_HEDGES, text),
}


def _units(text: str) -> Iterator[tuple[int, str, str]]:
    """Units behind a number, the longest spelling of each."""
    taken: set[int] = set()
    for at, old, new in _table(_UNITS, text):
        before = text[:at].rstrip(" -")
        counted = before[-1:].isdigit() or re.search(
            r"(?:two|three|four|five|ten|one|cells|beats|breaths)$", before, re.I
        )
        if counted and at not in taken:
            taken.add(at)
            yield at, old, new


def authored(case: Case) -> list[Text]:
    """Return what the author wrote of questions, answers, conditions and labels."""
    found: dict[Span, Text] = {}
    for fact in (*case.figures.values(), *case.facts.values()):
        for text in _texts(fact):
            found.setdefault(text.span, text)
    if case.about.presentation:
        for text in _texts(case.about.presentation):
            found.setdefault(text.span, text)
    said = {part for one in statements(case) for part in _parts(one)}
    return [text for text in found.values() if any(text in part for part in said)]


def _parts(statement: Any) -> tuple[str, ...]:
    return (statement.question, statement.answer, *statement.conditions)


_SILENT = frozenset(
    {"why", "more", "topic", "as_of", "file", "credit", "licence", "tone", "alt", "was"}
    | {"allow", "hint", "permission", "consent", "reviewed", "evidence", "inferred"}
    | {"type", "omit", "sections", "reveal", "tolerance", "marks", "beside", "by"}
)


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Record):
        for field in fields(value):
            if field.name not in _SILENT:
                yield from _texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


def mutants(case: Case, kind: str) -> Iterator[Mutant]:
    """Yield every mutant of one class."""
    for text in authored(case):
        for at, old, new in CLASSES[kind](text):
            yield Mutant(kind, text, at, old, new)


def swaps(case: Case, source: Source) -> Iterator[Mutant]:
    """Yield every number changed into another one of the case that its passage has."""
    texts = authored(case)
    known = {old for text in texts for _, old, _ in numbers(text)}
    for text in texts:
        codes = _passage_codes(case, source, text)
        for at, old, _ in numbers(text):
            for new in sorted(known):
                if new[0].isdigit() != old[0].isdigit() or new.lower() == old.lower():
                    continue
                [value, *_] = [t for t in tokens(new) if t.kind is Kind.NUMBER]
                if code_of(source.salt, Kind.NUMBER, value.key) in codes:
                    yield Mutant("swap", text, at, old, new)


def _passage_codes(case: Case, source: Source, text: Text) -> frozenset[str]:
    found = (
        source.find(place.where, place.quoted)
        for one in statements(case)
        if any(text in part for part in _parts(one))
        for place in one.evidence
    )
    return frozenset(
        item.code
        for passage in found
        if isinstance(passage, Passage)
        for sentence in passage.sentences
        for item in sentence.items
        if item.kind is Kind.NUMBER
    )


def denials(case: Case) -> Iterator[Mutant]:
    """Yield every answer that does not deny, denied."""
    for text in {one.at: one.answer for one in statements(case)}.values():
        if isinstance(text, Text) and not _DENYING.search(text) and text[0].isalpha():
            yield Mutant("denial", text, 0, "", "No ")


def affected(case: Case, mutant: Mutant) -> Case:
    """Return the case with one text changed, and only what shows that text."""
    words = type(mutant.text)(mutant.words, mutant.text.span)

    def changed(records: Mapping[Text, Any]) -> dict[Text, Any]:
        new = {k: _changed(r, mutant.text.span, words) for k, r in records.items()}
        return {
            key: record for key, record in new.items() if record is not records[key]
        }

    figures, facts = changed(case.figures), changed(case.facts)
    told = _changed(case.about.presentation, mutant.text.span, words)
    needed = told is not case.about.presentation or any(f.OPENS for f in facts.values())
    about = replace(case.about, presentation=told if needed else None, left_out={})
    return replace(case, about=about, figures=figures, facts=facts)


def _changed(value: Any, span: Span, words: Text) -> Any:
    if isinstance(value, Text):
        return words if value.span == span else value
    if isinstance(value, Mapping):
        items = {k: _changed(v, span, words) for k, v in value.items()}
        return items if any(items[k] is not v for k, v in value.items()) else value
    if isinstance(value, tuple):
        parts = tuple(_changed(v, span, words) for v in value)
        return (
            parts
            if any(a is not b for a, b in zip(parts, value, strict=True))
            else value
        )
    if is_dataclass(value) and isinstance(value, Record):
        new = {
            f.name: _changed(getattr(value, f.name), span, words) for f in fields(value)
        }
        if any(new[f.name] is not getattr(value, f.name) for f in fields(value)):
            return replace(value, **new)
    return value
