"""Text -> tokens: what two wordings of the same statement have in common.

Numbers, units and negations are told apart from words; function words are left out;
clause boundaries stay, since a number belongs to the clause that it stands in.
"""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from flashgen.proof.number import Number, number_at
from flashgen.proof.roman import arabic
from flashgen.proof.spelled import NUMERAL, spelled_number_at
from flashgen.proof.spelling import fold, stem
from flashgen.proof.unit import RATE, rate_of, unit_at
from flashgen.proof.vocabulary import (
    CONNECTIVES,
    FUNCTION_WORDS,
    NEGATIONS,
    RELATIONS,
    quietly_negative,
)


class Kind(StrEnum):
    """What a token is; the value is its mark in a fingerprint."""

    WORD = "."
    QUIET = "~"  # a word with a negation inside: afebrile, painless
    NEGATION = "!"
    NUMBER = "#"
    UNIT = "%"
    RELATION = "^"  # than, by, to, from, be, of 5: which side is which
    BOUNDARY = ""


class Token(NamedTuple):
    """A token: its kind, the key that equal tokens share, and how it was printed.

    A boundary's key is one of `,` `;` (strong) `/` (but) `&` (and) `|` (or) `(` `)`;
    that of a relation is its word.
    """

    kind: Kind
    key: str
    printed: str


_MARKS = re.compile(
    r"(?P<skip>\b(?i:whether or not)\b|\[ ?[0-9]+(?: ?[-,] ?[0-9]+)* ?\]"
    r"|(?<=[a-z]{3})-[0-9](?:,[0-9])*-(?=[a-z]{3})"  # glucose-6-phosphate
    r"(?!(?:year|month|week|day|hour|min|fold|point|stage|step)s?\b)"
    r"|\b(?i:fig(?:ure|\.)?s?\.?|tables?)[ ]?[0-9]+[a-z]?\b"
    r"(?:[ ]?(?:[-/]|and|to|,(?=[ ]?[0-9]+[a-z]?[),]))[ ]?[0-9]+[a-z]?\b)*)"
    r"|(?P<denial>\b(?i:rul(?:es?|ed|ing)(?= out\b)|fail(?:s|ed|ing)?(?= to\b)"
    r"|unable(?= to\b)|inability(?= to\b)|(?<!set )free(?= of\b| from\b)"
    r"|no(?= longer\b)|rather than\b|instead of\b))"
    r"|(?P<phrase>\b(?i:x[- ]?rays?|contrast[- ]enhanced)\b)"
    r"|(?P<spread>±|\+ ?/ ?-)"
    rf"|(?P<rate>{RATE})"
    r"|(?P<part>(?<![0-9/.])[123]/[2348](?![0-9/.]))"
    r"|(?P<number>(?:(?<![\w)%.])(?<![0-9] )-)?(?:[0-9]|(?<![\w.])\.(?=[0-9])))"
    r"|(?P<letter>(?:(?<=[Tt]ype )|(?<=[Tt]oxin )|(?<=epatitis )|(?<=itamin )"
    r"|(?<=[Ff]actor )|(?<=[Gg]roup )|(?<=rotein )|(?<=nfluenza ))[A-Z]\b(?!\.\S)"
    r"|\b[A-Z](?= (?:phase|cells?|antigen|wave)\b)|(?<=[a-z] )[A-Z](?=[.,;)]))"
    r"|(?P<word>(?:\b(?i:anti|auto|broncho|cardio|cerebro|co|electro|extra|gastro|hepato"
    r"|hyper|hypo|ileo|inter|intra|micro|multi|musculo|naso|neuro|non|oro|osteo|peri|post|pre"
    r"|pseudo|re|retro|sub|thrombo|trans|uro|vaso|veno)-)?[^\W\d_]+(?:[0-9][^\W_]*\+?)?(?:'[^\W\d_]+)?)"
    r"|(?P<compare>[<>]=?)"
    r"|(?P<percent>%)"
    r"|(?P<boundary>[,;:()\[\]?!&—]|(?<!\s[A-Z])\.(?=\s|$)| - )"  # P. malariae
)
_CODE = re.compile(r"-?[0-9][\w+]*")
_BOUNDARIES = {",": ",", "(": "(", ")": ")", "[": "(", "]": ")", "&": "&"}
_STAGED = re.compile("y?[pc](?=[TNM][0-4X][a-d]?$)")  # pT3b, cN0: who found it
_SPACED_CODE = re.compile(r"\b([A-Z]{2,4}) ([0-9][a-z])\b")
_STAYED = re.compile(
    " (?:as|in the|alone|behind|out|over|untreated|unchanged|in place|in situ)\\b"
)
_BETWEEN = re.compile(
    rf"\b([Bb]etween (?:the )?{NUMERAL}(?:[- ]?[^\s\d,;.()]+)??) and "
    rf"(?=(?:the )?{NUMERAL})"
)
_OF_NUMBER = re.compile(
    " (?:(?:the|these|those|all|about|only|almost|nearly|over|under|up to) )?"
    f"(?:[0-9]|(?!one\\b){NUMERAL})"
)
_FALLS = frozenset({"fall", "falls", "fell", "fallen"})
_MINUS = re.compile(
    " (?:pressure|feedback|predictive|inotropic|charge|ions?|selection|symptoms?)"
)
_SINCE = re.compile(" (?:since|for|after|before|during|at|on)\\b")
_WHERE = re.compile("\\b(?i:where|if|when|as|wherever|whenever) $")
_ESCAPES = frozenset({"escape", "escapes", "escaped"})
_OUT = re.compile(" (?:into|from|out|through|to|via|because|of|mechanism|route)\\b")
_LASTS = frozenset({"lasted", "lasts", "lasting"})  # no `last` as in `first and last`
_INTO = re.compile(" (?:into|within|under|outside)\\b")
_SPACES = re.compile(r"\s+")


