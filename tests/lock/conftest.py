"""A library whose history a test tells: write a case, build, publish, look."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from flashgen.faces import FACES
from flashgen.lock.lines import Lock, NoteLine
from flashgen.lock.read import read
from flashgen.model.source import SourceFile
from tests.conftest import HEAD

NEW_YEAR = 1_704_067_200
"""2024-01-01T00:00:00Z, when every history begins."""

MINUTE = 60
WORDS = {"0": "Omega", "1": "Alpha", "2": "Beta", "3": "Gamma", "4": "Delta"}
FACE_OF_ID = {face.id: face for face in FACES.values()}


class Run(NamedTuple):
    """What one run of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def codes(self) -> list[str]:
        """The codes of the diagnostics, in the order of the files."""
        lines = self.err.splitlines()
        return [line.split()[1] for line in lines if ": FG" in line]


class StoredNote(NamedTuple):
    """One note of a package."""

    mod: int
    face: str
    fields: dict[str, str]
    tags: tuple[str, ...]
    deck: str


class World:
    """A library, and a clock that moves a minute with each run."""

    def __init__(self, root: Path) -> None:
        self.root, self.time = root, NEW_YEAR
        for name in ("decks", "source_cases", "media"):
            (root / name).mkdir(parents=True)
        self.write(
            "decks/library.yaml",
            "format: 1\nlibrary: 6d4f3c1e-0a52-4b7e-9a3d-2f1c5b8e7a90\n",
        )
        self.recipe("demo", "case-1")

    def write(self, name: str, text: str) -> Path:
        """Write a file of the library."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        return path

    def recipe(
        self, stem: str, *cases: str, name: str = "Demo", more: str = ""
    ) -> None:
        """Write a recipe."""
        self.write(
            f"decks/{stem}.yaml",
            f"format: 1\nname: {name}\ntitle: Demo\nversion: 0.1.0\n"
            f"licence: CC0-1.0\ncases: [{', '.join(cases)}]\n{more}",
        )

    def case(self, body: str, case: str = "case-1") -> None:
        """Write a case file: its head, then `body`."""
        head = HEAD.replace("id: case-1", f"id: {case}")
        self.write(f"source_cases/{case}.yaml", head + body)

    def questions(self, case: str = "case-1", **answers: str) -> None:
        """Write a case of questions, each with its key and its answer."""
        facts = "".join(
            f"  {key}: {{ask: 'What is {key}?', answer: {WORDS.get(answer, answer)}}}\n"
            for key, answer in answers.items()
        )
        self.case(f"facts:\n{facts}", case)

    def run(self, command: str, *arguments: str) -> Run:
        """Run a command a minute after the last."""
        self.time += MINUTE
        called = import_module(f"flashgen.cli.{command}").command
        environment = {"SOURCE_DATE_EPOCH": str(self.time)}
        with self.here():
            done = CliRunner().invoke(called, arguments, env=environment)
        assert done.exception is None or isinstance(done.exception, SystemExit), done
        return Run(done.exit_code, done.stdout, done.stderr)

    def build(self, *arguments: str) -> Run:
        """Build without errors."""
        done = self.run("build", *arguments)
        assert done.code == 0, done.err
        return done

    def publish(self, *decks: str) -> Run:
        """Publish without errors; the deck `demo` if none is named."""
        done = self.run("publish", *(decks or ("demo",)))
        assert done.code == 0, done.err
        return done

    def refused(self, *codes: str, command: str = "build") -> Run:
        """Build, be refused with `codes`, and find every file as it was."""
        before = self.files
        done = self.run(command, *(["demo"] if command == "publish" else []))
        assert done.codes == list(codes), done.err
        assert done.code == 1
        assert self.files == before
        return done

    @contextmanager
    def here(self) -> Iterator[None]:
        """Make the library the working directory."""
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.root)
            yield

    @property
    def files(self) -> dict[str, bytes]:
        """Every file in `decks/`."""
        folder = self.root / "decks"
        files = sorted(path for path in folder.iterdir() if path.is_file())
        return {path.name: path.read_bytes() for path in files}

    @property
    def text(self) -> str:
        """The lock as it is written."""
        return (self.root / "decks/flashgen.lock").read_text("utf-8")

    @property
    def lock(self) -> Lock:
        """The lock."""
        found = read(SourceFile("decks/flashgen.lock", self.text))
        assert found.value is not None, found.diagnostics
        return found.value

    def line(self, path: str, case: str = "case-1") -> NoteLine:
        """The line of one card."""
        return self.lock.notes[f"{case}/{path}"]

    def states(self) -> dict[str, str]:
        """The state of each card."""
        return {card: line.state for card, line in self.lock.notes.items()}

    def package(self, name: str = "demo") -> dict[str, StoredNote]:
        """The notes of a package, by GUID."""
        with zipfile.ZipFile(self.root / f"decks/{name}.apkg") as archive:
            database = self.write("media/read.anki2", "")
            database.write_bytes(archive.read("collection.anki2"))
        opened = sqlite3.connect(database)
        (listed,) = opened.execute("SELECT decks FROM col").fetchone()
        names = {int(id_): deck["name"] for id_, deck in json.loads(listed).items()}
        rows = opened.execute(
            "SELECT guid, n.mod, mid, flds, tags, did FROM notes n "
            "JOIN cards c ON c.nid = n.id"
        ).fetchall()
        opened.close()
        database.unlink()
        return {
            guid: StoredNote(
                mod,
                FACE_OF_ID[kind].key,
                dict(zip(FACE_OF_ID[kind].fields, fields.split("\x1f"), strict=True)),
                tuple(tags.split()),
                names[deck],
            )
            for guid, mod, kind, fields, tags, deck in rows
        }

    def description(self, deck: str = "Demo", name: str = "demo") -> str:
        """The description of a deck in its package."""
        with zipfile.ZipFile(self.root / f"decks/{name}.apkg") as archive:
            database = self.write("media/read.anki2", "")
            database.write_bytes(archive.read("collection.anki2"))
        opened = sqlite3.connect(database)
        (listed,) = opened.execute("SELECT decks FROM col").fetchone()
        opened.close()
        database.unlink()
        (found,) = (d for d in json.loads(listed).values() if d["name"] == deck)
        return str(found["desc"])


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Return an empty library at the new year of 2024."""
    return World(tmp_path / "library")
