"""The front asks nothing.

There is neither a question mark nor a gap.  A heading such as “Treatment of gout”
leaves open what would be a right answer, so that two days bring two answers.

Source: the NBME's guide (a lead-in that can be answered without the options).
Known false positives: none seen; an order such as “Name the sign.” is a finding, since
“Which sign …?” says the same more exactly.
"""

from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.model.diagnostic import Severity

CODE = "FG102"
SEVERITY = Severity.WARNING
ENGLISH = False
BAD = (
    """
    ask: Bone marrow in aplastic anaemia
    answer: Fatty
    """,
    """
    ask: Name the nerve that is cut in a high fracture of the fibula.
    answer: The common fibular nerve
    """,
)
GOOD = (
    """
    ask: What replaces the bone marrow in aplastic anaemia?
    answer: Fat
    """,
    """
    kind: cloze
    text: In aplastic anaemia the bone marrow is replaced by [fat].
    gaps: {fat: fat}
    """,
)

_MARKS = ("?", "？", "؟", "[…]", "[...]", "___")


def check(view: View) -> Iterator[Finding]:
    """Yield a question without a question mark or gap."""
    if not any(mark in view.question.words for mark in _MARKS):
        yield Finding(
            view.question,
            view.question.words,
            "this is no question",
            "ask for one thing, and end with a question mark",
        )
