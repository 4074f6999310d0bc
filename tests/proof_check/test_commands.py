"""`flashgen source add`, `flashgen trace` and the proof in `check` and `build`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import HEAD, Finished

Run = Callable[..., Finished]

FACTS = """\
facts:
  joints:
    ask: Of what is quillosis a disease?
    answer: The joints
    evidence: comment, "a disease of the joints"
  cause:
    ask: What is the cause of quillosis?
    answer: It is unknown
    evidence: comment, "The cause is unknown"
left_out:
  women: {evidence: 'comment, "Women fall ill"', reason: No number is given.}
"""


@pytest.fixture
def case(library: Path) -> Path:
    path = library / "source_cases/case-1.yaml"
    path.write_text(HEAD + FACTS, "utf-8")
    return path


def test_a_case_without_a_source_gets_one_warning(flashgen: Run, case: Path) -> None:
    done = flashgen("check", case.stem)
    assert done.code == 0
    assert done.err.count("FG200") == 1
    assert "flashgen source add case-1 ARTICLE" in done.err
    assert flashgen("check", "--strict").code == 1


def test_check_prints_the_content_that_a_review_names(
    flashgen: Run, case: Path
) -> None:
    assert "case-1: content " in flashgen("check", case.stem).out


def test_a_source_is_added_and_the_case_checked_against_it(
    flashgen: Run, case: Path, article: Path
) -> None:
    done = flashgen("source", "add", "case-1", str(article))
    assert (done.code, done.err) == (0, "")
    assert "source_cases/case-1.source: 13 sentences in 3 sections" in done.out
    written = case.with_suffix(".source").read_text("utf-8")
    assert written.startswith("flashgen source 5 fingerprint\n")
    assert "quillosis" not in written.lower()
    assert flashgen("check", "--strict").code == 0


def test_its_words_may_lie_open_only_where_the_licence_allows(
    flashgen: Run, case: Path, article: Path
) -> None:
    done = flashgen("source", "add", "case-1", str(article), "--text")
    assert done.code == 0
    written = case.with_suffix(".source").read_text("utf-8")
    assert "# A B. An article. A journal 2013." in written
    assert "Quillosis is a disease of the joints." in written
    assert flashgen("check", "--strict").code == 0
    case.write_text((HEAD + FACTS).replace("CC0", "all rights reserved"), "utf-8")
    refused = flashgen("source", "add", "case-1", str(article), "--text")
    assert refused.code == 2
    assert "its words may not lie" in refused.err
    assert case.with_suffix(".source").read_text("utf-8") == written


OTHER = """\
Comment

Brontosis is a disease of the skin. The cause is unknown.
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.write_text(OTHER, "utf-8")
    return path


def test_another_article_does_not_take_the_place_of_a_good_source(
    flashgen: Run, case: Path, article: Path, other: Path
) -> None:
    flashgen("source", "add", "case-1", str(article))
    before = case.with_suffix(".source").read_bytes()
    refused = flashgen("source", "add", "case-1", str(other))
    assert refused.code == 2
    assert (
        "other.txt has 1 of 3 places that the evidence names, the present source 3: "
        "nothing was written" in refused.err
    )
    assert refused.err.count("FG202 error: ") == 2
    assert "source_cases/case-1.yaml:12:15: FG202" in refused.err
    assert "--replace" in refused.err
    assert case.with_suffix(".source").read_bytes() == before
    assert sorted(p.name for p in case.parent.iterdir()) == [
        "case-1.source",
        "case-1.yaml",
    ]


def test_another_article_takes_its_place_if_told_so(
    flashgen: Run, case: Path, article: Path, other: Path
) -> None:
    flashgen("source", "add", "case-1", str(article))
    before = case.with_suffix(".source").read_bytes()
    done = flashgen("source", "add", "case-1", str(other), "--replace")
    assert done.code == 0
    assert "case-1 against it: 2 errors" in done.out
    assert case.with_suffix(".source").read_bytes() != before


