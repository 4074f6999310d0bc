"""The lock as text: read what was written, and say exactly what is wrong with it.

The diagnostics of `bad/*.lock` stand in comments, each above the line at fault.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.faces import FACES
from flashgen.lock.format import write
from flashgen.lock.lines import (
    CHANGED,
    DRAFT,
    FORCED,
    PUBLISHED,
    WITHDRAWN,
    CarriedLine,
    DeckLine,
    Lock,
    NoteLine,
    Stamped,
)
from flashgen.lock.read import read
from flashgen.model.diagnostic import Diagnostic
from flashgen.model.source import SourceFile
from tests.lock.conftest import World

BAD = Path(__file__).parent / "bad"
UUID = "6d4f3c1e-0a52-4b7e-9a3d-2f1c5b8e7a90"

slugs = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
cards = st.builds("{}/{}{}".format, slugs, slugs, st.sampled_from(["", "/C", ".name"]))
times = st.integers(1, 4_000_000_000)
words = st.from_regex(r"[0-9a-f]{16}", fullmatch=True)
gone = st.from_regex(r"w[0-9a-f]{15}", fullmatch=True)


@st.composite
def notes(draw: st.DrawFn) -> NoteLine:
    """Return a line in any state, with contents that fit it."""
    state = draw(st.sampled_from([DRAFT, PUBLISHED, CHANGED, WITHDRAWN]))
    before: st.SearchStrategy[Stamped | None] = st.none()
    if state == CHANGED:
        content = st.one_of(words, st.just(FORCED))
        before = st.builds(Stamped, content, times)
    elif state == WITHDRAWN:
        content = st.one_of(words, gone, st.just(f"w{FORCED}"))
        before = st.one_of(st.none(), st.builds(Stamped, content, times))
    return NoteLine(
        draw(cards),
        draw(st.from_regex(r"[a-z2-7]{16}", fullmatch=True)),
        draw(st.sampled_from(sorted(FACES))),
        state,
        Stamped(draw(gone if state == WITHDRAWN else words), draw(times)),
        draw(before),
        tuple(draw(st.lists(cards, max_size=3))),
        tuple(draw(st.lists(st.one_of(slugs, slugs.map("{}+".format)), max_size=3))),
    )


locks = st.builds(
    lambda faces, decks, carried, lines: Lock(
        UUID,
        faces,
        {deck.stem: deck for deck in decks},
        {(line.stem, line.case): line for line in carried},
        {line.card: line for line in {line.guid: line for line in lines}.values()},
    ),
    st.dictionaries(st.sampled_from(sorted(FACES)), words),
    st.lists(st.builds(DeckLine, slugs, st.just("0.1.0"), times, st.just("Ä::b c"))),
    st.lists(st.builds(CarriedLine, slugs, slugs, times, st.just("Ä::b c"))),
    st.lists(notes(), max_size=5),
)


@given(locks)
def test_what_was_written_is_read(lock: Lock) -> None:
    found = read(SourceFile("flashgen.lock", write(lock)))
    assert found.diagnostics == ()
    assert found.value == lock


@given(locks)
def test_lines_are_sorted_one_for_each_thing(lock: Lock) -> None:
    lines = write(lock).splitlines()
    notes_ = [line for line in lines if line.startswith("note\t")]
    assert notes_ == sorted(notes_, key=lambda line: line.split("\t")[1].split("/"))
    assert len(notes_) == len(lock.notes)


@given(locks, st.data())
def test_a_file_that_was_cut_off_anywhere_is_refused(
    lock: Lock, data: st.DataObject
) -> None:
    text = write(lock)
    cut = data.draw(st.integers(0, len(text) - 1))
    found = read(SourceFile("flashgen.lock", text[:cut]))
    assert found.value is None
    assert {d.code for d in found.diagnostics} == {"FG400"}


@given(locks, st.data())
def test_no_damage_to_a_lock_crashes(lock: Lock, data: st.DataObject) -> None:
    text = write(lock)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    new = data.draw(st.text("\t\n-,/w0aZ<>=#é", max_size=6))
    damaged = text[:start] + new + text[end:]
    found = read(SourceFile("flashgen.lock", damaged))
    assert (found.value is None) == bool(found.diagnostics)
    lines = damaged.split("\n")
    for problem in found.diagnostics:
        assert problem.span.column <= len(lines[problem.span.line - 1]) + 1


@pytest.mark.parametrize("path", sorted(BAD.glob("*.lock")), ids=lambda p: p.stem)
def test_each_line_is_told_what_the_comment_above_it_says(path: Path) -> None:
    text = path.read_text("utf-8")
    expected = [
        (number + 1, line.removeprefix("# "))
        for number, line in enumerate(text.split("\n"), start=1)
        if re.match(r"# FG\d{3} ", line)
    ] or [(1, "FG401 the line `library` is missing")]
    found = read(SourceFile(path.name, text))
    assert found.value is None
    assert [_said(d) for d in found.diagnostics] == expected
    assert all(d.hint for d in found.diagnostics)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "the file is empty"),
        ("\n", 1, "the file is empty"),
        ("hello\n", 1, "the file is no lock of flashgen"),
        ("flashgen-lock 2\nend\n", 1, "version 2 of the lock, not 1"),
        ("flashgen-lock\nend\n", 1, "no version, not 1"),
        (f"flashgen-lock 1\nlibrary\t{UUID}\n", 2, "the file does not end with `end`"),
        ("flashgen-lock 1\nend", 2, "the file does not end with `end`"),
    ],
)
def test_a_file_that_is_no_whole_lock_is_refused(
    text: str, line: int, said: str
) -> None:
    (problem,) = read(SourceFile("flashgen.lock", text)).diagnostics
    assert (problem.code, problem.span.line) == ("FG400", line)
    assert problem.message.startswith(said)


def test_a_bad_column_is_pointed_at() -> None:
    text = (BAD / "columns.lock").read_text("utf-8")
    for problem in read(SourceFile("columns.lock", text)).diagnostics:
        if problem.message.startswith(("this is", "there is")):
            span = problem.span
            columns = text.split("\n")[span.line - 1].split("\t")
            shown = text.split("\n")[span.line - 1][
                span.column - 1 : span.end_column - 1
            ]
            assert shown in columns


def _said(problem: Diagnostic) -> tuple[int, str]:
    return problem.span.line, f"{problem.code} {problem.message}"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("flashgen-lock 1", "flashgen-lock 7"),
        lambda text: text[:-20],
        lambda text: text.replace("draft", "daft"),
        lambda text: text.replace("end\n", "<<<<<<< HEAD\nend\n"),
        lambda text: text.replace("note\t", "note\tnote\t"),
        lambda _: "",
    ],
    ids=["newer", "truncated", "state", "merge", "columns", "empty"],
)
def test_a_bad_lock_stops_the_build_and_nothing_is_overwritten(
    world: World, damage: object
) -> None:
    assert callable(damage)
    world.questions(one="1")
    world.build()
    world.write("decks/flashgen.lock", damage(world.text))
    before = world.files
    done = world.run("build")
    assert done.code == 1
    assert re.search(r"decks/flashgen\.lock:\d+:\d+: FG40[01]", done.err)
    assert world.run("publish", "demo").code == 1
    assert world.files == before


def test_a_guid_that_somebody_edited_is_not_believed(world: World) -> None:
    world.questions(one="1")
    world.publish()
    guid = world.line("one").guid
    other = guid.translate(str.maketrans("ab", "ba")) if {*guid} & {*"ab"} else "a" * 16
    world.write("decks/flashgen.lock", world.text.replace(guid, other))
    found = world.refused("FG402").err
    assert "this is not the GUID of `case-1/one`" in found


def test_a_lock_with_the_line_ends_of_windows_is_the_same_lock(world: World) -> None:
    world.questions(one="1")
    world.publish()
    path = world.root / "decks/flashgen.lock"
    path.write_bytes(world.text.replace("\n", "\r\n").encode())
    before = world.files
    world.build()
    assert world.files == before


class Branches:
    """A library under git, with a branch `other`."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.write(".gitignore", "decks/*.apkg\ndecks/.*\n")
        world.recipe("demo", "case-1", "case-2")
        world.questions(one="1", two="2")
        world.questions("case-2", three="3", four="4")
        self.git("init", "-b", "main")
        world.publish()
        self.commit()
        self.git("checkout", "-b", "other")

    def git(self, *arguments: str) -> str:
        """Run git."""
        return subprocess.run(
            ("git", "-c", "user.name=x", "-c", "user.email=x@y.z", *arguments),
            cwd=self.world.root,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def commit(self) -> None:
        """Build and commit."""
        self.world.build()
        self.git("add", ".")
        self.git("commit", "-m", "cards")


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@needs_git
def test_git_merges_two_branches_that_add_and_change_cards(world: World) -> None:
    branches = Branches(world)
    world.questions("case-2", three="3", four="vier", five="Epsilon")
    branches.commit()
    branches.git("checkout", "main")
    world.questions(zero="0", one="eins", two="2")
    branches.commit()
    branches.git("merge", "other")
    world.build("--locked")
    assert world.states() == {
        "case-1/one": "changed",
        "case-1/two": "published",
        "case-1/zero": "draft",
        "case-2/five": "draft",
        "case-2/four": "changed",
        "case-2/three": "published",
    }


@needs_git
def test_a_card_that_both_branches_have_changed_is_resolved_by_hand(
    world: World,
) -> None:
    branches = Branches(world)
    world.questions(one="un", two="2")
    branches.commit()
    branches.git("checkout", "main")
    world.questions(one="eins", two="2")
    branches.commit()
    with pytest.raises(subprocess.CalledProcessError):
        branches.git("merge", "other")
    world.questions(one="eins", two="2")
    found = world.refused("FG400", "FG400", "FG400").err
    assert "keep the lines of both sides and delete the marks" in found
    lines = world.text.splitlines()
    merged = [
        line for line in lines if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>")
    ]
    world.write("decks/flashgen.lock", "\n".join([*merged, ""]))
    assert "`case-1/one` has two lines" in world.refused("FG401").err
    first, second = (n for n, line in enumerate(merged) if "case-1/one\t" in line)
    del merged[first if merged[first] < merged[second] else second]
    world.write("decks/flashgen.lock", "\n".join([*merged, ""]))
    world.build()
    assert world.line("one").state == "changed"


@needs_git
def test_the_tree_is_clean_after_a_rebuild(world: World) -> None:
    branches = Branches(world)
    world.build()
    world.publish()
    assert branches.git("status", "--porcelain") == ""
