"""The order of new cards: a teacher's, with siblings apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.model.card import Card, CardId
from flashgen.model.source import SourceFile
from flashgen.order import LAST, positions, teach
from flashgen.pipeline import compile_case
from tests.conftest import HEAD, ROOT, compiled

[ANY] = compiled(HEAD + 'facts:\n  a: {ask: "A?", answer: B}\n').cards


def _cards(sizes: list[int]) -> list[Card]:
    return [
        replace(ANY, id=CardId("c", (f"f{fact}", f"i{item}")))
        for fact, size in enumerate(sizes)
        for item in range(size)
    ]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=20))
def test_every_card_comes_once_and_siblings_keep_their_order(sizes: list[int]) -> None:
    cards = _cards(sizes)
    ordered = teach(cards)
    assert sorted(map(str, (c.id for c in ordered))) == sorted(str(c.id) for c in cards)
    for fact in {card.group for card in cards}:
        mine = [c.id for c in ordered if c.group == fact]
        assert mine == [c.id for c in cards if c.group == fact]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=20))
def test_siblings_never_meet_where_there_are_strangers_enough(sizes: list[int]) -> None:
    ordered = teach(_cards(sizes))
    met = sum(one.group == two.group for one, two in pairwise(ordered))
    assert met == max(0, 2 * max(sizes) - 1 - sum(sizes))


@pytest.mark.parametrize("name", ["case-29", "case-30", "case-31"])
def test_no_siblings_meet_in_a_shipped_case(name: str) -> None:
    path = ROOT / f"source_cases/{name}.yaml"
    source = SourceFile(path.name, path.read_text("utf-8"))
    compiled = compile_case(source, Path(ROOT, "media", name)).value
    assert compiled is not None
    assert all(one.group != two.group for one, two in pairwise(compiled.cards))


@given(st.integers(1, 300_000))
def test_positions_grow_and_stay_where_anki_accepts_them(count: int) -> None:
    places = positions(count)
    assert len(places) == count
    assert places[-1] <= LAST
    assert places.step >= 1
