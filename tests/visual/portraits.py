"""The README's picture of real cards: `python -m tests.visual.portraits [FOLDER]`.

Five cards of Case 29 as a phone shows them: fronts in light, backs in light and night.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.conftest import ROOT, copied_library

from .browser import chromium
from .decks import cards_of
from .render import page

CARDS = (
    "case-29/hallmark",
    "case-29/crest/E",
    "case-29/survival-diffuse/5-year",
    "case-29/steps/mitochondria",
    "case-29/ct-lung-bases/ground-glass",
)
WIDTH, HEIGHT, GAP = 390, 700, 14


def main(folder: Path) -> None:
    """Write cards.webp into `folder`."""
    with TemporaryDirectory() as place:
        library = copied_library(Path(place, "library"))
        _flashgen(library, "build", "medical-imaging-quiz")
        shown = (_flashgen(library, "show", card, "--json") for card in CARDS)
        keys = [f"{json.loads(each)[0]['key']}-0" for each in shown]
        cards = cards_of(library / "decks/medical-imaging-quiz.apkg", Path(place))
    rows = [("front", False), ("back", False), ("back", True)]
    size = (len(keys) * (WIDTH + GAP) + GAP, len(rows) * (HEIGHT + GAP) + GAP)
    sheet = Image.new("RGB", size, "#8a8d90")
    with chromium() as browser:
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for row, (side, night) in enumerate(rows):
            for column, key in enumerate(keys):
                shot = Path(folder, f".{side}-{night}-{column}.png")
                tab.set_content(
                    page(getattr(cards[key], side), night=night, phone=True)
                )
                tab.screenshot(path=shot)
                place_at = (GAP + column * (WIDTH + GAP), GAP + row * (HEIGHT + GAP))
                with Image.open(shot) as picture:
                    sheet.paste(picture.convert("RGB"), place_at)
                shot.unlink()
    sheet = sheet.resize((size[0] * 3 // 4, size[1] * 3 // 4), Image.Resampling.LANCZOS)
    sheet.save(folder / "cards.webp", quality=82, method=6)


def _flashgen(library: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "flashgen", *arguments]
    done = subprocess.run(command, cwd=library, check=True, capture_output=True)
    return done.stdout.decode()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/images")
