"""Figures as one HTML page that needs nothing else: no script, nothing from outside."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby

from flashgen.contact.entry import Entry
from flashgen.contact.table import amount, consent
from flashgen.media import marks
from flashgen.model.diagnostic import Severity
from flashgen.model.figure import Drawn, Mark
from flashgen.model.source import Text


def page(entries: Sequence[Entry]) -> str:
    """Return the contact sheet of `entries`."""
    cases = "".join(
        f"<section><h2>{escape(case)}</h2>{''.join(map(_figure, group))}</section>\n"
        for case, group in groupby(entries, key=lambda e: e.case)
    )
    waiting = sum(entry.waits for entry in entries)
    asked = sum(bool(entry.asks) for entry in entries)
    counts = f"{len(entries)} figures, {waiting} withheld, {asked} with a question open"
    style = files(__package__).joinpath("page.css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">\n"
        f"<title>Figures</title>\n<style>\n{style}</style></head>\n"
        f"<body><header><h1>Figures</h1><p>{counts}</p></header>\n<main>\n{cases}"
        "</main></body></html>\n"
    )


def _figure(entry: Entry) -> str:
    state = " waits" if entry.waits else ""
    facts = "".join(
        f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in _facts(entry)
    )
    findings = "".join(_findings(entry))
    return (
        f'<article class="figure{state}" id="{escape(entry.name)}">'
        f"<h3>{escape(entry.key)} <small>{escape(entry.kind)}</small></h3>"
        f'<div class="views">{"".join(_views(entry))}</div>'
        f"<dl>{facts}</dl>{findings}</article>\n"
    )


def _views(entry: Entry) -> Iterator[str]:
    """Yield the picture with its marks, and with its regions if it has any."""
    if entry.shown is None or entry.file is None:
        yield '<p class="none">no picture</p>'
        return
    picture, variant = entry.shown.picture, entry.shown.variant
    base = _data(entry.file.type, entry.file.read())
    size = f'width="{picture.width}" height="{picture.height}"'
    views: list[tuple[str, Mapping[Text, Mark]]] = [("with its marks", variant.marks)]
    if variant.regions:
        outlines = {key: _outlined(each) for key, each in variant.regions.items()}
        views.append(("with its regions", outlines))
    for what, drawn in views:
        layer = marks.draw(drawn, picture.width, picture.height)
        over = (
            f'<img class="over" {size} src="{_data("image/svg+xml", layer)}" '
            f'alt="{escape(what)}">'
            if drawn
            else ""
        )
        alt = escape(entry.figure.alt)
        yield f'<div class="stack"><img {size} src="{base}" alt="{alt}">{over}</div>'


def _outlined(region: Drawn) -> Mark:
    return Mark(
        region.span, box=region.box, circle=region.circle, polygon=region.polygon
    )


def _facts(entry: Entry) -> Iterator[tuple[str, str]]:
    variant, made = entry.variant, entry.choice.made
    yield "File", f"<code>{escape(variant.file)}</code>"
    if made:
        yield (
            "Size",
            f"{made.width} × {made.height}, {amount(made.source)} before, "
            f"{amount(made.size)} after",
        )
    yield "Modality", escape(entry.figure.modality)
    yield "Credit", escape(variant.credit)
    yield "Licence", escape(variant.licence)
    yield "Permission", escape(variant.permission or "-")
    yield "Consent", escape(variant.consent or consent(entry))
    yield "Alternative text", escape(entry.figure.alt)
    for key, mark in variant.marks.items():
        yield f"Mark {key}", escape(mark.says or mark.label or key.replace("-", " "))
    if variant.regions:
        names = ", ".join(escape(r.name) for r in variant.regions.values())
        yield "Regions", names
    cards = "<br>".join(
        f"<code>{escape(str(card.id))}</code> {escape(card.question)}"
        for card in entry.cards
    )
    yield f"Cards ({entry.count})", cards or "none"


def _findings(entry: Entry) -> Iterator[str]:
    items = [
        f"line {d.span.line}: {d.code} {d.message}"
        for d in entry.found
        if d.severity is not Severity.NOTE
    ]
    for title, kind, lines in (
        ("Findings", "found", items),
        ("To ask", "ask", [*entry.asks]),
    ):
        if lines:
            listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
            yield f'<div class="{kind}"><h4>{title}</h4><ul>{listed}</ul></div>'


def _data(type_: str, data: bytes) -> str:
    return f"data:{type_};base64,{b64encode(data).decode()}"
