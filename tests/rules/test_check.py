"""`flashgen check`: forms of output, and fixes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import HEAD, Finished
from tests.rules.library import MISPRINT, YES_NO, codes

Run = Callable[..., Finished]


def test_an_error_of_craft_stops_the_check_and_the_release(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    case(YES_NO)
    done = flashgen("check")
    assert done.code == 1
    assert "case-1.yaml:10:10: FG103 error: the question can be answered" in done.err
    published = flashgen("publish", "demo")
    assert published.code == 1
    assert "FG103" in published.err


def test_a_warning_of_craft_stops_the_build_only_if_strict(
    flashgen: Run, case: Callable[[str], Path], library: Path
) -> None:
    case(MISPRINT)
    assert "FG161" in flashgen("check").err
    assert flashgen("build").code == 0
    assert (library / "decks/demo.apkg").exists()


def test_concise_is_a_line_for_each(flashgen: Run, case: Callable[[str], Path]) -> None:
    case(YES_NO)
    lines = flashgen("check", "--format", "concise").out.splitlines()
    assert any(
        re.fullmatch(r"source_cases/case-1\.yaml:10:10: FG103 error: .+", line)
        for line in lines
    )


def test_json_is_the_same_by_both_options(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    case(YES_NO)
    one, other = flashgen("check", "--json"), flashgen("check", "--format", "json")
    assert one.out == other.out
    [found] = [d for d in one.json["diagnostics"] if d["code"] == "FG103"]
    assert found["card"] == "case-1/grade"
    assert found["severity"] == "error"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--json", "no-such-case"),
        ("check", "--format", "json", "no-such-case"),
        ("check", "--format=json", "case-1", "--write-baseline"),
        ("check", "--json", "--no-such-option"),
        ("show", "--json", "no-such-card"),
    ],
)
def test_a_program_is_told_in_json_why_a_command_could_not_run(
    flashgen: Run, case: Callable[[str], Path], arguments: tuple[str, ...]
) -> None:
    case(YES_NO)
    done = flashgen(*arguments)
    assert done.code == 2
    assert set(done.json) == {"error", "hint"}
    assert done.json["error"].strip(".") in done.err


def test_a_program_is_told_that_there_is_no_library(
    flashgen: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    done = flashgen("check", "--json", cwd=tmp_path_factory.mktemp("empty"))
    assert done.code == 2
    assert done.json == {
        "error": "no library here: no folder above has `decks/` and `source_cases/`",
        "hint": "go into one, or start one with `flashgen init`",
    }


def test_github_is_told_in_its_own_words(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    case(YES_NO)
    lines = flashgen("check", "--format", "github").out.splitlines()
    [line] = [line for line in lines if "FG103" in line]
    assert line.startswith(
        "::error file=source_cases/case-1.yaml,line=10,endLine=10,col=10,endColumn="
    )
    assert "%0A" in line


def test_github_is_told_the_path_from_the_root_of_the_repository(
    flashgen: Run, case: Callable[[str], Path], library: Path
) -> None:
    case(YES_NO)
    repository = library.parent / ".git"  # the folder of other tests, too
    repository.mkdir()
    try:
        out = flashgen("check", "--format", "github").out
    finally:
        repository.rmdir()
    assert f"file={library.name}/source_cases/case-1.yaml" in out


def test_fix_changes_the_words_at_fault_and_nothing_else(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    path = case(MISPRINT)
    before = path.read_text("utf-8")
    done = flashgen("check", "--fix")
    assert "2 fixed" in done.err
    assert path.read_text("utf-8") == before.replace("mm/Hg", "mmHg")
    assert "FG161" not in done.err


def test_fix_keeps_line_ends_and_mark(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    path = case(MISPRINT)
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    flashgen("check", "--fix")
    assert path.read_bytes() == before.replace(b"mm/Hg", b"mmHg")


def test_fix_that_is_not_needed_writes_nothing(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    path = case(YES_NO)
    stamp = path.stat().st_mtime_ns
    assert "0 fixed" in flashgen("check", "--fix").err
    assert path.stat().st_mtime_ns == stamp


def test_what_is_allowed_is_not_fixed(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    path = case(MISPRINT + "    allow: {FG161: The card is about misprints.}\n")
    before = path.read_bytes()
    flashgen("check", "--fix")
    assert path.read_bytes() == before


def test_cards_in_another_language_are_not_read_as_english(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    head = HEAD.replace("language: en", "language: de")
    path = case("facts:\n  a:\n    ask: Was ist das?\n    answer: so, weil\n")
    path.write_text(head + path.read_text().partition("CC0}\n")[2], "utf-8")
    assert codes(flashgen("check", "--json")) == []
