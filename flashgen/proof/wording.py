"""Modality, side and key terms of a claim against its ground."""

import re
from collections.abc import Iterator, Mapping, Sequence

from flashgen.proof.claim import Claim, Part, Problem, Term, holds, quoted
from flashgen.proof.code import code_of, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import MODALITIES, SIDES

_BACK = 2  # sentences before the passage in which the method may have been named
_TECHNICAL = re.compile(
    r"\w{3,}(?:itis|osis|oma|aemia|emia|pathy|ectomy|plasty|mab|nib|cillin|azole|olol"
    r"|statin|prine|mide|rexate|mycin|cycline|pril|sartan|dipine|oxacin|oside|asone"
    r"|solone|virus|coccus|bacter|trophy|plasia|genesis|uria|algia)s?"
)


def modality_problems(
    source: Source, ground: Ground, claim: Claim
) -> Iterator[Problem]:
    """Yield the imaging methods that the passage does not speak of.

    A passage that names none takes the nearest one before it (`Chest CT was done.
    Findings included ...`); a figure has its caption only. A claim that compares may
    take the other one (`MRI was done after CT`) from anywhere in the section.
    """
    named = _modalities(source, ground)
    said = {
        name for part in claim.parts for name, _ in _classed(source, part, MODALITIES)
    }
    compared = _told(source, ground) if said & named else frozenset[str]()
    for part in claim.parts:
        for name, term in _classed(source, part, MODALITIES):
            if name not in named | compared:
                other = f"; it speaks of {', '.join(sorted(named))}" if named else ""
                word = term.token.printed
                message = f"{ground} is not about {name}{other}"
                yield Problem("modality", message, word, part.name)
    if len(said) == 1:
        yield from _compared_with_itself(source, ground, claim, *said)


def _compared_with_itself(
    source: Source, ground: Ground, claim: Claim, name: str
) -> Iterator[Problem]:
    """Yield the second naming of a modality where a sentence compares it to another.

    `Which method is better than CT? CT`: atomic cards do not repeat themselves.
    """
    sentences = (
        frozenset(item.code for item in sentence.items) for sentence in ground.sentences
    )
    others = (_present(source, codes, MODALITIES) for codes in sentences)
    if not any(name in present and len(present) > 1 for present in others):
        return
    codes = word_codes(source.salt, MODALITIES[name])
    parts = (claim.question, claim.answer)
    named = [
        (term, part)
        for part in parts
        for at, term in enumerate(part.terms)
        if term.code in codes
        and not (at and part.terms[at - 1].code in codes)
        and not (at > 1 and part.terms[at - 2].code in codes)
    ]
    if len(named) > 1:
        term, part = named[-1]
        message = f"{ground} compares {name} with another method"
        yield Problem("modality", message, term.token.printed, part.name)


def _modalities(source: Source, ground: Ground) -> frozenset[str]:
    named = _present(source, ground.codes, MODALITIES)
    for sentence in ground.before(0 if named else _BACK):
        codes = frozenset(item.code for item in sentence.items)
        named = named or _present(source, codes, MODALITIES)
    return named


def _told(source: Source, ground: Ground) -> frozenset[str]:
    codes = frozenset(
        item.code
        for passage in ground.passages
        for sentence in passage.chapter.sentences
        for item in sentence.items
    )
    return _present(source, codes, MODALITIES)


def _present(
    source: Source, codes: frozenset[str], classes: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    return frozenset(
        name
        for name, stems in classes.items()
        if not codes.isdisjoint(word_codes(source.salt, stems))
    )


def _classed(
    source: Source, part: Part, classes: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, Term]]:
    """Yield the first term of each class that a part names."""
    for name in sorted(_present(source, part.codes, classes)):
        codes = word_codes(source.salt, classes[name])
        yield name, next(term for term in part.words if term.code in codes)


_OPPOSITES: Mapping[str, frozenset[str]] = {
    "left": frozenset({"right", "both sides"}),
    "right": frozenset({"left", "both sides"}),
    "one side": frozenset({"both sides"}),
    "both sides": frozenset({"one side", "left", "right"}),
}


def side_problems(source: Source, ground: Ground, claim: Claim) -> Iterator[Problem]:
    """Yield the sides that the passage does not give, or gives to another part.

    A bilateral claim (`both`) is doubted only where the passage names one side: many
    things come in twos that are no sides.
    """
    given = _present(source, ground.codes, SIDES)
    for part in claim.parts:
        for name, term in _classed(source, part, SIDES):
            if name == "both sides":
                wrong = name not in given and len(given) == 1
            else:
                wrong = name not in given or _elsewhere(source, ground, part, name)
            if wrong:
                said = ", ".join(sorted(given & _OPPOSITES[name])) or "no side"
                word = term.token.printed
                message = f'{ground} does not say "{word}" of this; it says {said}'
                yield Problem("side", message, word, part.name)


def _elsewhere(source: Source, ground: Ground, part: Part, name: str) -> bool:
    """`left heart`, where the passage says `right heart` and `left lung`."""
    after = _followers(source, ground, name)
    contrary = frozenset[str]().union(
        *(_followers(source, ground, other) for other in _OPPOSITES[name])
    )
    codes = word_codes(source.salt, SIDES[name])
    nouns = [
        right
        for left, right in zip(part.terms, part.terms[1:], strict=False)
        if left.code in codes and right.token.kind is Kind.WORD
    ]
    return any(holds(contrary, noun) and not holds(after, noun) for noun in nouns)


def _followers(source: Source, ground: Ground, name: str) -> frozenset[str]:
    codes = word_codes(source.salt, SIDES[name])
    return frozenset(
        right.code
        for sentence in ground.sentences
        for left, right in zip(sentence.items, sentence.items[1:], strict=False)
        if left.code in codes and right.kind is Kind.WORD
    )


def term_problems(source: Source, ground: Ground, claim: Claim) -> Iterator[Problem]:
    """Yield the key terms of the answer that the passage does not have.

    Weak: a paraphrase may be true. More than half of the answer's words must be
    missing, or a name by its ending (a drug, a disease).
    """
    words = [term for term in claim.answer.words if _lower(term)[0].isalpha()]
    absent = [term for term in words if not holds(ground.codes, term)]
    if code_of(source.salt, Kind.WORD, stem(_initials(absent))) in ground.codes:
        absent = []
    technical = [term for term in absent if _TECHNICAL.fullmatch(_lower(term))]
    missing = absent if len(absent) * 2 > len(words) else technical
    if missing:
        known = [term for term in missing if holds(source.codes, term)]
        where = "elsewhere in the source" if known == missing else "not in the source"
        message = f"{quoted(missing)}: not in {ground}"
        message += f" ({where})" if where.startswith("e") else ""
        yield Problem("term", message, missing[0].token.printed, "answer")


def _initials(terms: Sequence[Term]) -> str:
    """Return the letters by which a passage may call it: WHO, IVC."""
    return "".join(_lower(term)[0] for term in terms)


def _lower(term: Term) -> str:
    return term.token.printed.lower()
