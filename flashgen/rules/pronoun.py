"""A word points to something that is not on the card.

“How is it treated?” was clear on the page it came from.  On a card nothing stands above
it, and after a week nobody remembers what it was.

Source: A. Matuschak (precise); P. Wozniak's rule 12.
Known false positives: low.  A picture, a list or a presentation on the front, and words
that come earlier in the question, count as what is meant; so do “it” in “how long does
it take” and “those with”.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import stem, stems, subject
from flashgen.model.diagnostic import Severity

CODE = "FG105"
SEVERITY = Severity.ERROR
ENGLISH = True
BAD = (
    """
    ask: Why does it cause cough?
    answer: Bradykinin builds up
    """,
    """
    ask: Which ion do these diuretics keep back?
    answer: Potassium
    """,
    """
    ask: What is the antidote of the latter?
    answer: Protamine
    """,
)
GOOD = (
    """
    ask: When an ACE inhibitor is swallowed, why does it cause cough?
    answer: Bradykinin builds up
    """,
    """
    ask: How long does it take until warfarin has its full effect?
    answer: About five days
    """,
    """
    ask: Which hormone does the pancreas release when its beta cells see glucose?
    answer: Insulin
    """,
    """
    ask: Which effect of macrolides is the main reason for giving them for years?
    answer: They calm inflammation
    """,
    """
    ask: Apart from its effect on T cells, what does tacrolimus do in the podocyte?
    answer: It steadies the cytoskeleton
    """,
    """
    ask: Which class of drugs led among those begun before an attack of gout?
    answer: Diuretics
    """,
    """
    ask: What does it mean that kala-azar is anthroponotic in India?
    answer: Humans are the reservoir
    """,
)

_PRONOUN = re.compile(r"\b(it|they|them|he|she|him|its|their|his|her|theirs)\b", re.I)
_POINTER = re.compile(
    r"\b(this|these|those|such(?! as\b))\b(?:\s+(?!with\b|who\b|of\b|"
    r"in\b|that\b|which\b|as\b)([\w-]+))?(?!\s*:)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\bthe (?:latter|former)\b(?!\s+\w+ers?\b)|\b(?:as )?(?:mentioned|described|"
    r"listed|"
    r"named) (?:above|earlier|before|previously)\b|\b(?:afore|above)-?mentioned\b|"
    r"\bthe (?:above|preceding|previous)(?:\s+\w+)?\b|\bthe (?:two|three) (?=\?)",
    re.IGNORECASE,
)
_EMPTY_IT = re.compile(
    r"\bit takes? (?:\w+ )?(?:for|to|until|before)\b|"
    r"\bit (?:is|was) (?:\w+ )?(?:for|to|that|who|which)\b|"
    r"\bit (?:is|was) (?:not )?(?:the|an?)\b.*\b(?:that|who|which)\b|"
    r"\b(?:does|did|will|would|can|may) it (?:usually |often )?take\b|"
    r"\b(?:make|makes|render|renders|find|finds|found|think|consider) it "
    r"\w+ (?:to|that)\b|"
    r"\b(?:is|was) it (?:\w+ )?(?:to|that|who|which)\b|"
    r"\b(?:is|was) it (?:then )?(?:called|named|termed) (?:when|if|where|that)\b|"
    r"\bit (?:have|has|had|make|makes|made) to \w+|"
    r"\b(?:does|did) it (?:mean|matter|follow|happen|seem)\b",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\bwith \S.{0,120}\b(?:have|has|had|gets?|got|develop\w*|carry) $", re.IGNORECASE
)
"""What somebody had before: `women with gout have it again`."""
_BEHIND = re.compile(r"\b(?:of|in|to|from|with|for|on|by|under|above|below) $", re.I)
_NAMED = 3
"""Words before a pronoun that governs nothing, from which on one of them is meant."""
_CLAUSE = re.compile(
    r"[,;:.?!–—]|\b(?:when|if|after|before|because|although|while|until|as|than|that|"
    r"which|who|whose|and|but|since|once|where|unless|whether)\b",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"image|picture|figure|photo\w*|radiograph|x-ray|film|scan|ct|mri|view|slide|smear|"
    r"section|tracing|ecg|eeg|strip|drawing|diagram|sketch|plate|specimen|chart|graph|"
    r"sentence|card",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\w{3,}ed|begun|born|cut|done|found|given|grown|held|kept|known|left|lost|made|put|"
    r"read|seen|sent|set|shown|taken|told|worn",
    re.IGNORECASE,
)
"""What says itself who is meant: `those begun in May`."""
_SEVERAL = frozenset({"they", "them", "their", "theirs"})
_PLURAL = re.compile(r"\b(?:of|with|by|to) (?:\w+ )?\w{3,}[^\Wsui]s\b")
"""Several things that were named: `the reason of macrolides for giving them`."""
_OPENS = re.compile(
    r"(?:apart from|besides|in|by|with|because of|despite|through) "
    r"(?:its|their)\b[^,]*, .*"
    r"\b(?:do|does|did|is|are|was|were|has|have|can) \w{3,}",
    re.IGNORECASE,
)
"""`Apart from its effect on T cells, what does tacrolimus do?`"""
_PERSON = re.compile(
    r"patient|man|woman|boy|girl|child|infant|baby|newborn|person|case", re.IGNORECASE
)
"""`this patient` and `this picture` are for the rules that look for them."""


def check(view: View) -> Iterator[Finding]:
    """Yield pronouns and pointers that nothing on the front can be meant by."""
    question = view.question.words
    match = _BEFORE.search(question)
    if match is None and not view.framed:
        match = _pointer(question) or _pronoun(question)
    if match is None or (match.re is _BEFORE and _named(question, match)):
        return
    yield Finding(
        view.question,
        match[0],
        f"nothing on the card says what “{match[0]}” is",
        "name it: the student sees this card alone",
    )


def _named(question: str, match: re.Match[str]) -> bool:
    """Return whether a pair or list comes earlier in the question."""
    return _earlier(question[: match.start()])


def _pronoun(question: str) -> re.Match[str] | None:
    """Return the first pronoun with nothing before it that it could stand for."""
    empty = [m.span() for m in _EMPTY_IT.finditer(question)]
    for match in _PRONOUN.finditer(question):
        if any(start <= match.start() < end for start, end in empty):
            continue
        before = question[: match.start()]
        if match[1].casefold() in _SEVERAL and _PLURAL.search(before):
            continue
        if _possessive(match[1]):
            if not stems(before) and not _OPENS.match(question):
                return match
        elif not _earlier(before) and not _within(before):
            return match
    return None


def _possessive(word: str) -> bool:
    return word.casefold() in ("its", "their", "his", "her")


def _pointer(question: str) -> re.Match[str] | None:
    """Return the first `this …` whose noun is new to the question."""
    for match in _POINTER.finditer(question):
        noun = match[2] or ""
        if match[1].casefold() == "those" and (not noun or _PARTICIPLE.fullmatch(noun)):
            continue
        if _elsewhere(match[1].casefold(), noun):
            continue
        before = question[: match.start()]
        repeated = noun and stem(noun) in map(stem, re.findall(r"[\w-]+", before))
        if not repeated and not _earlier(before):
            return match
    return None


def _elsewhere(pointer: str, noun: str) -> bool:
    """Return whether another rule asks what `pointer` and `noun` mean."""
    if pointer == "this" and _PERSON.fullmatch(noun):
        return True
    return _PICTURED.fullmatch(noun.removesuffix("s")) is not None


def _within(before: str) -> bool:
    """Return whether a thing just named is meant: `A from the space in front of it`."""
    if _HAD.search(before):
        return True
    return bool(_BEHIND.search(before)) and len(subject(before)) >= _NAMED


def _earlier(before: str) -> bool:
    """Return whether a clause with a noun of its own ends in `before`."""
    cuts = [m.start() for m in _CLAUSE.finditer(before)]
    return any(subject(before[:cut]) for cut in cuts)
