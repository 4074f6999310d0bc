"""What has changed since the last release, and what was withdrawn."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flashgen.library import Library
from flashgen.preview import news
from flashgen.preview import released as released_module
from flashgen.preview.bench import Bench, Wanted
from flashgen.preview.detail import detail
from tests.conftest import Finished
from tests.preview.test_bench import CASE, Save, second

Run = Callable[..., Finished]


class Author:
    """Edits a case whose deck was published, and looks at what the page is told."""

    def __init__(self, root: Path, save: Save) -> None:
        self.root, self._save = root, save
        self.bench = Bench(Library(root), Wanted())
        self.look()

    def look(self) -> None:
        self.bench.refresh()
        self.bench.compare()

    def edit(self, old: str, new: str, file: str = CASE) -> None:
        self._save(self.root / file, old, new)
        self.look()

    def told(self, case: str = "case-1") -> Any:
        return json.loads(news.after(news.start(), self.bench.shown).cases[case][1])

    def states(self) -> dict[str, list[str]]:
        return {card["id"]: card["states"] for card in self.told()["cards"]}

    def change(self, card: str) -> Any:
        known = detail(self.bench.shown, card)
        assert known is not None
        return known["change"]


@pytest.fixture
def author(lively: Path, flashgen: Run, save: Save) -> Author:
    assert flashgen("publish", "demo").code == 0
    return Author(lively, save)


def test_before_the_first_release_there_is_nothing_to_compare(
    lively: Path, save: Save
) -> None:
    author = Author(lively, save)
    assert all(states == ["draft"] for states in author.states().values())
    assert author.change("case-1/first") is None
    assert author.told()["gone"] == []


def test_what_students_have_has_not_changed(author: Author) -> None:
    assert all(states == ["published"] for states in author.states().values())
    assert author.change("case-1/first") is None


def test_a_change_is_shown_field_by_field(author: Author) -> None:
    author.edit("answer: Alpha,", "answer: Alpha or beta, why: So it is,")
    assert author.states()["case-1/first"] == ["changed", "changed in meaning"]
    change = author.change("case-1/first")
    assert change["kinds"] == ["changed in meaning"]
    assert change["fields"] == [
        {
            "name": "Answer",
            "old": [("Alpha", False)],
            "new": [("Alpha ", False), ("or beta", True)],
        },
        {"name": "Why", "old": [], "new": [("So it is", True)]},
    ]
    assert (change["tags"], change["deck"]) == ([[], []], [])
    assert author.states()["case-1/second"] == ["published"]


def test_a_change_that_is_taken_back_is_none(author: Author) -> None:
    author.edit("answer: Alpha", "answer: Omega")
    assert author.change("case-1/first")
    author.edit("answer: Omega", "answer: Alpha")
    assert author.states()["case-1/first"] == ["published"]
    assert author.change("case-1/first") is None


def test_other_tags_alone_are_no_change_of_the_card(author: Author) -> None:
    author.edit("topics: [thorax]", "topics: [abdomen]")
    assert author.states()["case-1/first"] == ["retagged"]
    change = author.change("case-1/first")
    assert change["kinds"] == ["tags"]
    assert change["tags"] == [["topic::thorax"], ["topic::abdomen"]]
    assert change["fields"] == []


def test_a_card_in_another_deck_is_moved(author: Author) -> None:
    recipe = "decks/demo.yaml"
    author.edit("cases: [case-1]", "cases: [case-1]\nsubdecks: {case-1: One}", recipe)
    assert author.states()["case-1/first"] == ["moved"]
    assert author.change("case-1/first")["deck"] == ["Demo", "Demo::One"]


def test_a_card_that_no_student_has_is_new(author: Author) -> None:
    author.edit(
        "  causes:\n", "  fresh: {ask: What is new?, answer: This}\n  causes:\n"
    )
    assert author.states()["case-1/fresh"] == ["new"]
    assert author.change("case-1/fresh") is None
    second(author.root)
    author.edit("cases: [case-1]", "cases: [case-1, case-2]", "decks/demo.yaml")
    [*others] = author.told("case-2")["cards"]
    assert {card["state"] for card in others} == {"new"}


def test_a_renamed_card_is_the_card_it_was(author: Author) -> None:
    key = author.told()["cards"][1]["key"]
    author.edit("  first: {ask", "  foremost: {was: first, ask")
    [card] = [c for c in author.told()["cards"] if c["id"] == "case-1/foremost"]
    assert (card["state"], card["key"]) == ("published", key)


def test_another_picture_is_said_to_be_one(author: Author) -> None:
    author.edit("<svg ", "<svg opacity='0.9' ", "media/case-1/chest-xray.svg")
    [card] = [card for card in author.states() if "chest-xray" in card]
    change = author.change(card)
    assert change["kinds"] == ["figure changed"]
    assert {"name": "Figure", "says": "the picture"} in change["fields"]


def test_a_withdrawn_card_is_listed_with_its_reason(
    author: Author, flashgen: Run
) -> None:
    text = (author.root / CASE).read_text("utf-8")
    [first] = [line for line in text.splitlines(True) if line.startswith("  first:")]
    author.edit(first, "")
    head = (
        "withdrawn:\n  first: {reason: It was *wrong*, replacement: second}\nfigures:"
    )
    author.edit("figures:", head)
    [gone] = author.told()["gone"]
    assert gone["card"] == "case-1/first"
    assert gone["question"] == "Which is the first?"
    assert gone["reason"] == "It was wrong"
    assert gone["instead"] == "case-1/second"
    assert (gone["since"], gone["told"]) == ("", False)
    text = (author.root / CASE).read_text("utf-8").splitlines()
    assert text[gone["line"] - 1].strip().startswith("first:")

    assert flashgen("publish", "demo").code == 0
    author.look()
    [gone] = author.told()["gone"]
    assert gone["told"] is True
    assert gone["since"]


FIRST = (
    "  first: {ask: Which is the first?, answer: Alpha, "
    "evidence: 'comment, \"first words\"'}\n"
)


def test_a_card_that_vanishes_is_listed_with_what_to_do(author: Author) -> None:
    author.edit(FIRST, "")
    [gone] = author.told()["gone"]
    assert (gone["card"], gone["question"]) == ("case-1/first", "Which is the first?")
    assert gone["told"] is False
    assert "write `was: first`" in gone["hint"]
    assert "`withdrawn: {first: why}`" in gone["hint"]
    author.edit("figures:", "withdrawn: {first: It was wrong}\nfigures:")
    [gone] = author.told()["gone"]
    assert gone["hint"] == ""


def test_a_draft_that_vanishes_is_no_loss(author: Author) -> None:
    fresh = "  fresh: {ask: What is new?, answer: This}\n"
    author.edit("  causes:\n", f"{fresh}  causes:\n")
    author.edit(fresh, "")
    assert author.told()["gone"] == []


def test_a_card_that_moved_or_waits_for_its_picture_is_not_gone(author: Author) -> None:
    (author.root / "media/case-1/chest-xray.svg").unlink()
    author.look()
    assert not any("chest-xray" in card for card in author.states())
    assert author.told()["gone"] == []
    second(author.root)
    author.edit("cases: [case-1]", "cases: [case-1, case-2]", "decks/demo.yaml")
    author.edit(FIRST, "")
    assert [gone["card"] for gone in author.told()["gone"]] == ["case-1/first"]
    other = "source_cases/case-2.yaml"
    author.edit("  first: {ask", "  foremost: {was: case-1/first, ask", other)
    assert author.told()["gone"] == []


MASKS = """    regions:
      heart: {name: Heart, box: 0.4 0.4 0.2 0.2}
      lung: {name: Left lung, circle: 0.7 0.4 0.1}
      apex: {name: Apex, circle: 0.2 0.2 0.1}
    ask:
