"""What becomes of one picture file, and why some files cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

from flashgen.model.outline import Box, Point

LONGEST = 1600
"""Pixels of the longer side that a picture may keep: twice what a card ever shows."""


class Unfit(Exception):
    """Raised for a file that no picture can be made of; the author is told why."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True)
class Wish:
    """What is asked of a picture.

    `crop` is the part that is kept, in fractions, and `window` centre and width of the
    grey values that become black to white.
    """

    crop: Box | None = None
    window: Point | None = None

    @property
    def words(self) -> str:
        """The wish as text, the same for ever: part of a file's name."""
        crop = self.crop and (
            self.crop.left,
            self.crop.top,
            self.crop.width,
            self.crop.height,
        )
        asked = (("crop", crop), ("window", self.window))
        return ";".join(
            f"{name}={','.join(f'{n:g}' for n in given)}"
            for name, given in asked
            if given
        )


@dataclass(frozen=True)
class Note:
    """Something the author should know of a picture that can be used.

    `about_text` says that it is a suspicion of identifying text, which the author
    clears by looking.
    """

    code: str
    message: str
    hint: str
    about_text: bool = False


@dataclass(frozen=True)
class Product:
    """A picture as a package carries it: its bytes, and its size in pixels."""

    data: bytes
    suffix: str
    width: int
    height: int
    notes: tuple[Note, ...] = ()
