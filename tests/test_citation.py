"""A source as one line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.citation import cite, cite_html
from flashgen.markup import to_html
from flashgen.model.case import Citation
from flashgen.model.source import Text
from tests.conftest import HEAD, compiled

SOURCE: Citation = compiled(
    HEAD + 'facts:\n  a: {ask: "A?", answer: B}\n'
).case.about.source


def _text(words: str) -> Text:
    return Text(words, SOURCE.span)


def _source(**parts: str | tuple[str, ...]) -> Citation:
    made = {
        name: tuple(map(_text, part)) if isinstance(part, tuple) else _text(part)
        for name, part in parts.items()
    }
    return replace(SOURCE, **made)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (_source(), "A B. An article. *A journal* 2013."),
        (
            _source(
                authors=("A", "B", "C", "D"), volume="30", issue="1", pages="112-113"
            ),
            "A, B, C et al. An article. *A journal* 2013;30(1):112–113.",
        ),
        (_source(pages="e12", title="Why?"), "A B. Why?. *A journal* 2013;:e12."),
    ],
)
def test_vancouver_style(source: Citation, line: str) -> None:
    assert cite(source) == line


def test_the_places_follow() -> None:
    assert cite(_source(), ("comment", "figure 2")).endswith("2013. Comment; Figure 2.")


@given(st.text("a*~^$<& _`|\\", min_size=1).filter(str.strip))
def test_the_html_is_that_of_the_markdown(words: str) -> None:
    source = _source(title=words, journal="J")
    plain = replace(source, title=_text(" ".join(words.split())))
    assert cite_html(plain).count("<em>J</em>") == 1
    assert to_html(cite(plain)) == cite_html(plain)
