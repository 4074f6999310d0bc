"""What `diff` says of a student's notes is what Anki does to them."""

from __future__ import annotations

import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from flashgen.faces import FACES, STUDENT
from flashgen.package import DeckInfo, Note, write_package
from flashgen.package.generation import is_filled
from flashgen.update.change import Fate
from flashgen.update.compare import compare
from flashgen.update.read import read_package
from flashgen.update.rehearse import rehearse
from flashgen.update.textfile import text_update
from tests.update.conftest import (
    FIRST,
    SECOND,
    dated,
    make_note,
    note_of,
    take_in,
    take_in_text,
    with_fields,
)

pytestmark = pytest.mark.anki

ENOUGH = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TEXT = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cs", "Cn"],
        exclude_characters=[*map(chr, range(9)), *map(chr, range(11, 32)), "\x7f"],
    ),
    max_size=30,
)
HTML = st.one_of(
    TEXT,
    st.sampled_from(
        [
            '"quoted"',
            "#comment",
            "a\tb",
            "a\nb",
            " spaced ",
            '"',
            '""',
            ";,|:",
            "{{c1::x}}",
            r"\(x\)",
            "&lt;b&gt;",
            "<b>bold</b><br>",
            "#notetype:Basic",
            "-",
        ]
    ),
)


@st.composite
def releases(draw: st.DrawFn) -> tuple[list[Note], list[Note]]:
    """Return the notes of two releases: changed, moved, gone, new, of any time."""
    old = [
        make_note(n, draw(st.sampled_from(["basic", "list"])), mod=FIRST)
        for n in range(draw(st.integers(1, 8)))
    ]
    new: list[Note] = []
    for note in old:
        changes = draw(
            st.sets(st.sampled_from(["words", "tags", "deck", "link", "gone", "type"]))
        )
        mod = draw(st.sampled_from([FIRST - 5, FIRST, SECOND]))
        if "gone" in changes:
            continue
        if "type" in changes and draw(st.booleans()):
            note = make_note(int(note.guid[5:]), "step")
        if "words" in changes:
            note = with_fields(note, Answer=draw(TEXT), Why=draw(TEXT))
        if "link" in changes:
            note = with_fields(note, Case_link="https://example.org")
        if "tags" in changes:
            note = replace(note, tags=("other",))
        if "deck" in changes:
            note = replace(note, deck="Imaging::Chest")
        new.append(replace(note, mod=mod))
    new += [make_note(n, mod=SECOND) for n in range(20, 20 + draw(st.integers(0, 3)))]
    return old, new or [make_note(30)]


def written(folder: Path, name: str, notes: list[Note]) -> Path:
    """Write a package."""
    path = folder / name
    decks = [DeckInfo(deck, "") for deck in dict.fromkeys(n.deck for n in notes)]
    write_package(path, notes, decks, [])
    return path


@ENOUGH
@given(releases())
def test_anki_does_to_each_note_what_was_said(
    both: tuple[list[Note], list[Note]],
) -> None:
    from anki.collection import Collection

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [written(folder, f"{n}.apkg", notes) for n, notes in enumerate(both)]
        found = compare(*map(read_package, paths))
        collection = Collection(str(folder / "c.anki2"))
        take_in(collection, paths[0])
        query = "select guid, mod, flds, tags from notes"
        before = {row[0]: row for row in collection.db.all(query)}
        log = take_in(collection, paths[1])
        after = {row[0]: row for row in collection.db.all(query)}
        collection.close()
    said = {change.guid: change.fate for change in found.changes}
    assert set(said) == set(after)
    for guid, fate in said.items():
        was = Fate.NEW if guid not in before else Fate.UPDATED
        if guid in before and before[guid] == after[guid]:
            was = fate if fate is not Fate.UPDATED else Fate.UNTOUCHED
        assert was is fate, guid
    fates = list(said.values())
    assert len(log.new) == fates.count(Fate.NEW)
    assert len(log.updated) == fates.count(Fate.UPDATED)
    assert len(log.conflicting) == fates.count(Fate.CONFLICT)
    assert len(log.duplicate) == fates.count(Fate.UNTOUCHED)


@ENOUGH
@given(releases())
def test_a_rehearsal_fails_only_where_the_comparison_warns(
    both: tuple[list[Note], list[Note]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        paths = [
            written(Path(name), f"{n}.apkg", notes) for n, notes in enumerate(both)
        ]
        packages = [read_package(path) for path in paths]
        codes = {problem.code for problem in compare(*packages).problems}
        ((step,),) = rehearse(list(zip(packages, paths, strict=True))).ways
    lost = {what for what, names in step.lost.items() if names}
    if "stamped-again" not in codes:
        assert "edits" not in lost
    assert ("undelivered" in lost) <= bool({"not-newer", "other-type"} & codes)
    assert ("duplicates" in lost) == ("identity-lost" in codes)
    assert not {"schedules", "reviews", "notes", "note types", "database"} & lost


@ENOUGH
@given(
    face=st.sampled_from(sorted(FACES)),
    texts=st.lists(st.tuples(HTML, HTML), min_size=25, max_size=25),
    guid=st.sampled_from(["#guid", '"quoted"', "plain", "-5", "=1+1", "a|b;c,d"]),
)
@example(face="basic", texts=[("a", '"#\t\n"')] * 25, guid="#")
def test_any_text_comes_through_a_text_file_unharmed(
    face: str, texts: list[tuple[str, str]], guid: str
) -> None:
    from anki.collection import Collection

    names = FACES[face].fields
    own = [name for name in names if name not in ("Key", "Question", STUDENT)]
    pairs = dict(zip(own, texts, strict=False))
    base = make_note(0, face, guid=guid)

    def with_all(which: int) -> Note:
        fields = {name.replace(" ", "_"): pair[which] for name, pair in pairs.items()}
        fields["Spare_4"] = ""  # a card for it would be a new one
        fields.pop("Occlusion", None)  # so would one for another mask
        return with_fields(base, mod=(FIRST, SECOND)[which], **fields)

    old, new = with_all(0), with_all(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [written(folder, f"{n.mod}.apkg", [n]) for n in (old, new)]
        before, after = map(read_package, paths)
        files = text_update(before, after, compare(before, after), "demo").files
        collection = Collection(str(folder / "c.anki2"))
        take_in(collection, paths[0])
        note = note_of(collection, guid)
        note[STUDENT] = "mine"
        note.tags = ["own"]
        collection.update_note(note)
        dated(collection, guid, FIRST)
        for file, text in files.items():
            (folder / file).write_text(text, "utf-8", newline="\n")
            log = take_in_text(collection, folder / file)
            assert (len(log.new), len(log.conflicting)) == (0, 0)
        note = note_of(collection, guid)
        fields, tags, cards = list(note.fields), note.tags, note.card_ids()
        collection.close()
    expected = list(new.fields) if files else list(old.fields)
    expected[names.index(STUDENT)] = "mine"
    assert fields == [unicodedata.normalize("NFC", text) for text in expected]
    assert tags == ["own"]
    assert len(cards) == (2 if FACES[face].occlusion else 1)
    assert is_filled(fields[names.index("Question")])
