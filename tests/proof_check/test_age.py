"""Years, reviews, and what became of the source."""

from __future__ import annotations

import pytest

from flashgen.evidence.age import age
from flashgen.evidence.review import Reviewed, content, reviewed
from tests.conftest import HEAD, compiled

FACT = """\
facts:
  drug: {ask: Which drug is given?, answer: Brontazole, topic: treatment}
"""


def codes(text: str) -> list[str]:
    one = compiled(text)
    return [found.code for found in age(one.case, one.cards)]


def test_what_changes_with_the_years_needs_a_year() -> None:
    assert codes(HEAD + FACT) == ["FG250"]
    assert codes(HEAD + FACT.replace("treatment", "treatment, as_of: 2013")) == []
    assert codes(HEAD + FACT.replace("treatment", "definition")) == []


OWN = """\
facts:
  drug:
    ask: {ask}
    answer: Brontazole
    topic: treatment
    evidence: {where}, "Brontazole"
"""
LEVEL = """\
facts:
  level:
    kind: statistic
    population: {who}
    measure: saturation
    by: Condition
    values: {{room-air: 66 %}}
    evidence: case presentation, "66%"
"""


@pytest.mark.parametrize(
    ("ask", "where"),
    [
        ("Which drug did the Case 1 patient take?", "discussion"),
        ("Which drug did the woman with nodules take?", "case presentation"),
    ],
)
def test_what_happened_to_the_patient_needs_no_year(ask: str, where: str) -> None:
    assert codes(HEAD + OWN.format(ask=ask, where=where)) == []


def test_a_case_is_named_by_its_number_and_not_by_a_disease_in_its_title() -> None:
    general = OWN.format(ask="Which drug is given in quillosis?", where="discussion")
    for title in ("Quillosis", "Case 1: quillosis"):
        head = HEAD.replace("title: Case 1", f"title: '{title}'")
        assert codes(head + general) == ["FG250"]
    other = OWN.format(ask="Which drug did the Case 12 patient take?", where="comment")
    assert codes(HEAD + other) == ["FG250"]


def test_a_number_of_the_patient_needs_no_year_and_one_of_many_does() -> None:
    assert codes(HEAD + LEVEL.format(who="the Case 1 patient in theatre")) == []
    assert codes(HEAD + LEVEL.format(who="the woman in theatre")) == []
    assert codes(HEAD + LEVEL.format(who="adults in theatre")) == ["FG250"]


def test_one_general_card_among_those_of_the_patient_needs_a_year() -> None:
    mixed = LEVEL.format(who="the Case 1 patient").replace(
        "{room-air: 66 %}",
        "\n      room-air: 66 %\n"
        "      theatre: {value: 72 %, population: adults, evidence: discussion}",
    )
    assert codes(HEAD + mixed) == ["FG250"]


def test_a_source_cannot_speak_of_later_years() -> None:
    assert codes(HEAD + FACT.replace("treatment", "treatment, as_of: 2014")) == [
        "FG254"
    ]


DATED = HEAD + FACT.replace("treatment", "treatment, as_of: 2013")


def review(saw: str, date: str = "2024-03-31") -> str:
    return DATED + f"review: {{by: A B, date: {date}, content: {saw}}}\n"


def test_a_review_holds_for_the_content_it_saw() -> None:
    saw = content(compiled(DATED).cards)
    assert codes(review(saw)) == []
    one = compiled(review(saw))
    assert reviewed(one.case, one.cards) is Reviewed.YES
    assert reviewed(compiled(DATED).case, one.cards) is Reviewed.NO


def test_a_changed_word_makes_a_review_old() -> None:
    saw = content(compiled(DATED).cards)
    changed = review(saw).replace("Brontazole", "Brontazol")
    assert codes(changed) == ["FG251"]
    one = compiled(changed)
    assert reviewed(one.case, one.cards) is Reviewed.OUTDATED


def test_tags_and_evidence_are_no_content() -> None:
    tagged = DATED.replace("topic: treatment", "topic: a::treatment")
    assert content(compiled(tagged).cards) == content(compiled(DATED).cards)


def test_a_review_on_no_day_or_before_the_source() -> None:
    saw = content(compiled(DATED).cards)
    assert codes(review(saw, "2024-02-31")) == ["FG255"]
    assert codes(review(saw, "2012-12-31")) == ["FG255"]


def test_a_source_that_was_retracted_or_superseded() -> None:
    assert codes(DATED.replace("CC0}", "CC0, retracted: in 2020}")) == ["FG252"]
    assert codes(DATED.replace("CC0}", "CC0, superseded_by: B 2021}")) == ["FG253"]


def test_who_carries_a_parasite_needs_no_year_and_how_many_do() -> None:
    carriers = FACT.replace("treatment", "epidemiology")
    assert "epidemiology" in carriers
    assert codes(HEAD + carriers) == []
    counted = carriers.replace("answer: Brontazole", "answer: 12 of 40 dogs")
    assert codes(HEAD + counted) == ["FG250"]
