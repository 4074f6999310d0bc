"""What a passage sets side by side: opposites, labels, methods, reservations."""

import pytest

from flashgen.proof import verify_text

PASSAGES = [
    ("The spleen was normal.", "What was the spleen like?", "Normal", "Abnormal"),
    ("Calcium was increased.", "How was calcium?", "Increased", "Decreased"),
    ("She had hyperkalaemia.", "What had she?", "Hyperkalaemia", "Hypokalaemia"),
    ("He was asymptomatic.", "What was he like?", "Asymptomatic", "Symptomatic"),
    (
        "The colour was abnormal; the gas analysis of the blood was normal.",
        "What did the gas analysis of the blood show?",
        "A normal result",
        "An abnormal result",
    ),
    (
        "The sample had a zinc of 12 units and a copper of 31 units.",
        "What was the copper of the sample?",
        "31 units",
        "12 units",
    ),
    (
        "Rash was seen in 12% of painters and in 7% of those who never painted.",
        "How often did those who never painted have a rash?",
        "7%",
        "12%",
    ),
    (
        "It lasted 3 days on average and 9 days at most.",
        "How long did it last on average?",
        "3 days",
        "9 days",
    ),
    ("A 45-year-old nurse, ill for four years.", "Who was ill?", "A 45-year-old nurse",
     "A 4-year-old nurse"),
    ("It begins at 60-70 units.", "When does it begin?", "60–70 units", "10–70 units"),
    ("No deaths were recorded.", "How many deaths were recorded?", "0", "3"),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "question", "true", "wrong"), PASSAGES)
def test_the_true_answer_passes_and_the_other_is_found(
    passage: str, question: str, true: str, wrong: str
) -> None:
    assert [one for one in verify_text(passage, question, true) if not one.weak] == []
    assert [one for one in verify_text(passage, question, wrong) if not one.weak]


def test_a_date_may_be_written_the_other_way_round() -> None:
    passage = "The outbreak began on 3 May 1999 and lasted 14 days."
    assert verify_text(passage, "When did the outbreak begin?", "May 3, 1999") == []


def test_an_answer_belongs_to_its_method() -> None:
    passage = "CT showed thick rings, while the radiograph was normal."
    assert verify_text(passage, "What did CT show?", "Thick rings") == []
    [found] = verify_text(passage, "What did the radiograph show?", "Thick rings")
    assert (found.kind, found.word) == ("modality", "radiograph")


@pytest.mark.parametrize("hedge", ["may", "might", "rarely", "possibly"])
def test_a_dropped_reservation_is_a_weak_problem(hedge: str) -> None:
    passage = f"Quillosis {hedge} reaches the spleen."
    [found] = verify_text(passage, "What does quillosis reach?", "The spleen")
    assert (found.kind, found.weak) == ("hedge", True)
    assert verify_text(passage, "What may quillosis reach?", "The spleen") == []


@pytest.mark.parametrize(
    "anchor",
    ["The dose … mg/kg per day", "The dose … days of fever", "The dose is 5 … fever"],
)
def test_a_gap_may_part_a_number_from_its_unit(anchor: str) -> None:
    passage = "The dose is 5 mg/kg per day for three days of fever."
    assert verify_text(passage, "Which dose?", "5 mg/kg per day", anchor=anchor) == []


def test_an_anchor_that_is_not_there_is_the_only_problem() -> None:
    [found] = verify_text("It is blue.", "Which colour?", "7", anchor="It is … red")
    assert found.kind == "anchor"


def test_the_years_of_the_source_need_no_passage() -> None:
    args = ("It is blue.", "Which colour (survey of 1999)?", "Blue", ("1999",))
    assert [found.word for found in verify_text(*args)] == ["1999"]
    assert verify_text(*args, years=["1999"]) == []
