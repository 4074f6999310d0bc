"""A student in a collection of Anki's own engine: imports, studies, makes edits.

Whatever depends on chance or the clock is fixed: which cards are answered and how,
which notes are edited, and the time of change that an edit leaves on a note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from flashgen.faces import STUDENT
from flashgen.update.snapshot import Snapshot, snapshot

DAYS = 4
"""Days of study before each import: long enough for every state a card can be in."""

_DAY = 86_400
_STYLE = "\n/* my own style */\n.card { font-size: 21px; }\n"
_DECK = "My own deck"
_NEW, _REVIEW = 0, 2
_AWAY = (-3, -2, -1)
"""Queues of cards that nobody is shown: buried by hand, by Anki, suspended."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a student does to one note: `what` is a key of `_EDITS`, or nothing.

    `late` is for edits after the release of what they import next.
    """

    guid: str
    what: str
    card: str
    late: bool


NOTE_EDITS = (
    ("", False),
    ("own notes", False),
    ("own words", False),
    ("own tag", False),
    ("marked", False),
    ("own notes", True),
    ("marked", True),
)
"""What is done to the notes in turn, and whether late."""

CARD_EDITS = ("", "suspended", "flagged", "moved", "buried")
"""What is done to the cards in turn; one less than the edits of notes would repeat."""


def edits(guids: Sequence[str]) -> list[Edit]:
    """Return an edit for each note, every kind of note edit with every of cards."""
    found = []
    for place, guid in enumerate(guids):
        what, late = NOTE_EDITS[place % len(NOTE_EDITS)]
        found.append(Edit(guid, what, CARD_EDITS[place % len(CARD_EDITS)], late))
    return found


class NotTaken(Exception):
    """A package that Anki's engine refuses to import or to use, in its own words."""


class Student:
    """A fresh profile with the options Anki starts with."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "collection.anki2"
        self._open()

    def __enter__(self) -> Student:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.collection.close()

    def take_in(self, package: Path) -> Any:
        """Import `package` with default options and return Anki's log.

        Raises NotTaken if Anki refuses it.
        """
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
        from anki.errors import AnkiException

        options = ImportAnkiPackageOptions()
        request = ImportAnkiPackageRequest(package_path=str(package), options=options)
        try:
            return self.collection.import_anki_package(request).log
        except AnkiException as problem:
            raise NotTaken(f"{package.name}: {problem}") from problem

    def study(self, guids: Sequence[str]) -> int:
        """Answer the cards of these notes for some days; return how often.

        Every fourth card stays new; of the others each is answered when it is due,
        twice on a day while it is learnt, with each of the four buttons in turn.
        """
        answers = 0
        for day in range(DAYS):
            cards = self._cards(guids)
            for turn in range(2):
                for place, card_id in enumerate(cards):
                    if place % 4 != 3:
                        answers += self._answer(card_id, place + day + turn)
            self._sleep()
        return answers

    def edit(self, planned: Sequence[Edit], early: int, late: int) -> None:
        """Make the edits; they leave the times `early` and `late` on their notes."""
        notes = dict(self.collection.db.execute("select guid, id from notes"))
        deck = self.collection.decks.id(_DECK)
        for edit in planned:
            if edit.guid not in notes:
                continue
            note = self.collection.get_note(notes[edit.guid])
            if edit.what:
                _EDITS[edit.what](note)
                self.collection.update_note(note)
                self.collection.db.execute(
                    "update notes set mod = ? where id = ?",
                    late if edit.late else early,
                    note.id,
                )
            self._edit_cards(edit.card, note.card_ids(), deck)

    def restyle(self, times: Mapping[int, int]) -> None:
        """Add a style of one's own to the note types, by id, at the times given."""
        for id_, time in times.items():
            model = self.collection.models.get(id_)
            if model and _STYLE not in model["css"]:
                model["css"] += _STYLE
                self.collection.models.update_dict(model)
                self.collection.db.execute(
                    "update notetypes set mtime_secs = ? where id = ?", time, id_
                )
        self._reopen()

    def look(self) -> Snapshot:
        """Return everything an import might harm."""
        # Note types are kept in memory, where an import does not change them.
        self._reopen()
        return snapshot(self.collection)

    def check(self) -> tuple[str, ...]:
        """Let Anki check and mend its database; return what it complains of."""
        text, fine = self.collection.fix_integrity()
        # The last line says that the database was rebuilt; the marks are invisible.
        plain = text.replace("\u2068", "").replace("\u2069", "")
        return () if fine else tuple(plain.splitlines()[:-1])

    def _answer(self, card_id: int, turn: int) -> int:
        card = self.collection.get_card(card_id)
        later = card.type == _REVIEW and card.due > self.collection.sched.today
        if card.queue in _AWAY or later:
            return 0
        card.start_timer()
        scheduler = self.collection.sched
        states = self.collection._backend.get_scheduling_states(card_id)
        # Ratings are numbered from 0: again, hard, good, easy; good and easy first.
        answer = scheduler.build_answer(
            card=card, states=states, rating=(3 * turn + 2) % 4
        )
        scheduler.answer_card(answer)
        return 1

    def _cards(self, guids: Sequence[str]) -> list[int]:
        wanted = set(guids)
        rows = self.collection.db.execute(
            "select c.id, n.guid from cards c join notes n on n.id = c.nid "
            "order by c.id"
        )
        return [card for card, guid in rows if guid in wanted]

    def _edit_cards(self, what: str, cards: Sequence[int], deck: int) -> None:
        if what == "suspended":
            self.collection.sched.suspend_cards(cards)
        elif what == "buried":
            self.collection.sched.bury_cards(cards)
        elif what == "flagged":
            self.collection.set_user_flag_for_cards(3, cards)
        elif what == "moved":
            self.collection.set_deck(cards, deck)

    def _sleep(self) -> None:
        """Let a day pass: the collection was made a day earlier than before."""
        self.collection.db.execute("update col set crt = crt - ?", _DAY)
        self._reopen()

    def _open(self) -> None:
        from anki.collection import Collection

        self.collection: Any = Collection(str(self._path))

    def _reopen(self) -> None:
        self.collection.close()
        self._open()


def _own_notes(note: Any) -> None:
    names = list(note.keys())
    note[STUDENT if STUDENT in names else names[-1]] += "Told to me on the ward. "


def _own_words(note: Any) -> None:
    names = list(note.keys())
    note["Why" if "Why" in names else names[-1]] += "<b>my own words</b>"


def _own_tag(note: Any) -> None:
    note.add_tag("exam::mine")


def _marked(note: Any) -> None:
    note.add_tag("marked")


_EDITS: Mapping[str, Any] = {
    "own notes": _own_notes,
    "own words": _own_words,
    "own tag": _own_tag,
    "marked": _marked,
}
