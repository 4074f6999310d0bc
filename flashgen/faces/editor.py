"""How Anki's editor and search treat the fields of a note type."""

from __future__ import annotations

from typing import TypedDict


class Settings(TypedDict, total=False):
    """Settings of one field, under the keys that Anki stores them by.

    `description` is what the editor shows in the field while it is empty, `size` the
    text size there in pixels.  `tag` is what a field of an Image Occlusion is to Anki:
    0 the masks, 1 the picture, 2 the header, 3 what the back adds, 4 comments.
    """

    description: str
    size: int
    collapsed: bool
    plainText: bool
    excludeFromSearch: bool
    tag: int
    preventDeletion: bool


_HIDDEN = Settings(collapsed=True, plainText=True, excludeFromSearch=True)
"""What students neither read in the editor nor look for."""

_SPARE = Settings(
    description="Kept free for later versions. Please leave empty.", **_HIDDEN
)

_SETTINGS: dict[str, Settings] = {
    "Key": {
        "description": "Names this card in an error report.",
        "plainText": True,
    },
    "My notes": {
        "description": "Yours, shown on the back. An update of the deck leaves it as "
        "it is, unless this card itself has changed: then the update may replace the "
        "whole note, and this field with it."
    },
    "Notice": {
        "description": "Shown on top of a card that was withdrawn.",
        "collapsed": True,
    },
    "Source link": _HIDDEN,
    "Case link": _HIDDEN,
    "Report link": _HIDDEN,
    "Language": _HIDDEN,
    "Percent": _HIDDEN,
    "Tone": _HIDDEN,
    "Occlusion": {"collapsed": True},
    "Spare 1": _SPARE,
    "Spare 2": _SPARE,
    "Spare 3": _SPARE,
    "Spare 4": _SPARE,
}


def settings(name: str, tag: int | None = None) -> Settings:
    """Return the settings of the field called `name`, of whatever face.

    `tag` is its number for Anki's Image Occlusion, which cannot do without the field.
    """
    found = Settings(size=18, **_SETTINGS.get(name, Settings()))
    if tag is not None:
        found["tag"] = tag
        found["preventDeletion"] = True
    return found
