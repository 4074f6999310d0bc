"""`flashgen check --format sarif`: a log that other programs can read."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from flashgen.annotation import as_sarif
from flashgen.codes import explanations
from flashgen.handbook import meanings
from flashgen.model.diagnostic import Diagnostic
from flashgen.model.source import SourceFile, Span
from tests.conftest import Finished
from tests.rules.library import MISPRINT, YES_NO

Run = Callable[..., Finished]
Write = Callable[..., Path]
FILE = Path(__file__).parent / "sarif/sarif-2.1.0.json"
SCHEMA = json.loads(FILE.read_text("utf-8"))


def conforms(log: Any) -> bool:
    """Hold a log against the schema; raises what is wrong with it."""
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    return True


def test_the_schema_is_the_one_that_its_note_names() -> None:
    note = FILE.with_name("README.md").read_text("utf-8")
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() in note
    assert SCHEMA["properties"]["version"]["enum"] == ["2.1.0"]
    with pytest.raises(jsonschema.ValidationError):
        conforms({"version": "2.1.0", "runs": [{}]})


@pytest.mark.parametrize("facts", [YES_NO, MISPRINT, "facts: {}\n", "facts: ["])
def test_a_log_has_the_form_it_must_have(
    flashgen: Run, case: Write, facts: str
) -> None:
    case(facts)
    log = flashgen("check", "--format", "sarif").json
    assert conforms(log)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert re.fullmatch(
            "[0-9a-f]{32}", result["partialFingerprints"]["flashgen/v1"]
        )
        [place] = result["locations"]
        artifact = place["physicalLocation"]["artifactLocation"]
        assert artifact == {
            "uri": "source_cases/case-1.yaml",
            "uriBaseId": "%SRCROOT%",
        }


def test_a_log_without_findings_conforms(flashgen: Run) -> None:
    assert flashgen("check").code == 0
    log = flashgen("check", "--format", "sarif").json
    assert conforms(log)
    assert log["runs"][0]["results"] == []


def test_a_log_of_every_code_explains_each() -> None:
    file = SourceFile("source_cases/a case.yaml", "µ: words\n")
    found = [
        Diagnostic(Span(file, 1, 4, 1, 9), one.severity, code, "It is so.", "Do.")
        for code, one in explanations().items()
    ]
    log: Any = as_sarif(found, meanings(), "a folder/")
    assert conforms(log)
    [run] = log["runs"]
    assert len(run["tool"]["driver"]["rules"]) == len(explanations())
    for rule, (code, one) in zip(
        run["tool"]["driver"]["rules"], explanations().items(), strict=True
    ):
        assert (rule["id"], rule["name"]) == (code, one.name)
        assert rule["shortDescription"]["text"] == one.summary
        assert rule["fullDescription"]["text"] == one.documentation
        assert rule["help"]["markdown"].startswith(f"#### {code} {one.name}\n")
        assert rule["defaultConfiguration"]["level"] == one.severity.value
        assert "helpUri" not in rule
    for result in run["results"]:
        [place] = result["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "a%20folder/source_cases/a%20case.yaml"
        assert place["physicalLocation"]["region"] == {
            "startLine": 1,
            "startColumn": 4,
            "endLine": 1,
            "endColumn": 9,
        }


def test_a_log_carries_the_fix(flashgen: Run, case: Write) -> None:
    case(MISPRINT)
    log = flashgen("check", "--format", "sarif").json
    assert conforms(log)
    found = [r for r in log["runs"][0]["results"] if r["ruleId"] == "FG161"]
    [change] = found[0]["fixes"][0]["artifactChanges"]
    [replacement] = change["replacements"]
    assert replacement["insertedContent"] == {"text": "mmHg"}
    assert replacement["deletedRegion"]["startLine"] == 11
