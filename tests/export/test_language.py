"""The words around the cards are in the language of the deck, as those on them are."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from flashgen.export.edition import Edition
from flashgen.export.handout import page as handout_page
from flashgen.export.handout import pdf
from flashgen.export.site import site
from flashgen.facts import FACT_KINDS
from flashgen.phrases import Phrases, de, en, languages
from tests.export.conftest import CASE, GERMAN, furnish, published
from tests.export.test_site import clean, write

AROUND = ("page.", "handout.", "kind.")
"""What the phrases of pages and handouts begin with."""


def asked_for(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def test_every_language_has_every_phrase() -> None:
    assert languages() == ("de", "en")
    assert de.PHRASES.keys() == en.PHRASES.keys()
    for name, phrase in en.PHRASES.items():
        assert asked_for(de.PHRASES[name]) == asked_for(phrase), name


@pytest.mark.parametrize("language", languages())
def test_every_kind_has_a_name(language: str) -> None:
    say = Phrases(language)
    for kind in (*FACT_KINDS, "figure"):
        assert say(f"kind.{kind}")


def visible(html: str) -> str:
    """Return the words of a page, those of attributes included."""
    html = re.sub(r"<(style|script)\b.*?</\1>|<meta[^>]*>", "", html, flags=re.S)
    given = " ".join(
        re.findall(r'(?:aria-label|data-(?:show|hide|form)|title|alt)="([^"]*)"', html)
    )
    return f"{re.sub(r'<[^>]+>', ' ', html)} {given}"


def test_no_english_word_stands_on_a_german_page(german: Edition) -> None:
    pages = {**site(german), **handout_page(german)}
    shown = {
        name: visible(data.decode())
        for name, data in pages.items()
        if name.endswith(".html")
    }
    assert len(shown) == 3
    english = {
        part.strip(" .:")
        for name, phrase in en.PHRASES.items()
        if name.startswith(AROUND) and phrase != de.PHRASES[name]
        for part in re.split(r"\{\w+\}", phrase)
    }
    for words in filter(lambda words: len(words) > 2, english):
        for name, text in shown.items():
            assert not re.search(rf"\b{re.escape(words)}\b", text), (name, words)


def test_pages_say_which_language_they_are_in(german: Edition, made: Edition) -> None:
    for made_of, language in ((german, "de"), (made, "en")):
        files = {**site(made_of), **handout_page(made_of)}
        for name in ("index.html", "case-1.html", "handout.html"):
            html = files[name].decode()
            assert re.search(r'<html lang="([^"]*)"', html)[1] == language  # type: ignore[index]
            # What is in no other language needs not say so, but for cards.
            bare = re.sub(r"<article .*?</article>", "", html, flags=re.S)
            assert set(re.findall(r' lang="([^"]*)"', bare)) == {language}


def test_a_case_in_another_language_is_marked(tmp_path: Path) -> None:
    mixed = published(furnish(tmp_path, GERMAN, GERMAN.replace("Brust", "Haut"), CASE))
    assert mixed.say.language == "de"
    files = {**site(mixed), **handout_page(mixed)}
    assert '<h1 lang="en">Case 1: commas' in files["case-3.html"].decode()
    assert '<html lang="de">' in files["case-3.html"].decode()
    assert '<section class="sheet" lang="en">' in files["handout.html"].decode()
    assert '<li lang="en">' in files["index.html"].decode()


def test_a_german_handout_is_german_on_paper(german: Edition) -> None:
    from pypdf import PdfReader

    printed = PdfReader(BytesIO(pdf(german)))
    text = "\n".join(sheet.extract_text() for sheet in printed.pages)
    assert printed.trailer["/Root"]["/Lang"] == "de"  # type: ignore[index]
    assert "Seite 1 von" in text
    for words in ("Antworten", "Quellen und Lizenzen", "Rechte an der Quelle: CC0-1.0"):
        assert words in text
    assert "Überblähung" in text


@pytest.mark.browser
def test_a_german_site_speaks_german(tab: Any, german: Edition, tmp_path: Path) -> None:
    folder = write(site(german), tmp_path)
    tab.goto((folder / "index.html").as_uri())
    said = tab.locator(".numbers").inner_text().split()
    assert said == ["Fall", "1", "Karten", "7", "Abbildung", "1"]
    clean(tab)
    tab.goto((folder / "case-1.html").as_uri())
    first = tab.locator(".flip").first
    first.get_by_role("button", name="Antwort zeigen").click()
    first.get_by_role("button", name="Antwort verbergen zu Karte 1").wait_for()
    tab.get_by_role("button", name="Alle Antworten zeigen").click()
    tab.get_by_role("button", name="Alle Antworten verbergen").wait_for()
    tab.select_option(".kind", "list")
    assert tab.locator(".kind option:checked").inner_text() == "Aufzählung (3)"
    assert tab.locator(".shown").inner_text() == "3 von 7"
    clean(tab)
