"""flashgen's own rendering and Anki's: the same HTML, for every card."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen.exhibit import exhibits
from flashgen.faces import FACES, style
from flashgen.facts import FACT_KINDS
from flashgen.figures import occlusion
from flashgen.library import Library
from flashgen.lock.read import read
from flashgen.markup import to_html
from flashgen.model.card import Content, Row
from flashgen.pipeline import compile_deck
from flashgen.reference import example_cards
from flashgen.render import Sides, look
from flashgen.render.template import Side
from flashgen.render.words import words
from tests.conftest import ROOT, Finished

anki = pytest.mark.anki


class Engine:
    """Note types of all faces in a collection of Anki's."""

    def __init__(self, collection: Any) -> None:
        self.collection = collection
        self.models = {key: self._add(key) for key in FACES}

    def _add(self, key: str) -> Any:
        face, models = FACES[key], self.collection.models
        model = models.new(face.name)
        model["type"] = int(face.occlusion)
        for name in face.fields:
            models.add_field(model, models.new_field(name))
        made = models.new_template("Card")
        made["qfmt"], made["afmt"] = face.front, face.back
        models.add_template(model, made)
        model["css"] = style()
        return models.get(models.add(model).id)

    def sides(self, face: str, fields: Mapping[str, str], number: int = 1) -> Sides:
        note = self.collection.new_note(self.models[face])
        for name, html in fields.items():
            note[name] = html
        output = note.ephemeral_card(ord=number - 1).render_output()
        return Sides(output.question_text, output.answer_text)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    from anki.collection import Collection

    folder = tmp_path_factory.mktemp("collection")
    collection = Collection(str(folder / "collection.anki2"))
    yield Engine(collection)
    collection.close()


@anki
@pytest.mark.parametrize("deck", sorted(p.stem for p in Library(ROOT).recipes()))
def test_every_card_of_a_deck_looks_as_in_anki_after_import(
    tmp_path: Path, flashgen: Callable[..., Finished], deck: str
) -> None:
    """The package that `build` writes, imported, against what the preview shows."""
    from anki.collection import Collection
    from anki.import_export_pb2 import ImportAnkiPackageRequest

    here = tmp_path / "copy"
    for name in ("decks", "source_cases", "media"):
        shutil.copytree(ROOT / name, here / name)
    assert flashgen("build", deck, cwd=here).code == 0
    library = Library(here)
    compiled = compile_deck(library, here / f"decks/{deck}.yaml").value
    file = library.read(here / "decks/flashgen.lock").value
    assert compiled
    assert file
    shown = {
        (e.guid, e.number): e.sides(look())
        for e in exhibits(compiled, read(file).value)
    }

    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        package = str(library.package(deck))
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=package))
        cards = [collection.get_card(id_) for id_ in collection.find_cards("")]
        assert len(cards) == len(shown) > 0
        for card in cards:
            output = card.render_output()
            mine = shown[card.note().guid, card.ord + 1]
            assert mine.front == output.question_text
            assert mine.back == output.answer_text
            assert output.css == style()
    finally:
        collection.close()


@anki
@pytest.mark.parametrize("kind", FACT_KINDS)
def test_the_examples_of_every_kind_look_as_in_anki(engine: Engine, kind: str) -> None:
    for card in example_cards(FACT_KINDS[kind]):
        fields = {**dict.fromkeys(FACES[card.face].fields, ""), **card.fields}
        assert look().sides(card.face, fields) == engine.sides(card.face, fields)


AUTHORED = st.text(max_size=60).map(to_html)
"""What the fields of a card hold: HTML made of whatever an author may write."""

PIECES = st.sampled_from(
    [
        *("&", ";", "&amp;", "&nbsp;", "&hellip;", "&apos;", "&#65;", "&#x41;", "&#"),
        *("&#xd800;", "&#0;", "&#99999999999;", "<", ">", "<b>", "</b>", "<br>"),
        *("<!--", "-->", "<style>", "</style>", "<STYLE a>", "<script", "</script>"),
        *("<div>", "</div>", "<br/>", " ", "\n", "\t", "\xa0", "a", "é", "ſ", "İ"),
        *("{", "}", "\\(", "\\)", '"', "'", "=", "https://example.org/?a=1&b=2"),
    ]
)
ANY_HTML = st.lists(PIECES, max_size=8).map("".join)
"""HTML that no card has, to find where the two part; without Anki's own notation."""