def tokens(text: str) -> tuple[Token, ...]:
    """Read text into tokens, relations left out: what it says, in whatever order."""
    return tuple(token for token in read(text) if token.kind is not Kind.RELATION)


@lru_cache(maxsize=1 << 12)
def read(text: str) -> tuple[Token, ...]:
    """Read text into tokens. Never fails: what is no token is passed over."""
    text = _SPACES.sub(" ", fold(text))
    text = _SPACED_CODE.sub(r"\1\2", arabic(text))
    text = _BETWEEN.sub(r"\1 to ", text)
    found: list[Token] = []
    match = _MARKS.search(text)
    while match is not None:
        end = _READERS[str(match.lastgroup)](text, match, found)
        match = _MARKS.search(text, end)
    return tuple(found)


def _skip(text: str, match: re.Match[str], found: list[Token]) -> int:  # noqa: ARG001
    return match.end()


def _phrase(text: str, match: re.Match[str], found: list[Token]) -> int:  # noqa: ARG001
    word = "xray" if match[0][0] in "Xx" else "contrast-enhanced"
    found.append(Token(Kind.WORD, stem(word), match[0]))
    return match.end()


def _denial(text: str, match: re.Match[str], found: list[Token]) -> int:  # noqa: ARG001
    word = match[0].lower()
    key = stem(
        "not" if word in ("no", "rather than", "instead of") else word
    )  # `no longer` leaves open what is denied
    found.append(Token(Kind.NEGATION, key, match[0]))
    return match.end()


def _spread(text: str, match: re.Match[str], found: list[Token]) -> int:  # noqa: ARG001
    found.append(Token(Kind.RELATION, "±", match[0]))
    return match.end()


def _rate(text: str, match: re.Match[str], found: list[Token]) -> int:  # noqa: ARG001
    loose = match[0].split()[0].lower() in ("a", "an")
    if loose and not (found and found[-1].kind is Kind.UNIT):
        return match.start() + match[0].index(" ")  # `a day later`
    found.append(Token(Kind.UNIT, rate_of(match[0]), match[0]))
    return match.end()


def _part(text: str, match: re.Match[str], found: list[Token]) -> int:
    unit = unit_at(text, match.end())
    return _add(found, Number(match[0], match[0], match.end(), unit))


def _number(text: str, match: re.Match[str], found: list[Token]) -> int:
    number = number_at(text, match.start())
    if number is not None:
        return _add(found, number)
    code = _CODE.match(text, match.start())
    printed = code[0] if code else match[0]
    found.append(Token(Kind.WORD, printed.lower(), printed))
    return match.start() + len(printed)


