"""What the page asks about one card: what has changed, and what was inferred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flashgen.evidence.statement import statements
from flashgen.exhibit import Exhibit
from flashgen.markup import to_plain
from flashgen.model.case import Case
from flashgen.preview.bench import Shown
from flashgen.preview.record import Record, kinds_of
from flashgen.preview.released import Since
from flashgen.preview.words import marked
from flashgen.update.change import Change, FieldChange
from flashgen.update.compare import MARKS
from flashgen.update.meaning import seen


def detail(shown: Shown, card: str) -> Record | None:
    """Return what is known of the card with this id; None if it is not on show."""
    exhibit = shown.exhibit(card)
    if exhibit is None:
        return None
    case = shown.cases[exhibit.card.id.case]
    return {
        "change": _change(exhibit, case.since),
        "inferred": list(_inferred(case.case.case, str(exhibit.card.id))),
    }


def _change(exhibit: Exhibit, since: Since) -> Record | None:
    """Return what has changed on a card that students have; None if nothing has.

    Where nothing can be compared, it is why.
    """
    change = since.changes.get(exhibit.guid)
    before = since.before.get(exhibit.guid)
    if not exhibit.since:
        return None
    if change is None or before is None:
        # The lock alone tells of words, not of tags and decks.
        return {"missing": since.missing} if since.missing else None
    was, now = set(before.tags), set(exhibit.card.tags)
    return {
        "kinds": [kind.value for kind in kinds_of(change)],
        "fields": [_field(each) for each in change.fields],
        "tags": [_tags(was - now), _tags(now - was)],
        "deck": _deck(change),
        "other": before.mod != exhibit.since,
    }


def _tags(tags: Iterable[str]) -> list[str]:
    return sorted(tag.removeprefix("flashgen::") for tag in tags)


def _deck(change: Change) -> list[str]:
    moved = change.old_deck != change.new_deck
    return [change.old_deck, change.new_deck] if moved else []


def _field(change: FieldChange) -> Record:
    """Return one field before and after; `says` tells what no words can show."""
    old, new = seen(change.old), seen(change.new)
    if change.name in MARKS:
        return {"name": change.name, "says": "what is marked in the picture"}
    if old.text == new.text:
        same = old.images == new.images
        says = "how it is set; the words are the same" if same else "the picture"
        return {"name": change.name, "says": says}
    before, after = marked(old.text, new.text)
    return {"name": change.name, "old": before, "new": after}


def _inferred(case: Case, card: str) -> Iterator[Record]:
    """Yield what the author concluded rather than found in the source."""
    own = (each for each in statements(case) if each.is_card and each.name == card)
    for inference in dict.fromkeys(one for each in own for one in each.inferred):
        span = inference.span
        yield {
            "words": to_plain(inference.words or ""),
            "why": to_plain(inference.why),
            "file": span.file.name,
            "line": span.line,
            "column": span.column,
        }
