"""Marks lie on their pixels, and the night leaves patients alone."""

from __future__ import annotations

import re
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw

from flashgen.model.source import SourceFile
from flashgen.pipeline import CompiledCase, compile_case, understand
from flashgen.render import look
from tests.conftest import HEAD
from tests.media import torture
from tests.media.conftest import PATIENT, Library
from tests.visual.render import page

pytestmark = pytest.mark.browser

PLACE = (0.25, 0.5, 0.3, 0.25)
"""What is marked: left, top, width and height."""

GREEN, YELLOW = (0, 160, 90), (255, 214, 10)
VIEWS = {"phone": (390, 844), "small phone": (320, 640), "desktop": (1280, 900)}


def compiled(figures: Library, size: tuple[int, int], tone: str) -> CompiledCase:
    """Return a case with one picture: a green field that is marked exactly."""
    image = torture.ct(64).convert("RGB").resize(size)
    left, top, width, height = PLACE
    box = (left * size[0], top * size[1])
    far = ((left + width) * size[0] - 1, (top + height) * size[1] - 1)
    ImageDraw.Draw(image).rectangle((*box, *far), fill=GREEN)
    figures.put("a.png", torture.saved(image, "PNG"))
    place = " ".join(map(str, PLACE))
    text = (
        f"{HEAD}figures:\n  f: {{file: a.png, {PATIENT}, tone: {tone},\n"
        f"      ask: {{finding: It}}, marks: {{m: {{box: {place}}}}}}}\n"
    )
    made = compile_case(SourceFile("case-1.yaml", text), figures.folder)
    assert made.value is not None
    return made.value


def shown(
    case: CompiledCase, side: int, *, night: bool, phone: bool, number: int = 1
) -> str:
    """Return the page of a reviewer, with its pictures in it."""
    (card,) = case.cards
    html = look().sides(card.face, {**card.fields, "Key": "AAAA-BBBB"}, number)[side]
    files = {file.name: file for file in case.files}

    def inline(match: re.Match[str]) -> str:
        file = files[match[1]]
        return f'src="data:{file.type};base64,{b64encode(file.read()).decode()}"'

    html = re.sub(r'src="(fg-[^"]+)"', inline, html)
    return page(f"<style>{look().css}</style>{html}", night=night, phone=phone)


def screenshot(browser: Any, content: str, size: tuple[int, int]) -> Image.Image:
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height})
    tab = context.new_page()
    tab.set_content(content)
    tab.wait_for_function("[...document.images].every(i => i.complete)")
    data = tab.screenshot(full_page=True)
    context.close()
    return Image.open(BytesIO(data)).convert("RGB")


def extent(image: Image.Image, colour: tuple[int, int, int]) -> tuple[int, ...]:
    """Return the box around all pixels that are nearly of this colour."""
    flat = Image.new("RGB", image.size, colour)
    red, green, blue = ImageChops.difference(image, flat).split()
    far = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    box = far.point(lambda value: 255 if value < 24 else 0).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("size", [(800, 600), (500, 1500), (1600, 400)], ids=str)
@pytest.mark.parametrize("view", VIEWS)
def test_a_mark_lies_on_its_pixels(
    figures: Library, browser: Any, view: str, size: tuple[int, int]
) -> None:
    case = compiled(figures, size, "plain")
    sides = [shown(case, side, night=False, phone=view != "desktop") for side in (0, 1)]
    front, back = (screenshot(browser, side, VIEWS[view]) for side in sides)
    field = extent(front, GREEN)
    frame = extent(back, YELLOW)
    width = (field[2] - field[0]) / PLACE[2]
    line = 0.006 * max(size) / size[0] * width
    for inner, outer, sign in zip(field, frame, (-1, -1, 1, 1), strict=True):
        assert outer == pytest.approx(inner + sign * line / 2, abs=1.5)


def test_a_front_has_no_marks(figures: Library, browser: Any) -> None:
    case = compiled(figures, (800, 600), "plain")
    front = screenshot(browser, shown(case, 0, night=False, phone=True), VIEWS["phone"])
    with pytest.raises(AssertionError):
        extent(front, YELLOW)


@pytest.mark.parametrize("tone", ["plain", "dark"])
def test_the_night_shows_a_patient_as_the_day_does(
    figures: Library, browser: Any, tone: str
) -> None:
    case = compiled(figures, (800, 600), tone)
    day, night = (
        screenshot(browser, shown(case, 0, night=dark, phone=True), VIEWS["phone"])
        for dark in (False, True)
    )
    box = extent(day, GREEN)
    assert box == extent(night, GREEN)
    wide = (box[0] - 60, box[1] - 60, box[2] + 60, box[3])
    assert day.crop(wide).tobytes() == night.crop(wide).tobytes()


