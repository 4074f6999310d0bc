"""The shipped cases: proven, and covered as far as the documentation says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flashgen.evidence.age import age
from flashgen.evidence.compare import compare
from flashgen.evidence.statement import statements
from flashgen.evidence.trace import coverage, trace
from flashgen.library import Library
from flashgen.pipeline import compile_path
from tests.conftest import ROOT
from tests.proof_check.test_mutations import CASES, read

DOCUMENT = Path(ROOT, "docs/evidence.md")


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_undated_or_reviewed_in_vain(name: str) -> None:
    library = Library(ROOT)
    compiled = compile_path(library, library.case(name)).value
    assert compiled is not None
    assert list(age(compiled.case, compiled.cards)) == []


def test_the_cases_agree() -> None:
    said = [one for name in CASES for one in statements(read(name)[0])]
    assert list(compare(said)) == []


@pytest.mark.parametrize("name", CASES)
def test_the_documentation_states_the_coverage(name: str) -> None:
    counted = coverage(trace(*read(name)))
    row = re.search(rf"\| {name} \|(.*)\|", DOCUMENT.read_text("utf-8"))
    assert row is not None
    numbers = [int(number) for number in re.findall(r"\d+", row[1])]
    assert numbers == [
        counted.taught,
        counted.carded,
        counted.left_out,
        counted.percent,
    ]


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_left_undecided(name: str) -> None:
    assert [one for one in trace(*read(name)) if one.open] == []


def test_the_fingerprint_of_an_article_is_the_same_everywhere() -> None:
    """Reading words otherwise needs a new version of the `.source` format.

    What counts as a function word, a stem, a negation or a number is in each code of
    each fingerprint that authors have.  If this fails, raise `VERSION` in
    `flashgen/proof/source.py`, and say in the changelog that sources are added anew.
    """
    from hashlib import sha256

    from flashgen.proof import fingerprint, read_article

    text = Path(ROOT, "tests/proof/invented/quiz.txt").read_text("utf-8")
    made = fingerprint(read_article(text, "quiz.txt"), "invented:quiz")
    assert sha256(made.encode()).hexdigest()[:16] == "4c674697d1731b90"
