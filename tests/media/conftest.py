"""Cases with one figure, made of whatever bytes a test gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flashgen import media
from flashgen.model.diagnostic import Diagnostic
from flashgen.model.source import SourceFile
from flashgen.pipeline import CompiledCase, understand
from tests.conftest import HEAD

SHARED = "modality: X-ray, alt: A picture, caption: All, credit: A B, licence: CC0-1.0"
PATIENT = f"{SHARED}, consent: given in writing, reviewed: no identifying text"
DRAWING = f"{SHARED}, schematic: true"


class Library:
    """A folder of figures, and a cache beside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "media/case-1"
        self.folder.mkdir(parents=True)
        self.cache = media.Cache(root / "cache")
        self.private = False

    def put(self, name: str, data: bytes) -> str:
        """Write a figure."""
        (self.folder / name).write_bytes(data)
        return name

    def prepare(self, figures: str) -> tuple[media.Prepared, tuple[Diagnostic, ...]]:
        """Prepare the figures of a case, given as YAML below `figures:`."""
        facts = "facts: {q: {ask: 'Is it?', answer: It}}\n"
        text = f"{HEAD}figures:\n{figures}\n{facts}"
        case = understand(SourceFile("case-1.yaml", text))
        assert case.value is not None, case.diagnostics
        wanted = [(case.value, self.folder)]
        [made] = media.prepare(wanted, self.cache, private=self.private)
        return made.value, made.diagnostics

    def one(
        self, name: str, more: str = PATIENT, ask: str = "{finding: It}"
    ) -> tuple[media.Prepared, tuple[Diagnostic, ...]]:
        """Prepare a case whose only figure is the file `name`."""
        return self.prepare(f"  f: {{file: '{name}', {more}, ask: {ask}}}")

    def picture(self, data: bytes, name: str = "a.png", more: str = PATIENT) -> bytes:
        """Return what becomes of one picture; nothing may be found about it."""
        prepared, found = self.one(self.put(name, data), more)
        assert found == ()
        return prepared.files[0].read()

    def codes(self, data: bytes, name: str = "a.png", more: str = PATIENT) -> list[str]:
        """Return the codes of what is found about one picture."""
        _, found = self.one(self.put(name, data), more)
        assert all(d.span.file.name == "case-1.yaml" for d in found)
        return [d.code for d in found]


@pytest.fixture
def figures(tmp_path: Path) -> Library:
    """A library without figures."""
    return Library(tmp_path)


Compile = Callable[[str], CompiledCase]
