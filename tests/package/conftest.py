"""Notes to write, and a real Anki collection to read them with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flashgen.faces import FACES
from flashgen.package import Note

if TYPE_CHECKING:
    from anki.collection import Collection

MOD = 1_700_000_000
MASK = "{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2}}"


def make_note(number: int = 0, face: str = "basic", **changes: Any) -> Note:
    """Return a note whose every field has a text of its own, but for the spare ones."""
    own = {"Occlusion": MASK}
    fields = tuple(
        ""
        if name.startswith(("Spare", "My notes"))
        else own.get(name, f"{name} of {number}")
        for name in FACES[face].fields
    )
    note = Note(
        guid=f"guid-{number}",
        face=face,
        fields=fields,
        tags=("flashgen::case::case-29", f"flashgen::topic::t{number % 3}"),
        mod=MOD + number,
        deck="Imaging",
        due=10 * number,
    )
    return replace(note, **changes)


@pytest.fixture
def note() -> Callable[..., Note]:
    """Return the maker of notes."""
    return make_note


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return the place of a package that is already there."""
    folder = tmp_path / "decks"
    folder.mkdir()
    path = folder / "deck.apkg"
    path.write_bytes(b"the old package")
    return path


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """Yield a fresh collection of Anki's own engine."""
    from anki.collection import Collection

    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()
