"""The text of printed pages -> blocks, without running heads and page numbers."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from statistics import median

from flashgen.proof.heading import ENDS, labelled, usual

HEADS = "running heads"
NUMBERS = "page numbers"

_PAGE = re.compile(r"\s*(?:page )?(\d{1,4})(?: (?:of|/) \d{1,4})?\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
_ISSUE = re.compile(r"\b(?:19|20)\d\d\b|\d+\s?\(\d+\)")
_EDGED = re.compile(r"\d+(?:\s{2,}|\s*[|•·]).*|.*(?:\s{2,}|[|•·]\s*)\d+")
_ALONE = re.compile(r"\d{1,4}\s{3,}\S.*|\S.*\s{3,}\d{1,4}")
_NUMBERED = re.compile(r"\d+\s\D*|\D*\s\d+")
_LONGEST_HEAD = 80
_NEAR = 3  # between two page numbers that a text still has
_LEAST = 40  # characters of a line that tells how wide the column is


@dataclass(frozen=True, slots=True)
class Page:
    """Blocks of lines between blank lines, what was left out, and the usual width."""

    blocks: tuple[tuple[str, ...], ...]
    left_out: tuple[tuple[str, str], ...]
    width: int


def read_page(text: str) -> Page:
    """Part a text into blocks. `width` is that of a full line, in characters."""
    lines = text.replace("\f", "\n\n").splitlines()
    pages = frozenset(_page_numbers(lines))
    heads = frozenset(_running_heads(lines, pages)) - pages
    left_out = tuple(
        (NUMBERS if at in pages else HEADS, lines[at].strip())
        for at in sorted(pages | heads)
    )
    wide = [len(line) for line in lines if len(line) >= _LEAST]
    width = int(median(wide)) if wide else _LEAST
    return Page(tuple(_blocks(lines, pages | heads)), left_out, width)


def _blocks(lines: Sequence[str], out: Set[int]) -> Iterator[tuple[str, ...]]:
    block: list[str] = []
    for at, line in enumerate([*lines, ""]):
        if line.strip():
            if at not in out:
                block.append(line)
        elif block:
            yield tuple(block)
            block = []


def _page_numbers(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that hold a page number and nothing else.

    A number alone among lines of text may belong to it: it must break a word, follow
    the end of a sentence, or count on from another one.
    """
    found = {
        at: int(match[1])
        for at, line in enumerate(lines)
        if (match := _PAGE.fullmatch(line))
    }
    numbers = frozenset(found.values())
    near = [step for step in range(-_NEAR, _NEAR + 1) if step]
    for at, number in found.items():
        before = lines[at - 1].rstrip() if at else ""
        counted = any(number + step in numbers for step in near)
        broken = before.endswith(("-", "‐", "\u00ad")) or ENDS.search(before)
        if counted or broken or _isolated(lines, at):
            yield at


def _alone(lines: Sequence[str], at: int) -> bool:
    """Say whether no line stands above or below a line without a blank one between."""
    return not any(line.strip() for line in (*lines[:at][-1:], *lines[at + 1 :][:1]))


def _isolated(lines: Sequence[str], at: int) -> bool:
    """Say whether a line has a blank one, or the edge, on one side at least."""
    return not (
        at and lines[at - 1].strip() and at + 1 < len(lines) and lines[at + 1].strip()
    )


def _running_heads(lines: Sequence[str], pages: Set[int]) -> Iterator[int]:
    """Yield the short lines that come back with another number, or none.

    One with a year and, far from it, a page number need not come back.
    """
    seen: dict[str, list[int]] = {}
    for at, line in enumerate(map(str.strip, lines)):
        if 0 < len(line) <= _LONGEST_HEAD and not ENDS.search(line):
            key = _DIGITS.sub("0", _SPACES.sub(" ", line))
            seen.setdefault(key, []).append(at)
            if _ALONE.fullmatch(line) and _ISSUE.search(line) and _alone(lines, at):
                yield at
    for key, same in seen.items():
        if len(same) > 1 and _may_head(key) and _heads(lines, same, pages):
            yield from same


def _may_head(line: str) -> bool:
    """Say whether a line that comes back may be more than a heading or a row."""
    named = usual(line) or labelled(line)
    return not named and bool(_LETTER.search(line)) and not line[0].islower()


def _heads(lines: Sequence[str], same: Sequence[int], pages: Set[int]) -> bool:
    """Say whether equal lines surely head pages.

    They name an issue or a page, are in capitals, stand beside a page number, or one of
    them breaks a sentence.
    """
    printed = [lines[at].strip() for at in same]
    if any(_ISSUE.search(line) or _EDGED.fullmatch(line) for line in printed):
        return True
    if any(map(str.isupper, printed)) and not _DIGITS.search(printed[0]):
        return True
    if all(_NUMBERED.fullmatch(line) for line in printed):
        return all(_alone(lines, at) for at in same)
    if _DIGITS.search(printed[0]):
        return False  # rows
    below = {_DIGITS.sub("0", "".join(lines[at + 1 : at + 2])) for at in same}
    if len(below) == 1 and below != {""}:
        return False  # text that was printed twice
    return any(
        _breaks(lines, at) or pages & {_beside(lines, at, -1), _beside(lines, at, 1)}
        for at in same
    )


def _breaks(lines: Sequence[str], at: int) -> bool:
    """Say whether a line stands between two halves of a sentence."""
    before, after = _beside(lines, at, -1), _beside(lines, at, 1)
    if before < 0 or after >= len(lines):
        return False
    text = len(lines[before]) >= _LEAST and not ENDS.search(lines[before])
    return text and lines[after].lstrip()[:1].islower()


def _beside(lines: Sequence[str], at: int, step: int) -> int:
    """Return the place of the next line before or after that is not blank."""
    at += step
    while 0 <= at < len(lines) and not lines[at].strip():
        at += step
    return at
