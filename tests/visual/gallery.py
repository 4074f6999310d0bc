"""Pictures of every sample for a human: `python -m tests.visual.gallery FOLDER`.

One sheet per theme and width, with the front and the back of every sample.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from .browser import chromium
from .render import Sides, page, rendered

SIZES = {"phone": (390, 844), "small": (280, 653), "desktop": (1280, 800)}


def main(folder: Path) -> None:
    """Write the pictures and sheets into `folder`."""
    with TemporaryDirectory() as place:
        cards = rendered(Path(place))
    with chromium() as browser:
        for size, (width, height) in SIZES.items():
            view = {"width": width, "height": height}
            context = browser.new_context(viewport=view)
            for night in (False, True):
                theme = "night" if night else "light"
                shots = _shots(context.new_page(), cards, folder, size, theme)
                _sheet(shots, folder / f"{size}-{theme}.png", 4 if width > 600 else 8)
            context.close()


def _shots(
    tab: Any, cards: dict[str, Sides], folder: Path, size: str, theme: str
) -> list[Path]:
    (folder / f"{size}-{theme}").mkdir(parents=True, exist_ok=True)
    shots = []
    for name, sides in cards.items():
        for side in Sides._fields:
            card = getattr(sides, side)
            night, phone = theme == "night", size != "desktop"
            tab.set_content(page(card, night=night, phone=phone))
            if side == "back" and name.startswith("basic"):
                tab.eval_on_selector_all(
                    "details", "all => all.map(d => d.open = true)"
                )
            shots.append(folder / f"{size}-{theme}" / f"{name}-{side}.png")
            tab.screenshot(path=shots[-1], full_page=True)
    return shots


def _sheet(shots: list[Path], path: Path, across: int, gap: int = 16) -> None:
    pictures = [Image.open(shot).convert("RGB") for shot in shots]
    width = max(picture.width for picture in pictures)
    rows = [pictures[at : at + across] for at in range(0, len(pictures), across)]
    heights = [max(picture.height for picture in row) for row in rows]
    size = (across * (width + gap) + gap, sum(heights) + gap * (len(rows) + 1))
    sheet = Image.new("RGB", size, "#808080")
    top = gap
    for row, height in zip(rows, heights, strict=True):
        for column, picture in enumerate(row):
            sheet.paste(picture, (gap + column * (width + gap), top))
        top += height + gap
    sheet.save(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
