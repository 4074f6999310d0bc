from __future__ import annotations

from tests.conftest import HEAD, compiled

SURVIVAL = """
facts:
  survival:
    kind: statistic
    population: diffuse disease
    measure: survival
    ask: "What share is alive?"
    values:
      5-year: 70 %
      10-year: {value: 55 %, tolerance: 5}
      rate: {label: a rate, value: "2.5-3 per 100,000"}
    as_of: 2013
"""


def test_every_condition_stands_on_the_front() -> None:
    cards = compiled(HEAD + SURVIVAL).cards
    terms = {str(c.id): [row.text for row in c.content["Terms"]] for c in cards}  # type: ignore[union-attr]
    assert terms == {
        "case-1/survival/5-year": ["diffuse disease", "survival", "5 year", "2013"],
        "case-1/survival/10-year": ["diffuse disease", "survival", "10 year", "2013"],
        "case-1/survival/rate": ["diffuse disease", "survival", "a rate", "2013"],
    }


def test_number_unit_bar_and_natural_frequency() -> None:
    cards = {str(c.id).rpartition("/")[2]: c for c in compiled(HEAD + SURVIVAL).cards}
    five, ten, rate = cards["5-year"], cards["10-year"], cards["rate"]
    assert five.answer == "70 %"
    assert [five.fields[n] for n in ("Answer", "Unit", "Percent", "Plain")] == [
        "70",
        "%",
        "70",
        "7 in 10",
    ]
    assert ten.fields["Tolerance"] == "within ± 5 % counts as right"
    assert [rate.fields[n] for n in ("Answer", "Unit", "Percent", "Plain")] == [
        "2.5-3",
        "per 100,000",
        "",
        "",
    ]
