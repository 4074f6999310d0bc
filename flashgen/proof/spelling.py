"""Letters: one spelling for what print, keyboards and two countries spell apart."""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys("—―", " - "),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys(_INVISIBLE, ""),
        "×": " x ",
        "º": "°",
        "≤": "<=",
        "≥": ">=",
        "⩽": "<=",
        "⩾": ">=",
        "…": "...",
        "½": " 1/2",
        "⅓": " 1/3",
        "⅔": " 2/3",
        "¼": " 1/4",
        "¾": " 3/4",
    }
)
_GROUPED = re.compile(
    "(?<![0-9.,])[1-9][0-9]{0,2}(?:[\u00a0\u2006-\u2009\u202f][0-9]{3})+(?![0-9])"
)
_NO_BREAK = re.compile("[\u00a0\u2006-\u2009\u202f]")
_EXPONENT = re.compile("(?<=[0-9])[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")
_MIDDLE_DOT = re.compile("(?<=[0-9])[·∙](?=[0-9])")


def fold(text: str) -> str:
    """Return the text in plain characters: one quote, one hyphen, no ligatures.

    A raised digit after a digit becomes an exponent (`10⁹` is `10^9`, not 109); any
    other raised or lowered character comes down (`Fe³⁺` is `Fe3+`). A space that does
    not break groups thousands like a comma does. Otherwise NFKC.
    """
    if text.isascii():
        return text
    text = _GROUPED.sub(lambda match: _NO_BREAK.sub(",", match[0]), text)
    text = _EXPONENT.sub(lambda match: "^" + match[0], text)
    text = _MIDDLE_DOT.sub(".", text).translate(_CHARACTERS)
    return unicodedata.normalize("NFKC", text).translate(_CHARACTERS)


_BRITISH = (
    (re.compile("gastroe(?=soph)"), "gastrooe"),
    (re.compile("(?<=a)e(?=soph)"), "oe"),
    (re.compile("[ao]e"), "e"),
    (re.compile("(?<=...)our"), "or"),
    (re.compile("is(?=(?:e|ed|es|ing|ations?)$)"), "iz"),
    (re.compile("(?<=[aoi]l)ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (re.compile("sulph"), "sulf"),
    (re.compile("(?<=[bt])re(?=s?$)"), "er"),
    (re.compile("grey"), "gray"),
)
_INFLECTIONS = (
    (re.compile("(?<=..)ie[sd]$"), "y"),
    (re.compile("(?<=ss)es$|(?<=x)es$|(?<=zz)es$|(?<=[cs]h)es$|(?<=..[^siu])s$"), ""),
    (
        re.compile(
            "(?<=[aeiouy][^aeiou])(?:ed|ing)$|(?<=[aeiouy]..)(?:ed|ing)$"
            r"|(?<=[aeiouy]...)(?:ed|ing)$"
        ),
        "",
    ),  # infarcted
    (re.compile("(?<=...)ly$"), ""),
    (re.compile("(?<=..m)at(?:ic|ous)$"), ""),  # asthmatic, oedematous
    (re.compile("(?<=..o)tic$"), "sis"),  # necrotic
    (re.compile("(?<=[od]u)ct(?=ions?$)"), "c"),  # induction
    (re.compile("(?<=o)rpt(?=ions?$|ive$)"), "rb"),  # absorption
)
_DERIVATIONS = re.compile(
    "(?<=....)(?:ization|ational|ation|ate|at|atory|ition|ative|ness|ment|ical|ity|ary|ory"
    "|ous|ive|ion|ism|ist|iz|al|ar|ic|is|us|um|a|i|o|y)$|(?<=...)e$"
)
_APART = frozenset({"early", "earlier", "earliest", "note", "noted", "notes"})
# no ear, no denial
_DOUBLED = re.compile(r"([^aeiou])\1$")


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return what a lower-case word shares with its inflections and spellings.

    Light on purpose: `oesophageal` meets `esophagus`, `calcified` meets
    `calcifications`. Where two words meet that should not, a claim is believed too
    easily; where they should meet and do not, a true claim is doubted.
    """
    if word in _APART:
        return word
    for pattern, to in _BRITISH:
        word = pattern.sub(to, word)
    for pattern, to in _INFLECTIONS:
        word = pattern.sub(to, word)
    for _ in range(3):
        word, cut = _DERIVATIONS.subn("", word)
        if not cut:
            break
    return _DOUBLED.sub(r"\1", word)
