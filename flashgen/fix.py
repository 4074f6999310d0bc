"""Safe fixes: words of a file that other words may stand in for.

Only the words at fault change; comments, quotes and line ends stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from flashgen.model.diagnostic import Diagnostic


def fixable(found: Iterable[Diagnostic], name: str) -> list[Diagnostic]:
    """Return the findings in the file `name` that carry a fix, none overlapping."""
    chosen: list[Diagnostic] = []
    for diagnostic in sorted(found, key=lambda d: d.order):
        span = diagnostic.span
        if diagnostic.fix is None or span.file.name != name:
            continue
        before = chosen[-1].span if chosen else None
        if before and (before.line, before.end_column) > (span.line, span.column):
            continue
        chosen.append(diagnostic)
    return chosen


def fixed(text: str, chosen: Iterable[Diagnostic]) -> str:
    """Return `text` with the fixes of `chosen`, which must be its own.

    `text` may end its lines with CR LF, as the file on the disk does.  Raises
    ValueError if the words at a place are not those that were found there.
    """
    lines = text.split("\n")
    for diagnostic in reversed(list(chosen)):
        span, fix = diagnostic.span, diagnostic.fix
        start, end = span.column - 1, span.end_column - 1
        line = lines[span.line - 1]
        if fix is None or line[start:end] != span.file.lines[span.line - 1][start:end]:
            raise ValueError(f"{span}: the file has changed")
        lines[span.line - 1] = line[:start] + fix + line[end:]
    return "\n".join(lines)
