"""An article and the case it belongs to -> the text of the `.source` file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flashgen.evidence.codes import CODES
from flashgen.evidence.statement import places
from flashgen.model.case import Case, Citation
from flashgen.model.diagnostic import Diagnostic
from flashgen.model.evidence import Evidence
from flashgen.proof import Article, Miss, Source, fingerprint, text_source

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


def misses(case: Case, source: Source) -> Mapping[Evidence, Diagnostic]:
    """Return the places that the evidence of `case` names in vain, and what to say."""
    found = {place: source.find(place.where, place.quoted) for place in places(case)}
    return {
        place: CODES["anchor"].at(place.span, miss.message, miss.hint)
        for place, miss in found.items()
        if isinstance(miss, Miss)
    }


def lost(case: Case, before: Source, after: Source) -> tuple[Diagnostic, ...]:
    """Return what the evidence would lose if `after` took the place of `before`.

    Nothing if it would find as much there as it does now: another edition of the
    article may name its sections otherwise.
    """
    now, then = misses(case, before), misses(case, after)
    if len(then) <= len(now):
        return ()
    return tuple(said for place, said in then.items() if place not in now)
