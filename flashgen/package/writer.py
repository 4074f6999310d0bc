"""Writing the package: a compressed SQLite database, and the media as they are.

The file appears under its name only when it is whole, and the same contents give the
same bytes wherever and whenever they are written by the same library versions.
"""

from __future__ import annotations

import errno
import io
import json
import os
import sqlite3
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfileobj
from typing import IO

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from flashgen.faces import FACES, Face
from flashgen.package import notes as anki
from flashgen.package.contents import DeckInfo, MediaFile, Note

_LEVEL = 1
"""Deflate level of the database: level 6 takes twice the time for a few percent."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member, the earliest a zip can hold."""


def write_package(
    path: Path,
    notes: Sequence[Note],
    decks: Sequence[DeckInfo],
    media: Sequence[MediaFile],
) -> None:
    """Write notes, decks and media as an Anki package, whole or not at all.

    Everything is written into a folder beside `path`, brought to the disk, and moved
    to its place in one step; the folder goes whatever happens.  Media are streamed.

    Raises OSError if the file cannot be written or a media file cannot be read, and
    ValueError if Anki would take the contents in differently from how they are given:
    two notes of one GUID, an unknown face or deck, a wrong number of fields, a control
    character, two decks or media files whose names differ only in case.
    """
    package = Package(notes, decks, media)
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as work:
        whole = Path(work, "package")
        with whole.open("wb") as file:
            package.write_to_file(file, Path(work, "collection.anki2"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(whole, path)


class Package(genanki.Package):  # type: ignore[misc]
    """A package written in bulk: in linear time, however many decks there are."""

    def __init__(
        self,
        notes: Sequence[Note],
        decks: Sequence[DeckInfo],
        media: Sequence[MediaFile],
    ) -> None:
        _refuse_alike("decks", [deck.name for deck in decks])
        _refuse_alike("media files", [file.name for file in media])
        by_name = {
            deck.name: anki.Deck(anki.deck_id(deck.name), deck.name, deck.description)
            for deck in decks
        }
        self.models = {face: anki.Model(_face(face)) for face in _used(notes)}
        ids = anki.note_ids([note.guid for note in notes])
        for note, id_ in zip(notes, ids, strict=True):
            if note.deck not in by_name:
                raise ValueError(f"note {note.guid!r} is in no deck: {note.deck!r}")
            model = self.models[note.face]
            by_name[note.deck].add_note(anki.Note(model, note, id_))
        super().__init__(list(by_name.values()))
        self.media = sorted(media, key=lambda file: file.name)

    def write_to_file(self, file: IO[bytes], database: Path) -> None:
        """Write the zip file, with the new file `database` for the SQLite database."""
        with _errors_of_the_disk(database), closing(_open(database)) as connection:
            self.write_to_db(connection.cursor())
            connection.commit()
        names = {str(place): item.name for place, item in enumerate(self.media)}
        listing = json.dumps(names).encode()
        with zipfile.ZipFile(file, "w") as archive:
            with database.open("rb") as source:
                _add(archive, "collection.anki2", source, zipfile.ZIP_DEFLATED)
            _add(archive, "media", io.BytesIO(listing), zipfile.ZIP_STORED)
            for place, item in enumerate(self.media):
                with _source(item) as source:
                    _add(archive, str(place), source, zipfile.ZIP_STORED)

    def write_to_db(self, cursor: sqlite3.Cursor) -> None:
        """Fill an empty database."""
        statements = APKG_SCHEMA.split(";")
        indexes = [text for text in statements if "CREATE INDEX" in text]
        for text in (text for text in statements if text not in indexes):
            cursor.execute(text)
        cursor.execute(APKG_COL.strip().rstrip(";"))
        self._write_definitions(cursor)
        placed = sorted(
            ((note, deck.deck_id) for deck in self.decks for note in deck.notes),
            key=lambda pair: pair[0].id,
        )
        _insert(cursor, "notes", 11, (note.row() for note, _ in placed))
        cards = (row for note, deck_id in placed for row in note.card_rows(deck_id))
        _insert(cursor, "cards", 18, cards)
        for text in indexes:
            cursor.execute(text)

    def _write_definitions(self, cursor: sqlite3.Cursor) -> None:
        """Write the decks and note types, each as one JSON text."""
        (stored,) = cursor.execute("SELECT decks FROM col").fetchone()
        decks = json.loads(stored)
        decks |= {str(deck.deck_id): deck.to_json() for deck in self.decks}
        models = {
            str(model.model_id): model.to_json(model.changed, None)
            for model in self.models.values()
        }
        row = (json.dumps(decks), json.dumps(models))
        cursor.execute("UPDATE col SET decks = ?, models = ?", row)


def _used(notes: Sequence[Note]) -> list[str]:
    return sorted({note.face for note in notes})


def _face(key: str) -> Face:
    if key not in FACES:
        raise ValueError(f"unknown face {key!r}")
    return FACES[key]


def _refuse_alike(what: str, names: Sequence[str]) -> None:
    """Raise ValueError for names that Anki takes for one: it ignores case."""
    seen: dict[str, str] = {}
    for name in names:
        known = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if known is not name:
            raise ValueError(f"{what} with the same name for Anki: {known!r}, {name!r}")


def _open(database: Path) -> sqlite3.Connection:
    """Open a new database for one bulk write, without a journal: nobody rolls back."""
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


@contextmanager
def _errors_of_the_disk(database: Path) -> Iterator[None]:
    """Turn SQLite's errors of the disk into OSError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
        number = errno.ENOSPC if full else errno.EIO
        raise OSError(number, os.strerror(number), str(database)) from error


def _insert(
    cursor: sqlite3.Cursor,
    table: str,
    columns: int,
    rows: Iterator[tuple[object, ...]],
) -> None:
    places = ",".join("?" * columns)
    cursor.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _source(item: MediaFile) -> IO[bytes]:
    if item.data is not None:
        return io.BytesIO(item.data)
    assert item.path is not None
    return item.path.open("rb")


def _add(
    archive: zipfile.ZipFile, name: str, source: IO[bytes], compression: int
) -> None:
    """Stream one member into the archive, with nothing of this machine about it."""
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = compression
    # Public as `compress_level` from Python 3.13 on, where the old name still works.
    member._compresslevel = _LEVEL  # type: ignore[attr-defined]
    member.create_system = 3
    member.external_attr = 0o644 << 16
    member.file_size = source.seek(0, os.SEEK_END)
    source.seek(0)
    with archive.open(member, "w") as target:
        copyfileobj(source, target, 1 << 20)
