"""The page around the cards."""

from __future__ import annotations

from typing import NamedTuple

from flashgen.preview.bench import Bench
from flashgen.preview.frame import template


class Choice(NamedTuple):
    """One of a group of buttons; `key` is what the scripts know it by."""

    key: str
    name: str
    hint: str


class Group(NamedTuple):
    """Buttons of which one is pressed."""

    key: str
    name: str
    choices: tuple[Choice, ...]


class Key(NamedTuple):
    """What keys do."""

    caps: tuple[str, ...]
    does: str


GROUPS = (
    Group(
        "side",
        "Side",
        (
            Choice("front", "Front", "Front alone (Space turns the card)"),
            Choice("back", "Back", "Back alone (Space turns the card)"),
            Choice("both", "Both", "Front and back side by side (B)"),
        ),
    ),
    Group(
        "width",
        "Width",
        (
            Choice("phone", "Phone", "390 pixels wide (1)"),
            Choice("tablet", "Tablet", "768 pixels wide (2)"),
            Choice("desktop", "Desktop", "1280 pixels wide (3)"),
        ),
    ),
    Group(
        "app",
        "App",
        (
            Choice("anki", "Anki", "Anki on a computer (A for the next)"),
            Choice("ankidroid", "AnkiDroid", "AnkiDroid (A for the next)"),
            Choice("ankimobile", "AnkiMobile", "AnkiMobile (A for the next)"),
        ),
    ),
    Group(
        "theme",
        "Theme",
        (
            Choice("light", "Light", "Light (N changes it)"),
            Choice("night", "Night", "Night (N changes it)"),
        ),
    ),
)
FILTERS = ("deck", "case", "kind", "topic", "state")
KEYS = (
    Key(("J", "↓"), "next card"),
    Key(("K", "↑"), "card before"),
    Key(("Space",), "turn the card"),
    Key(("B",), "front and back side by side"),
    Key(("N",), "light or night"),
    Key(("1", "2", "3"), "phone, tablet, desktop"),
    Key(("A",), "next app"),
    Key(("E",), "open the card in your editor"),
    Key(("/",), "search"),
    Key(("Esc",), "leave the search, clear the filters"),
    Key(("?",), "these keys"),
)


def index(bench: Bench, token: str) -> str:
    """Return the page; `token` lets it, and it alone, open the editor."""
    return template("index.html.jinja").render(
        library=bench.library.root.name,
        token=token,
        groups=GROUPS,
        filters=FILTERS,
        keys=KEYS,
    )
