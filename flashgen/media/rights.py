"""Whether a picture may be passed on, and what would have to be asked of whom."""

from __future__ import annotations

import re

from flashgen.figures.licence import given, is_closed
from flashgen.model.figure import Variant

_NEEDLESS = re.compile(
    r"(?:(?:no|not|none|kein\w*|nicht) (?:(?:a|an|any|patient\w*|informed|written|"
    r"consent|einwilligung|zustimmung|is|was|are|be|longer|can|ist|war|mehr) )*(?:"
    r"needed|need|required|necessary|applicable|identifi\w+|recogni[sz]\w+|nötig|notwendig|"
    r"erforderlich|anwendbar|erkennbar\w*)|n/?a|"
    r"(?:no|not an?|kein\w*) (?:patient\w*|person\w*|human)(?! \w*(?:consent|agree|"
    r"einwillig|zustimm)))\b",
    re.IGNORECASE,
)
"""How an answer begins that says why nobody had to agree."""


def may_be_shared(variant: Variant) -> bool:
    """Return whether licence or permission lets the picture travel in a deck."""
    return given(variant.permission) or not is_closed(variant.licence)


def needs_consent(variant: Variant) -> bool:
    """Return whether a patient may be seen in it and nothing says that they agreed."""
    if variant.schematic:
        return False
    words = variant.consent
    return not (given(words) or (words and _NEEDLESS.match(words.strip())))


def to_ask(variant: Variant) -> tuple[str, ...]:
    """Return what is still to be asked for this picture."""
    asks: list[str] = []
    if not may_be_shared(variant):
        asks.append(f"{variant.credit}: permission to show it in this deck")
    if needs_consent(variant):
        asks.append(f"{variant.credit}: how the patient agreed to its use")
    return tuple(asks)
