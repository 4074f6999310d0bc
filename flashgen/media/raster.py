"""A picture made of pixels: from any of the formats, upright, in sRGB, small enough.

Library: Pillow (MIT-CMU; JPEG, PNG, TIFF and WebP with colour management, releases the
interpreter's lock while it works).  pyvips would be faster on huge pictures but needs
a system library that students' and authors' machines lack.
"""

from __future__ import annotations

from contextlib import nullcontext
from io import BytesIO
from threading import Semaphore
from typing import TYPE_CHECKING

from flashgen.media.colour import to_srgb
from flashgen.media.levels import DEEP, to_grey
from flashgen.media.product import LONGEST, Unfit, Wish
from flashgen.model.outline import Box

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF")
"""What is opened, whatever the name ends with.  Some phones write JPEG as MPO, a row of
pictures, of which the first is meant."""

PIXELS = 50_000_000
"""The largest picture that is decoded: 150 MB in memory; a mammogram has 22 million."""

BIG = 12_000_000
"""Pixels above which one picture is decoded at a time, so that memory lasts."""

_ONE_BIG = Semaphore(1)

_DAMAGED = "open it in a viewer: export it again if it looks wrong there, too"


def decode(data: bytes, wish: Wish) -> Image:
    """Return the picture in mode `L`, `RGB` or `RGBA`, without any metadata.

    Raises Unfit for what is no picture, or not one that a card can show.
    """
    image = _open(data)
    big = image.width * image.height > BIG
    with _ONE_BIG if big else nullcontext():
        return finish(_load(image, wish), wish)


def finish(image: Image, wish: Wish) -> Image:
    """Crop, scale and simplify a decoded picture in mode `L`, `RGB` or `RGBA`."""
    from PIL import Image as pillow

    if wish.crop:
        image = image.crop(_pixels(wish.crop, image.size))
    longer = max(image.size)
    if longer > LONGEST:
        width, height = (max(1, round(n * LONGEST / longer)) for n in image.size)
        image = image.resize(
            (width, height), pillow.Resampling.LANCZOS, reducing_gap=2.0
        )
    image = _simple(image)
    image.info = {}
    return image


def _open(data: bytes) -> Image:
    """Read what a picture says of itself, and refuse what is none.

    A damaged file makes Pillow raise almost anything, so everything is caught.
    """
    # Naming the plugins spares Pillow loading all there are.
    from PIL import Image as pillow
    from PIL import (
        ImageFile,
        TiffImagePlugin,  # noqa: F401
        UnidentifiedImageError,
        WebPImagePlugin,  # noqa: F401
    )

    try:
        # Another library in the process may have told Pillow to fill what is missing.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        image: Image = pillow.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise _unknown(data) from None
    except pillow.DecompressionBombError:
        raise Unfit("FG302", f"more than {PIXELS:,} pixels", "scale it down") from None
    except Exception as problem:
        raise Unfit("FG301", f"it is damaged: {problem}", _DAMAGED) from None
    refuse_size(*image.size)
    frames = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
    if frames > 1:
        what = "pages" if image.format == "TIFF" else "frames of an animation"
        raise Unfit("FG303", f"it has {frames} {what}", "export the one to be shown")
    return image


def _load(image: Image, wish: Wish) -> Image:
    """Decode, turn upright and bring to sRGB."""
    try:
        _draft(image, wish)
        image.load()
        return _upright(image, wish)
    except Unfit:
        raise
    except Exception as problem:
        raise Unfit("FG301", f"it is damaged: {problem}", _DAMAGED) from None


def refuse_size(width: int, height: int) -> None:
    """Raise Unfit for a picture that would take too much memory."""
    if width * height > PIXELS:
        message = f"{width:,} × {height:,} are more than {PIXELS:,} pixels"
        raise Unfit("FG302", message, "scale it down")


def _upright(image: Image, wish: Wish) -> Image:
    from PIL import ImageOps

    profile = image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode in DEEP:
        return to_grey(image, wish.window, inverted=_white_is_zero(image))
    image = to_srgb(image, profile)
    if wish.window:
        image = _simple(image)
        if image.mode != "L":
            message = "a `window` needs grey values; this is in colour"
            hint = "delete the `window`, or export the picture in shades of grey"
            raise Unfit("FG307", message, hint)
        image = to_grey(image, wish.window)
    return image


def _draft(image: Image, wish: Wish) -> None:
    """Let JPEG decode fewer pixels where twice the target is still there."""
    shown = wish.crop or Box(0, 0, 1, 1)
    longer = max(image.width * shown.width, image.height * shown.height)
    scale = 2 * LONGEST / longer
    if scale < 1:
        image.draft(None, (int(image.width * scale), int(image.height * scale)))


def _white_is_zero(image: Image) -> bool:
    """Tell whether a TIFF counts grey values from white (TIFF 6.0, tag 262)."""
    tags = getattr(image, "tag_v2", None)
    return tags is not None and tags.get(262) == 0


def _simple(image: Image) -> Image:
    """Drop colour and transparency that are not used."""
    from PIL import ImageChops

    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    if image.mode == "RGB":
        red, green, blue = image.split()
        if not (
            ImageChops.difference(red, green).getbbox()
            or ImageChops.difference(red, blue).getbbox()
        ):
            return red
    return image


def _pixels(crop: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    (left, top), (right, bottom) = crop.corners
    width, height = size
    box = (
        min(round(left * width), width - 1),
        min(round(top * height), height - 1),
        round(right * width),
        round(bottom * height),
    )
    return (*box[:2], max(box[2], box[0] + 1), max(box[3], box[1] + 1))


def _unknown(data: bytes) -> Unfit:
    if data[:5] == b"%PDF-":
        return Unfit("FG301", "it is a PDF", "export the figure as PNG or SVG")
    hint = "JPEG, PNG, TIFF, WebP, SVG and DICOM are read"
    return Unfit("FG301", "it is no picture that can be read", hint)
