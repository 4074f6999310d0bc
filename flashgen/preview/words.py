"""Two versions of a text, with the words marked that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Marked = list[tuple[str, bool]]
"""Stretches of a text, each with whether the other version lacks it."""

Words = Sequence[tuple[str, str]]
"""Words and stops, each with the space after it."""

AROUND = 8
"""Words and stops shown on either side of a change; where many more have not changed,
the others are left out."""

LIKE = 0.35
"""The likeness, from 0 to 1, below which two texts are two texts: marking the few
words that happen to stand in both would only confuse."""

MOST = 1_500
"""Words from which on a text is marked as a whole: comparing takes their square."""

_WORD = re.compile(r"([<>≤≥±≈~+−-]*(?:\w\S*\w|\w)%?|\S)(\s*)")
"""A word with the sign before it, or a stop, and the space after it."""


def marked(old: str, new: str) -> tuple[Marked, Marked]:
    """Return both versions; long stretches that they share are left out for `…`."""
    before: Words = _WORD.findall(old)
    after: Words = _WORD.findall(new)
    if max(len(before), len(after)) > MOST:
        return _whole(old), _whole(new)
    matcher = SequenceMatcher(None, _bare(before), _bare(after), autojunk=False)
    if matcher.ratio() < LIKE:
        return _whole(old), _whole(new)
    steps = matcher.get_opcodes()
    return (
        list(_pieces(before, [(op, a, b) for op, a, b, _, _ in steps])),
        list(_pieces(after, [(op, a, b) for op, _, _, a, b in steps])),
    )


def _bare(words: Words) -> list[str]:
    return [word for word, _ in words]


def _whole(text: str) -> Marked:
    return [(text, True)] if text else []


def _pieces(
    words: Words, steps: Sequence[tuple[str, int, int]]
) -> Iterator[tuple[str, bool]]:
    """Yield the stretches; a space at the end of a mark stands outside it."""
    for op, start, stop in steps:
        here = words[start:stop]
        if op == "equal":
            first, last = start == 0, stop == len(words)
            yield _joined(_shortened(here, first=first, last=last)), False
        elif here:
            yield _joined(here).rstrip(), True
            if here[-1][1]:
                yield " ", False


def _joined(words: Words) -> str:
    return "".join(word + space for word, space in words)


def _shortened(words: Words, *, first: bool, last: bool) -> Words:
    """Return words that have not changed, but for those far from any change."""
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(words) <= head + tail + AROUND:
        return words
    return [*words[:head], ("…", " "), *words[len(words) - tail :]]
