"""Every card of the shipped decks, in a real browser, through Anki's own rendering."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from tests.conftest import ROOT, copied_library

from .decks import cards_of
from .render import Sides, page

pytestmark = [pytest.mark.browser, pytest.mark.anki, pytest.mark.slow]


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Mapping[str, Sides]]:
    library = copied_library(tmp_path_factory.mktemp("shipped") / "library")
    command = [sys.executable, "-m", "flashgen", "build"]
    subprocess.run(command, cwd=library, check=True, capture_output=True)
    found = {}
    for package in sorted((library / "decks").glob("*.apkg")):
        folder = tmp_path_factory.mktemp(package.stem)
        found[package.stem] = cards_of(package, folder)
    return found


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("night", [False, True], ids=["light", "night"])
@pytest.mark.parametrize("deck", ["medical-imaging-quiz", "open-case-reports"])
def test_no_card_has_anything_to_stumble_over(
    tab: Any,
    look: str,
    decks: Mapping[str, Mapping[str, Sides]],
    deck: str,
    night: bool,
    width: int,
) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    found = []
    for key, sides in decks[deck].items():
        for side, card in sides._asdict().items():
            tab.set_content(page(card, night=night, phone=width == 390))
            seen = tab.evaluate(look)
            assert seen["texts"] > 0
            found += [f"{key} {side}: {what}" for what in seen["bad"]]
            blank = tab.eval_on_selector_all(
                "img", "all => all.filter(i => !i.naturalWidth).length"
            )
            found += [f"{key} {side}: {blank} pictures do not show"] * bool(blank)
    assert found == []


def test_every_shipped_deck_is_looked_at(
    decks: Mapping[str, Mapping[str, Sides]],
) -> None:
    shipped = {p.stem for p in (ROOT / "decks").glob("*.yaml")} - {"library"}
    assert {name.removesuffix("-withdrawn") for name in decks} == shipped
    assert all(isinstance(cards, dict) and cards for cards in decks.values())
