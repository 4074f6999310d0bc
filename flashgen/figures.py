"""The cards of a figure."""

from __future__ import annotations

from collections.abc import Iterator

from flashgen.model.card import Draft
from flashgen.model.case import About
from flashgen.model.figure import Figure
from flashgen.model.source import Text

FIGURE_QUESTIONS = (
    "finding",
    "diagnosis",
    "modality",
    "where",
    "plane",
    "view",
    "next-step",
)
"""What can be asked of a figure; each has a set phrase."""


def figure_cards(key: Text, figure: Figure, about: About) -> Iterator[Draft]:
    """Yield a card for each question about `figure`; the picture is filled in later."""
    for name, ask in figure.ask.items():
        type_ = ask.type or name
        yield Draft(
            "image",
            ask.ask or about.say(f"figure.{type_}"),
            ask.answer,
            ask.answer.span,
            path=(name,),
            chip=type_,
            content={
                "Figure": figure.alt,
                "Front caption": figure.front or "",
                "Caption": figure.caption,
                "Credit": f"{figure.credit}, {figure.licence}",
                "Schematic": about.say("figure.schematic") if figure.schematic else "",
                "Tone": figure.tone,
            },
            why=ask.why or "",
            evidence=ask.evidence,
            figure=key,
        )
