from __future__ import annotations

from tests.conftest import HEAD, compiled


def test_one_card_per_gap_with_the_other_gaps_filled() -> None:
    case = compiled(
        HEAD
        + """
facts:
  heart:
    kind: cloze
    text: "The heart has [number] chambers and beats [rate] times a minute [1]."
    gaps:
      number: four
      rate: {label: 60 to 100, hint: range}
"""
    )
    shown = {
        str(c.id): (c.fields["Before"], c.fields["Hint"], c.fields["After"])
        for c in case.cards
    }
    assert shown == {
        "case-1/heart/number": (
            "The heart has ",
            "",
            " chambers and beats 60 to 100 times a minute [1].",
        ),
        "case-1/heart/rate": (
            "The heart has four chambers and beats ",
            "range",
            " times a minute [1].",
        ),
    }
