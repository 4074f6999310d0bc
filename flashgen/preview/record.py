"""What the page is told about a case and its cards, as plain data."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from flashgen import reporting
from flashgen.exhibit import Exhibit
from flashgen.lock.format import iso
from flashgen.lock.lines import CHANGED, DRAFT
from flashgen.model.diagnostic import Diagnostic
from flashgen.model.source import Span
from flashgen.preview.bench import ShownCase
from flashgen.preview.gone import Gone
from flashgen.preview.released import Since
from flashgen.update.change import CONTENT, Change, Kind

Record = dict[str, object]

_QUIET = {Kind.TAGS: "retagged", Kind.MOVED: "moved"}
"""What changes about a card that is the same card."""

_SLIGHT = frozenset((Kind.REWORDED, Kind.FORMAT))


def of_case(shown: ShownCase, found: Sequence[Diagnostic]) -> Record:
    """Return a case with its cards; `found` are the diagnostics of its file."""
    about = shown.case.case.about
    findings = _by_card(shown, found)
    return {
        "id": about.id,
        "title": about.title,
        "decks": shown.decks,
        "stale": shown.stale,
        "cards": [
            _card(each, shown.since, findings.get(each.id, ()))
            for each in shown.exhibits
        ],
        "gone": [_gone(each) for each in shown.since.gone],
    }


def of_problems(found: Iterable[Diagnostic]) -> list[Record]:
    """Return diagnostics in the order of the files, each with its line of source."""
    ordered = reporting.in_order(found)
    records = reporting.as_records(ordered)
    for record, diagnostic in zip(records, ordered, strict=True):
        lines = diagnostic.span.file.lines
        record["source"] = lines[diagnostic.span.line - 1] if lines else ""
    return records


def _card(exhibit: Exhibit, since: Since, findings: Iterable[Diagnostic]) -> Record:
    card = exhibit.card
    states = _states(exhibit, since)
    return {
        "id": exhibit.id,
        "key": exhibit.key,
        "guid": exhibit.guid,
        "kind": card.kind,
        "face": card.face,
        "chip": exhibit.fields.get("Chip", ""),
        "topics": exhibit.topics,
        "question": exhibit.question,
        "answer": exhibit.answer,
        "figure": card.media[0] if card.media else "",
        "file": card.span.file.name,
        "line": card.span.line,
        "column": card.span.column,
        "state": states[0],
        "states": states,
        "since": _day(exhibit.since or since.release),
        "evidence": [{"where": e.where, "anchor": e.anchor} for e in card.evidence],
        "findings": of_problems(findings),
        "look": _digest(exhibit.fields),
    }


def _states(exhibit: Exhibit, since: Since) -> tuple[str, ...]:
    """Return what became of a card since the last release, in a word or several.

    `draft` and `new` are cards that no student has: of a deck never released, and of
    one that was.  What is `retagged` or `moved` has the words that students have.
    """
    if exhibit.state == DRAFT:
        return ("new" if since.release else DRAFT,)
    change = since.changes.get(exhibit.guid)
    kinds = kinds_of(change) if change else ()
    quiet = tuple(_QUIET[kind] for kind in kinds if kind in _QUIET)
    if exhibit.state == CHANGED:
        return (CHANGED, *(kind.value for kind in kinds if kind in CONTENT), *quiet)
    return quiet or (exhibit.state,)


def kinds_of(change: Change) -> tuple[Kind, ...]:
    """Return how a note changed, without what goes without saying beside the rest."""
    return (change.kind, *(kind for kind in change.also if kind not in _SLIGHT))


def _gone(each: Gone) -> Record:
    return {
        "card": each.card,
        "key": each.key,
        "question": each.question,
        "reason": each.reason,
        "instead": each.instead,
        "since": _day(each.since),
        "told": each.told,
        "hint": each.hint,
        "file": each.at.file.name if each.at else "",
        "line": each.at.line if each.at else 0,
        "column": each.at.column if each.at else 0,
    }


def _day(time: int) -> str:
    return iso(time)[:10] if time else ""


def _digest(fields: Mapping[str, str]) -> str:
    """Return what changes when the card does, so that the page shows it anew."""
    text = "\x1f".join(fields.values())
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _by_card(
    shown: ShownCase, found: Iterable[Diagnostic]
) -> Mapping[str, Sequence[Diagnostic]]:
    """Sort diagnostics to cards, as far as they stand in a fact or figure.

    One that lies on a card's own lines belongs to that card; one elsewhere in the fact
    to all cards of the fact.
    """
    starts = sorted((span.line, key) for key, span in shown.case.case.keys.items())
    lines = [line for line, _ in starts]
    groups: dict[str, list[Exhibit]] = {}
    for exhibit in shown.exhibits:
        groups.setdefault(exhibit.card.id.path[0], []).append(exhibit)
    sorted_out: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        at = bisect_right(lines, diagnostic.span.line) - 1
        if at < 0 or _is_past(diagnostic.span, starts[at][0]):
            continue
        group = groups.get(starts[at][1], [])
        own = [each for each in group if _meet(each, diagnostic)]
        for exhibit in own or group:
            sorted_out.setdefault(exhibit.id, []).append(diagnostic)
    return sorted_out


def _is_past(span: Span, start: int) -> bool:
    """Return whether another key of the file itself stands between `start` and here."""
    between = span.file.lines[start : span.line]
    return any(line and line[0] not in " \t\r#" for line in between)


def _meet(exhibit: Exhibit, diagnostic: Diagnostic) -> bool:
    card, other = exhibit.card.span, diagnostic.span
    return card.line <= other.line <= card.end_line
