"""Releases to write, and a real Anki collection to import them into."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flashgen.faces import FACES
from flashgen.package import DeckInfo, MediaFile, Note, write_package

if TYPE_CHECKING:
    from anki.collection import Collection

FIRST, SECOND, THIRD = 1_700_000_000, 1_700_100_000, 1_700_200_000
"""The times of three releases, in Unix seconds."""

PIXEL = b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"
OTHER = b"<svg xmlns='http://www.w3.org/2000/svg' width='2' height='2'/>"


MASKS = "".join(
    f"{{{{c{n}::image-occlusion:rect:left=.{n}:top=.1:width=.1:height=.1:oi=1}}}}<br>"
    for n in (1, 2)
)
"""Two masks of Anki's own Image Occlusion: two cards."""


def make_note(number: int = 0, face: str = "basic", **changes: Any) -> Note:
    """Return a note with a text in every field, but for the student's and the spare."""
    fields = tuple(
        "" if name.startswith(("Spare", "My notes", "Notice")) else f"{name} no{number}"
        for name in FACES[face].fields
    )
    note = Note(
        guid=f"guid-{number}",
        face=face,
        fields=fields,
        tags=("flashgen::case::case-29",),
        mod=FIRST,
        deck="Imaging",
        due=10 * number,
    )
    note = with_fields(replace(note, **changes), Key=f"KEY-{number}")
    return with_fields(note, Occlusion=MASKS) if FACES[face].occlusion else note


def with_fields(note: Note, mod: int | None = None, **fields: str) -> Note:
    """Return `note` with other texts; `_` in a name stands for a blank."""
    names = FACES[note.face].fields
    texts = list(note.fields)
    for name, text in fields.items():
        texts[names.index(name.replace("_", " "))] = text
    return replace(note, fields=tuple(texts), mod=note.mod if mod is None else mod)


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes notes as a package under a name."""

    def write_(name: str, notes: Sequence[Note], *media: MediaFile) -> Path:
        path = tmp_path / f"{name}.apkg"
        decks = [DeckInfo(deck, "") for deck in dict.fromkeys(n.deck for n in notes)]
        write_package(path, notes, decks, media)
        return path

    return write_


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """Yield a fresh collection of Anki's own engine."""
    from anki.collection import Collection

    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def take_in(collection: Collection, package: Path) -> Any:
    """Import the package with default options and return Anki's log."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    options = ImportAnkiPackageOptions()
    request = ImportAnkiPackageRequest(package_path=str(package), options=options)
    return collection.import_anki_package(request).log


def take_in_text(collection: Collection, file: Path) -> Any:
    """Import the text file as Anki's window does, without touching a setting there."""
    from anki.collection import ImportCsvRequest

    metadata = collection.get_csv_metadata(path=str(file), delimiter=None)
    request = ImportCsvRequest(path=str(file), metadata=metadata)
    return collection.import_csv(request).log


def note_of(collection: Collection, guid: str) -> Any:
    """Return the note with the GUID."""
    (id_,) = collection.db.list("select id from notes where guid = ?", guid)
    return collection.get_note(id_)


def dated(collection: Collection, guid: str, mod: int) -> None:
    """Give a note the time of change it would have had at that time."""
    collection.db.execute("update notes set mod = ? where guid = ?", mod, guid)


def rezip(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Rewrite the archive with other members."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def alter(path: Path, *statements: str) -> None:
    """Run SQL on the database in the package."""

    def change(members: dict[str, bytes]) -> None:
        database = path.with_suffix(".db")
        database.write_bytes(members["collection.anki2"])
        connection = sqlite3.connect(database)
        for statement in statements:
            connection.executescript(statement)
        connection.commit()
        connection.close()
        members["collection.anki2"] = database.read_bytes()

    rezip(path, change)


def retyped(path: Path, name: str, **changes: Any) -> None:
    """Change the note type called `name` in the package: its `css`, its `mod`."""
    with zipfile.ZipFile(path) as archive:
        path.with_suffix(".db").write_bytes(archive.read("collection.anki2"))
    with closing(sqlite3.connect(path.with_suffix(".db"))) as connection:
        (models,) = connection.execute("SELECT models FROM col").fetchone()
    types = json.loads(models)
    for type_ in types.values():
        if type_["name"] == name:
            type_ |= changes
    quoted = json.dumps(types).replace("'", "''")
    alter(path, f"UPDATE col SET models = '{quoted}'")
