"""A package as Anki's own engine takes it in, with the options of a fresh profile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from flashgen.faces import FACES
from flashgen.package import DeckInfo, MediaFile, Note, write_package

if TYPE_CHECKING:
    from anki.collection import Collection

pytestmark = pytest.mark.anki

PIXEL = b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"
DECKS = (
    DeckInfo("Imaging", "**How to study**: daily."),
    DeckInfo("Imaging::Chest", "The chest."),
)


@pytest.fixture
def notes(note: Callable[..., Note]) -> list[Note]:
    """Return two notes of every face, in two decks, one with a picture."""
    every = [note(n, face) for n, face in enumerate([*FACES, *FACES])]
    every[3] = replace(every[3], deck="Imaging::Chest")
    illustrated = [*every[4].fields]
    illustrated[1] = 'Where? <img src="fg-0a1b.svg">'
    every[4] = replace(every[4], fields=tuple(illustrated))
    return every


@pytest.fixture
def package(tmp_path: Path, notes: list[Note]) -> Path:
    path = tmp_path / "deck.apkg"
    write_package(path, notes, DECKS, [MediaFile("fg-0a1b.svg", data=PIXEL)])
    return path


def take_in(collection: Collection, package: Path) -> Any:
    """Import the package with default options and return Anki's log."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    options = ImportAnkiPackageOptions()
    request = ImportAnkiPackageRequest(package_path=str(package), options=options)
    return collection.import_anki_package(request).log


def test_every_note_and_card_arrives_and_the_database_is_clean(
    collection: Collection, package: Path, notes: list[Note]
) -> None:
    log = take_in(collection, package)
    assert [len(log.new), collection.note_count(), collection.card_count()] == [
        len(notes)
    ] * 3
    problems, clean = collection.fix_integrity()
    assert clean, problems
    assert collection.card_count() == len(notes)


def test_the_media_are_all_there_and_all_used(
    collection: Collection, package: Path
) -> None:
    take_in(collection, package)
    found = collection.media.check()
    assert [list(found.missing), list(found.unused)] == [[], []]
    assert Path(collection.media.dir(), "fg-0a1b.svg").read_bytes() == PIXEL


def test_every_card_renders(collection: Collection, package: Path) -> None:
    take_in(collection, package)
    cards = [collection.get_card(id_) for id_ in collection.find_cards("")]
    assert cards
    for card in cards:
        shown = card.render_output()
        assert "Question of" in shown.question_text or "<img" in shown.question_text
        assert "Answer of" in shown.answer_text


def key(note: Note) -> str:
    return note.fields[FACES[note.face].fields.index("Key")]


def test_a_note_arrives_as_given(
    collection: Collection, package: Path, notes: list[Note]
) -> None:
    take_in(collection, package)
    for given in notes:
        (note_id,) = collection.find_notes(f'"Key:{key(given)}"')
        note = collection.get_note(note_id)
        (card,) = note.cards()
        assert (note.guid, note.mod, note.tags) == (
            given.guid,
            given.mod,
            list(given.tags),
        )
        assert tuple(note.fields) == given.fields
        assert (card.due, card.ord, collection.decks.name(card.did)) == (
            given.due,
            0,
            given.deck,
        )


def test_ids_are_past_times_that_anki_keeps(
    collection: Collection, package: Path
) -> None:
    from flashgen.package.notes import note_ids

    take_in(collection, package)
    guids = collection.db.list("select guid from notes order by guid")
    ids = collection.db.list("select id from notes order by guid")
    assert ids == note_ids(guids)


def test_decks_arrive_with_their_markdown_descriptions(
    collection: Collection, package: Path
) -> None:
    take_in(collection, package)
    for info in DECKS:
        deck = collection.decks.by_name(info.name)
        assert deck is not None
        assert (deck["desc"], deck["md"]) == (info.description, True)
    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert names == {"Default", *(info.name for info in DECKS)}


def test_an_unchanged_rebuild_changes_nothing(
    collection: Collection, package: Path, notes: list[Note]
) -> None:
    take_in(collection, package)
    write_package(package, notes, DECKS, [MediaFile("fg-0a1b.svg", data=PIXEL)])
    log = take_in(collection, package)
    assert [len(log.new), len(log.updated), len(log.conflicting)] == [0, 0, 0]
    assert len(log.duplicate) == len(notes)


def test_only_the_note_that_changed_is_updated(
    collection: Collection, package: Path, notes: list[Note]
) -> None:
    take_in(collection, package)
    notes[0] = replace(notes[0], tags=("new",), mod=notes[0].mod + 1)
    write_package(package, notes, DECKS, [MediaFile("fg-0a1b.svg", data=PIXEL)])
    log = take_in(collection, package)
    assert [len(log.new), len(log.updated)] == [0, 1]


@pytest.mark.parametrize(("step", "arrives"), [(1, True), (0, False), (-1, False)])
def test_a_note_type_is_matched_by_id_and_replaced_only_by_a_newer_one(
    collection: Collection,
    package: Path,
    notes: list[Note],
    note: Callable[..., Note],
    monkeypatch: pytest.MonkeyPatch,
    step: int,
    arrives: bool,
) -> None:
    take_in(collection, package)
    kinds = len(collection.models.all_names_and_ids())
    faces = {
        key: replace(face, changed=face.changed + step) for key, face in FACES.items()
    }
    monkeypatch.setattr("flashgen.package.writer.FACES", MappingProxyType(faces))
    monkeypatch.setattr("flashgen.package.notes.style", lambda: "/* new look */")
    write_package(package, [*notes, note(99)], DECKS, [])
    log = take_in(collection, package)
    assert [len(log.new), len(log.conflicting)] == [1, 0]
    assert len(collection.models.all_names_and_ids()) == kinds
    kind = collection.models.get(FACES["basic"].id)
    assert kind is not None
    assert ("new look" in kind["css"]) is arrives


def test_the_browser_lists_notes_by_their_question(
    collection: Collection, package: Path
) -> None:
    take_in(collection, package)
    sorted_by = collection.db.list("select sfld from notes where sfld like 'Question%'")
    assert "Question of 0" in sorted_by


def test_only_the_faces_in_use_are_added(
    collection: Collection, package: Path, note: Callable[..., Note]
) -> None:
    before = len(collection.models.all_names_and_ids())
    write_package(package, [note(face="list")], DECKS, [])
    take_in(collection, package)
    assert len(collection.models.all_names_and_ids()) == before + 1


def test_a_woken_dormant_template_adds_a_card_to_the_note(
    collection: Collection, package: Path, notes: list[Note]
) -> None:
    take_in(collection, package)
    fields = [*notes[0].fields]
    fields[FACES["basic"].fields.index("Spare 4")] = "awake"
    notes[0] = replace(notes[0], fields=tuple(fields), mod=notes[0].mod + 1)
    write_package(package, notes, DECKS, [])
    take_in(collection, package)
    assert collection.card_count() == len(notes) + 1
    assert collection.fix_integrity()[1]
