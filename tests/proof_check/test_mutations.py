"""The shipped cases, with one word changed for the worse at a time.

Every number (by another value, and by each other number of its passage), unit,
negation, side and method in the questions, answers, conditions and labels of the
three shipped cases is changed.  `UNSEEN` lists what cannot be told from the source:

- both methods stand in the passage as members of one list, or are compared in it;
- the word is the author's own and opposes nothing that the passage says;
- the question denies one thing and the answer another.

Names of structures (`regions`) rest on the drawing and not on the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from flashgen.evidence.load import load
from flashgen.evidence.prove import prove
from flashgen.evidence.stage import examine
from flashgen.library import Library
from flashgen.model.case import Case
from flashgen.model.diagnostic import Severity
from flashgen.model.source import SourceFile
from flashgen.parse import parse
from flashgen.pipeline import compile_case
from flashgen.proof import Source
from flashgen.validate import validate
from tests.conftest import ROOT
from tests.proof_check.mutants import CLASSES, Mutant, affected, mutants, swaps

CASES = ("case-29", "case-30", "case-31")
LIBRARY = Library(ROOT)
KINDS = ("number", "swap", "unit", "negation", "side", "modality")

UNSEEN = {
    ("modality", "Contrast-enhanced MRI"),
    ("modality", "CT"),
    (
        "modality",
        "What does MRI show better than contrast-enhanced MRI in hydatid pulmonary "
        "embolism?",
    ),
    ("negation", "people with methaemoglobinaemia"),
    (
        "negation",
        "What was striking in the Case 31 patient's arterial blood, although its gas "
        "analysis was abnormal?",
    ),
    ("negation", " further antenatal visits"),
    (
        "negation",
        "How did the stay of the Case 31 patient end on the 8th postoperative day, "
        "with specific therapy?",
    ),
    ("swap", "15 %"),
    ("swap", "75 %"),
    ("swap", "100 %"),
    ("swap", "What is often the outcome of methaemoglobin levels of 60–10 %?"),
    ("swap", "General anaesthesia, induced with 72 % oxygen"),
    ("swap", "Spinal anaesthesia, later converted to general; saturation 100 %"),
}
"""Mutants of cases 30 and 31 that are not seen; of Case 29 all are."""


@cache
def read(name: str) -> tuple[Case, Source]:
    text = LIBRARY.case(name).read_text("utf-8")
    root = parse(SourceFile(f"source_cases/{name}.yaml", text)).value
    assert root is not None
    case, source = validate(root, name).value, load(LIBRARY, name).value
    assert case is not None
    assert source is not None
    return case, source


def made(name: str, kind: str) -> Iterator[Mutant]:
    case, source = read(name)
    drawn = {
        region.name.span
        for figure in case.figures.values()
        for variant in figure.variants
        for region in variant.regions.values()
    }
    found = swaps(case, source) if kind == "swap" else mutants(case, kind)
    return (one for one in found if one.text.span not in drawn)


def seen(name: str, mutant: Mutant) -> bool:
    case, source = read(name)
    found = prove(affected(case, mutant), source, f"source_cases/{name}.source")
    return any(
        one.severity is Severity.ERROR and f"source_cases/{name}.source:" in one.hint
        for one in found.diagnostics
    )


@pytest.mark.parametrize("name", CASES)
def test_the_unmutated_case_is_clean(name: str) -> None:
    case, source = read(name)
    assert prove(case, source, name).diagnostics == ()


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_mutant_is_reported(kind: str) -> None:
    unseen = {
        (kind, mutant.words)
        for name in CASES
        for mutant in made(name, kind)
        if not seen(name, mutant)
    }
    assert unseen == {one for one in UNSEEN if one[0] == kind}
    assert all(seen("case-29", mutant) for mutant in made("case-29", kind))


def test_there_are_mutants_of_every_class_in_every_case() -> None:
    counts = {k: sum(1 for name in CASES for _ in made(name, k)) for k in KINDS}
    assert all(count >= 20 for count in counts.values()), counts
    assert set(CLASSES) >= {*KINDS} - {"swap"}


def in_the_file(name: str) -> list[Mutant]:
    """One mutant of each class, of a word that stands once in its text."""
    _, source = read(name)
    assert source is not None
    chosen = []
    for kind in KINDS:
        for mutant in made(name, kind):
            if (
                mutant.text.count(mutant.old) == 1
                and (kind, mutant.words) not in UNSEEN
            ):
                chosen.append(mutant)
                break
    return chosen


@pytest.mark.parametrize("name", CASES)
def test_a_mutated_file_is_told_line_and_column(name: str) -> None:
    for mutant in in_the_file(name):
        text = LIBRARY.case(name).read_text("utf-8")
        place = mutant.text.span.find(mutant.old)
        lines = text.split("\n")
        line = lines[place.line - 1]
        lines[place.line - 1] = (
            line[: place.column - 1] + mutant.new + line[place.end_column - 1 :]
        )
        file = SourceFile(f"source_cases/{name}.yaml", "\n".join(lines))
        compiled = compile_case(file, LIBRARY.media / name).value
        assert compiled is not None
        found = examine(LIBRARY, compiled.case, compiled.cards)
        places = {(one.span.line, one.span.end_line) for one in found}
        assert any(first <= place.line <= last for first, last in places), mutant
