"""Reading a package, whoever made it."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from flashgen.update.archive import opened, plain, unpack
from flashgen.update.database import connected, rows
from flashgen.update.stored import NoteType, Package, StoredNote, Unreadable

DATABASE_BYTES = 256 << 20
"""Bytes of the largest database: about 200,000 cards."""

LISTING_BYTES = 8 << 20
"""Bytes of the longest list of media names."""

_NEWER = "export it from Anki with `Support older Anki versions` ticked"
_ODD = (
    KeyError,
    TypeError,
    ArithmeticError,
    ValueError,
    AttributeError,
    RecursionError,
)
"""What JSON of another form than Anki's leads to."""

_NO_LOOK = frozenset(("id", "mod", "usn", "did", "vers", "tags", "req", "originalId"))
"""Parts of a stored note type that change without anything to see."""


def read_package(path: Path) -> Package:
    """Read the package at `path`: legacy form, as flashgen writes it.

    Nothing is written but one temporary file, which is gone afterwards.  Raises
    Unreadable for everything that prevents it.
    """
    with opened(path) as archive, tempfile.TemporaryDirectory() as folder:
        names = archive.namelist()
        database = Path(folder, "collection")
        with database.open("wb") as file:
            unpack(archive, _collection(names), DATABASE_BYTES, file)
        media = _media(archive)
        with connected(database) as connection:
            types, decks = _definitions(connection)
            notes = tuple(_notes(connection, types, decks))
    described = {name: description for name, description in decks.values()}
    return Package(path.name, notes, types, described, media)


def _collection(names: list[str]) -> str:
    if "collection.anki21b" in names:
        message = "it has the form of Anki 2.1.50 and later, which flashgen cannot read"
        raise Unreadable(message, _NEWER)
    for name in ("collection.anki21", "collection.anki2"):
        if name in names:
            return name
    raise Unreadable("it holds no collection: this is no Anki package")


def _media(archive: zipfile.ZipFile) -> dict[str, tuple[int, int]]:
    """Return size and CRC-32 of every media file by its name, from the directory."""
    members = {info.filename: info for info in archive.infolist()}
    if "media" not in members:
        return {}
    text = io.BytesIO()
    unpack(archive, "media", LISTING_BYTES, text)
    listing = _json(text.getvalue(), "list of media")
    found: dict[str, tuple[int, int]] = {}
    for member, name in listing.items():
        if not isinstance(name, str) or not plain(name):
            raise Unreadable(f"its list of media names {name!r}: no name of a file")
        if member not in members or not member.isdecimal():
            raise Unreadable(f"its picture {name!r} is missing from the file")
        if name in found:
            raise Unreadable(f"its list of media names {name!r} twice")
        found[name] = (members[member].file_size, members[member].CRC)
    return found


def _json(text: str | bytes, what: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable(f"its {what} cannot be read") from None
    if not isinstance(value, dict):
        raise Unreadable(f"its {what} cannot be read")
    return value


def _definitions(
    connection: sqlite3.Connection,
) -> tuple[dict[int, NoteType], dict[int, tuple[str, str]]]:
    """Return the note types by id, and the decks by id as (name, description)."""
    stored = list(rows(connection, "col"))
    if len(stored) != 1:
        raise Unreadable("its database does not describe one collection")
    models, decks = (_json(text, "collection") for text in stored[0])
    try:
        types = {int(key): _note_type(int(key), m) for key, m in models.items()}
        named = {
            int(key): (_text(deck["name"]), _text(deck.get("desc", "")))
            for key, deck in decks.items()
        }
    except _ODD:
        message = "its note types or decks do not have Anki's form"
        raise Unreadable(message, _NEWER) from None
    return types, named


def _note_type(id_: int, model: Mapping[str, Any]) -> NoteType:
    look = {name: value for name, value in model.items() if name not in _NO_LOOK}
    digest = hashlib.sha256(json.dumps(look, sort_keys=True).encode()).hexdigest()
    return NoteType(
        id_,
        _text(model["name"]),
        int(model.get("type", 0)),
        tuple((_text(f["name"]), int(f.get("id") or 0)) for f in model["flds"]),
        tuple((_text(t["name"]), int(t.get("id") or 0)) for t in model["tmpls"]),
        int(model["mod"]),
        digest,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()  # JSON can hold half a character, which nobody could print
    return value


def _notes(
    connection: sqlite3.Connection,
    types: Mapping[int, NoteType],
    decks: Mapping[int, tuple[str, str]],
) -> Iterator[StoredNote]:
    cards: dict[int, list[tuple[int, int, int]]] = {}
    for nid, did, ord_, due in rows(connection, "cards"):
        cards.setdefault(nid, []).append((ord_, did, due))
    for nid, guid, mid, mod, tags, flds in rows(connection, "notes"):
        fields = tuple(flds.split("\x1f"))
        if mid not in types:
            raise Unreadable(f"note {guid!r} has a note type that the file lacks")
        if len(fields) != len(types[mid].fields):
            raise Unreadable(
                f"note {guid!r} has {len(fields)} fields, not those of its type"
            )
        own = sorted(cards.get(nid, ()))
        _, did, due = own[0] if own else (0, 0, 0)
        yield StoredNote(
            guid,
            mid,
            fields,
            tuple(tags.split()),
            mod,
            decks[did][0] if did in decks else "",
            due,
            tuple(ord_ for ord_, _, _ in own),
        )
