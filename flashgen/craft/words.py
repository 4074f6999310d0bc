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


def bag(words: str) -> frozenset[str]:
    """Return the words of a list that is written as running text."""
    return frozenset(words.split())


STOP = bag(
    """
    a an the of in on at to by for from with into onto as than then so if and or nor but
    is are was were be been being am do does did done has have had having can could may
    might must shall should will would it its they them their he she his her him we you
    your i this that these those such there here what which who whom whose when where
    why how also per s t about besides apart
    """
)
"""Words that carry no content of their own."""

LIGHT = bag(
    """
    any each every some all both neither no not without within over under up down out
    off more less least very call name term mean use give see find found show shown seen
    take given used occur happen typical usual most likely common main one ones thing
    kind type sort form patient case way feature characteristic sign known stand letter
    word fill gap miss become get make made lead result present first just because due
    describe regard consider important special
    """
)
"""Words that make a question, but not what it is about."""

_SUFFIXES = (
    *("isation", "ization", "fulness", "ousness", "ations", "ation", "ities"),
    *("ition", "ments", "osis", "oses", "osed", "otic", "ical", "ment", "ness"),
    *("ity", "ing", "ion", "ive", "ous", "ism", "ist", "ise", "ize", "ors", "est"),
    *("eal", "ic", "ia", "al", "ar", "ed", "or", "us", "um", "is", "ly", "es"),
    *("y", "e", "a", "s"),
)
_SHORTEST = 4
"""Letters that a stem keeps, so that `fever` and `fevers` meet but `renal` and `rent`
stay apart."""


@lru_cache(_CACHED)
def stem(word: str) -> str:
    """Return what `word`, in any inflexion and spelling, has in common."""
    if not word.isalpha() or len(word) == 1:
        return word
    word = word.casefold()
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
def inflected(word: str) -> str:
    """Return `word` without the endings of number and tense alone."""
    if len(word) == 1:
        return word
    word = word.casefold().replace("ae", "e").replace("oe", "e")
    if len(word) > _SHORTEST and word.endswith("ies"):
        return word[:-3] + "y"
    for suffix in ("ing", "ed", "es", "s", "e"):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word if word.endswith("ss") else word[: -len(suffix)]
    return word


@lru_cache(_CACHED)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of `text` in lower case.

    A single capital names something (`hepatitis A`, `type I`, `S phase`) and keeps its
    case, so that it is no article or pronoun; but `A` and `I` begin sentences.
    """
    found = _TOKEN.findall(text.replace("’", "'").replace("'s", ""))
    return tuple(
        word
        if len(word) == 1 and word.isupper() and (place or word not in "AI")
        else word.casefold()
        for place, word in enumerate(found)
    )


@lru_cache(_CACHED)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of `text` but the empty ones, in order."""
    return tuple(stem(word) for word in tokens(text) if word not in STOP)


_LIGHT_STEMS = frozenset(map(stem, LIGHT))


@lru_cache(_CACHED)
def subject(text: str) -> tuple[str, ...]:
    """Return the stems of what `text` is about: neither empty nor light."""
    return tuple(word for word in stems(text) if word not in _LIGHT_STEMS)


ASPECTS = frozenset(
    map(
        stem,
        bag("""
            cause treatment therapy drug diagnosis prognosis disease disorder condition
            complication symptom mechanism dose test result value level finding
            structure measure measured number outcome management option procedure
            method reason thing role function effect problem organ body agent change
            changed region area part side site factor step order marker risk final
            definite exact people person today now usually typically normally often
            major significant good bad best worst better high low new old other help
            work done treat treated diagnose affect affected involved raise raised
            lower increase decrease increased decreased abnormal normal elevated
            performed recommended required need needed start started stop stopped
            receive received respond develop developed report reported reveal revealed
            detect detected note noted observe observed matter group study trial author
            data article text paper
        """),
    )
)
"""Stems that ask for an aspect, but say of nothing what."""


@lru_cache(_CACHED)
def topic(text: str) -> frozenset[str]:
    """Return the stems of what `text` is about, without the aspect it asks for."""
    return frozenset(subject(text)) - ASPECTS


def length(text: str) -> int:
    """Return how many words `text` has, signs that stand alone aside."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`."""
    return [part for part in _SENTENCE.split(text) if part]


def unbracketed(text: str) -> str:
    """Return `text` without what stands in brackets."""
    return _BRACKETS.sub("", text)
