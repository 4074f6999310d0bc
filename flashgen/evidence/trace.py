"""The source, sentence by sentence, with the cards that rest on each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flashgen.evidence.prove import prove
from flashgen.evidence.statement import Statement, statements
from flashgen.markup import to_plain
from flashgen.model.case import Case
from flashgen.model.evidence import Evidence
from flashgen.proof import Passage, Source
from flashgen.proof.rest import resting

_NOT_TAUGHT = re.compile(
    r"(?:title|abstract|summary|key ?words|acknowledge?ments?|abbreviations|funding"
    r"|references|front|disclosures?|ethic.*|consent.*|author.* contributions?"
    r"|(?:conflicts?|declaration|competing).*interests?|(?:data )?availability.*"
    r"|supplement.*|copyright.*)"
)
"""Sections that teach nothing, or nothing that the article does not say again."""


@dataclass(frozen=True)
class Traced:
    """A sentence: where it stands, its words if they are at hand, and what it gave.

    `line` is its line in the `.source` file.  `names` are cards, and findings that
    vignettes show; `left_out` says why there shall be none.
    """

    section: str
    number: int
    line: int
    text: str | None
    taught: bool
    names: tuple[str, ...]
    left_out: str = ""

    @property
    def open(self) -> bool:
        """Whether the author has yet to decide about it."""
        return self.taught and not self.names and not self.left_out


@dataclass(frozen=True)
class Coverage:
    """How many of the sentences that teach have a card, and how many were left out."""

    carded: int
    left_out: int
    taught: int

    @property
    def percent(self) -> int:
        """Whole percent of what is taught and was not left out, rounded down."""
        wanted = self.taught - self.left_out
        return 100 * self.carded // wanted if wanted else 100


def trace(case: Case, source: Source, words: Source | None = None) -> list[Traced]:
    """Return every sentence of the source, in its order.

    `words` is the same source with its text, where that is at hand.
    """
    passages = prove(case, source, "").passages
    given = _given(case, source, passages)
    dropped = _dropped(case, passages)
    return [
        Traced(
            section=chapter.name,
            number=number,
            line=sentence.line,
            text=shown.text,
            taught=_NOT_TAUGHT.fullmatch(chapter.name) is None,
            names=tuple(given.get((chapter.name, number), ())),
            left_out=dropped.get((chapter.name, number), ""),
        )
        for chapter, other in zip(
            source.chapters, (words or source).chapters, strict=True
        )
        for number, (sentence, shown) in enumerate(
            zip(chapter.sentences, other.sentences, strict=True), 1
        )
    ]


def coverage(traced: Sequence[Traced]) -> Coverage:
    """Count the sentences that teach; one with a card is not left out."""
    taught = [one for one in traced if one.taught]
    return Coverage(
        carded=sum(bool(one.names) for one in taught),
        left_out=sum(bool(one.left_out and not one.names) for one in taught),
        taught=len(taught),
    )


Place = tuple[str, int]


def _given(
    case: Case, source: Source, passages: Mapping[Evidence, Passage]
) -> dict[Place, list[str]]:
    """Return the names of the statements that rest on each sentence."""
    told = any(fact.OPENS for fact in case.facts.values())
    found = dict[Place, dict[str, None]]()
    for statement in statements(case):
        if statement.is_card or (told and statement.in_vignette):
            for place in _rests(statement, source, passages):
                found.setdefault(place, {})[statement.name] = None
    for place, name in _of_facts(case, passages):
        found.setdefault(place, {name: None})
    return {place: list(names) for place, names in found.items()}


def _of_facts(
    case: Case, passages: Mapping[Evidence, Passage]
) -> Iterator[tuple[Place, str]]:
    """Yield the sentences that a fact names, though its cards have closer places."""
    for key, fact in case.facts.items():
        for evidence in fact.evidence:
            passage = passages.get(evidence)
            if passage is not None and not passage.wide:
                for number in range(passage.first, passage.last + 1):
                    yield (passage.section, number), f"{case.about.id}/{key}"


def _rests(
    statement: Statement, source: Source, passages: Mapping[Evidence, Passage]
) -> list[Place]:
    on = [passages[place] for place in statement.evidence if place in passages]
    question, answer = to_plain(statement.question), to_plain(statement.answer)
    conditions = [to_plain(condition) for condition in statement.conditions]
    return list(resting(source, on, question, answer, conditions))


def _dropped(case: Case, passages: Mapping[Evidence, Passage]) -> dict[Place, str]:
    return {
        (passages[place].section, number): str(left.reason)
        for left in case.about.left_out.values()
        for place in left.evidence
        if place in passages
        for number in range(passages[place].first, passages[place].last + 1)
    }
