"""How much of a set a card shows beside the gap."""

from __future__ import annotations

from collections.abc import Sequence

from flashgen.model.card import Row
from flashgen.model.case import Context


def around(
    rows: Sequence[Row], index: int, context: Context
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows shown before and after the one at `index`.

    `others` shows all the others, `before` those that come earlier, `none` no other.
    """
    before = tuple(rows[:index]) if context != "none" else ()
    after = tuple(rows[index + 1 :]) if context == "others" else ()
    return before, after
