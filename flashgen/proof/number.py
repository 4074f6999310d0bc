"""Numbers: digits, words and fractions read to one decimal spelling."""

import re
from dataclasses import dataclass

from flashgen.proof.unit import COUNTS, Unit, unit_at

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
_ORDINALS = {
    word: str(value)
    for value, word in enumerate(
        [
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        4,
    )
}
_SMALL = (
    f"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?"
    f"|zero|{'|'.join(_TEENS)}|{'|'.join(_ONES)})"
)
_HUNDREDS = f"{_SMALL}(?:[- ]hundred(?:(?: and)? {_SMALL})?)?"
_SPELLED = re.compile(
    f"(?:{_HUNDREDS})(?:[- ]thousand(?:(?: and)? {_HUNDREDS})?)?(?![^\\W_])", re.I
)
_PART = re.compile(
    r"(?:(?P<top>one|two|three|an?)[- ](?P<part>half|thirds?|quarters?)"
    r"|half)(?![^\W_]|-| ?li[fv]e)",
    re.I,
)
_TOPS = {"one": "1", "a": "1", "an": "1", "two": "2", "three": "3"}
_PARTS = {"half": "2", "third": "3", "thirds": "3", "quarter": "4", "quarters": "4"}
_STARTS = frozenset(_VALUES) | frozenset(_ORDINALS) | {"half"} | frozenset(_TOPS)
_FOLD = re.compile(f"({'|'.join(_ONES + _TEENS)})(?=fold(?![^\\W_]))", re.I)

_DIGITS = re.compile(
    r"(?P<commas>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?)"
    r"|(?P<spaces>[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9.,]|\w))"
    r"|(?P<dots>[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9]))"
    r"|(?P<power>[0-9]+\^-?[0-9]+)"
    r"|(?P<decimal>[0-9]+\.[0-9]+)"
    r"|(?P<comma>[0-9]+,[0-9]{1,2}(?![0-9,]))"
    r"|(?P<whole>[0-9]+)"
    r"|(?P<bare>\.[0-9]+)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![^\W_])")
_COUNTED = re.compile(
    r" (?:cells|leu[ck]ocytes|platelets|patients|women|men|cases|children|people"
    r"|deaths|births|participants)(?![^\W_])"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in text: its decimal spelling, as printed, where it ends, its unit."""

    value: str
    printed: str
    end: int
    unit: Unit | None = None


def number_at(text: str, start: int) -> Number | None:
    """Read the digits that start there, or None for a code such as `3a`.

    `4,800` and `4 800` are thousands; `4.800` is, before a unit that counts (`/µL`)
    or a counted noun, and a decimal elsewhere; `0,5` is a decimal before a unit.
    """
    sign = "-" if text[start] == "-" else ""
    match = _DIGITS.match(text, start + len(sign))
    if match is None:
        return None
    end = match.end()
    unit = unit_at(text, end)
    value = _value(match, unit, _COUNTED.match(text, end) is not None)
    if value is None:  # `1,2` without a unit: two numbers
        end = match.start() + match[0].index(",")
        return Number(_plain(text[match.start() : end]), text[start:end], end)
    if unit is None and end < len(text) and text[end].isalpha():
        ordinal = _ORDINAL.match(text, end)
        if ordinal is None:
            return None
        return Number(value, text[start : ordinal.end()], ordinal.end())
    return Number(sign + value, text[start:end], end, unit)


def spelled_number_at(text: str, start: int, word: str) -> Number | None:
    """Read a number in words: `twenty-five`, `two thirds`, `fourfold`.

    `word` is the lower-case word at `start`. A bare `one` is a pronoun unless a unit
    follows, and is no number then.
    """
    if word not in _STARTS:
        folded = _FOLD.match(text, start)
        return folded and _with_unit(text, folded, str(_VALUES[folded[1].lower()]))
    part = _PART.match(text, start)
    if part is not None:
        return _with_unit(text, part, _fraction(part))
    if word in _ORDINALS:
        return Number(_ORDINALS[word], word, start + len(word))
    match = _SPELLED.match(text, start)
    if match is None:
        return None
    number = _with_unit(text, match, str(_sum(match[0])))
    return None if number.value == "1" and number.unit is None else number


def _with_unit(text: str, match: re.Match[str], value: str) -> Number:
    return Number(value, match[0], match.end(), unit_at(text, match.end()))


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


def _value(match: re.Match[str], unit: Unit | None, counted: bool) -> str | None:
    printed = match[0]
    if match["commas"]:
        return _plain(printed.replace(",", ""))
    if match["spaces"]:
        return _plain(printed.replace(" ", ""))
    if match["dots"]:
        grouped = printed.count(".") > 1 or counted or (unit and unit.name in COUNTS)
        return _plain(printed.replace(".", "") if grouped else printed)
    if match["comma"]:
        return _plain(printed.replace(",", ".")) if unit else None
    return printed if match["power"] else _plain(printed)


def _plain(digits: str) -> str:
    whole, _, decimals = digits.partition(".")
    whole, decimals = whole.lstrip("0") or "0", decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole
