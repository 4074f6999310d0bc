"""A release says what it holds, and what it says is what is in the package."""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from flashgen.contact.manifest import manifest
from flashgen.library import Library
from flashgen.lock.lines import DeckLine
from flashgen.pipeline import compile_deck
from tests.conftest import HEAD, ROOT, Finished
from tests.media import torture

Run = Callable[..., Finished]

SCHEMA = json.loads((ROOT / "docs/release.schema.json").read_text("utf-8"))
NOW = {"SOURCE_DATE_EPOCH": "1767225600"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0"/>'
TOP = HEAD.replace("rights:", "doi: 10.5555/12345678, rights:")
CASE = """\
figures:
  scan:
    file: scan.png
    modality: CT, axial
    alt: Slice with two dark fields
    caption: Specks in both lungs
    credit: Dr A
    licence: all rights reserved
    permission: by letter of 2026-01-01
    consent: in writing
    reviewed: no identifying text
    marks: {speck: {box: .1 .1 .2 .2}}
    regions: {lung: {box: .2 .2 .2 .2}, heart: {box: .6 .2 .2 .2}}
    ask: {finding: Specks, modality: CT}
    evidence: figure 1
  film:
    file: film.png
    modality: Chest X-ray
    alt: The front of a chest
    caption: A shadow
    credit: A journal
    licence: all rights reserved
    stand_in:
      file: film.svg
      credit: The author
      licence: CC0-1.0
      marks: {shadow: {circle: .5 .5 .2}}
    ask: {finding: A shadow}
    evidence: figure 2
  unused:
    file: film.svg
    schematic: true
    modality: CT
    alt: A slice
    caption: A slice
    credit: The author
    licence: CC0-1.0
facts:
  q: {ask: 'Which organ makes insulin?', answer: Pancreas}
"""


@pytest.fixture
def case(library: Path) -> Path:
    """A case with a patient image, a stand-in, and a figure that no card shows."""
    folder = library / "media/case-1"
    folder.mkdir()
    (folder / "scan.png").write_bytes(torture.saved(torture.ct(64), "PNG"))
    (folder / "film.svg").write_text(f"{SVG}</svg>", "utf-8")
    path = library / "source_cases/case-1.yaml"
    path.write_text(TOP + CASE, "utf-8")
    return path


def told(library: Path) -> Any:
    """Return the manifest, which has the form that its schema describes."""
    read = json.loads((library / "decks/demo.release.json").read_text("utf-8"))
    Draft202012Validator(SCHEMA).validate(read)
    return read


def published(library: Path, flashgen: Run) -> Any:
    done = flashgen("publish", "demo", **NOW)
    assert done.code == 0, done.err
    return told(library)


def test_the_schema_describes_every_key() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    def closed(schema: Any) -> None:
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False
            assert schema["required"] == list(schema["properties"])
        for part in (*schema.get("properties", {}).values(), schema.get("items")):
            if part:
                assert part.get("description") or part.get("type") == "object"
                closed(part)

    closed(SCHEMA)


@pytest.mark.usefixtures("case")
def test_hashes_and_counts_are_those_of_the_package(
    library: Path, flashgen: Run, tmp_path: Path
) -> None:
    read = published(library, flashgen)
    data = (library / "decks/demo.apkg").read_bytes()
    assert read["packages"] == [
        {"file": "demo.apkg", "bytes": len(data), "sha256": sha256(data).hexdigest()}
    ]
    assert (library / "decks/.released/demo.apkg").read_bytes() == data
    with zipfile.ZipFile(library / "decks/demo.apkg") as package:
        names = json.loads(package.read("media"))
        packed = {name: package.read(number) for number, name in names.items()}
        (tmp_path / "read.db").write_bytes(package.read("collection.anki2"))
    files = [f for each in read["figures"] for f in (each["picture"], *each["marks"])]
    assert {f["file"]: f["sha256"] for f in files} == {
        name: sha256(data).hexdigest() for name, data in packed.items()
    }
    opened = sqlite3.connect(tmp_path / "read.db")
    for what in ("notes", "cards"):
        (count,) = opened.execute(f"SELECT count(*) FROM {what}").fetchone()
        assert read[what] == read["cases"][0][what] == count
    opened.close()


@pytest.mark.usefixtures("case")
def test_it_names_what_is_shown_and_who_allowed_it(
    library: Path, flashgen: Run
) -> None:
    scan, film = published(library, flashgen)["figures"]
    assert (scan["case"], scan["key"], scan["kind"]) == (
        "case-1",
        "scan",
        "patient image",
    )
    assert scan["schematic"] is False
    assert scan["permission"] == "by letter of 2026-01-01"
    assert scan["consent"] == "in writing"
    assert scan["reviewed"] == "no identifying text"
    assert scan["source"]["places"] == ["figure 1"]
    assert len(scan["marks"]) == 1
    assert (film["kind"], film["schematic"], film["file"]) == (
        "stand-in",
        True,
        "film.svg",
    )
    assert (film["credit"], film["licence"]) == ("The author", "CC0-1.0")


def test_a_review_counts_only_for_what_was_seen(
    library: Path, flashgen: Run, case: Path
) -> None:
    def state() -> tuple[str, str | None]:
        found = published(library, flashgen)["cases"][0]["review"]
        return found["state"], found["by"]

    assert state() == ("not reviewed", None)
    content = re.search(r"case-1: content (\w+)", flashgen("check", "case-1").out)
    assert content
    line = f"review: {{by: Dr B, date: 2026-01-02, content: '{content[1]}'}}\n"
    case.write_text(TOP + line + CASE, "utf-8")
    assert state() == ("reviewed", "Dr B")


@pytest.mark.usefixtures("case")
def test_the_same_release_is_the_same_text(library: Path, flashgen: Run) -> None:
    published(library, flashgen)
    path = library / "decks/demo.release.json"
    first = path.read_bytes()
    assert flashgen("publish", "demo").code == 0
    assert path.read_bytes() == first
    assert flashgen("build").code == 0
    assert path.read_bytes() == first


def test_withdrawn_cards_are_a_package_of_the_release(
    library: Path, flashgen: Run, case: Path
) -> None:
    more = "  r: {ask: 'Which organ makes bile?', answer: Liver}\n"
    case.write_text(TOP + CASE + more, "utf-8")
    assert published(library, flashgen)["title"] == "Demo"
    gone = "withdrawn: {r: It was wrong}\n"
    case.write_text(TOP + CASE + gone, "utf-8")
    assert flashgen("publish", "demo").code == 0
    packages = told(library)["packages"]
    assert [p["file"] for p in packages] == ["demo.apkg", "demo-withdrawn.apkg"]
    for packed in packages:
        data = (library / "decks" / packed["file"]).read_bytes()
        assert packed["sha256"] == sha256(data).hexdigest()
        kept = library / "decks/.released" / packed["file"]
        assert kept.read_bytes() == data


class TestNothingPrivate:
    @pytest.fixture(autouse=True)
    def closed(self, case: Path) -> None:
        """Take away what allows the picture to be passed on."""
        text = case.read_text("utf-8")
        case.write_text(re.sub(r" +permission: .*\n", "", text), "utf-8")

    def test_a_private_build_has_no_manifest(
        self, library: Path, flashgen: Run
    ) -> None:
        assert flashgen("build", "--private").code == 0
        assert flashgen("publish", "--private", "demo").code == 2
        assert flashgen("publish", "demo").code != 0
        assert list(library.glob("decks/*.json")) == []

    def test_none_can_be_made_of_it(self, library: Path) -> None:
        recipe = library / "decks/demo.yaml"
        deck = compile_deck(Library(library), recipe, private=True).value
        assert deck is not None
        line = DeckLine("demo", "0.1.0", 0, "Demo")
        with pytest.raises(ValueError, match="cannot be released"):
            manifest(deck, line, [])


@pytest.mark.usefixtures("case")
def test_the_page_about_figures_shows_one(library: Path, flashgen: Run) -> None:
    page = (ROOT / "docs/figures.md").read_text("utf-8")
    shown = [json.loads(b) for b in re.findall(r"```json\n(.*?)```", page, re.DOTALL)]
    assert shown == [published(library, flashgen)["figures"][1]]
