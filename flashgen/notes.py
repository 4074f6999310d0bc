"""Stage 5: the cards of a deck as the notes of a package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from flashgen import identity, withdrawn
from flashgen.describe import describe
from flashgen.faces import FACES
from flashgen.figures.occlusion import numbered
from flashgen.lock.lines import Lock
from flashgen.model.card import Card
from flashgen.model.case import Citation
from flashgen.order import positions
from flashgen.pipeline import Deck

if TYPE_CHECKING:
    from flashgen.package import DeckInfo, MediaFile, Note


class Contents(NamedTuple):
    """What `write_package` puts into one package."""

    notes: tuple[Note, ...]
    decks: tuple[DeckInfo, ...]
    media: tuple[MediaFile, ...]


PRIVATE = (
    "**Private build: do not pass this deck on.** It may show pictures that only you "
    "may use; their cards carry the tag `flashgen::private`."
)
"""How the description of a private deck begins."""


def contents(deck: Deck, lock: Lock) -> Contents:
    """Return the package of `deck`; the lock has a line for each of its cards."""
    return Contents(
        tuple(notes(deck, lock)), tuple(decks(deck, lock)), tuple(media(deck))
    )


def withdrawn_contents(deck: Deck, lock: Lock) -> Contents | None:
    """Return the package of the withdrawn cards of `deck`; None if it has none."""
    from flashgen.package import DeckInfo

    gone = tuple(withdrawn.notes(deck, withdrawn.retired(deck, lock)))
    names = dict.fromkeys(note.deck for note in gone)
    homes = tuple(DeckInfo(name, "") for name in names)
    return Contents(gone, homes, ()) if gone else None


def notes(deck: Deck, lock: Lock) -> Iterator[Note]:
    """Yield the notes of `deck` in the order of study."""
    from flashgen.package import Note

    places = positions(sum(len(case.cards) for case in deck.cases))
    due = iter(places)
    for compiled in deck.cases:
        about = compiled.case.about
        name = deck.recipe.home(about.id)
        for card in compiled.cards:
            line = lock.notes[str(card.id)]
            key = identity.key(line.guid)
            shown = numbered(card, line.order) if card.masks else card
            filled = {
                **shown.fields,
                "Key": key,
                **links(deck, about.source, card, key),
            }
            yield Note(
                guid=line.guid,
                face=card.face,
                fields=tuple(map(filled.__getitem__, FACES[card.face].fields)),
                tags=card.tags,
                mod=line.now.since,
                deck=name,
                due=next(due),
                without=_removed(card, line.order),
            )


def _removed(card: Card, order: tuple[str, ...]) -> tuple[int, ...]:
    """Return the numbers, from 0 on, of masks that `card` has no more."""
    present = {str(key) for key in card.masks}
    return tuple(n for n, key in enumerate(order) if key not in present)


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


def decks(deck: Deck, lock: Lock) -> Iterator[DeckInfo]:
    """Yield the deck with its description, and its sub-decks."""
    from flashgen.package import DeckInfo

    cases = [compiled.case for compiled in deck.cases]
    gone = [(card.key, card.reason) for card in withdrawn.retired(deck, lock)]
    description = describe(
        deck.recipe,
        cases,
        deck.count,
        gone,
        deck.recipe.links or deck.settings.links,
    )
    if deck.private:
        description = f"{PRIVATE}\n\n{description}"
    yield DeckInfo(str(deck.recipe.name), description)
    for name in dict.fromkeys(deck.recipe.home(c.about.id) for c in cases):
        if name != deck.recipe.name:
            yield DeckInfo(name, "")


def media(deck: Deck) -> Iterator[MediaFile]:
    """Yield the figures that cards of `deck` show, each once, sorted by name."""
    from flashgen.package import MediaFile

    used = {name for card in deck.cards for name in card.media}
    files = {file.name: file for case in deck.cases for file in case.files}
    for name in sorted(used):
        yield MediaFile(name, files[name].path, files[name].data)


def _fill(address: str, card: Card, key: str) -> str:
    words = {"case": card.id.case, "card": quote(str(card.id), safe=""), "key": key}
    for name, word in words.items():
        address = address.replace(f"{{{name}}}", word)
    return address


def _escape(address: str) -> str:
    return address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
