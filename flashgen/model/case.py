"""A medical case: what it is about, its figures, and the facts it teaches."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from flashgen.model.card import Draft
from flashgen.model.diagnostic import Diagnostic
from flashgen.model.evidence import Evidence, Sourced
from flashgen.model.figure import Figure
from flashgen.model.record import (
    CARD_PATH,
    Allowed,
    CardPath,
    Date,
    Doi,
    Keyed,
    Language,
    Lasting,
    Markdown,
    Record,
    Slug,
    Topic,
    Url,
    Year,
    entry,
)
from flashgen.model.source import Span, Text
from flashgen.phrases import Phrases

Context = Literal["others", "before", "none"]
"""How much of the rest of a set a card shows beside the gap."""


@dataclass(frozen=True)
class Citation(Record):
    """The published source of a case."""

    authors: tuple[Text, ...] = entry("Authors in the order of the source.")
    title: Text = entry("Title of the article.")
    journal: Text = entry("Journal or publisher.")
    year: Year = entry("Year of publication.")
    volume: Text | None = entry("Volume.", None)
    issue: Text | None = entry("Issue.", None)
    pages: Text | None = entry("Pages or article number.", None)
    doi: Doi | None = entry("DOI, without `https://doi.org/`.", None)
    url: Url | None = entry("Address, where there is no DOI.", None)
    rights: Text = entry("The licence of the source, or `all rights reserved`.")
    retracted: Text | None = entry(
        "When and why it was retracted, if it was: its cards must go.", None
    )
    superseded_by: Text | None = entry(
        "The newer source that says otherwise, if there is one.", None
    )


@dataclass(frozen=True)
class Review(Record):
    """Who has read the cards against the source, and which content they saw."""

    by: Text = entry("Name and role of the reviewer.")
    date: Date = entry("Day of the review.")
    content: Text = entry("Fingerprint of the content they saw, as `check` prints it.")


@dataclass(frozen=True)
class Label(Sourced):
    """Words with a reason and a place in the source; a bare text is the words."""

    SHORT: ClassVar[str] = "label"
    LABEL: ClassVar[str] = "label"

    label: Markdown = entry("The words shown; the key itself if left out.")
    why: Markdown | None = entry("Why it is so, shown with the answer.", None)


@dataclass(frozen=True)
class Item(Lasting, Label):
    """One item of a set, with cards of its own; a bare text is its label."""


@dataclass(frozen=True)
class Presentation(Sourced):
    """How the patient presented, in the order in which a clinician reports it."""

    patient: Markdown = entry("Who: age, sex, as a noun phrase.")
    complaint: Keyed[Label] = entry("Why the patient came.", factory=dict)
    history: Keyed[Label] = entry("Diseases, drugs, exposures.", factory=dict)
    vitals: Keyed[Label] = entry("Vital signs with units.", factory=dict)
    examination: Keyed[Label] = entry("What the examination showed.", factory=dict)
    laboratory: Keyed[Label] = entry("Laboratory values with units.", factory=dict)
    tests: Keyed[Label] = entry("ECG, endoscopy, lung function …", factory=dict)
    imaging: Keyed[Label] = entry("What imaging showed.", factory=dict)
    course: Keyed[Label] = entry("Treatment and what became of it.", factory=dict)


SECTIONS = (
    "complaint",
    "history",
    "vitals",
    "examination",
    "laboratory",
    "tests",
    "imaging",
    "course",
)
"""The sections of a presentation, in the order of a vignette."""


@dataclass(frozen=True)
class Withdrawal(Record):
    """Why a published card is no more; a bare text is the reason."""

    SHORT: ClassVar[str] = "reason"

    reason: Markdown = entry("What was wrong, for students who have the card.")
    replacement: CardPath | None = entry(
        "The card of this case to learn instead.", None
    )


@dataclass(frozen=True)
class LeftOut(Record):
    """Statements of the source that shall have no card."""

    evidence: tuple[Evidence, ...] = entry("Where the source says them.")
    reason: Text = entry("Why nobody should learn them.")


@dataclass(frozen=True)
class About(Record):
    """A case file: everything but the facts."""

    format: Literal["1"] = entry("Version of the case language.")
    id: Slug = entry("Name of the case and of its file; part of every card's id.")
    language: Language = entry("Language of the cards.")
    title: Text = entry("Name of the case, shown with the answer.")
    diagnosis: Markdown = entry("What the patient had.")
    trail: Text = entry("Specialty, shown on every front; must not give it away.")
    topics: tuple[Topic, ...] = entry("Topics of all cards, as tags.", ())
    source: Citation = entry("The published source.")
    review: Review | None = entry("The latest medical review.", None)
    presentation: Presentation | None = entry("How the patient presented.", None)
    left_out: Keyed[LeftOut] = entry(
        "Statements of the source that deliberately have no card.", factory=dict
    )

    allow: Allowed = entry(
        "Findings that are wrong in all of the case: code of the rule, and why.",
        factory=dict,
    )
    withdrawn: Annotated[Mapping[Text, Withdrawal], CARD_PATH] = entry(
        "Published cards that are no more, by id without the case: `crest/C`.",
        factory=dict,
    )

    @cached_property
    def say(self) -> Phrases:
        """The set phrases in the language of the case."""
        return Phrases(self.language)


@dataclass(frozen=True)
class Fact(Lasting, Sourced):
    """One thing worth knowing.  Its kinds live in `flashgen/facts/`."""

    KIND: ClassVar[str]
    EXAMPLE: ClassVar[str]
    """The mapping under one fact's key, as YAML: documentation and test input."""
    OPENS: ClassVar[bool] = False
    """Whether a case opens with it: before pictures and facts give its answer away."""

    why: Markdown | None = entry("Why it is so, shown with the answer.", None)
    more: Markdown | None = entry("Further reading, folded away on the back.", None)
    topic: Topic | None = entry("Topic of these cards, as a tag and on the chip.", None)
    as_of: Year | None = entry("Year for which this holds, shown on the card.", None)

    def problems(self, about: About | None) -> Iterator[Diagnostic]:  # noqa: ARG002
        """Yield what the annotations cannot say about this fact.

        `about` is None where the case itself has errors.
        """
        yield from ()

    @abstractmethod
    def cards(self, about: About) -> Iterator[Draft]:
        """Split this fact, free of errors, into atomic cards."""


@dataclass(frozen=True)
class Case:
    """A validated case file."""

    about: About
    figures: dict[Text, Figure] = field(default_factory=dict)
    facts: dict[Text, Fact] = field(default_factory=dict)
    keys: dict[str, Span] = field(default_factory=dict)
    """Where each figure's and fact's key stands."""
