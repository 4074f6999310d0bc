"""A comparison in words: for a terminal, as Markdown, and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from flashgen.reporting import printable
from flashgen.update.change import Change, Comparison, Fate, FieldChange, Kind, Problem
from flashgen.update.meaning import seen

MOST = 50
"""Notes of one kind, or names under one problem, that the text lists."""

_AROUND = 4
"""Words of a field that are shown on either side of a change."""

_LATER = (
    "replaced in place, schedule kept; own text and tags on them are replaced as well, "
    "and whoever edited, tagged or marked one after {date} keeps the old one"
)
_UNDELIVERED = "not for those who have the card: its time of change is not later"
_MEANS = {
    (Kind.ADDED, Fate.NEW): "arrive as new cards",
    (Kind.WITHDRAWN, Fate.STAYS): (
        "stay as they are with those who have them: no withdrawn package names them"
    ),
    (Kind.WITHDRAWN, Fate.RETIRED): (
        "stay with those who have them; importing the withdrawn package marks them, "
        "and the search `tag:flashgen::withdrawn` then finds them, to suspend"
    ),
    (Kind.MOVED, Fate.UNTOUCHED): "where students have the cards, they stay",
    (Kind.ORDER, Fate.UNTOUCHED): "cards that students have keep their place",
    (Kind.SAME, Fate.UNTOUCHED): "never touched: own text and tags stay",
}
SURE = (
    "A correction that must also reach those who edited or marked the card later needs "
    "more: `--force-update CARD` stamps it again, which reaches every edit made before "
    "now; only a new key, with the old card withdrawn, reaches everyone."
)
"""What an author has to know about changes of meaning."""


def as_text(found: Comparison) -> str:
    """Return the comparison for a terminal."""
    lines = [f"{printable(found.old)} → {printable(found.new)}: {_summary(found)}"]
    for head, changes in _groups(found):
        lines += ["", f"{head}:"]
        for change in changes[:MOST]:
            lines.append(f"  {printable(change.key)}  {printable(change.label)}")
            lines += [f"      {printable(line)}" for line in _details(change)]
        lines += [f"  … and {len(changes) - MOST} more"] * (len(changes) > MOST)
    lines += ["", *(f"note type {printable(n)}: new look" for n in found.types)]
    if found.of(Kind.MEANING):
        lines += ["", SURE]
    for problem in found.problems:
        lines += ["", f"{problem.severity} {problem.code}: {problem.message}"]
        lines += [f"  {printable(name)}" for name in _some(problem)]
        lines.append(f"  hint: {problem.hint}")
    return "\n".join(_single_blanks(lines))


def as_markdown(found: Comparison) -> str:
    """Return the comparison as Markdown, as release notes begin with."""
    lines = [f"# {_escaped(found.old)} → {_escaped(found.new)}", "", _summary(found)]
    for head, changes in _groups(found):
        kind, _, means = head.partition(": ")
        lines += ["", f"## {_capital(kind)}", "", f"{_capital(means)}.", ""]
        for change in changes:
            lines.append(f"- {_escaped(change.key)}: {_escaped(change.label)}")
            lines += [f"  - {_escaped(line)}" for line in _details(change)]
    lines += ["", *(f"Note type {_escaped(n)}: new look." for n in found.types)]
    if found.of(Kind.MEANING):
        lines += ["", SURE]
    if found.problems:
        lines += ["", "## Problems"]
    for problem in found.problems:
        lines += ["", f"**{problem.severity} {problem.code}**: {problem.message}.", ""]
        lines += [f"- {_escaped(name)}" for name in problem.about]
        lines += ["", f"{_capital(problem.hint)}."]
    return "\n".join(_single_blanks(lines))


def as_record(found: Comparison) -> dict[str, object]:
    """Return the comparison as plain data; times are Unix seconds."""
    return {
        "old": {"name": found.old, "released": found.old_released},
        "new": {"name": found.new, "released": found.new_released},
        "counts": {
            kind.value: number for kind in Kind if (number := len(found.of(kind)))
        },
        "notes": [_note(c) for c in found.changes if c.kind is not Kind.SAME],
        "note_types_changed": list(found.types),
        "decks_added": list(found.decks),
        "problems": [
            {
                "code": p.code,
                "severity": p.severity,
                "message": p.message,
                "hint": p.hint,
                "about": list(p.about),
            }
            for p in found.problems
        ],
    }


def date(seconds: int) -> str:
    """Return a time of change as a date and time in UTC."""
    try:
        return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"
    except (OverflowError, ValueError, OSError):
        return f"second {seconds}"


def shortest(change: FieldChange) -> str:
    """Return what changed in a field, `old → new`, with a few words around it."""
    old, new = seen(change.old), seen(change.new)
    if old.text == new.text:
        if old.images == new.images:
            return f"{change.name}: formatting"
        return f"{change.name}: {_files(old.images)} → {_files(new.images)}"
    before, after = old.text.split(), new.text.split()
    shared = min(len(before), len(after))
    start = next((n for n in range(shared) if before[n] != after[n]), shared)
    rest = shared - start
    end = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    return f"{change.name}: {_part(before, start, end)} → {_part(after, start, end)}"


def _part(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), len(words) - max(0, end - _AROUND)
    text = " ".join(words[first:last])
    head, tail = "… " * (first > 0), " …" * (last < len(words))
    return f"{head}{text}{tail}" if text else "(empty)"


def _files(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "no picture"


def _groups(found: Comparison) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Yield a heading and the notes under it, for all that changed."""
    for kind in Kind:
        changes = found.of(kind)
        if kind is Kind.SAME:
            changes = tuple(c for c in changes if c.fate is not Fate.UNTOUCHED)
        for fate in Fate:
            here = tuple(change for change in changes if change.fate is fate)
            if here:
                means = _means(kind, fate, max(c.new_mod for c in here))
                yield f"{kind.value} ({len(here)}): {means}", here


