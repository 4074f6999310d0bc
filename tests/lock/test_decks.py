"""A deck's name is its identity in Anki, and what it carries a promise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from flashgen.faces import FACES
from tests.lock.conftest import MINUTE, World


@pytest.fixture
def world(world: World) -> World:
    """Return a library with a published deck of two cases, one in a sub-deck."""
    world.recipe("demo", "case-1", "case-2", more="subdecks: {case-2: Chest}\n")
    world.questions(one="1")
    world.questions("case-2", two="2")
    world.publish()
    return world


def test_a_release_is_remembered(world: World) -> None:
    (deck,) = world.lock.decks.values()
    assert deck == ("demo", "0.1.0", world.time, "Demo")
    assert {key: line.name for key, line in world.lock.carried.items()} == {
        ("demo", "case-1"): "Demo",
        ("demo", "case-2"): "Demo::Chest",
    }
    assert set(world.lock.faces) == {"basic"}


def test_two_decks_of_one_name_are_refused(world: World) -> None:
    world.recipe("other", "case-1", name="demo")
    assert "decks/other.yaml:2:7: FG418" in world.refused("FG418").err


def test_a_new_name_of_a_published_deck_is_refused(world: World) -> None:
    world.recipe(
        "demo", "case-1", "case-2", name="New", more="subdecks: {case-2: Chest}\n"
    )
    found = world.refused("FG410").err
    assert "decks/demo.yaml:2:7: FG410" in found
    for words in ("`Demo` would become `New`", "change `title`", "`was: Demo`"):
        assert words in found


def test_was_accepts_it_for_the_deck_and_its_sub_decks(world: World) -> None:
    world.recipe(
        *("demo", "case-1", "case-2"),
        name="New",
        more="subdecks: {case-2: Chest}\nwas: Demo\n",
    )
    world.publish()
    assert {line.name for line in world.lock.carried.values()} == {
        "New",
        "New::Chest",
    }
    world.build()


def test_a_new_name_of_a_sub_deck_is_refused(world: World) -> None:
    world.recipe("demo", "case-1", "case-2", more="subdecks: {case-2: Thorax}\n")
    found = world.refused("FG410").err
    assert "decks/demo.yaml:7:20: FG410" in found
    assert "`Demo::Chest` would become `Demo::Thorax`" in found
    world.recipe("demo", "case-1", "case-2", more="was: Demo::Chest\n")
    world.build()


def test_an_unpublished_deck_may_be_renamed(world: World) -> None:
    world.recipe("second", "case-1", name="Second")
    world.build()
    world.recipe("second", "case-1", name="Third")
    world.build()


def test_title_and_version_are_free(world: World) -> None:
    path = world.root / "decks/demo.yaml"
    text = path.read_text("utf-8").replace("title: Demo", "title: Other")
    path.write_text(text.replace("0.1.0", "0.2.0"), "utf-8")
    world.publish()
    assert world.lock.decks["demo"].version == "0.2.0"


def test_a_case_that_left_its_deck_is_explained(world: World) -> None:
    world.recipe("demo", "case-1")
    world.recipe("second", "case-2", name="Second")
    found = world.refused("FG411").err
    assert "the published case `case-2` has left this deck" in found
    assert "`gone: {case-2: Moved to the deck …}`" in found


def test_gone_accepts_it_and_tells_the_students(world: World) -> None:
    world.recipe("demo", "case-1", more="gone: {case-2: It is in *Second* now.}\n")
    world.recipe("second", "case-2", name="Second")
    world.publish()
    assert "- case-2: It is in *Second* now.\n" in world.description()
    assert set(world.lock.carried) == {("demo", "case-1")}


def test_gone_and_still_there_is_refused(world: World) -> None:
    world.recipe(
        *("demo", "case-1", "case-2"),
        more="subdecks: {case-2: Chest}\ngone: {case-2: No.}\n",
    )
    assert "decks/demo.yaml:8:8: FG411" in world.refused("FG411").err


def test_a_published_recipe_that_is_lost_is_told(world: World) -> None:
    (world.root / "decks/demo.yaml").unlink()
    world.recipe("second", "case-1", "case-2", name="Second")
    found = world.refused("FG412").err
    assert "the published deck `demo` has no recipe any more" in found
    world.build("second")


def test_a_recipe_under_a_new_file_name_is_the_same_deck(world: World) -> None:
    old, new = world.root / "decks/demo.yaml", world.root / "decks/other.yaml"
    old.rename(new)
    world.build()
    assert set(world.lock.decks) == {"other"}
    assert {stem for stem, _ in world.lock.carried} == {"other"}
    new.write_text(new.read_text("utf-8").replace("name: Demo", "name: New"), "utf-8")
    world.refused("FG410")


def test_another_form_of_a_published_note_type_is_refused(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = replace(FACES["basic"], own=("Stem", "Extra"))
    faces: Mapping[str, object] = MappingProxyType({**FACES, "basic": changed})
    monkeypatch.setattr("flashgen.lock.decks.FACES", faces)
    found = world.refused("FG413").err
    assert "decks/flashgen.lock:10:1: FG413" in found


def test_the_form_of_a_note_type_is_its_ids_not_its_looks(world: World) -> None:
    """Templates, style and settings may change; fields, their order and ids may not."""
    from flashgen.lock.content import of_face
    from flashgen.package.notes import Model

    face = FACES["basic"]
    assert of_face(replace(face, changed=face.changed + 1, line="{{Key}}")) == of_face(
        face
    )
    assert world.lock.faces["basic"] == of_face(face)
    forms = {of_face(FACES[key]) for key in FACES}
    assert len(forms) == len(FACES)
    assert Model(face).fields[0]["id"] != Model(FACES["list"]).fields[0]["id"]


def test_the_lock_of_another_library_is_refused(world: World) -> None:
    world.write(
        "decks/library.yaml",
        "format: 1\nlibrary: 00000000-0a52-4b7e-9a3d-2f1c5b8e7a90\n",
    )
    found = world.refused("FG402").err
    assert "decks/flashgen.lock:9:1: FG402" in found
    assert "was 6d4f3c1e-0a52-4b7e-9a3d-2f1c5b8e7a90: restore it" in found


def test_publishing_needs_a_deck_and_names_it(world: World) -> None:
    assert world.run("publish").code == 2
    assert world.run("publish", "dem").code == 2


def test_publish_refuses_errors(world: World) -> None:
    world.case("facts:\n  one: {ask: What?}\n")
    before = world.files
    assert world.run("publish", "demo").code == 1
    assert world.files == before


def test_two_decks_are_published_at_one_time(world: World) -> None:
    world.recipe("second", "case-1", name="Second")
    world.questions(one="eins")
    time = world.time + MINUTE
    world.publish("demo", "second")
    assert {deck.published for deck in world.lock.decks.values()} == {time}
