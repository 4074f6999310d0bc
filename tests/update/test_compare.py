"""What changed, and what it means for a student who has the release before."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from flashgen.faces import FACES
from flashgen.package import MediaFile, Note
from flashgen.update import tell
from flashgen.update.change import Change, Comparison, Fate, Kind
from flashgen.update.compare import compare
from flashgen.update.read import read_package
from tests.update.conftest import (
    FIRST,
    OTHER,
    PIXEL,
    SECOND,
    Write,
    alter,
    make_note,
    retyped,
    with_fields,
)

PICTURE = '<img src="fg-1.svg">'


@pytest.fixture
def found(write: Write) -> Any:
    """Return a function that compares two lists of notes."""

    def compare_(
        old: list[Note],
        new: list[Note],
        media: tuple[MediaFile, ...] = (),
        new_media: tuple[MediaFile, ...] | None = None,
    ) -> Comparison:
        before = write("old", old, *media)
        after = write("new", new, *(media if new_media is None else new_media))
        return compare(read_package(before), read_package(after))

    return compare_


def only(found: Comparison) -> Change:
    """Return the one note that was compared."""
    (change,) = found.changes
    return change


def codes(found: Comparison) -> list[str]:
    """Return the codes of what is wrong."""
    return [problem.code for problem in found.problems]


NOTE = make_note()


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (with_fields(NOTE, Answer="Another"), Kind.MEANING),
        (with_fields(NOTE, Answer="answer no0."), Kind.REWORDED),
        (with_fields(NOTE, Question="Query no0"), Kind.REWORDED),
        (with_fields(NOTE, Question="Question no1 of 2"), Kind.MEANING),
        (with_fields(NOTE, Why="Why not no0"), Kind.MEANING),
        (with_fields(NOTE, Source="Source no0, 2013"), Kind.REWORDED),
        (with_fields(NOTE, Why="<b>Why</b> no0"), Kind.FORMAT),
        (with_fields(NOTE, Why="Why no0" + PICTURE), Kind.FIGURE),
        (with_fields(NOTE, Case_link="https://example.org"), Kind.LINKS),
        (replace(NOTE, tags=("other",)), Kind.TAGS),
        (replace(NOTE, tags=(*NOTE.tags, "flashgen::withdrawn")), Kind.WITHDRAWN),
        (with_fields(NOTE, My_notes="whatever"), Kind.SAME),
        (NOTE, Kind.SAME),
    ],
)
def test_how_a_note_changed(found: Any, new: Note, kind: Kind) -> None:
    media = (MediaFile("fg-1.svg", data=PIXEL),)
    change = only(found([NOTE], [replace(new, mod=SECOND)], media))
    assert change.kind is kind
    assert change.fate is Fate.UPDATED


def test_a_note_may_change_in_several_ways(found: Any) -> None:
    new = with_fields(NOTE, mod=SECOND, Answer="Another", Why="As no0")
    new = replace(new, tags=(), deck="Chest")
    change = only(found([NOTE], [new]))
    assert change.kind is Kind.MEANING
    assert change.also == (Kind.REWORDED, Kind.TAGS, Kind.MOVED)
    assert [field.name for field in change.fields] == ["Answer", "Why"]


@pytest.mark.parametrize(
    ("face", "field"), [("statistic", "Percent"), ("image", "Marks")]
)
def test_each_part_of_an_answer_counts(found: Any, face: str, field: str) -> None:
    note = make_note(face=face)
    new = with_fields(note, mod=SECOND, **{field: "<svg><path d='M0 0'/></svg>"})
    assert only(found([note], [new])).kind is Kind.MEANING


def test_marks_that_move_change_the_meaning(found: Any) -> None:
    old = with_fields(make_note(face="image"), Marks="<i style='left:1%'></i>")
    new = with_fields(old, mod=SECOND, Marks="<i style='left:9%'></i>")
    assert only(found([old], [new])).kind is Kind.MEANING


def test_added_and_gone(found: Any) -> None:
    changes = found([NOTE], [make_note(1)]).changes
    assert [(c.guid, c.kind, c.fate) for c in changes] == [
        ("guid-1", Kind.ADDED, Fate.NEW),
        ("guid-0", Kind.WITHDRAWN, Fate.STAYS),
    ]
    assert (changes[0].key, changes[0].label) == ("KEY-1", "Question no1")


@pytest.mark.parametrize(
    ("face", "label"),
    [
        ("basic", "Question no0"),
        ("list", "Question no0 (Set no0)"),
        ("step", "Question no0 (Mechanism no0)"),
        ("cloze", "Before no0 […] After no0"),
        ("occlusion", "Question no0"),
    ],
)
def test_a_note_is_named_by_what_it_asks(found: Any, face: str, label: str) -> None:
    note = make_note(face=face)
    assert only(found([note], [note])).label == label


def test_a_gone_card_that_the_withdrawn_package_names_is_retired(write: Write) -> None:
    old, new = write("old", [NOTE, make_note(1)]), write("new", [make_note(1)])
    banner = with_fields(NOTE, mod=SECOND, Notice="Withdrawn")
    retired = read_package(write("new-withdrawn", [banner]))
    result = compare(read_package(old), read_package(new), retired)
    assert [c.fate for c in result.of(Kind.WITHDRAWN)] == [Fate.RETIRED]


def test_release_notes_say_why_a_card_was_withdrawn_and_how_to_find_it(
    write: Write,
) -> None:
    old, new = write("old", [NOTE, make_note(1)]), write("new", [make_note(1)])
    reason = f"Withdrawn: {'not certain ' * 12}at all"
    banner = with_fields(NOTE, mod=SECOND, Question=reason)
    banner = replace(banner, tags=("flashgen::withdrawn",))
    retired = read_package(write("new-withdrawn", [banner]))
    result = compare(read_package(old), read_package(new), retired)
    markdown = tell.as_markdown(result)
    assert f"- KEY-0: Question no0\n  - {reason}" in markdown
    assert "`tag:flashgen::withdrawn`" in markdown
    assert tell.as_record(result)["notes"][0]["reason"] == reason
    unnamed = tell.as_markdown(compare(read_package(old), read_package(new)))
    assert "tag:" not in unnamed


def test_a_new_picture_under_an_old_name_is_a_change_of_figure(found: Any) -> None:
    note = with_fields(NOTE, Why=PICTURE)
    old, new = (MediaFile("fg-1.svg", data=data) for data in (PIXEL, OTHER))
    result = found([note], [replace(note, mod=SECOND)], (old,), (new,))
    assert only(result).kind is Kind.FIGURE
    assert codes(result) == []
    assert codes(found([note], [note], (old,), (new,))) == [
        "not-newer",
        "media-same-name",
    ]


def test_an_order_is_told_by_the_fewest_notes_that_moved(found: Any) -> None:
    notes = [make_note(n) for n in range(10)]
    last_first = [
        replace(notes[9], due=0),
        *(replace(n, due=n.due + 10) for n in notes[:9]),
    ]
    moved = found(notes, last_first).of(Kind.ORDER)
    assert [c.guid for c in moved] == ["guid-9"]


def test_a_changed_note_that_is_not_newer_is_a_problem(found: Any) -> None:
    result = found([NOTE], [with_fields(NOTE, Answer="Another")])
    assert only(result).fate is Fate.UNTOUCHED
    (problem,) = result.problems
    assert (problem.code, problem.about) == ("not-newer", ("KEY-0",))
    assert result.failed
    assert "--force-update" in problem.hint


@pytest.mark.parametrize(
    "new",
    [
        NOTE,
        replace(NOTE, deck="Imaging::Chest"),
        with_fields(NOTE, Report_link="https://example.org"),
    ],
)
def test_an_unchanged_note_that_is_newer_is_a_warning(found: Any, new: Note) -> None:
    """Two packages do not show whether it was forced, or changed and changed back."""
    anchor = make_note(1)
    result = found([NOTE, anchor], [replace(new, mod=SECOND), anchor])
    assert codes(result) == ["stamped-again"]
    assert not result.failed
    assert "\nwarning stamped-again: " in tell.as_text(result)
    assert tell.as_record(result)["problems"][0]["severity"] == "warning"


@pytest.mark.parametrize(
    "new",
    [
        with_fields(NOTE, Why="<b>Why</b> no0"),
        with_fields(NOTE, Report_link="https://example.org"),
        replace(NOTE, tags=("other",)),
        replace(NOTE, deck="Imaging::Chest"),
    ],
)
def test_what_is_no_content_need_not_be_newer(found: Any, new: Note) -> None:
    anchor = make_note(1)
    assert codes(found([NOTE, anchor], [new, anchor])) == []


def test_an_older_note_is_a_problem(found: Any) -> None:
    result = found([replace(NOTE, mod=SECOND)], [NOTE])
    assert codes(result) == ["older"]
    assert "swapped" in result.problems[0].hint


def test_a_lost_identity_is_a_problem(found: Any) -> None:
    renamed = with_fields(replace(NOTE, guid="guid-new"), Key="KEY-new")
    result = found([NOTE], [renamed])
    assert codes(result) == ["identity-lost"]
    assert result.problems[0].about == ("KEY-0 is now KEY-new",)
    assert "was:" in result.problems[0].hint


def test_a_renamed_deck_is_a_problem_and_a_moved_note_is_not(found: Any) -> None:
    notes = [make_note(0), make_note(1)]
    renamed = [replace(n, deck="Images") for n in notes]
    assert codes(found(notes, renamed)) == ["deck-renamed"]
    split = [notes[0], replace(notes[1], deck="Imaging::Chest")]
    result = found(notes, split)
    assert codes(result) == []
    assert result.decks == ("Imaging::Chest",)
    respelt = [replace(n, deck="IMAGING") for n in notes]
    assert codes(found(notes, respelt)) == []


def test_a_note_on_another_note_type_is_a_problem(found: Any) -> None:
    result = found([NOTE], [make_note(face="list", mod=SECOND)])
    assert "other-type" in codes(result)
    assert only(result).fate is Fate.CONFLICT


def test_two_notes_of_one_guid_are_a_problem(write: Write) -> None:
    path = write("old", [NOTE, make_note(1)])
    twice = write("new", [NOTE, make_note(1)])
    alter(twice, "UPDATE notes SET guid = 'guid-0'")
    assert "same-guid" in codes(compare(read_package(path), read_package(twice)))


def test_a_note_without_a_card_is_a_problem(write: Write) -> None:
    old, new = write("old", [NOTE]), write("new", [NOTE])
    alter(new, "DELETE FROM cards")
    assert codes(compare(read_package(old), read_package(new)))[:2] == [
        "card-gone",
        "no-card",
    ]


def test_a_missing_picture_is_a_problem(found: Any) -> None:
    note = with_fields(NOTE, Why='<img src="none.svg">')
    result = found([NOTE], [replace(note, mod=SECOND)])
    assert codes(result) == ["media-missing"]
    assert result.problems[0].about == ("none.svg",)


def _faces(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    faces = {**FACES, "basic": replace(FACES["basic"], **changes)}
    monkeypatch.setattr("flashgen.package.writer.FACES", MappingProxyType(faces))


@pytest.mark.parametrize(
    ("css", "step", "code", "arrives"),
    [
        ("new", 1, [], True),
        ("new", 0, ["type-not-newer"], False),
        ("same", 1, ["type-newer-for-nothing"], False),
        ("same", 0, [], False),
    ],
)
def test_the_look_of_a_note_type(
    write: Write,
    css: str,
    step: int,
    code: list[str],
    arrives: bool,
) -> None:
    old, new = write("old", [NOTE]), write("new", [NOTE])
    retyped(new, "flashgen basic", mod=FACES["basic"].changed + step)
    if css == "new":
        retyped(new, "flashgen basic", css="/* new */")
    result = compare(read_package(old), read_package(new))
    assert codes(result) == code
    assert bool(result.types) is arrives


def test_a_note_type_with_other_fields_is_a_problem(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = write("old", [NOTE])
    _faces(monkeypatch, own=("Stem", "Extra"))
    grown = replace(NOTE, fields=(*NOTE.fields, ""))
    result = compare(read_package(old), read_package(write("new", [grown])))
    assert codes(result) == ["other-type", "type-schema"]


def test_a_note_type_under_a_new_id_is_a_problem(write: Write) -> None:
    id_, other = FACES["basic"].id, FACES["basic"].id + 1
    old, new = write("old", [NOTE]), write("new", [NOTE])
    alter(
        new,
        f"UPDATE col SET models = replace(models, '{id_}', '{other}');"
        f"UPDATE notes SET mid = {other}",
    )
    result = compare(read_package(old), read_package(new))
    assert codes(result) == ["other-type", "type-id"]


def test_a_package_of_somebody_else_is_compared_by_guid(tmp_path: Path) -> None:
    import genanki

    def package(name: str, answer: str) -> Path:
        model = genanki.Model(
            1_600_000_000,
            "Simple",
            fields=[{"name": "Front"}, {"name": "Back"}],
            templates=[{"name": "C", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
        )
        deck = genanki.Deck(1_600_000_001, "Theirs")
        deck.add_note(genanki.Note(model, ["What?", answer], guid="#`guid`"))
        path = tmp_path / name
        genanki.Package(deck).write_to_file(path, timestamp=FIRST)
        return path

    old, new = package("a.apkg", "One way"), package("b.apkg", "Another way")
    result = compare(read_package(old), read_package(new))
    change = only(result)
    assert (change.key, change.label, change.kind) == ("#`guid`", "What?", Kind.MEANING)
    assert codes(result) == ["not-newer"]
    assert "\\#\\`guid\\`" in tell.as_markdown(result)


def test_the_report_in_text_markdown_and_json(found: Any) -> None:
    old = [make_note(n) for n in range(4)]
    new = [
        with_fields(
            old[0], mod=SECOND, Answer="Another\x7f <b>answer</b>".replace("\x7f", "")
        ),
        with_fields(old[1], mod=SECOND, Why="Because no1"),
        old[2],
        make_note(9),
    ]
    result = found(old, new)
    text = tell.as_text(result)
    for part in (
        "old.apkg → new.apkg: 1 added, 1 withdrawn, 1 changed in meaning, 1 reworded, "
        "1 unchanged",
        "  KEY-0  Question no0\n      Answer: Answer no0 → Another answer",
        "edited, tagged or marked one after 2023-11-16 02:00:00 UTC keeps the old one",
        "new key, with the old card withdrawn, reaches everyone",
    ):
        assert part in text
    markdown = tell.as_markdown(result)
    assert markdown.startswith("# old.apkg → new.apkg\n")
    assert "## Changed in meaning (1)\n" in markdown
    assert (
        "- KEY-0: Question no0\n  - Answer: Answer no0 → Another answer\n" in markdown
    )
    record = json.loads(json.dumps(tell.as_record(result)))
    assert record["counts"] == {
        "added": 1,
        "withdrawn": 1,
        "changed in meaning": 1,
        "reworded": 1,
        "unchanged": 1,
    }
    assert [n["guid"] for n in record["notes"]] == [
        "guid-0",
        "guid-1",
        "guid-9",
        "guid-3",
    ]
    assert record["notes"][0]["fields"] == [
        {"name": "Answer", "old": "Answer no0", "new": "Another <b>answer</b>"}
    ]
    assert record["notes"][0]["student"] == "replaced in place"
    assert record["problems"] == []


def test_a_long_field_is_shown_around_the_change() -> None:
    from flashgen.update.change import FieldChange

    words = list("abcdefghijklmnopqrst")
    new = [*words[:10], "X", *words[11:]]
    field = FieldChange("Why", " ".join(words), " ".join(new))
    assert tell.shortest(field) == "Why: … g h i j k l m n o … → … g h i j X l m n o …"
    assert tell.shortest(FieldChange("Why", "", "new")) == "Why: (empty) → new"


def test_control_characters_reach_no_terminal(write: Write) -> None:
    old, new = write("old", [NOTE]), write("new", [NOTE])
    alter(new, "UPDATE notes SET flds = replace(flds, 'Question', char(27) || '[2J')")
    text = tell.as_text(compare(read_package(old), read_package(new)))
    assert "\x1b" not in text
    assert "\\x1b[2J" in text
