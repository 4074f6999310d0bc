"""Good cards that tempt a rule are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.rules.test_examples import found

CARDS = [
    card.split(" | ")
    for cards in yaml.safe_load(
        Path(__file__).with_name("near_misses.yaml").read_text("utf-8")
    ).values()
    for card in cards
]


@pytest.mark.parametrize(("question", "answer"), CARDS, ids=lambda text: text[:40])
def test_good_card_is_left_alone(question: str, answer: str) -> None:
    example = yaml.safe_dump({"ask": question, "answer": answer}, allow_unicode=True)
    assert {d.code: d.message for d in found(example)} == {}
