"""The picture has no licence under which it may be shared.

“Free”, “unknown” or “found online” is no licence.  Without one the deck may not be
given to anybody.

Source: CC BY 4.0, section 3(a)(1)(A)(ii); errors seen in drafted cards.
Known false positives: none seen.  `all rights reserved` is a licence of its own kind:
the figure then needs a `permission`, which flashgen asks for where it reads the
picture.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import FigureView
from flashgen.model.diagnostic import Severity

CODE = "FG143"
SEVERITY = Severity.ERROR
ENGLISH = False
_FIGURE = """
    figures:
      film:
        file: film.svg
        modality: Chest X-ray
        alt: Chest X-ray, frontal
        caption: A cavity
        credit: The author
        licence: {licence}
        ask: {{finding: A cavity}}
"""
BAD = (_FIGURE.format(licence="unknown"), _FIGURE.format(licence="free to use"))
GOOD = (_FIGURE.format(licence="CC BY 4.0"), _FIGURE.format(licence="Public domain"))

_NONE = re.compile(
    r"(?:licen[cs]e )?(?:unknown(?: \w+)?|unclear|n/?a|none|no|no licen[cs]e|todo|tbd|"
    r"to be (?:done|added|determined|clarified|checked)|\?+|-+|–|x+|free(?: to use|"
    r" use|"
    r" of charge| image)?|fair use(?:\?|, .*)?|fair dealing|(?:found )?(?:on|"
    r"from) (?:the )?"
    r"(?:internet|web|google)|internet|google(?: images?)?|web|online|open|"
    r"(?:probably|presumably|maybe|perhaps|likely) .*|.* \(?(?:probably|presumably|not "
    r"sure|to check|unsure|unconfirmed)\)?\??|educational(?: use)?(?: only)?|"
    r"for (?:educational|teaching|private|personal)(?: use| purposes)?(?: only)?|"
    r"see (?:source|website|text|article)|ask (?:the )?\w+|pending|not (?:known|given|"
    r"stated|checked|specified|sure|available)|unspecified|unlicen[cs]ed|missing|"
    r"copyright(?:ed)?|©.*|some rights reserved|unbekannt|keine|cc|creative commons|"
    r"permission (?:pending|requested|asked)|.*\?)?\.?",
    re.IGNORECASE,
)


def check_figure(figure: FigureView) -> Iterator[Finding]:
    """Yield licences that are none."""
    for licence in figure.licences:
        if _NONE.fullmatch(licence.words.strip()):
            yield Finding(
                licence,
                licence.words,
                "this is no licence",
                "write a licence such as `CC BY 4.0`, or draw a picture of your own",
            )
