r"""TeX on one line of readable characters: `x^2 \le \frac{a}{b}` is `x² ≤ a/b`.

It is what stands in place of a formula that cannot be drawn, and what is read aloud of
one that is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html.entities import html5

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_~&]|\s+|.", re.DOTALL)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
_SUPER = dict(zip("0123456789+-−=()abcdefghijklmnoprstuvwxyz", _RAISED, strict=True))
_SUB = dict(zip("0123456789+-−=()aehijklmnoprstuvx", _LOWERED, strict=True))
_SUPER["•"] = "•"
_SMALL = frozenset(_RAISED + _LOWERED)

_SIGNS = {
    "cdot": "·",
    "circ": "°",
    "degree": "°",
    "infty": "∞",
    "to": "→",
    "neq": "≠",
    "times": "×",
    "longrightarrow": "→",
    "longleftarrow": "←",
    "equiv": "≡",
    "quad": " ",
    "qquad": " ",
    "hbar": "ħ",
    "lg": "lg",
    "sup": "sup",
    "Pr": "Pr",
}
"""Where the name of HTML is missing or means another sign."""

_LOOKS = (
    "left right big Big bigg Bigg displaystyle textstyle scriptstyle limits nolimits "
    "rm it bf mathrm mathit mathbf mathsf mathtt mathcal mathbb mathfrak text textrm "
    "textit textbf operatorname mbox hbox boldsymbol bm mathop mathrel mathbin mathord "
    "vphantom hphantom underline overbrace underbrace "
    " boxed cancel bcancel xcancel"
)
_LOST = frozenset(_LOOKS.split())
"""Commands that say how something looks; what they look at is what counts."""

_ACCENTS = {
    "bar": "\u0304",
    "overline": "\u0304",
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "dot": "\u0307",
    "vec": "\u20d7",
}
"""Commands that put a mark above a letter, and the character that does."""

_TWO = frozenset(("frac", "dfrac", "tfrac", "cfrac", "binom", "overset", "underset"))
_ARROWS = {"xrightarrow": "→", "xleftarrow": "←", "xrightleftharpoons": "⇌"}


def words(tex: str) -> str:
    """Return `tex` as characters that anybody can read, without a backslash."""
    text, _ = _run(_TOKEN.findall(tex), 0)
    return " ".join(text.replace("\\", "").split())


def _run(tokens: Sequence[str], at: int) -> tuple[str, int]:
    """Return the text up to the end of the group that `at` lies in, and that end."""
    text = ""
    while at < len(tokens) and tokens[at] != "}":
        piece, at = _one(tokens, at, text)
        text += piece
    return text, at + 1


def _one(tokens: Sequence[str], at: int, before: str) -> tuple[str, int]:
    """Return what begins at `at`: a sign, a group, or a command with what it takes."""
    token = tokens[at]
    if token == "{":
        return _run(tokens, at + 1)
    if token in ("^", "_"):
        inner, at = _argument(tokens, at + 1)
        return _script(token, inner, before), at
    if token[0] != "\\":
        return (" " if token in "~&" or token.isspace() else token), at + 1
    return _command(token[1:].rstrip("*"), tokens, at + 1)


def _command(name: str, tokens: Sequence[str], at: int) -> tuple[str, int]:
    if name in _TWO:
        first, at = _argument(tokens, at)
        second, at = _argument(tokens, at)
        return _pair(name, first, second), at
    if name in _ARROWS:
        below, at = _option(tokens, at)
        above, at = _argument(tokens, at)
        return f" {_ARROWS[name]} ({'; '.join(filter(None, (above, below)))}) ", at
    if name == "sqrt":
        root, at = _option(tokens, at)
        inner, at = _argument(tokens, at)
        return f"{_raised(root)}√{_bracketed(inner)}", at
    if name in _ACCENTS:
        inner, at = _argument(tokens, at)
        return _accented(inner, _ACCENTS[name]), at
    if name in ("begin", "end"):
        _, at = _argument(tokens, at)
        return " ", at
    return _sign(name), at


def _sign(name: str) -> str:
    if not name.isalpha():
        return {"\\": "; ", "!": ""}.get(name, " " if name in ",;: >" else name)
    if name in _LOST:
        return ""
    return _SIGNS.get(name) or html5.get(f"{name};") or f"{name} "


def _accented(text: str, mark: str) -> str:
    """Return a letter with its mark; nothing of that kind goes over several."""
    return unicodedata.normalize("NFC", text + mark) if len(text) == 1 else text


def _pair(name: str, first: str, second: str) -> str:
    if name in ("overset", "underset"):
        return f"{second}({first})" if first else second
    if name == "binom":
        return f"({first} over {second})"
    return f"{_bracketed(first)}/{_bracketed(second)}"


def _argument(tokens: Sequence[str], at: int) -> tuple[str, int]:
    """Return what the command or sign before `at` takes, and where that ends."""
    while at < len(tokens) and tokens[at].isspace():
        at += 1
    if at >= len(tokens):
        return "", at
    text, at = _one(tokens, at, "")
    return text.strip(), at


def _option(tokens: Sequence[str], at: int) -> tuple[str, int]:
    """Return what stands in square brackets at `at`, if anything."""
    if tokens[at : at + 1] != ["["] or "]" not in tokens[at:]:
        return "", at
    end = tokens.index("]", at)
    text, _ = _run(tokens[at + 1 : end], 0)
    return text.strip(), end + 1


def _script(sign: str, text: str, before: str) -> str:
    if text in ("°", "′"):
        return text
    signs = _SUPER if sign == "^" else _SUB
    if all(letter in signs for letter in text):
        return "".join(signs[letter] for letter in text)
    # Without a base the mark of a script would hang in the air.
    mark = sign if before.strip() else ""
    return f"{mark}{_bracketed(text)}"


def _raised(text: str) -> str:
    return _script("^", text, "") if text else ""


def _bracketed(text: str) -> str:
    """Return `text` in brackets, unless it is one thing or has them already."""
    one = all(sign.isalnum() or sign in _SMALL or sign in ".," for sign in text)
    held = re.fullmatch(r"\([^()]*\)|\[[^][]*\]", text)
    return text if one or held else f"({text})"
