"""`flashgen diff` and `flashgen rehearse`, as authors run them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import HEAD, Finished
from tests.update.conftest import FIRST, SECOND, Write, make_note, with_fields

OLD = [make_note(n) for n in range(3)]
NEW = [with_fields(OLD[0], mod=SECOND, Answer="Corrected"), *OLD[1:]]
BAD = [with_fields(OLD[0], Answer="Corrected"), *OLD[1:]]

Run = Callable[..., Finished]

CASE = HEAD + "facts:\n  a: {ask: Which organ makes insulin?, answer: ANSWER}\n"


@pytest.fixture
def packages(write: Write) -> list[str]:
    """Three packages: a release, an update of it, and one that does not arrive."""
    return [str(write(n, notes)) for n, notes in (("1", OLD), ("2", NEW), ("3", BAD))]


def case(library: Path, answer: str) -> None:
    """Write the one case of the library."""
    (library / "source_cases/case-1.yaml").write_text(
        CASE.replace("ANSWER", answer), "utf-8"
    )


def test_two_packages_are_compared(
    flashgen: Run, packages: list[str], tmp_path: Path
) -> None:
    done = flashgen("diff", *packages[:2], cwd=tmp_path)
    assert done.code == 0
    assert "1.apkg → 2.apkg: 1 changed in meaning, 2 unchanged" in done.out
    assert flashgen("diff", *packages[:2], "--markdown").out.startswith("# 1.apkg")
    assert flashgen("diff", *packages[:2], "--json").json["counts"] == {
        "changed in meaning": 1,
        "unchanged": 2,
    }


def test_a_problem_is_exit_code_1(flashgen: Run, packages: list[str]) -> None:
    done = flashgen("diff", packages[0], packages[2])
    assert done.code == 1
    assert "problem not-newer" in done.out


def test_a_note_that_was_stamped_again_is_exit_code_0(
    flashgen: Run, packages: list[str], write: Write
) -> None:
    forced = write("forced", [replace(OLD[0], mod=SECOND), *OLD[1:]])
    done = flashgen("diff", packages[0], str(forced))
    assert (done.code, "warning stamped-again" in done.out) == (0, True)


def test_the_withdrawn_package_beside_the_new_one_is_read(
    flashgen: Run, packages: list[str], write: Write
) -> None:
    write("2-withdrawn", [with_fields(make_note(7), Notice="Withdrawn")])
    assert "never" not in flashgen("diff", *packages[:2]).err
    gone = str(write("4", OLD[:2]))
    assert "no withdrawn package names them" in flashgen("diff", packages[0], gone).out
    write("4-withdrawn", [with_fields(OLD[2], Notice="Withdrawn")])
    assert "importing the withdrawn package" in flashgen("diff", packages[0], gone).out


def test_a_deck_alone_is_compared_with_its_last_release(
    flashgen: Run, library: Path
) -> None:
    case(library, "Pancreas")
    first, later = ({"SOURCE_DATE_EPOCH": str(time)} for time in (FIRST, SECOND))
    assert flashgen("publish", "demo", **first).code == 0
    old = str(library / "decks/.released/demo.apkg")
    assert Path(old).read_bytes() == (library / "decks/demo.apkg").read_bytes()
    assert "1 unchanged" in flashgen("diff", "demo", **later).out
    case(library, "Liver")
    assert flashgen("build", **later).code == 0
    lock = (library / "decks/flashgen.lock").read_bytes()
    done = flashgen("diff", "demo", **later)
    assert done.code == 0
    assert (library / "decks/flashgen.lock").read_bytes() == lock
    assert "1 changed in meaning" in done.out
    assert "Answer: Pancreas → Liver" in done.out
    assert flashgen("diff", old, "demo", **later).out == done.out
    assert "1 unchanged" in flashgen("diff", old, old).out


def test_a_deck_with_errors_is_reported(flashgen: Run, library: Path) -> None:
    case(library, "Pancreas")
    flashgen("publish", "demo")
    case(library, "''")
    done = flashgen("diff", "demo")
    assert done.code == 1
    assert "source_cases/case-1.yaml:" in done.err


def test_a_deck_with_no_release_at_hand_has_nothing_to_compare_with(
    flashgen: Run, library: Path
) -> None:
    """A package that was only built is not what students have."""
    case(library, "Pancreas")
    assert flashgen("build").code == 0
    done = flashgen("diff", "demo")
    assert done.code == 2
    assert "no released package of `demo` is kept here" in done.err
    assert "`flashgen diff OLD.apkg demo`" in done.err


@pytest.mark.parametrize("command", ["diff", "rehearse"])
def test_what_is_no_package_is_exit_code_2(
    flashgen: Run, packages: list[str], tmp_path: Path, command: str
) -> None:
    (tmp_path / "bad.apkg").write_bytes(b"PK")
    done = flashgen(command, packages[0], str(tmp_path / "bad.apkg"))
    assert done.code == 2
    assert "bad.apkg: it is no whole .apkg file" in done.err
    assert "hint: " in done.err


def test_a_package_alone_is_exit_code_2(flashgen: Run, packages: list[str]) -> None:
    done = flashgen("diff", packages[0])
    assert done.code == 2
    assert "two packages, or a deck" in done.err


def test_the_text_files_are_written_where_they_are_wanted(
    flashgen: Run, packages: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "texts/new"
    done = flashgen("diff", *packages[:2], "--update-text", str(folder))
    assert done.code == 0
    assert [path.name for path in folder.iterdir()] == ["2-update-flashgen-basic.txt"]
    again = flashgen("diff", packages[0], packages[0], "--update-text", str(folder))
    assert "no text file" in again.err
    (tmp_path / "file").write_text("", "utf-8")
    blocked = flashgen(
        "diff", *packages[:2], "--update-text", str(tmp_path / "file/texts")
    )
    assert blocked.code == 2
    assert "cannot write there" in blocked.err


@pytest.mark.anki
def test_an_update_is_rehearsed(flashgen: Run, packages: list[str]) -> None:
    done = flashgen("rehearse", *packages[:2])
    assert done.code == 0
    assert "nothing was lost" in done.out
    bad = flashgen("rehearse", packages[0], packages[2], "--json")
    assert bad.code == 1
    assert bad.json["ways"][0][0]["lost"]["undelivered"] == ["KEY-0"]


def test_without_the_engine_the_way_to_get_it_is_said(
    flashgen: Run, packages: list[str], tmp_path: Path
) -> None:
    blocker = tmp_path / "blocked"
    blocker.mkdir()
    (blocker / "sitecustomize.py").write_text(
        "import importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda n, *a: None if n == 'anki' else find(n, *a)\n",
        "utf-8",
    )
    root = Path(__file__).parents[2]
    done = flashgen("rehearse", *packages[:2], PYTHONPATH=f"{blocker}:{root}")
    assert done.code == 2
    assert 'pip install "flashgen[anki]"' in done.err
    assert flashgen("diff", *packages[:2], PYTHONPATH=f"{blocker}:{root}").code == 0


def test_only_the_rehearsal_imports_the_engine(
    flashgen: Run, packages: list[str], tmp_path: Path
) -> None:
    """Anki's engine is under the AGPL, flashgen is not."""
    folder = tmp_path / "anki"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise RuntimeError('imported')", "utf-8")
    root = Path(__file__).parents[2]
    done = flashgen("diff", *packages[:2], PYTHONPATH=f"{tmp_path}:{root}")
    assert done.code == 0


