"""A source as one line on a card."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from flashgen.markup import to_html
from flashgen.model.case import Citation

SHOWN_AUTHORS = 3
"""Authors named before `et al`; a card has room for a line or two."""


@lru_cache(maxsize=4096)
def cite(source: Citation, places: tuple[str, ...] = ()) -> str:
    """Return the citation as Markdown, with the places where a card's facts stand.

    The order is that of the Vancouver style: authors, title, journal, year;
    volume(issue):pages.
    """
    return _line(source, places, _literal, lambda journal: f"*{journal}*")


@lru_cache(maxsize=4096)
def cite_html(source: Citation, places: tuple[str, ...] = ()) -> str:
    """Return the HTML of what `cite` returns.

    Every card has a source, so this spares each build the Markdown compiler.
    """
    return _line(
        source,
        places,
        lambda words: to_html(_literal(words)),
        lambda journal: f"<em>{journal}</em>",
    )


def _line(
    source: Citation,
    places: tuple[str, ...],
    text: Callable[[str], str],
    emphasis: Callable[[str], str],
) -> str:
    authors = ", ".join(text(a) for a in source.authors[:SHOWN_AUTHORS])
    if len(source.authors) > SHOWN_AUTHORS:
        authors += " et al"
    volume = text(source.volume or "")
    issue = f"({text(source.issue)})" if source.issue else ""
    pages = f":{text(source.pages.replace('-', '–'))}" if source.pages else ""
    number = f";{volume}{issue}{pages}" if volume or issue or pages else ""
    title = text(source.title.rstrip("."))
    journal = emphasis(text(source.journal))
    line = f"{authors}. {title}. {journal} {source.year}{number}."
    if places:
        line += f" {'; '.join(text(w[:1].upper() + w[1:]) for w in places)}."
    return line


def _literal(text: str) -> str:
    """Return `text` so that its Markdown characters stay what they are."""
    return re.sub(r"([*~^$])", r"\\\1", text)
