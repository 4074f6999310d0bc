"""Grammar: markdown-it with the few rules that authors may use, and our own.

Imported only for a text that has markup, since markdown-it costs start-up time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from flashgen.markup.maths import dollars, maths_at

_ESCAPABLE = "*~^$"
_ESCAPED = re.compile(r"\\([*~^$])")
_STARS = re.compile(r"\*+")
_SCRIPTS = {
    "~": (re.compile(r"~((?:\\\S|[^\s~$\\])++)~(?![\d~])"), "sub"),
    "^": (re.compile(r"\^((?:\\\S|[^\s^$\\])++)\^(?![\d^])"), "sup"),
}
# What a subscript may hang on: `~30` after a space means "about 30".
_BASES = ")]}*^'’″"
# Deeper than anybody writes; markdown-it drops what is nested beyond its own limit.
_DEEPEST_LIST = 12


class Piece(NamedTuple):
    """One step through a text: kind is open, close, text, maths, sub, sup or break.

    `text` is the tag of open and close, else the words or the TeX. `detail` is the
    number of a numbered item, or the maths between Anki's delimiters.
    """

    kind: str
    text: str
    detail: str = ""


def pieces(text: str) -> list[Piece]:
    """Parse `text`, which must be clean, into pieces in reading order.

    A single line makes no block, and its pieces stand in no paragraph.
    """
    parser = _parser()
    tokens = parser.parse(text) if "\n" in text else parser.parseInline(text)
    return list(_walk(tokens))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.enable(["table", "list", "newline", "escape", "emphasis"])
    parser.block.ruler.at("list", _list, {"alt": ["paragraph", "blockquote"]})
    parser.inline.ruler.at("escape", _escape)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.push("maths", _maths)
    parser.inline.ruler.push("script", _script)
    return parser


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return state.level < _DEEPEST_LIST and list_block(state, start, end, silent)


def _escape(state: StateInline, silent: bool) -> bool:
    source, after = state.src, state.pos + 1
    if silent or source[state.pos] != "\\" or after >= state.posMax:
        return False
    if source[after] == "\n":
        state.push("hardbreak", "br", 0)
    elif source[after] in _ESCAPABLE:
        state.push("text_special", "", 0).content = source[after]
    else:
        return False
    state.pos = after + 1
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    source, run = state.src, _STARS.match(state.src, state.pos)
    if silent or run is None:
        return False
    start, end = run.span()
    splits_word = end - start > 1 and all(
        source[place : place + 1].isalpha() for place in (max(start - 1, 0), end)
    )
    scanned = state.scanDelims(start, splits_word)
    for _ in range(scanned.length):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    state.pos = end
    return True


def _maths(state: StateInline, silent: bool) -> bool:
    source, start = state.src, state.pos
    if silent or source[start] != "$":
        return False
    found = maths_at(source, start)
    end = found.end if found else start + dollars(source, start)
    if found and not found.fault:
        token = state.push("maths", "", 0)
        token.content, token.info = found.tex, found.mathjax()
    else:
        state.push("text", "", 0).content = source[start:end]
    state.pos = end
    return True


def _script(state: StateInline, silent: bool) -> bool:
    source, start = state.src, state.pos
    if silent or source[start] not in _SCRIPTS:
        return False
    pattern, tag = _SCRIPTS[source[start]]
    before = source[start - 1] if start else " "
    hangs = before.isalnum() or before in _BASES if tag == "sub" else before != "^"
    found = pattern.match(source, start)
    if found is None or not hangs:
        return False
    state.push(tag, tag, 0).content = _ESCAPED.sub(r"\1", found.group(1))
    state.pos = found.end()
    return True


def _walk(tokens: list[Token]) -> Iterator[Piece]:
    _settle_lists(tokens)
    marker = ""  # of an item shown as words, until its words come
    for token in tokens:
        if token.type == "marker":
            marker += token.content
        elif token.type == "inline":
            yield from _inline(token.children or [], marker)
            marker = ""
        elif marker and token.type != "paragraph_open":
            yield Piece("open", "p")
            yield Piece("text", marker.rstrip())
            yield Piece("close", "p")
            marker = ""
        if not token.hidden and token.nesting:
            yield Piece("open" if token.nesting > 0 else "close", token.tag, token.info)


def _inline(tokens: list[Token], marker: str) -> Iterator[Piece]:
    if marker and tokens and tokens[0].type == "text":
        tokens[0].content = marker + tokens[0].content
    elif marker:
        yield Piece("text", marker)
    for token in tokens:
        if token.nesting:
            yield Piece("open" if token.nesting > 0 else "close", token.tag)
        elif token.type.endswith("break"):
            yield Piece("break", "br" if token.type == "hardbreak" else " ")
        elif token.content:
            yield Piece(token.type, token.content, token.info)


def _settle_lists(tokens: list[Token]) -> None:
    """Give true lists their numbers, and turn the others into lines of words."""
    open_lists: list[list[int]] = []
    for place, token in enumerate(tokens):
        if token.type.endswith("_list_open"):
            open_lists.append([place])
        elif token.type.startswith("list_item"):
            open_lists[-1].append(place)
        elif token.type.endswith("_list_close"):
            first, *sides = open_lists.pop()
            items = list(zip(sides[::2], sides[1::2], strict=True))
            if _is_list([tokens[start].info for start, _ in items]):
                for number, (start, _) in enumerate(items, 1):
                    tokens[start].info = tokens[start].info and f"{number}."
            else:
                tokens[first].type = "marker"
                tokens[first].hidden = token.hidden = True
                for start, end in items:
                    _as_words(tokens[start : end + 1])


def _is_list(numbers: list[str]) -> bool:
    """Whether HTML would show the numbers as written; a bullet's number is empty."""
    shown = [str(number) for number in range(1, len(numbers) + 1)]
    return len(numbers) > 1 and (numbers == shown or set(numbers) in ({"1"}, {""}))


def _as_words(item: list[Token]) -> None:
    for token in item:
        if token.level == item[0].level + 1 and token.tag == "p":
            token.hidden = False
    item[0].content = f"{item[0].info}{item[0].markup} "
    item[0].type = "marker"
    item[0].hidden = item[-1].hidden = True
