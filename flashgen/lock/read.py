"""Reading a lock that people, git and crashes have had their hands on."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from flashgen.faces import FACES
from flashgen.lock.format import END, NAME, NONE, VERSION
from flashgen.lock.lines import (
    CHANGED,
    DRAFT,
    FORCED,
    GONE,
    NEW,
    PUBLISHED,
    STATES,
    WITHDRAWN,
    CarriedLine,
    DeckLine,
    Lock,
    NoteLine,
    Stamped,
    number_of,
)
from flashgen.model.diagnostic import Checked, Diagnostic, error
from flashgen.model.record import CARD_PATH, SLUG
from flashgen.model.source import SourceFile, Span
from flashgen.recipe import DECK_NAME, UUID
from flashgen.recipe import VERSION as DECK_VERSION

_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_CONTENT = r"[0-9a-f]{16}|w[0-9a-f]{15}"
_PUBLISHED = rf"{_CONTENT}|{GONE}?{FORCED}|{NONE}"
_CARD = rf"{SLUG.regex}/{CARD_PATH.regex}"
_MASK = rf"{SLUG.regex}{re.escape(NEW)}?"
_STEM = r"[^\t/]+"
_MERGE = re.compile(r"^(?:<{7} |>{7} |\|{7}|={7}$)", re.MULTILINE)

_COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "library": (("the library's id", UUID.regex),),
    "face": (("a note type", SLUG.regex), ("16 hexadecimal digits", r"[0-9a-f]{16}")),
    "deck": (
        ("the name of a recipe", _STEM),
        ("a version", DECK_VERSION.regex),
        ("a time", _TIME),
        ("the name of a deck", DECK_NAME.regex),
    ),
    "carries": (
        ("the name of a recipe", _STEM),
        ("a case", SLUG.regex),
        ("a time", _TIME),
        ("the name of a deck", DECK_NAME.regex),
    ),
    "note": (
        ("a card", _CARD),
        ("a GUID of 16 letters and digits from 2 to 7", "[a-z2-7]{16}"),
        ("a note type of this flashgen", "|".join(FACES)),
        ("one of " + ", ".join(STATES), "|".join(STATES)),
        ("16 hexadecimal digits", _CONTENT),
        ("a time", _TIME),
        ("16 hexadecimal digits, `forced` or `-`", _PUBLISHED),
        ("a time or `-`", rf"{_TIME}|{NONE}"),
        ("earlier ids or `-`", rf"{NONE}|{_CARD}(?:,{_CARD})*"),
        ("keys of masks or `-`", rf"{NONE}|{_MASK}(?:,{_MASK})*"),
    ),
}
"""What each column of each kind of line must be: in words, and as a pattern."""

_LINES = {
    kind: re.compile(r"\t".join([kind, *(f"({form})" for _, form in columns)]))
    for kind, columns in _COLUMNS.items()
}
_ADVICE = (
    "take this line from the last commit, or, if its card was never published, delete "
    "it: `flashgen build` writes it again"
)
_RESTORE = "take the file from the last commit, then run `flashgen build`"


def read(file: SourceFile) -> Checked[Lock | None]:
    """Read a lock; every line that is not whole, or said twice, is an error."""
    reader = _Reader(file)
    reader.whole()
    if not reader.problems:
        reader.read()
    if reader.problems:
        return Checked(None, tuple(reader.problems))
    return Checked(reader.lock())


MOST = 20
"""Bad lines that are reported; after so many the file is not what it should be."""


class _Reader:
    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.problems: list[Diagnostic] = []
        self.library = ""
        self.faces: dict[str, str] = {}
        self.decks: dict[str, DeckLine] = {}
        self.carried: dict[tuple[str, str], CarriedLine] = {}
        self.notes: dict[str, NoteLine] = {}
        self.guids: dict[str, str] = {}

    def lock(self) -> Lock:
        """Return what was read."""
        return Lock(
            self.library,
            self.faces,
            self.decks,
            self.carried,
            self.notes,
            self.file,
        )

    def whole(self) -> None:
        """Check the file as a whole: version, merge marks, its end."""
        lines = self.file.lines
        name, _, version = lines[0].partition(" ")
        if name != NAME:
            what = "empty" if not self.file.text.strip() else "no lock of flashgen"
            self.wrong(1, f"the file is {what}", _RESTORE, "FG400")
        elif version != VERSION:
            newer = version.isdigit() and int(version) > int(VERSION)
            what = f"version {version} of the lock" if version else "no version"
            hint = "written by a newer flashgen: upgrade" if newer else _RESTORE
            self.wrong(1, f"{what}, not {VERSION}", hint, "FG400")
        elif _MERGE.search(self.file.text):
            hint = "keep the lines of both sides and delete the marks; where one card "
            hint += "has two lines, keep the one with the later time"
            for number, line in enumerate(lines, start=1):
                if _MERGE.match(line):
                    self.wrong(number, "git left a merge conflict", hint, "FG400")
        elif lines[-2:] != (END, ""):
            last = len(lines) - (lines[-1] == "")
            what = f"the file does not end with `{END}`: something is missing"
            self.wrong(last, what, _RESTORE, "FG400")

    def read(self) -> None:
        """Read the lines."""
        note = _LINES["note"].fullmatch
        take = self.note
        for number, line in enumerate(self.file.lines[1:-2], start=2):
            match = note(line)
            if match:
                take(number, *match.groups())
            elif line and not line.startswith("#"):
                self.other(number, line)
            if len(self.problems) >= MOST:
                return
        if not self.library and not self.problems:
            self.wrong(1, "the line `library` is missing", _RESTORE)

    def other(self, number: int, line: str) -> None:
        """Read a line that is no whole line of a note."""
        kind, *columns = line.split("\t")
        if kind not in _COLUMNS:
            kinds = ", ".join(f"`{name}`" for name in _COLUMNS)
            self.wrong(number, f"a line starts with {kinds}", "delete this line")
            return
        match = _LINES[kind].fullmatch(line)
        if match:
            readers: dict[str, Callable[..., None]] = {
                "library": self.about_library,
                "face": self.face,
                "deck": self.deck,
                "carries": self.carries,
            }
            readers[kind](number, *match.groups())
            return
        at = len(kind) + 2
        for (says, form), column in zip(_COLUMNS[kind], columns, strict=False):
            if not re.fullmatch(form, column):
                self.wrong(number, f"this is not {says}", _ADVICE, at=at, to=column)
                return
            at += len(column) + 1
        wanted, found = len(_COLUMNS[kind]), len(columns)
        message = f"{found + 1} columns, where `{kind}` has {wanted + 1}"
        self.wrong(number, message, _ADVICE)

    def about_library(self, number: int, library: str) -> None:
        """Take the library's id."""
        if self.library:
            self.wrong(number, "the library is named twice", "delete one of the lines")
        self.library = library

    def face(self, number: int, face: str, form: str) -> None:
        """Take a note type."""
        if self.new(number, self.faces, face, "face", face):
            self.faces[face] = form

    def deck(self, number: int, stem: str, version: str, time: str, name: str) -> None:
        """Take a published deck."""
        if self.new(number, self.decks, stem, "deck", stem):
            self.decks[stem] = DeckLine(stem, version, self.time(number, time), name)

    def carries(self, number: int, stem: str, case: str, time: str, name: str) -> None:
        """Take a case of a published deck."""
        if self.new(number, self.carried, (stem, case), "carries", stem, case):
            since = self.time(number, time)
            self.carried[stem, case] = CarriedLine(stem, case, since, name)

    def note(
        self,
        number: int,
        card: str,
        guid: str,
        face: str,
        state: str,
        content: str,
        since: str,
        published: str,
        then: str,
        earlier: str,
        masks: str,
    ) -> None:
        """Take a note."""
        if card in self.notes:
            self.new(number, self.notes, card, "note", card)
            return
        if self.guids.setdefault(guid, card) is not card:
            message = f"`{card}` and `{self.guids[guid]}` have the same GUID"
            self.wrong(number, message, _ADVICE)
        last = None
        if published != NONE and then != NONE:
            last = Stamped(published, _seconds(then) or self.time(number, then))
        if (published == NONE) != (then == NONE) or not _fits(state, content, last):
            message = f"a {state} note has other words and times than these"
            self.wrong(number, message, _ADVICE)
        self.notes[card] = NoteLine(
            card,
            guid,
            face,
            state,
            Stamped(content, _seconds(since) or self.time(number, since)),
            last,
            () if earlier == NONE else tuple(earlier.split(",")),
            () if masks == NONE else tuple(masks.split(",")),
        )

    def new(self, number: int, known: Any, key: Any, *about: str) -> bool:
        """Return whether nothing was said of `key` yet."""
        if key in known:
            what = f"`{'` in `'.join(reversed(about[1:]))}` has two lines"
            other = number_of(self.file, about)
            hint = f"the other is line {other}: delete the older one"
            self.wrong(number, what, hint)
            return False
        return True

    def time(self, number: int, text: str) -> int:
        """Return a time in Unix seconds."""
        time = _seconds(text)
        if time is None:
            line = self.file.lines[number - 1]
            at = line.index(text) + 1
            self.wrong(number, "there is no such time", _ADVICE, at=at, to=text)
        return time or 0

    def wrong(
        self,
        number: int,
        message: str,
        hint: str,
        code: str = "FG401",
        *,
        at: int = 1,
        to: str | None = None,
    ) -> None:
        """Report one line, or the words `to` at column `at` of it."""
        width = len(self.file.lines[number - 1] if to is None else to)
        span = Span(self.file, number, at, number, at + width)
        self.problems.append(error(span, code, message, hint))


def _fits(state: str, content: str, published: Stamped | None) -> bool:
    """Return whether a note in this state can have these contents."""
    if state in (DRAFT, PUBLISHED):
        return published is None and not content.startswith(GONE)
    if state == CHANGED:
        return published is not None and not content.startswith(GONE)
    return state == WITHDRAWN and content.startswith(GONE)


@lru_cache(maxsize=4096)
def _seconds(text: str) -> int | None:
    """Return Unix seconds after 1970; None for a time that never was."""
    try:
        seconds = int(datetime.fromisoformat(text).timestamp())
    except ValueError:
        return None
    return seconds if seconds > 0 else None
