"""Numbers in words: `twenty-five`, `two thirds`, `fourfold`, `the second day`."""

import re

from flashgen.proof.number import Number
from flashgen.proof.unit import Unit, unit_at

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES: dict[str, int] = {
    "zero": 0,
    **{word: value for value, word in enumerate(_ONES + _TEENS, 1)},
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
}
_SMALL = (
    f"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?"
    f"|zero|{'|'.join(_TEENS)}|{'|'.join(_ONES)})"
)
_HUNDREDS = f"{_SMALL}(?:[- ]hundred(?:(?: and)? {_SMALL})?)?"
_SPELLED = re.compile(
    "one (?:hundred|thousand)(?=fold(?![^\\W_]))"
    f"|(?:{_HUNDREDS})(?:[- ]thousand(?:(?: and)? {_HUNDREDS})?)?(?![^\\W_])",
    re.I,
)
_HALF_MORE = re.compile(r" and (?:a|one)[- ]half(?![^\W_])", re.I)
# `one` counts where another number is counted on it or beside it: `one in five`.
_ONE = re.compile(
    rf"one(?:[- ](?:in|of|out of|to|or)[- ]|/| (?:[a-z]+ ){{1,2}}in )(?:every )?"
    rf"(?:[0-9]|{_SMALL}(?![^\W_]))",
    re.I,
)
_BEFORE_ONE = re.compile(rf"(?:[0-9]|\b{_SMALL})[- ](?:to|or)[- ]$", re.I)

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
PLACES = {word: str(value) for value, word in enumerate(_ORDINALS, 1)}
"""Ordinals in words and their numbers: `second` is 2."""
_LOOSE = frozenset(_ORDINALS[:3])  # words that mean more than a place in a row
_NTH = rf"(?:{'|'.join(_ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th))(?![^\W_])"
_JOINED = r"(?:,? (?:and|or|to)(?: the)? |, (?:the )?|-)"
_COUNTED = (
    r"(?:day|night|week|month|year|hour|minute|decade|century|trimester|dose|birthday)"
    r"(?![^\W_])"
)
_WHICH = re.compile(
    rf"{_NTH}(?:{_JOINED}{_NTH}|[- ](?:(?:postoperative|postnatal|postpartum|neonatal"
    rf"|hospital|treatment|full|whole|calendar) )?{_COUNTED})",
    re.I,
)
_BEFORE_NTH = re.compile(rf"\b{_NTH}{_JOINED}$", re.I)

_SHARED = (
    r"(?! \w)| (?:of|to|or|and|in|at|with|as|than|more|less|lower|higher|shorter|longer"
    r"|had|have|has|is|are|was|were|do|did|die|dies|need|needs|get|gets|survive|recover"
    r"|\w+ed)\b"
)
"""What follows `a third`, where it is no place: not `a third heart sound`."""
_PART = re.compile(
    r"(?:(?P<top>one|two|three|an?)[- ](?P<part>half|thirds|quarters?"
    rf"|third(?! {_COUNTED})(?={_SHARED}))|half)(?![^\W_]|-| ?li[fv]e)",
    re.I,
)
_WHOLE = re.compile(r" (?:of|the|all)(?![^\W_])", re.I)  # what a half is of
_TOPS = {"one": "1", "a": "1", "an": "1", "two": "2", "three": "3"}
_PARTS = {"half": "2", "third": "3", "thirds": "3", "quarter": "4", "quarters": "4"}
_DOZEN = re.compile(rf"(?P<count>half a|an?|{_SMALL})[- ]dozen(?![^\W_])", re.I)
_TIMES = {
    **dict.fromkeys(("twice", "doubled", "doubles"), "2"),
    **dict.fromkeys(("thrice", "tripled", "trebled", "triples", "trebles"), "3"),
    "quadrupled": "4",
}
_STARTS = frozenset((*_VALUES, *PLACES, *_TOPS, *_TIMES, "half"))
_FOLDS = _VALUES | {"hundred": 100, "thousand": 1000}
_FOLD = re.compile(f"({'|'.join(_FOLDS)})(?=fold(?![^\\W_]))", re.I)
NUMERAL = rf"(?:[0-9][0-9.,]*|{_NTH}|{_SMALL}(?![^\W_]))"
"""A number in digits or words, as a pattern."""

HALF_OF = "half of"
"""How a half is printed that is 50 %: `half of the patients`, not `half a tablet`."""


def spelled_number_at(text: str, start: int, word: str) -> Number | None:
    """Read a number in words: `twenty-five`, `two thirds`, `fourfold`, `a dozen`.

    `word` is the lower-case word at `start`. A bare `one` is a pronoun unless a unit
    or another number tells (`one in five`), and is no number then. `first`, `second`
    and `third` are numbers before a day, a dose and the like, and beside another.
    """
    if word not in _STARTS:
        folded = _FOLD.match(text, start)
        return folded and _with_unit(text, folded, str(_FOLDS[folded[1].lower()]))
    end = start + len(word)
    if word in PLACES:
        place = word not in _LOOSE or _is_place(text, start)
        return Number(PLACES[word], text[start:end], end) if place else None
    if word in _TIMES:
        unit = Unit("times", text[start:end], end)
        return Number(_TIMES[word], text[start:end], end, unit)
    return _counted(text, start)


def _counted(text: str, start: int) -> Number | None:
    dozen = _DOZEN.match(text, start)
    if dozen is not None:
        return Number(_dozens(dozen["count"].lower()), dozen[0], dozen.end())
    part = _PART.match(text, start)
    if part is not None:
        number = _with_unit(text, part, _fraction(part))
        if number.value == "1/2" and _WHOLE.match(text, part.end()):
            return Number(number.value, HALF_OF, number.end)
        return number
    match = _SPELLED.match(text, start)
    if match is None:
        return None
    value, more = str(_sum(match[0])), _HALF_MORE.match(text, match.end())
    if more is not None:
        end = more.end()
        return Number(f"{value}.5", text[start:end], end, unit_at(text, end))
    number = _with_unit(text, match, value)
    return None if value == "1" and not _counts(text, start, number) else number


def _counts(text: str, start: int, number: Number) -> bool:
    """Say whether a bare `one` is a number."""
    if number.unit is not None or _ONE.match(text, start):
        return True
    return _BEFORE_ONE.search(text[max(0, start - 20) : start]) is not None


def _is_place(text: str, start: int) -> bool:
    """Say whether `first`, `second` or `third` is a place in a row."""
    before = text[max(0, start - 24) : start]
    return bool(_WHICH.match(text, start) or _BEFORE_NTH.search(before))


def _with_unit(text: str, match: re.Match[str], value: str) -> Number:
    return Number(value, match[0], match.end(), unit_at(text, match.end()))


def _dozens(count: str) -> str:
    if count == "half a":
        return "6"
    return str(12 * (1 if count in ("a", "an") else _sum(count)))


def _fraction(match: re.Match[str]) -> str:
    if match["top"] is None:
        return "1/2"
    return f"{_TOPS[match['top'].lower()]}/{_PARTS[match['part'].lower()]}"


def _sum(words: str) -> int:
    total = current = 0
    for word in re.split("[- ]", words.lower()):
        if word == "thousand":
            total, current = total + current * 1000, 0
        elif word == "hundred":
            current *= 100
        elif word != "and":
            current += _VALUES[word]
    return total + current
