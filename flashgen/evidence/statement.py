"""What a case says: on its cards, in its presentation and below its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from flashgen.model.card import CardId, Draft
from flashgen.model.case import SECTIONS, Case, Fact, Label
from flashgen.model.evidence import Evidence, Inference
from flashgen.model.figure import Ask, Figure, Naming
from flashgen.model.record import Record
from flashgen.model.source import Span, Text
from flashgen.proof import sentences


@dataclass(frozen=True)
class Statement:
    """Something a student may come to believe, and the places that bear it out.

    `name` is the id of a card, or where else the words are shown.  `conditions` are
    what the answer holds for, `notes` what is said beside it (`why`, `more`).  `owner`
    is the record it was read from: words that flashgen put together are sought there.
    `around` are the places of the record that this belongs to: what is said of all its
    cards may stand there.
    """

    name: str
    question: str
    answer: str
    evidence: tuple[Evidence, ...]
    inferred: tuple[Inference, ...]
    at: Span
    owner: Span
    conditions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    around: tuple[Evidence, ...] = ()
    is_card: bool = True
    in_vignette: bool = False
    measured: bool = False
    """Whether its conditions are population, measure and time of a number."""

    beside: tuple[str, ...] = ()
    """The other numbers of a statistic: only the last condition tells them apart."""


def statements(case: Case) -> Iterator[Statement]:
    """Yield everything the case says, in the order of the file."""
    yield from _presentation(case)
    for key, figure in case.figures.items():
        yield from _captions(case, key, figure)
        yield from _asked(case, key, figure)
    for key, fact in case.facts.items():
        drafts = tuple(fact.cards(case.about))
        for draft in drafts:
            card = _card(case, key, fact, draft)
            if card.measured:
                others = (other.answer for other in drafts if other is not draft)
                card = replace(card, beside=tuple(others))
            yield card
            if draft.told:
                yield from _told(card, draft.told)


def _card(case: Case, key: Text, parent: Fact, draft: Draft) -> Statement:
    path = (str(key), *map(str, draft.path))
    notes = (draft.why or parent.why or "", draft.more or parent.more or "")
    return Statement(
        name=str(CardId(str(case.about.id), path, draft.direction)),
        question=draft.question,
        answer=draft.answer,
        evidence=draft.evidence or parent.evidence,
        around=parent.evidence,
        inferred=(*draft.inferred, *parent.inferred),
        at=draft.at,
        owner=parent.span,
        conditions=draft.conditions,
        notes=tuple(note for note in notes if note),
        years=tuple(y for y in (case.about.source.year, parent.as_of) if y),
        measured=parent.KIND == "statistic",
    )


def _told(card: Statement, told: str) -> Iterator[Statement]:
    """Yield what the front of a card tells, sentence by sentence."""
    at = told.span if isinstance(told, Text) else card.at
    for sentence in sentences(" ".join(told.split())):
        yield replace(
            card,
            question="",
            answer=Text(sentence, at),
            at=at,
            conditions=(),
            notes=(),
            is_card=False,
        )


def _asked(case: Case, key: Text, figure: Figure) -> Iterator[Statement]:
    """Yield what is asked about a figure, whether its picture is at hand or not."""
    for name, ask in figure.ask.items():
        yield _about_figure(case, (key, name), figure, ask, ask.ask or "", ask.answer)
    naming = figure.naming or Naming(figure.span)
    for variant in figure.variants:
        for name, region in variant.regions.items():
            asked = naming.ask or ""
            yield _about_figure(case, (key, name), figure, naming, asked, region.name)


def _about_figure(
    case: Case,
    path: tuple[Text, Text],
    figure: Figure,
    asked: Ask | Naming,
    question: str,
    answer: Text,
) -> Statement:
    why = asked.why if isinstance(asked, Ask) else None
    return Statement(
        name=str(CardId(str(case.about.id), (str(path[0]), str(path[1])))),
        question=question,
        answer=answer,
        evidence=asked.evidence or figure.evidence,
        around=figure.evidence,
        inferred=(*asked.inferred, *figure.inferred),
        at=answer.span,
        owner=figure.span,
        notes=tuple(note for note in (why or figure.why, figure.more) if note),
    )


def _presentation(case: Case) -> Iterator[Statement]:
    told = case.about.presentation
    if told is None:
        return
    yield _shown(case, "patient", Label(told.patient.span, label=told.patient), told)
    for section in SECTIONS:
        for key, label in getattr(told, section).items():
            yield _shown(case, str(key), label, told)


def _shown(case: Case, key: str, label: Label, parent: Record) -> Statement:
    about = case.about.presentation
    assert about is not None
    return Statement(
        name=f"{case.about.id}: {key} of the presentation",
        question="",
        answer=label.label,
        evidence=label.evidence or about.evidence,
        inferred=(*label.inferred, *about.inferred),
        at=label.label.span,
        owner=parent.span,
        notes=(label.why,) if label.why else (),
        is_card=False,
        in_vignette=True,
    )


def _captions(case: Case, key: Text, figure: Figure) -> Iterator[Statement]:
    """Yield captions and modality; all that is asked of a figure may stand in them."""
    asked = (place for ask in figure.ask.values() for place in ask.evidence)
    said = Statement(
        name=f"{case.about.id}: caption of {key}",
        question="",
        answer="",
        evidence=tuple(dict.fromkeys((*figure.evidence, *asked))),
        inferred=figure.inferred,
        at=figure.caption.span,
        owner=figure.span,
        conditions=(figure.modality,),
        is_card=False,
    )
    yield said
    drawn = figure.stand_in.caption if figure.stand_in else None
    for caption in (text for text in (figure.caption, drawn, figure.front) if text):
        plain = replace(said, conditions=())
        yield from _told(plain, caption)


def places(case: Case) -> Iterator[Evidence]:
    """Yield every place in the source that the case names."""
    yield from _places(case.about)
    for record in (*case.figures.values(), *case.facts.values()):
        yield from _places(record)


def stories(case: Case) -> frozenset[Evidence]:
    """Return the places of presentation and vignettes, which may be long."""
    told = case.about.presentation
    found = set(told.evidence if told is not None else ())
    for fact in case.facts.values():
        if fact.KIND == "vignette":
            found.update(fact.evidence)
    return frozenset(found)


def _places(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, Record):
        for field in fields(value):
            yield from _places(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _places(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _places(item)
