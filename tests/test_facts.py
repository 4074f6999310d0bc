"""What every fact kind promises."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from flashgen.facts import FACT_KINDS
from flashgen.model.case import Fact
from flashgen.reference import example_cards, kind_text

EVERY_KIND = pytest.mark.parametrize("kind", FACT_KINDS.values(), ids=FACT_KINDS)


@EVERY_KIND
def test_example_compiles_without_a_word(kind: type[Fact]) -> None:
    assert example_cards(kind)


@EVERY_KIND
def test_example_makes_cards_with_distinct_ids(kind: type[Fact]) -> None:
    ids = [str(card.id) for card in example_cards(kind)]
    assert len(ids) == len(set(ids))


@EVERY_KIND
def test_kind_explains_itself(kind: type[Fact]) -> None:
    assert len((inspect.getdoc(kind) or "").splitlines()) > 1
    assert kind.EXAMPLE.strip() in kind_text(kind) or "a-fact:" in kind_text(kind)


def test_every_kind_has_its_own_test() -> None:
    here = Path(__file__).parent / "facts"
    written = {p.stem.removeprefix("test_") for p in here.glob("test_*.py")}
    assert written == set(FACT_KINDS)
