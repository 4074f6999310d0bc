"""Stage 5: the cards of a deck as the notes of a package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from flashgen import identity
from flashgen.describe import describe
from flashgen.faces import FACES
from flashgen.model.card import Card
from flashgen.model.case import Citation
from flashgen.order import positions
from flashgen.pipeline import Deck

if TYPE_CHECKING:
    from flashgen.package import DeckInfo, MediaFile, Note

RELEASED = 1_795_305_600
"""2026-11-22T00:00:00Z: the time of change of every note before its first release."""


def notes(deck: Deck) -> Iterator[Note]:
    """Yield the notes of `deck` in the order of study."""
    from flashgen.package import Note

    places = positions(sum(len(case.cards) for case in deck.cases))
    due = iter(places)
    for compiled in deck.cases:
        about = compiled.case.about
        name = deck_name(deck, about.id)
        for card in compiled.cards:
            guid = identity.guid(deck.settings.library, str(card.id))
            key = identity.key(guid)
            filled = {
                **card.fields,
                "Key": key,
                **links(deck, about.source, card, key),
            }
            yield Note(
                guid=guid,
                face=card.face,
                fields=tuple(filled[name] for name in FACES[card.face].fields),
                tags=card.tags,
                mod=RELEASED,
                deck=name,
                due=next(due),
            )


def deck_name(deck: Deck, case_id: str) -> str:
    """Return the name of the deck or sub-deck that a case goes to."""
    subdeck = deck.recipe.subdecks.get(case_id)  # type: ignore[call-overload]
    return f"{deck.recipe.name}::{subdeck}" if subdeck else str(deck.recipe.name)


def links(deck: Deck, source: Citation, card: Card, key: str) -> dict[str, str]:
    """Return the addresses on a card's back, escaped for HTML; empty ones too."""
    doi = f"https://doi.org/{quote(source.doi, safe='/()')}" if source.doi else ""
    addresses = {"Source link": _escape(doi or source.url or "")}
    given = deck.recipe.links or deck.settings.links
    for name, address in (
        ("Case link", given and given.case),
        ("Report link", given and given.report),
    ):
        addresses[name] = _escape(_fill(address, card, key)) if address else ""
    return addresses


def decks(deck: Deck) -> Iterator[DeckInfo]:
    """Yield the deck with its description, and its sub-decks."""
    from flashgen.package import DeckInfo

    cases = [compiled.case for compiled in deck.cases]
    yield DeckInfo(str(deck.recipe.name), describe(deck.recipe, cases, len(deck.cards)))
    for name in dict.fromkeys(deck_name(deck, c.about.id) for c in cases):
        if name != deck.recipe.name:
            yield DeckInfo(name, "")


def media(deck: Deck) -> Iterator[MediaFile]:
    """Yield the figures that cards of `deck` show, each once, sorted by name."""
    from flashgen.package import MediaFile

    used = {name for card in deck.cards for name in card.media}
    files: dict[str, Path] = {
        file.picture.name: file.path
        for compiled in deck.cases
        for file in compiled.figures.values()
    }
    for name in sorted(used):
        yield MediaFile(name, files[name], None)


def _fill(address: str, card: Card, key: str) -> str:
    words = {"case": card.id.case, "card": quote(str(card.id), safe=""), "key": key}
    for name, word in words.items():
        address = address.replace(f"{{{name}}}", word)
    return address


def _escape(address: str) -> str:
    return address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
