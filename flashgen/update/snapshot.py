"""What a student has in a collection: all that an import must not cost them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

_SCHEDULE = (
    "nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, "
    "flags, data"
)
"""Columns of a card that are the student's: all but the times of writing."""


class NoteState(NamedTuple):
    """A note as the student has it: its time of change, fields, and tags."""

    mod: int
    fields: str
    tags: str


@dataclass(frozen=True)
class Snapshot:
    """The state of a collection.

    `cards` are rows by id, `owners` the GUID of each card's note, `reviews` whole rows
    of the review log, `styles` the style sheets by note type id, `empty` the ids of
    cards whose front shows nothing, `missing` the pictures that notes ask for in vain.
    """

    notes: Mapping[str, NoteState]
    twice: tuple[str, ...]
    cards: Mapping[int, tuple[Any, ...]]
    owners: Mapping[int, str]
    reviews: frozenset[tuple[Any, ...]]
    styles: Mapping[int, str]
    types: Mapping[int, str]
    empty: tuple[int, ...]
    missing: tuple[str, ...]


def snapshot(collection: Any) -> Snapshot:
    """Return the state of an open collection of Anki."""
    read = collection.db.all
    notes = read("select guid, mod, flds, tags from notes")
    guids = dict(read("select c.id, n.guid from cards c join notes n on n.id = c.nid"))
    models = collection.models.all()
    counted = Counter(guid for guid, *_ in notes)
    empty = collection.get_empty_cards().notes
    return Snapshot(
        notes={guid: NoteState(*state) for guid, *state in notes},
        twice=tuple(sorted(guid for guid, n in counted.items() if n > 1)),
        cards={
            id_: tuple(row) for id_, *row in read(f"select id, {_SCHEDULE} from cards")
        },
        owners=guids,
        reviews=frozenset(tuple(row) for row in read("select * from revlog")),
        styles={model["id"]: model["css"] for model in models},
        types={model["id"]: model["name"] for model in models},
        empty=tuple(sorted(card for note in empty for card in note.card_ids)),
        missing=tuple(sorted(collection.media.check().missing)),
    )
