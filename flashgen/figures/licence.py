"""Licences as authors write them: which are known, and which allow nothing.

Known are those of Creative Commons, some identifiers of the SPDX list
(spdx.org/licenses) that pictures are found under, and a few phrases.  Words may follow,
as in `CC BY 4.0, cropped`.  Whatever else stands here is questioned: of a misspelt
licence nobody can say what it allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from flashgen.model.case import Citation
from flashgen.model.diagnostic import Diagnostic, warning
from flashgen.model.figure import Figure
from flashgen.model.source import Text

COMMONS = ("CC BY", "CC BY-SA", "CC BY-NC", "CC BY-ND", "CC BY-NC-SA", "CC BY-NC-ND")
VERSIONS = ("4.0", "3.0", "2.5", "2.0", "1.0")
"""Of Creative Commons; journals often name none."""

NAMES = (
    *(f"{name} {version}" for name in COMMONS for version in VERSIONS),
    *COMMONS,
    "CC0 1.0",
    "CC0",
    "CC PDM 1.0",
    "CC PDM",
    "Apache-2.0",
    "BSD-3-Clause",
    "GFDL-1.2",
    "GFDL-1.3",
    "GPL-2.0",
    "GPL-3.0",
    "LAL-1.3",
    "MIT",
    "OGL-UK-3.0",
    "Unlicense",
)
"""A longer name stands before the shorter one that it begins with."""

PHRASES = {
    "public domain": r"public domain\b",
    "own work": r"own work\b",
    "US government work": r"us government work\b",
    "permission of …": r"(?:by |with )?permission (?:of|from|by) \w",
    "gemeinfrei": r"gemeinfrei\b",
    "eigenes Werk": r"eigenes werk\b",
    "mit Genehmigung von …": r"mit genehmigung (?:von|de[rs]) \w",
}
"""What may stand for a licence, as it is written and as it is read."""

_RESERVED = {
    "all rights reserved": r"\ball? (?:the )?rights? (?:are )?re\w+d\b",
    "alle Rechte vorbehalten": r"\balle rechte vorbehalten\b",
    "urheberrechtlich geschützt": r"(?<!nicht )urheberrechtlich geschützt\b",
}
"""What says so wherever it stands, also after the name of a journal."""

RESERVED = {
    **_RESERVED,
    "©": r"©|\(c\)|copyright\b(?! (?:free|expired))",
    "none": r"none\b|no licen[cs]e|unlicen[cs]ed",
    "proprietary": r"proprietary",
    "not for distribution": r"not for distribution",
}
"""What says that nothing is allowed."""

UNCLEAR = {
    "unknown": r"(?:unknown|unclear|unbekannt|unklar)\b",
    "pending": r"(?:pending|requested|ausstehend|angefragt)\b",
    "to be asked": r"(?:to be|tbd|todo)\b",
    "not licensed": r"(?:not licen[cs]ed|n a|nicht lizen[sz]iert|keine(?! rechte))\b",
    "found …": r"(?:found|gefunden)\b",
}
"""What says that nobody knows; then nothing is allowed either."""

_DOUBT = re.compile(
    r"\b(?:pending|requested|refused|denied|unclear|to be|not (?:yet )?(?:granted|"
    r"given|obtained|confirmed)|ausstehend|angefragt|verweigert|nicht erteilt)\b|\?"
)
"""What takes a phrase back, as in `permission of the publisher pending`."""

_ABOUT = (
    r"(?:(?:permission|consent|genehmigung|erlaubnis|einwilligung|zustimmung|the|die|"
    r"der|patient|publisher|author|journal|editor|verlag|still|yet|currently|noch|is|"
    r"was|has|have|been|has|ist|wurde|hat|status)[ :]+)*"
)
_ASKED = (
    r"(?:requested|asked|applied|angefragt|angefordert|beantragt|erbeten)\b"
    r"(?!.*(?<!not )(?<!nicht )\b(?:granted|given|obtained|received|erteilt|"
    r"erhalten)\b)"
)
_WITHOUT = re.compile(
    _ABOUT
    + rf"(?:\s*\Z|[?.…]|.*\?\Z|{_ASKED}|(?:no(?! objection)|none|not|never|n a|pending|"
    r"refus\w+|den(?:ied|ies)|declin\w+|reject\w+|withdrawn|revoked|expired|unknown|"
    r"unclear|unconfirmed|awaiting|awaited|waiting|outstanding|open(?! access)|missing|"
    r"tbd|todo|in progress|to be|to ask|ask|will be|nein|kein\w*|nicht|ausstehend|"
    r"steht aus|offen|abgelehnt|verweigert|widerrufen|unbekannt|unklar|fehl\w*)\b)"
)
"""How an answer begins that was not yes, or not yet given."""

_LONG = {
    "(?:creative commons )?public domain mark": "cc pdm",
    "creative commons": "cc",
    "attribution": "by",
    "non ?commercial": "nc",
    r"no ?deriv\w+(?: works)?": "nd",
    "share ?alike": "sa",
    "cc (?:zero|0)": "cc0",
}
_LEAD = r"(?:licen[cs]ed )?(?:under )?(?:the |an? )?"
_REST = (
    r"(?=\Z|[,;:.(](?!\d)|(?<=\d) (?!by|nc|nd|sa)[a-z]{2}\b| (?:only|or later|"
    r"international|unported|generic|universal|igo|public|licen[cs]e|deed|dedication|"
    r"for|by(?! nc| nd| sa)|with|from|and)\b)"
)
"""What may follow a name: anything but more of a name, such as a version."""

_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]")


def problems(
    source: Citation | None, figures: Mapping[Text, Figure]
) -> Iterator[Diagnostic]:
    """Yield the licences of a case's source and figures that are not known."""
    if source and not (is_known(source.rights) or _is_reserved(source.rights)):
        yield _questioned(source.rights)
    for figure in figures.values():
        for variant in figure.variants:
            words = variant.licence
            if not (is_known(words) or is_closed(words) or given(variant.permission)):
                yield _questioned(words)


