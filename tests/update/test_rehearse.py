"""A rehearsal finds what an update costs, in Anki's own engine, and only that."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from flashgen.faces import FACES
from flashgen.package import MediaFile, Note
from flashgen.update import tellrehearsal
from flashgen.update.change import Kind
from flashgen.update.compare import compare
from flashgen.update.losses import LOSSES
from flashgen.update.read import read_package
from flashgen.update.rehearse import Rehearsal, Step, edit_times, rehearse
from flashgen.update.student import CARD_EDITS, NOTE_EDITS, NotTaken, Student, edits
from tests.update import earlier
from tests.update.conftest import (
    FIRST,
    OTHER,
    SECOND,
    THIRD,
    Write,
    alter,
    make_note,
    retyped,
    with_fields,
)

pytestmark = pytest.mark.anki

OLD = [make_note(n) for n in range(40)]
NEW = [
    *(with_fields(n, mod=SECOND, Answer="Corrected") for n in OLD[:15]),
    *OLD[15:39],
    make_note(99, mod=SECOND),
]


def released(*paths: Path) -> Rehearsal:
    """Rehearse the packages in their order."""
    return rehearse([(read_package(path), path) for path in paths])


@pytest.fixture
def step(write: Write) -> Any:
    """Return a function that rehearses one update and returns its one step."""

    def step_(old: Sequence[Note], new: Sequence[Note], *media: MediaFile) -> Step:
        ((only,),) = released(write("old", old, *media), write("new", new, *media)).ways
        return only

    return step_


def lost(step: Step) -> dict[str, int]:
    """Return how much of what was lost."""
    assert list(step.lost) == list(LOSSES)
    return {what: len(names) for what, names in step.lost.items() if names}


def test_a_sound_update_costs_nothing(step: Any) -> None:
    done = step(OLD, NEW)
    assert lost(done) == {}
    assert not done.failed
    late = len(done.skipped)
    assert (done.added, done.updated, done.conflicting) == (1, 15 - late, 0)
    assert done.untouched == 24 + late
    # Two of seven edits are made after the release; they keep the old words.
    assert late == 4
    assert len(done.replaced) == 8
    assert done.answers > 100
    assert done.edits > 30


def test_a_rehearsal_goes_the_same_way_every_time(write: Write) -> None:
    paths = write("old", OLD), write("new", NEW)
    assert released(*paths) == released(*paths)


def test_an_unchanged_rebuild_updates_nothing(step: Any) -> None:
    done = step(OLD, OLD)
    assert (done.added, done.updated, done.untouched) == (0, 0, 40)
    assert lost(done) == {}
    assert done.replaced == done.skipped == ()


def test_every_edit_is_made_to_changed_and_to_unchanged_notes() -> None:
    made = edits([str(n) for n in range(35)])
    whats = {(edit.what, edit.late, edit.card) for edit in made}
    assert len(whats) == len(NOTE_EDITS) * len(CARD_EDITS) == 35


@pytest.mark.parametrize(
    ("old", "new", "times"),
    [
        (FIRST, SECOND, (FIRST + 1, SECOND + 1)),
        (FIRST, FIRST + 1, (FIRST, FIRST + 2)),
        (FIRST, FIRST, (FIRST, FIRST + 1)),
        (SECOND, FIRST, (SECOND, SECOND + 1)),
    ],
)
def test_edits_are_dated_between_the_releases_and_after_them(
    write: Write, old: int, new: int, times: tuple[int, int]
) -> None:
    before = read_package(write("old", [make_note(mod=old)]))
    after = read_package(write("new", [make_note(mod=new)]))
    assert edit_times(before, after) == times


def test_several_releases_are_taken_one_by_one_and_at_one_jump(write: Write) -> None:
    third = [
        with_fields(NEW[0], mod=THIRD, Answer="Corrected again"),
        *NEW[1:20],
        with_fields(NEW[20], mod=THIRD, Why="Another reason"),
        *NEW[21:],
        make_note(100, mod=THIRD),
    ]
    done = released(write("1", OLD), write("2", NEW), write("3", third))
    assert [[(s.old, s.new, s.added) for s in way] for way in done.ways] == [
        [("1.apkg", "2.apkg", 1), ("2.apkg", "3.apkg", 1)],
        [("1.apkg", "3.apkg", 2)],
    ]
    assert not done.failed


def test_a_correction_then_the_old_words_again_both_arrive(write: Write) -> None:
    wrong = [with_fields(n, mod=SECOND, Answer="Wrong") for n in OLD]
    right = [replace(n, mod=THIRD) for n in OLD]
    done = released(write("1", OLD), write("2", wrong), write("3", right))
    assert [lost(step) for way in done.ways for step in way] == [{}, {}, {}]
    assert done.ways[1][0].replaced


def test_the_old_words_with_their_old_time_never_arrive(write: Write) -> None:
    wrong = [with_fields(n, mod=SECOND, Answer="Wrong") for n in OLD]
    done = released(write("1", OLD), write("2", wrong), write("3", OLD))
    assert set(lost(done.ways[0][1])) == {"undelivered"}


def test_a_clock_for_a_stamp_costs_every_edit(step: Any) -> None:
    """What most compilers do: every note gets the time of the rebuild."""
    done = step(OLD, [replace(n, mod=SECOND) for n in OLD])
    assert set(lost(done)) == {"edits"}
    assert done.failed


def test_a_jump_excuses_only_notes_that_a_release_between_has_changed(
    write: Write,
) -> None:
    wrong = [with_fields(OLD[0], mod=SECOND, Answer="Wrong"), *OLD[1:]]
    right = [replace(n, mod=THIRD) for n in OLD]
    done = released(write("1", OLD), write("2", wrong), write("3", right))
    assert set(lost(done.ways[0][1])) == {"edits"}
    assert done.failed


def test_a_change_without_a_later_time_is_not_delivered(step: Any) -> None:
    done = step(OLD, [with_fields(OLD[0], Answer="Corrected"), *OLD[1:]])
    assert lost(done) == {"undelivered": 1}


def test_new_guids_are_duplicates(step: Any) -> None:
    new = [
        with_fields(replace(n, guid=f"new-{n.guid}"), Key=f"NEW-{place}")
        for place, n in enumerate(OLD)
    ]
    assert lost(step(OLD, new)) == {"duplicates": 40}


def test_two_notes_of_one_guid_are_duplicates(write: Write) -> None:
    old, new = write("old", OLD[:5]), write("new", OLD[:5])
    alter(new, "UPDATE notes SET guid = 'guid-x' WHERE guid IN ('guid-1', 'guid-2')")
    ((done,),) = released(old, new).ways
    assert "guid-x" in done.lost["duplicates"]


def test_another_schema_makes_a_copy_of_the_note_type(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = write("old", OLD)
    faces = {**FACES, "basic": replace(FACES["basic"], own=("Stem", "Extra"))}
    monkeypatch.setattr("flashgen.package.writer.FACES", MappingProxyType(faces))
    grown = [replace(n, fields=(*n.fields[:4], "", *n.fields[4:])) for n in NEW]
    ((done,),) = released(old, write("new", grown)).ways
    assert lost(done) == {"note types": 1, "undelivered": 11}
    assert done.conflicting == 39


def test_a_later_note_type_of_the_same_look_costs_an_own_style(write: Write) -> None:
    old, new = write("old", OLD), write("new", OLD)
    retyped(new, "flashgen basic", mod=FACES["basic"].changed + 10**9)
    ((done,),) = released(old, new).ways
    assert lost(done) == {"styles": 1}


def test_a_missing_picture_is_found(step: Any) -> None:
    shown = with_fields(OLD[0], mod=SECOND, Why='<img src="none.svg">')
    assert lost(step(OLD, [shown, *OLD[1:]])) == {"media": 1}


def test_a_new_picture_arrives(step: Any) -> None:
    media = MediaFile("fg-2.svg", data=OTHER)
    shown = with_fields(OLD[0], mod=SECOND, Why='<img src="fg-2.svg">')
    assert lost(step(OLD, [shown, *OLD[1:]], media)) == {}


def test_a_card_with_nothing_on_its_front_is_found(write: Write) -> None:
    old, new = write("old", OLD), write("new", NEW)
    alter(
        new,
        "INSERT INTO cards SELECT id + 9, nid, did, 1, mod, usn, type, queue, due, "
        "ivl, factor, reps, lapses, left, odue, odid, flags, data FROM cards LIMIT 1",
    )
    ((done,),) = released(old, new).ways
    assert lost(done) == {"empty cards": 1}


def test_a_withdrawn_card_stays_and_its_package_marks_it(write: Write) -> None:
    main = [*OLD[1:]]
    banner = with_fields(OLD[0], mod=SECOND, Notice="Withdrawn", Answer="")
    banner = replace(banner, tags=("flashgen::withdrawn",))
    done = released(write("1", OLD), write("2", main), write("2-withdrawn", [banner]))
    assert not done.failed
    assert done.ways[1][0].updated == 1


def test_a_package_that_anki_refuses(write: Write) -> None:
    old, new = write("old", OLD), write("new", NEW)
    alter(new, "ALTER TABLE cards RENAME COLUMN reps TO repetitions")
    with pytest.raises(NotTaken, match=r"new\.apkg"):
        released(old, new)


def test_a_package_that_anki_takes_and_cannot_use(write: Write) -> None:
    old, new = write("old", OLD), write("new", NEW)
    alter(
        old,
        "UPDATE cards SET nid = 0 WHERE nid = (SELECT min(id) FROM notes);"
        "UPDATE notes SET id = 0 WHERE id = (SELECT min(id) FROM notes)",
    )
    with pytest.raises(NotTaken):
        released(old, new)


def test_what_the_database_check_complains_of_is_found(write: Write) -> None:
    old, new = write("old", OLD), write("new", NEW)
    alter(
        new,
        "UPDATE cards SET did = 77 "
        "WHERE nid = (SELECT id FROM notes WHERE guid = 'guid-99')",
    )
    ((done,),) = released(old, new).ways
    assert done.lost["database"] == ("Fixed 1 missing deck.",)


def test_what_an_earlier_flashgen_wrote_is_updated_by_this_one(write: Write) -> None:
    notes = earlier.notes()
    assert {n.face for n in notes} == set(FACES), "a face that the fixture lacks is new"
    old = read_package(earlier.PACKAGE)
    assert len(old.notes) == len(notes)
    new = [
        n if place % 2 else with_fields(n, mod=SECOND, Question=f"Query no{place}")
        for place, n in enumerate(notes)
    ]
    path = write("new", new, earlier.PICTURE)
    found = compare(old, read_package(path))
    assert [c.guid for c in found.of(Kind.REWORDED)] == [n.guid for n in new[::2]]
    assert [c.guid for c in found.of(Kind.SAME)] == [n.guid for n in new[1::2]]
    assert [p for p in found.problems if not p.code.startswith("type-not")] == []
    ((done,),) = released(earlier.PACKAGE, path).ways
    assert {w: n for w, n in lost(done).items() if w != "styles"} == {}
    assert done.updated == len(new[::2]) - len(done.skipped)


def test_the_report_in_text_and_json(write: Write) -> None:
    bad = [with_fields(OLD[0], Answer="Corrected"), *OLD[1:]]
    done = released(write("1", OLD), write("2", NEW), write("3", bad))
    text = tellrehearsal.as_text(done)
    for part in (
        "one release after the other:\n1.apkg → 2.apkg\n",
        "  import: 1 added, 11 updated, 28 left alone, 0 in conflict\n",
        "  4 notes edited after the release kept the old words: skipped\n",
        "from the first release straight to the last:\n1.apkg → 3.apkg\n",
        f"  lost undelivered: 1 ({LOSSES['undelivered']})\n    KEY-0\n",
        "  lost reviews: 0\n",
        "\nsomething was lost",
    ):
        assert part in text
    record = json.loads(json.dumps(tellrehearsal.as_record(done)))
    assert record["failed"] is True
    assert record["ways"][1][0]["lost"]["undelivered"] == ["KEY-0"]
    assert "nothing was lost" in tellrehearsal.as_text(
        released(write("1", OLD[:3]), write("2", OLD[:3]))
    )


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        (
            "update cards set due = due + 1 where id = (select min(id) from cards)",
            "schedules",
        ),
        (
            "update cards set flags = 5 where id = (select min(id) from cards)",
            "schedules",
        ),
        (
            "update cards set did = 1 where id = (select min(id) from cards)",
            "schedules",
        ),
        ("delete from cards where id = (select min(id) from cards)", "schedules"),
        ("delete from revlog where id = (select min(id) from revlog)", "reviews"),
        (
            "update revlog set ease = 9 where id = (select min(id) from revlog)",
            "reviews",
        ),
        ("update notes set tags = '' where guid = 'guid-30'", "edits"),
        ("delete from notes where guid = 'guid-30'", "notes"),
    ],
)
def test_whatever_an_import_would_harm_is_found(
    write: Write, monkeypatch: pytest.MonkeyPatch, harm: str, what: str
) -> None:
    """Anki does none of this; the rehearsal would see it if it did."""
    take_in = Student.take_in

    def harmful(student: Student, package: Path) -> Any:
        log = take_in(student, package)
        if package.stem == "new":
            student.collection.db.execute(harm)
        return log

    monkeypatch.setattr(Student, "take_in", harmful)
    ((done,),) = released(write("old", OLD), write("new", NEW)).ways
    assert what in lost(done)


def test_a_student_with_the_newer_scheduler_loses_nothing(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FSRS keeps its memory of a card in the card, which is compared as well."""
    study = Student.study

    def with_fsrs(student: Student, guids: Sequence[str]) -> int:
        student.collection.set_config("fsrs", True)
        answers = study(student, guids)
        rows = student.collection.db.list("select data from cards")
        assert any('"s":' in row for row in rows), "no card has a stability"
        return answers

    monkeypatch.setattr(Student, "study", with_fsrs)
    assert not released(write("old", OLD), write("new", NEW)).failed
