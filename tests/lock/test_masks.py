"""An image occlusion is one note with a card per mask: their numbers never change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

from tests.lock.conftest import World

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
HEAD = (
    "figures:\n  f:\n    {file: a.svg, schematic: true, modality: X-ray,\n"
    "     alt: A grey disc, caption: All, credit: Me, licence: CC0,\n"
    "     ask: {finding: It}}\n"
)


def _masks(world: World, *masks: str, more: str = "") -> None:
    """Write a case with a figure that has `masks`, each `key` or `key: more`."""
    world.write("media/case-1/a.svg", SVG)
    regions = []
    for mask in masks:
        key, _, more_ = mask.partition(": ")
        name = f"name: {key[0].upper()}, box: .{ord(key[0])} .1 .01 .01"
        regions.append(f"{key}: {{{', '.join(filter(None, (more_, name)))}}}")
    figure = HEAD.replace("It}}", f"It}}, regions: {{{', '.join(regions)}}}}}")
    world.case(figure + more)


def _numbers(world: World) -> dict[str, str]:
    """Return what each number of the note hides, in the package; empty for nothing."""
    note = world.package()[world.line("f/regions").guid]
    shapes = re.findall(
        r"\{\{c(\d+)::image-occlusion:rect:left=\.?(\d+)", note.fields["Occlusion"]
    )
    return {number: chr(int(left)) if int(left) else "" for number, left in shapes}


def test_a_new_mask_gets_the_next_number_wherever_it_stands(world: World) -> None:
    _masks(world, "a", "b")
    world.publish()
    _masks(world, "c", "b", "a")
    world.build()
    assert world.line("f/regions").masks == ("a", "b", "c+")
    assert _numbers(world) == {"1": "a", "2": "b", "3": "c"}
    world.publish()
    assert world.line("f/regions").masks == ("a", "b", "c")


def test_reordering_is_no_change(world: World) -> None:
    _masks(world, "a", "b")
    world.publish()
    before = world.text
    _masks(world, "b", "a")
    world.build()
    assert world.text == before


def test_a_published_mask_that_is_gone_stops_the_build(world: World) -> None:
    _masks(world, "a", "b")
    world.publish()
    _masks(world, "a")
    found = world.refused("FG403").err
    assert "the published mask `b` of `case-1/f/regions` is gone" in found
    assert "`withdrawn: {f/regions/b: why}`" in found


def test_a_withdrawn_mask_keeps_its_number_for_nothing(world: World) -> None:
    _masks(world, "a", "b")
    world.publish()
    _masks(world, "a", "c", more="withdrawn: {f/regions/b: wrong}\n")
    world.publish()
    assert world.line("f/regions").masks == ("a", "b", "c")
    assert _numbers(world) == {"1": "a", "2": "", "3": "c"}


def test_a_renamed_mask_keeps_its_number_and_time(world: World) -> None:
    _masks(world, "a", "b")
    world.publish()
    time = world.time
    _masks(world, "a", "bb: was: b")
    for _ in range(2):
        assert world.build().codes == []
        assert world.line("f/regions").masks == ("a", "bb")
        assert world.line("f/regions").now.since == time


@pytest.mark.parametrize(
    ("masks", "code"),
    [(("a", "b", "c: was: b"), "FG405"), (("a", "b", "c: was: x"), "FG404")],
    ids=["in use", "unknown"],
)
def test_a_mask_was_nobody_else(
    world: World, masks: tuple[str, ...], code: str
) -> None:
    _masks(world, "a", "b")
    world.publish()
    _masks(world, *masks)
    done = world.run("build")
    assert done.codes == [code]
    assert done.code == (code == "FG405")


def test_an_unpublished_mask_comes_and_goes(world: World) -> None:
    _masks(world, "a", "b")
    world.build()
    _masks(world, "b")
    world.publish()
    assert world.line("f/regions").masks == ("b",)
    _masks(world, "b", "c")
    world.build()
    _masks(world, "b", "d")
    world.build()
    assert world.line("f/regions").masks == ("b", "d+")


@pytest.mark.anki
def test_a_student_keeps_every_mask_through_all_of_it(
    world: World, tmp_path: Path
) -> None:
    """In Anki: withdrawn, new, renamed and moved masks, in another order."""
    collection = Collection(str(tmp_path / "collection.anki2"))

    def take_in() -> dict[int, int]:
        request = ImportAnkiPackageRequest(
            package_path=str(world.root / "decks/demo.apkg"),
            options=ImportAnkiPackageOptions(),
        )
        log = collection.import_anki_package(request).log
        assert len(log.conflicting) == 0
        assert collection.fix_integrity()[1]
        note = next(iter(collection.find_notes('"note:flashgen occlusion"')))
        return {card.ord: card.id for card in collection.get_note(note).cards()}

    _masks(world, "a", "b", "c")
    world.publish()
    before = take_in()
    collection.sched.set_due_date([before[1]], "9")
    due = collection.get_card(before[1]).due
    _masks(world, "d", "cc: was: c", "a", more="withdrawn: {f/regions/b: wrong}\n")
    world.publish()
    after = take_in()
    assert {number: after[number] for number in before} == before
    assert sorted(after) == [0, 1, 2, 3]
    assert collection.get_card(before[1]).due == due
    for number, name in ((0, "A"), (2, "C"), (3, "D")):
        answer = collection.get_card(after[number]).render_output().answer_text
        assert f'<li class="fc-{number + 1}">{name}</li>' in answer
    collection.close()
