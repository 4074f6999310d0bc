"""The findings that an old library had when it began to be checked.

`decks/baseline.json` lists them by code, card and words, one in a line, so that it can
be read and shrinks line by line; new findings are told as ever.  Line numbers are not
part of it: moving a fact changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flashgen.model.diagnostic import Checked, Diagnostic, error, warning
from flashgen.model.source import SourceFile, Span

NAME = "baseline.json"
STALE, BROKEN = "FG192", "FG193"
WORDS = 80
"""Characters of the words at fault that are kept."""
FIRST, LAST = "FG100", "FG299"
"""Codes that a baseline may hold: rules and evidence, not errors of the language."""

Key = tuple[str, str, str]
"""Code, card (or file), words at fault."""


@dataclass(frozen=True)
class Baseline:
    """What is known, how often, and in which line it stands."""

    file: SourceFile
    known: Counter[Key]
    lines: dict[Key, int]


def key(found: Diagnostic) -> Key:
    """Return what stays the same of a finding when lines move."""
    span = found.span
    lines = span.file.lines[span.line - 1 : span.end_line]
    if lines:
        last = lines[-1][: span.end_column - 1] if len(lines) > 1 else ""
        first = lines[0][span.column - 1 :]
        if len(lines) == 1:
            first = lines[0][span.column - 1 : span.end_column - 1]
        lines = (first, *lines[1:-1], last)
    words = " ".join(" ".join(lines).split())[:WORDS]
    return (found.code, found.card or span.file.name, words)


def fingerprint(found: Diagnostic) -> str:
    """Return a short name of a finding that outlives the moving of lines."""
    return hashlib.sha256("\n".join(key(found)).encode()).hexdigest()[:32]


def write(found: Iterable[Diagnostic]) -> str:
    """Return the text of a baseline of `found`."""
    keys = sorted(key(d) for d in dict.fromkeys(found) if FIRST <= d.code <= LAST)
    lines = [
        json.dumps({"code": code, "card": card, "words": words}, ensure_ascii=False)
        for code, card, words in keys
    ]
    inner = "\n" + ",\n".join(f"  {line}" for line in lines) + "\n" if lines else ""
    return f'{{"format": 1, "findings": [{inner}]}}\n'


def read(file: SourceFile) -> Checked[Baseline | None]:
    """Read the text of a baseline."""
    known: Counter[Key] = Counter()
    try:
        data = json.loads(file.text)
        if data["format"] != 1:
            raise ValueError("another format")
        for entry in data["findings"]:
            known[str(entry["code"]), str(entry["card"]), str(entry["words"])] += 1
    except (ValueError, KeyError, TypeError) as problem:
        message = f"no baseline: {problem}"
        hint = "write it anew with `flashgen check --write-baseline`"
        return Checked(None, (error(Span(file, 1, 1, 1, 1), BROKEN, message, hint),))
    return Checked(Baseline(file, known, dict(_lines(file))))


def _lines(file: SourceFile) -> Iterator[tuple[Key, int]]:
    """Yield the line of each finding, where it stands in a line of its own."""
    for number, line in enumerate(file.lines, start=1):
        try:
            entry = json.loads(line.strip().rstrip(","))
            yield (entry["code"], entry["card"], entry["words"]), number
        except (ValueError, KeyError, TypeError):
            continue


def unknown(
    found: Iterable[Diagnostic], baseline: Baseline
) -> tuple[list[Diagnostic], Counter[Key]]:
    """Return the findings that the baseline lacks, and what it holds in vain."""
    left = baseline.known.copy()
    kept: list[Diagnostic] = []
    for diagnostic in dict.fromkeys(found):
        same = key(diagnostic)
        if left[same] > 0:
            left[same] -= 1
        else:
            kept.append(diagnostic)
    return kept, +left


def stale(baseline: Baseline, left: Counter[Key]) -> Iterator[Diagnostic]:
    """Yield a finding for each line that nothing needs any more."""
    for code, card, words in left:
        line = baseline.lines.get((code, card, words), 1)
        end = len(baseline.file.lines[line - 1]) + 1
        span = Span(baseline.file, line, 1, line, end)
        message = f"{code} is no longer found on `{card}`"
        hint = "delete the line, or run `flashgen check --write-baseline`"
        yield warning(span, STALE, message, hint)
