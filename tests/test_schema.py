"""The JSON Schema for editors says what the compiler says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from flashgen.example import example, template
from flashgen.facts import FACT_KINDS
from flashgen.reference import whole
from flashgen.schema import MODELINE, NAME, case_schema
from tests.conftest import ROOT

SCHEMA = Draft202012Validator(case_schema())
SHIPPED = sorted((ROOT / "source_cases").glob("*.yaml"))
BAD = Path(__file__).parent / "cases/bad"


class _NoDates(yaml.SafeLoader):
    """Reads YAML as an editor does, with dates as text."""


_NoDates.yaml_implicit_resolvers = {
    first: [r for r in resolvers if r[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _problems(text: str) -> list[str]:
    tree: Any = yaml.load(text, _NoDates)
    return [problem.message for problem in SCHEMA.iter_errors(tree)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(case_schema())


@pytest.mark.parametrize("kind", FACT_KINDS)
def test_every_example_fits(kind: str) -> None:
    assert _problems(example(FACT_KINDS[kind])) == []


def test_the_template_fits() -> None:
    assert _problems(template("case-1")) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_every_shipped_case_fits_and_points_to_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert _problems(text) == []
    assert text.startswith(MODELINE)


@pytest.mark.parametrize("name", ["language", "no-title", "figures"])
def test_an_editor_sees_errors_too(name: str) -> None:
    text = (BAD / f"{name}.yaml").read_text("utf-8")
    assert _problems(text)


def test_an_unknown_key_of_a_kind_is_seen() -> None:
    text = example(FACT_KINDS["mnemonic"])
    assert any("nmaes" in p for p in _problems(re.sub("names:", "nmaes:", text)))


def test_the_committed_files_are_up_to_date() -> None:
    written = json.loads((ROOT / "source_cases" / NAME).read_text("utf-8"))
    assert written == case_schema(), "run `flashgen schema > source_cases/" + NAME
    kinds = (ROOT / "docs/kinds.md").read_text("utf-8")
    assert kinds == whole(), "run `flashgen kinds --all > docs/kinds.md`"
