"""An update as text: own notes and tags stay even where the words change.

Each test imports into Anki's own engine what a student would.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flashgen.faces import FACES
from flashgen.package import MediaFile, Note
from flashgen.update.compare import compare
from flashgen.update.read import read_package
from flashgen.update.textfile import TextUpdate, text_update
from tests.update.conftest import (
    FIRST,
    MASKS,
    OTHER,
    PIXEL,
    SECOND,
    Write,
    make_note,
    note_of,
    take_in,
    take_in_text,
    with_fields,
)

if TYPE_CHECKING:
    from anki.collection import Collection

pytestmark = pytest.mark.anki

OLD = (
    make_note(0),
    make_note(1),
    make_note(2, "list"),
    make_note(3, deck="Imaging::Chest"),
)
NEW = (
    with_fields(OLD[0], mod=SECOND, Answer='Two\tparts, "quoted" &amp; <b>bold</b>'),
    OLD[1],
    with_fields(OLD[2], mod=SECOND, Set=""),
    with_fields(OLD[3], mod=SECOND, More=""),
    make_note(4, mod=SECOND),
)


def written(
    write: Write,
    folder: Path,
    old: Sequence[Note] = OLD,
    new: Sequence[Note] = NEW,
    media: Sequence[MediaFile] = (),
) -> tuple[TextUpdate, list[Path], Path]:
    """Return the update of `new` over `old`, its files, and the package of `new`."""
    before = read_package(write("old", old))
    package = write("new", new, *media)
    after = read_package(package)
    update = text_update(before, after, compare(before, after), "demo")
    paths = []
    for name, text in update.files.items():
        paths.append(folder / name)
        paths[-1].write_text(text, "utf-8", newline="\n")
    return update, paths, package


def edited(collection: Collection, guid: str) -> None:
    """Write into My notes, add a tag, and mark."""
    note = note_of(collection, guid)
    note["My notes"] = "mine"
    note.tags += ["own", "marked"]
    collection.update_note(note)


def test_there_is_one_file_for_each_note_type(write: Write, tmp_path: Path) -> None:
    update, _, _ = written(write, tmp_path)
    assert set(update.files) == {
        "demo-update-flashgen-basic.txt",
        "demo-update-flashgen-list.txt",
    }
    text = update.files["demo-update-flashgen-basic.txt"]
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert head[:6] == [
        "#separator:tab",
        "#html:true",
        f"#notetype:{FACES['basic'].id}",
        "#guid column:1",
        "#deck column:2",
        "#if matches:update current",
    ]
    columns = head[6].removeprefix("#columns:").split("\t")
    assert (columns[:2], columns[-1]) == (["GUID", "Deck"], "Key")
    assert not {"My notes", "Tags", "Spare 1"} & set(columns)
    rows = list(csv.reader(io.StringIO(text.split(head[6])[1][1:]), "excel-tab"))
    assert [row[0] for row in rows] == ["guid-0", "guid-3"]


def test_only_the_changed_words_change(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    _, paths, _ = written(write, tmp_path)
    take_in(collection, write("old", OLD))
    for note in OLD:
        edited(collection, note.guid)
    cards = collection.db.all("select id, nid, did, ord, due, queue from cards")
    before = {n.guid: dict(note_of(collection, n.guid).items()) for n in OLD}
    logs = [take_in_text(collection, path) for path in paths]
    assert sum(len(log.updated) for log in logs) == 3
    assert sum(len(log.new) for log in logs) == 0
    expected = {
        "guid-0": {"Answer"},
        "guid-1": set(),
        "guid-2": {"Set"},
        "guid-3": {"More"},
    }
    for new in NEW[:4]:
        note = note_of(collection, new.guid)
        after = dict(note.items())
        changed = {name for name in after if after[name] != before[new.guid][name]}
        assert changed == expected[new.guid]
        own = FACES[new.face].fields.index("My notes")
        given = [*new.fields[:own], "mine", *new.fields[own + 1 :]]
        assert note.fields == given
        assert set(note.tags) == {*OLD[0].tags, "own", "marked"}
    assert cards == collection.db.all("select id, nid, did, ord, due, queue from cards")


def test_the_package_imported_afterwards_brings_the_rest_and_takes_nothing(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    _, paths, package = written(write, tmp_path)
    take_in(collection, write("old", OLD))
    for note in OLD:
        edited(collection, note.guid)
    for path in paths:
        take_in_text(collection, path)
    log = take_in(collection, package)
    assert [len(log.new), len(log.updated), len(log.conflicting)] == [1, 0, 0]
    for note in OLD:
        assert note_of(collection, note.guid)["My notes"] == "mine"


def test_a_second_import_changes_nothing(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    _, paths, _ = written(write, tmp_path)
    take_in(collection, write("old", OLD))
    for path in paths:
        take_in_text(collection, path)
    logs = [take_in_text(collection, path) for path in paths]
    assert [(len(log.new), len(log.updated)) for log in logs] == [(0, 0), (0, 0)]


def test_cards_that_were_moved_stay_where_they_are(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    _, paths, _ = written(write, tmp_path)
    take_in(collection, write("old", OLD))
    mine = collection.decks.id("Mine")
    collection.set_deck(collection.find_cards(""), mine)
    for path in paths:
        take_in_text(collection, path)
    assert set(collection.db.list("select did from cards")) == {mine}


def test_a_note_that_was_deleted_comes_back_whole_and_in_its_deck(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    _, paths, _ = written(write, tmp_path)
    take_in(collection, write("old", OLD))
    collection.remove_notes([note_of(collection, "guid-3").id])
    for path in paths:
        take_in_text(collection, path)
    back = note_of(collection, "guid-3")
    assert tuple(back.fields) == NEW[3].fields
    assert [collection.decks.name(c.did) for c in back.cards()] == ["Imaging::Chest"]


def test_a_note_type_that_was_renamed_is_found_by_its_id(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    _, paths, _ = written(write, tmp_path)
    take_in(collection, write("old", OLD))
    kind = collection.models.get(FACES["basic"].id)
    assert kind is not None
    kind["name"] = "My own name"
    collection.models.update_dict(kind)
    log = take_in_text(collection, paths[0])
    assert (len(log.updated), len(log.new), len(log.conflicting)) == (2, 0, 0)


def test_a_field_that_was_renamed_does_not_end_up_in_the_tags(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    _, paths, _ = written(write, tmp_path)
    take_in(collection, write("old", OLD))
    edited(collection, "guid-0")
    kind = collection.models.get(FACES["basic"].id)
    assert kind is not None
    names = collection.models.field_names(kind)
    for name in ("Answer", "Report link"):
        field = kind["flds"][names.index(name)]
        collection.models.rename_field(kind, field, f"my {name}")
    collection.models.update_dict(kind)
    take_in_text(collection, paths[0])
    note = note_of(collection, "guid-0")
    assert set(note.tags) == {*OLD[0].tags, "own", "marked"}
    assert (note["My notes"], note["my Answer"]) == ("mine", "Answer no0")


def test_a_note_with_a_new_picture_is_left_to_the_package(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    """Anki takes a picture from a package only with a note that it adds or updates."""
    shown = with_fields(OLD[1], mod=SECOND, Why='<img src="fg-2.svg">')
    new = [NEW[0], shown, *NEW[2:]]
    media = [MediaFile("fg-2.svg", data=OTHER)]
    update, paths, package = written(write, tmp_path, new=new, media=media)
    assert update.left_out == ("KEY-1",)
    assert not any("guid-1" in text for text in update.files.values())
    take_in(collection, write("old", OLD))
    for path in paths:
        take_in_text(collection, path)
    take_in(collection, package)
    assert note_of(collection, "guid-1")["Why"] == '<img src="fg-2.svg">'
    assert list(collection.media.check().missing) == []


def test_a_known_picture_may_stay_in_the_text(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    media = MediaFile("fg-1.svg", data=PIXEL)
    old = [with_fields(OLD[0], Why='<img src="fg-1.svg">')]
    before = read_package(write("old", old, media))
    after = read_package(
        write("new", [with_fields(old[0], mod=SECOND, Answer="Another")], media)
    )
    update = text_update(before, after, compare(before, after), "demo")
    assert update.left_out == ()
    (name,) = update.files
    (tmp_path / name).write_text(update.files[name], "utf-8")
    take_in(collection, tmp_path / "old.apkg")
    take_in_text(collection, tmp_path / name)
    assert note_of(collection, "guid-0")["Answer"] == "Another"
    assert list(collection.media.check().missing) == []


def test_what_does_not_change_in_words_gives_no_file(
    write: Write, tmp_path: Path
) -> None:
    tagged = replace(OLD[0], tags=("other",), mod=SECOND)
    not_newer = with_fields(OLD[1], mod=FIRST, Answer="Another")
    update, _, _ = written(write, tmp_path, new=[tagged, not_newer, *OLD[2:]])
    assert update == TextUpdate({}, ())


@pytest.mark.parametrize("face", FACES)
def test_every_face_can_be_updated_by_text(
    write: Write, tmp_path: Path, collection: Collection, face: str
) -> None:
    """Whichever fields are empty before or after: what the package says arrives."""
    full = make_note(7, face)
    needed = ("Key", "Question", "My notes", "Occlusion")
    names = [n for n in FACES[face].fields if n not in needed]
    half = with_fields(
        full, mod=SECOND, **{n.replace(" ", "_"): "" for n in names[::2]}
    )
    for number, (old, new) in enumerate([(full, half), (half, full)]):
        old, new = replace(old, mod=FIRST), replace(new, mod=SECOND)
        guid = f"guid-{number + 20}"
        old, new = replace(old, guid=guid), replace(new, guid=guid)
        _, (path,), _ = written(write, tmp_path, [old], [new])
        take_in(collection, write("old", [old]))
        edited(collection, guid)
        take_in_text(collection, path)
        own = FACES[face].fields.index("My notes")
        given = [*new.fields[:own], "mine", *new.fields[own + 1 :]]
        assert note_of(collection, guid).fields == given


def test_a_new_mask_in_a_text_file_makes_its_card(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    old = make_note(0, "occlusion")
    third = MASKS + MASKS.split("<br>")[0].replace("{{c1", "{{c3") + "<br>"
    new = with_fields(old, mod=SECOND, Occlusion=third)
    _, (path,), _ = written(write, tmp_path, [old], [new])
    take_in(collection, write("old", [old]))
    edited(collection, "guid-0")
    first = collection.db.all("select * from cards order by ord")
    take_in_text(collection, path)
    cards = collection.db.all("select * from cards order by ord")
    assert cards[:2] == first
    assert len(cards) == 3
    note = note_of(collection, "guid-0")
    assert (note["Occlusion"], note["My notes"]) == (third, "mine")
    assert {collection.decks.name(card.did) for card in note.cards()} == {"Imaging"}


def test_what_was_chosen_for_another_text_file_does_not_matter(
    write: Write, tmp_path: Path, collection: Collection
) -> None:
    """Anki remembers some choices of its import window, but a header wins."""
    from anki.collection import CsvMetadata, ImportCsvRequest

    _, paths, _ = written(write, tmp_path)
    take_in(collection, write("old", OLD))
    collection.set_deck(collection.find_cards(""), collection.decks.id("Mine"))
    other = tmp_path / "other.csv"
    other.write_text("front;back\n", "utf-8")
    metadata = collection.get_csv_metadata(path=str(other), delimiter=None)
    metadata.dupe_resolution = CsvMetadata.DUPLICATE
    metadata.match_scope = CsvMetadata.NOTETYPE_AND_DECK
    metadata.is_html = False
    metadata.global_tags.append("theirs")
    metadata.updated_tags.append("theirs")
    collection.import_csv(ImportCsvRequest(path=str(other), metadata=metadata))
    again = collection.get_csv_metadata(path=str(other), delimiter=None)
    assert again.dupe_resolution == CsvMetadata.DUPLICATE, "it is remembered"
    for path in paths:
        take_in_text(collection, path)
    assert collection.note_count() == len(OLD) + 1
    for new in NEW[:4]:
        note = note_of(collection, new.guid)
        assert tuple(note.fields) == new.fields
        assert note.tags == list(OLD[0].tags)
