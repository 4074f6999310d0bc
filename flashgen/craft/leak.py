"""Whether some words hold the answer already."""

from __future__ import annotations

import re
from functools import lru_cache

from flashgen.craft.words import STOP, inflected, stem, stems, tokens

SPREAD = 4
"""Words that may stand between those of an answer that is given away."""

LONG = 6
"""Letters of a word that no other one ends in by chance."""
_MADE_FROM = "hydroxy|des?methyl|dihydro|deoxy"
"""What a metabolite has before the name of the substance it is made from."""

_CHOICE = re.compile(r"\b(?:or|versus|vs|rather than|compared with|than)\b", re.I)
_LISTED = re.compile(r"\b(?:which|what) of [^?]{1,200}? (?:and|or) [\w-]+", re.I)
"""The things that a question chooses from: `which of A, B and C`."""
_CLAUSE = re.compile(r"[:;.?]\s|[:;.?]$")
_ASKS = re.compile(r"\b(?:what|which|who|whose|where|when|how)\b", re.I)
_NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*")
_SPAN = re.compile("(?:second|minute|hour|day|week|month|year|decade)s?")
_QUANTITY = re.compile(
    r"\W*(?P<number>\d+(?:[.,]\d+)*)\s*(?P<unit>[%‰°\w][\w/%°µμ·]*)\.?"
)
_ORDINAL = re.compile("(?:fir|thi|seco|four|fif|six|seven|eigh|nin|ten)(?:st|rd|nd|th)")
_WHOLE = re.compile(r"(?<![\w-])[^\W_]+(?!-\w)(?!\w)")


def holds(text: str, answer: str, *, in_order: bool = False) -> str:
    """Return the words of `text` that say `answer`, or nothing.

    All its stems must stand close together, in any order unless `in_order`, and one of
    its words in person: `acidosis of ethylene glycol` does not say `glycolic acid`.
    """
    wanted = stems(answer)
    if not wanted or not _telling(answer):
        return ""
    if len(wanted) == 1:
        return _word(text, answer) or _derived(text, answer)
    if not _inflected(text) & _inflected(answer):
        return ""
    whole = set(wanted)
    window = len(whole) + (0 if in_order else SPREAD)
    hits = [(i, stem(w)) for i, w in enumerate(tokens(text)) if stem(w) in whole]
    for start, _ in hits:
        near = [(i, word) for i, word in hits if start <= i < start + window]
        if {word for _, word in near} != whole:
            continue
        if not in_order or [w for _, w in near] == list(wanted):
            return _between(text, near[0][0], near[-1][0])
    return ""


def _word(text: str, answer: str) -> str:
    """Return the word of `text` that is a one-word answer, in another number at most.

    Half of a compound (`contrast-enhanced`) is another word.
    """
    [word] = [w for w in tokens(answer) if w not in STOP]
    same = inflected(word)
    for match in _WHOLE.finditer(text):
        named = same == "acid" and text[: match.start()].endswith("ic ")  # uric acid
        if inflected(match[0]) == same and not named:
            return match[0]
    return ""


def _derived(text: str, answer: str) -> str:
    """Return the substance of `text` that is named after a one-word answer.

    `7-hydroxymethotrexate` says `methotrexate`.
    """
    [word] = [w for w in tokens(answer) if w not in STOP]
    if len(word) < LONG:
        return ""
    match = re.search(rf"\b(?:\w+-)*(?:{_MADE_FROM})+{re.escape(word)}\b", text, re.I)
    return match[0] if match else ""


@lru_cache(1 << 12)
def _inflected(text: str) -> frozenset[str]:
    """Return the words of `text` that are not empty, without number and tense."""
    return frozenset(inflected(word) for word in tokens(text) if word not in STOP)


def share(text: str, answer: str) -> float:
    """Return which share of the answer's stems stands in `text`."""
    wanted = set(stems(answer))
    return len(wanted & set(stems(text))) / len(wanted) if wanted else 0.0


def offers(question: str, answer: str) -> bool:
    """Return whether the clause that asks offers the answer beside another one."""
    wanted = set(stems(answer))
    listed = _LISTED.search(question)
    if wanted and listed and wanted <= set(stems(listed[0])):
        return True
    for clause in _CLAUSE.split(question):
        choice = _CHOICE.search(clause)
        asked = choice and (_ASKS.search(clause) or choice[0].casefold() == "or")
        if asked and wanted <= set(stems(clause)):
            return True
    return False


def quantity(text: str, answer: str) -> str:
    """Return the words of `text` that give the same number with the same unit."""
    match = _QUANTITY.fullmatch(answer)
    if match is None:
        return ""
    number, unit = re.escape(match["number"]), re.escape(match["unit"])
    found = re.search(rf"(?<![\d.,]){number}\s*{unit}(?!\w)", text)
    return found[0] if found else ""


@lru_cache(1 << 12)
def _telling(answer: str) -> bool:
    """Return whether an answer is more than a number or a word that says little."""
    words = [word for word in tokens(answer) if word not in STOP]
    alone = answer.strip().casefold()
    if any(form.fullmatch(alone) for form in (_NUMBER, _SPAN, _ORDINAL)):
        return False
    letters = [word for word in words if len(word) > 2 and not word[0].isdigit()]
    return bool(letters) or len(words) > 1


def _between(text: str, first: int, last: int) -> str:
    """Return the stretch of `text` from one of its words to another."""
    found = list(re.finditer(r"[^\W_]+(?:[.,]\d+)*", text.replace("’s", "  ")))
    if last >= len(found):
        return text
    return text[found[first].start() : found[last].end()]
