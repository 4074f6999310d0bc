"""Bringing the lock up to date with the cards of the working tree.

Drafts come and go.  A published id keeps its note: whatever would lose or confuse it is
an error, and nothing is then written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from flashgen import identity
from flashgen.lock import content, masks, refusals
from flashgen.lock.lines import (
    CHANGED,
    DRAFT,
    PUBLISHED,
    WITHDRAWN,
    Lock,
    NoteLine,
    Stamped,
)
from flashgen.lock.renaming import Renaming
from flashgen.lock.withdrawal import Withdrawals
from flashgen.model.card import Card
from flashgen.model.case import Case
from flashgen.model.diagnostic import Checked, Diagnostic, failed
from flashgen.model.source import Renamed

Clock = Callable[[], int]
"""Gives the present in Unix seconds, the same at each call."""


@dataclass(frozen=True)
class Compiled:
    """A case without errors, with its cards.

    `withheld` are the keys of figures that are not at hand: their cards are neither
    present nor gone.
    """

    case: Case
    cards: tuple[Card, ...]
    withheld: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Scope:
    """What is known about the library beyond the cases that are compared.

    `files` are the ids of all case files.  `whole` says that every case of every deck
    is compared, so that drafts of all others can go.  `others` compiles the remaining
    cases; it is called only when a published card is gone and may have moved there.
    """

    files: frozenset[str]
    whole: bool = False
    others: Callable[[], Iterable[Compiled]] = tuple


def update(
    lock: Lock, library: str, cases: Iterable[Compiled], scope: Scope, clock: Clock
) -> Checked[Lock]:
    """Return the lock with the lines that `cases` call for.

    `library` is the library's UUID.  The clock is asked only if a line changes.
    After an error the lock is returned as it was.
    """
    if lock.library != library:
        return Checked(lock, (refusals.other_library(lock),))
    changed = _Update(lock, tuple(cases), scope, clock)
    changed.run()
    problems = tuple(changed.problems)
    if failed(problems):
        return Checked(lock, problems)
    return Checked(replace(lock, notes=changed.notes), problems)


class _Update:
    def __init__(
        self, lock: Lock, cases: tuple[Compiled, ...], scope: Scope, clock: Clock
    ) -> None:
        self.lock, self.scope, self.clock = lock, scope, clock
        self.cases = {str(c.case.about.id): c for c in cases}
        self.present = {str(card.id): card for c in cases for card in c.cards}
        self.notes: dict[str, NoteLine] = dict(lock.notes)
        self.problems: list[Diagnostic] = []
        self._removed: frozenset[str] = frozenset()

    @cached_property
    def now(self) -> int:
        """The present, which must be later than what the lock knows."""
        present = self.clock()
        if present <= self.lock.released or present < self.lock.newest:
            self.problems.append(refusals.clock_behind(self.lock, present))
        return present

    def run(self) -> None:
        """Take over renamed lines, compare every card, and look who is gone."""
        renaming = Renaming(self.lock, self.present)
        renaming.read(self.present.values())
        self.problems.extend(renaming.problems)
        withdrawals = Withdrawals(self.lock, self.present, renaming.claims)
        for compiled in self.cases.values():
            withdrawals.read(compiled.case)
        self.problems.extend(withdrawals.problems)
        self._removed = withdrawals.masks
        kept = {*renaming.claims, *withdrawals.contents}
        gone = [
            line
            for line in self.lock.notes.values()
            if line.card not in kept and self._gone(line)
        ]
        moved = self._moved(gone)
        for old, card in {**renaming.claims, **moved}.items():
            self._rename(old, str(card.id))
        for name, card in self.present.items():
            self._compare(name, card)
        self.problems.extend(self._exchanged())
        for name, words in withdrawals.contents.items():
            self._check_guid(self.notes[name])
            self._restamp(self.notes[name], words, WITHDRAWN, WITHDRAWN)
        self._let_go([line for line in gone if line.card not in moved])

    def _gone(self, line: NoteLine) -> bool:
        """Return whether a line that is about no card of this run should be."""
        if line.card in self.present:
            return False
        case, _, path = line.card.partition("/")
        compiled = self.cases.get(case)
        if compiled is None:
            lost = case not in self.scope.files
            return self.scope.whole and (lost or not line.protected)
        fact = path.partition("/")[0].partition(".")[0]
        return fact not in compiled.withheld and fact not in _formerly(compiled)

    def _moved(self, gone: list[NoteLine]) -> dict[str, Card]:
        """Return the cards of cases not compiled so far that were among `gone`."""
        lost = {line.card for line in gone if line.protected}
        if not lost:
            return {}
        elsewhere = {
            str(card.id): card
            for compiled in self.scope.others()
            if str(compiled.case.about.id) not in self.cases
            for card in compiled.cards
        }
        renaming = Renaming(self.lock, elsewhere)
        renaming.read(elsewhere.values())
        return {old: card for old, card in renaming.claims.items() if old in lost}

    def _rename(self, old: str, new: str) -> None:
        line = self.notes.pop(old)
        self._check_guid(line)
        self.notes[new] = line._replace(card=new, earlier=(*line.earlier, old))

    def _compare(self, name: str, card: Card) -> None:
        """Bring the line of one card up to date."""
        line = self.notes.get(name)
        if (line is None or not line.protected) and name in self._earlier:
            why = f"it was the id of `{self._earlier[name]}`"
            self.problems.append(refusals.reused(card, why))
            return
        if line is None:
            guid = identity.guid(self.lock.library, name)
            line = NoteLine(name, guid, card.face, DRAFT, Stamped("", 0))
        if card.masks or line.masks:
            line = self._number(line, card)
        words = content.of_card(card, line.order)
        if name in self.lock.notes:
            self._check_guid(line)
        if line.retired:
            why = "it was withdrawn, and students were told so"
            self.problems.append(refusals.reused(card, why))
        elif line.state != DRAFT and line.face != card.face:
            self.problems.append(refusals.new_face(self.lock, card, line))
        elif line.state != DRAFT:
            self._restamp(line, words, PUBLISHED, CHANGED)
        elif (line.now.content, line.face) != (words, card.face):
            stamped = Stamped(words, self.now)
            self.notes[name] = line._replace(face=card.face, now=stamped)

    def _exchanged(self) -> Iterator[Diagnostic]:
        """Refuse cards that took over the words of one that has others now.

        Two cards that merely say the same are no mistake of identity: the words must
        have left every card that students know them by.
        """
        said: dict[str, list[NoteLine]] = {}
        for line in self.notes.values():
            if line.protected:
                said.setdefault(line.last.content, []).append(line)
        for name, card in self.present.items():
            taker = self.notes.get(name)
            if taker is None or taker.state != CHANGED:
                continue
            owners = said.get(taker.now.content, [])
            if owners and all(owner.state == CHANGED for owner in owners):
                yield refusals.exchanged(card, owners[0])

    def _number(self, line: NoteLine, card: Card) -> NoteLine:
        """Return `line` with the masks of `card`, whose numbers never change."""
        found = masks.number(line, card, self._removed)
        self.problems.extend(found.diagnostics)
        self.notes[line.card] = found.value
        return found.value

    def _restamp(self, line: NoteLine, words: str, same: str, other: str) -> None:
        """Bring a published line up to date; the states are for the same and others.

        Words that come back before a release are those that students have: then they
        have been so since the last release.
        """
        last = line.last
        if words == last.content:
            new = line._replace(state=same, now=last, published=None)
        elif words == line.now.content:
            return
        else:
            stamped = Stamped(words, self.now)
            new = line._replace(state=other, now=stamped, published=last)
        self.notes[line.card] = new

    def _let_go(self, gone: list[NoteLine]) -> None:
        """Delete the drafts that are gone, and refuse to lose anything else."""
        lost: set[str] = set()
        for line in gone:
            case = line.card.partition("/")[0]
            if not line.protected:
                del self.notes[line.card]
            elif case not in self.cases:
                if case not in lost:
                    self.problems.append(refusals.file_gone(self.lock, line))
                lost.add(case)
            elif line.retired:
                self.problems.append(refusals.unrecorded(self.lock, line))
            else:
                about = self.cases[case].case
                twin = self._unpublished.get(line.last.content)
                self.problems.append(refusals.gone(self.lock, line, about, twin))

    @cached_property
    def _earlier(self) -> Mapping[str, str]:
        """The id of each note now, by its earlier ones."""
        return {
            name: line.card for line in self.notes.values() for name in line.earlier
        }

    @cached_property
    def _unpublished(self) -> Mapping[str, Card]:
        """The cards that no student has, by their content."""
        lines = self.lock.notes
        return {
            content.of_card(card, tuple(map(str, card.masks))): card
            for name, card in self.present.items()
            if name not in lines or not lines[name].protected
        }

    def _check_guid(self, line: NoteLine) -> None:
        first = line.earlier[0] if line.earlier else line.card
        if line.guid != identity.guid(self.lock.library, first):
            self.problems.append(refusals.foreign_guid(self.lock, line))


def _formerly(compiled: Compiled) -> set[str]:
    """Return the keys that withheld figures had before: their cards wait, too."""
    return {
        key.was
        for key in compiled.case.figures
        if isinstance(key, Renamed) and key in compiled.withheld
    }
