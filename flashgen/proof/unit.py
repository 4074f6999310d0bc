"""Units of measure: what may follow a number, and its one spelling.

Symbols follow the SI brochure (BIPM, 9th edition) and what clinical papers print
beside it (`mm/Hg`, `cc`, `bpm`).
"""

import re
from dataclasses import dataclass

_LONG = {
    "%": "percent percentage pct",
    "g": "gram gramme",
    "kg": "kilogram kilogramme",
    "mg": "milligram milligramme",
    "μg": "microgram microgramme",
    "l": "litre liter",
    "ml": "millilitre milliliter",
    "dl": "decilitre deciliter",
    "μl": "microlitre microliter",
    "m": "metre meter",
    "cm": "centimetre centimeter",
    "mm": "millimetre millimeter",
    "μm": "micrometre micrometer micron",
    "s": "second sec",
    "min": "minute",
    "h": "hour hr",
    "day": "day",
    "week": "week wk",
    "month": "month",
    "year": "year yr",
    "u": "unit",
    "gauge": "gauge",
    "ms": "millisecond msec",
    "times": "fold times",
    "/min": "bpm",
}
_SHORT = (
    "% kg mg ng pg g mL ml dL dl L l km cm mm nm m cm2 mm2 m2 cm3 mm3 cc min s h "
    "mol mmol nmol pmol mEq mOsm IU U kPa Pa cmH2O kHz MHz Hz ms fL mGy Gy mSv Sv MBq "
    "kV mV mAs mA keV kcal kJ W HU T G ppm dB mcg mcL mcl mcmol"
)
_SPECIAL = {
    "mcg": "μg",
    "mcL": "μl",
    "mcl": "μl",
    "mcmol": "μmol",
    "cc": "ml",
    "cm3": "ml",
    "mm3": "μl",
    "G": "gauge",
    "IU": "u",
    "U": "u",
}
_SPACED = {
    r"mm ?/? ?Hg": "mmhg",
    r"per[- ]cent": "%",
    r"Hounsfield units?": "hu",
    r"[μu] ?[lL]": "μl",
    r"[μu] ?g": "μg",
    r"[μu] ?m": "μm",
    r"[μu] ?mol": "μmol",
    r"° ?C|degrees? C(?:elsius)?": "°c",
    r"° ?F|degrees? F(?:ahrenheit)?": "°f",
    r"°|degrees?": "°",
    r"x(?! ?[0-9])": "times",
}

_SPELLINGS: dict[str, str] = {
    **{short: short.lower() for short in _SHORT.split()},
    **_SPECIAL,
    **{
        spelling: unit
        for unit, words in _LONG.items()
        for word in words.split()
        for spelling in (word, word + "s")
    },
}
_WORDS = sorted((word for word in _SPELLINGS if len(word) > 2), key=len, reverse=True)
_SYMBOLS = sorted(_SHORT.split(), key=len, reverse=True)
_ATOM = (
    f"(?:(?:{'|'.join(_SPACED)}|{'|'.join(map(re.escape, _SYMBOLS))}"
    f"|(?i:{'|'.join(map(re.escape, _WORDS))}))(?!\\w))"
)
_PER = "(?: ?/ ?| per )"
_SPAN = "(?i:days?|weeks?|wks?|months?|years?|yrs?|annum)(?!\\w)"
_PER_MORE = f"{_PER}(?!{_SPAN}){_ATOM}"
_COUNTED = (
    "(?:(?:white |red )?(?:blood )?cells|beats|breaths|copies|platelets|leu[ck]ocytes)"
)
_UNIT = re.compile(
    f"(?:[ -]?(?P<plain>{_ATOM}(?:{_PER_MORE})*)"
    f"|(?: ?{_COUNTED})?(?P<rate>{_PER}{_ATOM}(?:{_PER_MORE})*))"
)
RATE = (
    f"/ ?(?:{_SPAN}|d(?!\\w))|\\b(?i:once )?(?:(?i:per|every|each|an?) {_SPAN}"
    f"|(?i:per (?:{'|'.join(map(re.escape, _WORDS))})"
    "|daily|weekly|monthly|yearly|annual(?:ly)?)(?!\\w))"
)
"""On what a number is counted, as a pattern: `/day`, `a week`, `annual`, `per gram`."""
_SLASH = re.compile(_PER)
_SPACED_FORMS = tuple((re.compile(form), unit) for form, unit in _SPACED.items())
_RATES = {
    "d": "day",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annum": "year",
    "annual": "year",
    "annually": "year",
}
TIMES = frozenset({"s", "min", "h", "day", "week", "month", "year"})
COUNTS = frozenset({"/μl", "/ml", "/l"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands after a number: one spelling, as printed, where it ends."""

    name: str
    printed: str
    end: int


def unit_at(text: str, start: int) -> Unit | None:
    """Read the unit that follows a number ending at `start` of folded text, if any."""
    match = _UNIT.match(text, start)
    if match is None:
        return None
    printed = match["plain"] or match["rate"]
    return Unit(_name(printed), printed.strip(), match.end())


def rate_of(printed: str) -> str:
    """Return the unit of what `RATE` matches: `/day` of `every day`, of `daily`."""
    word = re.split("[/ ]", printed.lower())[-1]
    return f"/{_RATES.get(word) or unit_of(word)}"


def unit_of(word: str) -> str | None:
    """Return the unit that a lone word names (`percentage`, `hours`), or None."""
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    for form, unit in _SPACED_FORMS:
        if form.fullmatch(word):
            return unit
    return _SPELLINGS.get(word.lower()) if len(word) > 2 else None


def per(unit: str) -> tuple[str, ...]:
    """Return the words for a unit, or for what a rate is counted on: `gram`, `/g`."""
    return tuple(_LONG.get(unit.removeprefix("/"), "").split())


def _name(printed: str) -> str:
    whole = unit_of(printed.strip())
    if whole is not None:
        return whole
    return "/".join(unit_of(part) or part for part in _SLASH.split(printed))
