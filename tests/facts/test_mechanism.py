from __future__ import annotations

from tests.conftest import HEAD, compiled

STEPS = """
facts:
  chain:
    kind: mechanism
    of: A chain
    steps: {a: First, b: Second, c: Third}
"""


def _asked(extra: str) -> dict[str, tuple[str, str]]:
    cards = compiled(HEAD + STEPS + extra).cards
    return {str(c.id): (c.question, c.answer) for c in cards}


def test_first_next_and_before() -> None:
    assert _asked("") == {
        "case-1/chain/a": ("What happens first?", "First"),
        "case-1/chain/b": ("What happens next?", "Second"),
        "case-1/chain/c": ("What happens next?", "Third"),
        "case-1/chain/a.before": ("What happens just before this?", "First"),
        "case-1/chain/b.before": ("What happens just before this?", "Second"),
    }


def test_directions_choose_what_is_asked() -> None:
    assert list(_asked("    directions: [next]\n")) == [
        "case-1/chain/b",
        "case-1/chain/c",
    ]


def test_a_step_is_asked_from_its_neighbour_alone() -> None:
    cards = {str(c.id): c for c in compiled(HEAD + STEPS).cards}
    third = cards["case-1/chain/c"].content
    assert [row.text for row in third["Before"]] == ["Second"]  # type: ignore[union-attr]
    before = cards["case-1/chain/a.before"].content
    assert [row.text for row in before["After"]] == ["Second", "1 more step"]  # type: ignore[union-attr]
