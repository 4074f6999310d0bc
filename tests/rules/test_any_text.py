"""Whatever stands on a card, the rules come to an end; their filter loses nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen.craft.view import CaseView, Conditions, FigureView, Part, View
from flashgen.craft.words import bag, stem, tokens
from flashgen.lint import on_cards, on_deck, on_figures
from flashgen.model.source import SourceFile, Span, Text
from flashgen.rules import near_duplicate, rules

FILE = SourceFile("case-1.yaml", "text\n")
SPAN = Span(FILE, 1, 1, 1, 5)
VOCABULARY = sorted(
    bag(
        """
        what which is the of and it this patient 5 40 % mg mm/Hg ( ) “ ? … , ; : A type
        I CREST yes no because etc. systolic severe 10^9/L T4 [ ] é µ
        """
    )
)
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=12).map(" ".join)
TEXT = st.one_of(WORDS, st.text(max_size=40))


def case_view(text: str) -> CaseView:
    return CaseView(
        "case-1", text, text, Part("trail", text), "en", SPAN, lambda: [text]
    )


@st.composite
def cards(draw: st.DrawFn, number: int = 0) -> View:
    text = draw(TEXT)
    case = case_view(draw(TEXT))
    part = Part("file", draw(TEXT))
    figure = FigureView(
        "a", case, part, part, part, part, part, (part,), (part,), True, SPAN
    )
    return View(
        card=f"case-1/{number}",
        group=f"case-1/{number}",
        kind=draw(st.sampled_from(("question", "statistic", "list", "vignette"))),
        face=draw(st.sampled_from(("basic", "cloze", "image"))),
        case=case,
        question=Part("question", Text(text, SPAN)),
        answer=Part("answer", draw(TEXT)),
        span=SPAN,
        shown=tuple(Part("row", row) for row in draw(st.lists(TEXT, max_size=2))),
        back=(Part("why", draw(TEXT)),),
        tags=(draw(TEXT),),
        figure=draw(st.sampled_from((None, figure))),
        conditions=Conditions(part, part, part),
        patient=draw(st.booleans()),
    )


@given(st.lists(cards(), max_size=4))
@settings(max_examples=200, deadline=None)
def test_every_rule_comes_to_an_end(views: list[View]) -> None:
    chosen = list(rules().values())
    figures = [view.figure for view in views if view.figure]
    found = [
        *on_cards(chosen, views),
        *on_figures(chosen, figures),
        *on_deck(chosen, views),
    ]
    assert all(d.message and d.hint for d in found)


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=2), max_size=8))
def test_the_prefix_filter_finds_whatever_comparing_all_would(
    sets: list[frozenset[str]],
) -> None:
    bucket = [(words, view(str(n))) for n, words in enumerate(sets)]
    found = {one.card for one, _ in near_duplicate._pairs(bucket)}
    expected = {
        one.card
        for n, (words, one) in enumerate(bucket)
        if any(
            words == other or near_duplicate._alike(words, other)
            for other, _ in bucket[:n]
        )
    }
    assert found == expected


def view(number: str) -> View:
    part = Part("question", "")
    return View(number, number, "question", "basic", case_view(""), part, part, SPAN)


@given(st.text())
def test_every_word_has_a_stem(text: str) -> None:
    assert all(map(stem, tokens(text)))