def test_another_edition_that_holds_the_evidence_is_taken(
    flashgen: Run, case: Path, article: Path, tmp_path: Path
) -> None:
    flashgen("source", "add", case.stem, str(article))
    edition = tmp_path / "edition.txt"
    edition.write_text(article.read_text("utf-8").replace("70%", "71%"), "utf-8")
    assert flashgen("source", "add", "case-1", str(edition)).code == 0


@pytest.mark.parametrize("kept", ["a broken one", None])
def test_what_holds_nothing_may_be_replaced(
    flashgen: Run, case: Path, other: Path, kept: str | None
) -> None:
    if kept:
        case.with_suffix(".source").write_text(kept, "utf-8")
    assert flashgen("source", "add", "case-1", str(other)).code == 0


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"<article><body>", b"<html>"]
)
def test_what_is_no_article_leaves_the_old_source_as_it_was(
    flashgen: Run, case: Path, tmp_path: Path, content: bytes
) -> None:
    case.with_suffix(".source").write_text("old", "utf-8")
    strange = tmp_path / "strange.txt"
    strange.write_bytes(content)
    done = flashgen("source", "add", "case-1", str(strange))
    assert done.code == 2
    assert done.err.startswith(("flashgen: ", "strange.txt"))
    assert case.with_suffix(".source").read_text("utf-8") == "old"
    assert sorted(p.name for p in case.parent.iterdir()) == [
        "case-1.source",
        "case-1.yaml",
    ]


def test_a_broken_source_is_the_authors_fault(flashgen: Run, case: Path) -> None:
    case.with_suffix(".source").write_text("flashgen source 5 text\n[a]\n?\n", "utf-8")
    done = flashgen("check")
    assert done.code == 1
    assert "source_cases/case-1.source:3:1: FG204" in done.err


def test_a_disproven_card_is_not_built(
    flashgen: Run, case: Path, library: Path, article: Path
) -> None:
    flashgen("source", "add", "case-1", str(article))
    assert flashgen("build").code == 0
    before = (library / "decks/demo.apkg").read_bytes()
    case.write_text((HEAD + FACTS).replace("It is unknown", "It is known"), "utf-8")
    done = flashgen("build")
    assert done.code == 1
    assert "FG214" in done.err
    assert (library / "decks/demo.apkg").read_bytes() == before


def test_trace_shows_each_sentence_with_its_cards(
    flashgen: Run, case: Path, article: Path
) -> None:
    flashgen("source", "add", "case-1", str(article))
    shown = flashgen("trace", "case-1", "--text", str(article)).out
    assert (
        "    1  Quillosis is a disease of the joints.\n         case-1/joints" in shown
    )
    assert "○   2  Five-year survival is 70%" in shown
    assert "left out: No number is given." in shown
    assert "2 of 13 sentences that teach have a card" in shown
    blind = flashgen("trace", case.stem).out
    assert "Quillosis" not in blind
    assert "line 11 of the source" in blind


def test_trace_for_machines(flashgen: Run, case: Path, article: Path) -> None:
    flashgen("source", "add", "case-1", str(article))
    record = flashgen("trace", case.stem, "--json").json
    assert (record["carded"], record["left_out"], record["taught"]) == (2, 1, 13)


def test_trace_wants_the_article_that_the_source_is_of(
    flashgen: Run, case: Path, article: Path, tmp_path: Path
) -> None:
    flashgen("source", "add", "case-1", str(article))
    other = tmp_path / "other.txt"
    other.write_text(article.read_text("utf-8").replace("70%", "71%"), "utf-8")
    done = flashgen("trace", case.stem, "--text", str(other))
    assert done.code == 2
    assert "is not the article" in done.err


def test_trace_lists_what_was_inferred(
    flashgen: Run, case: Path, article: Path
) -> None:
    inferred = "    inferred: {words: joints, why: A guess.}\nleft_out:"
    case.write_text((HEAD + FACTS).replace("left_out:", inferred), "utf-8")
    flashgen("source", "add", "case-1", str(article))
    shown = flashgen("trace", case.stem).out
    assert "inferred by the author" in shown
    assert "“joints”: A guess." in shown
