"""A number without its unit.

5.5 is an emergency as mmol/L of potassium and none as g/L of fibrinogen.  The unit may
stand in the question, and some measures have none: counts, scores, ratios, pH.

Source: the NBME's guide; SI brochure, 9th edition, 5.4 (a value is a number and a
unit).
Known false positives: measures without a unit that the list in this rule has not got.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.model.diagnostic import Severity

CODE = "FG117"
SEVERITY = Severity.ERROR
ENGLISH = True
BAD = (
    """
    ask: What is the lowest normal fasting glucose?
    answer: '3.9'
    """,
    """
    ask: How much paracetamol may an adult take each day?
    answer: 4 (maximum)
    """,
)
GOOD = (
    """
    ask: What is the lowest normal fasting glucose?
    answer: 3.9 mmol/L
    """,
    """
    ask: How many cervical vertebrae are there?
    answer: 7
    """,
    """
    ask: What is the lowest normal pH of arterial blood?
    answer: '7.35'
    """,
    """
    ask: What is the normal potassium, in mmol/L?
    answer: 3.5–5.0
    """,
)

_NUMBER = re.compile(
    r"(?:about|around|over|under|up to|at least|approximately|ca\.|[<>≤≥~≈±+−-])?\s*"
    r"\d+(?:[.,  ]\d+)*(?:\s*(?:[–—-]|to|/)\s*\d+(?:[.,]\d+)*)?"
    r"(?:\s+(?:or|and) (?:more|less|over|above|below|under))?\.?",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:what|which) (?:is|are|was|were|\w+)\b|\bhow (?:much|high|large|long|low|"
    r"fast|"
    r"big|wide|deep|heavy|thick|tall|far|warm|hot|small|short)\b"
    r"|\b(?:above|below|at|from|to|within|after|before|under|over|for) (?:which|"
    r"what)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\bhow (?:many|often|old)\b|\b(?:number|count) of\b|\bin which year\b"
    r"|\b(?:which|what) (?:\w+ )?(?:years?|weeks?|days?|months?|hours?|age|grade|stage|"
    r"class|type|chromosome|nerve|vertebra|segment|lead|panel|rib|phase|serotypes?|"
    r"zone|codon|exon|position|category|level|space|factor|digits?|rank|number|date)\b"
    r"|\b(?:mean|median|average|typical|usual|peak) age\b|\bage (?:at|of|in|when)\b"
    r"|\b(?:scores?|ratios?|ph|index|indices|points?|inr|titres?|titers?|odds|hazard|"
    r"relative risk|gravity|p[ -]value|gcs|apgar|glasgow|coefficient|kappa|exponent|"
    r"sensitivity|specificity|visual acuity|bi-?rads|gauge|french|dioptr\w*|scale|"
    r"parity|gravida|para|percentile|centile|quotient|iq|repeats|copies|fold|times|"
    r"per ?cent\w*|units?|chromosomes|basic reproduction number)\b|%|‰"
    r"|\bin (?:[\w°µ]+/[\w°µ]+|mg|g|kg|µg|mcg|ng|ml|l|dl|mmol|µmol|mol|mm|cm|m|mmhg|"
    r"kpa|bpm|beats|iu|"
    r"kj|kcal|ms|s|hz|khz|db|gy|msv|°c|years|months|weeks|days|hours|minutes|seconds|"
    r"centimet\w+|millimet\w+|gram\w*|lit\w+|milli\w+|micro\w+)(?:\b|/)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?:0?[.,]\d+|1)")
"""A share of one, which has no unit."""


def check(view: View) -> Iterator[Finding]:
    """Yield a bare number that no unit belongs to."""
    answer = re.sub(r"\s*\([^)]*\)\s*$", "", view.answer.words)
    if not _NUMBER.fullmatch(answer) or _SHARE.fullmatch(answer):
        return
    front = f"{view.question.words} {view.frame}"
    if _BARE.search(front) or not _ASKED.search(view.question.words):
        return
    yield Finding(
        view.answer,
        view.answer.words,
        "a number without its unit",
        "write the unit after the number, or ask “how many …”",
    )
