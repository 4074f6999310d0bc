"""A number without its unit.

5.5 is an emergency as mmol/L of potassium and none as g/L of fibrinogen.  The unit may
stand in the question, and some measures have none: counts, scores, ratios, pH.  A count
of blood cells has one, since it is per volume.

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
    """
    ask: To which level must phosphate fall before the diaphragm weakens?
    answer: Below 0.32
    """,
    """
    ask: How long does a laparoscopic appendicectomy take?
    answer: 47 ± 16
    """,
    """
    ask: How many eosinophils make a count high?
    answer: More than 0.5
    """,
    """
    ask: Which single dose of adrenaline is injected in anaphylaxis?
    answer: '0.5'
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
    """
    ask: At which lumbar level does the spinal cord of an adult end?
    answer: '1'
    """,
    """
    ask: How many children does a woman have on average in a stable population?
    answer: '2.1'
    """,
)

_NUMBER = re.compile(
    r"(?:(?:to|from|at|below|above|under|over|up to|less than|more than|at least|"
    r"at most|about|around|approximately|roughly|nearly|almost|ca\.) )*[<>≤≥~≈±+−-]?\s*"
    r"\d+(?:[.,  ]\d+)*(?:\s*(?:[–—±-]|to|/)\s*\d+(?:[.,]\d+)*)?"
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
    r"|\b(?:number needed|annuali[sz]ed|attack rate|relapse rates?|"
    r"scores?|ratios?|ph|index|indices|points?|inr|titres?|titers?|odds|hazard|"
    r"relative risk|gravity|p[ -]value|gcs|apgar|glasgow|coefficient|kappa|exponent|"
    r"sensitivity|specificity|visual acuity|bi-?rads|gauge|french|dioptr\w*|scale|"
    r"parity|gravida|para|percentile|centile|quotient|iq|repeats|copies|fold|times|"
    r"per (?:thousand|million|billion|\d[\d,. ]*)|per ?cent\w*|units?|chromosomes|"
    r"basic reproduction number)\b|%|‰"
    r"|\bin (?:[\w°µ]+/[\w°µ]+|mg|g|kg|µg|mcg|ng|ml|l|dl|mmol|µmol|mol|mm|cm|m|mmhg|"
    r"kpa|bpm|beats|iu|"
    r"kj|kcal|ms|s|hz|khz|db|gy|msv|°c|years|months|weeks|days|hours|minutes|seconds|"
    r"centimet\w+|millimet\w+|gram\w*|lit\w+|milli\w+|micro\w+)(?:\b|/)",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"\d[.,]\d")
_LEVEL = re.compile(r"\b(?:which|what) (?:\w+ )?level\b", re.IGNORECASE)
"""A level of the spine, a rank or a value: only the last has a decimal point."""
_ANALYTE = re.compile(r"\b(?:serum|plasma|blood)\b", re.IGNORECASE)
_DOSE = re.compile(r"\b(?:dos(?:e|es|age)|how much(?! of))\b", re.IGNORECASE)
_CELLS = re.compile(
    r"\bhow many (?:\w+ )?(?:neutrophil|lymphocyte|platelet|thrombocyte|leu[ck]ocyte|"
    r"eosinophil|basophil|monocyte|reticulocyte|erythrocyte|granulocyte|(?:white|red)"
    r"(?: blood)? cell)s\b",
    re.IGNORECASE,
)
_PER = re.compile(r"\bper\b|/|×|\d\^|10⁹|\bin (?:a|one|each|every) ", re.IGNORECASE)
_SHARE = re.compile(r"(?:0?[.,]\d+|1)")
"""A share of one, which has no unit."""


def check(view: View) -> Iterator[Finding]:
    """Yield a bare number that no unit belongs to."""
    answer = re.sub(r"\s*\([^)]*\)\s*$", "", view.answer.words)
    question = view.question.words
    cells = _CELLS.search(question) is not None
    share = _SHARE.fullmatch(answer) and not (cells or _DOSE.search(question))
    if not _NUMBER.fullmatch(answer) or share:
        return
    if not (cells or _ASKED.search(question)):
        return
    if _unitless(f"{question} {view.frame}", answer, cells):
        return
    yield Finding(
        view.answer,
        view.answer.words,
        "a number without its unit",
        "write the unit after the number, or ask “how many …”",
    )


def _unitless(front: str, answer: str, cells: bool) -> bool:
    """Return whether what is asked for has no unit, or the front says it."""
    if cells:
        return _DECIMAL.search(answer) is None or _PER.search(front) is not None
    if _DECIMAL.search(answer) or _ANALYTE.search(front):
        front = _LEVEL.sub("", front)
    return _BARE.search(front) is not None
