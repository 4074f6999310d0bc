"""What may not be shown waits, keeps its identity, and says whom to ask."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from flashgen.figures.licence import given
from tests.conftest import HEAD, Finished
from tests.media import torture

Run = Callable[..., Finished]

ORIGINAL = "file: scan.png, credit: The journal, licence: all rights reserved"
DRAWING = "{file: a.svg, credit: Me, licence: CC0-1.0}"
FIGURE = "modality: CT, alt: Slice with two dark fields, caption: Specks in both lungs"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'


@pytest.fixture
def write(library: Path) -> Callable[[str], None]:
    """Write a case with one figure and one fact."""
    (library / "media/case-1").mkdir()
    (library / "media/case-1/a.svg").write_text(SVG, "utf-8")

    def write(figure: str, more: str = "") -> None:
        asked = "ask: {finding: Specks}"
        text = (
            f"{HEAD}figures:\n  f: {{{FIGURE}, {figure}, {asked}}}\n{more}"
            "facts: {q: {ask: 'Which organ makes insulin?', answer: Pancreas}}\n"
        )
        (library / "source_cases/case-1.yaml").write_text(text, "utf-8")

    return write


def scan(library: Path) -> None:
    data = torture.saved(torture.ct(64), "PNG")
    (library / "media/case-1/scan.png").write_bytes(data)


def cards(flashgen: Run, *options: str) -> int:
    done = flashgen("build", "--json", *options)
    assert done.code == 0, done.out
    return int(done.json["decks"][0]["cards"])


def codes(flashgen: Run, *arguments: str) -> list[str]:
    done = flashgen("check", "--json", *arguments)
    found = json.loads(done.out)["diagnostics"]
    return [d["code"] for d in found if d["code"].startswith("FG3")]


class TestMissing:
    def test_its_cards_are_withheld_with_a_warning_on_its_name(
        self, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write("file: no.png, credit: Dr A, licence: CC0-1.0, consent: given")
        assert cards(flashgen) == 1
        done = flashgen("check")
        assert "case-1.yaml:9:" in done.err
        assert "FG300 warning: cannot read `no.png`" in done.err
        assert "the cards of `f` are withheld" in done.err
        assert "media/case-1/" in done.err
        assert done.code == 0

    def test_strict_counts_it(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write("file: no.png, credit: Dr A, licence: CC0-1.0, consent: given")
        assert flashgen("check", "--strict").code == 1
        assert flashgen("build", "--strict").code == 1
        assert not (library / "decks/demo.apkg").exists()

    def test_a_published_card_keeps_its_identity_while_it_waits(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        figure = "file: scan.png, credit: A, licence: CC0-1.0, consent: given"
        write(f"{figure}, reviewed: no identifying text")
        scan(library)
        assert flashgen("publish", "demo").code == 0
        lock = (library / "decks/flashgen.lock").read_text("utf-8")
        (library / "media/case-1/scan.png").unlink()
        assert cards(flashgen) == 1
        assert (library / "decks/flashgen.lock").read_text("utf-8") == lock
        scan(library)
        assert cards(flashgen) == 2
        assert (library / "decks/flashgen.lock").read_text("utf-8") == lock

    def test_nothing_withheld_is_published(
        self, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write("file: no.png, credit: A, licence: CC0-1.0, consent: given")
        done = flashgen("publish", "demo")
        assert done.code != 0
        assert "withheld" in done.err


class TestUnlicensed:
    def test_it_is_withheld_though_it_is_there(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write(f"{ORIGINAL}, consent: given")
        scan(library)
        assert cards(flashgen) == 1
        done = flashgen("check")
        assert "FG310 warning: `scan.png` may not be passed on: all rights" in done.err
        assert "ask The journal and write the answer under `permission`" in done.err

    @pytest.mark.parametrize(
        "licence", ["none", "unknown", "© 2013 A Journal", "All Rights Reserved."]
    )
    def test_many_words_mean_no(
        self, flashgen: Run, write: Callable[[str], None], licence: str
    ) -> None:
        write(f"file: a.svg, schematic: true, credit: A, licence: {licence}")
        assert codes(flashgen) == ["FG310"]

    @pytest.mark.parametrize("licence", ["CC BY 4.0", "CC0-1.0", "public domain"])
    def test_others_mean_yes(
        self, flashgen: Run, write: Callable[[str], None], licence: str
    ) -> None:
        write(f"file: a.svg, schematic: true, credit: A, licence: {licence}")
        assert codes(flashgen) == []

    def test_permission_frees_it(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write(f"{ORIGINAL}, consent: given, permission: by e-mail of 2026-01-01")
        scan(library)
        assert cards(flashgen) == 2
        assert codes(flashgen) == []

    @pytest.mark.parametrize(
        "answer",
        [
            "pending",
            "none",
            "not granted",
            "Permission: not yet granted",
            "the publisher refused",
            "denied",
            "requested 2026-01-01",
            "requested, not granted",
            "unknown",
            "granted?",
            "-",
            "ausstehend",
            "noch nicht angefragt",
            "abgelehnt",
            "keine",
        ],
    )
    def test_a_lack_of_permission_does_not(
        self, library: Path, flashgen: Run, write: Callable[[str], None], answer: str
    ) -> None:
        write(f"{ORIGINAL}, consent: given, permission: '{answer}'")
        scan(library)
        assert codes(flashgen) == ["FG310"]
        assert flashgen("publish", "demo").code != 0

    @pytest.mark.parametrize(
        "answer",
        [
            "granted by letter",
            "The publisher, by e-mail of 2026-01-01",
            "requested and granted 2026-01-01",
            "no objection from the publisher",
            "Will Smith, editor",
        ],
    )
    def test_a_yes_is_read_as_such(self, answer: str) -> None:
        assert given(answer)

    @pytest.mark.parametrize(
        ("answer", "told"),
        [
            ("refused", ["FG312"]),
            ("no", ["FG312"]),
            ("pending", ["FG312"]),
            ("nein", ["FG312"]),
            ("not given, though required", ["FG312"]),
            ("no patient consent", ["FG312"]),
            ("not needed", []),
            ("no consent needed", []),
            ("nicht nötig", []),
            ("not applicable", []),
            ("no patient can be recognised", []),
            ("in writing", []),
        ],
    )
    def test_a_patient_who_did_not_agree_did_not(
        self,
        library: Path,
        flashgen: Run,
        write: Callable[[str], None],
        answer: str,
        told: list[str],
    ) -> None:
        write(f"file: scan.png, credit: A, licence: CC0-1.0, consent: '{answer}'")
        scan(library)
        assert codes(flashgen) == told

    def test_a_questioned_licence_is_not_published(
        self, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        figure = "file: a.svg, schematic: true, credit: A, licence: A contract"
        write(figure)
        assert codes(flashgen) == ["FG314"]
        assert cards(flashgen) == 2
        done = flashgen("publish", "demo")
        assert done.code != 0
        assert "`f` of case-1 is none that flashgen knows: A contract" in done.err
        write(f"{figure}, permission: by letter of 2026-01-01")
        assert flashgen("publish", "demo").code == 0

    def test_a_patient_must_have_agreed(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write("file: scan.png, credit: A, licence: CC0-1.0")
        scan(library)
        assert codes(flashgen) == ["FG312"]


class TestStandIn:
    def test_a_drawing_stands_in_and_says_so(
        self, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write(f"{ORIGINAL}, stand_in: {DRAWING}")
        assert cards(flashgen) == 2
        assert codes(flashgen, "--strict") == []
        shown = flashgen("show", "case-1/f/finding", "--json").json
        assert shown[0]["answer"] == "Specks"
        listed = flashgen("figures", "--json").json
        assert [r["kind"] for r in listed] == ["stand-in"]
        assert listed[0]["ask"] == [
            "The journal: permission to show it in this deck",
            "The journal: how the patient agreed to its use",
        ]

    def test_the_original_takes_over_and_the_card_stays_itself(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write(f"{ORIGINAL}, stand_in: {DRAWING}")
        before = flashgen("show", "case-1/f/finding", "--json").json[0]["guid"]
        scan(library)
        more = "consent: given, reviewed: no identifying text"
        write(f"{ORIGINAL}, permission: granted, {more}, stand_in: {DRAWING}")
        listed = flashgen("figures", "--json").json
        assert (listed[0]["kind"], listed[0]["ask"]) == ("patient image", [])
        after = flashgen("show", "case-1/f/finding", "--json").json[0]["guid"]
        assert before == after

    def test_marks_of_the_drawing_are_not_drawn_on_the_original(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        drawn = DRAWING.replace("}", ", marks: {m: {box: .1 .1 .1 .1}}}")
        free = "permission: granted, consent: given, reviewed: no identifying text"
        write(f"{ORIGINAL}, {free}, stand_in: {drawn}")
        assert codes(flashgen) == []
        scan(library)
        assert codes(flashgen) == ["FG324"]
        assert "not for this picture" in flashgen("check").err
        assert flashgen("figures", "--json").json[0]["marks"] == 0

    def test_a_broken_original_is_an_error_all_the_same(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write(f"{ORIGINAL}, permission: granted, stand_in: {DRAWING}")
        (library / "media/case-1/scan.png").write_bytes(b"no picture")
        assert codes(flashgen) == ["FG301"]
        assert flashgen("build").code == 1

    def test_only_a_missing_file_is_asked_for(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        given = "permission: granted, consent: given"
        write(f"{ORIGINAL}, {given}, stand_in: {DRAWING}")

        def asked() -> list[str]:
            listed = flashgen("figures", "--json").json
            return list(listed[0]["ask"])

        assert asked() == ["The journal: the file `scan.png`"]
        (library / "media/case-1/scan.png").write_bytes(b"no picture")
        assert asked() == []


class TestPrivate:
    def test_it_shows_what_may_not_be_passed_on_and_is_marked(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write(f"{ORIGINAL}, consent: given, reviewed: no identifying text")
        scan(library)
        assert cards(flashgen) == 1
        lock = (library / "decks/flashgen.lock").read_bytes()
        public = (library / "decks/demo.apkg").read_bytes()
        assert cards(flashgen, "--private") == 2
        assert (library / "decks/flashgen.lock").read_bytes() == lock
        assert (library / "decks/demo.apkg").read_bytes() == public
        first = (library / "decks/demo-private.apkg").read_bytes()
        cards(flashgen, "--private")
        assert (library / "decks/demo-private.apkg").read_bytes() == first
        with zipfile.ZipFile(library / "decks/demo-private.apkg") as package:
            database = package.read("collection.anki2")
        assert b"Private build: do not pass this deck on" in database
        assert database.count(b" flashgen::private ") == 1

    def test_it_cannot_be_published(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write(f"{ORIGINAL}, consent: given")
        scan(library)
        cards(flashgen, "--private")
        assert flashgen("publish", "demo", "--private").code == 2
        assert flashgen("publish", "demo").code != 0
        assert flashgen("build", "--private", "--locked").code == 2

    def test_its_name_is_no_decks(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write("file: a.svg, schematic: true, credit: A, licence: CC0-1.0")
        text = (library / "decks/demo.yaml").read_text("utf-8")
        other = text.replace("name: Demo", "name: Other")
        (library / "decks/demo-private.yaml").write_text(other, "utf-8")
        found = flashgen("build", "--json").json["diagnostics"]
        assert "FG415" in {d["code"] for d in found}


class TestContactSheet:
    def test_it_lists_every_figure_and_what_to_do(
        self, library: Path, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write(
            "file: scan.png, credit: A, licence: CC0-1.0",
            "  g: {file: no.png, modality: CT, alt: Two rings, caption: C,\n"
            "      credit: Dr B, licence: none, ask: {finding: It}}\n",
        )
        scan(library)
        done = flashgen("figures", "--html", "sheet.html")
        assert done.code == 0
        for words in (
            "scan.png (patient image)",
            "64×64",
            "not recorded",
            "FG312 nothing says that the patient agreed to `scan.png`",
            "no.png (withheld)",
            "withheld: some or all of its cards wait",
            "ask Dr B: permission to show it in this deck",
        ):
            assert words in done.out, words
        page = (library / "sheet.html").read_text("utf-8")
        assert page.count("<article") == 2
        assert "<script" not in page
        assert "http" not in page.replace("http-equiv", "").replace(
            "http://www.w3.org/2000/svg", ""
        )
        assert flashgen("figures", "--strict").code == 1

    def test_a_case_with_errors_is_told_of(
        self, flashgen: Run, write: Callable[[str], None]
    ) -> None:
        write("file: a.svg, credit: A, licence: CC0-1.0, schematic: perhaps")
        done = flashgen("figures")
        assert done.code == 1
        assert "FG008" in done.err
        assert "no figures" in done.out
