"""An article and the case it belongs to -> the text of the `.source` file."""

from __future__ import annotations

import re

from flashgen.model.case import Citation
from flashgen.proof import Article, fingerprint, text_source

_FREE = re.compile(
    r"(?:CC0|CC[ -]BY(?:[ -]SA)?|public domain)(?:[ -]?\d\.\d)?", re.IGNORECASE
)
"""Licences that let anybody pass the words on, also for money and in parts."""


def may_lie_open(source: Citation) -> bool:
    """Say whether the licence of the source lets its words lie beside the case."""
    return source.retracted is None and _FREE.fullmatch(source.rights) is not None


def salt(source: Citation) -> str:
    """Return what names the source: its DOI, its address, or title and year."""
    return str(source.doi or source.url or f"{source.title} ({source.year})")


def fingerprint_of(article: Article, source: Citation) -> str:
    """Return the fingerprint of the article of `source`."""
    return fingerprint(article, salt(source))


def words_of(article: Article, source: Citation) -> str:
    """Return the article's words, with the names that its licence asks for."""
    authors = ", ".join(source.authors)
    link = f"https://doi.org/{source.doi}" if source.doi else source.url or ""
    credit = f"{authors}. {source.title}. {source.journal} {source.year}. {link}"
    return text_source(
        article,
        (
            credit.strip(),
            f"Licence: {source.rights}. Parted into sentences; references left out.",
        ),
    )
