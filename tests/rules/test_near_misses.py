"""Good cards that tempt a rule are left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.rules.example import compiled
from tests.rules.test_examples import found

TEMPTING: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("near_misses.yaml").read_text("utf-8")
)
CARDS = [card.split(" | ") for card in TEMPTING["general"]]
CASES: dict[str, Any] = TEMPTING["cases"]
MANY = 750
"""Cards that the cases have at least, so that they stay worth their share."""


def written(example: object) -> str:
    """Return `example` as an author would write it."""
    return yaml.safe_dump(example, allow_unicode=True, sort_keys=False, width=1000)


@pytest.mark.parametrize(("question", "answer"), CARDS, ids=lambda text: text[:40])
def test_good_card_is_left_alone(question: str, answer: str) -> None:
    example = written({"ask": question, "answer": answer})
    assert {d.code: d.message for d in found(example)} == {}


@pytest.mark.parametrize("name", CASES)
def test_good_case_is_left_alone(name: str) -> None:
    said = [(d.card, d.code, d.message) for d in found(written(CASES[name]))]
    assert said == []


def test_the_good_cases_are_many() -> None:
    cards = [compiled(written(case))[1] for case in CASES.values()]
    assert sum(map(len, cards)) >= MANY
