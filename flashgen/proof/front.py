"""What a page says about the paper: authors, addresses, journal, dates."""

import re
from collections.abc import Sequence

from flashgen.proof.heading import ENDS

_DATE = (
    r"(?:\s*(?:online|on|in|by|for publication|in revised form|:))*\s*"
    r"(?:\d|\w+ \d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_FRONT = re.compile(
    r"\s*(?:corresponding author"
    r"|(?:address for )?correspondence\b(?: to)?\s*(?::|to\b|$)"
    rf"|e-?mail\s*:|(?:received|accepted|submitted|revised|published){_DATE}"
    r"|published by\b|key ?words?\s*[:—–-]|address for (?:correspondence|reprints)"
    r"|academic editor|doi\b|https?://|www\.|©|copyright\b|downloaded from\b|issn\b"
    r"|(?:how to cite|citation)\b.{0,30}:)",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:Departments?|Dept|Hospitals?|University|Universit\w+|Institut\w*|Faculty"
    r"|School of|Clinic|Clinics|Division|College of|Unit of|Centre|Center|Laborator\w+)"
)
_AFFILIATION = re.compile(rf"\b{_PLACE}\b")
_AT_HEAD = re.compile(
    rf"\W*(?:\d{{1,2}}|[a-h]|\*|†|‡)?\W*(?:From (?:the )?)?(?:\w+ )?{_PLACE}\b"
)
_AUTHOR = re.compile(
    r"(?:[A-ZÀ-ÞΑ-Ω][.\s-]{0,2}){1,3}\s?[A-ZÀ-ÞΑ-Ω][\w'’-]+[\d*†‡,\s]*(?:\band\b\s*)?"
)
_CITATION = re.compile(
    r"\b(?:19|20)\d\d[,;]\s*\d+\s*(?:\(\d+\))?\s*:\s*[e\d][\d–-]*\.?\s*$"
)
_MAIL = re.compile(r"\S@\w[\w-]*\.\w")
_VERB = re.compile(
    r"\b(?:was|were|is|are|be|been|has|had|have|showed|revealed|made|may|can|should"
    r"|found|occur\w*|die[ds]?|received|underwent|did|does|than|because|if)\b"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = frozenset(
    [
        "of",
        "and",
        "the",
        "for",
        "in",
        "at",
        "de",
        "la",
        "le",
        "des",
        "du",
        "di",
        "del",
        "della",
        "y",
        "e",
        "et",
        "und",
        "für",
        "von",
        "der",
        "am",
    ]
)
_QUANTITY = re.compile(r"%|\(\s*(?:\d|n\b)|\b\d+[.,]\d")
_LONGEST_ADDRESS = 300
_LONGEST_LINE = 200
_CAPITALS = 0.8  # share of an address's words that begin with one


def front(lines: Sequence[str]) -> bool:
    """Say whether a block is surely about the paper and not of it."""
    text = "\n".join(lines)
    if address(lines):
        return True
    if len(text) >= _LONGEST_LINE or states(text):
        return False
    if _CITATION.search(text):
        return True
    if all(_AUTHOR.fullmatch(line.strip()) for line in lines):
        return True
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and all(map(str.isupper, letters)) and not ENDS.search(text)


def address(lines: Sequence[str]) -> bool:
    """Say whether a block is surely an address, or a line of dates, links, rights.

    Names have capitals: `In the series of the Children's Hospital ...` is no address.
    """
    text = "\n".join(lines)
    if _FRONT.match(text):
        return True
    if len(text) >= _LONGEST_ADDRESS or states(text) or _QUANTITY.search(text):
        return False
    if _MAIL.search(text):
        return True
    if not _AFFILIATION.search(text):
        return False
    placed = "," in text or len(lines) > 1 or _AT_HEAD.match(text)
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() for word in words)
    return bool(placed) and capitals >= _CAPITALS * len(words)


def states(text: str) -> bool:
    """Say whether a text has a verb that makes it a statement."""
    return _VERB.search(text) is not None
