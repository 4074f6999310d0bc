"""The page for students is true: every statement on it is an experiment with Anki.

`STATEMENTS` maps the first words of each statement to what is tried; a statement that
nothing tries fails the first test.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from flashgen.faces import FACES
from flashgen.package import DeckInfo, MediaFile, Note, write_package
from flashgen.update.compare import compare
from flashgen.update.read import read_package
from flashgen.update.textfile import text_update
from tests.update.conftest import (
    FIRST,
    OTHER,
    SECOND,
    dated,
    make_note,
    note_of,
    retyped,
    take_in,
    take_in_text,
    with_fields,
)

pytestmark = pytest.mark.anki

PAGE = Path(__file__).parents[2] / "docs/for-students.md"
BETWEEN, AFTER = FIRST + 50_000, SECOND + 50_000
"""When a student edits: between the two releases, or after the second."""

CORRECTED, KEPT, FURTHER = "guid-0", "guid-1", "guid-2"
ALL = (CORRECTED, KEPT, FURTHER)


@dataclass
class World:
    """A student's collection with the first release, and the second to be imported."""

    collection: Any
    folder: Path

    def __post_init__(self) -> None:
        self.old = [make_note(n) for n in range(3)]
        self.new = [
            with_fields(self.old[0], mod=SECOND, Answer="Corrected"),
            *self.old[1:],
            make_note(9, mod=SECOND, due=15),
        ]
        self.media: list[MediaFile] = []
        self.log = take_in(self.collection, self.package("old", self.old))

    def package(self, name: str, notes: list[Note]) -> Path:
        path = self.folder / f"{name}.apkg"
        write_package(path, notes, [DeckInfo("Imaging", f"the {name} one")], self.media)
        return path

    def update(self) -> None:
        self.log = take_in(self.collection, self.package("new", self.new))

    def update_by_text(self) -> None:
        old = read_package(self.package("old", self.old))
        package = self.package("new", self.new)
        new = read_package(package)
        files = text_update(old, new, compare(old, new), "demo").files
        for name, text in files.items():
            (self.folder / name).write_text(text, "utf-8", newline="\n")
            take_in_text(self.collection, self.folder / name)
        self.log = take_in(self.collection, package)

    def edit(self, guid: str, at: int, *tags: str, **fields: str) -> None:
        note = note_of(self.collection, guid)
        for name, text in fields.items():
            note[name.replace("_", " ")] = text
        note.tags += tags
        self.collection.update_note(note)
        dated(self.collection, guid, at)

    def note(self, guid: str) -> Any:
        return note_of(self.collection, guid)

    def state(self, guid: str) -> tuple[object, ...]:
        note = self.note(guid)
        return (note.mod, tuple(note.fields), tuple(note.tags))

    def cards(self) -> list[Any]:
        columns = "id, did, type, queue, due, ivl, factor, reps, lapses, flags, data"
        ids = ", ".join(str(c) for guid in ALL for c in self.note(guid).card_ids())
        found = f"select {columns} from cards where id in ({ids}) order by id"
        return list(self.collection.db.all(found))

    def card_ids(self) -> list[int]:
        return [card for guid in ALL for card in self.note(guid).card_ids()]

    def study(self) -> None:
        for place, card_id in enumerate(self.card_ids()):
            card = self.collection.get_card(card_id)
            card.start_timer()
            self.collection.sched.answerCard(card, place + 2)

    def restyle(self) -> None:
        """Change the style of a note type between the two releases."""
        kind = self.collection.models.get(FACES["basic"].id)
        kind["css"] += "/* mine */"
        self.collection.models.update_dict(kind)

    def update_look(self, css: str, changed: int) -> None:
        """Import the second release with another look, of that time."""
        package = self.package("new", self.new)
        retyped(package, "flashgen basic", css=css, mod=changed)
        self.log = take_in(self.collection, package)

    def css(self) -> str:
        self.collection.close()
        self.collection.reopen()
        return str(self.collection.models.get(FACES["basic"].id)["css"])

    def corrected(self) -> bool:
        return bool(self.note(CORRECTED)["Answer"] == "Corrected")


@pytest.fixture
def world(collection: Any, tmp_path: Path) -> World:
    return World(collection, tmp_path)


def nothing_twice(world: World) -> None:
    world.update()
    world.update()
    guids = world.collection.db.list("select guid from notes order by guid")
    assert guids == [*ALL, "guid-9"]
    assert [len(world.log.new), len(world.log.updated)] == [0, 0]
    options = world.collection._backend.get_import_anki_package_presets()
    assert not options.ByteSize(), "what take_in uses is what Anki starts with"


def tested(world: World) -> None:
    assert world.collection.card_count() == 3
    assert f"tests/update/{Path(__file__).name}" in PAGE.read_text("utf-8")


