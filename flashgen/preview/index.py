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


def _group(name: str, **hints: str) -> Group:
    """Return buttons by their names, each with what it does."""
    choices = (Choice(each.lower(), each, hint) for each, hint in hints.items())
    return Group(name.lower(), name, tuple(choices))


_TURN, _NEXT, _OTHER = "(Space turns the card)", "(A for the next)", "(N changes it)"
GROUPS = (
    _group(
        "Side",
        Front=f"Front alone {_TURN}",
        Back=f"Back alone {_TURN}",
        Both="Front and back side by side (B)",
    ),
    _group(
        "Width",
        Phone="390 pixels wide (1)",
        Tablet="768 pixels wide (2)",
        Desktop="1280 pixels wide (3)",
    ),
    _group(
        "App",
        Anki=f"Anki on a computer {_NEXT}",
        AnkiDroid=f"AnkiDroid {_NEXT}",
        AnkiMobile=f"AnkiMobile {_NEXT}",
    ),
    _group("Theme", Light=f"Light {_OTHER}", Night=f"Night {_OTHER}"),
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
    Key(("W",), "withdrawn cards"),
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
