"""Every code explains itself, and its examples show what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flashgen.codes import Explanation, explanations
from flashgen.evidence.codes import CODES
from flashgen.rules import rules
from tests.conftest import ROOT
from tests.rules.trial import Found, tried

OTHERS = [one for code, one in explanations().items() if code not in rules()]
BAD, GOOD = (
    [(one, e.text) for one in OTHERS for e in kind(one) if e.language == "yaml"]
    for kind in (lambda one: one.bad, lambda one: one.good)
)
READ_ONLY = {"FG015", "FG016", "FG306"}
"""Codes whose bad example is told and not tried, besides those of published decks: a
file in another encoding, one that is missing, a package that is not installed."""


def label(value: object) -> str:
    return value.code if isinstance(value, Explanation) else ""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def about(code: str, found: Found) -> Found:
    """Leave out what other stages say of an example: it has no source, for instance."""
    return [one for one in found if one[0][:3] == code[:3] or one[0] < "FG1"]


@pytest.mark.parametrize(("one", "text"), BAD, ids=label)
def test_a_bad_example_gives_its_code_alone(
    one: Explanation, text: str, root: Path
) -> None:
    found = about(one.code, tried(one, text, root))
    assert set(found) == {(one.code, one.severity.value)}


@pytest.mark.parametrize(("one", "text"), GOOD, ids=label)
def test_a_good_example_gives_nothing(one: Explanation, text: str, root: Path) -> None:
    found = tried(one, text, root)
    proven = one.code.startswith("FG2")
    assert [c for c, _ in found if proven or not c.startswith("FG2")] == []


@pytest.mark.parametrize("one", explanations().values(), ids=label)
def test_a_code_is_explained(one: Explanation) -> None:
    assert one.summary.endswith(".")
    assert one.bad
    assert one.good
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", one.name)
    if one.code not in rules():
        assert "\n\nWhat to do: " in one.documentation
        assert "```" not in one.documentation


@pytest.mark.parametrize("one", OTHERS, ids=label)
def test_an_example_is_tried_where_it_can_be(one: Explanation) -> None:
    tried_ones = [e for e in one.bad if e.language == "yaml"]
    assert tried_ones or one.code in READ_ONLY or one.code.startswith("FG4")


def test_names_and_codes_are_used_once() -> None:
    names = [one.name for one in explanations().values()]
    assert len(set(names)) == len(names)


def test_every_code_of_the_program_is_explained_and_no_other() -> None:
    used = {
        code
        for path in (ROOT / "flashgen").rglob("*.py")
        if "rules" not in path.parts
        for code in re.findall(r'"(FG\d{3})"', path.read_text("utf-8"))
    }
    bounds = {"FG100", "FG299"}
    assert used - bounds - set(rules()) == {one.code for one in OTHERS}


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_evidence_is_as_severe_as_its_explanation(code: object) -> None:
    assert explanations()[code.code].severity is code.severity


def test_a_folder_without_a_severity_is_our_fault() -> None:
    texts = [p.read_text("utf-8") for p in (ROOT / "flashgen/codes").glob("FG*.md")]
    assert len(texts) == len(OTHERS)
    for text in texts:
        assert re.match(r"\*(?:error|warning)\*\n\n\S", text)
        fences = text.count("\n```") // 2
        assert len(re.findall(r"^(?:Bad|Good|The source says):$", text, re.M)) == fences
