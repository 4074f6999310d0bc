"""Imaging and recording methods of a claim against its ground."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from flashgen.proof.claim import Claim, Part, Problem, Term
from flashgen.proof.code import Item, code_of, word_codes
from flashgen.proof.denial import clauses_of, parted
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.vocabulary import COMMONPLACE, METHODS, MODALITIES, stems

_BRACKETS = (Item(Kind.BOUNDARY, "("), Item(Kind.BOUNDARY, ")"))
_KINDS = frozenset({"angiography"})  # of CT, MRI and fluoroscopy: no method alone
_GUIDED = frozenset({"biopsy"})  # another method leads it and is not compared
_WAVES = stems(
    "qrs rbbb lbbb qt qtc pr st wave precordial bundle axis atrioventricular "
    "tachycardia bradycardia"
)
"""What is seen on an electrocardiogram alone, or said of it."""
_BACK = 2  # sentences before the passage in which the method may have been named


def modality_problems(
    source: Source, ground: Ground, claim: Claim
) -> Iterator[Problem]:
    """Yield the imaging methods that the passage does not speak of.

    A passage that names none takes the nearest one before it (`Chest CT was done.
    Findings included ...`); a figure has its caption only. Nothing is asked where none
    is near, or only a biopsy, which any method may lead. A claim that compares may take
    the other one (`MRI was done after CT`) from anywhere in the section.
    """
    named = _modalities(source, ground)
    if not named:
        return
    compared = frozenset[str]()
    for part in claim.parts:
        said = {name for name, _ in classed(source, part, MODALITIES)}
        if (said & named) - _KINDS:
            compared |= said & _told(source, ground)
    for part in claim.parts:
        for name, term in classed(source, part, MODALITIES):
            if name not in (named | compared | _KINDS) and named - _GUIDED:
                other = f"; it speaks of {', '.join(sorted(named))}"
                word = term.token.printed
                message = f"{ground} is not about {name}{other}"
                yield Problem("modality", message, word, part.name)
    whole = {
        name for part in claim.parts for name, _ in classed(source, part, MODALITIES)
    }
    if len(whole) == 1:
        yield from _of_another(source, ground, claim, *whole)
    if len(whole) == 1 and not whole & _GUIDED:
        yield from _compared_with_itself(source, ground, claim, *whole)


def _compared_with_itself(
    source: Source, ground: Ground, claim: Claim, name: str
) -> Iterator[Problem]:
    """Yield the second naming of a modality where a sentence compares it to another.

    `Which method is better than CT? CT`: atomic cards do not repeat themselves.
    """
    sentences = (
        frozenset(item.code for item in sentence.items) for sentence in ground.sentences
    )
    others = (present(source, codes, MODALITIES) for codes in sentences)
    if not any(name in present and len(present) > 1 for present in others):
        return
    codes = word_codes(source.salt, MODALITIES[name])
    parts = (claim.question, claim.answer)
    named = [
        (term, part)
        for part in parts
        for at, term in enumerate(part.terms)
        if term.code in codes
        and not any(before.code in codes for before in part.terms[max(0, at - 4) : at])
    ]
    if len(named) > 1:
        term, part = named[-1]
        message = f"{ground} compares {name} with another method"
        yield Problem("modality", message, term.token.printed, part.name)


def _modalities(source: Source, ground: Ground) -> frozenset[str]:
    named = present(source, ground.codes, MODALITIES)
    if code_of(source.salt, Kind.UNIT, "hu") in ground.codes:
        named |= {"CT"}  # what is measured in Hounsfield units
    if word_codes(source.salt, _WAVES) & ground.codes:
        named |= {"ECG"}
    for sentence in ground.before(0 if named else _BACK):
        codes = frozenset(item.code for item in sentence.items)
        named = named or present(source, codes, MODALITIES)
    return named


def _told(source: Source, ground: Ground) -> frozenset[str]:
    """Return what the sections of the passages speak of, or are named after."""
    codes = frozenset(
        item.code
        for passage in ground.passages
        for sentence in passage.chapter.sentences
        for item in sentence.items
    )
    names = " ".join(passage.chapter.name for passage in ground.passages)
    codes |= word_codes(source.salt, stems(names.lower()))
    return present(source, codes, MODALITIES)


def present(
    source: Source, codes: frozenset[str], classes: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Return the classes of words of which some code is there."""
    named = _names(source.salt, tuple(classes.items()))
    return frozenset(name for code in codes & named.keys() for name in named[code])


@lru_cache(maxsize=1 << 10)
def _names(
    salt: str, classes: tuple[tuple[str, frozenset[str]], ...]
) -> Mapping[str, frozenset[str]]:
    """Return the classes of each word, by its code."""
    found: dict[str, frozenset[str]] = {}
    for name, words in classes:
        for code in word_codes(salt, words):
            found[code] = found.get(code, frozenset()) | {name}
    return found


def classed(
    source: Source, part: Part, classes: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, Term]]:
    """Yield the first term of each class that a part names."""
    for name in sorted(present(source, part.codes, classes)):
        codes = word_codes(source.salt, classes[name])
        yield name, next(term for term in part.words if term.code in codes)


def _of_another(
    source: Source, ground: Ground, claim: Claim, name: str
) -> Iterator[Problem]:
    """Yield an answer whose words stand in the clauses of another method only.

    `CT shows thin-walled cysts; the radiograph is normal.`
    """
    common = word_codes(source.salt, COMMONPLACE | METHODS)
    part, term = _naming(source, claim, name)
    others = claim.question if part is claim.answer else claim.answer
    words = frozenset(
        code for term in others.words if term.code not in common for code in term.near
    )
    shared: dict[bool, int] = {True: 0, False: 0}
    for sentence in ground.sentences:
        items = [item for item in sentence.items if item not in _BRACKETS]
        for clause in (clauses_of if part is not claim.answer else parted)(items):
            codes = frozenset(items[at].code for at in clause)
            methods = present(source, codes, MODALITIES)
            if len(methods) == 1:
                own = name in methods
                shared[own] = max(shared[own], len(codes & words))
            elif methods:
                return
    if shared[False] > (part is claim.answer) and not shared[True]:
        message = f"{ground} says this of another method than {name}"
        yield Problem("modality", message, term.token.printed, part.name)


def _naming(source: Source, claim: Claim, name: str) -> tuple[Part, Term]:
    return next(
        (part, term)
        for part in claim.parts
        for found, term in classed(source, part, MODALITIES)
        if found == name
    )
