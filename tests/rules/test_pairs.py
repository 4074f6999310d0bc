"""Two cards that are one fault: each is found at its place and names the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Finished

Run = Callable[..., Finished]

SAME_FRONT = """\
facts:
  first:
    ask: Which sugar does the intestine of a lactase-deficient adult leave?
    answer: Lactose{first}
  second:
    ask: Which sugar does the intestine of a lactase-deficient adult leave?
    answer: Milk sugar and galactose{second}
"""
ALIKE = """\
facts:
  first:
    ask: Which sugar is left in the bowel when lactase is lacking?
    answer: Lactose{first}
  second:
    ask: When lactase is lacking, which sugar is left in the bowel?
    answer: Lactose{second}
"""


@pytest.mark.parametrize(("code", "facts"), [("FG125", SAME_FRONT), ("FG126", ALIKE)])
def test_each_of_a_pair_is_found_and_allowed_at_its_own_place(
    flashgen: Run, case: Callable[[str], Path], code: str, facts: str
) -> None:
    def found(first: str = "", second: str = "") -> list[tuple[str, str]]:
        case(facts.format(first=first, second=second))
        said = flashgen("check", "--json").json["diagnostics"]
        return [(d["card"], d["message"]) for d in said if d["code"] == code]

    (one, of_one), (other, of_other) = found()
    assert (one, other) == ("case-1/first", "case-1/second")
    assert "`case-1/second`" in of_one
    assert "`case-1/first`" in of_other
    allow = f"\n    allow: {{{code}: Both are wanted.}}"
    assert found(first=allow) == [(other, of_other)]
    assert found(first=allow, second=allow) == []
