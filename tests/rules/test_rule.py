"""`flashgen rule`, and the page it writes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from flashgen.codes import explanations
from flashgen.handbook import as_markdown, overview
from tests.conftest import ROOT, Finished

Run = Callable[..., Finished]


@pytest.mark.parametrize("name", ["FG103", "fg103", "yes-no"])
def test_a_rule_is_explained_by_code_and_name(flashgen: Run, name: str) -> None:
    out = flashgen("rule", name).out
    assert out.startswith("FG103 yes-no (error)\n\nThe question can be answered")
    assert "\nBad:\n\n    ask: " in out
    assert "\nGood:\n\n    ask: " in out


def test_any_other_code_is_explained_alike(flashgen: Run) -> None:
    out = flashgen("rule", "FG210").out
    assert out.startswith("FG210 number-not-in-source (error)\n\nA number does not")
    assert "\nWhat to do: " in out
    assert "\nThe source says:\n\n    Comment\n" in out
    assert "\nBad:\n\n    ask: " in out
    assert "\nGood:\n\n    ask: " in out


def test_a_code_that_there_is_not(flashgen: Run) -> None:
    done = flashgen("rule", "FG1033")
    assert done.code == 2
    assert "`flashgen rule` lists them" in done.err
    assert "did you mean `pronoun`?" in flashgen("rule", "pronouns").err


def test_all_codes_are_listed_once() -> None:
    listed = re.findall(r"^FG\d{3}", overview(), re.MULTILINE)
    assert sorted(listed) == list(explanations())


def test_the_page_explains_each_code_and_leads_there_from_its_index() -> None:
    page = as_markdown()
    assert sorted(re.findall(r"^#### (FG\d{3})", page, re.MULTILINE)) == list(
        explanations()
    )
    heads = re.findall(r"^#### (.+)$", page, re.MULTILINE)
    links = re.findall(r"\(#([a-z0-9-]+)\)", page)
    assert sorted(links) == sorted(head.lower().replace(" ", "-") for head in heads)


def test_the_page_is_as_written_by_the_program() -> None:
    page = (ROOT / "docs/rules.md").read_text("utf-8")
    assert page == as_markdown(), "run `flashgen rule --markdown > docs/rules.md`"
