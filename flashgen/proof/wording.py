"""Modality, side and key terms of a claim against its passage."""

import re
from collections.abc import Iterator, Mapping

from flashgen.proof.claim import Claim, Part, Problem, Term, holds, quoted
from flashgen.proof.code import word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Passage
from flashgen.proof.source import Source
from flashgen.proof.vocabulary import MODALITIES, SIDES

_BACK = 2  # sentences before the passage in which the method may have been named
_TECHNICAL = re.compile(
    r"\w{3,}(?:itis|osis|oma|aemia|emia|pathy|ectomy|plasty|mab|nib|cillin|azole|olol"
    r"|statin|prine|mide|rexate|mycin|cycline|pril|sartan|dipine|oxacin|oside|asone"
    r"|solone|virus|coccus|bacter|trophy|plasia|genesis|uria|algia)s?"
)


def modality_problems(
    source: Source, passage: Passage, claim: Claim
) -> Iterator[Problem]:
    """Yield the imaging methods that the passage does not speak of.

    A passage that names none takes the nearest one before it (`Chest CT was done.
    Findings included ...`); a figure has its caption only.
    """
    named = _modalities(source, passage)
    for part in claim.parts:
        for name, term in _classed(source, part, MODALITIES):
            if name not in named:
                other = f"; it speaks of {', '.join(sorted(named))}" if named else ""
                word = term.token.printed
                message = f"{passage} is not about {name}{other}"
                yield Problem("modality", message, word, part.name)


def _modalities(source: Source, passage: Passage) -> frozenset[str]:
    named = _present(source, passage.codes, MODALITIES)
    for sentence in passage.before(0 if named else _BACK):
        codes = frozenset(item.code for item in sentence.items)
        named = named or _present(source, codes, MODALITIES)
    return named


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


def side_problems(source: Source, passage: Passage, claim: Claim) -> Iterator[Problem]:
    """Yield the sides that the passage does not give, or gives to another part.

    A bilateral claim (`both`) is doubted only where the passage names one side: many
    things come in twos that are no sides.
    """
    given = _present(source, passage.codes, SIDES)
    for part in claim.parts:
        for name, term in _classed(source, part, SIDES):
            if name == "both sides":
                wrong = name not in given and len(given) == 1
            else:
                wrong = name not in given or _elsewhere(source, passage, part, name)
            if wrong:
                said = ", ".join(sorted(given & _OPPOSITES[name])) or "no side"
                word = term.token.printed
                message = f'{passage} does not say "{word}" of this; it says {said}'
                yield Problem("side", message, word, part.name)


def _elsewhere(source: Source, passage: Passage, part: Part, name: str) -> bool:
    """`left heart`, where the passage says `right heart` and `left lung`."""
    after = _followers(source, passage, name)
    contrary = frozenset[str]().union(
        *(_followers(source, passage, other) for other in _OPPOSITES[name])
    )
    codes = word_codes(source.salt, SIDES[name])
    nouns = [
        right
        for left, right in zip(part.terms, part.terms[1:], strict=False)
        if left.code in codes and right.token.kind is Kind.WORD
    ]
    return any(holds(contrary, noun) and not holds(after, noun) for noun in nouns)


def _followers(source: Source, passage: Passage, name: str) -> frozenset[str]:
    codes = word_codes(source.salt, SIDES[name])
    return frozenset(
        right.code
        for sentence in passage.sentences
        for left, right in zip(sentence.items, sentence.items[1:], strict=False)
        if left.code in codes and right.kind is Kind.WORD
    )


def term_problems(source: Source, passage: Passage, claim: Claim) -> Iterator[Problem]:
    """Yield the key terms of the answer that the passage does not have.

    Weak: a paraphrase may be true. More than half of the answer's words must be
    missing, or a name by its ending (a drug, a disease).
    """
    words = [term for term in claim.answer.words]
    absent = [term for term in words if not holds(passage.codes, term)]
    technical = [term for term in absent if _TECHNICAL.fullmatch(_lower(term))]
    missing = absent if len(absent) * 2 > len(words) else technical
    if missing:
        known = [term for term in missing if holds(source.codes, term)]
        where = "elsewhere in the source" if known == missing else "not in the source"
        message = f"{quoted(missing)}: not in {passage}"
        message += f" ({where})" if where.startswith("e") else ""
        yield Problem("term", message, missing[0].token.printed, "answer")


def _lower(term: Term) -> str:
    return term.token.printed.lower()
