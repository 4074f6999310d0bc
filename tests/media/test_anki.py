"""What Anki's own engine makes of figures and masks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import HEAD, Finished
from tests.media import torture

if TYPE_CHECKING:
    from anki.collection import Collection

pytestmark = pytest.mark.anki
Run = Callable[..., Finished]

FIGURE = """\
figures:
  chest:
    file: chest.png
    modality: CT
    alt: Slice with two dark fields
    caption: Specks at the front of both lungs
    credit: A B
    licence: CC0-1.0
    consent: given
    reviewed: no identifying text
    tone: dark
    marks:
      specks: {box: .2 .3 .2 .2, says: specks of chalk}
    ask:
      finding: Specks
    naming: {hide: %s}
    regions:
%s
facts: {q: {ask: 'Which organ makes insulin?', answer: Pancreas}}
"""
LUNG = "      lung: {circle: .3 .5 .1 .2, name: Right lung}\n"
HEART = "      heart: {box: .45 .4 .1 .2, name: Heart}\n"
SPINE = '      spine: {polygon: ".45 .7, .55 .7, .5 .8", name: "Spine: {{bone}}"}\n'


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    from anki.collection import Collection

    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


class World:
    """A library and a student."""

    def __init__(self, root: Path, flashgen: Run, collection: Any) -> None:
        self.root, self.flashgen, self.collection = root, flashgen, collection
        self.time = 1_700_000_000
        (root / "media/case-1").mkdir()
        data = torture.saved(torture.ct(200), "PNG")
        (root / "media/case-1/chest.png").write_bytes(data)

    def release(self, *regions: str, hide: str = "all", more: str = "") -> Any:
        """Publish the figure with `regions`, and let the student import it."""
        from anki.collection import (
            ImportAnkiPackageOptions,
            ImportAnkiPackageRequest,
        )

        text = HEAD + more + FIGURE % (hide, "".join(regions))
        (self.root / "source_cases/case-1.yaml").write_text(text, "utf-8")
        self.time += 1000
        done = self.flashgen("publish", "demo", SOURCE_DATE_EPOCH=str(self.time))
        assert done.code == 0, done.err
        request = ImportAnkiPackageRequest(
            package_path=str(self.root / "decks/demo.apkg"),
            options=ImportAnkiPackageOptions(),
        )
        return self.collection.import_anki_package(request).log

    @property
    def note(self) -> Any:
        """The note with the masks."""
        (found,) = self.collection.find_notes('note:"flashgen occlusion"')
        return self.collection.get_note(found)

    def cards(self) -> list[Any]:
        """Its cards by number."""
        return sorted(self.note.cards(), key=lambda card: card.ord)


@pytest.fixture
def world(library: Path, flashgen: Run, collection: Any) -> World:
    return World(library, flashgen, collection)


def test_everything_arrives_clean(world: World) -> None:
    log = world.release(LUNG, HEART, SPINE)
    assert len(log.new) == 3
    assert world.collection.card_count() == 1 + 1 + 3
    assert world.collection.fix_integrity()[1]
    assert world.collection.card_count() == 5
    media = world.collection.media.check()
    assert (media.missing, media.unused) == ([], [])
    assert world.collection.get_empty_cards().notes == []


@pytest.mark.parametrize("hide", ["all", "one"])
def test_anki_knows_the_note_as_its_own_image_occlusion(
    world: World, hide: str
) -> None:
    world.release(LUNG, HEART, SPINE, hide=hide)
    kind = world.note.note_type()
    assert (kind["originalStockKind"], kind["type"]) == (6, 1)
    read = world.collection.get_image_occlusion_note(world.note.id).note
    shapes = {
        one.ordinal: {p.name: p.value for p in one.shapes[0].properties}
        for one in read.occlusions
    }
    kinds = {one.ordinal: one.shapes[0].shape for one in read.occlusions}
    assert kinds == {1: "ellipse", 2: "rect", 3: "polygon"}
    assert (shapes[1]["left"], shapes[1]["top"]) == (".2", ".3")
    assert (shapes[1]["rx"], shapes[1]["ry"]) == (".1", ".2")
    assert (shapes[2]["width"], shapes[2]["height"]) == (".1", ".2")
    assert shapes[3]["points"] == ".45,.7 .55,.7 .5,.8"
    assert read.occlude_inactive is (hide == "all")
    assert read.header == "Which structure is hidden here?"
    assert read.image_data.startswith(b"RIFF")


def test_the_editor_of_masks_can_change_it(world: World) -> None:
    world.release(LUNG, HEART)
    note, moved = (
        world.note,
        "{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2}}",
    )
    world.collection.update_image_occlusion_note(
        note_id=note.id,
        occlusions=moved + note["Occlusion"].partition("<br>")[2],
        header="New header",
        back_extra=note["Why"],
        tags=note.tags,
    )
    assert world.note["Question"] == "New header"
    assert len(world.cards()) == 2


def test_each_card_shows_its_mask_and_only_the_back_the_name(world: World) -> None:
    world.release(LUNG, HEART, SPINE)
    for number, card in enumerate(world.cards(), start=1):
        out = card.render_output()
        assert f'class="cloze" data-ordinal="{number}"' in out.question_text.replace(
            "\n", " "
        )
        assert "anki.imageOcclusion.setup()" in out.question_text
        for name in ("Right lung", "Heart", "Spine"):
            assert name not in out.question_text
        assert f'<li class="fc-{number}">' in out.answer_text
        assert f".card{number} .fc-names > :not(.fc-{number})" in out.css


def test_the_cards_of_one_picture_are_not_side_by_side(world: World) -> None:
    world.release(LUNG, HEART, SPINE)
    due = [card.due for card in world.cards()]
    assert all(after - before >= 70 for before, after in pairwise(due))


class TestUpdates:
    def study(self, world: World) -> dict[int, tuple[Any, ...]]:
        """Review every card; return what the schedule says of each."""
        for card in world.cards():
            card.type = card.queue = 2
            card.ivl, card.due, card.reps = 30 + card.ord, 500 + card.ord, 4
            world.collection.update_card(card)
        return self.schedule(world)

    def schedule(self, world: World) -> dict[int, tuple[Any, ...]]:
        return {c.ord: (c.id, c.type, c.ivl, c.due, c.reps) for c in world.cards()}

    def test_a_mask_that_moves_keeps_every_schedule(self, world: World) -> None:
        world.release(LUNG, HEART, SPINE)
        before = self.study(world)
        log = world.release(LUNG.replace(".3 .5", ".301 .5"), HEART, SPINE)
        assert (len(log.new), len(log.updated)) == (0, 1)
        assert ":left=.201:" in world.note["Occlusion"]
        assert self.schedule(world) == before

    def test_a_new_mask_is_one_new_card_wherever_it_stands(self, world: World) -> None:
        world.release(LUNG, HEART)
        before = self.study(world)
        world.release(SPINE, HEART, LUNG)
        after = self.schedule(world)
        assert {n: after[n] for n in before} == before
        assert [n for n in after if n not in before] == [2]
        assert "Spine" in world.cards()[2].answer()

    def test_a_removed_mask_leaves_no_broken_card(self, world: World) -> None:
        world.release(LUNG, HEART, SPINE)
        before = self.study(world)
        gone = "withdrawn: {chest/regions/heart: The mask was in the wrong place}\n"
        log = world.release(LUNG, SPINE, more=gone)
        assert len(log.updated) == 1
        assert self.schedule(world) == before
        assert world.collection.get_empty_cards().notes == []
        broken = world.cards()[1]
        for side in (broken.question(), broken.answer()):
            assert "No cloze" not in side
        assert "no longer asked for" in broken.answer()
        assert "Heart" not in broken.answer()

    def test_who_starts_later_never_gets_its_card(
        self, world: World, tmp_path: Path
    ) -> None:
        from anki.collection import Collection

        world.release(LUNG, HEART, SPINE)
        gone = "withdrawn: {chest/regions/heart: The mask was in the wrong place}\n"
        world.collection.close()
        world.collection = Collection(str(tmp_path / "second.anki2"))
        try:
            world.release(LUNG, SPINE, more=gone)
            assert [card.ord for card in world.cards()] == [0, 2]
        finally:
            world.collection.close()
            world.collection = Collection(str(tmp_path / "collection.anki2"))
            world.collection.close()


def test_an_unchanged_figure_is_no_update(world: World) -> None:
    world.release(LUNG, HEART)
    before = world.note.mod
    log = world.release(LUNG, HEART)
    assert (len(log.new), len(log.updated)) == (0, 0)
    assert world.note.mod == before