def _means(kind: Kind, fate: Fate, newest: int) -> str:
    if (kind, fate) in _MEANS:
        return _MEANS[kind, fate]
    if fate is Fate.UPDATED:
        return _LATER.format(date=date(newest))
    return _UNDELIVERED if fate is Fate.UNTOUCHED else fate.value


def _details(change: Change) -> Iterator[str]:
    if change.kind in (Kind.MEANING, Kind.REWORDED, Kind.FIGURE, Kind.WITHDRAWN):
        yield from (shortest(field) for field in change.fields)
    if change.reason:
        yield change.reason
    if change.also:
        yield f"also: {', '.join(kind.value for kind in change.also)}"
    if change.old_deck and change.new_deck and change.old_deck != change.new_deck:
        yield f"deck: {change.old_deck} → {change.new_deck}"


def _summary(found: Comparison) -> str:
    counted = Counter(change.kind for change in found.changes)
    parts = [f"{counted[kind]} {kind.value}" for kind in Kind if counted[kind]]
    return ", ".join(parts) or "no notes"


def _note(change: Change) -> dict[str, object]:
    return {
        "guid": change.guid,
        "key": change.key,
        "question": change.label,
        "note_type": change.type,
        "change": change.kind.value,
        "also": [kind.value for kind in change.also],
        "student": change.fate.value,
        "old_mod": change.old_mod or None,
        "new_mod": change.new_mod or None,
        "old_deck": change.old_deck or None,
        "new_deck": change.new_deck or None,
        "reason": change.reason or None,
        "fields": [{"name": f.name, "old": f.old, "new": f.new} for f in change.fields],
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _some(problem: Problem) -> list[str]:
    names = list(problem.about[:MOST])
    more = len(problem.about) - MOST
    return [*names, f"… and {more} more"] if more > 0 else names


def _escaped(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    text = printable(text)
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|~$&" else c for c in text)


def _single_blanks(lines: list[str]) -> list[str]:
    kept = [
        line for place, line in enumerate(lines) if line or (place and lines[place - 1])
    ]
    return kept[:-1] if kept and not kept[-1] else kept
