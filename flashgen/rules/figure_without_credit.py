"""Nobody is named who made the picture.

“Internet” or “unknown” is no credit: the licence cannot be checked, and a student
cannot ask for a better copy.

Source: CC BY 4.0, section 3(a); errors seen in drafted cards.
Known false positives: none seen.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import FigureView
from flashgen.model.diagnostic import Severity

CODE = "FG142"
SEVERITY = Severity.ERROR
ENGLISH = False
_FIGURE = """
    figures:
      film:
        file: film.svg
        modality: Chest X-ray
        alt: Chest X-ray, frontal
        caption: A cavity
        credit: {credit}
        licence: CC0-1.0
        ask: {{finding: A cavity}}
"""
BAD = (_FIGURE.format(credit="internet"), _FIGURE.format(credit="unknown"))
GOOD = (
    _FIGURE.format(credit="A. Author, Department of Radiology"),
    _FIGURE.format(credit="The flashgen project"),
)

_NOBODY = re.compile(
    r"(?:from |via |source: ?|credit: ?|courtesy of )?(?:the )?(?:unknown(?: \w+)?|"
    r"n/?a|none|nobody|no one|todo|tbd|to be (?:done|added|determined)|\?+|-+|–|x+|"
    r"(?:inter)?net|web(?:site)?|world wide web|google(?: \w+)?|bing(?: \w+)?|"
    r"pinterest|"
    r"facebook|a (?:friend|colleague|website|book|textbook|student)|online|somebody|"
    r"someone|anonymous|anon\.?|author unknown|unbekannt|see (?:source|text|above)|"
    r"not (?:known|given|stated|available)|missing|various|source|the source|"
    r"image search|lecture slides?|slides|textbook|social media|a lecture)?\.?",
    re.IGNORECASE,
)


def check_figure(figure: FigureView) -> Iterator[Finding]:
    """Yield credits that name nobody."""
    for credit in figure.credits:
        if _NOBODY.fullmatch(credit.words.strip()):
            yield Finding(
                credit,
                credit.words,
                "the credit names nobody",
                "name who made the picture, or draw one of your own",
            )
