"""The examples in the rules, as compiled cases."""

from __future__ import annotations

import re
from textwrap import indent

from flashgen.decompose import decompose
from flashgen.figures.shown import Picture, Shown
from flashgen.model.card import Card
from flashgen.model.case import Case
from flashgen.model.source import SourceFile
from flashgen.parse import parse
from flashgen.validate import validate
from tests.conftest import HEAD

_TOP = re.compile(r"(?:facts|figures|trail|topics|title|diagnosis|presentation):")


def case_text(example: str) -> str:
    """Return a whole case file with `example`: top-level keys, or one fact."""
    if not _TOP.match(example):
        return f"{HEAD}facts:\n  a-fact:\n{indent(example, '    ')}\n"
    keys = re.findall(r"^([a-z]+):", example, re.MULTILINE)
    head = [line for line in HEAD.splitlines() if line.partition(":")[0] not in keys]
    return "\n".join([*head, example]) + "\n"


def compiled(example: str) -> tuple[Case, tuple[Card, ...]]:
    """Compile `example`, with a picture of nothing for each of its figures."""
    source = SourceFile("case-1.yaml", case_text(example))
    parsed = parse(source)
    assert parsed.value is not None, parsed.diagnostics
    case = validate(parsed.value, "case-1")
    assert case.value is not None, case.diagnostics
    shown = {
        str(key): Shown(Picture("picture.svg", 1, 1), figure)
        for key, figure in case.value.figures.items()
    }
    return case.value, decompose(case.value, shown)
