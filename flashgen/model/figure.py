"""A figure of a case: its picture, what is drawn on it, and what to ask of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

from flashgen.model import outline
from flashgen.model.evidence import Sourced
from flashgen.model.outline import (
    ArrowText,
    BoxText,
    CircleText,
    Outline,
    PlaceText,
    PolygonText,
    WindowText,
)
from flashgen.model.record import (
    FileName,
    Keyed,
    Lasting,
    Markdown,
    Record,
    Slug,
    Topic,
    entry,
)
from flashgen.model.source import Text

Tone = Literal["light", "dark", "line", "plain"]
"""How a picture meets the night: `light` is dimmed, `line` art may be inverted."""


@dataclass(frozen=True)
class Drawn(Record):
    """An outline on a picture: one of `box`, `circle` and `polygon`."""

    box: BoxText | None = entry("`left top width height`, in fractions.", None)
    circle: CircleText | None = entry(
        "`x y radius`, or `x y radius radius` of an ellipse, in fractions.", None
    )
    polygon: PolygonText | None = entry(
        "Three or more points `x y, x y, x y`, in fractions.", None
    )

    @property
    def outlines(self) -> tuple[tuple[Text, Outline], ...]:
        """What was given, with its words; there should be one."""
        read: tuple[tuple[Text | None, Callable[[str], Outline]], ...] = (
            (self.box, outline.box),
            (self.circle, outline.ellipse),
            (self.polygon, outline.polygon),
        )
        return tuple((words, make(words)) for words, make in read if words)

    @property
    def outline(self) -> Outline | None:
        """The outline, if there is one."""
        return self.outlines[0][1] if self.outlines else None


@dataclass(frozen=True)
class Mark(Drawn):
    """Something drawn on the picture that the answer shows."""

    arrow: ArrowText | None = entry("`x y -> x y`, from tail to tip.", None)
    label: Text | None = entry("A word or two beside the outline.", None)
    at: PlaceText | None = entry("Where the middle of the label is.", None)
    says: Text | None = entry(
        "What is marked, for those who cannot see it; the label or key if left out.",
        None,
    )

    @property
    def outlines(self) -> tuple[tuple[Text, Outline], ...]:
        """What was given, with its words; one at most, and one or a label."""
        arrow = ((self.arrow, outline.arrow(self.arrow)),) if self.arrow else ()
        return (*super().outlines, *arrow)


@dataclass(frozen=True)
class Region(Lasting, Drawn):
    """A structure to be named when a mask hides it; its key is its identity."""

    LABEL: ClassVar[str] = "name"

    name: Markdown = entry("The name; the key itself if left out.")


@dataclass(frozen=True)
class Variant(Record):
    """One picture of a figure, with what was drawn for it and nothing else."""

    file: FileName = entry("File in `media/<case-id>/`.")
    schematic: bool = entry("Whether it is a drawing and not a patient image.", False)
    credit: Text = entry("Who made it.")
    licence: Text = entry(
        "Licence of the picture, e.g. `CC0-1.0`, or `all rights reserved`."
    )
    permission: Text | None = entry(
        "Who allowed its use in this deck, and when, where the licence does not.",
        None,
    )
    consent: Text | None = entry(
        "How the patient agreed to it, or why nobody had to.", None
    )
    reviewed: Literal["no identifying text"] | None = entry(
        "That a person has looked for names and dates in the picture.", None
    )
    tone: Tone = entry("How the picture meets the night.", "plain")
    crop: BoxText | None = entry(
        "The part that is shown: `left top width height`, in fractions.", None
    )
    window: WindowText | None = entry(
        "Grey values that are shown, as `centre/width`: of DICOM in its own unit.",
        None,
    )
    marks: Keyed[Mark] = entry(
        "What the answer points at, in fractions of what is shown.", factory=dict
    )
    regions: Keyed[Region] = entry(
        "Structures to be named, in fractions of what is shown.", factory=dict
    )


@dataclass(frozen=True)
class StandIn(Variant):
    """A drawing for the time in which the picture itself may not be shown."""

    schematic: bool = entry("Whether it is a drawing and not a patient image.", True)
    alt: Text | None = entry("What is seen, where it differs.", None)
    caption: Markdown | None = entry("Caption on the back, where it differs.", None)


@dataclass(frozen=True)
class Ask(Lasting, Sourced):
    """One question about a figure; a bare text is its answer."""

    SHORT: ClassVar[str] = "answer"

    type: Slug | None = entry(
        "What is asked, where the key is not already a type.", None
    )
    ask: Markdown | None = entry("The question; a set phrase if left out.", None)
    answer: Markdown = entry("The answer.")
    marks: tuple[Slug, ...] | None = entry(
        "Which marks the answer shows; all for what is found and where, else none.",
        None,
    )
    why: Markdown | None = entry("Why it is so, shown with the answer.", None)


@dataclass(frozen=True)
class Naming(Sourced):
    """How the regions of a figure are asked for; a bare text is the question."""

    SHORT: ClassVar[str] = "ask"

    ask: Markdown | None = entry("The question; a set phrase if left out.", None)
    hide: Literal["all", "one"] = entry(
        "Whether masks hide all regions or only the one that is asked for.", "all"
    )
    why: Markdown | None = entry("Said with every answer.", None)


@dataclass(frozen=True)
class Figure(Lasting, Variant, Sourced):
    """A picture, and what to ask of it."""

    modality: Text = entry("How it was made, e.g. `Chest CT, axial`.")
    alt: Text = entry("What is seen, without the answer: read out on the front.")
    front: Text | None = entry("Caption on the front; neutral.", None)
    caption: Markdown = entry("Caption on the back: everything to see.")
    stand_in: StandIn | None = entry(
        "A drawing to show until the picture is there and may be shown.", None
    )
    beside: Slug | None = entry("Key of a figure of this case to show beside it.", None)
    label: Text | None = entry("Words above it where two stand side by side.", None)
    ask: Keyed[Ask] = entry("The questions, by type.", factory=dict)
    naming: Naming | None = entry("How the `regions` are asked for.", None)
    why: Markdown | None = entry("Why it is so, shown with the answer.", None)
    more: Markdown | None = entry("Further reading, folded away on the back.", None)
    topic: Topic | None = entry("Topic of these cards, as a tag.", None)

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The picture itself, and its stand-in if there is one."""
        return (self, self.stand_in) if self.stand_in else (self,)