def test_the_light_of_a_plot_is_dimmed_and_never_turned(
    figures: Library, browser: Any
) -> None:
    case = compiled(figures, (800, 600), "light")
    night = screenshot(browser, shown(case, 0, night=True, phone=True), VIEWS["phone"])
    dimmed = tuple(round(value * 0.66) for value in GREEN)
    assert extent(night, (dimmed[0], dimmed[1], dimmed[2]))


def test_a_patient_is_never_line_art() -> None:
    text = f"{HEAD}figures: {{f: {{file: a.png, {PATIENT}, tone: line}}}}\n"
    found = understand(SourceFile("case-1.yaml", text)).diagnostics
    assert [d.code for d in found] == ["FG313"]


class TestMasks:
    """The picture that Anki draws its masks on; Anki's script is stood in for."""

    ANKI = """<script>window.anki = {imageOcclusion: {setup() {
        const box = document.querySelector("#image-occlusion-container");
        const img = box.querySelector("img");
        box.style.aspectRatio = `${img.naturalWidth / img.naturalHeight}`;
        document.querySelector("#image-occlusion-canvas").dataset.set = "yes";
    }}}</script>"""
    """What the reviewer of Anki 26.9 does to the page before it draws."""

    def pages(self, figures: Library, *, night: bool, phone: bool) -> list[str]:
        """Return front and back of the second mask."""
        figures.put("a.png", torture.saved(torture.ct(600), "PNG"))
        text = (
            f"{HEAD}figures:\n  f: {{file: a.png, {PATIENT}, front: A slice,\n"
            "      regions: {lung: {box: .2 .3 .2 .3}, heart: {circle: .5 .5 .1}}}\n"
        )
        made = compile_case(SourceFile("case-1.yaml", text), figures.folder)
        assert made.value is not None, made.diagnostics
        pages = []
        for side in (0, 1):
            html = shown(made.value, side, night=night, phone=phone, number=2)
            html = html.replace("<head>", f"<head>{self.ANKI}")
            pages.append(html.replace('class="card card1', 'class="card card2'))
        return pages

    @pytest.mark.parametrize("width", [280, 320, 390, 768, 1280])
    @pytest.mark.parametrize("night", [False, True], ids=["light", "night"])
    def test_nothing_to_stumble_over(
        self, figures: Library, browser: Any, width: int, night: bool
    ) -> None:
        look_at = Path(__file__).parents[1] / "visual/look.js"
        seen = []
        context = browser.new_context(viewport={"width": width, "height": 800})
        tab = context.new_page()
        for content in self.pages(figures, night=night, phone=width <= 390):
            tab.set_content(content)
            tab.wait_for_selector("canvas[data-set]")
            seen.append(tab.evaluate(look_at.read_text("utf-8")))
            boxes = tab.evaluate(
                """["img", "canvas"].map(each => document.querySelector(
                "#image-occlusion-container " + each).getBoundingClientRect())
                .map(box => [box.x, box.y, box.width, box.height])"""
            )
            assert boxes[0] == pytest.approx(boxes[1], abs=0.5)
            assert boxes[0][2] == pytest.approx(boxes[0][3], abs=0.5)
            assert boxes[0][3] <= 401
        names = tab.locator(".fc-names > *").all()
        assert [name.is_visible() for name in names] == [False, True]
        context.close()
        assert [each["bad"] for each in seen] == [[], []]
        assert seen[0]["gap"] == pytest.approx(seen[1]["gap"], abs=1)

    def test_it_is_accessible(self, figures: Library, browser: Any) -> None:
        from axe_playwright_python.sync_playwright import Axe

        context = browser.new_context()
        tab = context.new_page()
        for night in (False, True):
            for content in self.pages(figures, night=night, phone=True):
                tab.set_content(content)
                tab.wait_for_selector("canvas[data-set]")
                result = Axe().run(tab, options={"resultTypes": ["violations"]})
                broken = {each["id"] for each in result.response["violations"]}
                assert broken <= {"region", "landmark-one-main"}
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_contact_sheet_is_accessible(
    figures: Library, browser: Any, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    from flashgen.contact import entries
    from flashgen.contact import page as sheet

    case = compiled(figures, (800, 600), "plain")
    context = browser.new_context(color_scheme=scheme, viewport=None)
    tab = context.new_page()
    tab.set_content(sheet([*entries(case, ())]))
    assert tab.evaluate("[...document.images].every(i => i.naturalWidth > 0)")
    result = Axe().run(tab)
    assert [each["id"] for each in result.response["violations"]] == []
    context.close()