"""


def test_a_withdrawn_mask_is_told_of_with_its_release(
    author: Author, flashgen: Run
) -> None:
    author.edit("    ask:\n", MASKS)
    assert flashgen("publish", "demo").code == 0
    author.edit("      lung: {name: Left lung, circle: 0.7 0.4 0.1}\n", "")
    [gone] = author.told()["gone"]
    assert gone["card"].endswith("/lung")
    path = gone["card"].removeprefix("case-1/")
    assert f"`withdrawn: {{{path}: why}}`" in gone["hint"]
    author.edit("figures:", f"withdrawn: {{{path}: It was wrong}}\nfigures:")
    [gone] = author.told()["gone"]
    keys = {card["key"]: card["question"] for card in author.told()["cards"]}
    assert gone["question"] == keys[gone["key"]]
    assert (gone["told"], gone["hint"]) == (False, "")
    assert flashgen("publish", "demo").code == 0
    author.look()
    [gone] = author.told()["gone"]
    assert gone["told"] is True


def test_a_release_while_the_page_is_open_is_what_counts(
    author: Author, flashgen: Run
) -> None:
    author.edit("answer: Alpha", "answer: Omega")
    assert flashgen("publish", "demo").code == 0
    author.look()
    assert author.states()["case-1/first"] == ["published"]
    assert author.change("case-1/first") is None


def test_without_the_released_package_it_says_so(author: Author) -> None:
    Library(author.root).released("demo").unlink()
    author.edit("answer: Alpha", "answer: Omega")
    assert author.states()["case-1/first"] == ["changed"]
    assert "not on this machine" in author.change("case-1/first")["missing"]
    assert author.states()["case-1/second"] == ["published"]
    assert "not on this machine" in author.change("case-1/second")["missing"]


def test_a_damaged_package_is_named(author: Author) -> None:
    Library(author.root).released("demo").write_bytes(b"no package")
    author.edit("answer: Alpha", "answer: Omega")
    missing = author.change("case-1/first")["missing"]
    assert missing.startswith("decks/.released/demo.apkg: it is no whole .apkg file")


def test_a_package_of_an_older_release_is_said_to_be_one(
    author: Author, flashgen: Run
) -> None:
    kept = Library(author.root).released("demo")
    before = kept.read_bytes()
    author.edit("answer: Alpha", "answer: Omega")
    assert author.change("case-1/first")["other"] is False
    assert flashgen("publish", "demo").code == 0
    kept.write_bytes(before)
    author.look()
    assert author.change("case-1/first")["other"] is True


def test_the_package_is_read_once_and_not_for_the_first_look(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    read_package = released_module.read_package

    def noted(path: Path) -> object:
        read.append(path.name)
        return read_package(path)

    monkeypatch.setattr(released_module, "read_package", noted)
    bench = Bench(Library(author.root), Wanted())
    bench.refresh()
    assert read == []
    assert bench.compare() is True
    assert bench.compare() is False
    author.edit("answer: Alpha", "answer: Omega")
    bench.refresh()
    assert read == ["demo.apkg"]
    assert bench.shown.cases["case-1"].since.changes


def test_what_is_inferred_is_told_with_its_reason(author: Author) -> None:
    author.edit(
        "answer: Beta,",
        "answer: Beta, inferred: {words: Beta, why: Nothing else comes second},",
    )
    known = detail(author.bench.shown, "case-1/second")
    assert known
    [inferred] = known["inferred"]  # type: ignore[misc]
    assert inferred["words"] == "Beta"
    assert inferred["why"] == "Nothing else comes second"
    assert inferred["file"] == CASE
    other = detail(author.bench.shown, "case-1/first")
    assert other
    assert other["inferred"] == []
    assert detail(author.bench.shown, "case-1/none") is None
