"""Random histories of a library, each release imported into a student's collection.

After every step the deck is published and imported with Anki's default options into
one collection that is studied and edited in between.  The number of histories is that
of the environment variable FLASHGEN_HISTORIES; each has up to 25 steps.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.lock.author import CASES, KINDS, Author
from tests.lock.conftest import StoredNote, World

pytestmark = pytest.mark.anki

OWN = ("My notes",)
"""Fields that are the student's."""


class Student:
    """A real collection, and what its owner does with it."""

    def __init__(self, folder: Path) -> None:
        self.collection = Collection(str(folder / "collection.anki2"))
        self.known: dict[str, StoredNote] = {}
        """The notes as they were last released to this student."""

    def take_in(self, package: Path) -> Any:
        """Import a package with default options and return Anki's log."""
        request = ImportAnkiPackageRequest(
            package_path=str(package), options=ImportAnkiPackageOptions()
        )
        return self.collection.import_anki_package(request).log

    def note(self, guid: str) -> tuple[int, list[str], str, int]:
        """Return id, fields, tags and time of a note."""
        ((id_, fields, tags, mod),) = self.collection.db.all(
            "select id, flds, tags, mod from notes where guid = ?", guid
        )
        return id_, fields.split("\x1f"), tags.strip(), mod

    def cards(self) -> list[list[Any]]:
        """Return everything about every card that study or a student sets."""
        found: list[list[Any]] = self.collection.db.all(
            "select id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, "
            "flags, data from cards order by id"
        )
        return found

    def reviews(self) -> list[list[Any]]:
        """Return the whole history of study."""
        found: list[list[Any]] = self.collection.db.all(
            "select * from revlog order by id"
        )
        return found

    def study(self, ratings: list[int]) -> None:
        """Answer as many cards as there are ratings, 1 (again) to 4 (easy)."""
        decks = self.collection.decks
        deck = decks.by_name("Demo")
        assert deck is not None
        decks.set_current(deck["id"])
        for rating in ratings:
            queued = self.collection.sched.get_queued_cards()
            if not queued.cards:
                return
            card = self.collection.get_card(queued.cards[0].card.id)
            card.start_timer()
            states = queued.cards[0].states
            answer = self.collection.sched.build_answer(
                card=card, states=states, rating=rating
            )
            self.collection.sched.answer_card(answer)

    def edit(self, guid: str, what: str, time: int) -> None:
        """Change a note or its card at `time`."""
        id_, *_ = self.note(guid)
        note = self.collection.get_note(id_)
        cards = [card.id for card in note.cards()]
        if what == "suspend":
            self.collection.sched.suspend_cards(cards)
        elif what == "flag":
            self.collection.set_user_flag_for_cards(3, cards)
        elif what == "move":
            deck = self.collection.decks.id("Mine")
            self.collection.set_deck(cards, deck)
        else:
            if what == "tag":
                note.add_tag("mine")
            elif what == "mark":
                note.add_tag("marked")
            elif what == "my notes":
                note["My notes"] += "mine "
            elif what == "text":
                note["Why"] += "my own words"
            self.collection.update_note(note)
            self.collection.db.execute(
                "update notes set mod = ? where id = ?", time, id_
            )