def schedule(world: World) -> None:
    world.study()
    cards = world.cards()
    reviews = world.collection.db.all("select * from revlog order by id")
    assert len(reviews) == 3
    world.update()
    assert world.corrected()
    assert world.cards() == cards
    assert world.collection.db.all("select * from revlog order by id") == reviews


def suspended(world: World) -> None:
    one, two, three = world.card_ids()
    world.collection.sched.suspend_cards([one])
    world.collection.sched.bury_cards([two])
    world.collection.set_user_flag_for_cards(3, [three, one])
    cards = world.cards()
    world.update()
    assert world.corrected()
    assert world.cards() == cards


def moved(world: World) -> None:
    mine = world.collection.decks.id("Mine")
    world.collection.set_deck(world.card_ids(), mine)
    world.update()
    assert world.corrected()
    assert {card[1] for card in world.cards()} == {mine}


def unchanged_card(world: World) -> None:
    world.edit(KEPT, BETWEEN, "own", "marked", My_notes="mine", Answer="my answer")
    world.edit(FURTHER, AFTER, My_notes="mine")
    before = [world.state(KEPT), world.state(FURTHER)]
    world.update()
    assert [world.state(KEPT), world.state(FURTHER)] == before


def own_notes(world: World) -> None:
    models = world.collection.models
    for kind, deck in ((FACES["basic"].id, "Imaging"), (None, "Mine")):
        type_ = models.get(kind) if kind else models.by_name("Basic")
        note = world.collection.new_note(type_)
        note.fields[0] = note.fields[1] = "mine"
        world.collection.add_note(note, world.collection.decks.id(deck))
    query = "select * from notes where flds like 'mine%' order by id"
    before = world.collection.db.all(query)
    assert len(before) == 2
    world.update()
    assert world.collection.db.all(query) == before


def options(world: World) -> None:
    deck = world.collection.decks.by_name("Imaging")
    config = world.collection.decks.add_config("Mine")
    config["new"]["perDay"] = 7
    world.collection.decks.update_config(config)
    world.collection.decks.set_config_id_for_deck_dict(deck, config["id"])
    world.update()
    kept = world.collection.decks.config_dict_for_deck_id(deck["id"])
    assert (kept["name"], kept["new"]["perDay"]) == ("Mine", 7)


def style_kept(world: World) -> None:
    world.restyle()
    world.update()
    assert world.css().endswith("/* mine */")


def renamed_type(world: World) -> None:
    kind = world.collection.models.get(FACES["basic"].id)
    kind["name"] = "My cards"
    world.collection.models.update_dict(kind)
    world.update()
    assert world.corrected()
    assert world.collection.models.get(FACES["basic"].id)["name"] == "My cards"


def replaced(world: World) -> None:
    world.edit(CORRECTED, BETWEEN, "own", "marked", My_notes="mine", Why="my words")
    world.update()
    note = world.note(CORRECTED)
    assert tuple(note.fields) == world.new[0].fields
    assert tuple(note.tags) == world.new[0].tags


def style_replaced(world: World) -> None:
    world.restyle()
    world.update_look("/* theirs */", 4_000_000_000)
    assert "/* theirs */" in world.css()
    assert "/* mine */" not in world.css()


def description(world: World) -> None:
    deck = world.collection.decks.by_name("Imaging")
    deck["desc"] = "mine"
    world.collection.decks.save(deck)
    world.update()
    assert world.collection.decks.by_name("Imaging")["desc"] == "the new one"


def new_cards(world: World) -> None:
    before = world.cards()
    world.update()
    (card,) = world.note("guid-9").cards()
    assert (card.type, card.queue, card.due) == (0, 0, 15)
    assert world.cards() == before


def deleted(world: World) -> None:
    world.study()
    world.collection.remove_notes([world.note(KEPT).id])
    world.update()
    (card,) = world.note(KEPT).cards()
    assert (card.type, card.reps) == (0, 0)


def renamed_deck(world: World) -> None:
    deck = world.collection.decks.by_name("Imaging")
    world.collection.decks.rename(deck["id"], "My pictures")
    world.update()
    assert world.corrected()
    assert {card[1] for card in world.cards()} == {deck["id"]}
    (new,) = world.note("guid-9").cards()
    assert world.collection.decks.name(new.did) == "Imaging"


def withdrawn(world: World) -> None:
    world.new = [world.new[0], *world.new[2:]]
    before = world.state(KEPT)
    world.update()
    assert world.state(KEPT) == before
    note = with_fields(world.old[1], mod=SECOND, Notice="Withdrawn: it is wrong")
    note = replace(note, tags=("flashgen::withdrawn",))
    take_in(world.collection, world.package("new-withdrawn", [note]))
    found = world.collection.find_notes("tag:flashgen::withdrawn")
    assert list(found) == [world.note(KEPT).id]
    (card,) = world.note(KEPT).cards()
    assert "Withdrawn: it is wrong" in card.render_output().question_text


