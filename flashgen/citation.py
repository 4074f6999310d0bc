"""A source as one line on a card."""

from __future__ import annotations

import re

from flashgen.model.case import Citation
from flashgen.model.evidence import Evidence

SHOWN_AUTHORS = 3
"""Authors named before `et al.`; a card has room for a line or two."""


def cite(source: Citation, evidence: tuple[Evidence, ...] = ()) -> str:
    """Return the citation as Markdown, with the places where a card's facts stand.

    The order is that of the Vancouver style: authors, title, journal, year;
    volume(issue):pages.
    """
    authors = ", ".join(_literal(a) for a in source.authors[:SHOWN_AUTHORS])
    if len(source.authors) > SHOWN_AUTHORS:
        authors += " et al"
    volume = _literal(source.volume or "")
    issue = f"({_literal(source.issue)})" if source.issue else ""
    pages = f":{_literal(source.pages.replace('-', '–'))}" if source.pages else ""
    number = f";{volume}{issue}{pages}" if volume or issue or pages else ""
    title = _literal(source.title).rstrip(".")
    line = f"{authors}. {title}. *{_literal(source.journal)}* {source.year}{number}."
    places = dict.fromkeys(e.where for e in evidence if e.where)
    if places:
        where = "; ".join(_literal(w[:1].upper() + w[1:]) for w in places)
        line += f" {where}."
    return line


def _literal(text: str) -> str:
    """Return `text` so that its Markdown characters stay what they are."""
    return re.sub(r"([*~^$])", r"\\\1", text)
