"""Two versions of a text beside each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.preview.words import AROUND, Marked, marked

WORDS = st.lists(st.sampled_from(["a", "be", "5", "mg.", "<5", "(x)"]), max_size=30)


def shown(parts: Marked) -> str:
    """Return a version with its marks in brackets."""
    return "".join(f"[{text}]" if differs else text for text, differs in parts)


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("Mild wheezing", "Mild dry wheezing", "Mild wheezing", "Mild [dry] wheezing"),
        ("Signs (4 in all)", "Signs (5 in all)", "Signs ([4] in all)", None),
        ("Below: <5 mg a day", "Below: >5 mg a day", "Below: [<5] mg a day", None),
        ("It is 70 %.", "It is 75 %.", "It is [70] %.", "It is [75] %."),
        ("", "Because of it", "", "[Because of it]"),
        ("The same", "The same", "The same", "The same"),
    ],
)
def test_only_the_words_that_differ_are_marked(
    old: str, new: str, was: str, now: str | None
) -> None:
    before, after = marked(old, new)
    assert shown(before) == was
    assert now is None or shown(after) == now


def test_texts_that_share_little_are_marked_as_a_whole() -> None:
    before, after = marked("The heart of the matter", "A stone in the kidney")
    assert shown(before) == "[The heart of the matter]"
    assert shown(after) == "[A stone in the kidney]"


def test_what_has_not_changed_for_long_is_left_out() -> None:
    long = " ".join(f"w{n}" for n in range(100))
    before, after = marked(f"{long} old {long}", f"{long} new {long}")
    for parts, word in ((before, "old"), (after, "new")):
        text = shown(parts)
        assert f"w99 [{word}] w0" in text
        assert text.startswith("… ")
        assert text.endswith("… ")
        assert len(text.split()) == 2 * AROUND + 3


@given(WORDS, WORDS)
def test_nothing_is_lost_and_nothing_marked_without_need(
    old: list[str], new: list[str]
) -> None:
    texts = " ".join(old), " ".join(new)
    both = marked(*texts)
    for text, parts in zip(texts, both, strict=True):
        if "…" not in shown(parts):
            assert "".join(part for part, _ in parts) == text
    if old == new:
        assert not any(differs for _, differs in (*both[0], *both[1]))