def fields_of(face: str, value: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    names = [name for name in FACES[face].fields if not name.startswith("Spare")]
    drawn = st.fixed_dictionaries({name: st.just("") | value for name in names})
    spare = {f"Spare {n}": "" for n in range(1, 5)}
    # Anki says so itself when a front has nothing to show; a note always has something.
    return drawn.map(lambda fields: {**fields, **spare, "Question": "Q", "Trail": "T"})


PLAIN = [key for key, face in FACES.items() if not face.occlusion]


@anki
@pytest.mark.parametrize("face", PLAIN)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_fields_look_as_in_anki(engine: Engine, face: str, data: Any) -> None:
    fields = data.draw(fields_of(face, AUTHORED | ANY_HTML))
    assert look().sides(face, fields) == engine.sides(face, fields)


PLACE = st.integers(1, 9999).map(lambda n: f".{n:04}".rstrip("0"))
SHAPES = st.one_of(
    st.builds("rect:left={}:top={}:width={}:height={}".format, *[PLACE] * 4),
    st.builds("ellipse:left={}:top={}:rx={}:ry={}".format, *[PLACE] * 4),
    st.builds("polygon:left={}:top={}:points={},{} {},{}".format, *[PLACE] * 6),
)


@anki
@settings(max_examples=150, deadline=None)
@given(
    shapes=st.lists(SHAPES, min_size=1, max_size=4),
    names=st.lists(st.text(min_size=1, max_size=20), min_size=4, max_size=4),
    hide=st.sampled_from(["all", "one"]),
    gone=st.booleans(),
)
def test_any_masks_look_as_in_anki(
    engine: Engine, shapes: list[str], names: list[str], hide: str, gone: bool
) -> None:
    keys = [f"region-{n}" for n in range(len(shapes))]
    content: dict[str, Content] = {
        "Occlusion": tuple(map(Row, keys, shapes)),
        "Names": tuple(map(Row, keys, names)),
        "Hide": hide,
        "Gone": "No longer asked",
    }
    order = ["removed", *keys] if gone else keys
    fields = dict.fromkeys(FACES["occlusion"].fields, "")
    fields |= {"Question": "Q", "Figure": "<img>", **occlusion.fields(content, order)}
    for number in range(1, len(order) + 1):
        mine = look().sides("occlusion", fields, number)
        assert mine == engine.sides("occlusion", fields, number)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>a</b> &amp; b", "a & b"),
        ("a & b &amp; c", "a & b &amp; c"),
        ("&apos;&amp;", "&apos;&amp;"),
        ("a&nbsp;b", "a b"),
        ("a\xa0b", "a\xa0b"),
        ("<style>x</style>y<!-- z -->", "y"),
        ("&#x41;&#66;", "AB"),
        ("&#xd800;", "&#xd800;"),
    ],
)
def test_the_filter_text_gives_words_as_anki_does(html: str, text: str) -> None:
    assert words(html) == text


def test_a_section_shows_while_its_field_is_filled() -> None:
    side = Side("{{#A}}[{{A}}{{^B}}-{{/B}}]{{/A}}{{^A}}none{{/A}}")
    assert side.render({"A": "x", "B": ""}) == "[x-]"
    assert side.render({"A": "x", "B": "y"}) == "[x]"
    assert side.render({"A": "<br>", "B": "y"}) == "none"


@pytest.mark.parametrize(
    "template",
    ["{{#A}}x", "x{{/A}}", "{{#A}}{{/B}}", "{{hint:A}}", "{{#A}}{{#B}}{{/A}}"],
)
def test_a_template_that_anki_would_complain_of_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"closes|closed|filter"):
        Side(template)


def test_a_field_that_is_missing_is_no_empty_field() -> None:
    with pytest.raises(KeyError):
        Side("{{A}}").render({})
