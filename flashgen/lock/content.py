"""What counts as a change of a card: the words and the picture, nothing else.

Hashed is what the author wrote, with flashgen's set phrases filled in, as Markdown: the
face, every content field, and the picture's own hash, which is its file's name.  Not
hashed are the HTML made of it, links, the Key, the notice, spare fields, and the deck:
an upgrade of flashgen that only renders differently changes no note.  A set phrase
that was reworded does, since students read it.

Tags are not hashed either.  An update replaces a note as a whole, with the student's
own tags and notes; a renamed topic is not worth that, and its new tags travel with the
next change of words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from json import JSONEncoder
from unicodedata import normalize

from flashgen.faces import Face, permanent_id
from flashgen.lock.lines import GONE
from flashgen.model.card import Card, Row
from flashgen.model.case import Withdrawal

DIGITS = 16
"""Hexadecimal digits of a hash: 64 bits, so that no two contents of one card meet."""


ALL_NAMES = "Answer"
"""Of an image occlusion: all names in the author's order, which no card shows."""

_ENCODER = JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def of_card(card: Card, masks: Sequence[str]) -> str:
    """Return the hash of what a student sees of `card`.

    `masks` are the keys of an image occlusion in the order of their numbers; the keys
    themselves do not count.
    """
    shown = {
        name: value if isinstance(value, str) else _rows(value, masks)
        for name, value in card.content.items()
        if value and not (masks and name == ALL_NAMES)
    }
    pictures = [name.rpartition(".")[0] for name in card.media]
    return _hash([card.face, shown, pictures])


def of_withdrawal(withdrawal: Withdrawal, replacement: str) -> str:
    """Return the hash of a withdrawal; `replacement` is the GUID of the new note.

    It starts with a letter of its own, so that it is never that of a card.
    """
    return GONE + _hash([withdrawal.reason, replacement])[1:]


def of_face(face: Face) -> str:
    """Return the hash of what Anki compares note types by: ids, in their order."""
    fields = [permanent_id("field", face.key, name) for name in face.fields]
    templates = [permanent_id("template", face.key, t.name) for t in face.templates]
    return _hash([face.id, fields, templates])


def _rows(rows: Sequence[Row], masks: Sequence[str]) -> list[object]:
    if not masks:
        return [(row.mark, row.text) for row in rows]
    by_mask = {row.mark: row.text for row in rows}
    return [by_mask.get(mask) for mask in masks]


def _hash(value: list[object] | Mapping[str, object]) -> str:
    text = _ENCODER.encode(value)
    # Anki stores Unicode in this form, so two forms of one letter are no change.
    return sha256(normalize("NFC", text).encode()).hexdigest()[:DIGITS]
