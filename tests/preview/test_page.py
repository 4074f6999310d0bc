"""The page, as an author uses it in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.conftest import HEAD
from tests.preview.conftest import Running, Tab, preview, publish

pytestmark = pytest.mark.browser

SOON = 3_000
"""Milliseconds: a second is promised; a busy machine gets two more."""

Save = Callable[[Path, str, str], None]


def opened(tab: Tab, running: Running, cards: int = 7) -> Any:
    """Open the page and wait for the cards."""
    tab.page.goto(running.url)
    tab.page.locator("#count", has_text=f"{cards} cards").wait_for()
    return tab.page


def side(page: Any, which: str) -> Any:
    """Return the document in the frame of a side that is shown."""
    return page.frame_locator(f".device iframe[title^='{which}']:not(.coming)")


def choose(page: Any, question: str) -> None:
    page.locator(".row", has_text=question).click()


def texts(page: Any, selector: str) -> list[str]:
    found: list[str] = page.locator(selector).all_inner_texts()
    return found


def test_it_opens_with_every_card_and_the_first_one_shown(
    tab: Tab, served: Running
) -> None:
    page = opened(tab, served)
    assert len(texts(page, ".row")) == 7
    assert page.locator(".row[aria-selected=true]").count() == 1
    side(page, "Front").locator("article.fc-front").wait_for()
    side(page, "Back").locator("article.fc-back").wait_for()
    assert tab.errors == []


def test_nothing_leaves_this_machine(tab: Tab, served: Running) -> None:
    page = opened(tab, served)
    for question in ("first", "dense", "frac"):
        page.fill("#search", question)
        page.wait_for_timeout(300)
    assert len(tab.asked) > 10
    assert {urlsplit(url).netloc for url in tab.asked} == {f"127.0.0.1:{served.port}"}
    assert tab.errors == []


def test_search_and_filters_narrow_the_list(tab: Tab, served: Running) -> None:
    page = opened(tab, served)
    page.fill("#search", "beta")
    assert [row.splitlines()[0] for row in texts(page, ".row")] == [
        "Which is the second?"
    ]
    assert page.locator("#count").inner_text() == "1 of 7 cards"
    page.click("#clear")
    page.select_option("#by-kind", "list")
    assert len(texts(page, ".row")) == 3
    page.select_option("#by-kind", "")
    page.select_option("#by-topic", "prognosis")
    assert len(texts(page, ".row")) == 1
    page.fill("#search", "nothing like it")
    assert texts(page, ".row") == []
    assert "No card" in page.evaluate(
        "getComputedStyle(document.querySelector('#stage'), '::after').content"
    )
    assert tab.errors == []


def test_a_card_turns(tab: Tab, served: Running) -> None:
    page = opened(tab, served)
    choose(page, "Which is the first?")
    page.keyboard.press("b")
    side(page, "Front").get_by_text("Which is the first?").wait_for()
    assert page.locator(".device").count() == 1
    page.keyboard.press("Space")
    side(page, "Back").get_by_text("Alpha").wait_for()
    assert page.locator(".device").count() == 1
    page.keyboard.press("b")
    assert page.locator(".device").count() == 2


def test_keys_move_through_the_cards(tab: Tab, served: Running) -> None:
    page = opened(tab, served)
    chosen = page.locator(".row[aria-selected=true]")
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    assert chosen.get_attribute("aria-posinset") == "3"
    page.keyboard.press("k")
    assert chosen.get_attribute("aria-posinset") == "2"
    page.keyboard.press("/")
    page.keyboard.type("first")
    assert chosen.inner_text().startswith("Which is the first?")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("#count").inner_text() == "7 cards"
    assert chosen.inner_text().startswith("Which is the first?")


def test_a_click_into_a_card_leaves_the_keys_with_the_page(
    tab: Tab, served: Running
) -> None:
    page = opened(tab, served)
    side(page, "Front").locator("article").click()
    page.wait_for_timeout(100)
    page.keyboard.press("j")
    chosen = page.locator(".row[aria-selected=true]")
    assert chosen.get_attribute("aria-posinset") == "2"


@pytest.mark.parametrize(
    ("key", "name", "width"),
    [("1", "Phone", 390), ("2", "Tablet", 768), ("3", "Desktop", 1280)],
)
def test_a_card_is_as_wide_as_on_the_device(
    tab: Tab, served: Running, key: str, name: str, width: int
) -> None:
    page = opened(tab, served)
    page.keyboard.press(key)
    assert page.locator("[data-to][aria-pressed=true]", has_text=name).count() == 1
    side(page, "Front").locator("article").wait_for()
    inner = "document => document.ownerDocument.documentElement.clientWidth"
    assert side(page, "Front").locator("body").evaluate(inner) == width


APPS = {
    "Anki": "linux js",
    "AnkiDroid": "mobile android linux js",
    "AnkiMobile": "iphone ios mobile",
}


@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("theme", ["Light", "Night"])
def test_a_card_has_the_classes_that_the_app_gives_it(
    tab: Tab, served: Running, app: str, theme: str
) -> None:
    from playwright.sync_api import expect

    page = opened(tab, served)
    page.get_by_role("button", name=app, exact=True).click()
    page.get_by_role("button", name=theme, exact=True).click()
    night = " nightMode night_mode" if theme == "Night" else ""
    frame = side(page, "Back")
    frame.locator(f"html[class='{APPS[app]}']").wait_for()
    frame.locator(f"body[class='card card1{night}']").wait_for()
    paper = "rgb(21, 24, 27)" if night else "rgb(251, 250, 247)"
    expect(frame.locator("body")).to_have_css("background-color", paper)


def test_formulas_are_set_without_the_network(tab: Tab, served: Running) -> None:
    page = opened(tab, served)
    page.fill("#search", "quotient")
    formula = side(page, "Front").locator("mjx-container")
    formula.wait_for()
    font = "document.fonts.check('1em MJXTEX-I') || [...document.fonts].length"
    assert formula.evaluate(
        f"async () => {{ await document.fonts.ready; return {font} }}"
    )
    assert not side(page, "Front").get_by_text("\\(").count()
    assert tab.errors == []


def test_a_figure_is_shown(tab: Tab, served: Running) -> None:
    page = opened(tab, served)
    page.select_option("#by-kind", "figure")
    image = side(page, "Front").locator(".fc-base img")
    image.wait_for()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


# ───────── while the author writes ─────────


def test_a_save_changes_the_card_on_show(
    tab: Tab, running: Running, save: Save
) -> None:
    page = opened(tab, running)
    choose(page, "Which is the first?")
    side(page, "Back").get_by_text("Alpha").wait_for()
    case = running.root / "source_cases/case-1.yaml"
    save(case, "answer: Alpha", "answer: Omega")
    side(page, "Back").get_by_text("Omega").wait_for(timeout=SOON)
    chosen = page.locator(".row[aria-selected=true]")
    assert "Omega" in chosen.inner_text()
    assert tab.errors == []


def test_a_save_leaves_the_list_where_it_was_scrolled_to(
    tab: Tab, running: Running, save: Save
) -> None:
    """The card on show follows only while it is in view, and where a filter sets it."""
    page = opened(tab, running)
    page.set_viewport_size({"width": 1200, "height": 380})
    choose(page, "Which is the first?")
    side(page, "Back").get_by_text("Alpha").wait_for()
    top = "document.querySelector('#list').scrollTop"
    page.evaluate(f"{top} = 250")
    row = page.locator(".row[aria-selected=true]").bounding_box()
    assert row["y"] + row["height"] < page.locator("#list").bounding_box()["y"]
    save(running.root / "source_cases/case-1.yaml", "answer: Alpha", "answer: Omega")
    side(page, "Back").get_by_text("Omega").wait_for(timeout=SOON)
    assert page.evaluate(top) == 250
    page.fill("#search", "e")
    assert page.evaluate(top) < 250


def test_an_error_shows_at_its_line_and_the_last_good_cards_stay(
    tab: Tab, running: Running, save: Save
) -> None:
    page = opened(tab, running)
    choose(page, "Which is the first?")
    case = running.root / "source_cases/case-1.yaml"
    save(case, "second: {ask: Which", "second: {ask: [Which")
    problems = page.locator("#problems")
    problems.get_by_text("not valid YAML").wait_for(timeout=SOON)
    [place] = texts(page, "#problems .place")
    line = (
        case.read_text("utf-8")
        .splitlines()
        .index(
            next(
                each
                for each in case.read_text("utf-8").splitlines()
                if "[Which" in each
            )
        )
    )
    found = re.fullmatch(r"source_cases/case-1\.yaml:(\d+):\d+", place)
    assert found
    assert int(found[1]) == line + 1
    assert "[Which" in problems.locator("pre").inner_text()
    assert "case-1: the cards are those from before" in problems.inner_text()
    assert page.locator("#count").inner_text() == "7 cards"
    assert side(page, "Back").get_by_text("Alpha").is_visible()

    save(case, "[Which", "Which")
    urgent = problems.locator("details.urgent")
    urgent.wait_for(state="detached", timeout=SOON)
    assert page.locator("#count").inner_text() == "7 cards"
    assert tab.errors == []


def test_a_new_figure_file_is_shown(tab: Tab, running: Running, save: Save) -> None:
    page = opened(tab, running)
    page.select_option("#by-kind", "figure")
    image = side(page, "Front").locator(".fc-base img")
    before = image.get_attribute("src")
    figure = running.root / "media/case-1/chest-xray.svg"
    save(figure, "<svg ", "<svg opacity='0.9' ")
    side(page, "Front").locator(f".fc-base img:not([src='{before}'])").wait_for(
        timeout=SOON
    )


def test_a_case_that_a_recipe_takes_up_is_sorted_there(
    tab: Tab, running: Running, save: Save
) -> None:
    other = (running.root / "source_cases/case-1.yaml").read_text("utf-8")
    other = other.replace("id: case-1", "id: case-2").replace("Case 1", "Case 2")
    (running.root / "media/case-2").mkdir()
    figure = (running.root / "media/case-1/chest-xray.svg").read_bytes()
    (running.root / "media/case-2/chest-xray.svg").write_bytes(figure)
    (running.root / "source_cases/case-2.yaml").write_text(other, "utf-8")
    page = opened(tab, running, cards=14)
    options = "#by-deck option"
    assert texts(page, options) == ["Deck", "Demo", "in no deck"]
    recipe = running.root / "decks/demo.yaml"
    save(recipe, "cases: [case-1]", "cases: [case-1, case-2]")
    page.locator("#by-deck").wait_for(state="hidden", timeout=SOON)


def test_it_says_when_the_server_is_gone(tab: Tab, running: Running) -> None:
    page = opened(tab, running)
    assert page.locator("#link").inner_text() == "live"
    running.process.terminate()
    page.get_by_text("start flashgen preview again").wait_for(timeout=SOON)
    assert page.locator("#count").inner_text() == "7 cards"


def test_a_place_that_cannot_be_opened_is_said(tab: Tab, lively: Path) -> None:
    with preview(lively, "--port", "0", EDITOR="vim", VISUAL="") as running:
        page = opened(tab, running)
        page.keyboard.press("e")
        page.get_by_text("export EDITOR=code").wait_for()


# ───────── looks ─────────


@pytest.mark.parametrize("theme", ["Light", "Night"])
@pytest.mark.parametrize("errors", [False, True], ids=["fine", "errors"])
def test_axe_finds_nothing(
    tab: Tab, running: Running, save: Save, theme: str, errors: bool
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(tab, running)
    if errors:
        case = running.root / "source_cases/case-1.yaml"
        save(case, "second: {ask: Which", "second: {ask: [Which")
        page.locator("#problems").wait_for(timeout=SOON)
    page.get_by_role("button", name=theme, exact=True).click()
    side(page, "Front").locator("article").wait_for()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", [280, 320, 390, 768, 1280, 640])
def test_the_page_never_scrolls_sideways(tab: Tab, served: Running, width: int) -> None:
    """640 px are 1280 px at 200 % zoom."""
    page = opened(tab, served)
    page.set_viewport_size({"width": width, "height": 800})
    for key in "123":
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        wide = "document.documentElement.scrollWidth"
        assert page.evaluate(wide) <= width
        stage = "e => e.scrollWidth - e.clientWidth"
        assert page.locator("#stage").evaluate(stage) <= 0


def test_everything_to_press_is_high_enough(tab: Tab, served: Running) -> None:
    page = opened(tab, served)
    low = page.evaluate(
        "[...document.querySelectorAll('button, select, input, summary')]"
        ".filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 32)"
        ".map(e => e.outerHTML)"
    )
    assert low == []


@pytest.mark.slow
def test_five_thousand_cards_are_no_burden(tab: Tab, library: Path, save: Save) -> None:
    """Only the rows in view exist, and a save is shown as fast as with one case.

    So is what has changed since the release, though that has 5,000 cards, too.
    """
    recipe = library / "decks/demo.yaml"
    names = ", ".join(f"case-{number}" for number in range(1, 51))
    save(recipe, "cases: [case-1]", f"cases: [{names}]")
    for case in range(1, 51):
        facts = "".join(
            f"  fact-{n}:\n    ask: What is number {n} of case {case}?\n"
            f"    answer: It is {n}\n"
            for n in range(100)
        )
        head = HEAD.replace("case-1", f"case-{case}").replace("Case 1", f"Case {case}")
        text = f"{head}facts:\n{facts}"
        (library / f"source_cases/case-{case}.yaml").write_text(text, "utf-8")
    with preview(publish(library), "--port", "0") as running:
        page = opened(tab, running, cards=5000)
        assert page.locator(".row").count() < 60
        page.evaluate("document.querySelector('#list').scrollTop = 1e6")
        page.locator(".row[aria-posinset='5000']").wait_for()
        assert page.locator(".row").count() < 60
        page.fill("#search", "case-33/fact-77")
        page.locator("#count", has_text="1 of 5000 cards").wait_for(timeout=500)
        side(page, "Back").get_by_text("It is 77").wait_for()
        case = library / "source_cases/case-33.yaml"
        save(case, "answer: It is 77\n", "answer: It is new\n")
        side(page, "Back").get_by_text("It is new").wait_for(timeout=SOON)
        page.locator(".diff ins", has_text="new").wait_for(timeout=SOON)
    assert tab.errors == []
