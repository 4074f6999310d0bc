"""The lock as text: one sorted line per thing, its columns parted by tabs.

Version 1.  The first line is `flashgen-lock 1`, the last is `end`: a file that was cut
off is known by its absence.  Lines that start with `#` explain the columns and part the
cases.  A line names its kind, then what it is about, so that a change of one card is a
change of one line, and git merges two branches that work on different cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import groupby

from flashgen.lock.lines import CarriedLine, DeckLine, Lock, NoteLine, Stamped

VERSION = "1"
NAME = "flashgen-lock"
END = "end"
NONE = "-"

HEAD = (
    f"{NAME} {VERSION}",
    "# Which card is which note in Anki, and since when it has had its words. flashgen",
    "# writes this file: commit it. After a merge keep the lines of both sides.",
    "# face     note type, its form",
    "# deck     recipe, version, last release, name in Anki",
    "# carries  recipe, case, in the deck since, name of the deck in Anki",
    "# note     card, GUID, note type, state, words, since, published words, since,",
    "#          earlier ids of the card, masks in the order of their numbers",
)


def write(lock: Lock) -> str:
    """Return the text of `lock`: the same lock, the same text."""
    rows = (
        ("library", lock.library),
        *(("face", *face) for face in sorted(lock.faces.items())),
        *(_deck(deck) for _, deck in sorted(lock.decks.items())),
        *(_carried(case) for _, case in sorted(lock.carried.items())),
    )
    lines = ["\t".join(row) for row in rows]
    notes = sorted(lock.notes.values(), key=lambda note: note.card.split("/"))
    for case, group in groupby(notes, key=lambda note: note.card.partition("/")[0]):
        # Git merges only changes with a line between them that nobody has changed.
        lines.append(f"# {case}")
        lines += ["\t".join(_note(note)) for note in group]
    return "\n".join((*HEAD, *lines, END, ""))


def _deck(deck: DeckLine) -> Sequence[str]:
    return ("deck", deck.stem, deck.version, iso(deck.published), deck.name)


def _carried(case: CarriedLine) -> Sequence[str]:
    return ("carries", case.stem, case.case, iso(case.since), case.name)


def _note(note: NoteLine) -> Sequence[str]:
    return (
        "note",
        note.card,
        note.guid,
        note.face,
        note.state,
        *_stamped(note.now),
        *_stamped(note.published),
        ",".join(note.earlier) or NONE,
        ",".join(note.masks) or NONE,
    )


def _stamped(stamped: Stamped | None) -> Sequence[str]:
    if stamped is None:
        return (NONE, NONE)
    return (stamped.content, iso(stamped.since))


@lru_cache(maxsize=4096)
def iso(time: int) -> str:
    """Return Unix seconds as `2026-11-22T00:00:00Z`."""
    return datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