class Histories(RuleBasedStateMachine):
    """What an author and a student may do in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.world = World(Path(self.folder.name, "library"))
        self.author = Author(self.world)
        self.student = Student(Path(self.folder.name))
        self.guids: dict[str, str] = {}
        self.quiet = False
        self.built = False

    def teardown(self) -> None:
        """Close the collection and delete everything."""
        self.student.collection.close()
        self.folder.cleanup()

    @initialize(kinds=st.lists(st.sampled_from(KINDS), max_size=4))
    def start(self, kinds: list[str]) -> None:
        """Begin with two figures and some facts."""
        for place, case in enumerate(CASES):
            self.author.add(case, "figure", 1 + place)
        for place, kind in enumerate(kinds):
            self.author.add(CASES[place % 2], kind, 1 + place % 4)

    # What an author does -------------------------------------------------------

    @rule(data=st.data(), words=st.integers(0, 1))
    def reword(self, data: st.DataObject, words: int) -> None:
        """Change words, and sometimes change them back."""
        _, _, item = data.draw(st.sampled_from(self.author.items))
        item.words = words

    @rule(data=st.data())
    def reorder(self, data: st.DataObject) -> None:
        """Change the order of facts, of items, or of the cases."""
        case = data.draw(st.sampled_from(CASES))
        facts = self.author.cases[case]
        facts[:] = data.draw(st.permutations(facts))
        fact = data.draw(st.sampled_from(facts))
        if fact.kind != "definition":
            fact.items[:] = data.draw(st.permutations(fact.items))
        self.author.order = tuple(data.draw(st.permutations(CASES)))

    @rule(
        case=st.sampled_from(CASES),
        kind=st.sampled_from(KINDS),
        picture=st.integers(1, 4),
    )
    def add_a_fact(self, case: str, kind: str, picture: int) -> None:
        """Add a fact, of a kind that may be new."""
        self.author.add(case, kind, picture)

    @rule(data=st.data())
    def add_an_item(self, data: st.DataObject) -> None:
        """Add a member, step, feature or question."""
        growing = ("list", "mechanism", "comparison", "figure")
        facts = [fact for _, fact in self.author.facts if fact.kind in growing]
        if facts:
            fact = data.draw(st.sampled_from(facts))
            place = data.draw(st.integers(0, len(fact.items)))
            fact.items.insert(place, self.author.new())

    @rule(data=st.data())
    def rename_a_fact(self, data: st.DataObject) -> None:
        """Give a fact another key."""
        self.settle()
        _, fact = data.draw(st.sampled_from(self.author.facts))
        self.author.rename(fact)

    @rule(data=st.data())
    def rename_an_item(self, data: st.DataObject) -> None:
        """Give an item another key, perhaps while its fact has a new one, too."""
        items = [
            item
            for _, fact, item in self.author.items
            if fact.kind not in ("question", "definition")
        ]
        if items:
            item = data.draw(st.sampled_from(items))
            if item.was:
                self.settle()
            self.author.rename(item)

    @rule(data=st.data())
    def move_to_another_case(self, data: st.DataObject) -> None:
        """Move a fact to the other case file."""
        self.settle()
        case, fact = data.draw(st.sampled_from(self.author.facts))
        if len(self.author.cases[case]) > 1:
            self.author.move(case, fact)

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        """Withdraw a published card, or delete a draft."""
        self.settle()
        self.author.drop(*data.draw(st.sampled_from(self.author.items)))

    @rule(data=st.data(), words=st.integers(0, 2))
    def withdraw_for_another_reason(self, data: st.DataObject, words: int) -> None:
        """Reword the reason of a withdrawal."""
        records = [(gone, path) for gone in self.author.gone.values() for path in gone]
        if records:
            gone, path = data.draw(st.sampled_from(records))
            gone[path] = (words, gone[path][1])

    @rule(data=st.data())
    def swap_figures(self, data: st.DataObject) -> None:
        """Let two figures show each other's picture."""
        figures = [fact for _, fact in self.author.facts if fact.kind == "figure"]
        if len(figures) > 1:
            one, two = data.draw(st.permutations(figures))[:2]
            one.picture, two.picture = two.picture, one.picture

    @rule()
    def forget_was(self) -> None:
        """Delete every `was`, which may go once the lock knows."""
        self.settle()
        self.author.settled()

    @rule()
    def hold_back(self) -> None:
        """Let the next change wait for the release after it."""
        self.quiet = True

    # What a student does -------------------------------------------------------

    @precondition(lambda self: self.student.known)
    @rule(ratings=st.lists(st.integers(0, 3), min_size=1, max_size=6))
    def study(self, ratings: list[int]) -> None:
        """Study some cards."""
        self.student.study(ratings)

    @precondition(lambda self: self.student.known)
    @rule(
        data=st.data(),
        what=st.sampled_from(
            ["suspend", "flag", "move", "tag", "mark", "my notes", "text"]
        ),
    )
    def edit(self, data: st.DataObject, what: str) -> None:
        """Do something with a note."""
        guid = data.draw(st.sampled_from(sorted(self.student.known)))
        self.student.edit(guid, what, self.world.time + 1)

    # What must hold ------------------------------------------------------------

    def settle(self) -> None:
        """Build, so that the lock knows all that was renamed so far."""
        self.author.write()
        self.world.build()

    @invariant()
    def release(self) -> None:
        """Publish, import, and compare everything before and after."""
        self.author.write()
        if self.quiet:
            self.quiet = False
            self.world.build()
            return
        done = self.world.publish()
        assert set(done.codes) <= {"FG404"}, done.err
        for _, _, item in self.author.items:
            item.published = True
        released = self.world.package()
        self.check_identity(released)
        self.check_import("demo", released)
        name = "demo-withdrawn"
        if (self.world.root / f"decks/{name}.apkg").exists():
            self.check_import(name, self.world.package(name))
        files = self.world.files
        self.world.build("--locked")
        assert self.world.files == files

    def check_identity(self, released: dict[str, StoredNote]) -> None:
        """Every card that the author means is the note it always was."""
        tokens = {item.token for _, _, item in self.author.items}
        assert len(released) == len(tokens)
        for guid, note in released.items():
            token = note.fields["Answer"].split(" ")[0]
            assert token in tokens
            assert self.guids.setdefault(token, guid) == guid
        assert len(set(self.guids.values())) == len(self.guids)

    def check_import(self, name: str, released: dict[str, StoredNote]) -> None:
        """Import: nothing lost, nothing twice, and only what changed is replaced."""
        student = self.student
        before = {guid: student.note(guid) for guid in student.known}
        cards, reviews = student.cards(), student.reviews()
        kinds = len(student.collection.models.all_names_and_ids())
        log = student.take_in(self.world.root / f"decks/{name}.apkg")

        changed = {
            guid
            for guid, note in released.items()
            if guid in student.known and student.known[guid].fields != note.fields
        }
        faces = {note.face for note in student.known.values()}
        added = {note.face for note in released.values()} - faces
        student.known |= released
        assert len(log.new) == len(student.known) - len(before)
        assert len(log.updated) == len(changed)
        assert len(log.conflicting) == 0
        assert student.collection.note_count() == len(student.known)
        assert student.collection.card_count() == len(student.known)
        kinds_now = len(student.collection.models.all_names_and_ids())
        assert kinds_now == kinds + len(added)

        after = student.cards()
        assert [card for card in after if card[0] in {c[0] for c in cards}] == cards
        assert student.reviews() == reviews
        for guid, was in before.items():
            if guid not in changed:
                assert student.note(guid) == was
        for guid in student.known.keys() - before.keys() | changed:
            _, fields, _, mod = student.note(guid)
            assert fields == list(student.known[guid].fields.values())
            assert mod == student.known[guid].mod <= self.world.time
        problems, clean = student.collection.fix_integrity()
        assert clean, problems


Histories.TestCase.settings = settings(
    max_examples=int(os.environ.get("FLASHGEN_HISTORIES", "8")),
    stateful_step_count=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)

TestHistories = pytest.mark.slow(Histories.TestCase)
