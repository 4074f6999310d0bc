"""Marks, crops and pairs: data in the case file, drawn over the picture."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from flashgen.figures import Shown
from flashgen.media import marks
from flashgen.model.source import SourceFile
from flashgen.pipeline import CompiledCase, compile_case, understand
from tests.conftest import HEAD
from tests.media import torture
from tests.media.conftest import DRAWING, SHARED, Library

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="500"/>'
FRONT = f"file: a.svg, {DRAWING}"


@pytest.fixture
def drawn(figures: Library) -> Library:
    figures.put("a.svg", SVG)
    figures.put("b.svg", SVG.replace(b"500", b"600"))
    return figures


def compiled(library: Library, figures: str) -> CompiledCase:
    text = f"{HEAD}figures:\n{figures}\n"
    made = compile_case(SourceFile("case-1.yaml", text), library.folder)
    assert made.value is not None, made.diagnostics
    assert made.diagnostics == ()
    return made.value


def found(library: Library, figures: str) -> list[tuple[str, str]]:
    """Return the code of each diagnostic, and the words it stands on."""
    text = f"{HEAD}figures:\n{figures}\n"
    read = understand(SourceFile("case-1.yaml", text))
    all_ = (
        compile_case(SourceFile("case-1.yaml", text), library.folder).diagnostics
        if read.value
        else read.diagnostics
    )
    return [
        (
            d.code,
            d.span.file.lines[d.span.line - 1][
                d.span.column - 1 : d.span.end_column - 1
            ],
        )
        for d in all_
    ]


def layer(shown: Shown, library: CompiledCase, ask: str) -> str:
    name = shown.marks[ask].name
    (file,) = (file for file in library.files if file.name == name)
    return file.read().decode()


ALL = """
  f:
    file: a.svg
    schematic: true
    modality: X-ray
    alt: A picture
    caption: All
    credit: A B
    licence: CC0-1.0
    marks:
      right-lung: {circle: .25 .5 .1}
      left-lung: {circle: .75 .5 .1 .3, says: the other lung}
      heart: {box: .4 .4 .2 .3, label: Heart}
      arch: {polygon: ".5 .1, .6 .1, .55 .2"}
      vein: {arrow: .1 .1 -> .3 .2, label: "Vein <1>"}
      name: {label: Here, at: .5 .9}
    ask:
      finding: It
      modality: X-ray
      lungs:
        {type: finding, ask: "Which?", answer: Both, marks: [left-lung, right-lung]}
      plane: {answer: Coronal, marks: heart}
