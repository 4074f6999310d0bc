"""Figures as text on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from flashgen.contact.entry import Entry
from flashgen.model.diagnostic import Severity
from flashgen.reporting import printable

HEAD = ("figure", "picture", "pixels", "size", "licence", "consent", "cards")


def table(entries: Sequence[Entry]) -> str:
    """Return a block for each case, and below each figure what is to be done."""
    return "\n".join(
        line
        for case, group in groupby(entries, key=lambda e: e.case)
        for line in _block(case, list(group))
    )


def _block(case: str, entries: Sequence[Entry]) -> Iterator[str]:
    rows = [HEAD, *map(_row, entries)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    yield case
    for row, entry in zip(rows, [None, *entries], strict=True):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
        if entry:
            yield from (f"    {line}" for line in _below(entry))


def _row(entry: Entry) -> tuple[str, ...]:
    made, variant = entry.choice.made, entry.variant
    pixels = f"{made.width}×{made.height}" if made else "-"
    size = f"{amount(made.source)} → {amount(made.size)}" if made else "-"
    cells = (
        entry.key,
        f"{variant.file} ({entry.kind})",
        pixels,
        size,
        variant.licence,
        consent(entry),
        _cards(entry),
    )
    return tuple(printable(cell) for cell in cells)


def consent(entry: Entry) -> str:
    """Return whether somebody agreed to the picture that is shown."""
    if entry.variant.schematic:
        return "not needed"
    return "recorded" if entry.variant.consent else "not recorded"


def _cards(entry: Entry) -> str:
    parts = [str(entry.count)]
    for what in ("marks", "regions"):
        number = len(getattr(entry.variant, what))
        word = what.removesuffix("s") if number == 1 else what
        parts += [f"{number} {word}"] if number else []
    return ", ".join(parts)


def _below(entry: Entry) -> Iterator[str]:
    if entry.waits and any(found.code == "FG324" for found in entry.found):
        yield "withheld: cards wait for marks or regions drawn on this picture"
    elif entry.waits:
        yield "withheld: some or all of its cards wait for the picture"
    for found in entry.found:
        if found.severity is not Severity.NOTE:
            yield printable(f"{found.span.line}: {found.code} {found.message}")
    for ask in entry.asks:
        yield printable(f"ask {ask}")


def amount(count: int) -> str:
    """Return bytes in words: kB and MB are powers of 1000."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1e3:.0f} kB" if count < 1e6 else f"{count / 1e6:.1f} MB"
