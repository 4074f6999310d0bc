"""The stage of the pipeline that proves a case: its source, its statements, its age."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flashgen.evidence.age import age
from flashgen.evidence.codes import CODES
from flashgen.evidence.load import load
from flashgen.library import Library
from flashgen.model.card import Card
from flashgen.model.case import Case
from flashgen.model.diagnostic import Diagnostic


def examine(
    library: Library, case: Case, cards: Sequence[Card]
) -> Iterator[Diagnostic]:
    """Yield what is unproven, disproven, undated or unreviewed in one case.

    A case without a source gets one warning for that, and not one for each card.
    """
    yield from age(case, cards)
    case_id = str(case.about.id)
    source = load(library, case_id)
    yield from source.diagnostics
    if source.value is not None:
        from flashgen.evidence.prove import prove

        name = library.name(library.source(case_id))
        yield from prove(case, source.value, name).diagnostics
    elif not source.diagnostics:
        code = CODES["no-source"]
        hint = code.hint.format(case=case_id)
        span = case.about.source.title.span
        yield code.at(span, "no source to check against", hint)
