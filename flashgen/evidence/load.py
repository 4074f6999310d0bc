"""The `.source` file of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flashgen.evidence.codes import CODES
from flashgen.library import Library
from flashgen.model.diagnostic import Checked
from flashgen.model.source import SourceFile, Span

if TYPE_CHECKING:
    from flashgen.proof import Source


def load(library: Library, case_id: str) -> Checked[Source | None]:
    """Read `source_cases/<case_id>.source`; None without a word if there is none."""
    path = library.source(case_id)
    if not path.exists():
        return Checked(None)
    file = library.read(path)
    if file.value is None:
        return Checked(None, file.diagnostics)
    from flashgen.proof import SourceFileError, load_source

    try:
        return Checked(load_source(file.value.text, file.value.name))
    except SourceFileError as problem:
        found = CODES["broken"].at(_line(file.value, problem.line), problem.message)
        return Checked(None, (found,))


def _line(file: SourceFile, line: int) -> Span:
    width = len(file.lines[line - 1]) if line <= len(file.lines) else 0
    return Span(file, line, 1, line, width + 1)
