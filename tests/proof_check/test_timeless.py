"""A time is asked for where the passage of the source names one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import HEAD, Finished

Run = Callable[..., Finished]

ARTICLE = """\
Comment

Of 40 bakers with quillosis, 12 died. Of 50 millers with quillosis, 10 died within two
years. The bakers were 45 years old.
"""

FACT = """\
facts:
  deaths:
    kind: statistic
    population: {who} with quillosis
    measure: death
    ask: How many of the {who} died?
    by: Trade
    values: {{trade: {{label: "{who}", value: {value} patients}}}}
    as_of: 2001
    evidence: comment, "{anchor}"
"""


@pytest.mark.parametrize(
    ("who", "value", "anchor", "found"),
    [
        ("bakers", "12", "Of 40 bakers with quillosis, 12 died", 0),
        ("millers", "10", "10 died within two years", 1),
    ],
)
def test_a_time_is_asked_for_where_the_source_has_one(
    flashgen: Run, library: Path, who: str, value: str, anchor: str, found: int
) -> None:
    facts = FACT.format(who=who, value=value, anchor=anchor)
    (library / "source_cases/case-1.yaml").write_text(HEAD + facts, "utf-8")
    (library / "article.txt").write_text(ARTICLE, "utf-8")
    without = flashgen("check")
    assert without.err.count("FG152") == 1
    flashgen("source", "add", "case-1", "article.txt")
    assert flashgen("check").err.count("FG152") == found
