"""Facts age: years, reviews, and what became of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from flashgen.craft.patient import own
from flashgen.evidence.codes import CODES
from flashgen.evidence.review import Reviewed, content, reviewed
from flashgen.model.card import Card
from flashgen.model.case import About, Case, Review
from flashgen.model.diagnostic import Diagnostic

VOLATILE_KINDS = frozenset({"statistic"})
VOLATILE_TOPICS = frozenset({"treatment", "prognosis"})
"""What another year, guideline or cohort may change."""
COUNTED_TOPICS = frozenset({"epidemiology"})
"""What changes where it is a number: who carries a parasite does not."""


_NUMBER = re.compile(r"\d")


def age(case: Case, cards: Sequence[Card]) -> Iterator[Diagnostic]:
    """Yield what is undated, dated impossibly, unreviewed since, or withdrawn."""
    yield from _source(case.about)
    yield from _years(case, cards)
    if case.about.review is not None:
        yield from _review(case, cards, case.about.review)


def _source(about: About) -> Iterator[Diagnostic]:
    if about.source.retracted is not None:
        message = f"the source was retracted: {about.source.retracted}"
        yield CODES["retracted"].at(about.source.retracted.span, message)
    if about.source.superseded_by is not None:
        message = f"the source is superseded by {about.source.superseded_by}"
        yield CODES["superseded"].at(about.source.superseded_by.span, message)


def _years(case: Case, cards: Sequence[Card]) -> Iterator[Diagnostic]:
    """Yield what changes with the years and names none.

    What happened to the one patient of the case does not change.
    """
    published, title = case.about.source.year, str(case.about.title)
    general = {str(c.keys[0]) for c in cards if c.keys and not own(c, title)}
    counted = {str(c.keys[0]) for c in cards if c.keys and _NUMBER.search(c.answer)}
    for key, fact in case.facts.items():
        leaf = (fact.topic or "").rpartition("::")[2]
        volatile = fact.KIND in VOLATILE_KINDS or leaf in VOLATILE_TOPICS
        volatile = volatile or (leaf in COUNTED_TOPICS and str(key) in counted)
        if fact.as_of is None and volatile and str(key) in general:
            what = leaf if leaf in VOLATILE_TOPICS | COUNTED_TOPICS else fact.KIND
            message = f"`{key}` is about {_spoken(what)} and has no year"
            hint = f"write `as_of: {published}`, or the year that the source names"
            yield CODES["undated"].at(key.span, message, hint)
        elif fact.as_of is not None and int(fact.as_of) > int(published):
            message = f"as of {fact.as_of}, but the source appeared in {published}"
            yield CODES["too-late"].at(fact.as_of.span, message)


def _spoken(what: str) -> str:
    return "a number" if what == "statistic" else what


def _review(case: Case, cards: Sequence[Card], review: Review) -> Iterator[Diagnostic]:
    if reviewed(case, cards) is Reviewed.OUTDATED:
        message = f"the review saw the content {review.content}, now it is "
        yield CODES["review"].at(review.content.span, message + content(cards))
    try:
        day = date.fromisoformat(review.date)
    except ValueError:
        message = f"there is no day {review.date}"
        yield CODES["early-review"].at(review.date.span, message)
        return
    if day.year < int(case.about.source.year):
        message = f"reviewed on {day}, before the source appeared"
        yield CODES["early-review"].at(review.date.span, message)
