"""Numbers in digits, read to one decimal spelling."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flashgen.proof.unit import COUNTS, Unit, unit_at

_DIGITS = re.compile(
    r"(?P<commas>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?)"
    r"|(?P<spaces>[1-9][0-9]{0,2}(?: [0-9]{3})+(?!\w|[.,][0-9]))"
    r"|(?P<dots>[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9]))"
    r"|(?P<power>[0-9]+\^-?[0-9]+)"
    r"|(?P<mixed>[0-9]+ (?:1/2|1/4|3/4)(?![0-9/.]))"
    r"|(?P<decimal>[0-9]+\.[0-9]+)"
    r"|(?P<comma>[0-9]+,[0-9]{1,2}(?![0-9,]))"
    r"|(?P<whole>[0-9]+)"
    r"|(?P<bare>\.[0-9]+)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![^\W_])")
_COUNTED = re.compile(
    r" (?:(?!(?:for|in|of|among|to|and|or|per|vs|with|from|than|at|by|on|as)\b)"
    r"[a-z-]+ )?"
    r"(?:cells|leu[ck]ocytes|platelets|patients|women|men|cases|children|people|infants"
    r"|newborns|neonates|inhabitants|persons|(?:person|patient|woman)-years|live|adults|participants|deaths|births"
    r"|pregnancies|deliveries|operations|procedures|hospitals|courses)(?![^\W_])"
)
# `type 2 150 patients`: behind these a space groups nothing.
_NAME = re.compile(
    r"\b(?:type|grade|stage|class|group|phase|factor|case|day|week|month|year|level|no"
    r"|number|table|figure|line|arm|step|visit|dose|part|page)s? $",
    re.IGNORECASE,
)
_PARTS = {"1/2": "5", "1/4": "25", "3/4": "75"}
_AMBIGUOUS = re.compile(r"([1-9][0-9]{0,2})\.([0-9]{3})")
_WHOLE = re.compile(r"([1-9][0-9]{0,2})([0-9]{3})")
_POWER = re.compile(r"(10)\^([0-9]{1,2})")
_DECIMAL = re.compile(r"([1-9][0-9]{0,2})(?:\.([0-9]{1,2}))?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in text: its decimal spelling, as printed, where it ends, its unit."""

    value: str
    printed: str
    end: int
    unit: Unit | None = None


def number_at(text: str, start: int) -> Number | None:
    """Read the digits that start there, or None for a code such as `3a`.

    `4,800` and `4 800` are thousands; so is `4.800` before a unit that counts (`/µL`)
    or a counted noun. Elsewhere it keeps its zeros, since it may be either: see
    `readings`. `0,5` is a decimal before a unit, `1 1/2` is 1.5.
    """
    sign = "-" if text[start] == "-" else ""
    match = _DIGITS.match(text, start + len(sign))
    if match is None:
        return None
    if match["spaces"] and _NAME.search(text[max(0, start - 12) : start]):
        end = match.start() + match[0].index(" ")
        return Number(_plain(text[start:end]), text[start:end], end)
    end = match.end()
    unit = unit_at(text, end)
    counted = _COUNTED.match(text, end) or text[max(0, start - 4) : start] == "per "
    value = _value(match, unit, unit is None and bool(counted))
    if value is None:  # `1,2` without a unit: two numbers
        end = match.start() + match[0].index(",")
        return Number(_plain(text[match.start() : end]), text[start:end], end)
    if unit is None and end < len(text) and text[end].isalpha():
        ordinal = _ORDINAL.match(text, end)
        if ordinal is None:
            return None
        return Number(value, text[start : ordinal.end()], ordinal.end())
    return Number(sign + value, text[start:end], end, unit)


def readings(value: str) -> Iterator[str]:
    """Yield the other values that print as a number may have been meant to.

    `1.140` is 1140 to some and 1.14 to others, so each of the two may stand in print
    as `1.140`; but 1.14 is never 1140. A power (`10^9`) often loses its height.
    """
    ambiguous, whole = _AMBIGUOUS.fullmatch(value), _WHOLE.fullmatch(value)
    decimal = _DECIMAL.fullmatch(value)
    if match := _POWER.fullmatch(value):
        yield "".join(match.groups())
    elif ambiguous:
        yield "".join(ambiguous.groups())
        yield _plain(value)
    elif whole:
        yield ".".join(whole.groups())
    elif decimal:
        yield f"{decimal[1]}.{decimal[2] or '':0<3}"


def _value(match: re.Match[str], unit: Unit | None, counted: bool) -> str | None:
    printed = match[0]
    if match["commas"]:
        return _plain(printed.replace(",", ""))
    if match["spaces"]:
        return _plain(printed.replace(" ", ""))
    if match["dots"]:
        grouped = printed.count(".") > 1 or counted or (unit and unit.name in COUNTS)
        return printed.replace(".", "") if grouped else printed
    if match["mixed"]:
        whole, part = printed.split(" ")
        return f"{_plain(whole)}.{_PARTS[part]}"
    if match["comma"]:
        return _plain(printed.replace(",", ".")) if unit else None
    return printed if match["power"] else _plain(printed)


def _plain(digits: str) -> str:
    whole, _, decimals = digits.partition(".")
    whole, decimals = whole.lstrip("0") or "0", decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole
