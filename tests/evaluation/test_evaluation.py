"""The sets hold what was published of them; `python -m tests.evaluation` shows more."""

from __future__ import annotations

import pytest

from tests.evaluation.in_language import CASES, checked
from tests.evaluation.run import bad, good, recall

MOST_FALSE = 0.02
"""Share of good cards that may carry a finding."""
LEAST_FOUND = 0.85
"""Share of the faults of the bad cards that must be found."""
MOST_FOUND_IN_CASES = 0.03
LEAST_FOUND_IN_CASES = 0.65


def test_good_cards_are_left_alone() -> None:
    total, found = good()
    assert total >= 150
    assert len(found) / total <= MOST_FALSE, sorted(found)


def test_bad_cards_are_found() -> None:
    cards, _ = bad()
    assert len(cards) >= 150
    table = recall()
    right, wanted = (sum(column) for column in zip(*table.values(), strict=True))
    assert right / wanted >= LEAST_FOUND, table


def test_every_rule_of_the_sets_finds_something() -> None:
    assert [name for name, (right, _) in recall().items() if not right] == []


@pytest.mark.slow
def test_good_case_files_are_left_alone() -> None:
    """The authors' own slips (README) are findings, too."""
    sets = [checked(path.name) for path in sorted(CASES.glob("good*"))]
    cards = sum(one.cards for one in sets)
    places = [
        (one.name, finding["file"], finding["line"])
        for one in sets
        for finding in one.findings
    ]
    assert cards >= 3_000
    assert len(set(places)) / cards <= MOST_FOUND_IN_CASES, places


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("bad*")))
def test_bad_facts_in_case_files_are_found(name: str) -> None:
    table = checked(name).recall
    found, wanted = (sum(column) for column in zip(*table.values(), strict=True))
    assert wanted >= 150
    assert found / wanted >= LEAST_FOUND_IN_CASES, table
