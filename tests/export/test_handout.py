"""A deck on paper."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any

import pytest

from flashgen.export.edition import Edition
from flashgen.export.handout import NoPrinter, pdf
from flashgen.export.sheet import Question, Sheet, sheets


@pytest.fixture(scope="module")
def sheet(made: Edition) -> Sheet:
    [only] = sheets(made)
    return only


@pytest.fixture(scope="module")
def printed(made: Edition) -> Any:
    from pypdf import PdfReader

    return PdfReader(BytesIO(pdf(made)))


def named(sheet: Sheet, words: str) -> Question:
    [found] = [q for q in sheet.all if q.text.startswith(words)]
    return found


def answers(question: Question) -> list[str]:
    return [blank.answer for blank in question.blanks]


def test_numbers_run_through(sheet: Sheet) -> None:
    assert [q.number for q in sheet.all] == list(range(1, len(sheet.all) + 1))


def test_no_question_answers_another(sheet: Sheet) -> None:
    """What a card shows of its siblings would be read before they are asked."""
    shown = " ".join(q.text + q.terms for q in sheet.all)
    for answer in ("Sign one", "Arm weakness", "The second step", "sixty to a hundred"):
        assert answer not in shown


def test_members_of_a_set_are_asked_together(sheet: Sheet) -> None:
    assert answers(named(sheet, "Signs of something")) == [
        "Sign one",
        "Sign two",
        "Sign three",
    ]
    letters = named(sheet, "FAST")
    assert [blank.mark for blank in letters.blanks] == ["F", "A", "S", "T"]
    steps = named(sheet, "A chain")
    assert [blank.mark for blank in steps.blanks] == ["1", "2", "3"]
    assert answers(steps)[1] == "The second step"


def test_a_sentence_has_all_its_gaps_open(sheet: Sheet) -> None:
    question = named(sheet, "The heart beats")
    assert question.text == (
        'The heart beats <span class="gap">a</span> times a '
        '<span class="gap">b</span> at rest.'
    )
    assert [tuple(b[:2]) for b in question.blanks] == [
        ("a", "sixty to a hundred"),
        ("b", "minute"),
    ]


def test_a_picture_stands_once_with_all_that_is_asked_of_it(sheet: Sheet) -> None:
    asked, named_ = sheet.plates
    assert len(asked.questions) == 2
    [structures] = named_.questions
    assert [tuple(b[:2]) for b in structures.blanks] == [
        ("1", "Heart"),
        ("2", "Left lung"),
    ]
    assert ">1</text>" in named_.figure
    assert ">2</text>" in named_.figure


def test_a_number_keeps_its_unit_and_conditions(sheet: Sheet) -> None:
    question = next(q for q in sheet.all if q.terms)
    assert question.blanks[0].unit == "%"
    assert "Adults" in question.terms


def test_the_pdf_opens_with_a_sane_number_of_pages(printed: Any) -> None:
    assert 2 <= len(printed.pages) <= 5
    assert printed.metadata.title == "Demo: handout"
    assert printed.metadata.creation_date is None


def test_its_text_can_be_selected(printed: Any) -> None:
    text = "\n".join(page.extract_text() for page in printed.pages)
    assert "Which ion is" in text
    assert "The calcium ion" in text
    assert "Sources and licences" in text
    assert "Page 1 of" in text
    assert (
        text.index("Which ion is") < text.index("Answers") < text.index("calcium ion")
    )


def test_no_tex_is_left_to_be_read(printed: Any) -> None:
    text = "\n".join(page.extract_text() for page in printed.pages)
    assert "Which acid does" in text
    assert "\\" not in text


def test_answers_begin_on_a_page_of_their_own(printed: Any) -> None:
    [first] = [p for p in printed.pages if "Answers" in p.extract_text()]
    assert first.extract_text().lstrip().startswith("Answers")


def test_it_has_the_figures(printed: Any) -> None:
    """A drawing is drawn: the page with the picture has far more lines than others."""
    sizes = [len(page.get_contents().get_data()) for page in printed.pages]
    forms = [page.get("/Resources", {}).get("/XObject", {}) for page in printed.pages]
    drawn = [
        sum(len(form.get_object().get_data()) for form in each.values())
        for each in forms
    ]
    assert max(size + form for size, form in zip(sizes, drawn, strict=True)) > 20_000


def test_it_is_tagged_for_screen_readers(printed: Any) -> None:
    assert printed.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert printed.trailer["/Root"]["/Lang"] == "en"


def test_the_same_deck_is_the_same_file(made: Edition) -> None:
    assert pdf(made) == pdf(made)


def test_without_weasyprint_it_says_what_to_install(
    made: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPrinter, match="weasyprint"):
        pdf(made)
