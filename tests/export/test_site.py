"""A deck as a website, looked at from a folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from flashgen.export.edition import Edition, Files
from flashgen.export.handout import page as handout_page
from flashgen.export.site import site
from tests.export.conftest import CASE, furnish, published

pytestmark = pytest.mark.browser


def write(files: Files, folder: Path) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture(scope="session")
def folder(made: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(site(made), tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def paper(made: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(handout_page(made), tmp_path_factory.mktemp("handout"))


PAGES = ("index.html", "case-1.html")


@pytest.mark.parametrize("name", PAGES)
def test_it_works_from_a_folder(tab: Any, folder: Path, name: str) -> None:
    wrong: list[str] = []
    tab.on("console", lambda m: wrong.append(m.text) if m.type == "error" else 0)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("requestfailed", lambda request: wrong.append(request.url))
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto((folder / name).as_uri())
    tab.wait_for_load_state("load")
    tab.evaluate("document.fonts.ready.then(() => true)")
    assert wrong == []
    assert all(url.startswith(folder.as_uri()) for url in asked)
    whole = "[...document.images].every(image => image.complete && image.naturalWidth)"
    tab.evaluate("for (const i of document.images) i.loading = 'eager'")
    tab.evaluate("Promise.all([...document.images].map(image => image.decode()))")
    assert tab.evaluate(whole)


def test_the_catalogue_tells_pictures_and_numbers(
    tab: Any, folder: Path, made: Edition
) -> None:
    tab.goto((folder / "index.html").as_uri())
    numbers = tab.locator(".numbers").inner_text()
    assert re.findall(r"\d+", numbers) == ["1", str(len(made.exhibits)), "1"]
    assert tab.locator(".cases img").count() == 1
    assert "A journal" in tab.locator(".sources").inner_text()
    assert "flashgen project, CC0-1.0" in tab.locator(".sources").inner_text()
    tab.locator(".cases a").click()
    assert tab.locator("h1").inner_text().startswith("Case 1: commas")


def test_cards_turn_one_by_one_and_all_at_once(
    tab: Any, folder: Path, made: Edition
) -> None:
    tab.goto((folder / "case-1.html").as_uri())
    cards = tab.locator(".flip")
    assert cards.count() == len(made.exhibits)
    first = tab.locator(".flip", has_text="Which ion is")
    assert not first.get_by_text("The calcium ion").is_visible()
    first.get_by_role("button").click()
    assert first.get_by_text("The calcium ion").is_visible()
    assert first.get_by_role("button").get_attribute("aria-expanded") == "true"
    first.get_by_role("button").click()
    assert not first.get_by_text("The calcium ion").is_visible()
    tab.get_by_role("button", name="Show all answers").click()
    assert tab.locator(".back:visible").count() == len(made.exhibits)


def test_one_kind_alone_can_be_shown(tab: Any, folder: Path) -> None:
    tab.goto((folder / "case-1.html").as_uri())
    tab.select_option(".kind", "mnemonic")
    kinds = {
        each.get_attribute("data-kind") for each in tab.locator(".flip:visible").all()
    }
    assert kinds == {"mnemonic"}


def test_formulas_are_set_and_masks_drawn(tab: Any, folder: Path) -> None:
    tab.goto((folder / "case-1.html").as_uri())
    tab.locator("mjx-container").first.wait_for(state="attached")
    masked = tab.locator(".flip", has=tab.locator("svg")).first
    masked.get_by_role("button").click()
    answer = masked.locator(".back .fc-gap")
    answer.get_by_text("Heart").wait_for()
    assert answer.inner_text() == "Heart"
    assert masked.locator(".back svg *").count() == 2
    marks = masked.locator(".back .fc-marks")
    marks.wait_for(state="visible")
    masked.locator(".back .fc-show").press("Space")
    marks.wait_for(state="hidden")


def test_ids_are_unique(tab: Any, folder: Path) -> None:
    tab.goto((folder / "case-1.html").as_uri())
    tab.locator("mjx-container").first.wait_for(state="attached")
    ids = "[...document.querySelectorAll('[id]:not(mjx-container *)')].map(e => e.id)"
    found = tab.evaluate(ids)
    assert len(found) == len(set(found)) > 10


def test_without_script_every_card_shows_its_answer(
    browser: Any, folder: Path, made: Edition
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "case-1.html").as_uri())
        assert page.locator(".back:visible").count() == len(made.exhibits)
        assert page.locator(".front:visible").count() == 0


def test_on_paper_every_card_shows_its_answer(
    tab: Any, folder: Path, made: Edition
) -> None:
    tab.goto((folder / "case-1.html").as_uri())
    tab.emulate_media(media="print")
    assert tab.locator(".back:visible").count() == len(made.exhibits)
    assert tab.locator(".front:visible").count() == 0
    assert tab.locator("button:visible").count() == 0


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("answers", [False, True], ids=["fronts", "backs"])
def test_axe_finds_nothing(
    tab: Any, folder: Path, name: str, theme: str, answers: bool
) -> None:
    tab.emulate_media(color_scheme=theme)
    tab.goto((folder / name).as_uri())
    if answers and name != "index.html":
        tab.get_by_role("button", name="Show all answers").click()
    clean(tab)


def clean(tab: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(tab)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", [280, 320, 390, 768, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(
    tab: Any, folder: Path, name: str, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto((folder / name).as_uri())
    for button in tab.locator(".all").all():
        button.click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_handout_is_a_clean_page(tab: Any, paper: Path) -> None:
    tab.goto((paper / "handout.html").as_uri())
    tab.locator("mjx-container").first.wait_for()
    clean(tab)
    for width in (280, 390, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [280, 320, 390, 700, 768, 1280])
def test_a_long_word_breaks_in_the_handout(
    tab: Any, tmp_path: Path, width: int
) -> None:
    word = "pneumono" * 8
    case = CASE.replace("A word, and", word).replace("Heart", word).replace("one", word)
    case = case.replace("What says", f"What {word} says").replace("Adults", word)
    page = write(handout_page(published(furnish(tmp_path, case))), tmp_path / "paper")
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto((page / "handout.html").as_uri())
    assert word in tab.content()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
