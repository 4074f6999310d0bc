"""Diagnostics as text for people and as records for machines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from flashgen.model.diagnostic import Diagnostic, Severity

_COLOUR = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
WIDEST = 160
"""Characters of an offending line that are shown."""


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return each diagnostic once, in the order of the files."""
    return sorted(dict.fromkeys(diagnostics), key=lambda d: d.order)


def as_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Return place, code, severity, message, the line with a caret, and the hint."""
    return "\n".join(_full(d, colour) for d in in_order(diagnostics))


def as_records(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Return the diagnostics as plain data; lines and columns count from 1."""
    return [
        {
            "file": d.span.file.name,
            "line": d.span.line,
            "column": d.span.column,
            "end_line": d.span.end_line,
            "end_column": d.span.end_column,
            "severity": d.severity.value,
            "code": d.code,
            "message": d.message,
            "hint": d.hint,
            "card": d.card,
            "fix": d.fix,
        }
        for d in in_order(diagnostics)
    ]


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many errors and warnings there are, in words."""
    unique = in_order(diagnostics)
    parts = [
        f"{n} {severity.value}{'' if n == 1 else 's'}"
        for severity in Severity
        if (n := sum(d.severity is severity for d in unique))
    ]
    return ", ".join(parts) or "no problems"


def _full(d: Diagnostic, colour: bool) -> str:
    def paint(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if colour else text

    head = f"{d.span}: {d.code} {d.severity.value}: {printable(d.message)}"
    lines = [paint(head, f"1;{_COLOUR[d.severity]}")]
    if d.span.line <= len(d.span.file.lines) and d.span.file.text:
        lines += _excerpt(d, colour)
    if d.hint:
        lines.append(f"  hint: {printable(d.hint)}")
    return "\n".join(lines)


def _excerpt(d: Diagnostic, colour: bool) -> list[str]:
    """Return the offending line and a caret under the words at fault."""
    line = d.span.file.lines[d.span.line - 1].replace("\t", " ")
    start = d.span.column - 1
    end = d.span.end_column - 1 if d.span.end_line == d.span.line else len(line)
    shift = max(0, start - WIDEST // 2)
    shown = printable(line[shift : shift + WIDEST])
    caret = "^" * max(1, min(end, shift + len(shown)) - start)
    number = f"{d.span.line:>5} | "
    under = " " * (len(number) + _width(line[shift:start]))
    style = _COLOUR[d.severity]
    return [
        number + shown,
        under + (f"\x1b[{style}m{caret}\x1b[0m" if colour else caret),
    ]


def _width(text: str) -> int:
    """Return the columns `text` takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def printable(text: str) -> str:
    """Return `text` with control characters shown, so none reaches a terminal."""
    return "".join(
        c if c.isprintable() or c == " " else f"\\x{ord(c):02x}" for c in text
    )
