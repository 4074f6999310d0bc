"""Diagnostics for other programs: one line each, GitHub's annotations, SARIF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from flashgen import __version__
from flashgen.baseline import fingerprint
from flashgen.model.diagnostic import Diagnostic, Severity
from flashgen.reporting import in_order, printable

SARIF = "2.1.0"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Json = dict[str, object]


@dataclass(frozen=True)
class Meaning:
    """What a code stands for, for programs that show it.

    `summary` is one sentence, `text` all that is said about it, and `markdown` that
    with its examples.
    """

    name: str
    severity: Severity
    summary: str
    text: str
    markdown: str


def as_lines(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line for each: `file:line:col: code severity: message`."""
    return "\n".join(
        f"{d.span}: {d.code} {d.severity.value}: {printable(d.message)}"
        for d in in_order(diagnostics)
    )


_GITHUB = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def as_github(diagnostics: Iterable[Diagnostic], prefix: str = "") -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request.

    `prefix` leads from the repository's root to the library's.
    """
    return "\n".join(
        f"::{_GITHUB[d.severity]} file={_property(prefix + d.span.file.name)},"
        f"line={max(1, d.span.line)},endLine={max(1, d.span.end_line)},"
        f"col={d.span.column},endColumn={d.span.end_column},"
        f"title={_property(d.code)}::{_data(_told(d))}"
        for d in in_order(diagnostics)
    )


def _told(d: Diagnostic) -> str:
    return f"{d.message}\n{d.hint}" if d.hint else d.message


def _data(text: str) -> str:
    """Escape a message as GitHub's toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(
    diagnostics: Iterable[Diagnostic],
    meanings: Mapping[str, Meaning],
    prefix: str = "",
) -> Json:
    """Return a log in the Static Analysis Results Interchange Format 2.1.0 (OASIS).

    Columns count Unicode characters, and the fingerprint of a result outlives the
    moving of lines.
    """
    found = in_order(diagnostics)
    codes = sorted({d.code for d in found})
    driver = {
        "name": "flashgen",
        "version": __version__,
        "rules": [_rule(code, meanings[code]) for code in codes if code in meanings],
    }
    index = {code: n for n, code in enumerate(c for c in codes if c in meanings)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, index, prefix) for d in found],
    }
    return {"$schema": SCHEMA, "version": SARIF, "runs": [run]}


def _rule(code: str, meaning: Meaning) -> Json:
    return {
        "id": code,
        "name": meaning.name,
        "shortDescription": {"text": meaning.summary},
        "fullDescription": {"text": meaning.text},
        "help": {"text": meaning.text, "markdown": meaning.markdown},
        "defaultConfiguration": {"level": meaning.severity.value},
    }


def _result(d: Diagnostic, index: Mapping[str, int], prefix: str) -> Json:
    uri = quote(prefix + d.span.file.name)
    artifact = {"uri": uri, "uriBaseId": "%SRCROOT%"}
    place = {"artifactLocation": artifact, "region": _region(d)}
    result: Json = {
        "ruleId": d.code,
        "level": d.severity.value,
        "message": {"text": _told(d)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"flashgen/v1": fingerprint(d)},
    }
    if d.code in index:
        result["ruleIndex"] = index[d.code]
    if d.fix is not None:
        change = {"deletedRegion": _region(d), "insertedContent": {"text": d.fix}}
        changes = [{"artifactLocation": artifact, "replacements": [change]}]
        result["fixes"] = [{"artifactChanges": changes}]
    return result


def _region(d: Diagnostic) -> Json:
    span = d.span
    return {
        "startLine": max(1, span.line),
        "startColumn": max(1, span.column),
        "endLine": max(1, span.end_line),
        "endColumn": max(1, span.end_column),
    }
