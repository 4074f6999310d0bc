"""Too much text around the gap.

More than 30 words, or more than one sentence: the gap is recognised by the look of the
page, and the card is learnt as a picture of text.

Source: A. Matuschak (cloze deletions invite pattern matching).
Known false positives: two short sentences that need each other.
"""

from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import length, sentences
from flashgen.model.diagnostic import Severity

CODE = "FG131"
SEVERITY = Severity.WARNING
ENGLISH = False
BAD = (
    """
    kind: cloze
    text: >-
      The thoracic duct begins at the cisterna chyli, passes the diaphragm through the
      aortic hiatus, crosses to the left at the level of the fifth thoracic vertebra and
      drains into the angle between the left subclavian and the left [vein] vein.
    gaps: {vein: internal jugular}
    """,
    """
    kind: cloze
    text: >-
      The thoracic duct begins at the cisterna chyli. It passes the diaphragm through
      the [hiatus] hiatus. It then crosses to the left side.
    gaps: {hiatus: aortic}
    """,
)
GOOD = (
    """
    kind: cloze
    text: The thoracic duct passes the diaphragm through the [hiatus] hiatus.
    gaps: {hiatus: aortic}
    """,
)

LONGEST, SHORT = 30, 16
"""Words around a gap; two sentences may have as many as `SHORT` together."""


def check(view: View) -> Iterator[Finding]:
    """Yield clozes with long or several sentences."""
    if view.face != "cloze":
        return
    text = view.question.words
    words = length(text.replace("[…]", ""))
    parts = len(sentences(text))
    if words > LONGEST or (parts > 1 and words > SHORT):
        many = f", in {parts} sentences" if parts > 1 else ""
        yield Finding(
            view.question,
            text,
            f"{words} words around the gap{many}",
            f"keep one sentence of at most {LONGEST} words, or ask a question",
        )
