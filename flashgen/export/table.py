"""A deck as data for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from flashgen.citation import cite
from flashgen.exhibit import Exhibit
from flashgen.export.edition import Edition
from flashgen.markup import to_plain
from flashgen.model.card import Content
from flashgen.model.case import About

GAP = "____"
"""What stands for the answer in a list or a sentence."""


def as_csv(edition: Edition) -> tuple[str, int]:
    """Return front and back of each card as two columns, and how many are left out.

    The form is that of RFC 4180, in which quotation marks are doubled and lines end in
    CRLF; there is no header, as Quizlet and the like expect.  Cards that ask about a
    picture are left out: words alone would not ask anything.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    left_out = 0
    for exhibit in edition.exhibits:
        if exhibit.card.media:
            left_out += 1
            continue
        writer.writerow(("\n".join(_front(exhibit)), exhibit.answer))
    return out.getvalue(), left_out


def _front(exhibit: Exhibit) -> Iterator[str]:
    """Yield what a front says, line by line."""
    content = exhibit.card.content
    for name in ("Stem", "Set", "Mechanism"):
        yield from _lines(content.get(name, ""))
    yield exhibit.question
    yield from _lines(content.get("Terms", ""))
    if exhibit.card.face in ("list", "step"):
        mark = str(content.get("Letter", "") or content.get("No", ""))
        rows = (content.get("Before", ()), content.get("After", ()))
        if any(rows):
            yield from _lines(rows[0])
            yield f"{mark}: {GAP}" if mark else GAP
            yield from _lines(rows[1])


def _lines(content: Content) -> Iterator[str]:
    if isinstance(content, str):
        if content:
            yield to_plain(content)
        return
    for row in content:
        mark, text = to_plain(row.mark), to_plain(row.text)
        yield f"{mark}: {text}" if mark else text


def as_json(edition: Edition) -> str:
    """Return everything that is known about the deck and each card, as JSON.

    Fields and sides are HTML; `front` and `back` are what Anki shows.
    """
    recipe = edition.deck.recipe
    data = {
        "format": 1,
        "deck": {
            "name": recipe.name,
            "title": recipe.title,
            "about": recipe.about or "",
            "version": recipe.version,
            "licence": recipe.licence,
        },
        "cases": [_case(case.case.about) for case, _ in edition.cases],
        "cards": [_card(edition, exhibit) for exhibit in edition.exhibits],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _case(about: About) -> dict[str, object]:
    source = about.source
    return {
        "id": about.id,
        "title": about.title,
        "language": about.language,
        "diagnosis": to_plain(about.diagnosis),
        "source": {
            "authors": source.authors,
            "title": source.title,
            "journal": source.journal,
            "year": source.year,
            "doi": source.doi or "",
            "url": source.url or "",
            "rights": source.rights,
            "citation": to_plain(cite(source)),
        },
    }


def _card(edition: Edition, exhibit: Exhibit) -> dict[str, object]:
    card, sides = exhibit.card, exhibit.sides(edition.look)
    return {
        "id": exhibit.id,
        "guid": exhibit.guid,
        "key": exhibit.key,
        "case": card.id.case,
        "kind": card.kind,
        "face": card.face,
        "question": exhibit.question,
        "answer": exhibit.answer,
        "topics": exhibit.topics,
        "tags": card.tags,
        "media": card.media,
        "evidence": [{"where": e.where, "anchor": e.anchor} for e in card.evidence],
        "place": {"file": card.span.file.name, "line": card.span.line},
        "fields": {name: html for name, html in exhibit.fields.items() if html},
        "front": sides.front,
        "back": sides.back,
    }
