"""Golden cases: a good file gives these cards, a bad one these diagnostics.

The cards of `good/x.yaml` stand in `good/x.cards.txt`; the diagnostics of a bad file
stand in comments on the offending lines, as `# FG003 message`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flashgen.model.source import SourceFile
from flashgen.pipeline import compile_case
from flashgen.reference import as_lines
from flashgen.reporting import in_order

HERE = Path(__file__).parent / "cases"
FIGURES = Path(__file__).parent.parent / "media/case-29"
EXPECTED = re.compile(r"# (?=FG\d{3} )")


@pytest.mark.parametrize("path", sorted(HERE.glob("bad/*.yaml")), ids=lambda p: p.stem)
def test_each_line_is_told_what_its_comment_says(path: Path) -> None:
    text = path.read_text("utf-8")
    expected = [
        (number, message.strip())
        for number, line in enumerate(text.splitlines(), start=1)
        for message in EXPECTED.split(line)[1:]
    ]
    found = compile_case(SourceFile(path.name, text), FIGURES).diagnostics
    assert sorted((d.span.line, f"{d.code} {d.message}") for d in found) == sorted(
        expected
    )


@pytest.mark.parametrize("path", sorted(HERE.glob("bad/*.yaml")), ids=lambda p: p.stem)
def test_each_diagnostic_points_at_words_of_its_line(path: Path) -> None:
    text = path.read_text("utf-8")
    for found in in_order(
        compile_case(SourceFile(path.name, text), FIGURES).diagnostics
    ):
        line = text.splitlines()[found.span.line - 1]
        assert 1 <= found.span.column <= len(line) + 1
        assert (found.span.line, found.span.column) <= (
            found.span.end_line,
            found.span.end_column,
        )


@pytest.mark.parametrize("path", sorted(HERE.glob("good/*.yaml")), ids=lambda p: p.stem)
def test_good_case_makes_these_cards(path: Path) -> None:
    compiled = compile_case(SourceFile(path.name, path.read_text("utf-8")), FIGURES)
    assert compiled.diagnostics == ()
    assert compiled.value is not None
    cards = "".join("\n".join(as_lines(card)) + "\n" for card in compiled.value.cards)
    assert cards == path.with_suffix(".cards.txt").read_text("utf-8")
