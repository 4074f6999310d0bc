from __future__ import annotations

from tests.conftest import HEAD, compiled


def test_both_directions_unless_one_is_chosen() -> None:
    case = compiled(
        HEAD
        + """
facts:
  both: {kind: definition, term: dyspnoea, meaning: being short of breath}
  one: {kind: definition, term: ileus, meaning: bowel at rest, directions: [term]}
"""
    )
    assert {str(c.id): c.answer for c in case.cards} == {
        "case-1/both": "being short of breath",
        "case-1/both.term": "dyspnoea",
        "case-1/one.term": "ileus",
    }
