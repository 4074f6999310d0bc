"""Paragraphs -> sentences."""

import re

_END = re.compile(
    r"(?P<mark>[.!?])(?P<close>[\"')\]”’]*(?:\s?\[\d[\d,\s–-]*\])?)\s+"
    r"(?=[\"'(\[“‘]?[A-ZÀ-ÞΑ-Ω0-9<>])"
)
_LAST_WORD = re.compile(r"[^\s(\[\"“]+$")
_ABBREVIATIONS = frozenset(
    [
        "fig",
        "figs",
        "e.g",
        "i.e",
        "vs",
        "v",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "al",
        "approx",
        "ca",
        "cf",
        "no",
        "nos",
        "st",
        "resp",
        "incl",
        "ref",
        "refs",
        "eq",
        "sp",
        "spp",
        "ed",
        "eds",
        "vol",
        "pp",
        "p",
        "dept",
        "univ",
        "jr",
        "sr",
        "tab",
        "sect",
        "ch",
        "u.s",
    ]
)
# A single capital before a full stop is an initial, unless it names one of these.
_LETTERED = frozenset(
    [
        "vitamin",
        "type",
        "hepatitis",
        "grade",
        "class",
        "factor",
        "group",
        "stage",
        "influenza",
        "figure",
        "phase",
    ]
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
        if match["mark"] == "." and not match["close"] and _abbreviated(before):
            continue
        found.append(paragraph[start : match.end()].strip())
        start = match.end()
    found.append(paragraph[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _abbreviated(before: str) -> bool:
    match = _LAST_WORD.search(before[-40:])
    if match is None:
        return False
    word = match[0]
    if len(word) == 1 and word.isalpha() and word.isupper():
        previous = before[: len(before) - 1].split()[-1:]
        return not previous or previous[0].lower() not in _LETTERED
    return word.lower() in _ABBREVIATIONS or word.lower().rstrip(".") in ("et al",)
