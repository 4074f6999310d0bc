"""Things against features."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from flashgen.model.card import Content, Draft, Row
from flashgen.model.case import About, Fact, Label
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.evidence import Sourced
from flashgen.model.record import Keyed, Lasting, Markdown, entry
from flashgen.model.source import Text


@dataclass(frozen=True)
class Cell(Lasting, Sourced):
    """One feature of one thing; a bare text is enough."""

    SHORT: ClassVar[str] = "label"

    label: Markdown = entry("The answer.")
    why: Markdown | None = entry("Why it is so, shown with the answer.", None)


@dataclass(frozen=True)
class Feature(Lasting, Sourced):
    """One feature, and its value for the compared things."""

    LABEL: ClassVar[str] = "label"

    label: Markdown = entry("The feature; the key itself if left out.")
    ask: Markdown | None = entry("The question; `{thing}` is filled in.", None)
    values: Keyed[Cell] = entry("The value for each thing, by its key.")


@dataclass(frozen=True)
class Comparison(Fact):
    """Things against features, a card for each cell.

    A cell may be left out where the source is silent.  With `context: others` the
    values of the other things are shown beside the gap.
    """

    KIND: ClassVar = "comparison"
    EXAMPLE: ClassVar = """
        things: {croup: Croup, epiglottitis: Epiglottitis}
        features:
          onset:
            ask: How fast does {thing} begin?
            values: {croup: over days, epiglottitis: over hours}
    """

    of: Markdown | None = entry("What is compared, shown above the question.", None)
    things: Keyed[Label] = entry("The compared things.")
    features: Keyed[Feature] = entry("The features that tell them apart.")
    context: Literal["others", "none"] = entry("Whether the others are shown.", "none")

    def problems(self, about: About | None) -> Iterator[Diagnostic]:  # noqa: ARG002
        """Yield cells that belong to nothing, and names that cannot be filled in."""
        if len(self.things) < 2:
            span = next(iter(self.things)).span
            hint = "add the other thing, or use `kind: question`"
            yield error(span, "FG022", "a comparison needs two things", hint)
        for feature in self.features.values():
            for key in feature.values:
                if key not in self.things:
                    hint = "there are " + ", ".join(f"`{k}`" for k in self.things)
                    yield error(key.span, "FG026", f"`{key}` is not compared", hint)
            if feature.ask and "{thing}" not in feature.ask:
                message = "the question names no {thing}, so all cells share it"
                hint = "write {thing} where its name belongs"
                yield error(feature.ask.span, "FG027", message, hint)

    def cards(self, about: About) -> Iterator[Draft]:
        """Yield a card for each cell."""
        for name, feature in self.features.items():
            for key, cell in feature.values.items():
                yield self._card(about, (name, key), feature, cell)

    def _card(
        self, about: About, path: tuple[Text, Text], feature: Feature, cell: Cell
    ) -> Draft:
        say = about.say
        thing = self.things[path[1]].label
        ask = say("comparison.ask", feature=feature.label, thing=thing)
        if feature.ask:
            filled = feature.ask.replace("{thing}", thing)
            ask = Text(filled, feature.ask.span)
        rows = [
            Row(self.things[key].label, value.label)
            for key, value in feature.values.items()
        ]
        index = list(feature.values).index(path[1])
        shown = self.context == "others"
        framed = shown or self.of is not None
        title = say("comparison.set", of=self.of, feature=feature.label)
        content: dict[str, Content] = {
            "Set": title if self.of else "",
            "Letter": thing,
            "Before": tuple(rows[:index]) if shown else (),
            "After": tuple(rows[index + 1 :]) if shown else (),
        }
        return Draft(
            "list" if framed else "basic",
            ask,
            cell.label,
            cell.label.span,
            path=path,
            content=content if framed else {},
            why=cell.why or "",
            evidence=cell.evidence or feature.evidence,
            inferred=(*cell.inferred, *feature.inferred),
            conditions=(thing, *((self.of,) if self.of else ())),
        )
