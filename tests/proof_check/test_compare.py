"""Cases that give different numbers for the same thing."""

from __future__ import annotations

import pytest

from flashgen.evidence.compare import compare
from flashgen.evidence.statement import statements
from flashgen.model.diagnostic import Diagnostic
from tests.conftest import HEAD, compiled

TABLE = """\
facts:
  survival:
    kind: statistic
    population: {population}
    measure: survival
    values: {{{label}: {value}}}
"""


def case(number: int, population: str, label: str, value: str) -> str:
    head = HEAD.replace("case-1", f"case-{number}")
    return head + TABLE.format(population=population, label=label, value=value)


def together(*texts: str) -> list[Diagnostic]:
    cases = [compiled(t, f"case-{n}.yaml").case for n, t in enumerate(texts, 1)]
    return list(compare(said for one in cases for said in statements(one)))


HERE = case(1, "Patients with quillosis", "five-years", "72 %")


def test_two_cases_that_disagree_are_told_of_each_other() -> None:
    [found] = together(HERE, case(2, "people with quillosis", "5-years", "27 %"))
    assert found.code == "FG230"
    assert found.span.file.name == "case-2.yaml"
    assert "case-1.yaml:13" in found.message
    assert "72 %" in found.message
    assert "27 %" in found.message


@pytest.mark.parametrize(
    ("population", "label", "value"),
    [
        ("women with quillosis", "five-years", "27 %"),
        ("Patients with quillosis", "ten-years", "27 %"),
        ("Patients with quillosis", "five-years", "72 %"),
        ("Patients with quillosis", "five-years", "27 months"),
    ],
)
def test_another_population_time_or_unit_is_another_thing(
    population: str, label: str, value: str
) -> None:
    assert together(HERE, case(2, population, label, value)) == []


def test_a_question_that_repeats_a_number_is_compared_too() -> None:
    ask = (
        "facts:\n  q: {ask: What is the dose of brontazole in children?, answer: %s}\n"
    )
    texts = [
        HEAD.replace("case-1", f"case-{n}") + ask % dose
        for n, dose in ((1, "5 mg"), (2, "50 mg"))
    ]
    assert [found.code for found in together(*texts)] == ["FG230"]
