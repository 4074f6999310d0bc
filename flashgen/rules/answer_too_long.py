"""The answer is longer than a breath.

More than 15 words, brackets aside, or 20 of a definition, a type or a step.  Long
answers are recalled in part, graded by mood and forgotten; what explains the answer
belongs into `why`.

Source: P. Wozniak's rule 4 (minimum information); A. Matuschak (focused).
Known false positives: regimens and definitions that cannot be cut.
"""

from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import length, unbracketed
from flashgen.model.diagnostic import Severity

CODE = "FG111"
SEVERITY = Severity.WARNING
ENGLISH = False
BAD = (
    """
    ask: What is the Frank-Starling law?
    answer: >-
      The more the ventricle is filled during diastole, the more strongly its fibres
      contract in the following systole, within limits
    """,
)
GOOD = (
    """
    ask: According to Frank and Starling, what follows from more filling?
    answer: A stronger beat
    """,
    """
    kind: definition
    term: primary angle closure
    meaning: >-
      a sudden rise in the pressure of the eye because the peripheral iris is pressed
      against the trabecular meshwork
    """,
)

_TOLD = frozenset({"definition", "classification", "mechanism"})
"""What a term means, and how a step goes, is a sentence."""
LONGEST, TOLD = 15, 20


def check(view: View) -> Iterator[Finding]:
    """Yield an answer of more words than its kind may have."""
    words = length(unbracketed(view.answer.words))
    longest = TOLD if view.kind in _TOLD else LONGEST
    if words > longest:
        yield Finding(
            view.answer,
            view.answer.words,
            f"the answer has {words} words",
            f"answer in at most {longest}, and move the reasons to `why`",
        )
