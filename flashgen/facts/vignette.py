"""The presentation of the patient, then the diagnosis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from flashgen.model.card import Draft, Row
from flashgen.model.case import SECTIONS, About, Fact
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.evidence import Sourced
from flashgen.model.record import Keyed, Lasting, Markdown, Slug, entry
from flashgen.model.source import Text

Section = Literal[
    "patient",
    "complaint",
    "history",
    "vitals",
    "examination",
    "laboratory",
    "tests",
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
    "tests",
)


@dataclass(frozen=True)
class Stage(Lasting, Sourced):
    """One more clue, and what to ask after it; a bare text is the clue."""

    SHORT: ClassVar[str] = "clue"

    clue: Markdown | None = entry("What becomes known.", None)
    sections: tuple[Section, ...] = entry("Sections that become known.", ())
    reveal: tuple[Slug, ...] = entry("Keys of findings that become known.", ())
    ask: Markdown | None = entry("The question at this stage.", None)
    answer: Markdown | None = entry("The answer at this stage.", None)
    why: Markdown | None = entry("Why it is so, shown with the answer.", None)


@dataclass(frozen=True)
class Vignette(Fact):
    """The presentation of the patient, then the diagnosis.

    Without `stages` one card shows the chosen sections.  With stages there is a card
    for each: it shows the sections and all clues so far, and asks.  What a stage
    brings in, as a section or by the key of a finding, is not shown before it.
    `omit` leaves out findings, by key, that would give the answer away.
    Every stage must bring something in, the first one, too: what is known from the
    start is asked by a vignette of its own.
    """

    KIND: ClassVar = "vignette"
    OPENS: ClassVar = True
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

    def problems(self, about: About | None) -> Iterator[Diagnostic]:
        """Yield what the presentation does not have."""
        if about is None:
            return
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
        revealed = [key for s in (self.stages or {}).values() for key in s.reveal]
        for key in (*self.omit, *revealed):
            if key not in known:
                message = f"`{key}` is no finding of the presentation"
                yield error(key.span, "FG026", message, "delete it or correct it")
        for stage in (self.stages or {}).values():
            if stage.clue is None and not stage.sections and not stage.reveal:
                hint = "write a `clue`, or `sections` or `reveal` what becomes known"
                yield error(stage.span, "FG030", "this stage shows nothing new", hint)

    def cards(self, about: About) -> Iterator[Draft]:
        """Yield one card, or one for each stage."""
        stages = self.stages or {}
        later = {section for stage in stages.values() for section in stage.sections}
        first = [section for section in self.sections if section not in later]
        hidden: set[str] = {*self.omit, *(k for s in stages.values() for k in s.reveal)}
        rows = [row for s in first for row in _section(about, s, hidden)]
        if not stages:
            yield self._card(about, rows, (), Stage(self.span))
        for key, stage in stages.items():
            rows += [r for s in stage.sections for r in _section(about, s, hidden)]
            if stage.reveal:
                rows += _revealed(about, set(stage.reveal))
            if stage.clue:
                rows.append(Row(about.say("vignette.clue"), stage.clue))
            yield self._card(about, rows, (key,), stage)

    def _card(
        self, about: About, rows: list[Row], path: tuple[Text, ...], stage: Stage
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
            inferred=stage.inferred,
            told=stage.clue or "",
        )


def _section(about: About, section: Section, hidden: set[str]) -> Iterator[Row]:
    """Yield the findings of one section, but for the keys that are hidden."""
    presentation = about.presentation
    if presentation is None:
        raise ValueError("unchecked vignette")
    name = about.say(f"vignette.{section}")
    if section == "patient":
        yield Row(name, presentation.patient)
        return
    items = getattr(presentation, section)
    shown = [item.label for key, item in items.items() if key not in hidden]
    if shown:
        yield Row(name, _sentences(shown))


def _revealed(about: About, keys: set[str]) -> Iterator[Row]:
    """Yield the findings with these keys, by section."""
    for section in SECTIONS:
        items = getattr(about.presentation, section)
        shown = [item.label for key, item in items.items() if key in keys]
        if shown:
            yield Row(about.say(f"vignette.{section}"), _sentences(shown))


def _sentences(findings: list[str]) -> str:
    """Return findings as a clinician notes them, each with a full stop."""
    return " ".join(f if f.endswith((".", "!", "?")) else f"{f}." for f in findings)
