"""The question is longer than a student will read.

More than 35 words; the presentation of a patient, and text that stands outside the
question, do not count.  A long question is learnt by its look and not by its meaning,
and its background gives other cards away.

Source: P. Wozniak's rule 12 (optimise wording); the NBME's guide (no window dressing).
Known false positives: two conditions that both have a long name.
"""

from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import length
from flashgen.model.diagnostic import Severity

CODE = "FG101"
SEVERITY = Severity.WARNING
ENGLISH = False
BAD = (
    """
    ask: >-
      Given that the spleen filters old red cells from the blood, lies under the left
      ninth to eleventh ribs, is easily torn by a blow to the flank and may bleed into
      the abdomen at once or after days, which bodies appear in red cells when it is
      gone?
    answer: Howell-Jolly bodies
    """,
)
GOOD = (
    """
    ask: Which bodies appear in red cells once the spleen has been removed?
    answer: Howell-Jolly bodies
    """,
)

LONGEST = 35


def check(view: View) -> Iterator[Finding]:
    """Yield a question of more than `LONGEST` words."""
    if view.kind == "vignette" or view.face == "cloze":
        return
    words = length(view.question.words)
    if words > LONGEST:
        yield Finding(
            view.question,
            view.question.words,
            f"the question has {words} words",
            f"ask in at most {LONGEST}: move the background to `why`",
        )
