r"""Chemistry for what knows no mhchem: `\ce{…}` and `\pu{…}` as plain TeX.

MathJax sets `\ce{CO2}` by an extension, whose language is described in the manual of
mhchem, https://mhchem.github.io/MathJax-mhchem/.  Here is what cards use of it: atoms
and numbers, charges, isotopes, states, arrows with what stands above and below them,
bonds, gas and precipitate, groups and quoted words; of `\pu`, numbers with units.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_NAMED = re.compile(r"\\(?!bond)[A-Za-z]+\{")
_COMMAND = re.compile(r"\\(ce|pu)\s*\{")

_ARROWS = {
    "<=>>": r"\rightleftharpoons",
    "<<=>": r"\rightleftharpoons",
    "<=>": r"\rightleftharpoons",
    "<-->": r"\rightleftarrows",
    "<->": r"\leftrightarrow",
    "->": r"\longrightarrow",
    "<-": r"\longleftarrow",
    "→": r"\longrightarrow",
    "⟶": r"\longrightarrow",
    "←": r"\longleftarrow",
    "↔": r"\leftrightarrow",
    "⇌": r"\rightleftharpoons",
}
_STATE = r"\((aq|s|l|g|cr)\)"
_GOES_ON = re.compile(rf"(?!{_STATE})[A-Za-z0-9\\(\[{{]")
"""What makes a sign before it a bond or a sum, and not the charge of what is before."""

_BONDS = {"-": "–", "=": "=", "#": "≡", "->": "→", "<-": "←"}
_TIGHT = frozenset(("atom", "close", "sub", "sup"))
"""After these a number is an index, and a sign may be a charge."""


class _Piece(NamedTuple):
    """What was read: the TeX of it, and what it is to the next."""

    tex: str
    kind: str


Rule = Callable[["re.Match[str]", str], _Piece]


def as_tex(tex: str) -> str:
    r"""Return `tex` with every `\ce{…}` and `\pu{…}` in it as TeX without mhchem."""
    found = _COMMAND.search(tex)
    if found is None:
        return tex
    end = _closing(tex, found.end() - 1)
    inner = tex[found.end() : end]
    made = _formula(inner) if found[1] == "ce" else _quantity(inner)
    # What stands on an arrow, or in words, may be chemistry again.
    return f"{tex[: found.start()]}{{{as_tex(made)}}}{as_tex(tex[end + 1 :])}"


def _closing(text: str, start: int) -> int:
    """Return where the bracket at `start` closes; the end if it never does."""
    opens, closes = text[start], {"{": "}", "[": "]"}[text[start]]
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == opens) - (text[place] == closes)
        if depth == 0:
            return place
    return len(text)


def _formula(text: str) -> str:
    return "".join(piece.tex for piece in _pieces(text.strip()))


def _pieces(text: str) -> Iterator[_Piece]:
    at, before = 0, "start"
    while at < len(text):
        if arrow := next((sign for sign in _ARROWS if text.startswith(sign, at)), ""):
            tex, at = _arrow(text, at + len(arrow), _ARROWS[arrow])
            piece = _Piece(tex, "space")
        elif text[at] in "^_" and text[at + 1 : at + 2] == "{":
            end = _closing(text, at + 1)
            piece = _script(text[at], text[at + 2 : end], before)
            at = end + 1
        elif named := _NAMED.match(text, at):
            end = _closing(text, named.end() - 1)
            piece, at = _Piece(text[at : end + 1], "atom"), end + 1
        elif text[at] == "{":
            end = _closing(text, at)
            piece = _Piece(f"{{{_formula(text[at + 1 : end])}}}", "atom")
            at = end + 1
        else:
            found, rule = next(
                (found, rule)
                for form, rule in _RULES
                if (found := form.match(text, at))
            )
            piece, at = rule(found, before), found.end()
        yield piece
        before = piece.kind


def _arrow(text: str, at: int, sign: str) -> tuple[str, int]:
    """Return an arrow, and where what stands above and below it ends."""
    for over in (r"\overset", r"\underset"):
        if text[at : at + 1] != "[":
            break
        end = _closing(text, at)
        words = _formula(text[at + 1 : end])
        sign = f"{over}{{{words}}}{{{sign}}}" if words else sign
        at = end + 1
    return rf"\, {sign} \;", at


def _script(sign: str, text: str, before: str) -> _Piece:
    """Return an index or a charge; one with nothing before it gets an empty base."""
    inner = text if text.startswith("\\") else _charge(text)
    base = "" if before in _TIGHT else "{}"
    return _Piece(f"{base}{sign}{{{inner}}}", "sup" if sign == "^" else "sub")


def _charge(text: str) -> str:
    """Return what is raised or lowered: names upright, a point as a radical."""
    text = re.sub(r"[A-Za-z]{2,}", r"\\mathrm{\g<0>}", text)
    text = re.sub(r"(?<!\d)\.|\.(?!\d)", r"{\\bullet}", text)
    return text.replace("*", r"{\ast}")


def _number(found: re.Match[str], before: str) -> _Piece:
    if before in _TIGHT:
        return _Piece(f"_{{{found[0]}}}", "sub")
    return _Piece(found[0] + r"\,", "number")


def _sign(found: re.Match[str], before: str) -> _Piece:
    """Return a charge, where a sign ends what it stands at; else a bond or a sum."""
    signs = found[0]
    after = found.string[found.end() :]
    if before in ("atom", "close", "sub") and not _GOES_ON.match(after):
        return _Piece(f"^{{{signs}}}", "sup")
    if before in _TIGHT and set(signs) == {"-"}:
        return _bond("–")
    return _Piece(f" {signs} ", "space")


def _bond(sign: str) -> _Piece:
    """Return a bond: a sign of a text, which keeps no distance as one of a sum does."""
    return _Piece(rf"\text{{{sign}}}", "bond")


def _space(_found: re.Match[str], before: str) -> _Piece:
    return _Piece("" if before in ("space", "number") else r"\,", "space")


def _letters(found: re.Match[str], before: str) -> _Piece:
    """Return the letters of atoms; a number that is not known is set as a variable."""
    variable, rest = re.fullmatch(r"([nmxyzk](?=[A-Z]))?(.*)", found[0]).groups()  # type: ignore[union-attr]
    if variable and before not in _TIGHT:
        return _Piece(rf"{variable}\,\mathrm{{{rest}}}", "atom")
    return _Piece(rf"\mathrm{{{found[0]}}}", "atom")


def _say(tex: str, kind: str) -> Rule:
    """Return a rule that gives always the same."""
    return lambda _found, _before: _Piece(tex, kind)


def _same(kind: str) -> Rule:
    """Return a rule that leaves what it finds as it is."""
    return lambda found, _before: _Piece(found[0], kind)


_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(form), rule)
    for form, rule in (
        (r"\$([^$]*)\$", lambda found, _: _Piece(f"{{{found[1]}}}", "atom")),
        (r'"([^"]*)"', lambda found, _: _Piece(rf"\text{{{found[1]}}}", "atom")),
        (
            r"\\bond\{([^}]*)\}",
            lambda found, _: _bond(_BONDS.get(found[1], "⋯")),
        ),
        (r"\\[A-Za-z]+ ?|\\.", _same("atom")),
        (r"\s+\^(?=\s|$)|\(\^\)", _say(r"\,{\uparrow}", "space")),
        (r"\s+v(?=\s|$)|\(v\)", _say(r"\,{\downarrow}", "space")),
        (r"\s+[+](?=\s)", _say(" + ", "space")),
        (r"\s+-(?=\s)", _say(" - ", "space")),
        (r"\s+=(?=\s)", _say(" = ", "space")),
        (
            rf"\s*{_STATE}",
            lambda found, _: _Piece(rf"\,(\mathrm{{{found[1]}}})", "close"),
        ),
        (r"\s*[*·](?=\s*[\dA-Z(\[])\s*", _say(r"{\cdot}", "space")),
        (r"(?<=[A-Za-z\d)\]])\.(?=[\dA-Z])", _say(r"{\cdot}", "space")),
        (r"\s+", _space),
        (
            r"([\^_])(\d*[a-z]?[+.*-]+|\d+|\\[A-Za-z]+|\S)",
            lambda found, before: _script(found[1], found[2], before),
        ),
        (r"(?<=[A-Za-z)\]])\d+(?=\.\d+[A-Z])|\d+(?:[.,/]\d+)?", _number),
        (r"\+(?=-[A-Za-z])", _say("^{+}", "sup")),
        (r"[+-]+", _sign),
        (r"[=#]", lambda found, _: _bond(_BONDS[found[0]])),
        (r"[A-Za-z]+", _letters),
        (r"[)\]]", _same("close")),
        (r".", _same("open")),
    )
)
"""Tried in this order wherever no arrow, group or script in braces begins."""

_EXPONENT = re.compile(r"(\d)[eE]([+-]?\d+)")
_POWER = re.compile(r"([A-Za-zµμΩ°]+)\^?\{?(-?\d+)?\}?")


def _quantity(text: str) -> str:
    """Return a number with its unit: upright, powers raised, parted by spaces."""
    text = _EXPONENT.sub(r"\1 \\times 10^{\2}", text.strip())
    words = re.split(r"\s+", text)
    return r"\,".join(
        word if word.startswith(("\\", "10^")) else _unit(word) for word in words
    )


def _unit(word: str) -> str:
    raised = _POWER.sub(
        lambda found: rf"\mathrm{{{found[1]}}}" + (f"^{{{found[2]}}}" * bool(found[2])),
        word,
    )
    return raised.replace("*", r"\cdot ").replace("%", r"\%")