def edited_later(world: World) -> None:
    for number, change in enumerate(
        (
            {"tags": ("own",)},
            {"tags": ("marked",)},
            {"fields": {"My_notes": "mine"}},
        )
    ):
        world.edit(
            CORRECTED,
            AFTER + number,
            *change.get("tags", ()),
            **change.get("fields", {}),
        )
        before = world.state(CORRECTED)
        world.update()
        assert world.state(CORRECTED) == before
        assert not world.corrected()
        world.collection.remove_notes([world.note(CORRECTED).id])
        take_in(world.collection, world.package("old", world.old))


def leech(world: World) -> None:
    (card_id,) = world.note(CORRECTED).card_ids()
    for _ in range(8):
        world.collection.sched.set_due_date([card_id], "0")
        card = world.collection.get_card(card_id)
        card.start_timer()
        world.collection.sched.answerCard(card, 1)
    assert "leech" in world.note(CORRECTED).tags
    assert world.note(CORRECTED).mod > SECOND
    world.update()
    assert not world.corrected()


def styled_later(world: World) -> None:
    world.restyle()
    world.update_look("/* theirs */", FACES["basic"].changed + 1)
    assert world.corrected()
    assert world.css().endswith("/* mine */")


def no_edits(world: World) -> None:
    world.study()
    cards = world.card_ids()
    world.collection.sched.suspend_cards(cards)
    world.collection.set_user_flag_for_cards(1, cards)
    world.collection.set_deck(cards, world.collection.decks.id("Mine"))
    world.update()
    assert world.corrected()


def always(world: World) -> None:
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
    from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition as When

    world.edit(CORRECTED, AFTER, "marked")
    world.edit(KEPT, AFTER, "own", My_notes="mine")
    request = ImportAnkiPackageRequest(
        package_path=str(world.package("new", world.new)),
        options=ImportAnkiPackageOptions(
            update_notes=When.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
        ),
    )
    world.collection.import_anki_package(request)
    assert world.corrected()
    assert world.note(KEPT)["My notes"] == ""
    assert "own" not in world.note(KEPT).tags


def other_fields(world: World) -> None:
    models = world.collection.models
    changes: list[Callable[[Any], None]] = [
        lambda kind: models.add_field(kind, models.new_field("Mine")),
        lambda kind: models.remove_field(kind, kind["flds"][-1]),
        lambda kind: models.reposition_field(kind, kind["flds"][-1], 2),
    ]
    for number, change in enumerate(changes):
        kind = models.get(FACES["basic"].id)
        change(kind)
        models.update_dict(kind)
        world.update()
        assert not world.corrected()
        names = [entry.name for entry in models.all_names_and_ids()]
        assert "flashgen basic+" in names
        if number < len(changes) - 1:
            world.collection.remove_notes(world.collection.find_notes(""))
            for entry in list(models.all_names_and_ids()):
                if entry.name.startswith("flashgen"):
                    models.remove(entry.id)
            take_in(world.collection, world.package("old", world.old))


def safe_until(world: World) -> None:
    world.edit(KEPT, BETWEEN, My_notes="mine")
    world.update()
    assert world.note(KEPT)["My notes"] == "mine"
    world.new[1] = with_fields(world.old[1], mod=AFTER, Answer="Corrected")
    world.update()
    assert world.note(KEPT)["My notes"] == ""


def flag(world: World) -> None:
    world.collection.set_user_flag_for_cards(2, world.card_ids())
    world.update()
    assert world.corrected()
    assert {card[-2] for card in world.cards()} == {2}


def exported(world: World) -> None:
    world.study()
    world.edit(CORRECTED, BETWEEN, "own", My_notes="mine")
    before = [world.state(guid) for guid in ALL], world.cards()
    Path(world.collection.media.dir(), "mine.svg").write_bytes(OTHER)
    backup = world.folder / "backup.colpkg"
    path = world.collection.path
    world.collection.export_collection_package(
        str(backup), include_media=True, legacy=False
    )
    world.collection.reopen()
    world.update()
    assert [world.state(guid) for guid in ALL] != before[0]
    Path(world.collection.media.dir(), "mine.svg").unlink()
    world.collection.close()
    world.collection._backend.import_collection_package(
        col_path=path,
        backup_path=str(backup),
        media_folder=path.replace(".anki2", ".media"),
        media_db=path.replace(".anki2", ".media.db2"),
    )
    world.collection.reopen()
    assert ([world.state(guid) for guid in ALL], world.cards()) == before
    assert Path(world.collection.media.dir(), "mine.svg").read_bytes() == OTHER


