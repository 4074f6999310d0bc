"""The cards of a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from flashgen.figures import occlusion
from flashgen.figures.shown import (
    Picture,
    Shown,
    shown_marks,
    spoken,
    variant_words,
)
from flashgen.model.card import Content, Draft
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


def figure_cards(
    key: Text,
    figures: Mapping[Text, Figure],
    shown: Mapping[str, Shown],
    about: About,
) -> Iterator[Draft]:
    """Yield the cards of the figure `key`, none if its picture is not at hand.

    The figures are those of the case; `shown` are the ones at hand, by key.
    """
    figure = figures[key]
    pictures = [(figure, shown.get(key))]
    if figure.beside:
        pictures.append((figures[figure.beside], shown.get(figure.beside)))
    panes = [(each, at_hand) for each, at_hand in pictures if at_hand]
    if len(panes) == len(pictures):
        yield from _questions(figure, panes, about)
        yield from occlusion.drafts(figure, panes[0][1], about, _common(panes, about))


def _questions(
    figure: Figure, panes: list[tuple[Figure, Shown]], about: About
) -> Iterator[Draft]:
    for name, ask in figure.ask.items():
        type_ = ask.type or name
        content, html, media = _common(panes, about)
        layer = panes[0][1].marks.get(name)
        if layer:
            says = spoken(shown_marks(name, ask, panes[0][1].variant))
            content["Marks"] = about.say("figure.marks", marks=says)
            html["Marks"] = _image(layer, str(content["Marks"]))
            media = (*media, layer.name)
        yield Draft(
            "image",
            ask.ask or about.say(f"figure.{type_}"),
            ask.answer,
            ask.answer.span,
            path=(name,),
            chip=type_,
            content=content,
            html=html,
            media=media,
            why=ask.why or "",
            evidence=ask.evidence,
        )


def _common(
    panes: list[tuple[Figure, Shown]], about: About
) -> tuple[dict[str, Content], dict[str, str], tuple[str, ...]]:
    """Return what all cards of a figure share: content, finished HTML and files."""
    figure, shown = panes[0]
    variant = shown.variant
    alt, caption = variant_words(figure, variant)
    drawn = any(each.variant.schematic for _, each in panes)
    credits = dict.fromkeys(
        f"{s.variant.credit}, {s.variant.licence}" for _, s in panes
    )
    content: dict[str, Content] = {
        "Figure": alt,
        "Front caption": figure.front or "",
        "Caption": caption,
        "Credit": "; ".join(credits),
        "Schematic": about.say("figure.schematic") if drawn else "",
        "Tone": variant.tone,
    }
    html = {"Figure": _image(shown.picture, alt)}
    media: tuple[str, ...] = (shown.picture.name,)
    for other, beside in panes[1:]:
        second, _ = variant_words(other, beside.variant)
        content |= {
            "Label": figure.label or "",
            "Second label": other.label or "",
            "Second figure": second,
        }
        html["Second figure"] = _image(beside.picture, second)
        media = (*media, beside.picture.name)
    return content, html, media


def _image(picture: Picture, alt: str) -> str:
    return (
        f'<img src="{picture.name}" width="{picture.width}" '
        f'height="{picture.height}" alt="{escape(alt)}">'
    )
