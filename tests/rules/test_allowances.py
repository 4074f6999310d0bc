"""What is allowed: at its place, in the settings, and in a baseline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Finished
from tests.rules.library import MISPRINT, YES_NO, codes

Run = Callable[..., Finished]


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


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("FG999", "is no rule"),
        ("FG005", "is an error of the case language and cannot be allowed"),
        ("FG190", "is about allowances, and cannot be allowed itself"),
        ("FG202", "is about evidence and years, and cannot be allowed"),
        ("FG310", "is about pictures and cannot be allowed"),
        ("FG403", "is about published cards and cannot be allowed"),
    ],
)
def test_only_rules_can_be_allowed(
    flashgen: Run, case: Callable[[str], Path], code: str, said: str
) -> None:
    case(MISPRINT.replace("mm/Hg", "mmHg") + f"    allow: {{{code}: I say so.}}\n")
    done = flashgen("check", "--json")
    assert codes(done) == ["FG191"]
    [found] = [d for d in done.json["diagnostics"] if d["code"] == "FG191"]
    assert found["message"] == f"{code} {said}"
    assert "`flashgen rule" in found["hint"]


@pytest.mark.parametrize(
    ("allowed", "code", "message", "hint"),
    [
        (
            "[FG103, FG105]",
            "FG006",
            "`allow` gives no reason",
            "write `allow: {FG103: why it is wrong here, FG105: why it is wrong here}`",
        ),
        (
            "FG103",
            "FG006",
            "`allow` gives no reason",
            "write `allow: {FG103: why it is wrong here}`",
        ),
        (
            "{FG103: }",
            "FG007",
            "`FG103` has no reason",
            "write why its finding is wrong here: `FG103: …`",
        ),
        (
            "{FG103: ' '}",
            "FG007",
            "`FG103` has no reason",
            "write why its finding is wrong here: `FG103: …`",
        ),
        (
            "{fg103: It is meant so.}",
            "FG008",
            "a key of `allow` must be the code of a rule, like `FG105`, not `fg103`",
            "write `FG103`",
        ),
        (
            "{yes-no: It is meant so.}",
            "FG008",
            "a key of `allow` must be the code of a rule, like `FG105`, not `yes-no`",
            "`flashgen rule` lists them",
        ),
    ],
)
def test_an_allowance_needs_a_code_and_a_reason(
    flashgen: Run,
    case: Callable[[str], Path],
    allowed: str,
    code: str,
    message: str,
    hint: str,
) -> None:
    case(f"{YES_NO}    allow: {allowed}\n")
    [found] = flashgen("check", "--json").json["diagnostics"]
    assert (found["code"], found["message"], found["hint"]) == (code, message, hint)
    assert (found["line"], found["severity"]) == (12, "error")


def test_settings_need_a_reason_too(flashgen: Run, library: Path) -> None:
    settings = library / "decks/library.yaml"
    settings.write_text(settings.read_text() + "ignore: [FG103]\n")
    assert "write `ignore: {FG103: why it is wrong here}`" in flashgen("build").err


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
    assert "pyproject.toml:2:1: FG191 error: unknown key `allow`" in done.err
    pyproject.write_text("[tool.flashgen\n")
    assert "pyproject.toml:1:1: FG015 error: not TOML" in flashgen("check").err


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
