"""Captions of figures and tables: where they start in a text, and where they end."""

import re
from collections.abc import Sequence

from flashgen.proof.heading import ENDS
from flashgen.proof.sentence import sentences

_KIND = r"(?P<kind>fig(?:ure|\.)?|table|image|photo|scheme)"
_NUMBER = r"\s*(?P<number>\d+[a-z]?)[*_]{0,2}"
_CAPTION = re.compile(
    rf"\s*[*_]{{0,2}}{_KIND}{_NUMBER}\s*(?:[.:|—–]|\s-)[*_]{{0,2}}\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# Without a mark after the number; `Figure 2 A shows` is no caption.
_BARE = re.compile(
    rf"\s*[*_]{{0,2}}(?=F|T|I|S|P){_KIND}{_NUMBER}\s+(?P<rest>(?-i:[A-Z(])"
    r"(?!\s(?:show|demonstrat|illustrat|reveal|depict|and|to|is|are)).*)",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(rf"\s*[*_]{{0,2}}{_KIND}{_NUMBER}\s*[.:]?[*_\s]*", re.IGNORECASE)
_REFERS = re.compile(
    r"(?:\b(?:in|see|and|from|by|with|of|to|cf|per|both|on)|\(|,)\s*$", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"\s*(?:\(?[A-Ha-h](?:[–-][A-Ha-h])?[).:,]|(?:Note|Source|Data|Values|Bars?|Error"
    r"|Scale|Arrow\w*|Asterisk\w*|Photograph|Radiograph|X-ray|Chest|Axial|Coronal"
    r"|Sagittal|CT|MRI|T[12]|Ultraso\w+|Image|View|Left|Right|Upper|Lower|Top|Bottom"
    r"|Panels?|Solid|Dashed|Dotted|Grey|Gray|Black|White|Red|Blue|Green|Line|Circles?"
    r"|Squares?|Haematoxylin|Hematoxylin|Original|Magnification|Reproduced|Courtesy"
    r"|Modified|Adapted|Abbreviations|Shown|Histolog\w+|Contrast)\b)"
)
_TELLS = re.compile(r"\b(?:showed|was|were|had|revealed|did|started)\b")
"""Verbs of a report: a caption tells what is seen."""
_MOST = 3  # sentences of a caption
_SHORT, _FULL = 0.85, 0.8  # of the column's width
_UNWRAPPED = 160  # characters from which on a line is a whole paragraph


def caption(text: str) -> tuple[str, str] | None:
    """Part a caption into its name (`figure 1`) and its words, or return None."""
    match = _CAPTION.match(text) or _BARE.match(text)
    if match is None:
        return None
    kind = "table" if match["kind"].lower() == "table" else "figure"
    return f"{kind} {match['number'].lower()}", match["rest"]


def starts(lines: Sequence[str], at: int) -> bool:
    """Say whether a caption starts at a line of a block.

    `... is shown in / Figure 2. The patient ...` refers to a figure, unless the
    sentence goes on further down. A line of a paragraph must have a mark after the
    number.
    """
    line = lines[at]
    if at == 0:
        return bool(_CAPTION.match(line) or _BARE.match(line) or label(line))
    if not _CAPTION.match(line):
        return False
    return not _REFERS.search(lines[at - 1]) or any(
        ENDS.search(end) and _continues(start)
        for end, start in zip(lines[at:], lines[at + 1 :], strict=False)
    )


def _continues(line: str) -> bool:
    """Say whether a line goes on with a sentence: in small letters, with a number."""
    first = line.lstrip()[:1]
    return first.islower() or first.isdigit()


def label(line: str) -> bool:
    """Say whether a line is the name of a figure and nothing else: `Figure 2`."""
    return _LABEL.fullmatch(line) is not None


def over(
    given: Sequence[str], line: str, *, broken: bool, within: bool, width: int
) -> bool:
    """Say whether a caption of these lines ends before a line that follows at once.

    `broken`: the caption stands in a sentence, which must go on behind it; `within`: it
    stands in a paragraph, which goes on with what was done or seen. `width` is
    that of a full line. What follows a short last line of a caption in that width is
    the text; so is what follows three sentences.
    """
    if not ENDS.search(given[-1]):
        return False
    if line.lstrip()[:1].islower() or (broken and _continues(line)):
        return broken
    told = within and _TELLS.search(line) is not None
    if given[0].lstrip(" *_")[:5].lower() == "table":
        return False
    if _GOES_ON.match(line) and not told:
        return False
    if width >= _UNWRAPPED:
        return True
    short = len(given[-1].strip()) < _SHORT * width
    long = len(sentences(" ".join(given))) > _MOST
    full = len(line.strip()) >= _FULL * width
    return (short or long or told) and (broken or full)
