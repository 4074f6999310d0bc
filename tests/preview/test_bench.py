"""What is on show after each save."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from flashgen.library import Library
from flashgen.model.diagnostic import Checked, warning
from flashgen.preview import bench as bench_module
from flashgen.preview import news
from flashgen.preview.bench import LOOSE, Bench, Wanted
from flashgen.preview.kept import Kept, signature
from flashgen.preview.record import of_case
from tests.conftest import Finished

CASE = "source_cases/case-1.yaml"
Save = Callable[[Path, str, str], None]


def settled(bench: Bench) -> Bench:
    """Look at the files, and examine everything."""
    bench.refresh()
    while name := bench.unexamined():
        bench.examine(name)
    bench.conclude()
    return bench


def ids(bench: Bench) -> list[str]:
    return [e.id for case in bench.shown.cases.values() for e in case.exhibits]


def second(library: Path, name: str = "case-2") -> None:
    """Write another case like the first, without a figure."""
    text = (library / CASE).read_text("utf-8").replace("id: case-1", f"id: {name}")
    head, _, rest = text.partition("figures:")
    facts = "facts:" + rest.partition("facts:")[2]
    text = head + facts.replace("Which is", f"Which of {name} is")
    (library / f"source_cases/{name}.yaml").write_text(text, "utf-8")


@pytest.fixture
def bench(lively: Path) -> Bench:
    return settled(Bench(Library(lively), Wanted()))


def test_findings_are_those_of_check(
    bench: Bench, lively: Path, flashgen: Callable[..., Finished]
) -> None:
    checked = flashgen("check", "--json").json["diagnostics"]
    assert checked
    shown = json.loads(news.after(news.start(), bench.shown).problems)
    key = ("file", "line", "column", "code", "message")
    assert {tuple(d[k] for k in key) for d in shown} == {
        tuple(d[k] for k in key) for d in checked
    }
    assert lively.exists()


def test_nothing_saved_nothing_done(bench: Bench) -> None:
    shown = bench.shown
    assert bench.refresh() is False
    assert bench.shown is shown


def test_only_the_case_that_was_saved_is_compiled(
    bench: Bench, lively: Path, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    second(lively)
    settled(bench)
    compiled: list[str] = []
    compile_path = bench_module.compile_path

    def noted(library: Library, path: Path) -> object:
        compiled.append(path.stem)
        return compile_path(library, path)

    monkeypatch.setattr(bench_module, "compile_path", noted)
    save(lively / CASE, "answer: Alpha", "answer: Omega")
    settled(bench)
    assert compiled == ["case-1"]


def test_the_last_good_cards_stay_while_there_are_errors(
    bench: Bench, lively: Path, save: Save
) -> None:
    before = ids(bench)
    save(lively / CASE, "second: {ask: Which", "second: {ask: [Which")
    settled(bench)
    assert ids(bench) == before
    assert bench.shown.cases["case-1"].stale
    [error] = bench.shown.found
    assert error.code == "FG001"
    save(lively / CASE, "[Which", "Which")
    settled(bench)
    assert not bench.shown.cases["case-1"].stale


def test_a_file_that_vanishes_and_comes_back(bench: Bench, lively: Path) -> None:
    text = (lively / CASE).read_bytes()
    (lively / CASE).unlink()
    settled(bench)
    assert any(d.code == "FG017" for d in bench.shown.found)
    (lively / CASE).write_bytes(text)
    settled(bench)
    assert not any(d.code == "FG017" for d in bench.shown.found)
    assert len(ids(bench)) == 7


@pytest.mark.parametrize("name", ["decks/library.yaml", "decks/demo.yaml"])
def test_errors_beside_the_cases_leave_the_cards(
    bench: Bench, lively: Path, name: str
) -> None:
    before = ids(bench)
    text = (lively / name).read_text("utf-8")
    (lively / name).write_text(f"{text}\nunknown: {{", "utf-8")
    settled(bench)
    assert ids(bench) == before
    assert any(d.span.file.name == name for d in bench.shown.found)


def test_a_case_that_no_recipe_names_is_shown_beside_the_decks(
    bench: Bench, lively: Path
) -> None:
    second(lively)
    settled(bench)
    assert bench.shown.cases["case-1"].decks == ("Demo",)
    assert bench.shown.cases["case-2"].decks == (LOOSE,)


def test_findings_lie_with_the_card_they_are_about(bench: Bench) -> None:
    state = news.after(news.start(), bench.shown)
    case = json.loads(state.cases["case-1"][1])
    by_card = {
        card["id"]: [f["code"] for f in card["findings"]] for card in case["cards"]
    }
    assert "FG250" in by_card["case-1/second"]
    assert "FG250" not in by_card["case-1/first"]


def test_findings_after_the_facts_lie_with_no_card(bench: Bench, lively: Path) -> None:
    case = lively / CASE
    text = case.read_text("utf-8") + "withdrawn:\n  none: It never was\n"
    case.write_text(text, "utf-8")
    settled(bench)
    [shown] = bench.shown.cases.values()
    key = next(iter(shown.case.case.about.withdrawn))
    found = warning(key.span, "FG409", "a finding", "")
    record = json.dumps(of_case(shown, [found]))
    assert json.loads(record)["cards"]
    assert "a finding" not in record


def test_states_come_from_the_lock(
    bench: Bench, lively: Path, flashgen: Callable[..., Finished], save: Save
) -> None:
    def states() -> dict[str, str]:
        cards = bench.shown.cases["case-1"].exhibits
        return {each.id: each.state for each in cards}

    assert set(states().values()) == {"draft"}
    assert flashgen("publish", "demo").code == 0
    settled(bench)
    assert set(states().values()) == {"published"}
    save(lively / CASE, "answer: Alpha", "answer: Omega")
    settled(bench)
    assert states()["case-1/first"] == "changed"
    assert states()["case-1/second"] == "published"
    save(lively / CASE, "answer: Omega", "answer: Alpha")
    settled(bench)
    assert states()["case-1/first"] == "published"


@pytest.mark.parametrize("saves", [100, pytest.param(1000, marks=pytest.mark.slow)])
def test_saves_leave_nothing_behind(lively: Path, save: Save, saves: int) -> None:
    bench = settled(Bench(Library(lively), Wanted()))
    state = news.after(news.start(), bench.shown)
    objects: list[int] = []
    for turn in range(saves):
        old, new = ("Alpha", "Omega") if turn % 2 == 0 else ("Omega", "Alpha")
        if turn % 10 == 9:
            save(lively / CASE, "second: {ask: ", "second: {ask: [")
            settled(bench)
            save(lively / CASE, "second: {ask: [", "second: {ask: ")
        save(lively / CASE, f"answer: {old}", f"answer: {new}")
        settled(bench)
        state = news.after(state, bench.shown)
        if turn + 1 in (saves // 2, saves):
            gc.collect()
            objects.append(len(gc.get_objects()))
    assert state.revision == saves + 1
    assert bench.shown.cases["case-1"].exhibits[1].answer in ("Alpha", "Omega")
    assert objects[1] - objects[0] < 1_000


def test_what_is_kept_is_made_once_for_each_state_of_its_files(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> Checked[int | None]:
        made.append(1)
        return Checked(None if len(made) == 2 else len(made))

    file = tmp_path / "file"
    kept = Kept[int]()
    file.write_text("1", "utf-8")
    assert kept.get("x", signature([file]), make).value == 1
    assert kept.get("x", signature([file]), make).value == 1
    file.write_text("22", "utf-8")
    last = kept.get("x", signature([file]), make)
    assert (last.value, last.stale) == (1, True)
    file.write_text("333", "utf-8")
    assert kept.get("x", signature([file]), make).value == 3
    assert signature([tmp_path / "missing"]) == ()
