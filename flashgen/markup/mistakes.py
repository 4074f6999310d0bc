r"""Mistakes: what an author surely did not mean, although it is shown as written.

Each pattern needs more than one sign of intent, so that medical prose passes:
`p<0.05`, `a<b`, `costs $5`, `# neck of femur` and `HLA-B*27` are no mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flashgen.markup.clean import CONTROL
from flashgen.markup.maths import maths_at

_TAGS = (
    "a|abbr|audio|b|big|blockquote|body|br|button|center|code|dd|del|details|div|dl|dt"
    "|em|embed|font|form|h[1-6]|head|hr|html|i|iframe|img|input|ins|kbd|li|link|mark"
    "|math|meta|object|ol|p|pre|q|s|samp|script|section|small|source|span|strike"
    "|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|tr|tt|u"
    "|ul|var|video"
)
_SHOWN = "is shown as written"
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.MULTILINE), message)
    for pattern, message in (
        (
            rf"</?(?:{_TAGS})(?:\s++[a-z-]+\s*+=[^<>]*+)?\s*+/?>",
            f"an HTML tag {_SHOWN}; use *emphasis*, **strong**, H~2~O or 10^9^",
        ),
        (r"<!--", f"an HTML comment {_SHOWN}"),
        (r"<(?:https?://|mailto:)", f"a link is not supported: it {_SHOWN}"),
        (
            r"!\[[^\[\]\n]*+\]\([^()\n]*+\)",
            f"an image is not supported in text: it {_SHOWN}; add a figure",
        ),
        (
            r"(?<!!)\[[^\[\]\n]*+\]\((?=[^()\s]*+\))(?:#|[^()\s]*?[./:@])",
            f"a link is not supported: it {_SHOWN}",
        ),
        (r"\[(?:sound:|anki:|\[type:)", f"Anki's own notation {_SHOWN}"),
        (
            r"\[(?:latex\]|\$\$?\])",
            f"Anki's LaTeX notation {_SHOWN}; write $x^2$",
        ),
        (r"\{\{c\d+::", f"Anki's cloze notation {_SHOWN}"),
        (
            r"\\\((?:(?!\\[()]).)*\\\)|\\\[(?:(?!\\[\[\]]).)*\\\]",
            f"Anki's maths notation {_SHOWN}; write $x^2$",
        ),
        (r"(?<![\w`])`[^`\n]++`(?![\w`])|^```", f"code is not supported: it {_SHOWN}"),
        (r"~~[^~\n]++~~", f"striking out is not supported: it {_SHOWN}"),
        (r"^ *#{2,6} +\S", f"a heading is not supported: it {_SHOWN}"),
        (
            r"(?<!\w)(__?)(?=[^\W\d_])[^_\n]*[^\W_]\1(?!\w)",
            f"underscores are no emphasis: the word {_SHOWN}; use *word* or **word**",
        ),
    )
)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]\w*+);")
# What no maths reaches over: a blank line, or the start of an item.
_BREAK = re.compile(r"\n[ \t]*(?:\n|(?=(?:[-+*]|\d+[.)])[ \t]))")
_STOP = re.compile(r"\\[*~^$]|\$+")
# TeX, or one variable and an operator: not a price.
_TEX = re.compile(r"\\[A-Za-z]|[_^]\{")
_OPENS = re.compile(r"[A-Za-z]\s*[=_^+<>≤≥]|[a-z]\b(?![-/])")
_TABLE_RULE = re.compile(
    r"\|?(?:[ \t]*+:?-++:?[ \t]*+\|)*+(?:[ \t]*+:?-++:?)?+[ \t]*+\Z"
)
_CELL_END = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"(?:[-+*]|\d+[.)])(?:\s|\Z)")


def mistakes(text: str) -> list[tuple[int, str]]:
    """Find what is surely a mistake: (offset in `text`, message), in order."""
    found = [
        (match.start(), f"the control character U+{ord(match.group()):04X} is dropped")
        for match in CONTROL.finditer(text)
    ]
    prose, kept = [], 0
    for start, end, fault in _maths(text):
        prose += [text[kept:start], " " * (end - start)]
        kept = end
        if fault:
            found.append((start, fault))
    masked = "".join([*prose, text[kept:]])
    for pattern, message in _PATTERNS:
        found += [(match.start(), message) for match in pattern.finditer(masked)]
    found += _entities(masked)
    found += _ragged_rows(text)
    return sorted(set(found))


def _maths(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield start, end and fault of what is maths or was meant to be."""
    for first, last in _paragraphs(text):
        paragraph, place = text[first:last], 0
        while stop := _STOP.search(paragraph, place):
            start, place = stop.span()
            if paragraph[start] != "$":
                continue
            if found := maths_at(paragraph, start):
                place = found.end
                fault = found.fault and f"this maths {_SHOWN}: {found.fault}"
                yield first + start, first + place, fault
            elif _was_meant(paragraph, start, place):
                message = "a `$` opens maths but none closes it, or write `\\$`"
                yield first + start, first + place, message


def _was_meant(text: str, start: int, end: int) -> bool:
    following = text.find("$", end)
    rest = text[end : following if following >= 0 else len(text)]
    if _TEX.search(rest):
        return True
    price = end - start > 1 or text[max(start - 1, 0)].isalnum()
    return not price and _OPENS.match(rest) is not None


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    first = 0
    for blank in _BREAK.finditer(text):
        yield first, blank.start()
        first = blank.end()
    yield first, len(text)


def _entities(text: str) -> list[tuple[int, str]]:
    from html.entities import html5

    return [
        (match.start(), f"`{match.group()}` {_SHOWN}; write the character itself")
        for match in _ENTITY.finditer(text)
        if match.group()[1] == "#" or match.group()[1:] in html5
    ]


def _ragged_rows(text: str) -> Iterator[tuple[int, str]]:
    """Find table rows with more or fewer cells than the head: cells would be lost."""
    columns, place, head = 0, 0, ""
    for line in text.splitlines(keepends=True):
        row = line.strip()
        if not row or _ITEM.match(row):
            columns = 0
        elif columns and _cells(row) != columns:
            count = _cells(row)
            message = (
                f"this table row has {count} cells, its head {columns}; write `\\|`"
            )
            yield place, f"{message} for a bar inside a cell"
        elif "|" in head and "-" in row and _TABLE_RULE.match(row):
            columns = _cells(head) if _cells(row) == _cells(head) else 0
        place += len(line)
        head = row


def _cells(row: str) -> int:
    bars = [bar.start() for bar in _CELL_END.finditer(row)]
    outer = (bars[:1] == [0]) + (len(row) > 1 and bars[-1:] == [len(row) - 1])
    return len(bars) + 1 - outer
