"""`flashgen check`: forms of output, suppression, baseline, fixes, and `rule`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import HEAD, Finished

Run = Callable[..., Finished]
SCHEMA = json.loads(Path(__file__).with_name("sarif-subset.schema.json").read_text())

YES_NO = """\
facts:
  grade:
    ask: Is the liver enlarged in cirrhosis at first?
    answer: Yes
"""
MISPRINT = """\
facts:   # comments stay
  pressure:
    ask: 'What is the upper limit of normal blood pressure?'  # as they are
    answer: "139/89 mm/Hg"
    why: >-
      Above it, in mm/Hg or kPa,
      pressure is raised.
"""


@pytest.fixture
def case(library: Path) -> Callable[[str], Path]:
    """Write the only case of the library."""

    def write(facts: str, head: str = HEAD) -> Path:
        path = library / "source_cases/case-1.yaml"
        path.write_bytes((head + facts).encode())
        return path

    return write


def codes(done: Finished) -> list[str]:
    """Return the codes of the rules among the findings."""
    found = [d["code"] for d in done.json["diagnostics"]]
    return [code for code in found if code.startswith("FG1")]


def test_an_error_of_craft_stops_the_check_and_the_release(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    case(YES_NO)
    done = flashgen("check")
    assert done.code == 1
    assert "case-1.yaml:10:10: FG103 the question can be answered" in done.err
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
    (library.parent / ".git").mkdir()
    out = flashgen("check", "--format", "github").out
    assert f"file={library.name}/source_cases/case-1.yaml" in out


@pytest.mark.parametrize("facts", [YES_NO, MISPRINT, "facts: {}\n", "facts: ["])
def test_sarif_has_the_form_it_must_have(
    flashgen: Run, case: Callable[[str], Path], facts: str
) -> None:
    case(facts)
    log = flashgen("check", "--format", "sarif").json
    jsonschema.validate(log, SCHEMA)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert re.fullmatch(
            "[0-9a-f]{32}", result["partialFingerprints"]["flashgen/v1"]
        )


def test_sarif_carries_the_fix(flashgen: Run, case: Callable[[str], Path]) -> None:
    case(MISPRINT)
    [run] = flashgen("check", "--format", "sarif").json["runs"]
    [result, *_] = [r for r in run["results"] if r["ruleId"] == "FG161"]
    [change] = result["fixes"][0]["artifactChanges"]
    [replacement] = change["replacements"]
    assert replacement["insertedContent"] == {"text": "mmHg"}
    assert replacement["deletedRegion"]["startLine"] == 11


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


@pytest.mark.parametrize(
    "allowed",
    [
        YES_NO + "    allow: {FG103: It teaches how not to ask.}\n",
        "allow: {FG103: It teaches how not to ask.}\n" + YES_NO,
    ],
)
def test_a_finding_is_allowed_at_its_place(
    flashgen: Run, case: Callable[[str], Path], allowed: str
) -> None:
    case(allowed)
    assert codes(flashgen("check", "--json")) == []
    assert flashgen("build").code == 0


def test_an_item_allows_what_is_found_on_its_card_alone(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    list_ = """\
facts:
  tests:
    kind: list
    of: Tests of iron stores
    members:
      stain: {label: "Iron, stained, in marrow and in liver, and in spleen"}
      blood: {label: "Ferritin; transferrin; iron", allow: {FG112: One panel.}}
      other: {label: "Zinc protoporphyrin; hepcidin; hepatic MRI"}
