"""What a release holds, for those who answer for it: sources, rights and reviews.

It is written beside the package and says nothing that the package, the case files and
the lock do not: the same release, the same text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import file_digest, sha256
from pathlib import Path

from flashgen import __version__
from flashgen.citation import cite
from flashgen.contact.entry import Entry, entries
from flashgen.contact.record import given, rights
from flashgen.evidence.review import reviewed
from flashgen.lock.format import iso
from flashgen.lock.lines import DeckLine
from flashgen.markup import to_plain
from flashgen.model.case import Citation
from flashgen.pipeline import CompiledCase, Deck

FORMAT = 1
"""Counts the forms of a manifest; `docs/release.schema.json` describes this one."""

Data = dict[str, object]


def manifest(deck: Deck, line: DeckLine, packages: Sequence[Path]) -> str:
    """Return the manifest of a release as JSON.

    `line` is what the lock says of the release, and `packages` are the files that
    students get.  Raises ValueError for a private deck, which is no release, and
    OSError for a file that cannot be read.
    """
    if deck.private:
        raise ValueError(f"{deck.stem} is private: it cannot be released")
    data = {
        "format": FORMAT,
        "deck": str(deck.recipe.name),
        "title": str(deck.recipe.title),
        "version": str(deck.recipe.version),
        "released": iso(line.published),
        "licence": str(deck.recipe.licence),
        "languages": sorted({str(c.case.about.language) for c in deck.cases}),
        "notes": len(deck.cards),
        "cards": deck.count,
        "flashgen": __version__,
        "packages": [_package(path) for path in packages],
        "cases": [_case(compiled) for compiled in deck.cases],
        "figures": [each for compiled in deck.cases for each in _figures(compiled)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _package(path: Path) -> Data:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {"file": path.name, "bytes": path.stat().st_size, "sha256": digest}


def _case(compiled: CompiledCase) -> Data:
    about = compiled.case.about
    return {
        "case": str(about.id),
        "title": str(about.title),
        "language": str(about.language),
        "notes": len(compiled.cards),
        "cards": sum(card.count for card in compiled.cards),
        "source": _source(about.source),
        "review": _review(compiled),
    }


def _review(compiled: CompiledCase) -> Data:
    review = compiled.case.about.review
    return {
        "state": reviewed(compiled.case, compiled.cards).value,
        "by": str(review.by) if review else None,
        "date": str(review.date) if review else None,
        "content": str(review.content) if review else None,
    }


def _source(source: Citation) -> Data:
    return {
        "citation": to_plain(cite(source)),
        "doi": given(source.doi),
        "url": given(source.url),
        "licence": str(source.rights),
        "retracted": given(source.retracted),
        "superseded_by": given(source.superseded_by),
    }


def _figures(compiled: CompiledCase) -> Iterator[Data]:
    """Yield the figures of a case that its cards show."""
    used = {name for card in compiled.cards for name in card.media}
    files = {file.name: file.read for file in compiled.files}

    def written(name: str) -> Data:
        return {"file": name, "sha256": sha256(files[name]()).hexdigest()}

    for entry in entries(compiled, ()):
        if entry.shown is None or not _is_asked(entry):
            continue
        layers = {layer.name for layer in entry.shown.marks.values()}
        yield {
            "case": entry.case,
            "key": entry.key,
            "picture": written(entry.shown.picture.name),
            "marks": [written(name) for name in sorted(layers & used)],
            **rights(entry),
            "source": _shown_in(entry, compiled.case.about.source),
        }


def _is_asked(entry: Entry) -> bool:
    """Return whether a card shows it, and not only the same picture of another."""
    return entry.beside or any(card.id.path[0] == entry.key for card in entry.cards)


def _shown_in(entry: Entry, source: Citation) -> Data:
    """Return the article that the figure teaches from, and where it stands there."""
    places = dict.fromkeys(place.where for place in entry.figure.evidence)
    return {
        "doi": given(source.doi),
        "url": given(source.url),
        "places": [place for place in places if place],
    }
