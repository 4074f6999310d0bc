"""A deck with every face, compiled for export."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flashgen.export.edition import Edition, edition
from flashgen.library import Library
from flashgen.pipeline import compile_deck
from tests.conftest import ROOT, new_library

HEAD = """\
format: 1
id: case-1
language: en
title: "Case 1: commas, “quotes” & <angles>"
diagnosis: A diagnosis
trail: Layout
topics: [layout]
source:
  {authors: [A B], title: An article, journal: A journal, year: 2013, rights: CC0-1.0}
"""
CASE = (
    HEAD
    + """\
figures:
  chest-xray:
    file: chest-xray.svg
    schematic: true
    modality: Chest X-ray, frontal
    alt: Front of the chest
    caption: Calcifications
    credit: flashgen project
    licence: CC0-1.0
    regions:
      heart: {name: Heart, box: 0.4 0.4 0.2 0.2}
      lung: {name: Left lung, circle: 0.7 0.4 0.1}
    ask:
      finding: Coarse calcifications
      where: {ask: Where do they lie?, answer: Low on both sides}
facts:
  plain:
    ask: What says "no", or rather never?
    answer: A word, and a comma
  unicode:
    ask: Which ion is Ca^2+^ in H~2~O at 5 °C (µ, é, 日本)?
    answer: The calcium ion
  formula:
    ask: What is $\\frac{a}{b}$ called?
    answer: A quotient
  wide:
    ask: "Which column is wrong?\\n\\n| A | B |\\n| --- | --- |\\n| one | two |"
    answer: None
  signs:
    kind: list
    of: signs of something
    members: {one: Sign one, two: Sign two, three: Sign three}
  word:
    kind: mnemonic
    word: FAST
    names: signs of a stroke
    letters: {F: Face drooping, A: Arm weakness, S: Speech slurred, T: Time to call}
  chain:
    kind: mechanism
    of: a chain
    steps: {first: The first step, second: The second step, third: The third step}
  sentence:
    kind: cloze
    text: The heart beats [rate] times a [unit] at rest.
    gaps: {rate: sixty to a hundred, unit: minute}
  number:
    kind: statistic
    population: Adults
    measure: survival
    as_of: 2013
    values: {5-year: 70 %}
"""
)


def furnish(root: Path) -> Library:
    """Make a library with one case of every face."""
    library = new_library(root)
    (library / "source_cases/case-1.yaml").write_text(CASE, "utf-8")
    (library / "media/case-1").mkdir()
    shutil.copy(ROOT / "media/case-29/chest-xray.svg", library / "media/case-1")
    return Library(library)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of that library's deck."""
    library = furnish(tmp_path_factory.mktemp("edition"))
    compiled = compile_deck(library, library.root / "decks/demo.yaml")
    assert compiled.value, compiled.diagnostics
    return edition(compiled.value, None)


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(15_000)
        yield page
