from __future__ import annotations

from tests.conftest import HEAD, compiled

CREST = """
facts:
  crest:
    kind: mnemonic
    word: CREST
    names: complications
    letters:
      C: Calcinosis
      R: Raynaud's phenomenon
      E: Esophageal dysfunction
      S: Sclerodactyly
      T: Telangiectasias
"""


def test_one_card_for_the_word_and_one_per_letter() -> None:
    cards = compiled(HEAD + CREST).cards
    assert [str(card.id) for card in cards] == [
        "case-1/crest",
        *(f"case-1/crest/{letter}" for letter in "CREST"),
    ]


def test_a_letter_card_shows_the_others_and_keeps_its_own_gap() -> None:
    card = next(c for c in compiled(HEAD + CREST).cards if str(c.id).endswith("/E"))
    assert card.fields["Letter"] == "E"
    assert card.answer == "Esophageal dysfunction"
    assert [row.mark for row in card.content["Before"]] == ["C", "R"]  # type: ignore[union-attr]
    assert [row.mark for row in card.content["After"]] == ["S", "T"]  # type: ignore[union-attr]
    assert card.answer not in card.fields["Before"] + card.fields["After"]


def test_the_reverse_is_asked_only_on_request() -> None:
    cards = compiled(HEAD + CREST + "    reverse: true\n").cards
    assert sum(card.id.direction == "reverse" for card in cards) == 5
