"""Words of a card, cut down to what makes two of them the same.

English only: the rules that use this say so.  Stems are for comparing, not for showing:
`thrombosis`, `thrombosed` and `thrombotic` are one.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CACHED = 1 << 16
_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]%”\"][.?!])\s+(?=[A-Z0-9“\"])|(?<=\?)\s+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")

STOP = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "without", "within", "into", "onto", "over", "under", "up", "down", "out", "off", "as", "than", "then", "so", "if", "and", "or", "nor", "but", "not", "no", "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "done", "has", "have", "had", "having", "can", "could", "may", "might", "must", "shall", "should", "will", "would", "it", "its", "they", "them", "their", "he", "she", "his", "her", "him", "we", "you", "your", "i", "this", "that", "these", "those", "such", "there", "here", "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "also", "any", "each", "every", "some", "all", "both", "per", "s", "t", "about", "besides", "apart"]
)
"""Words that carry no content of their own."""

LIGHT = frozenset(
    ["call", "name", "term", "mean", "use", "give", "see", "find", "found", "show", "shown", "seen", "take", "given", "used", "occur", "happen", "typical", "usual", "most", "likely", "common", "main", "one", "ones", "thing", "kind", "type", "sort", "form", "patient", "case", "way", "feature", "characteristic", "sign", "known", "stand", "letter", "word", "fill", "gap", "miss", "become", "get", "make", "made", "lead", "result", "present", "first", "just", "because", "due", "describe", "regard", "consider", "important", "special"]
)
"""Words that make a question, but not what it is about."""

_SUFFIXES = (
    *("isation", "ization", "fulness", "ousness", "ations", "ation", "ities"),
    *("ition", "ments", "osis", "oses", "osed", "otic", "ical", "ment", "ness"),
    *("ity", "ing", "ion", "ive", "ous", "ism", "ist", "ise", "ize", "ors", "est"),
    *("ic", "ia", "al", "ar", "ed", "er", "or", "us", "um", "is", "ly", "es"),
    *("y", "e", "a", "s"),
)
_SHORTEST = 4
"""Letters that a stem keeps, so that `fever` and `fevers` meet but `renal` and `rent`
stay apart."""


@lru_cache(_CACHED)
def stem(word: str) -> str:
    """Return what `word`, in any inflexion and spelling, has in common."""
    word = word.casefold()
    if not word.isalpha():
        return word
    word = word.replace("ae", "e").replace("oe", "e")
    if len(word) > _SHORTEST and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) >= _SHORTEST and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1] if word[-2] not in "ui" else word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word


@lru_cache(_CACHED)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of `text` in lower case."""
    return tuple(_TOKEN.findall(text.casefold().replace("’", "'").replace("'s", "")))


@lru_cache(_CACHED)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of `text` but the empty ones, in order."""
    return tuple(stem(word) for word in tokens(text) if word not in STOP)


_LIGHT_STEMS = frozenset(map(stem, LIGHT))


@lru_cache(_CACHED)
def subject(text: str) -> tuple[str, ...]:
    """Return the stems of what `text` is about: neither empty nor light."""
    return tuple(word for word in stems(text) if word not in _LIGHT_STEMS)


def length(text: str) -> int:
    """Return how many words `text` has, signs that stand alone aside."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`."""
    return [part for part in _SENTENCE.split(text) if part]


def unbracketed(text: str) -> str:
    """Return `text` without what stands in brackets."""
    return _BRACKETS.sub("", text)
