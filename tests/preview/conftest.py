"""A preview that runs, and what asks it."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import HEAD, ROOT, new_library

CASE = f"""{HEAD}topics: [thorax]
figures:
  chest-xray:
    file: chest-xray.svg
    schematic: true
    modality: Chest X-ray, frontal
    alt: Front of the chest
    caption: Calcifications
    credit: flashgen project
    licence: CC0-1.0
    ask:
      finding: Coarse calcifications
facts:
  first: {{ask: Which is the first?, answer: Alpha, evidence: 'comment, "first words"'}}
  second: {{ask: Which is the second?, answer: Beta, topic: prognosis}}
  causes:
    kind: list
    of: causes of something
    members: {{one: Cause one, two: Cause two, three: Cause three}}
  formula:
    ask: What is $\\frac{{a}}{{b}}$?
    answer: A quotient
"""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Running(NamedTuple):
    """A preview on a port of its own, of a library in `root`."""

    root: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(
        self, path: str, method: str = "GET", body: str = "", **headers: str
    ) -> Answer:
        """Send one request; underscores in the names of headers are hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        given.setdefault("Host", f"127.0.0.1:{self.port}")
        try:
            connection.request(method, path, body or None, given)
            response = connection.getresponse()
            read = "" if path == "/events" else response.read()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, names, read or b"")
        finally:
            connection.close()

    def news(self) -> Any:
        return self.ask("/news").json

    def token(self) -> str:
        page = self.ask("/").body.decode()
        found = re.search(r'name="token" content="([^"]+)"', page)
        assert found
        return found[1]


@contextmanager
def preview(root: Path, *arguments: str, **environment: str) -> Iterator[Running]:
    """Run `flashgen preview` in `root` as its users do."""
    heard = root / "stderr.txt"
    with (
        heard.open("w") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "flashgen", "preview", "--no-open", *arguments],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        try:
            assert process.stdout
            said = process.stdout.readline()
            port = re.search(r"127\.0\.0\.1:(\d+)/", said)
            assert port, said + heard.read_text("utf-8")
            running = Running(root, int(port[1]), process)
            assert running.ask("/").status == 200
            yield running
        finally:
            process.terminate()


def furnish(library: Path) -> Path:
    """Put a case of several kinds into a library."""
    (library / "source_cases/case-1.yaml").write_text(CASE, "utf-8")
    (library / "media/case-1").mkdir()
    figure = ROOT / "media/case-29/chest-xray.svg"
    (library / "media/case-1/chest-xray.svg").write_bytes(figure.read_bytes())
    return library


def publish(root: Path) -> Path:
    """Publish the deck of a library, as its authors do."""
    subprocess.run(
        [sys.executable, "-m", "flashgen", "publish", "demo"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return root


@pytest.fixture
def lively(library: Path) -> Path:
    """A library with a case of several kinds."""
    return furnish(library)


@pytest.fixture
def running(lively: Path) -> Iterator[Running]:
    """A preview that a test may edit under, and end."""
    with preview(lively, "--port", "0") as started:
        yield started


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview that tests only read."""
    root = furnish(new_library(tmp_path_factory.mktemp("served")))
    with preview(root, "--port", "0") as started:
        yield started


class Tab(NamedTuple):
    """A page, and what went wrong in it."""

    page: Any
    errors: list[str]
    asked: list[str]


@pytest.fixture
def tab(browser: Any) -> Iterator[Tab]:
    """A tab that notes errors of the console, and every address asked for."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(15_000)
        errors: list[str] = []
        asked: list[str] = []
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else 0)
        page.on("pageerror", lambda error: errors.append(str(error)))
        context.on("request", lambda request: asked.append(request.url))
        yield Tab(page, errors, asked)


@pytest.fixture
def save() -> Callable[[Path, str, str], None]:
    """Replace words in a file, as an editor saves it."""

    def replace(path: Path, old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return replace
