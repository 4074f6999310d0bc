"""The command line as its users meet it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flashgen import __version__
from flashgen.cli import COMMANDS
from flashgen.facts import FACT_KINDS
from tests.conftest import HEAD, ROOT, Finished

Run = Callable[..., Finished]
FACTS = 'facts:\n  organ: {ask: "Which organ makes insulin?", answer: Pancreas}\n'


@pytest.fixture
def case(library: Path) -> Path:
    path = library / "source_cases/case-1.yaml"
    path.write_text(HEAD + FACTS, "utf-8")
    return path


def test_version_and_help(flashgen: Run) -> None:
    assert flashgen("--version").out == f"flashgen, version {__version__}\n"
    shown = flashgen("--help").out
    assert all(name in shown and line in shown for name, line in COMMANDS.items())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(flashgen: Run, name: str) -> None:
    assert "Usage: flashgen" in flashgen(name, "--help").out


def test_an_unknown_command_is_suggested(flashgen: Run) -> None:
    done = flashgen("biuld")
    assert done.code == 2
    assert "did you mean `build`?" in done.err


def test_build_says_how_many_cards_of_which_kind_and_where(
    flashgen: Run,
    case: Path,  # noqa: ARG001
    library: Path,
) -> None:
    done = flashgen("build")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "decks/demo.apkg: 1 card (1 question)\ndecks/flashgen.lock: 1 new\n"
    )
    assert (library / "decks/demo.apkg").stat().st_size > 1000


def test_build_works_from_anywhere_inside_and_by_name_or_path(
    flashgen: Run, case: Path, library: Path
) -> None:
    for deck in ("demo", "demo.yaml", str(library / "decks/demo.yaml")):
        where = library / "decks" if deck == "demo.yaml" else case.parent
        assert flashgen("build", deck, cwd=where).code == 0


def test_an_unknown_deck_is_suggested(flashgen: Run, case: Path) -> None:  # noqa: ARG001
    done = flashgen("build", "dmeo")
    assert done.code == 2
    assert "there is no deck `dmeo`" in done.err
    assert "did you mean `demo`?" in done.err


def test_errors_leave_the_old_package_as_it_was(
    flashgen: Run, case: Path, library: Path
) -> None:
    flashgen("build")
    package = library / "decks/demo.apkg"
    before = package.read_bytes()
    case.write_text(HEAD + "facts:\n  organ: {ask: Which}\n", "utf-8")
    done = flashgen("build")
    assert done.code == 1
    assert "source_cases/case-1.yaml:9:3: FG005 error: `answer` is missing" in done.err
    assert package.read_bytes() == before


def test_a_diagnostic_shows_the_line_a_caret_and_a_hint(
    flashgen: Run, case: Path
) -> None:
    case.write_text(HEAD.replace("trail", "trial") + FACTS, "utf-8")
    assert flashgen("check").err.splitlines()[4:8] == [
        "source_cases/case-1.yaml:6:1: FG004 error: unknown key `trial`",
        "    6 | trial: Specialty",
        "        ^^^^^",
        "  hint: did you mean `trail`?",
    ]


@pytest.mark.parametrize(
    ("fact", "key"),
    [
        ("{ask: Which?, answer: A, why: One, as another}", "as another"),
        ("{ask: How many?, answer: 8.4 per 100,000}", "000"),
    ],
)
def test_a_comma_that_cuts_a_text_is_told(
    flashgen: Run, case: Path, fact: str, key: str
) -> None:
    case.write_text(HEAD + f"facts:\n  organ: {fact}\n", "utf-8")
    [found] = [
        d for d in flashgen("check", "--json").json["diagnostics"] if key in str(d)
    ]
    assert found["code"] == "FG004"
    assert found["hint"] == 'a text with a comma needs quotes around it: "…, …"'


def test_check_for_machines(flashgen: Run, case: Path) -> None:
    case.write_text(HEAD + "facts:\n  organ: {ask: Which}\n", "utf-8")
    done = flashgen("check", "--json")
    assert done.code == 1
    [found] = done.json["diagnostics"]
    assert (found["file"], found["line"], found["column"], found["code"]) == (
        "source_cases/case-1.yaml",
        9,
        3,
        "FG005",
    )


def test_a_warning_fails_only_a_strict_run(flashgen: Run, case: Path) -> None:
    letters = "{kind: mnemonic, word: AB, names: two, letters: {A: Arm, B: The back}}"
    case.write_text(HEAD + f"facts:\n  ab: {letters}\n", "utf-8")
    assert flashgen("check").code == 0
    assert flashgen("check", "--strict").code == 1
    assert flashgen("build", "--strict").code == 1


def test_colour_only_on_a_terminal_and_never_with_no_color(
    flashgen: Run, case: Path
) -> None:
    case.write_text(HEAD, "utf-8")
    assert "\x1b" not in flashgen("check").err
    import pty

    for extra, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        leader, follower = pty.openpty()
        subprocess.run(
            [sys.executable, "-m", "flashgen", "check"],
            cwd=case.parent,
            env={**os.environ, "PYTHONPATH": str(ROOT), **extra},
            stderr=follower,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        os.close(follower)
        shown = os.read(leader, 10_000)
        os.close(leader)
        assert (b"\x1b[" in shown) is coloured


def test_outside_a_library_it_could_not_run(flashgen: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("decks", "source_cases"):
        (tmp_path / name).rename(tmp_path / f"no-{name}")
    done = flashgen("build", cwd=outside)
    assert done.code == 2
    assert "no library here" in done.err
    assert "flashgen init" in done.err


def test_init_makes_a_library_that_builds(flashgen: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    assert flashgen("init", str(mine)).code == 0
    done = flashgen("build", cwd=mine)
    assert (done.code, done.err) == (0, "")
    assert "decks/my-first-deck.apkg: 2 cards" in done.out
    ignored = (mine / ".gitignore").read_text("utf-8").splitlines()
    assert ignored[1:] == ["decks/*.apkg", "decks/.*", ".flashgen-cache/"]
    again = flashgen("init", str(mine))
    assert again.code == 2
    assert "this is a library" in again.err


def test_init_leaves_a_gitignore_alone(flashgen: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / ".gitignore").write_text("own\n", "utf-8")
    assert flashgen("init", str(mine)).code == 0
    assert (mine / ".gitignore").read_text("utf-8") == "own\n"


def test_two_libraries_never_share_an_identity(flashgen: Run, tmp_path: Path) -> None:
    shown = []
    for name in ("one", "two"):
        flashgen("init", name, cwd=tmp_path)
        [record] = flashgen(
            "show", "case-1/first-question", "--json", cwd=tmp_path / name
        ).json
        shown.append(record["guid"])
    assert shown[0] != shown[1]


def test_new_makes_a_case_that_builds(flashgen: Run, library: Path) -> None:
    assert flashgen("new", "case-1").code == 0
    done = flashgen("build")
    assert (done.code, done.err) == (0, "")
    assert flashgen("new", "case-1").code == 2
    assert flashgen("new", "Case 2").code == 2
    assert (library / "media/case-1").is_dir()


@pytest.mark.parametrize("kind", FACT_KINDS)
def test_kinds_shows_example_cards_and_keys(flashgen: Run, kind: str) -> None:
    shown = flashgen("kinds", kind).out
    assert f"kind: {kind}" in shown
    assert "  Q " in shown
    assert "| key |" in shown


def test_show_finds_a_card_by_id_guid_and_key(flashgen: Run, case: Path) -> None:  # noqa: ARG001
    [record] = flashgen("show", "case-1/organ", "--json").json
    assert record["question"] == "Which organ makes insulin?"
    assert (record["file"], record["line"]) == ("source_cases/case-1.yaml", 9)
    for name in (record["guid"], record["key"], record["key"].lower()):
        shown = flashgen("show", name)
        assert shown.code == 0
        assert "Pancreas" in shown.out
        assert "at source_cases/case-1.yaml:9:54" in shown.out
    missing = flashgen("show", "case-1/orgna")
    assert missing.code == 2
    assert "did you mean `case-1/organ`?" in missing.err


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("decks/library.yaml", "format: 1\n", "decks/library.yaml:1:1: FG005"),
        ("decks/library.yaml", None, "decks/library.yaml:1:1: FG016"),
        (
            "decks/library.yaml",
            "format: 1\nlibrary: my library\n",
            "decks/library.yaml:2:10: FG008",
        ),
        (
            "decks/demo.yaml",
            "format: 1\nname: Default\ntitle: A\nversion: 1\nlicence: A\ncases: a\n",
            "decks/demo.yaml:2:7: FG008",
        ),
        (
            "decks/demo.yaml",
            "format: 1\nname: A\ntitle: A\nversion: 1\nlicence: A\ncases: [case-2]\n",
            "decks/demo.yaml:6:9: FG017",
        ),
    ],
)
def test_settings_and_recipes_are_told_what_is_wrong(
    flashgen: Run,
    case: Path,  # noqa: ARG001
    library: Path,
    name: str,
    text: str | None,
    place: str,
) -> None:
    path = library / name
    path.unlink() if text is None else path.write_text(text, "utf-8")
    done = flashgen("build")
    assert done.code == 1
    assert place in done.err


def test_a_file_that_is_not_text_is_a_diagnostic(flashgen: Run, case: Path) -> None:
    case.write_bytes(b"format: 1\ntitle: caf\xe9\n")
    done = flashgen("check")
    assert done.code == 1
    assert "source_cases/case-1.yaml:2:11: FG015 error: not UTF-8" in done.err


def test_one_front_with_two_answers_is_an_error(flashgen: Run, case: Path) -> None:
    facts = FACTS + '  again: {ask: "Which organ makes insulin?", answer: Islets}\n'
    case.write_text(HEAD + facts, "utf-8")
    done = flashgen("check")
    assert done.code == 1
    assert "case-1.yaml:10:17: FG125" in done.err