FACTS = """\
facts:
  a: {ask: Which organ makes insulin?, answer: Pancreas}
  b: {ask: Which organ makes bile?, answer: Liver}
  c: {ask: Which organ makes urine?, answer: Lung}
  d: {ask: Which organ makes tears?, answer: Lacrimal gland}
"""


@pytest.mark.anki
def test_three_releases_of_a_library(
    flashgen: Run, library: Path, tmp_path: Path
) -> None:
    """Reworded, renamed, corrected, added, withdrawn: published, told and rehearsed."""
    second = FACTS.replace("Lung", "Kidney").replace(
        "  b: {ask", "  e: {ask: Which organ makes gall?, answer: Liver}\n  b: {ask"
    )
    third = second.replace("  a: {ask", "  insulin: {was: a, ask").replace(
        "  d: {ask: Which organ makes tears?, answer: Lacrimal gland}\n", ""
    )
    heads = (HEAD, HEAD, HEAD + "withdrawn:\n  d: {reason: Not certain.}\n")
    recipe = library / "decks/demo.yaml"
    releases: list[str] = []
    for number, (head, facts) in enumerate(
        zip(heads, (FACTS, second, third), strict=True)
    ):
        (library / "source_cases/case-1.yaml").write_text(head + facts, "utf-8")
        text = recipe.read_text("utf-8").replace(f"0.{number}.0", f"0.{number + 1}.0")
        recipe.write_text(text, "utf-8")
        done = flashgen("publish", "demo", SOURCE_DATE_EPOCH=str(FIRST + number * 1000))
        assert done.code == 0, done.err
        for path in (library / "decks").glob("*.apkg"):
            copy = tmp_path / path.name.replace("demo", f"release-{number}")
            copy.write_bytes(path.read_bytes())
        releases.append(str(tmp_path / f"release-{number}.apkg"))
    changed = flashgen("diff", *releases[:2], "--json")
    assert (changed.code, changed.json["problems"]) == (0, [])
    assert changed.json["counts"] == {
        "added": 1,
        "changed in meaning": 1,
        "unchanged": 3,
    }
    gone = flashgen("diff", *releases[1:], "--json")
    assert (gone.code, gone.json["problems"]) == (0, [])
    assert gone.json["counts"] == {"withdrawn": 1, "unchanged": 4}
    assert gone.json["notes"][0]["student"].endswith("the withdrawn package marks it")
    withdrawn = str(tmp_path / "release-2-withdrawn.apkg")
    done = flashgen("rehearse", *releases, withdrawn)
    assert (done.code, done.out.count("nothing was lost")) == (0, 1), done.out
    assert "import: 1 added, 1 updated" in done.out
