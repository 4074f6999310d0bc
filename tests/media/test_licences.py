"""A licence is one that people know, or the author is asked."""

from __future__ import annotations

import re

import pytest

from flashgen.figures import licence
from flashgen.model.diagnostic import Diagnostic, Severity
from flashgen.model.source import SourceFile
from flashgen.pipeline import understand
from tests.conftest import HEAD, ROOT

FIGURE = """\
figures:
  f:
    file: a.svg
    schematic: true
    modality: CT
    alt: A
    caption: B
    credit: C
    licence: {0}
"""


def questions(
    figure: str = "CC0", rights: str = "CC0", more: str = ""
) -> list[Diagnostic]:
    """Return what is asked about the licence of a figure, and that of the source."""
    head = HEAD.replace("rights: CC0", f"rights: '{rights}'")
    text = head + FIGURE.format(figure) + more
    found = understand(SourceFile("case-1.yaml", text)).diagnostics
    assert {(d.code, d.severity) for d in found} <= {("FG314", Severity.WARNING)}
    return list(found)


KNOWN = [
    "CC BY 4.0",
    "CC-BY-4.0",
    "cc by‑nc‑nd 3.0",
    "CC BY",
    "CC BY-SA 3.0 DE",
    "CC BY 4.0, cropped",
    "CC BY 4.0 International",
    "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International",
    "Creative Commons Zero",
    "Public Domain Mark 1.0",
    "Public domain (US government work)",
    "licensed under the CC BY 4.0 licence",
    "https://creativecommons.org/licenses/by/4.0/",
    "A licence of its own, https://example.org/licence",
    "own work",
    "permission of the publisher",
    "mit Genehmigung von A",
    "GPL-3.0-or-later",
]
CLOSED = [
    "all rights reserved",
    "All rights are reserved by A",
    "© 2020 A",
    "none",
    "Elsevier, all rights reserved",
    "Verlag A, alle Rechte vorbehalten",
    "Das Bild ist urheberrechtlich geschützt",
]
UNCLEAR = [
    "unknown",
    "to be asked",
    "pending",
    "unbekannt",
    "keine",
    "ausstehend",
    "not licensed",
    "tbd",
    "n/a",
    "found on the web",
    "permission of the publisher pending",
    "permission of the publisher not granted",
    "own work, to be confirmed",
    "public domain?",
]


@pytest.mark.parametrize("words", [*KNOWN, *licence.NAMES])
def test_it_is_known_however_it_is_written(words: str) -> None:
    assert questions(figure=words, rights=words) == []
    assert licence.is_known(words)
    assert not licence.is_closed(words)


@pytest.mark.parametrize(
    "words", [*CLOSED, "all right reserved", "Alle Rechte vorbehalten"]
)
def test_that_nothing_is_allowed_is_an_answer(words: str) -> None:
    assert questions(figure=words, rights=words) == []
    assert licence.is_closed(words)


@pytest.mark.parametrize("words", UNCLEAR)
def test_that_nobody_knows_is_none_of_a_source(words: str) -> None:
    """A figure with it is withheld, and whom to ask is said there (FG310)."""
    assert questions(figure=words) == []
    assert len(questions(rights=words)) == 1
    assert licence.is_closed(words)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("CC BY 4", "did you mean `CC BY 4.0`?"),
        ("CC BY 5.0", "did you mean `CC BY 4.0`?"),
        ("CC BY-ND-NC 4.0", "did you mean `CC BY-NC-ND 4.0`?"),
        ("CC-BU-4.0", "did you mean `CC BY 4.0`?"),
        ("publik domain", "did you mean `public domain`?"),
        ("permission", "did you mean `permission of …`?"),
        ("Open access, CC BY 4.0", "begin with the name: `CC BY 4.0, …`"),
        ("free for teaching", "write for instance `CC BY 4.0`, "),
        ("open access", "write for instance `CC BY 4.0`, "),
        ("mit freundlichen Grüßen", "write for instance `CC BY 4.0`, "),
        ("d", "write for instance `CC BY 4.0`, "),
    ],
)
def test_anything_else_is_questioned_at_its_place(words: str, hint: str) -> None:
    (found,) = questions(figure=words)
    assert found.message == f"`{words}` is no licence that flashgen knows"
    assert found.hint.startswith(hint)
    assert (found.span.line, found.span.column) == (16, 14)
    (found,) = questions(rights=words)
    assert found.hint.startswith(hint)
    assert found.span.line == 7


@pytest.mark.parametrize("words", ["CC BY 4.0 NC", "CC BY NX-NC", "CC BY-SA-ND 4.0"])
def test_no_condition_is_lost_by_a_suggestion(words: str) -> None:
    (found,) = questions(figure=words)
    for condition in ("NC", "ND", "SA"):
        proposed = re.search(r"did you mean `(.*)`", found.hint)
        assert not proposed or condition not in words or condition in proposed[1]


def test_a_permission_answers_it() -> None:
    assert len(questions(figure="A contract")) == 1
    granted = "    permission: by letter of 2026-01-01\n"
    assert questions(figure="A contract", more=granted) == []


@pytest.mark.parametrize("words", ["pending", "refused", "nein", "not yet asked"])
def test_a_permission_that_is_none_does_not(words: str) -> None:
    more = f"    permission: {words}\n"
    assert len(questions(figure="A contract", more=more)) == 1


@pytest.mark.parametrize(
    "words", ["copyright-free", "nicht urheberrechtlich geschützt"]
)
def test_what_is_free_is_not_closed(words: str) -> None:
    assert not licence.is_closed(words)
    assert len(questions(figure=words)) == 1


def test_each_variant_is_asked_about() -> None:
    stand_in = "    stand_in: {file: b.svg, credit: D, licence: some licence}\n"
    (found,) = questions(figure="all rights reserved", more=stand_in)
    assert found.message.startswith("`some licence`")


def test_the_page_about_figures_names_them_all() -> None:
    page = (ROOT / "docs/figures.md").read_text("utf-8")
    told = {name.replace(" 1.0", "") for name in licence.NAMES}
    told = {re.sub(r"^(CC .*) \d\.\d$", r"\1", name) for name in told}
    told |= {*licence.PHRASES, *licence.RESERVED, *licence.UNCLEAR}
    assert {name for name in told if f"`{name}`" not in page} == set()
