from __future__ import annotations

from tests.conftest import HEAD, compiled

DRUGS = """
facts:
  drugs:
    kind: list
    of: Drugs
    members:
      one: {label: Alpha, cue: "Which starts with A?"}
      two: {label: Beta, cue: "Which starts with B?"}
      three: {label: Gamma, cue: "Which starts with G?"}
"""


def _shown(context: str) -> list[tuple[int, int, str]]:
    cards = compiled(HEAD + DRUGS + f"    context: {context}\n").cards
    return [
        (len(c.content["Before"]), len(c.content["After"]), c.question) for c in cards
    ]


def test_the_author_chooses_how_much_of_the_set_is_shown() -> None:
    cues = [f"Which starts with {letter}?" for letter in "ABG"]
    for context, sizes in {
        "others": [(0, 2), (1, 1), (2, 0)],
        "before": [(0, 0), (1, 0), (2, 0)],
        "none": [(0, 0), (0, 0), (0, 0)],
    }.items():
        expected = [(*size, cue) for size, cue in zip(sizes, cues, strict=True)]
        assert _shown(context) == expected


def test_there_is_never_a_card_that_asks_for_all() -> None:
    cards = compiled(HEAD + DRUGS).cards
    assert [card.answer for card in cards] == ["Alpha", "Beta", "Gamma"]
