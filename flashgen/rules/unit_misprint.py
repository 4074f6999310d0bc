"""A unit is misspelt.

“mm/Hg”, “μ L”, “ug”, “Kg”, “mOms/L”, “U7L” or “4.800/µL” were set by a machine or in a
hurry.  The student learns them, and the wrong one is wrong by a thousand.

Source: SI brochure, 9th edition; ISMP list of error-prone abbreviations (µg, not ug).
Known false positives: “Mg” after a number where magnesium is meant.
`--fix` corrects those whose meaning is certain.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import Part, View
from flashgen.craft.words import bag
from flashgen.model.diagnostic import Severity

CODE = "FG161"
SEVERITY = Severity.WARNING
ENGLISH = False
BAD = (
    """
    ask: What is the upper limit of potassium in serum?
    answer: 5.1 mmmol/L
    """,
    """
    ask: What is the upper limit of normal blood pressure?
    answer: 139/89 mm/Hg
    """,
    """
    ask: What is the normal platelet count, at least?
    answer: 150.000/µL
    """,
    """
    ask: How much folic acid should a pregnant woman take each day?
    answer: 400 ug
    """,
    """
    ask: How much unfractionated heparin is given at first in thrombosis?
    answer: 80 untis/kg
    """,
    """
    ask: What is the osmolarity of plasma?
    answer: 290 mOms/L
    """,
)
GOOD = (
    """
    ask: What is the upper limit of normal blood pressure?
    answer: 139/89 mmHg
    """,
    """
    ask: What is the normal platelet count, at least?
    answer: 150,000/µL
    """,
    """
    ask: What is the normal concentration of creatinine, at most?
    answer: 1.115 mg/dl
    """,
    """
    ask: How many steps per minute count as brisk walking?
    answer: 100 steps/min
    """,
)

_WORTH_A_LOOK = re.compile(r"[\dµμ]|[hH][gG]\b")
_MMHG = re.compile(r"\b(?:mm ?/ ?Hg|mm\.Hg|mmhg|mmHG|MMHG|MmHg|mm ?hg)\b")
_SPLIT = re.compile(r"[μµ] +(?P<unit>L|l|g|mol|m|M|s|V)\b")
_SPELT = re.compile(
    r"(?P<number>\d[ \u00a0\u202f]?)"
    r"(?P<unit>ug|u[Ll]|umol|Kg|KG|[Kk]gs|gms?|grs?|mgs|mgr|mgm|mls|mMol|MMol|mmols|"
    r"mmoles?|Cm|cms|C°|°c|º ?C|oC|° +C)(?!\w)"
)
_RIGHT = {
    **{"ug": "µg", "uL": "µL", "ul": "µL", "umol": "µmol", "Cm": "cm", "cms": "cm"},
    **dict.fromkeys(("Kg", "KG", "kgs", "Kgs"), "kg"),
    **dict.fromkeys(("gm", "gms", "gr", "grs"), "g"),
    **dict.fromkeys(("mgs", "mgr", "mgm"), "mg"),
    **{"mls": "mL"},
    **dict.fromkeys(("mMol", "MMol", "mmols", "mmole", "mmoles"), "mmol"),
}
_DEGREE = "°C"
_UNSURE = (
    (re.compile(r"\d ?(?:Mg|MG)(?=\b|/)"), "write `mg`, or Mg²⁺ for magnesium"),
    (re.compile(r"\bmm?ol[\\|]\s?[lL]\b|\bmg[\\|]d[lL]\b"), "write `/` before the `L`"),
    (re.compile(r"\d ?m/?Hg\b"), "write `mmHg`"),
    (re.compile(r"\bm[eE]g/[lL]\b"), "write `mEq/L`"),
    (re.compile(r"\b10 ?\^ ?\d+(?!\^)\b"), "write `10^9^/L`"),
    (re.compile(r"[x×*·] ?10(?:\d|1[0-2])(?=/| cells?\b)"), "write `10^9^/L`"),
    (re.compile(r"\d [0º]C\b"), "write `°C`"),
    (re.compile(r"\d ?[mµ]?g/mm[²2]"), "write `/m²`, the surface of a body"),
    (
        re.compile(r"\d ?(?:m?U|IU|[mµn]?mol|[mµkn]?g)7(?:[dmµ]?[Ll]|kg|h|min)\b"),
        "write `/` for the 7",
    ),
    (re.compile(r"\b(?:[mµn]?mol|[mµkn]?g|m?U|IU|mEq|cells)/[1I]\b"), "write `/L`"),
)
_SWAPPED = re.compile(r"\d[ \u00a0\u202f]?([A-Za-zµμ]{4,6})(?=/)")
_KNOWN = ("mosm", "mmol", "µmol", "nmol", "pmol", "units", "unit", "cells", "beats")
_MEASURED = re.compile(r"\d[ \u00a0\u202f]?([A-Za-zµμ]+(?:/[A-Za-zµμ]+)?)(?![\w/])")
_UNITS = bag(
    """
    g kg mg µg ng pg L l dL dl mL ml µL fL mol mmol µmol nmol pmol U IU mU kU mEq mOsm
    mmHg kPa Pa km m cm mm µm nm h min s ms d a day days week weeks hour hours mCi MBq
    Gy mGy mSv kcal Hz kHz MHz mV V mA
    """
)
_LOCALE = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,]\d)"
    r"(?=[ \u00a0\u202f]?(?:/ ?[µμu] ?[lL]|"
    r"/ ?mm|(?:per|/) ?(?:µL|μL|mm|microlit\w+|ml|mL)|cells?|leu[ck]ocytes?|platelets?|"
    r"thrombocytes?|white cells?|erythrocytes?|patients?|people|inhabitants?|children|"
    r"women|men|births?|deaths?|cases?|IU|U/L|copies|steps|participants?|adults?|"
    r"neutrophils?|lymphocytes?|eosinophils?)\b)"
)


def check(view: View) -> Iterator[Finding]:
    """Yield misspelt units on front, answer and back."""
    for part in (*view.front, view.answer, *view.back):
        if _WORTH_A_LOOK.search(part.words):
            yield from _certain(part)
            yield from _uncertain(part)


def _certain(part: Part) -> Iterator[Finding]:
    """Yield misprints whose meaning is certain."""
    for match in _MMHG.finditer(part.words):
        yield _finding(part, match[0], "mmHg")
    for match in _SPLIT.finditer(part.words):
        yield _finding(part, match[0], f"µ{match['unit']}")
    for match in _SPELT.finditer(part.words):
        right = _RIGHT.get(match["unit"])
        number = match["number"]
        fix = f"{number}{right}" if right else f"{number.strip()} {_DEGREE}"
        yield _finding(part, match[0], fix)


def _uncertain(part: Part) -> Iterator[Finding]:
    """Yield misprints that only the author can tell."""
    for pattern, hint in _UNSURE:
        for match in pattern.finditer(part.words):
            yield Finding(part, match[0], f"“{match[0]}” is misspelt", hint)
    for match in _SWAPPED.finditer(part.words):
        right = _unswapped(match[1].casefold().replace("μ", "µ"))
        if right:
            yield Finding(
                part, match[1], f"“{match[1]}” is misspelt", f"write `{right}`"
            )
    for match in _MEASURED.finditer(part.words):
        right = "/".join(map(_single, match[1].split("/")))
        if right != match[1]:
            yield Finding(
                part, match[1], f"“{match[1]}” is misspelt", f"write `{right}`"
            )
    for match in _LOCALE.finditer(part.words):
        hint = f"write `{match[0].replace('.', ',')}` if thousands are meant"
        yield Finding(part, match[0], f"“{match[0]}” reads as a fraction", hint)


def _single(unit: str) -> str:
    """Return the unit that `unit` is, but for a letter typed twice."""
    if unit in _UNITS:
        return unit
    twice = (i for i in range(1, len(unit)) if unit[i] == unit[i - 1])
    once = (unit[:i] + unit[i + 1 :] for i in twice)
    return next((one for one in once if one in _UNITS), unit)


def _unswapped(unit: str) -> str:
    """Return the unit that `unit` is, but for two neighbouring letters."""
    swaps = (
        unit[:i] + unit[i + 1] + unit[i] + unit[i + 2 :] for i in range(len(unit) - 1)
    )
    return next(
        (s.replace("mosm", "mOsm") for s in swaps if s in _KNOWN and s != unit), ""
    )


def _finding(part: Part, words: str, fix: str) -> Finding:
    hint = f"write `{fix}` (`--fix` does)"
    return Finding(part, words, f"“{words}” is misspelt", hint, fix)
