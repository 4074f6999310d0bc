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
  acid:
    ask: Which acid does $\\ce{CO2 + H2O <=> H2CO3}$ make?
    answer: Carbonic acid
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


GERMAN = """\
format: 1
id: case-1
language: de
title: Verkalkungen der Brust
diagnosis: Dystrophe Verkalkung
trail: Radiologie
topics: [radiologie]
source:
  {authors: [A B], title: Ein Artikel, journal: Ein Heft, year: 2013, rights: CC0-1.0}
figures:
  chest-xray:
    file: chest-xray.svg
    schematic: true
    modality: Röntgen-Thorax, frontal
    alt: Brustkorb von vorn
    caption: Verkalkungen
    credit: Projekt flashgen
    licence: CC0-1.0
    ask:
      finding: Grobe Verkalkungen
facts:
  frage:
    ask: Welcher Lappen ist bei „Überblähung“ größer?
    answer: Der obere
  zeichen:
    kind: list
    of: Zeichen von etwas
    members: {eins: Erstes, zwei: Zweites, drei: Drittes}
  satz:
    kind: cloze
    text: Das Herz schlägt in Ruhe [rate] Mal je Minute.
    gaps: {rate: sechzig bis hundert}
  zahl:
    kind: statistic
    population: Erwachsene
    measure: Überleben
    as_of: 2013
    values: {5-jahre: 70 %}
"""
"""A case whose every word is German, but for what flashgen says."""


def furnish(root: Path, *cases: str) -> Library:
    """Make a library with one case of every face, or with `cases`."""
    library = new_library(root)
    for number, case in enumerate(cases or (CASE,), start=1):
        name = f"case-{number}"
        text = case.replace("id: case-1\n", f"id: {name}\n")
        (library / f"source_cases/{name}.yaml").write_text(text, "utf-8")
        (library / f"media/{name}").mkdir()
        shutil.copy(ROOT / "media/case-29/chest-xray.svg", library / f"media/{name}")
    names = ", ".join(f"case-{number}" for number in range(1, len(cases) + 1))
    recipe = library / "decks/demo.yaml"
    if names:
        text = recipe.read_text("utf-8").replace("[case-1]", f"[{names}]")
        recipe.write_text(text, "utf-8")
    return Library(library)


def published(library: Library) -> Edition:
    """Return the edition of the library's deck."""
    compiled = compile_deck(library, library.root / "decks/demo.yaml")
    assert compiled.value, compiled.diagnostics
    return edition(compiled.value, None)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A deck with every face."""
    return published(furnish(tmp_path_factory.mktemp("edition")))


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A deck in German."""
    return published(furnish(tmp_path_factory.mktemp("german"), GERMAN))


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(15_000)
        yield page
