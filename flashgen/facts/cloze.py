"""A sentence with gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from flashgen.model.card import Draft
from flashgen.model.case import About, Fact, Item
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.record import Keyed, Markdown, entry
from flashgen.model.source import Text

_GAP = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\]")


@dataclass(frozen=True)
class Gap(Item):
    """What belongs into one gap; a bare text is enough."""

    hint: Text | None = entry("A word in the gap that narrows the answer.", None)


@dataclass(frozen=True)
class Cloze(Fact):
    """A sentence with gaps, one card per gap; the other gaps are filled in.

    A gap is marked in the text by its key in square brackets.
    """

    KIND: ClassVar = "cloze"
    EXAMPLE: ClassVar = """
        text: In the adult, the resting heart beats about [rate] times a [unit].
        gaps:
          rate: {label: "60 to 100", hint: a range}
          unit: minute
    """

    text: Markdown = entry("The sentence, with `[key]` for each gap.")
    gaps: Keyed[Gap] = entry("What belongs into each gap.")

    def problems(self, about: About | None) -> Iterator[Diagnostic]:  # noqa: ARG002
        """Yield gaps and marks that have no partner, and gaps marked twice."""
        marks = _GAP.findall(self.text)
        for key, gap in self.gaps.items():
            if marks.count(key) != 1:
                times = "not" if key not in marks else "more than once"
                message = f"gap `{key}` is {times} marked in the text"
                hint = f"write `[{key}]` once where it belongs"
                yield error(gap.span, "FG029", message, hint)
        for mark in dict.fromkeys(marks):
            if not any(key == mark for key in self.gaps) and not mark.isdigit():
                message = f"`[{mark}]` has no words"
                hint = f"add `{mark}:` to `gaps`"
                where = self.text.span.find(f"[{mark}]")
                yield error(where, "FG029", message, hint)

    def cards(self, about: About) -> Iterator[Draft]:
        """Yield a card for each gap, in the order of the mapping."""
        words = {str(key): str(gap.label) for key, gap in self.gaps.items()}
        for key, gap in self.gaps.items():
            before, after = self.text.split(f"[{key}]")
            yield Draft(
                "cloze",
                about.say("cloze.ask"),
                gap.label,
                gap.label.span,
                path=(key,),
                content={
                    "Before": _fill(before, words),
                    "After": _fill(after, words),
                    "Hint": gap.hint or "",
                },
                why=gap.why or "",
                evidence=gap.evidence,
                inferred=gap.inferred,
                conditions=(Text(_fill(self.text, words), self.text.span),),
            )


def _fill(text: str, words: dict[str, str]) -> str:
    return _GAP.sub(lambda mark: words.get(mark[1], mark[0]), text)
