"""No case file may crash the compiler: whatever is wrong is a located diagnostic."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen.example import example
from flashgen.facts import FACT_KINDS
from flashgen.model.case import Fact
from flashgen.model.diagnostic import Checked
from flashgen.model.source import SourceFile
from flashgen.pipeline import CompiledCase, compile_case

REPLACEMENTS: dict[str, Any] = {
    "text": "x",
    "empty": "",
    "nothing": None,
    "list": ["x"],
    "empty list": [],
    "mapping": {"x": "x"},
    "empty mapping": {},
    "number": 0,
    "markup": "$a **b {{c}} <script>",
    "long": "word " * 5000,
}


def _compile(text: str) -> Checked[CompiledCase | None]:
    found = compile_case(SourceFile("example.yaml", text), Path("no-such-folder"))
    lines = text.split("\n")
    for d in found.diagnostics:
        assert 1 <= d.span.line <= len(lines)
        assert 1 <= d.span.column <= len(lines[d.span.line - 1]) + 1
        assert d.message
        assert d.code.startswith("FG")
    assert found.value is not None or found.diagnostics
    return found


def _damage(tree: Any) -> Iterator[Any]:
    """Yield `tree` with one node dropped, renamed or replaced, in every way."""
    for path in list(_paths(tree)):
        for change in ("drop", "rename", *REPLACEMENTS):
            copy = parent = deepcopy(tree)
            for step in path[:-1]:
                parent = parent[step]
            if change == "drop":
                del parent[path[-1]]
            elif change == "rename" and isinstance(parent, dict):
                parent["Renamed key"] = parent.pop(path[-1])
            elif change in REPLACEMENTS:
                parent[path[-1]] = REPLACEMENTS[change]
            yield copy


def _paths(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in items if isinstance(tree, dict | list) else ():
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from _paths(value, (*path, key))


@pytest.mark.parametrize("kind", FACT_KINDS.values(), ids=FACT_KINDS)
def test_a_damaged_example_is_a_diagnostic_or_still_good(kind: type[Fact]) -> None:
    tree = yaml.safe_load(example(kind))
    outcomes = [
        _compile(yaml.safe_dump(damaged, sort_keys=False, allow_unicode=True))
        for damaged in _damage(tree)
    ]
    refused = [found for found in outcomes if found.failed]
    assert len(outcomes) > 100
    assert len(refused) > len(outcomes) // 3


@pytest.mark.parametrize("kind", FACT_KINDS.values(), ids=FACT_KINDS)
def test_a_truncated_example_never_raises(kind: type[Fact]) -> None:
    text = example(kind)
    for end in range(len(text)):
        _compile(text[:end])


def test_all_errors_of_a_file_come_in_one_run() -> None:
    text = example(FACT_KINDS["mnemonic"])
    text = text.replace("title: Example  ", "tilte: Example  ")
    text = text.replace("word: FAST", "word: FASTER")
    text = text.replace("A: Arm weakness", 'A: ""')
    text = text.replace("names: the signs", "nmaes: the signs")
    codes = [d.code for d in _compile(text).diagnostics]
    assert sorted(codes) == ["FG004", "FG004", "FG005", "FG005", "FG007"]


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    _compile(text)


@given(st.text(alphabet="abc:-[]{}&*!|>'\"%@`#,? \n\t~", max_size=200))
@settings(max_examples=500, deadline=None)
def test_any_yaml_like_text_is_read_or_refused(text: str) -> None:
    _compile(example(FACT_KINDS["question"]) + text)


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: "])
def test_deep_nesting_is_refused_and_not_followed(opening: str) -> None:
    found = _compile("a: " + opening * 50_000)
    assert found.failed


def test_every_invisible_character_is_named() -> None:
    found = _compile("format: 1\nid: a\x00b\ntitle: a\u202eb\u200b\n").diagnostics
    assert [(one.span.line, one.span.column) for one in found] == [
        (2, 6),
        (3, 9),
        (3, 11),
    ]
    assert [one.message.split()[-1] for one in found] == ["U+0000", "U+202E", "U+200B"]


def test_an_escape_brings_in_no_invisible_character() -> None:
    case = example(FACT_KINDS["question"])
    case = case.replace("answer: Adrenaline", 'answer: "Adrenaline\\u202e"')
    [found] = _compile(case).diagnostics
    assert (found.code, "U+202E" in found.message) == ("FG007", True)
