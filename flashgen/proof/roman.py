"""Roman numerals behind a class: `stages I, II and III`, `Garden IV`."""

import re

_NUMERAL = r"(?:IV|V?I{1,3}|V)[a-dA-D]?(?![\w'])"
_ROMANS = re.compile(
    r"\b([^\W\d_]+) "
    rf"({_NUMERAL}(?:(?:, and |, or |, | and | or |/|-)(?:types? )?{_NUMERAL})*)"
)
_CLASSES = {"type", "types", "grade", "grades", "stage", "stages", "class", "phase"}
_ORDERED = re.compile(
    r"\b([^\W\d_]+) I{2,3}\b"
    r"|\b(?!(?:When|Then|That|What|Here|Once|While|Since|Although|Because|Where|Factor"
    r"|Angiotensin|Troponin|Complex|Collagen|Cathepsin|Complement)\b)"
    r"([A-Z][a-z]{3,}) (?:I(?= (?:is|was|and|or|to|fractures?|injury|lesions?)\b|,)"
    r"|IV(?= (?:fractures?|injury|lesions?|is)\b))"
)
"""What has an order: `Garden II`; not `When I`, and no name such as `troponin I`."""
_LETTERED = re.compile(r"\b(I{2,3})([A-D])\b")  # `up to 2 cm in IIA`
_ROMAN = re.compile("(IV|V?I{1,3}|V)([a-dA-D]?)(?![\\w'])")
ROMANS = {
    "I": "1",
    "II": "2",
    "III": "3",
    "IV": "4",
    "V": "5",
    "VI": "6",
    "VII": "7",
    "VIII": "8",
}


def arabic(text: str) -> str:
    """Put digits for Roman numerals behind a class: `stages I, II and III`."""
    ordered = (word for words in _ORDERED.findall(text) for word in words if word)
    classes = _CLASSES | {word.lower() for word in ordered}

    def digits(match: re.Match[str]) -> str:
        if match[1].lower() not in classes:
            return match[0]
        return f"{match[1]} {_ROMAN.sub(_digit, match[2])}"

    return _LETTERED.sub(_digit, _ROMANS.sub(digits, text))


def _digit(match: re.Match[str]) -> str:
    return f"{ROMANS[match[1]]}{match[2].lower()}"
