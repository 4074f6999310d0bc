"""Paragraphs -> sentences."""

import re

_END = re.compile(
    r"(?P<mark>[.!?])(?P<close>[\"')\]”’]*(?:\s?\[\d[\d,\s–-]*\])?)\s+"
    r"(?=[\"'(\[“‘]?[A-ZÀ-ÞΑ-Ω0-9<>])"
)
_LAST_WORD = re.compile(r"[^\s(\[\"“]+$")
_ABBREVIATIONS = frozenset(
    {"e.g", "i.e", "vs", "v", "dr", "mr", "mrs", "ms", "prof", "approx", "ca", "cf"}
    | {"st", "resp", "incl", "sp", "spp", "ed", "eds", "dept", "univ", "jr", "sr"}
)
# These end a sentence unless a number follows: `no. 5`, `Example et al. 2004`.
_BEFORE_NUMBERS = frozenset(
    {"fig", "figs", "no", "nos", "ref", "refs", "eq", "vol", "pp", "p", "tab", "al"}
)
# A single capital before a full stop is an initial, unless it names one of these.
_LETTERED = frozenset(
    {"vitamin", "type", "hepatitis", "grade", "class", "factor", "group", "stage"}
    | {"influenza", "figure", "phase"}
)


def sentences(paragraph: str) -> tuple[str, ...]:
    """Cut a paragraph, already on one line, into its sentences.

    A full stop ends one when a capital or a digit follows and neither an abbreviation
    (`fig.`, `et al.`) nor an initial (`E. coli`) stands before it.
    """
    found: list[str] = []
    start = 0
    for match in _END.finditer(paragraph):
        before = paragraph[start : match.start()]
        if (
            match["mark"] == "."
            and not match["close"]
            and _abbreviated(before, paragraph[match.end()])
        ):
            continue
        found.append(paragraph[start : match.end()].strip())
        start = match.end()
    found.append(paragraph[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _abbreviated(before: str, after: str) -> bool:
    match = _LAST_WORD.search(before[-40:])
    if match is None:
        return False
    word = match[0]
    if len(word) == 1 and word.isalpha() and word.isupper():
        previous = before[: len(before) - 1].split()[-1:]
        return not previous or previous[0].lower() not in _LETTERED
    word = word.lower()
    return word in _ABBREVIATIONS or (word in _BEFORE_NUMBERS and not after.isalpha())
