r"""The small Markdown that authors may use, compiled to safe HTML for Anki fields.

Library: markdown-it-py (MIT, one small dependency, typed), for each of its rules can
be switched off or replaced by name; mistune, Markdown and commonmark load in 20 to
30 ms instead of 50, but their links, HTML and emphasis are harder to take out.

An author may write `*emphasis*`, `**strong**`, `H~2~O`, `10^9^`, `$maths$`,
`$$maths$$`, pipe tables, lists, paragraphs and hard line breaks (two spaces or a
backslash at the end of a line). A backslash before `*`, `~`, `^` or `$` makes that
character literal. Everything else stands for itself, backslashes, HTML, entities
and Anki's own notation included, and where the small Markdown is in doubt the text
stays as written:

- `*` inside a word is literal (`HLA-B*27`), so is `**` unless between two letters;
- `~` opens a subscript only after a letter, digit or bracket, neither `~` nor `^`
  reaches over a space, and neither closes before a digit (`10^6-10^9`);
- maths follows Pandoc's rule for `$` (`$5 and $6` are prices) and must be TeX that
  Anki's MathJax can set without leaving its delimiters;
- a list has two items or more, numbered 1, 2, 3 (or all 1): `4. Ventrikel` and
  `- 5 °C` are words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from flashgen.markup.clean import CONTROL, clean, escape

__all__ = ["problems", "to_html", "to_plain"]

# Without one of these no rule of the grammar can fire: lists need two lines.
_MARKUP = re.compile(r"[*~^$\n]")
# Without one of these, or a control character, nothing is a mistake.
_SUSPECT = re.compile(r"[$&<\[\\`_{|~#]")
_CACHED = 4096


@lru_cache(maxsize=_CACHED)
def to_html(text: str) -> str:
    r"""Compile `text` to HTML, for element content (never for an attribute).

    One paragraph gives inline HTML, anything more gives blocks (`p ul ol table`).
    Tags are em, strong, sub, sup, br, p, ul, ol, li, table, thead, tbody, tr, th,
    td and span, all without attributes. A bare `<span>` only parts two characters
    that Anki would take for its own: `{{`, `}}`, `\(`, `\[`, `[[`, `[$`, `[sound:`,
    `[anki:`, `[latex]`. Maths becomes `\(…\)` or `\[…\]`, as Anki's manual has it.
    The result is in Unicode NFC and holds no control character or line break.
    """
    text = clean(text)
    if not _MARKUP.search(text):
        return escape(text)
    from flashgen.markup.grammar import pieces
    from flashgen.markup.render import html

    # Maths may be written over several lines; a field has none.
    return html(pieces(text)).replace("\n", " ")


@lru_cache(maxsize=_CACHED)
def to_plain(text: str) -> str:
    """Give the words of `text` on one line, without markup and unescaped.

    Maths is its TeX source. Numbers and signs in superscript become Unicode's
    (`10⁹`, never 109), other superscripts on a letter or digit keep their `^`;
    subscripts lose their marks (`H2O`). Items and rows are parted by `; `, cells by
    ` | `, and every run of white space is one space.
    """
    text = clean(text)
    if not _MARKUP.search(text):
        return " ".join(text.split())
    from flashgen.markup.grammar import pieces
    from flashgen.markup.render import plain

    return plain(pieces(text))


def problems(text: str) -> list[tuple[int, str]]:
    """Find what is surely a mistake in `text`: (offset in characters, message).

    The messages are in order of place. A text with problems still compiles: what
    is not understood is shown as it was written.
    """
    if not _SUSPECT.search(text) and not CONTROL.search(text):
        return []
    from flashgen.markup.mistakes import mistakes

    return mistakes(text)
