"""The sets hold what was published of them; `python -m tests.evaluation` shows more."""

from __future__ import annotations

from tests.evaluation.run import bad, good, recall

MOST_FALSE = 0.02
"""Share of good cards that may carry a finding."""
LEAST_FOUND = 0.85
"""Share of the faults of the bad cards that must be found."""


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
