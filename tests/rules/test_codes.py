"""Every code that the program can print is documented, and the page is up to date."""

from __future__ import annotations

import re

from flashgen.codes import meanings
from flashgen.handbook import as_markdown
from tests.conftest import ROOT


def test_every_code_in_the_program_has_a_meaning() -> None:
    used = {
        code
        for path in (ROOT / "flashgen").rglob("*.py")
        if "rules" not in path.parts
        for code in re.findall(r'"(FG\d{3})"', path.read_text("utf-8"))
    }
    limits = {"FG100", "FG299"}
    assert used - limits - set(meanings()) == set()


def test_the_reference_page_is_as_written_by_the_program() -> None:
    page = (ROOT / "docs/rules.md").read_text("utf-8")
    assert page == as_markdown(), "run `flashgen rule --markdown > docs/rules.md`"
