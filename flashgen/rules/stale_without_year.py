"""Words that age, without a year.

“Currently”, “first-line”, “novel” or “guideline” hold for a time.  A dated card can be
found and revised; an undated one is believed for ever.  `as_of` is shown on the card; a
year in the question will do.  Numbers, treatments and prognoses without a year are
FG250, whatever their words.

Source: P. Wozniak's rule 19 (date stamping).
Known false positives: low; a gold standard that nobody will ever replace.
What happened to the patient of the case does not age and needs no year.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.model.diagnostic import Severity

CODE = "FG153"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    ask: Which drug is the first-line treatment of absence seizures?
    answer: Ethosuximide
    """,
    """
    ask: What is currently the longest-acting insulin?
    answer: Insulin icodec
    """,
)
GOOD = (
    """
    ask: Which drug is the first-line treatment of absence seizures?
    answer: Ethosuximide
    as_of: 2019
    """,
    """
    ask: Which drug did the 2019 guideline recommend for absence seizures?
    answer: Ethosuximide
    """,
    """
    ask: Which first-line drug did the Case 1 patient take for his seizures?
    answer: Ethosuximide
    evidence: discussion, "was given ethosuximide"
    """,
    """
    ask: Which valve lies between the left atrium and the left ventricle?
    answer: The mitral valve
    """,
)

_VOLATILE = re.compile(
    r"\b(?:currently|current (?=\w*(?:treat|therap|guideline|recommend|standard|"
    r"evidence|"
    r"practice|classif|estimate|definition|vaccin|advice|view))|nowadays|recently|"
    r"recent (?=\w*(?:trial|stud|guideline|drug|treat|therap|review|work|data))|today|"
    r"up-to-date|"
    r"at present|"
    r"presently|so far|to date|novel|newest|latest|new(?:er|ly)? (?:drugs?|guidelines?|"
    r"agents?|class(?:es)?|vaccines?|treatments?|therap(?:y|ies)|approved)|newly|"
    r"first[- ]line|second[- ]line|third[- ]line|"
    r"(?:drug|treatment|therapy|test|method|agent|antibiotic) of (?:first )?choice|"
    r"gold standard|standard (?:of care|therapy|treatment)|guidelines?|"
    r"(?:is|are) (?:now |generally )?(?:recommended(?! daily)|preferred|approved|"
    r"licensed)|"
    r"recommend(?:ation|s)\w*|state of the art|most expensive|still under|"
    r"in development|"
    r"last (?:few )?(?:years?|decades?)|this (?:year|decade)|experimental|"
    r"investigational)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def check(view: View) -> Iterator[Finding]:
    """Yield ageing words on cards that show no year."""
    if view.patient or view.year or _dated(view):
        return
    for part in (view.question, view.answer):
        match = _VOLATILE.search(part.words)
        if match:
            yield Finding(
                part,
                match[0],
                f"“{match[0]}” ages, and the card shows no year",
                "write `as_of:`, the year of the source or of its data",
            )
            return


def _dated(view: View) -> bool:
    return any(_YEAR.search(part.words) for part in (*view.front, view.answer))
