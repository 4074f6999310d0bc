"""One source file to the bytes that a package carries."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen.media import dicom, drawing, find, lettering, raster
from flashgen.media.cache import Cache, key
from flashgen.media.encode import encode
from flashgen.media.naming import picture_name
from flashgen.media.product import Note, Product, Wish

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class MediaFile:
    """A file of the package: its name, and either its bytes or where they lie."""

    name: str
    path: Path | None = None
    data: bytes | None = None

    @property
    def type(self) -> str:
        """Its media type, for a browser."""
        return "image/svg+xml" if self.name.endswith(".svg") else "image/webp"

    def read(self) -> bytes:
        """Return the bytes.  Raises OSError if the file is gone."""
        if self.data is not None:
            return self.data
        assert self.path is not None
        return self.path.read_bytes()


@dataclass(frozen=True)
class Made:
    """A picture that was made, and what was found in it; `source` in bytes."""

    file: MediaFile
    width: int
    height: int
    notes: tuple[Note, ...]
    source: int
    size: int


def make(folder: Path, name: str, wish: Wish, cache: Cache | None) -> Made:
    """Make the picture that is asked of the file `name` in `folder`.

    Raises Unfit if none can be made of it.
    """
    data = find.read(folder, name)
    digest = sha256(data).hexdigest()
    product, path = _product(data, digest, wish, cache)
    named = picture_name(digest, wish, product.suffix)
    size = len(product.data)
    file = MediaFile(named, path=path) if path else MediaFile(named, data=product.data)
    return Made(file, product.width, product.height, product.notes, len(data), size)


def _product(
    data: bytes, digest: str, wish: Wish, cache: Cache | None
) -> tuple[Product, Path | None]:
    """Take a raster picture from the cache if it is there; a drawing is quicker."""
    if drawing.is_drawing(data):
        return drawing.draw(data, wish), None
    if cache is None:
        return _pixels(data, wish), None
    entry = key(digest, wish.words)
    kept = cache.load(entry)
    if kept:
        return kept.product, kept.path
    product = _pixels(data, wish)
    return product, cache.store(entry, product)


def _pixels(data: bytes, wish: Wish) -> Product:
    image, notes = _decode(data, wish)
    corners = lettering.suspected(image)
    if corners:
        message = f"there may be text in the picture: {', '.join(corners)}"
        notes = (*notes, Note("FG311", message, "", about_text=True))
    return Product(encode(image), ".webp", image.width, image.height, notes)


def _decode(data: bytes, wish: Wish) -> tuple[Image, tuple[Note, ...]]:
    if dicom.is_dicom(data):
        return dicom.decode(data, wish)
    return raster.decode(data, wish), ()
