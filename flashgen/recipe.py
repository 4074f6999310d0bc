"""The files beside the cases: a library's settings, and a deck's recipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from flashgen.model.record import (
    Allowed,
    Keyed,
    Markdown,
    Pattern,
    Record,
    Slug,
    entry,
)
from flashgen.model.source import Text

UUID = Pattern(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "a UUID in lower case, as `flashgen init` makes one",
)
LINK = Pattern(
    r"(?:https?://|mailto:)(?:[^\s<>\"'{}]|\{(?:case|card|key)\})+",
    "an address, with `{case}`, `{card}` or `{key}`",
)
DECK_NAME = Pattern(
    r"(?!(?i:default)\Z)(?!\s)[^\s\x00-\x1f\"](?:[^\x00-\x1f\"]*[^\s\x00-\x1f\":])?",
    "a name of a deck as Anki shows it, without quotation marks, and not `Default`",
)
VERSION = Pattern(r"\d+(?:\.\d+){0,2}", "a version like `1.2.0`")

Link = Annotated[Text, LINK]


@dataclass(frozen=True)
class Links(Record):
    """Addresses that cards link to; `{case}`, `{card}` and `{key}` are filled in.

    They are not content: changing one changes no note.
    """

    case: Link | None = entry("The case file in public.", None)
    report: Link | None = entry("Where a student reports an error.", None)
    updates: Link | None = entry("The page that says what an update keeps.", None)


@dataclass(frozen=True)
class Settings(Record):
    """`decks/library.yaml`: what all decks of a library share."""

    format: Literal["1"] = entry("Version of this file's form.")
    library: Annotated[Text, UUID] = entry(
        "The library's own id: part of every note's identity, never to be changed."
    )
    links: Links | None = entry("Addresses that cards link to.", None)
    ignore: Allowed = entry(
        "Rules that are wrong for this library: the code, and why.", factory=dict
    )


@dataclass(frozen=True)
class Recipe(Record):
    """`decks/<deck>.yaml`: what a deck is made of."""

    format: Literal["1"] = entry("Version of this file's form.")
    name: Annotated[Text, DECK_NAME] = entry(
        "Name of the deck in Anki; its identity there, so never to be changed."
    )
    title: Text = entry("Title in the description; free to change.")
    about: Markdown | None = entry("What the deck is, for its description.", None)
    version: Annotated[Text, VERSION] = entry("Version of the deck's content.")
    licence: Text = entry("Licence of the cards.")
    cases: tuple[Slug, ...] = entry("The cases, in the order of study.")
    subdecks: Keyed[Annotated[Text, DECK_NAME]] = entry(
        "Names of sub-decks, by the id of the case that goes there.", factory=dict
    )
    links: Links | None = entry(
        "Addresses, where they differ from the library's.", None
    )
    was: tuple[Annotated[Text, DECK_NAME], ...] = entry(
        "Published names of the deck or its sub-decks that were given up.", ()
    )
    gone: Keyed[Markdown] = entry(
        "What became of published cases that left the deck, in words for students.",
        factory=dict,
    )

    def home(self, case: str) -> str:
        """Return the full name of the deck or sub-deck that the cards of a case go to.

        Anki knows a deck by this name alone.
        """
        subdeck = self.subdecks.get(case)  # type: ignore[call-overload]
        return f"{self.name}::{subdeck}" if subdeck else str(self.name)
