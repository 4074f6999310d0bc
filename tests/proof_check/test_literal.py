"""What stands in the source word for word is asked for denials alone."""

import pytest

from flashgen.evidence.prove import prove
from flashgen.proof import fingerprint, load_source, read_article
from tests.conftest import HEAD, compiled

ARTICLE = """\
Case report

She was admitted at 32 weeks and four days with headache for two days and pain under
the right ribs. There was no neck stiffness.
"""

PRESENTATION = """\
presentation:
  patient: A woman
  complaint:
    first: {{label: {label}, evidence: 'case report, "{anchor}"'}}
  evidence: case report, "She was admitted"
facts:
  who:
    kind: vignette
    ask: Who came?
    answer: A woman
    evidence: case report, "She was admitted"
    inferred: {{why: All of it is invented.}}
"""


@pytest.mark.parametrize(
    ("label", "anchor", "codes"),
    [
        ("Headache for two days", "32 weeks and four days with headache", []),
        ("Headache for five days", "32 weeks and four days with headache", ["FG210"]),
        ("Cephalea for two days", "32 weeks and four days with headache", []),
        ("Neck stiffness", "no neck stiffness", ["FG214"]),
    ],
)
def test_words_of_the_source_are_true(
    label: str, anchor: str, codes: list[str]
) -> None:
    source = load_source(fingerprint(read_article(ARTICLE, "article.txt"), "invented"))
    case = compiled(HEAD + PRESENTATION.format(label=label, anchor=anchor)).case
    found = prove(case, source, "source_cases/case-1.source").diagnostics
    line = 1 + HEAD.count("\n") + 3
    assert [one.code for one in found if one.span.line == line] == codes
