"""A list has too many members to be learnt as one set.

More than nine: with eight others in view the missing one is found by elimination, and
the set is not retained.  Group the members into lists of their own.

Source: P. Wozniak's rules 9 and 10.
Known false positives: sets that are fixed, such as the cranial nerves; allow them
there.
"""

from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.model.diagnostic import Severity

CODE = "FG134"
SEVERITY = Severity.WARNING
ENGLISH = False
BAD = (
    """
    kind: list
    of: Bones of the hand that are no phalanges
    members:
      scaphoid: Scaphoid
      lunate: Lunate
      triquetrum: Triquetrum
      pisiform: Pisiform
      trapezium: Trapezium
      trapezoid: Trapezoid
      capitate: Capitate
      hamate: Hamate
      thumb: First metacarpal
      finger: Second metacarpal
    """,
)
GOOD = (
    """
    kind: list
    of: Proximal carpal bones
    members: {a: Scaphoid, b: Lunate, c: Triquetrum, d: Pisiform}
    """,
)

MOST = 9


def check(view: View) -> Iterator[Finding]:
    """Yield lists of more than `MOST` members, at their title."""
    rows = sum(part.name == "row" for part in view.shown) + 1
    if view.kind == "list" and rows > MOST:
        title = next((part for part in view.shown if part.name == "set"), view.question)
        yield Finding(
            title,
            title.words.rpartition(" (")[0],
            f"a list of {rows} members",
            f"group them into lists of at most {MOST}",
        )
