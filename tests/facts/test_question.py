from __future__ import annotations

from tests.conftest import HEAD, compiled


def test_a_reverse_is_a_second_card_with_a_direction() -> None:
    case = compiled(
        HEAD
        + """
facts:
  drug:
    ask: "Which drug?"
    answer: Adrenaline
    reverse: {ask: "For what?", answer: Anaphylaxis}
"""
    )
    assert [(str(c.id), c.question, c.answer) for c in case.cards] == [
        ("case-1/drug", "Which drug?", "Adrenaline"),
        ("case-1/drug.reverse", "For what?", "Anaphylaxis"),
    ]
