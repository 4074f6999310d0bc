"""The cards of a note are exactly those that Anki itself makes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flashgen.faces import FACES, Face
from flashgen.package.generation import Front, is_filled

if TYPE_CHECKING:
    from anki.collection import Collection

FIELDS = ("A", "B", "Long name")
TEXTS = ("", "x", "<br>", " \n", "<div><br /></div>", "\u00a0", "&nbsp;", "<i></i>")


@pytest.mark.parametrize(
    ("template", "fields", "shown"),
    [
        ("{{A}}", ("", "b", "c"), False),
        ("{{hint:A}}", ("a", "", ""), True),
        ("words alone", ("a", "b", "c"), False),
        ("{{Tags}}{{FrontSide}}", ("a", "b", "c"), False),
        ("<!-- {{A}} -->", ("a", "", ""), False),
        ("{{#A}}words alone{{/A}}", ("a", "", ""), False),
        ("{{#A}}{{B}}{{/A}}", ("", "b", ""), False),
        ("{{^A}}{{B}}{{/A}}", ("", "b", ""), True),
        ("{{^A}}{{B}}{{/A}}", ("a", "b", ""), False),
        ("{{#A}}{{^B}}{{B}}{{/B}}{{/A}}{{Long name}}", ("a", "", "c"), True),
    ],
)
def test_a_front_shows_when_a_filled_field_is_reached(
    template: str, fields: tuple[str, ...], shown: bool
) -> None:
    assert Front(template, FIELDS).shows(fields) is shown


@pytest.mark.parametrize(
    "template", ["{{Nope}}", "{{#A}}", "{{#A}}{{/B}}", "{{/A}}", "{{#Nope}}{{/Nope}}"]
)
def test_a_template_that_anki_could_not_show_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"Nope|A|B"):
        Front(template, FIELDS)


@pytest.mark.parametrize(
    "face",
    [face for face in FACES.values() if not face.occlusion],
    ids=lambda face: face.key,
)
def test_a_dormant_template_wakes_with_its_spare_field(face: Face) -> None:
    first, dormant = (Front(item[1], face.fields) for item in face.templates)
    asleep = ["" if name.startswith("Spare") else "text" for name in face.fields]
    awake = ["text"] * len(face.fields)
    assert [first.shows(asleep), dormant.shows(asleep)] == [True, False]
    assert [first.shows(awake), dormant.shows(awake)] == [True, True]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    from anki.collection import Collection

    folder: Path = tmp_path_factory.mktemp("engine")
    opened = Collection(str(folder / "collection.anki2"))
    yield opened
    opened.close()


def engine_shows(
    engine: Collection, template: str, notes: list[tuple[str, ...]]
) -> list[bool]:
    """Say for which notes Anki makes a card of `template`, beside one always there."""
    kind = engine.models.new("fuzz")
    for name in ("Always", *FIELDS):
        engine.models.add_field(kind, engine.models.new_field(name))
    for name, front in (("first", "{{Always}}"), ("fuzzed", template)):
        card = engine.models.new_template(name)
        card["qfmt"], card["afmt"] = front, name
        engine.models.add_template(kind, card)
    kind_id = engine.models.add_dict(kind).id
    shown = []
    for fields in notes:
        note = engine.new_note(engine.models.get(kind_id))
        note.fields = ["always", *fields]
        engine.add_note(note, engine.decks.id("Default"))
        shown.append(len(note.cards()) == 2)
    engine.models.remove(kind_id)
    return shown


names = st.sampled_from(FIELDS)
spaces = st.sampled_from(("", " ", "\n"))
shows = st.builds(
    "{{{{{2}{0}{1}{2}}}}}".format,
    st.sampled_from(("", "text:", "hint:", "type:", "cloze:", "{", "kana:text:")),
    names,
    spaces,
)
words = st.sampled_from(
    ("word", "<br>", "}}", "<!-- {{A}} -->", "<!--", "{{Tags}}", "{{FrontSide}}", "")
)
templates = st.recursive(
    st.one_of(shows, words),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.builds(
            "{{{{{0}{3}{1}}}}}{2}{{{{/{1}{3}}}}}".format,
            st.sampled_from("#^"),
            names,
            inner,
            spaces,
        ),
    ),
    max_leaves=8,
)


@pytest.mark.anki
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(template=templates)
def test_any_template_shows_where_anki_makes_a_card(
    engine: Collection, template: str
) -> None:
    from anki.errors import CardTypeError

    notes = list(itertools.product(("", "x", "<br>"), repeat=len(FIELDS)))[::2]
    try:
        expected = engine_shows(engine, template, notes)
    except CardTypeError:
        return  # Anki refuses it: one without a field, for instance
    front = Front(template, FIELDS)
    assert [front.shows(fields) for fields in notes] == expected


@pytest.mark.anki
def test_blank_is_what_anki_takes_for_blank(engine: Collection) -> None:
    texts = [*TEXTS, "<BR/>", "<br  >", "</ br>", "\u2003", "<div class=a></div>"]
    expected = engine_shows(engine, "{{A}}", [(text, "", "") for text in texts])
    assert [is_filled(text) for text in texts] == expected


@pytest.mark.anki
@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(("<", "/", "br", "DIV", " ", ">", "\t", "x", "ſ"))))
def test_any_text_is_blank_where_anki_says_so(
    engine: Collection, parts: list[str]
) -> None:
    text = "".join(parts)
    assert [is_filled(text)] == engine_shows(engine, "{{A}}", [(text, "", "")])
