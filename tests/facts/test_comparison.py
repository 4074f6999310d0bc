from __future__ import annotations

from tests.conftest import HEAD, compiled

TABLE = """
facts:
  airway:
    kind: comparison
    things: {croup: Croup, epi: Epiglottitis}
    features:
      onset: {values: {croup: days, epi: hours}}
      fever: {ask: "How high is the fever in {thing}?", values: {epi: high}}
"""


def test_a_card_for_each_cell_that_has_a_value() -> None:
    cards = compiled(HEAD + TABLE).cards
    assert {str(c.id): (c.face, c.question, c.answer) for c in cards} == {
        "case-1/airway/onset/croup": ("basic", "onset: Croup?", "days"),
        "case-1/airway/onset/epi": ("basic", "onset: Epiglottitis?", "hours"),
        "case-1/airway/fever/epi": (
            "basic",
            "How high is the fever in Epiglottitis?",
            "high",
        ),
    }


def test_a_title_frames_the_gap() -> None:
    cards = compiled(HEAD + TABLE + "    of: Airway in the child\n").cards
    assert {card.face for card in cards} == {"list"}
    assert cards[0].fields["Set"] == "Airway in the child: onset"
    assert cards[0].fields["Before"] + cards[0].fields["After"] == ""


def test_the_others_are_shown_on_request() -> None:
    cards = compiled(HEAD + TABLE + "    context: others\n").cards
    card = next(c for c in cards if str(c.id) == "case-1/airway/onset/epi")
    assert card.face == "list"
    assert card.fields["Before"] == "<li><b>Croup</b><span>days</span></li>"
