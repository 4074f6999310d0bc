"""Samples rendered by Anki's own engine, in a page like Anki's reviewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from flashgen.faces import FACES, Face, style

from .samples import COMMON, SAMPLES, Sample


class Sides(NamedTuple):
    """Front and back of one card, as Anki renders them, style included."""

    front: str
    back: str


def rendered(folder: Path) -> Mapping[str, Sides]:
    """Return every sample's card; `folder` takes a throw-away collection."""
    from anki.collection import Collection

    collection = Collection(str(folder / "look.anki2"))
    try:
        models = {key: _add(collection, face) for key, face in FACES.items()}
        return dict(_cards(collection, models))
    finally:
        collection.close()


def _add(collection: Any, face: Face) -> Any:
    model = collection.models.new(face.name)
    for name in face.fields:
        collection.models.add_field(model, collection.models.new_field(name))
    for template in face.templates:
        made = collection.models.new_template(template.name)
        made["qfmt"], made["afmt"] = template.front, template.back
        made["bqfmt"], made["bafmt"] = template.browser_front, template.browser_back
        collection.models.add_template(model, made)
    model["css"] = style()
    return collection.models.get(collection.models.add(model).id)


def _cards(collection: Any, models: Mapping[str, Any]) -> Iterator[tuple[str, Sides]]:
    for name, sample in SAMPLES.items():
        note = collection.new_note(models[sample.face])
        for field, html in _filled(sample).items():
            note[field] = html
        collection.add_note(note, 1)
        (card,) = note.cards()
        yield name, Sides(card.question(), card.answer())


def _filled(sample: Sample) -> dict[str, str]:
    rows = FACES[sample.face].rows
    given = {
        name: value
        if isinstance(value, str)
        else "".join(rows[name].format(mark=mark, text=text) for mark, text in value)
        for name, value in sample.fields.items()
    }
    return {**COMMON, **given} if len(sample.fields) > 2 else given


_ANKI = """
body { margin: 20px; overflow-wrap: break-word; background: #fff; }
body.nightMode { background-color: #2c2c2c; color: #fff; }
img { max-width: 100%; max-height: 95vh; }
hr { background-color: #ccc; margin: 1em; }
li { text-align: start; } pre { text-align: left; }
#qa { text-align: start; }
"""
"""What Anki's reviewer itself says about elements that cards use."""


def page(card: str, *, night: bool, phone: bool) -> str:
    """Return the page of a reviewer that shows one side of a card."""
    app = "mobile android linux js" if phone else "linux js"
    theme = " nightMode night_mode" if night else ""
    return (
        f'<!doctype html><html lang="en" class="{app}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Anki</title>'
        f'<style>{_ANKI}</style></head><body class="card card1{theme}">'
        f'<div id="qa">{card}</div></body></html>'
    )
