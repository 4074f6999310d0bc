"""What is asked of a card, and not of what stands around it."""

from __future__ import annotations

import re

from flashgen.evidence.statement import Statement
from flashgen.markup import to_plain

_OF_CARDS = frozenset({"term", "direction", "hedge", "attachment"})
"""Problems of wording: presentations and captions may have words of their own."""

_NUMBERS = re.compile(r"\d[\d.,]*")


def asked(kind: str, statement: Statement) -> bool:
    """Return whether a kind of problem counts for a statement.

    Several numbers of a presentation or a caption stand in an order of their own.
    """
    if statement.is_card:
        return True
    several = len(_NUMBERS.findall(to_plain(statement.answer))) > 1
    return kind not in _OF_CARDS and not (kind == "binding" and several)
