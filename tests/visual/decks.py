"""Pictures of every card of a package: `python -m tests.visual.decks DECK.apkg FOLDER`.

The package is imported into a throw-away collection and rendered by Anki's own engine.
One sheet per theme and width, some cards to a sheet.
"""

from __future__ import annotations

import base64
import mimetypes
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from .browser import chromium
from .gallery import _sheet, _shots
from .render import Sides

SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
TO_A_SHEET = 24


def cards_of(package: Path, folder: Path) -> Mapping[str, Sides]:
    """Return every card of `package` by its Key, with its pictures inlined."""
    from anki.collection import (
        Collection,
        ImportAnkiPackageOptions,
        ImportAnkiPackageRequest,
    )

    collection = Collection(str(folder / "decks.anki2"))
    try:
        request = ImportAnkiPackageRequest(
            package_path=str(package), options=ImportAnkiPackageOptions()
        )
        collection.import_anki_package(request)
        media = Path(collection.media.dir())
        cards = {}
        for card_id in collection.find_cards("", order="c.due"):
            card = collection.get_card(card_id)
            name = f"{card.note().fields[0]}-{card.ord}"
            sides = (_inlined(html, media) for html in (card.question(), card.answer()))
            cards[name] = Sides(*sides)
        return cards
    finally:
        collection.close()


def _inlined(html: str, media: Path) -> str:
    """Return `html` with each picture as data, since a page of text has no folder."""

    def data(match: re.Match[str]) -> str:
        kind = mimetypes.guess_type(match[1])[0]
        content = base64.b64encode((media / match[1]).read_bytes()).decode()
        return f'src="data:{kind};base64,{content}"'

    return re.sub(r'src="([^":]+)"', data, html)


def main(package: Path, folder: Path) -> None:
    """Write the pictures and sheets into `folder`."""
    with TemporaryDirectory() as place:
        cards = cards_of(package, Path(place))
    names = list(cards)
    with chromium() as browser:
        for size, (width, height) in SIZES.items():
            tab = browser.new_page(viewport={"width": width, "height": height})
            for theme in ("light", "night"):
                for start in range(0, len(names), TO_A_SHEET):
                    some = {n: cards[n] for n in names[start : start + TO_A_SHEET]}
                    shots = _shots(tab, some, folder, size, theme)
                    sheet = folder / f"{size}-{theme}-{start:03d}.png"
                    _sheet(shots, sheet, 8 if size == "phone" else 4)
            tab.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
