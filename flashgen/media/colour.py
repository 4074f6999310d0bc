"""Any colours to sRGB, the only ones that all screens agree on."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def to_srgb(image: Image, profile: bytes | None) -> Image:
    """Return a picture in mode `L`, `RGB` or `RGBA`.

    `profile` is the ICC profile that came with it; a broken one is ignored, as
    viewers do.
    """
    image = _plain(image)
    if profile:
        image = _managed(image, profile)
    if image.mode in ("L", "RGB", "RGBA"):
        return image
    return image.convert("RGB")


def _plain(image: Image) -> Image:
    """Resolve palettes, bitmaps and grey with transparency."""
    if image.mode in ("LA", "La", "PA", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode == "P":
        return image.convert("RGB")
    return image.convert("L") if image.mode == "1" else image


def _managed(image: Image, profile: bytes) -> Image:
    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(given).lower():
            return image
        made = ImageCms.profileToProfile(
            image, given, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return made or image
