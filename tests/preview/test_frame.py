"""The page of an app around one side of a card."""

from __future__ import annotations

from pathlib import Path

import pytest

from flashgen.library import Library
from flashgen.preview.bench import Bench, Shown, Wanted
from flashgen.preview.frame import APPS, frame
from flashgen.render import masks
from tests.export.conftest import furnish


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    library: Library = furnish(tmp_path_factory.mktemp("frames"))
    bench = Bench(library, Wanted())
    bench.refresh()
    return bench.shown


@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("night", [False, True])
def test_the_apps_mark_the_page_as_they_do(shown: Shown, app: str, night: bool) -> None:
    exhibit = shown.exhibit("case-1/plain")
    assert exhibit
    page = frame(exhibit, shown.look, "front", app, night)
    assert f'<html lang="en" class="{APPS[app].html}">' in page.html
    classes = "card card1 nightMode night_mode" if night else "card card1"
    assert f'<body class="{classes}">' in page.html
    assert not page.scripts


def test_only_formulas_need_a_script(shown: Shown) -> None:
    for case in shown.cases.values():
        for exhibit in case.exhibits:
            for side in ("front", "back"):
                page = frame(exhibit, shown.look, side, "anki", False)
                assert page.scripts == (exhibit.id in ("case-1/formula", "case-1/acid"))
                assert page.html.count("<script") == (2 if page.scripts else 0)


def test_each_mask_is_a_card_that_asks_for_one_name(shown: Shown) -> None:
    exhibit = shown.exhibit("case-1/chest-xray/regions#lung")
    assert exhibit
    assert exhibit.answer == "Left lung"
    front = frame(exhibit, shown.look, "front", "anki", False).html
    back = frame(exhibit, shown.look, "back", "anki", False).html
    assert '<body class="card card2">' in front
    assert masks.COLOURS["cloze"] in front
    assert masks.COLOURS["cloze-highlight"] in back
    assert masks.COLOURS["cloze-inactive"] in back
    assert 'for="fc-show"' in back
    assert "anki." not in front + back


def test_a_template_that_has_changed_is_not_drawn_wrongly() -> None:
    with pytest.raises(ValueError, match="masks"):
        masks.drawn('<canvas id="image-occlusion-canvas"></canvas>')


def test_nothing_outside_is_named(shown: Shown, tmp_path: Path) -> None:
    """A page that is saved to a file asks nobody for anything but figures."""
    for case in shown.cases.values():
        for exhibit in case.exhibits:
            page = frame(exhibit, shown.look, "back", "anki", False).html
            (tmp_path / "page.html").write_text(page, "utf-8")
            assert 'src="http' not in page
            assert "url(" not in page
            assert "@import" not in page
