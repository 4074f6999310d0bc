"""Withdrawn cards are retired, never silently left."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

from flashgen import identity
from flashgen.faces import FACES
from tests.lock.conftest import World

TWO = (
    "facts:\n  a: {ask: What is a?, answer: Alpha}\n"
    "  b: {ask: What is b?, answer: Beta}\n"
)
ONE = (
    "facts:\n  b: {ask: What is b?, answer: Beta}\n"
    "withdrawn:\n  a: {reason: The dose is *wrong*, replacement: b}\n"
)


@pytest.fixture
def retired(world: World) -> World:
    """Return a library with a withdrawn card that is not yet published as such."""
    world.case(TWO)
    world.publish()
    world.case(ONE)
    world.build()
    return world


def test_a_withdrawn_card_leaves_the_deck_for_a_package_of_its_own(
    retired: World,
) -> None:
    line = retired.line("a")
    assert (line.state, line.now.since) == ("withdrawn", retired.time)
    assert set(retired.package()) == {retired.line("b").guid}
    assert set(retired.package("demo-withdrawn")) == {line.guid}


def test_it_says_why_and_what_to_learn_instead(retired: World) -> None:
    """Same note, same note type, a banner, the reason, and a tag to suspend by."""
    line = retired.line("a")
    note = retired.package("demo-withdrawn")[line.guid]
    other = identity.key(retired.line("b").guid)
    assert (note.mod, note.face, note.deck) == (line.now.since, "basic", "Demo")
    assert note.tags == ("flashgen::case::case-1", "flashgen::withdrawn")
    assert {name: text for name, text in note.fields.items() if text} == {
        "Key": identity.key(line.guid),
        "Question": "Withdrawn: The dose is <em>wrong</em>",
        "Answer": "There is nothing to learn here any more.<br>"
        f"Learn this card instead: What is b? (Key {other})",
        "Notice": "This card was withdrawn. Please suspend it.",
        "Trail": "Specialty",
        "Case": "Case 1",
        "Language": "en",
    } | {name: text for name, text in note.fields.items() if name == "Tone"}


def test_the_description_names_it_and_gives_the_search(retired: World) -> None:
    key = identity.key(retired.line("a").guid)
    description = retired.description()
    assert f"- {key}: The dose is wrong\n" in description
    assert f"`Key:{key}`" in description
    assert "`tag:flashgen::withdrawn`" in description


def test_publishing_gives_the_withdrawal_its_time(retired: World) -> None:
    said = retired.publish().out
    line = retired.line("a")
    assert "withdrawn: case-1/a\n" in said
    assert (line.state, line.now.since, line.published) == (
        "withdrawn",
        retired.time,
        None,
    )
    assert retired.package("demo-withdrawn")[line.guid].mod == retired.time
    before = retired.files
    retired.build()
    assert retired.files == before


def test_a_withdrawal_may_be_taken_back_before_it_is_published(
    retired: World,
) -> None:
    retired.case(TWO)
    retired.build()
    assert set(retired.states().values()) == {"published"}
    assert not (retired.root / "decks/demo-withdrawn.apkg").exists()
    assert "Withdrawn" not in retired.description()


def test_it_may_not_be_taken_back_afterwards(retired: World) -> None:
    retired.publish()
    retired.case(TWO)
    assert "it was withdrawn" in retired.refused("FG407").err


def test_the_record_of_it_must_stay(retired: World) -> None:
    retired.publish()
    retired.case("facts:\n  b: {ask: What is b?, answer: Beta}\n")
    found = retired.refused("FG409").err
    assert re.search(r"flashgen\.lock:\d+:1: FG409 .* no longer among", found)


def test_an_unpublished_withdrawal_without_its_record_is_a_lost_card(
    retired: World,
) -> None:
    retired.case("facts:\n  b: {ask: What is b?, answer: Beta}\n")
    retired.refused("FG403")


def test_another_reason_is_a_change(retired: World) -> None:
    retired.publish()
    released = retired.line("a")
    retired.case(ONE.replace("wrong", "too high"))
    retired.build()
    assert retired.line("a").now.since == retired.time
    retired.case(ONE)
    retired.build()
    assert retired.line("a") == released
    retired.case(ONE.replace("What is b", "What is B"))
    retired.build()
    assert retired.line("a") == released


def test_a_withdrawn_note_may_be_stamped_again(retired: World) -> None:
    retired.publish()
    retired.build("--force-update", "case-1/a")
    assert retired.line("a").now.since == retired.time
    retired.publish()
    assert retired.line("a").published is None
    retired.case(TWO)
    retired.refused("FG407")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            f"{TWO}withdrawn: {{a: wrong}}\n",
            "`case-1/a` is withdrawn, and still a card",
        ),
        (
            ONE.replace("  a: {reason", "  aa: {reason"),
            "no published card has the id `case-1/aa`",
        ),
        (
            ONE.replace("replacement: b", "replacement: c"),
            "the replacement `c` is no card of this case",
        ),
        (
            "facts:\n  b: {ask: What is b?, answer: Beta}\n"
            "  c: {was: a, ask: What is a?, answer: Alpha}\nwithdrawn: {a: wrong}\n",
            "`case-1/a` is now `case-1/c`",
        ),
    ],
    ids=["still a card", "unknown", "no replacement", "renamed"],
)
def test_a_withdrawal_that_cannot_be_is_a_diagnostic(
    world: World, body: str, said: str
) -> None:
    world.case(TWO)
    world.publish()
    world.case(body)
    done = world.run("build")
    assert done.code == 1
    assert f"FG409 error: {said}" in done.err
    assert re.search(r"case-1\.yaml:\d+:\d+: FG409", done.err)


def test_a_draft_is_deleted_not_withdrawn(world: World) -> None:
    world.case(TWO)
    world.build()
    world.case(ONE)
    assert "`case-1/a` was never published" in world.refused("FG409").err


def test_a_withdrawn_card_is_nobody_elses_past(retired: World) -> None:
    retired.publish()
    retired.case(ONE.replace("b: {ask", "b: {was: a, ask"))
    retired.refused("FG407")


def test_a_case_of_withdrawn_cards_alone_is_a_case(world: World) -> None:
    world.recipe("demo", "case-1", "case-2")
    world.questions(one="1")
    world.questions("case-2", two="2")
    world.publish()
    world.case("withdrawn: {two: It was wrong}\n", "case-2")
    world.publish()
    assert set(world.package("demo-withdrawn")) == {world.line("two", "case-2").guid}


def test_a_deck_first_published_later_does_not_ship_it(retired: World) -> None:
    retired.publish()
    retired.recipe("second", "case-1", name="Second")
    retired.publish("second")
    assert not (retired.root / "decks/second-withdrawn.apkg").exists()
    assert "Withdrawn" not in retired.description("Second", "second")


def test_a_recipe_cannot_have_the_name_of_such_a_package(world: World) -> None:
    world.questions(one="1")
    world.recipe("demo-withdrawn", "case-1", name="Second")
    assert "decks/demo-withdrawn.yaml:2:7: FG415" in world.refused("FG415").err


def test_every_note_type_can_be_withdrawn_and_shows_it_in_anki(
    world: World, tmp_path: Path
) -> None:
    """Imported after the deck: no new note, all schedules, a banner on every card."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    world.write("media/case-1/a.svg", svg)
    world.case(
        """\
figures:
  f:
    {file: a.svg, schematic: true, modality: X-ray, alt: Grey disc,
     caption: All, credit: Me, licence: CC0, ask: {finding: It},
     regions: {x: {box: .1 .1 .2 .2}, y: {box: .5 .5 .2 .2}}}
facts:
  basic: {ask: What is basic?, answer: This}
  list: {kind: list, of: Signs, members: {a: A, b: B}}
  rate: {kind: statistic, population: men, measure: rate, values: {v: 7 %}}
  step: {kind: mechanism, of: It, steps: {a: One, z: Two}}
  gap: {kind: cloze, text: "A [g] b.", gaps: {g: x}}
"""
    )
    world.publish()
    paths = [card.removeprefix("case-1/") for card in world.states()]
    assert {line.face for line in world.lock.notes.values()} == set(FACES)
    collection = Collection(str(tmp_path / "collection.anki2"))
    _import(collection, world.root / "decks/demo.apkg")
    cards = collection.find_cards("")
    assert len(cards) == len(paths) + 1
    world.case(f"withdrawn: {{{', '.join(f'{path}: wrong' for path in paths)}}}\n")
    world.publish()
    log = _import(collection, world.root / "decks/demo-withdrawn.apkg")
    assert (len(log.new), len(log.updated)) == (0, len(paths))
    assert set(collection.find_cards("tag:flashgen::withdrawn")) == set(cards)
    keys = re.search(r"`(Key:[^`]*)`", world.description())
    assert keys is not None
    assert set(collection.find_cards(keys[1])) == set(cards)
    for card in cards:
        output = collection.get_card(card).render_output()
        for side in (output.question_text, output.answer_text):
            assert "This card was withdrawn. Please suspend it." in side
            assert "Withdrawn: wrong" in side
        assert "There is nothing to learn here any more." in output.answer_text
    assert collection.fix_integrity()[1]
    collection.close()


def _import(collection: Collection, package: Path) -> Any:
    request = ImportAnkiPackageRequest(
        package_path=str(package), options=ImportAnkiPackageOptions()
    )
    return collection.import_anki_package(request).log
