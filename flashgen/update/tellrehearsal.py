"""A rehearsal in words, and for machines."""

from __future__ import annotations

from collections.abc import Iterator

from flashgen.reporting import printable
from flashgen.update.losses import LOSSES
from flashgen.update.rehearse import Rehearsal, Step

MOST = 20
"""Names under one kind of loss that the text lists."""


def as_text(found: Rehearsal) -> str:
    """Return what happened at each import, and what was lost."""
    lines = [f"rehearsed with Anki {found.engine}, default options"]
    for way in found.ways:
        lines.append("")
        if len(way) > 1:
            lines.append("one release after the other:")
        elif len(found.ways) > 1:
            lines.append("from the first release straight to the last:")
        for step in way:
            lines += _step(step)
    lines += ["", "something was lost" if found.failed else "nothing was lost"]
    return "\n".join(lines)


def as_record(found: Rehearsal) -> dict[str, object]:
    """Return the rehearsal as plain data."""
    return {
        "engine": found.engine,
        "failed": found.failed,
        "ways": [[_record(step) for step in way] for way in found.ways],
    }


def _step(step: Step) -> Iterator[str]:
    yield f"{printable(step.old)} → {printable(step.new)}"
    yield f"  before: {step.answers} answers given, {step.edits} notes edited"
    yield (
        f"  import: {step.added} added, {step.updated} updated, "
        f"{step.untouched} left alone, {step.conflicting} in conflict"
    )
    if step.replaced:
        number = len(step.replaced)
        yield f"  {number} edited notes changed in the release: the edit was replaced"
    if step.skipped:
        number = len(step.skipped)
        yield f"  {number} notes edited after the release kept the old words: skipped"
    for what, means in LOSSES.items():
        names = step.lost[what]
        yield f"  lost {what}: {len(names)}{f' ({means})' if names else ''}"
        yield from (f"    {printable(name)}" for name in names[:MOST])
        if len(names) > MOST:
            yield f"    … and {len(names) - MOST} more"


def _record(step: Step) -> dict[str, object]:
    return {
        "old": step.old,
        "new": step.new,
        "answers": step.answers,
        "edits": step.edits,
        "added": step.added,
        "updated": step.updated,
        "untouched": step.untouched,
        "conflicting": step.conflicting,
        "replaced": list(step.replaced),
        "skipped": list(step.skipped),
        "lost": {what: list(names) for what, names in step.lost.items()},
    }
