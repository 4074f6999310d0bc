"""The presentation of the patient, then the diagnosis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from flashgen.model.card import Draft, Row
from flashgen.model.case import SECTIONS, About, Fact
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.evidence import Evidence
from flashgen.model.record import Keyed, Markdown, Record, Slug, entry

Section = Literal[
    "patient",
    "complaint",
    "history",
    "vitals",
    "examination",
    "laboratory",
    "imaging",
    "course",
]
_AT_FIRST: tuple[Section, ...] = (
    "patient",
    "complaint",
    "history",
    "vitals",
    "examination",
    "laboratory",
)


@dataclass(frozen=True)
class Stage(Record):
    """One more clue, and what to ask after it; a bare text is the clue."""

    SHORT: ClassVar[str] = "clue"

    clue: Markdown | None = entry("What becomes known.", None)
    sections: tuple[Section, ...] = entry("Sections that become known.", ())
    ask: Markdown | None = entry("The question at this stage.", None)
    answer: Markdown | None = entry("The answer at this stage.", None)
    why: Markdown | None = entry("Why it is so, shown with the answer.", None)
    evidence: tuple[Evidence, ...] = entry("Where the source says this.", ())


@dataclass(frozen=True)
class Vignette(Fact):
    """The presentation of the patient, then the diagnosis.

    Without `stages` one card shows the chosen sections.  With stages there is a card
    for each: it shows the sections and all clues so far, and asks.  `omit` leaves out
    findings, by key, that would give the answer away.
    """

    KIND: ClassVar = "vignette"
    EXAMPLE: ClassVar = """
        sections: [patient, complaint]
    """

    ask: Markdown | None = entry("The question.", None)
    answer: Markdown | None = entry("The answer; the diagnosis if left out.", None)
    sections: tuple[Section, ...] = entry(
        "What is shown at first; all but imaging and course if left out.", _AT_FIRST
    )
    omit: tuple[Slug, ...] = entry("Keys of findings that are not shown.", ())
    stages: Keyed[Stage] | None = entry("Further clues in their order.", None)

    def problems(self, about: About) -> Iterator[Diagnostic]:
        """Yield what the presentation does not have."""
        if about.presentation is None:
            message = "the case has no `presentation` to show"
            hint = "write one: `presentation: {patient: A 45-year-old woman, …}`"
            yield error(self.span, "FG030", message, hint)
            return
        known = {
            str(key)
            for section in SECTIONS
            for key in getattr(about.presentation, section)
        }
        for key in self.omit:
            if key not in known:
                message = f"`{key}` is no finding of the presentation"
                yield error(key.span, "FG026", message, "delete it or correct it")
        for stage in (self.stages or {}).values():
            if stage.clue is None and not stage.sections:
                hint = "write a `clue`, or the `sections` that become known"
                yield error(stage.span, "FG030", "this stage shows nothing new", hint)

    def cards(self, about: About) -> Iterator[Draft]:
        """Yield one card, or one for each stage."""
        rows = [row for s in self.sections for row in self._section(about, s)]
        if not self.stages:
            yield self._card(about, rows, (), Stage(self.span))
        for key, stage in (self.stages or {}).items():
            rows += [row for s in stage.sections for row in self._section(about, s)]
            if stage.clue:
                rows.append(Row(about.say("vignette.clue"), stage.clue))
            yield self._card(about, rows, (key,), stage)

    def _card(
        self, about: About, rows: list[Row], path: tuple[str, ...], stage: Stage
    ) -> Draft:
        answer = stage.answer or self.answer or about.diagnosis
        inside = stage.answer or self.answer
        return Draft(
            "basic",
            stage.ask or self.ask or about.say("vignette.ask"),
            answer,
            inside.span if inside else self.span,
            path=path,
            chip="" if stage.ask else "diagnosis",
            content={"Stem": tuple(rows)},
            why=stage.why or "",
            evidence=stage.evidence,
        )

    def _section(self, about: About, section: Section) -> Iterator[Row]:
        presentation = about.presentation
        if presentation is None:
            raise ValueError("unchecked vignette")
        name = about.say(f"vignette.{section}")
        if section == "patient":
            yield Row(name, presentation.patient)
            return
        items = getattr(presentation, section)
        shown = [item.label for key, item in items.items() if key not in self.omit]
        if shown:
            yield Row(name, "; ".join(shown))
