"""The notes of `fixtures/earlier.apkg`, a package that an earlier flashgen wrote.

`python -m tests.update.earlier` wrote it; it is never written anew, since what it
tests is that every later flashgen updates what students have.
"""

from __future__ import annotations

from pathlib import Path

from flashgen.faces import FACES
from flashgen.package import DeckInfo, MediaFile, Note, write_package
from tests.update.conftest import PIXEL, make_note, with_fields

PACKAGE = Path(__file__).parent / "fixtures/earlier.apkg"
PICTURE = MediaFile("fg-1.svg", data=PIXEL)


def notes() -> list[Note]:
    """Return two notes of every face; those of pictures show one."""
    made = [make_note(n, face) for n, face in enumerate([*FACES, *FACES])]
    return [
        with_fields(n, Figure='<img src="fg-1.svg">') if n.face == "image" else n
        for n in made
    ]


if __name__ == "__main__":
    write_package(PACKAGE, notes(), [DeckInfo("Imaging", "")], [PICTURE])