"""
    case(list_)
    done = flashgen("check", "--json")
    cards = [d["card"] for d in done.json["diagnostics"] if d["code"] == "FG112"]
    assert cards == ["case-1/tests/other"]


def test_an_allowance_that_nothing_needs_is_a_finding(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    case(YES_NO + "    allow: {FG103: It is meant so., FG112: It is a list.}\n")
    done = flashgen("check", "--json")
    assert codes(done) == ["FG190"]
    assert done.code == 0


@pytest.mark.parametrize("code", ["FG005", "FG999", "FG202"])
def test_only_rules_can_be_allowed(
    flashgen: Run, case: Callable[[str], Path], code: str
) -> None:
    case(MISPRINT.replace("mm/Hg", "mmHg") + f"    allow: {{{code}: I say so.}}\n")
    assert codes(flashgen("check", "--json")) == ["FG191"]


def test_an_allowance_needs_a_reason(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    case(YES_NO + "    allow: [FG103]\n")
    assert "FG006 `allow` must be a mapping" in flashgen("check").err


def test_the_settings_allow_for_the_whole_library(
    flashgen: Run, case: Callable[[str], Path], library: Path
) -> None:
    case(YES_NO)
    settings = library / "decks/library.yaml"
    settings.write_text(settings.read_text() + "ignore: {FG103: They are asked so.}\n")
    assert codes(flashgen("check", "--json")) == []
    case(MISPRINT.replace("mm/Hg", "mmHg"))
    assert codes(flashgen("check", "--json")) == ["FG190"]
    assert codes(flashgen("check", "case-1", "--json")) == []


def test_pyproject_allows_for_the_whole_library(
    flashgen: Run, case: Callable[[str], Path], library: Path
) -> None:
    case(YES_NO)
    pyproject = library / "pyproject.toml"
    pyproject.write_text('[tool.flashgen]\nignore = {FG103 = "They are asked so."}\n')
    assert codes(flashgen("check", "--json")) == []
    pyproject.write_text('[tool.flashgen]\nignore = ["FG103"]\n')
    done = flashgen("check")
    assert "pyproject.toml:2:1: FG191" in done.err
    pyproject.write_text('[tool.flashgen]\nallow = {FG103 = "A reason."}\n')
    done = flashgen("check")
    assert "pyproject.toml:2:1: FG191 unknown key `allow`" in done.err
    pyproject.write_text("[tool.flashgen\n")
    assert "pyproject.toml:1:1: FG015 not TOML" in flashgen("check").err


def test_a_baseline_tells_only_what_is_new(
    flashgen: Run, case: Callable[[str], Path], library: Path
) -> None:
    case(YES_NO)
    written = flashgen("check", "--write-baseline")
    assert written.code == 0
    text = (library / "decks/baseline.json").read_text()
    assert '{"code": "FG103", "card": "case-1/grade", "words": "Is the liver' in text
    assert flashgen("check").code == 0
    assert flashgen("build").code == 0
    moved = YES_NO.replace("facts:\n", "facts:\n\n  # moved\n")
    case(moved + "  new:\n    ask: Is it new in cirrhosis?\n    answer: Yes\n")
    done = flashgen("check", "--json")
    cards = {d["card"] for d in done.json["diagnostics"] if d["code"] == "FG103"}
    assert cards == {"case-1/new"}


def test_a_baseline_shrinks(
    flashgen: Run, case: Callable[[str], Path], library: Path
) -> None:
    case(YES_NO)
    flashgen("check", "--write-baseline")
    case(MISPRINT.replace("mm/Hg", "mmHg"))
    done = flashgen("check")
    line = (library / "decks/baseline.json").read_text().splitlines()
    number = next(n for n, text in enumerate(line, 1) if "FG103" in text)
    assert f"decks/baseline.json:{number}:1: FG192" in done.err


def test_a_broken_baseline_is_a_diagnostic(
    flashgen: Run, case: Callable[[str], Path], library: Path
) -> None:
    case(YES_NO)
    (library / "decks/baseline.json").write_text("{}")
    assert "decks/baseline.json:1:1: FG193" in flashgen("check").err


def test_a_baseline_is_of_all_cases(flashgen: Run, case: Callable[[str], Path]) -> None:
    case(YES_NO)
    done = flashgen("check", "case-1", "--write-baseline")
    assert done.code == 2
    assert "name none" in done.err


@pytest.mark.parametrize("name", ["FG103", "fg103", "yes-no"])
def test_rule_explains_by_code_and_name(flashgen: Run, name: str) -> None:
    out = flashgen("rule", name).out
    assert out.startswith("FG103 yes-no (error)\n\nThe question can be answered")
    assert "Bad:" in out
    assert "Good:" in out


def test_rule_knows_every_other_code(flashgen: Run) -> None:
    assert "key that is needed is missing" in flashgen("rule", "FG005").out
    done = flashgen("rule", "FG1033")
    assert done.code == 2
    assert "`flashgen rule` lists them" in done.err
    assert "did you mean `pronoun`?" in flashgen("rule", "pronouns").err


def test_cards_in_another_language_are_not_read_as_english(
    flashgen: Run, case: Callable[[str], Path]
) -> None:
    head = HEAD.replace("language: en", "language: de")
    path = case("facts:\n  a:\n    ask: Was ist das?\n    answer: so, weil\n")
    path.write_text(head + path.read_text().partition("CC0}\n")[2], "utf-8")
    assert codes(flashgen("check", "--json")) == []