def by_text(world: World) -> None:
    world.new.append(make_note(5, "list", mod=SECOND))
    world.old.append(replace(world.new[-1], mod=FIRST))
    take_in(world.collection, world.package("old", world.old))
    world.new[-1] = with_fields(world.new[-1], Set="Corrected")
    world.edit(CORRECTED, BETWEEN, "own", "marked", My_notes="mine")
    world.edit("guid-5", BETWEEN, My_notes="mine")
    world.update_by_text()
    assert world.corrected()
    note = world.note(CORRECTED)
    assert note["My notes"] == "mine"
    assert {"own", "marked"} < set(note.tags)
    assert world.note("guid-5")["Set"] == "Corrected"
    assert world.note("guid-5")["My notes"] == "mine"
    assert len(list(world.folder.glob("*-update-*.txt"))) == 2
    assert world.note("guid-9")


def by_text_later(world: World) -> None:
    world.edit(CORRECTED, AFTER, "marked", My_notes="mine")
    world.update_by_text()
    assert world.corrected()
    assert "marked" in world.note(CORRECTED).tags


def by_text_fields(world: World) -> None:
    world.edit(CORRECTED, BETWEEN, Why="my words")
    world.update_by_text()
    assert world.note(CORRECTED)["Why"] == world.new[0].fields[5 - 1]


def by_text_pictures(world: World) -> None:
    world.media = [MediaFile("fg-2.svg", data=OTHER)]
    shown = with_fields(world.new[0], Why='<img src="fg-2.svg">')
    world.old, world.new = world.old, [shown, *world.new[1:]]
    world.edit(CORRECTED, BETWEEN, "own", My_notes="mine")
    old = read_package(world.folder / "old.apkg")
    package = world.package("new", world.new)
    new = read_package(package)
    assert text_update(old, new, compare(old, new), "demo").files == {}
    take_in(world.collection, package)
    assert world.corrected()
    assert world.note(CORRECTED)["My notes"] == ""
    assert list(world.collection.media.check().missing) == []


def by_text_deleted(world: World) -> None:
    world.collection.remove_notes([world.note(CORRECTED).id])
    world.update_by_text()
    note = world.note(CORRECTED)
    assert (tuple(note.fields), note.tags) == (world.new[0].fields, [])


def by_text_schedule(world: World) -> None:
    world.study()
    world.collection.set_deck(world.card_ids(), world.collection.decks.id("Mine"))
    before = world.cards()
    world.update_by_text()
    assert world.corrected()
    assert world.cards() == before


STATEMENTS: dict[str, Callable[[World], None]] = {
    "To update, import": nothing_twice,
    "Each statement below": tested,
    "Your schedule: when": schedule,
    "Cards that you suspended": suspended,
    "Cards that you moved": moved,
    "A card that the release": unchanged_card,
    "Notes of your own": own_notes,
    "Your options of the deck": options,
    "Your own styling": style_kept,
    "The name that you gave": renamed_type,
    "A card that was corrected": replaced,
    "If a release changes": style_replaced,
    "The description": description,
    "New cards arrive": new_cards,
    "A note that you deleted": deleted,
    "If you renamed the deck": renamed_deck,
    "A card that was withdrawn": withdrawn,
    "If you edit, tag": edited_later,
    "Anki's own tag": leech,
    "If you style a note type": styled_later,
    "Studying, suspending": no_edits,
    "If you import with": always,
    "If you add, remove": other_fields,
    "Write what must last": own_notes,
    "What you write in": safe_until,
    "Flag a card": flag,
    "To keep all you have": exported,
    "Some releases come": by_text,
    "Import each text file": by_text,
    "Import the `.apkg` file": by_text,
    "Corrected cards then": by_text,
    "The correction also": by_text_later,
    "What you wrote into": by_text_fields,
    "A card whose correction": by_text_pictures,
    "A corrected note": by_text_deleted,
    "Your schedule stays": by_text_schedule,
}


def statements() -> list[str]:
    """Return every line of the page that says something, without its bullet."""
    lines = PAGE.read_text("utf-8").splitlines()
    said = [line for line in lines if line and not line.startswith("#")]
    return [re.sub(r"^(?:-|\d+\.) ", "", line) for line in said]


def test_every_statement_is_an_experiment() -> None:
    begun = {
        start: [s for s in statements() if s.startswith(start)] for start in STATEMENTS
    }
    assert all(len(found) == 1 for found in begun.values()), begun
    assert len(statements()) == len(STATEMENTS)


@pytest.mark.parametrize("start", STATEMENTS)
def test_the_statement_holds(world: World, start: str) -> None:
    STATEMENTS[start](world)
