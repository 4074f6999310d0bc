"""Numbers under their conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from flashgen.model.card import Draft, Row
from flashgen.model.case import About, Fact, Item
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.record import Keyed, Markdown, entry
from flashgen.model.source import Text
from flashgen.phrases import Phrases

_NUMBER = r"\d+(?:[.,\u202f]\d+)*"
_VALUE = re.compile(
    rf"(?P<number>(?:[<>≤≥≈~±−-]|about|over|under)?\s*{_NUMBER}"
    rf"(?:\s*(?:[–-]|to|:|/)\s*{_NUMBER})?(?:\s*±\s*{_NUMBER})?)\s*(?P<unit>.*)",
    re.DOTALL,
)
_PERCENT = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Value(Item):
    """One number; a bare text is the value, and the key its label."""

    SHORT: ClassVar[str] = "value"

    value: Markdown = entry("The number with its unit, as in `70 %`.")
    ask: Markdown | None = entry("The question for this value.", None)
    population: Markdown | None = entry("Its own population, if it differs.", None)
    tolerance: Text | None = entry("How far a guess may be off, in its unit.", None)


@dataclass(frozen=True)
class Statistic(Fact):
    """Numbers under their conditions, one card per value.

    Population, measure, time and year stand on the front, so that two numbers of one
    table can never be confused.  Each value's key is what tells it from the others (a
    time point unless `by` says otherwise).  The year is the year of the source.
    """

    KIND: ClassVar = "statistic"
    EXAMPLE: ClassVar = """
        population: adults in a sample cohort
        measure: survival
        ask: What share of patients is alive?
        values:
          1-year: 90 %
          5-year: {label: 5 years after diagnosis, value: 60 %, tolerance: 5}
        as_of: 2013
    """

    population: Markdown = entry("Who was counted.")
    measure: Markdown = entry("What was measured.")
    values: Keyed[Value] = entry("The numbers.")
    ask: Markdown | None = entry("The question.", None)
    by: Text | None = entry(
        "What tells the values apart; a time point if left out.", None
    )
    time: Markdown | None = entry("The time that all values share.", None)
    direction: Markdown | None = entry("What is compared with what.", None)

    def problems(self, about: About | None) -> Iterator[Diagnostic]:  # noqa: ARG002
        """Yield values without a number."""
        for key, value in self.values.items():
            if _VALUE.fullmatch(value.value) is None:
                message = f"`{value.value}` of `{key}` does not start with a number"
                hint = "write a number and its unit, like `70 %` or `65–72 mmHg`"
                yield error(value.value.span, "FG025", message, hint)

    def cards(self, about: About) -> Iterator[Draft]:
        """Yield a card for each value."""
        say = about.say
        for key, value in self.values.items():
            match = _VALUE.fullmatch(value.value)
            if match is None:
                raise ValueError(f"unchecked value {value.value!r}")
            number, unit = match["number"].strip(), match["unit"].strip()
            yield Draft(
                "statistic",
                value.ask or self.ask or say("statistic.ask", measure=self.measure),
                value.value,
                value.value.span,
                path=(key,),
                content={
                    "Terms": self._terms(say, value),
                    "Answer": number,
                    "Unit": unit,
                    "Percent": number if _is_share(number, unit) else "",
                    "Plain": _plain(say, number) if _is_share(number, unit) else "",
                    "Tolerance": _tolerance(say, value.tolerance, unit),
                },
                why=value.why or "",
                evidence=value.evidence,
                inferred=value.inferred,
                conditions=self._conditions(value),
            )

    def _conditions(self, value: Value) -> tuple[Text, ...]:
        """Return for whom, what and when one value holds."""
        given = (value.population or self.population, self.measure, self.direction)
        return tuple(text for text in (*given, self.time, value.label) if text)

    def _terms(self, say: Phrases, value: Value) -> tuple[Row, ...]:
        """Return the conditions of one value, in the order in which they are read."""
        terms = (
            (say("statistic.population"), value.population or self.population),
            (say("statistic.measure"), self.measure),
            (say("statistic.direction"), self.direction),
            (say("statistic.time"), self.time),
            (self.by or say("statistic.by"), value.label),
            (say("statistic.as-of"), self.as_of),
        )
        return tuple(Row(name, text) for name, text in terms if text)


def _is_share(number: str, unit: str) -> bool:
    """Return whether the value is one percentage of a whole."""
    return (
        unit == "%" and _PERCENT.fullmatch(number) is not None and float(number) <= 100
    )


def _plain(say: Phrases, percent: str) -> str:
    """Return a percentage as a share of ten or a hundred, where that is exact.

    Natural frequencies are read more surely than percentages (Gigerenzer).
    """
    share = float(percent)
    if share % 10 == 0 and 0 < share < 100:
        return say("statistic.share", part=int(share // 10), whole=10)
    if share % 1 == 0 and 0 < share < 100:
        return say("statistic.share", part=int(share), whole=100)
    return ""


def _tolerance(say: Phrases, tolerance: str | None, unit: str) -> str:
    if tolerance is None:
        return ""
    return say("statistic.tolerance", tolerance=f"{tolerance} {unit}".strip())
