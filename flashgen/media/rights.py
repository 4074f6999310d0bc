"""Whether a picture may be passed on, and what would have to be asked of whom."""

from __future__ import annotations

import re

from flashgen.model.figure import Variant

_CLOSED = re.compile(
    r"(?:©|\(c\)|copyright\b|all rights reserved|none\b|no licen[cs]e|unknown\b|"
    r"unlicen[cs]ed|not for distribution|proprietary|to be asked|pending\b)",
    re.IGNORECASE,
)
"""Words of a licence that allows nothing."""


def may_be_shared(variant: Variant) -> bool:
    """Return whether licence or permission lets the picture travel in a deck."""
    closed = _CLOSED.match(variant.licence.strip())
    return closed is None or variant.permission is not None


def is_of_a_patient(variant: Variant) -> bool:
    """Return whether somebody may be seen or named in it."""
    return not variant.schematic


def to_ask(variant: Variant) -> tuple[str, ...]:
    """Return what is still to be asked for this picture, each with whom to ask."""
    asks: list[str] = []
    if not may_be_shared(variant):
        asks.append(f"permission to show it in a deck: ask {variant.credit}")
    if is_of_a_patient(variant) and variant.consent is None:
        asks.append(f"the patient's consent to it, or why none is needed: ask "
                    f"{variant.credit}")
    return tuple(asks)
