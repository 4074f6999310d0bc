"""Every face, in every theme and width, in a real browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from .render import Sides, page
from .samples import SAMPLES

pytestmark = pytest.mark.browser

WIDTHS = (280, 320, 390, 768, 1280)
ZOOMED = (195, 384, 640)
"""What is left of 390, 768 and 1280 px at 200 % zoom."""

THEMES = {"light": False, "night": True}
GAPS = [name for name, sample in SAMPLES.items() if sample.face != "basic"]


def _show(tab: Any, card: str, *, width: int = 390, night: bool = False) -> None:
    zoom = {195: 422, 384: 512, 640: 400}
    tab.set_viewport_size({"width": width, "height": zoom.get(width, 800)})
    tab.set_content(page(card, night=night, phone=width <= 390))
    tab.eval_on_selector_all("details", "all => all.map(each => each.open = true)")


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_to_stumble_over(
    tab: Any, cards: Mapping[str, Sides], look: str, theme: str, name: str
) -> None:
    """Fits the width, is not clipped, has contrast, size and room for a finger."""
    found = []
    for side, card in cards[name]._asdict().items():
        for width in (*WIDTHS, *ZOOMED):
            _show(tab, card, width=width, night=THEMES[theme])
            seen = tab.evaluate(look)
            assert seen["texts"] > 0
            found += [f"{side} at {width} px: {what}" for what in seen["bad"]]
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", GAPS)
def test_the_gap_fills_in_place(
    tab: Any, cards: Mapping[str, Sides], look: str, width: int, name: str
) -> None:
    """What a student looks at stays where it is when the card turns."""
    seen = []
    for card in cards[name]:
        _show(tab, card, width=width)
        seen.append(tab.evaluate(look))
    front, back = seen
    assert front["question"] == pytest.approx(back["question"], abs=1)
    if name == "cloze-hint":
        pytest.skip("a gap within a line cannot keep the size of a long answer")
    inline = 2 if name == "cloze" else 3
    assert front["gap"][:inline] == pytest.approx(back["gap"][:inline], abs=1)
    if front["image"]:
        assert front["image"] == pytest.approx(back["image"], abs=1)


@pytest.mark.parametrize("name", ["image", "image-pair"])
@pytest.mark.parametrize("width", WIDTHS)
def test_marks_lie_on_their_picture_and_can_be_hidden(
    tab: Any, cards: Mapping[str, Sides], look: str, width: int, name: str
) -> None:
    _show(tab, cards[name].back, width=width)
    ((mark, base),) = tab.evaluate(look)["marks"]
    assert mark == pytest.approx(base, abs=0.5)
    marks = tab.locator(".fc-marks img")
    assert marks.is_visible()
    tab.locator(".fc-pill").click()
    assert not marks.is_visible()


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(
    tab: Any, cards: Mapping[str, Sides], theme: str, name: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for card in cards[name]:
        _show(tab, card, night=THEMES[theme])
        results = Axe().run(tab, context={"include": [["#qa"]]})
        assert results.violations_count == 0, results.generate_report()


WORDS = {
    "basic": ("+ More", "Source", "Case file", "Report an error"),
    "german": ("+ Mehr", "Quelle", "Fall", "Fehler melden"),
    "image": ("● Marks", "Source", "Case file", "Report an error"),
}


@pytest.mark.parametrize("name", WORDS)
def test_a_screen_reader_hears_the_words_of_the_card_s_language(
    tab: Any, cards: Mapping[str, Sides], name: str
) -> None:
    """The browser counts generated content into accessible names."""
    _show(tab, cards[name].back)
    tree = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")
    heard = [node.get("name", {}).get("value", "") for node in tree["nodes"]]
    spoken = {" ".join(each.split()) for each in heard}
    assert set(WORDS[name]) <= spoken


def test_a_front_says_nothing_of_the_answer(cards: Mapping[str, Sides]) -> None:
    for name, sample in SAMPLES.items():
        front = cards[name].front
        for field in ("Answer", "Why", "Caption", "Credit", "My notes"):
            words = sample.fields.get(field)
            assert not words or len(str(words)) < 3 or str(words) not in front, name


def test_a_link_goes_where_its_field_says(tab: Any, cards: Mapping[str, Sides]) -> None:
    _show(tab, cards["basic"].back)
    link = tab.locator("a.fc-to-source")
    assert link.get_attribute("href") == "https://doi.org/10.0000/sample?a=1&b=2"
    assert link.get_attribute("title") == link.get_attribute("href")


def test_on_paper_night_is_white(tab: Any, cards: Mapping[str, Sides]) -> None:
    _show(tab, cards["statistic"].back, night=True)
    tab.emulate_media(media="print")
    colour = "getComputedStyle(document.querySelector('.fc-q')).color"
    assert tab.evaluate(colour) == "rgb(73, 78, 84)"
