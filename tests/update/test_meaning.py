"""A rewording says the same; a change of number, unit, negation or side does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.update.meaning import LONGEST, pictures, same_answer, same_sense, seen


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Which organ makes insulin?", "What makes insulin?"),
        ("4,800 cells/µL", "4800 cells/µL"),
        ("seen in two thirds of adults", "two thirds of adults show it"),
        ("Patients had no fever.", "The patients had no fever"),
        ("The oesophagus is dilated", "The esophagus is dilated"),
        ("2 lobes", "two lobes"),
    ],
)
def test_a_rewording_keeps_the_sense(old: str, new: str) -> None:
    assert same_sense(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5 mg daily", "5 g daily"),
        ("5 mg daily", "50 mg daily"),
        ("5% of men", "0.5% of men"),
        ("<5 mm", "≤5 mm"),
        ("p < 0.05", "p > 0.05"),
        ("no fever", "fever"),
        ("cough but not fever", "fever but not cough"),
        ("kein Fieber", "hohes Fieber"),
        ("the left lung", "the right lung"),
        ("a raised pressure", "a lowered pressure"),
        ("systolic pressure", "diastolic pressure"),
        ("it must be given", "it may be given"),
        ("grade IIa", "grade IIb"),
        ("vitamin A", "vitamin K"),
        ("HER2", "HER3"),
        ("HER2+", "HER2-"),
        ("about 10^9 per litre", "about 10^8 per litre"),
        ("see Figure 2", "see Figure 3"),
        ("5 mg of aspirin, 10 mg of heparin", "5 mg of heparin, 10 mg of aspirin"),
        ("painless", "pain"),
    ],
)
def test_what_turns_a_statement_round_is_a_change_of_sense(old: str, new: str) -> None:
    assert not same_sense(old, new)
    assert not same_sense(new, old)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Pancreas", "pancreas.", True),
        ("the  pancreas", "the pancreas", True),
        ("5–10", "5-10", True),
        ("Pancreas", "Liver", False),
        ("mg", "Mg", False),
        ("5 mg", "5 Mg", False),
        ("5.0", "5", False),
    ],
)
def test_an_answer_is_the_same_but_for_capital_and_full_stop(
    old: str, new: str, same: bool
) -> None:
    assert same_answer(old, new) is same


def test_a_field_is_read_as_a_student_sees_it() -> None:
    html = (
        "<p>10<sup>9</sup> H<sub>2</sub>O &lt;&nbsp;5</p>"
        '<img src="a b.png">[sound:c.mp3]'
    )
    assert seen(html).text == "10^9 H2O < 5 [sound:c.mp3]"
    assert pictures(html) == ("a b.png", "c.mp3")
    assert pictures('<img src="https://example.org/a.png">') == ()


@given(st.text())
def test_no_text_or_html_is_too_odd(text: str) -> None:
    assert same_sense(text, text)
    assert same_answer(text, text)
    assert seen(text) == seen(text)


@pytest.mark.parametrize("made", ["<!", "<a ", "1 ", "no ", "[", "<![", "&#", "{{c1::"])
def test_a_field_made_to_be_slow_is_compared_whole(made: str) -> None:
    text = made * LONGEST
    assert seen(text).text == text
    assert not same_sense(text, text + "1")
