"""What the page says of the last release, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import new_library
from tests.preview.conftest import Running, Tab, furnish, preview, publish
from tests.preview.test_page import SOON, Save, choose, opened, side, texts

pytestmark = pytest.mark.browser

EDITS = (
    ("answer: Alpha,", "answer: Gamma, why: So it is,"),
    ("answer: Beta, topic: prognosis}", "answer: Beta, topic: late::prognosis}"),
    ("  causes:\n", "  fresh: {ask: What is new?, answer: This}\n  causes:\n"),
    (
        "figures:",
        "withdrawn: {formula: {reason: Wrong, replacement: second}}\nfigures:",
    ),
    (
        "  formula:\n    ask: What is $\\frac{a}{b}$?\n    answer: A quotient\n",
        "",
    ),
    ("three: Cause three}", "three: {label: Cause three, inferred: It is known}}"),
)
"""What an author does after the release: a card changed, one retagged, one new, one
withdrawn, and one inferred."""


@pytest.fixture
def released(lively: Path) -> Iterator[Running]:
    """A preview of a library whose deck was published."""
    with preview(publish(lively), "--port", "0") as started:
        yield started


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview of a library that was edited after a release; tests only read it."""
    root = publish(furnish(new_library(tmp_path_factory.mktemp("edited"))))
    case = root / "source_cases/case-1.yaml"
    text = case.read_text("utf-8")
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new)
    case.write_text(text, "utf-8")
    with preview(root, "--port", "0") as started:
        yield started


def compared(tab: Tab, running: Running) -> Any:
    """Open the page, and wait until the cards are compared."""
    page = opened(tab, running)
    page.locator("#withdrawn", has_text="1 withdrawn").wait_for()
    return page


def test_a_save_shows_what_is_not_as_students_have_it(
    tab: Tab, released: Running, save: Save
) -> None:
    page = opened(tab, released)
    choose(page, "Which is the first?")
    page.locator("#about .state.published").wait_for()
    assert page.locator(".diff").count() == 0
    case = released.root / "source_cases/case-1.yaml"
    save(case, "answer: Alpha", "answer: Alpha or beta")
    page.locator(".diff ins").wait_for(timeout=SOON)
    assert "since the release of" in page.locator(".diff h2").inner_text()
    assert texts(page, ".kinds li") == ["changed in meaning"]
    assert page.locator(".diff dt").all_inner_texts() == ["Answer"]
    assert page.locator(".diff .was p").inner_text() == "Alpha"
    assert page.locator(".diff .now p").text_content() == "Alpha added: or beta"
    save(case, "answer: Alpha or beta", "answer: Gamma")
    page.locator(".diff del", has_text="Alpha").wait_for(timeout=SOON)
    assert page.locator(".diff .was p").text_content() == "removed: Alpha"
    save(case, "answer: Gamma", "answer: Alpha")
    page.locator(".diff").wait_for(state="detached", timeout=SOON)
    assert tab.errors == []


def test_marks_are_strokes_and_words_and_not_colours_alone(
    tab: Tab, edited: Running
) -> None:
    page = compared(tab, edited)
    choose(page, "Which is the first?")
    page.locator(".diff ins").first.wait_for()
    stroke = "e => getComputedStyle(e).textDecorationLine"
    assert page.locator(".diff del").first.evaluate(stroke) == "line-through"
    assert page.locator(".diff ins").first.evaluate(stroke) == "underline"
    for mark, word in (("del", "removed: "), ("ins", "added: ")):
        spoken = page.locator(f".diff {mark} .spoken").first
        assert spoken.text_content() == word
        assert spoken.evaluate("e => e.getBoundingClientRect().width") == 1


def test_states_can_be_filtered_by(tab: Tab, edited: Running) -> None:
    page = compared(tab, edited)
    for state, question in (
        ("changed in meaning", "Which is the first?"),
        ("new", "What is new?"),
        ("published", "What does this image show?"),
    ):
        page.select_option("#by-state", state)
        assert texts(page, ".row .question")[0].startswith(question)
    page.select_option("#by-state", "retagged")
    assert texts(page, ".row .question") == ["Which is the second?"]
    page.locator(".diff", has_text="topic::late::prognosis").wait_for(timeout=SOON)
    page.select_option("#by-state", "new")
    page.locator("#about .state.new").wait_for()
    assert tab.errors == []


def test_withdrawn_cards_are_a_list(tab: Tab, edited: Running) -> None:
    page = compared(tab, edited)
    page.keyboard.press("w")
    entry = page.locator("#gone li")
    assert entry.count() == 1
    said = entry.inner_text()
    assert "Wrong" in said
    assert "case-1/formula" in said
    assert "with the next release" in said
    entry.get_by_role("button", name="Instead: case-1/second").click()
    page.locator("#gone").wait_for(state="hidden")
    chosen = page.locator(".row[aria-selected=true]")
    assert chosen.inner_text().startswith("Which is the second?")
    assert tab.errors == []


def test_what_cannot_be_compared_is_not_called_unchanged(
    tab: Tab, released: Running, save: Save
) -> None:
    page = opened(tab, released)
    choose(page, "Which is the first?")
    page.get_by_text("Published, unchanged since").wait_for()
    (released.root / "decks/.released/demo.apkg").unlink()
    case = released.root / "source_cases/case-1.yaml"
    save(case, "answer: Beta, topic: prognosis}", "answer: Gamma}")
    page.get_by_text("its words are those of").wait_for(timeout=SOON)
    page.get_by_text("not on this machine").wait_for(timeout=SOON)
    save(case, "  first: {ask", "  other: {ask")
    page.locator("#withdrawn", has_text="1 gone").wait_for(timeout=SOON)
    page.keyboard.press("w")
    page.locator("#gone .hint", has_text="was: first").wait_for()
    assert tab.errors == []


def test_what_is_inferred_stands_beside_the_evidence(tab: Tab, edited: Running) -> None:
    page = compared(tab, edited)
    page.locator(".row", has_text="Cause three").first.click()
    page.locator(".inferred", has_text="It is known").wait_for(timeout=SOON)
    assert "All of it: It is known" in page.locator(".inferred").inner_text()
    choose(page, "Which is the second?")
    page.locator(".inferred").wait_for(state="detached", timeout=SOON)


@pytest.mark.parametrize("theme", ["Light", "Night"])
def test_axe_finds_nothing(tab: Tab, edited: Running, theme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = compared(tab, edited)
    page.get_by_role("button", name=theme, exact=True).click()
    choose(page, "Which is the first?")
    page.locator(".diff ins").first.wait_for(timeout=SOON)
    side(page, "Front").locator("article").wait_for()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.click("#withdrawn")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_everything_fits_and_is_high_enough(tab: Tab, edited: Running) -> None:
    page = compared(tab, edited)
    choose(page, "Which is the first?")
    page.locator(".diff ins").first.wait_for(timeout=SOON)
    page.click("#withdrawn")
    low = page.evaluate(
        "[...document.querySelectorAll('button, select, input, summary')]"
        ".filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 32)"
        ".map(e => e.outerHTML)"
    )
    assert low == []
    for width in (280, 320, 390, 768, 1280, 640):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(150)  # the devices follow the window
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = "e => e.scrollWidth - e.clientWidth"
        for part in ("#about", "#gone", ".diff"):
            assert page.locator(part).evaluate(wide) <= 0, (width, part)