def _add(found: list[Token], number: Number) -> int:
    found.append(Token(Kind.NUMBER, number.value, number.printed))
    if number.unit is None:
        return number.end
    found.append(Token(Kind.UNIT, number.unit.name, number.unit.printed))
    return number.unit.end


def _word(text: str, match: re.Match[str], found: list[Token]) -> int:
    printed = match[0]
    word = printed.lower().removesuffix("'s").replace("-", "")
    number = spelled_number_at(text, match.start(), word)
    if number is not None and not _acronym(printed):
        return _add(found, number)
    if word.endswith("n't"):
        word = "not"
    word = _meant(text, match.end(), word, found)
    if word == "yet" and found and found[-1].kind is Kind.NEGATION:
        return match.end()  # `did not yet crawl`
    if word in CONNECTIVES:
        found.append(Token(Kind.BOUNDARY, CONNECTIVES[word], printed))
    if word == "of" and _OF_NUMBER.match(text, match.end()):
        found.append(Token(Kind.RELATION, word, printed))
    elif word in RELATIONS:
        found.append(Token(Kind.RELATION, RELATIONS[word], printed))
    elif word in NEGATIONS:
        found.append(Token(Kind.NEGATION, stem(word), printed))
        if word == "none" and _SINCE.match(text, match.end()):
            found.append(Token(Kind.BOUNDARY, ",", printed))
    elif word not in CONNECTIVES and (word not in FUNCTION_WORDS or _acronym(printed)):
        kind = Kind.QUIET if quietly_negative(word) else Kind.WORD
        found.append(Token(kind, _key(word, printed), printed))
    return match.end()


def _meant(text: str, end: int, word: str, found: Sequence[Token]) -> str:
    """Return a word, or what it means beside its neighbours."""
    the = text[: end - len(word)].endswith("the ")
    if word == "left" and not the and _STAYED.match(text, end):
        return "leave"
    if word in _ESCAPES and _OUT.match(text, end):
        return "leak"
    if word in _LASTS:
        return "persist"
    if word == "possible" and _WHERE.search(text[: end - len(word)]):
        return "feasible"
    if word == "negative" and _MINUS.match(text, end):
        return "minus"
    if word in _FALLS and _INTO.match(text, end):
        return "belong"
    if word == "longer" and found and found[-1].printed.lower() == "no":
        return "anymore"
    return word


def _acronym(printed: str) -> bool:
    """Say whether capitals make a name of a function word or a number: WHO, TEN."""
    return len(printed) > 2 and printed.isupper()


def _key(word: str, printed: str) -> str:
    if printed == "MR":
        return stem("mri")
    if not any(map(str.isdigit, word)):
        return stem(word)
    staged = _STAGED.match(printed)
    return word[staged.end() if staged else 0 :].rstrip("+")


def _letter(text: str, match: re.Match[str], found: list[Token]) -> int:  # noqa: ARG001
    found.append(Token(Kind.WORD, match[0].lower(), match[0]))
    return match.end()


def _compare(text: str, match: re.Match[str], found: list[Token]) -> int:  # noqa: ARG001
    word = "more" if match[0].startswith(">") else "less"
    found.append(Token(Kind.WORD, stem(word), match[0]))
    return match.end()


def _percent(text: str, match: re.Match[str], found: list[Token]) -> int:  # noqa: ARG001
    found.append(Token(Kind.UNIT, "%", match[0]))
    return match.end()


def _boundary(text: str, match: re.Match[str], found: list[Token]) -> int:  # noqa: ARG001
    found.append(Token(Kind.BOUNDARY, _BOUNDARIES.get(match[0], ";"), match[0]))
    return match.end()


_READERS: dict[str, Callable[[str, re.Match[str], list[Token]], int]] = {
    "skip": _skip,
    "denial": _denial,
    "phrase": _phrase,
    "part": _part,
    "spread": _spread,
    "rate": _rate,
    "number": _number,
    "letter": _letter,
    "word": _word,
    "compare": _compare,
    "percent": _percent,
    "boundary": _boundary,
}
