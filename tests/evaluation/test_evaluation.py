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
@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("good*")))
def test_good_case_files_are_left_alone(name: str) -> None:
    """The author's own slips in the first set (README) are findings, too."""
    one = checked(name)
    places = {(finding["file"], finding["line"]) for finding in one.findings}
    assert one.cards >= 150
    assert len(places) / one.cards <= MOST_FOUND_IN_CASES, places


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("bad*")))
def test_bad_facts_in_case_files_are_found(name: str) -> None:
    table = checked(name).recall
    found, wanted = (sum(column) for column in zip(*table.values(), strict=True))
    assert wanted >= 150
    assert found / wanted >= LEAST_FOUND_IN_CASES, table
