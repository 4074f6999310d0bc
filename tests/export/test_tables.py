"""A deck as two columns, and as records."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.export.edition import Edition
from flashgen.export.table import as_csv, as_json
from flashgen.model.card import Card
from tests.conftest import Finished
from tests.export.conftest import furnish


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_every_card_in_words_is_a_row(made: Edition) -> None:
    text, left_out = as_csv(made)
    pictured = [each for each in made.exhibits if each.card.media]
    assert left_out == len(pictured) > 0
    assert len(rows(text)) == len(made.exhibits) - left_out
    assert {len(row) for row in rows(text)} == {2}


def test_rows_are_those_of_rfc_4180(made: Edition) -> None:
    text, _ = as_csv(made)
    assert text.endswith("\r\n")
    assert '"What says ""no"", or rather never?","A word, and a comma"\r\n' in text


def test_a_row_says_what_its_front_shows(made: Edition) -> None:
    found = {front: back for front, back in rows(as_csv(made)[0])}
    assert found["Which ion is Ca²⁺ in H2O at 5 °C (µ, é, 日本)?"] == "The calcium ion"
    assert found["The heart beats […] times a minute at rest."] == "sixty to a hundred"
    [front] = [f for f, back in found.items() if back == "Sign two"]
    assert front.splitlines()[-3:] == ["Sign one", "____", "Sign three"]
    [front] = [f for f, back in found.items() if back == "Arm weakness"]
    assert "A: ____" in front.splitlines()
    [front] = [f for f, back in found.items() if back == "70 %"]
    assert "Group: Adults" in front.splitlines()


def with_words(made: Edition, question: str, answer: str) -> Edition:
    """Return an edition of one card with these words."""
    exhibit = next(e for e in made.exhibits if e.id == "case-1/plain")
    content = {"Question": question, "Answer": answer}
    card: Card = replace(
        exhibit.card, question=question, answer=answer, content=content
    )
    case, _ = made.cases[0]
    return replace(made, cases=((case, (replace(exhibit, card=card),)),))


WORDS = st.text(st.sampled_from(list("a\",;\n\r\t'日é−=+@|")), min_size=1, max_size=30)


@given(question=WORDS, answer=WORDS)
def test_any_words_come_back(made: Edition, question: str, answer: str) -> None:
    """Plain words have no line breaks; what is left comes back as it was."""
    one = with_words(made, question, answer)
    [[front, back]] = rows(as_csv(one)[0])
    assert front.split() == one.exhibits[0].question.split()
    assert back == one.exhibits[0].answer


def test_records_hold_everything(made: Edition) -> None:
    data: Any = json.loads(as_json(made))
    assert data["deck"]["name"] == "Demo"
    assert data["cases"][0]["source"]["journal"] == "A journal"
    cards = {card["id"]: card for card in data["cards"]}
    assert len(cards) == len(made.exhibits)
    plain = cards["case-1/plain"]
    assert plain["question"] == 'What says "no", or rather never?'
    assert plain["fields"]["Answer"] == "A word, and a comma"
    assert plain["place"]["file"] == "source_cases/case-1.yaml"
    assert "A word, and a comma" in plain["back"]
    assert "A word, and a comma" not in plain["front"]
    masks = [c for c in data["cards"] if c["face"] == "occlusion"]
    assert [c["answer"] for c in masks] == ["Heart", "Left lung"]
    assert len({c["guid"] for c in masks}) == 1


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_file_or_standard_output(
    tmp_path_factory: pytest.TempPathFactory,
    flashgen: Callable[..., Finished],
    tmp_path: Path,
    form: str,
) -> None:
    library = furnish(tmp_path_factory.mktemp("cli"))
    target = tmp_path / f"deck.{form}"
    done = flashgen("export", form, "demo", "--out", str(target), cwd=library.root)
    assert done.code == 0, done.err
    printed = flashgen("export", form, "demo", cwd=library.root)
    assert printed.out == target.read_bytes().decode().replace("\r\n", "\n")


def test_a_deck_with_errors_is_not_exported(
    tmp_path_factory: pytest.TempPathFactory, flashgen: Callable[..., Finished]
) -> None:
    library = furnish(tmp_path_factory.mktemp("cli"))
    case = library.root / "source_cases/case-1.yaml"
    case.write_text(
        case.read_text("utf-8").replace("answer: None", "answr: x"), "utf-8"
    )
    done = flashgen("export", "csv", "demo", cwd=library.root)
    assert done.code == 1
    assert done.out == ""
    assert "FG0" in done.err
    assert flashgen("export", "csv", "dmo", cwd=library.root).code == 2


def test_exports_are_the_same_on_every_run(
    tmp_path_factory: pytest.TempPathFactory, flashgen: Callable[..., Finished]
) -> None:
    library = furnish(tmp_path_factory.mktemp("cli"))
    moved = tmp_path_factory.mktemp("elsewhere") / "library"
    shutil.copytree(library.root, moved)
    seen = []
    for root, seed in ((library.root, "1"), (moved, "2")):
        out = root.parent / f"out-{seed}"
        for form in ("html", "handout"):
            done = flashgen(
                *("export", form, "demo", "--out", str(out / form)),
                cwd=root,
                PYTHONHASHSEED=seed,
                TZ="Asia/Tokyo" if seed == "2" else "UTC",
            )
            assert done.code == 0, done.err
        files = sorted(path for path in out.rglob("*") if path.is_file())
        seen.append({str(path.relative_to(out)): path.read_bytes() for path in files})
    assert seen[0] == seen[1]
    assert "handout/handout.pdf" in seen[0]