"""


def test_marks_are_a_layer_of_the_pictures_size_on_the_back_only(
    drawn: Library,
) -> None:
    case = compiled(drawn, ALL)
    card = next(c for c in case.cards if c.id.path == ("f", "finding"))
    alt = "Marked: right lung; the other lung; Heart; arch; Vein &lt;1&gt;; Here"
    assert re.fullmatch(
        rf'<img src="fg-\w+\.svg" width="1000" height="500" alt="{re.escape(alt)}">',
        card.fields["Marks"],
    )
    assert len(card.media) == 2
    svg = layer(case.pictures.shown["f"], case, "finding")
    root = ElementTree.fromstring(svg)
    assert root.get("viewBox") == "0 0 1000 500"
    assert len(svg.split('<path d="')) == 1 + 2 * 5
    assert "M400 200L600 200L600 350L400 350Z" in svg
    assert "M500 50L600 50L550 100Z" in svg
    assert "M150 250A100 100 0 0 1 350 250A100 100 0 0 1 150 250Z" in svg
    assert "A100 150 0 0 1" in svg
    assert "M100 50L300 100M" in svg
    assert [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")] == [
        "Heart",
        "Vein <1>",
        "Here",
    ]


def test_each_question_shows_its_own_marks(drawn: Library) -> None:
    case = compiled(drawn, ALL)
    shown = case.pictures.shown["f"]
    counts = {
        str(card.id.path[1]): card.fields["Marks"].count(";") + 1
        if card.fields["Marks"]
        else 0
        for card in case.cards
    }
    escaped = 2  # `&lt;` and `&gt;` in the words of `vein`
    assert counts == {"finding": 6 + escaped, "modality": 0, "lungs": 2, "plane": 1}
    assert "Heart" not in layer(shown, case, "lungs")


def test_the_layers_name_comes_from_picture_and_marks(
    drawn: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def names(text: str) -> set[str]:
        return {file.name for file in compiled(drawn, text).files}

    before = names(ALL)
    moved = names(ALL.replace("box: .4 .4", "box: .4 .41"))
    assert len(before - moved) == 2
    assert before == names(ALL.replace("says: the other lung", "says: a lung"))
    monkeypatch.setattr(marks, "INK", "#ffffff")
    assert before == names(ALL)


MARK = f"  f: {{{FRONT}, ask: {{finding: It}}, marks: {{m: {{%s}}}}}}"


@pytest.mark.parametrize(
    ("mark", "code", "words"),
    [
        ("box: .9 .1 .2 .1", "FG320", ".9 .1 .2 .1"),
        ("circle: .05 .5 .1", "FG320", ".05 .5 .1"),
        ("circle: .5 .1 .1", "FG320", ".5 .1 .1"),
        ("arrow: .5 .5 -> 1.2 .5", "FG320", ".5 .5 -> 1.2 .5"),
        ("box: 120 340 50 60", "FG008", "120 340 50 60"),
        ("box: .1 .1 .1", "FG008", ".1 .1 .1"),
        ("box: .1 .1 0 .1", "FG322", ".1 .1 0 .1"),
        ("box: .1 .1 .1 -.1", "FG322", ".1 .1 .1 -.1"),
        ("circle: .5 .5 0", "FG322", ".5 .5 0"),
        ("circle: .5 .5 -.1", "FG322", ".5 .5 -.1"),
        ("circle: .5 .5 .1 .001", "FG322", ".5 .5 .1 .001"),
        ("arrow: .5 .5 -> .5 .5", "FG322", ".5 .5 -> .5 .5"),
        ('polygon: ".1 .1, .2 .2, .3 .3"', "FG322", '".1 .1, .2 .2, .3 .3"'),
        ('polygon: ".1 .1, .1 .1, .1 .1"', "FG322", '".1 .1, .1 .1, .1 .1"'),
        ("circle: left", "FG008", "left"),
        ('polygon: ".1 .1, .2 .2"', "FG008", '".1 .1, .2 .2"'),
        ("box: .1 .1 .1 .1, circle: .5 .5 .1", "FG322", ".5 .5 .1"),
        ("says: nothing", "FG322", "m"),
        ("label: A", "FG322", "A"),
        ("box: .1 .1 .1 .1, at: .5 .5", "FG322", ".5 .5"),
        ("label: Here, at: .01 .5", "FG320", "Here"),
        (
            "label: No picture has room for a label as long as this one, at: .5 .5",
            "FG320",
            "No picture has room for a label as long as this one",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said_at_its_words(
    drawn: Library, mark: str, code: str, words: str
) -> None:
    assert found(drawn, MARK % mark) == [(code, words)]


def test_labels_must_not_cover_each_other(drawn: Library) -> None:
    two = "label: Aorta, at: .5 .5}, n: {label: Vein, at: .52 .5"
    assert found(drawn, MARK % two) == [("FG321", "Vein")]
    assert found(drawn, MARK % two.replace(".52 .5", ".52 .7")) == []


def test_a_question_names_marks_that_are_there(drawn: Library) -> None:
    figure = (
        f"  f: {{{FRONT}, marks: {{heart: {{box: .1 .1 .1 .1}}}}, "
        "ask: {finding: {answer: It, marks: hart}}}"
    )
    assert found(drawn, figure) == [("FG323", "hart")]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("ask: {modality: CT}, marks: {heart: {box: .1 .1 .1 .1}}", ["heart"]),
        ("regions: {a: {box: .1 .1 .1 .1}}, marks: {b: {box: .1 .1 .1 .1}}", ["b"]),
        ("ask: {modality: CT}, naming: {hide: one}", ["{hide: one}"]),
        (
            "ask: {finding: {answer: It, marks: a}}, "
            "marks: {a: {box: .1 .1 .1 .1}, b: {box: .5 .1 .1 .1}}",
            ["b"],
        ),
        ("ask: {where: There}, marks: {heart: {box: .1 .1 .1 .1}}", []),
    ],
)
def test_what_no_card_shows_is_said(
    drawn: Library, more: str, words: list[str]
) -> None:
    expected = [("FG327", each) for each in words]
    assert found(drawn, f"  f: {{{FRONT}, {more}}}") == expected


@pytest.mark.parametrize(
    ("figure", "hint"),
    [
        ("ask: {findings: It}", "did you mean `finding`?"),
        ("ask: {colour: Red}", "give a `type`: `finding`, `diagnosis`, "),
        ("ask: {finding: {answer: It, marks: a}}", "draw it under `marks`"),
        (
            "marks: {heart: {box: .1 .1 .1 .1}}, "
            "ask: {finding: {answer: It, marks: hart}}",
            "did you mean `heart`?",
        ),
        ("beside: f, ask: {finding: It}", "there is no other"),
        ("window: 40/0, ask: {finding: It}", "write `centre/width`"),
        ("window: 40/400, ask: {finding: It}", "delete the `window`"),
        (
            "marks: {m: {box: .1 .1 .95 .95}}, ask: {finding: It}",
            "write `left top width height` in fractions of the picture: width and",
        ),
        ("crop: .1 .1 .95 .95, ask: {finding: It}", "write `left top width height`"),
        ("regions: {r: {name: Lung}}", "give `box`, `circle` or `polygon`"),
    ],
)
def test_a_hint_says_what_to_write(drawn: Library, figure: str, hint: str) -> None:
    source = SourceFile("case-1.yaml", f"{HEAD}figures:\n  f: {{{FRONT}, {figure}}}\n")
    (problem,) = compile_case(source, drawn.folder).diagnostics
    assert problem.hint.startswith(hint)


class TestCrops:
    def test_marks_are_fractions_of_what_is_shown(self, drawn: Library) -> None:
        case = compiled(
            drawn,
            f"  f: {{{FRONT}, crop: .5 0 .5 1, ask: {{finding: It}}, "
            "marks: {m: {box: 0 0 1 1}}}",
        )
        svg = layer(case.pictures.shown["f"], case, "finding")
        assert "M0 0L500 0L500 500L0 500Z" in svg

    @pytest.mark.parametrize(
        "crop", [".5 0 .6 1", "0 0 0 1", "0 0 .001 .001", "-.1 0 .5 .5"]
    )
    def test_a_crop_is_inside_the_picture(self, drawn: Library, crop: str) -> None:
        figure = f"  f: {{{FRONT}, crop: {crop}, ask: {{finding: It}}}}"
        assert found(drawn, figure) == [("FG320", crop)]


class TestPairs:
    PAIR = (
        f"  f: {{{FRONT}, beside: g, label: Before, ask: {{finding: It}}}}\n"
        "  g: {file: b.svg, modality: X-ray, alt: Another, caption: All, "
        "credit: C D, licence: CC BY 4.0, schematic: true, label: After}"
    )

    def test_two_pictures_stand_side_by_side(self, drawn: Library) -> None:
        case = compiled(drawn, self.PAIR)
        (card,) = case.cards
        assert 'height="500" alt="A picture"' in card.fields["Figure"]
        assert 'height="600" alt="Another"' in card.fields["Second figure"]
        assert (card.fields["Label"], card.fields["Second label"]) == (
            "Before",
            "After",
        )
        assert card.fields["Credit"] == "A B, CC0-1.0; C D, CC BY 4.0"
        assert len(card.media) == 2

    def test_without_one_of_them_the_card_waits(self, drawn: Library) -> None:
        (drawn.folder / "b.svg").unlink()
        text = f"{HEAD}figures:\n{self.PAIR}\n"
        made = compile_case(SourceFile("case-1.yaml", text), drawn.folder)
        assert made.value is not None
        assert made.value.cards == ()
        assert made.value.withheld == {"f", "g"}

    @pytest.mark.parametrize("other", ["f", "h"])
    def test_it_names_another_figure(self, drawn: Library, other: str) -> None:
        figure = f"  f: {{{FRONT}, beside: {other}, ask: {{finding: It}}}}"
        assert found(drawn, figure) == [("FG325", other)]


def test_marks_of_raster_pictures_fit_them_too(figures: Library) -> None:
    data = torture.saved(torture.photo(3000, 2000), "JPEG")
    figures.put("a.jpg", data)
    prepared, diagnostics = figures.one(
        "a.jpg",
        f"{SHARED}, consent: given, reviewed: no identifying text, "
        "marks: {m: {box: .5 .5 .5 .5}}",
    )
    assert diagnostics == ()
    shown = prepared.shown["f"]
    assert (shown.picture.width, shown.picture.height) == (1600, 1067)
    assert (shown.marks["finding"].width, shown.marks["finding"].height) == (1600, 1067)


def test_two_regions_of_one_name_or_place_are_refused(drawn: Library) -> None:
    regions = (
        "    regions:\n"
        "      one: {name: Heart, box: 0.1 0.1 0.2 0.2}\n"
        "      two: {name: heart, box: 0.5 0.1 0.2 0.2}\n"
        "      three: {name: Lung, box: 0.1 0.1 0.2 0.2}"
    )
    figure = f"  a:\n    {FRONT.replace(', ', chr(10) + '    ')}\n{regions}"
    assert found(drawn, figure) == [("FG326", "two"), ("FG326", "three")]


class TestRegionsWithinOthers:
    HEART = "heart: {box: .4 .4 .1 .1}"

    @pytest.mark.parametrize(
        "chest",
        [
            "box: .3 .3 .4 .4",
            "circle: .45 .45 .2",
            'polygon: ".3 .3, .7 .3, .7 .7, .3 .7"',
        ],
    )
    def test_a_mask_must_not_hide_what_another_asks_for(
        self, drawn: Library, chest: str
    ) -> None:
        regions = f"regions: {{chest: {{{chest}}}, {self.HEART}}}"
        assert found(drawn, f"  f: {{{FRONT}, {regions}}}") == [("FG328", "heart")]

    @pytest.mark.parametrize(
        "chest",
        [
            "box: .46 .3 .4 .4",
            "circle: .53 .45 .05",
            'polygon: ".3 .3, .7 .3, .7 .35, .35 .35, .35 .7, .3 .7"',
        ],
    )
    def test_it_may_touch_it_or_lead_around_it(
        self, drawn: Library, chest: str
    ) -> None:
        regions = f"regions: {{chest: {{{chest}}}, {self.HEART}}}"
        assert found(drawn, f"  f: {{{FRONT}, {regions}}}") == []

    def test_half_of_it_is_too_much(self, drawn: Library) -> None:
        for left, told in ((0.44, [("FG328", "heart")]), (0.47, [])):
            regions = f"regions: {{chest: {{box: {left} .3 .4 .4}}, {self.HEART}}}"
            assert found(drawn, f"  f: {{{FRONT}, {regions}}}") == told

    def test_where_one_is_hidden_at_a_time_it_hides_nothing(
        self, drawn: Library
    ) -> None:
        regions = f"regions: {{chest: {{box: .3 .3 .4 .4}}, {self.HEART}}}"
        figure = f"  f: {{{FRONT}, {regions}, naming: {{hide: one}}}}"
        assert found(drawn, figure) == []
