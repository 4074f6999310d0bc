"""Whether a picture may be passed on, and what would have to be asked of whom."""

from __future__ import annotations

from flashgen.figures.licence import is_closed
from flashgen.model.figure import Variant


def may_be_shared(variant: Variant) -> bool:
    """Return whether licence or permission lets the picture travel in a deck."""
    return variant.permission is not None or not is_closed(variant.licence)


def needs_consent(variant: Variant) -> bool:
    """Return whether a patient may be seen in it and nothing says that they agreed."""
    return not variant.schematic and variant.consent is None


def to_ask(variant: Variant) -> tuple[str, ...]:
    """Return what is still to be asked for this picture."""
    asks: list[str] = []
    if not may_be_shared(variant):
        asks.append(f"{variant.credit}: permission to show it in this deck")
    if needs_consent(variant):
        asks.append(f"{variant.credit}: how the patient agreed to its use")
    return tuple(asks)
