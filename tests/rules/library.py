"""Two cases with something wrong, and what is found in them."""

from __future__ import annotations

from tests.conftest import Finished

YES_NO = """\
facts:
  grade:
    ask: Is the liver enlarged in cirrhosis at first?
    answer: Yes
"""
MISPRINT = """\
facts:   # comments stay
  pressure:
    ask: 'What is the upper limit of normal blood pressure?'  # as they are
    answer: "139/89 mm/Hg"
    why: >-
      Above it, in mm/Hg or kPa,
      pressure is raised.
"""


def codes(done: Finished) -> list[str]:
    """Return the codes of the rules among the findings."""
    found = [d["code"] for d in done.json["diagnostics"]]
    return [code for code in found if code.startswith("FG1")]
