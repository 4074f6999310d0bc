"""A gap hides too many words.

More than six words cannot be recalled as they stand, and nobody knows how close is
right.

Source: P. Wozniak's rules 4 and 5 (minimum information; cloze deletion).
Known false positives: fixed terms with long names.
"""

from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import length
from flashgen.model.diagnostic import Severity

CODE = "FG133"
SEVERITY = Severity.WARNING
ENGLISH = False
BAD = (
    """
    kind: cloze
    text: In the lac operon, the repressor [action].
    gaps: {action: binds to the operator and keeps the polymerase from reading on}
    """,
)
GOOD = (
    """
    kind: cloze
    text: In the lac operon, the repressor binds to the [site].
    gaps: {site: operator}
    """,
)

LONGEST = 6


def check(view: View) -> Iterator[Finding]:
    """Yield hidden words that are more than `LONGEST`."""
    words = length(view.answer.words)
    if view.face == "cloze" and words > LONGEST:
        yield Finding(
            view.answer,
            view.answer.words,
            f"the gap hides {words} words",
            f"hide at most {LONGEST}, the ones that matter",
        )