def is_known(licence: str) -> bool:
    """Return whether `licence` begins with a known name or phrase, or has an address.

    An address will do for any licence: whoever needs to can read it there.
    """
    named = re.match(_LEAD + _name(), _folded(licence))
    return bool(named or _is_phrase(licence) or _ADDRESS.search(licence))


def is_closed(licence: str) -> bool:
    """Return whether `licence` says that its work may not be passed on, or not yet."""
    if _is_reserved(licence) or _begins(licence, UNCLEAR):
        return True
    return _begins(licence, PHRASES) and not _is_phrase(licence)


def given(answer: str | None) -> bool:
    """Return whether `answer` is a yes: a permission or consent, and not its lack."""
    return answer is not None and not _WITHOUT.match(_folded(answer))


def _is_reserved(licence: str) -> bool:
    anywhere = re.search("|".join(_RESERVED.values()), _folded(licence))
    return bool(anywhere) or _begins(licence, RESERVED)


def _is_phrase(licence: str) -> bool:
    doubted = _DOUBT.search(_ADDRESS.sub("", _folded(licence)))
    return _begins(licence, PHRASES) and not doubted


def _begins(licence: str, phrases: Mapping[str, str]) -> bool:
    return bool(re.match("|".join(phrases.values()), _folded(licence)))


def _questioned(licence: Text) -> Diagnostic:
    message = f"`{licence}` is no licence that flashgen knows"
    return warning(licence.span, "FG314", message, _hint(licence))


def _hint(licence: Text) -> str:
    """Return the name that stands in `licence` or is nearest to it."""
    from difflib import get_close_matches

    words = _folded(licence)
    known = {_folded(name): name for name in (*NAMES, *PHRASES, *RESERVED)}
    if inside := re.search(r"\b" + _name(), words):
        return f"begin with the name: `{known[inside[1]]}, …`"
    if words.startswith("cc"):
        # No name is proposed that would drop a condition.
        asked = {part for part in ("nc", "nd", "sa") if part in words}
        known = {k: v for k, v in known.items() if asked <= set(k.split())}
    if close := get_close_matches(
        words, known, n=1, cutoff=0.7 if len(words) > 3 else 1
    ):
        return f"did you mean `{known[close[0]]}`?"
    return (
        "write for instance `CC BY 4.0`, `public domain`, `own work` or `all rights "
        "reserved`, or the name and address of another: `Name, https://…`"
    )


@cache
def _name() -> str:
    """Return the pattern of a name and what may follow it."""
    return f"({'|'.join(re.escape(_folded(name)) for name in NAMES)}){_REST}"


@lru_cache(maxsize=4096)
def _folded(licence: str) -> str:
    """Return `licence` in small letters, without hyphens and long names."""
    words = " ".join(re.split(r"[-‐-―_/\s]+", licence.casefold().strip()))
    for long, short in _LONG.items():
        words = re.sub(rf"\b{long}\b", short, words)
    return words
