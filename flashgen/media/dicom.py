"""A picture out of a DICOM file: one frame, its window applied, no tag of the patient.

Library: pydicom (MIT, the reference implementation in Python) with NumPy, both only in
the extra `dicom`; GDCM and dcmtk would be compiled dependencies for the same picture.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from flashgen.media.levels import to_grey
from flashgen.media.product import Note, Unfit, Wish
from flashgen.media.raster import finish, refuse_size

if TYPE_CHECKING:
    from PIL.Image import Image


def is_dicom(data: bytes) -> bool:
    """Tell a DICOM file by its mark (DICOM PS3.10, section 7.1)."""
    return data[128:132] == b"DICM"


def decode(data: bytes, wish: Wish) -> tuple[Image, tuple[Note, ...]]:
    """Return the picture in mode `L` or `RGB`, and what the file says of its text.

    Raises Unfit if the file cannot be read, has several frames, or pydicom is missing.
    """
    try:
        import numpy
        from pydicom import dcmread
    except ImportError:
        hint = "pip install 'flashgen[dicom]'"
        raise Unfit("FG306", "reading DICOM needs pydicom and NumPy", hint) from None
    try:
        found = dcmread(BytesIO(data))
        refuse_size(int(found.Columns), int(found.Rows))
        frames = int(found.get("NumberOfFrames") or 1)
        if frames > 1:
            hint = "export the one to be shown"
            raise Unfit("FG303", f"it has {frames} frames", hint)
        image = _image(numpy, found, wish)
    except Unfit:
        raise
    # A damaged file makes the decoders raise almost anything.
    except Exception as problem:
        hint = "export the picture from a viewer as PNG"
        raise Unfit("FG301", f"its pixels cannot be read: {problem}", hint) from None
    return finish(image, wish), tuple(_notes(found))


def _image(numpy: Any, found: Any, wish: Wish) -> Image:
    """Apply what the file says of its grey values, then the window.

    The order is that of DICOM PS3.3, C.11: rescale, window, then the photometric
    interpretation, in which MONOCHROME1 counts from white.
    """
    from PIL import Image as pillow
    from pydicom.pixels.processing import (
        apply_color_lut,
        apply_modality_lut,
        convert_color_space,
    )

    pixels = found.pixel_array
    kind = str(found.PhotometricInterpretation)
    if kind not in ("MONOCHROME1", "MONOCHROME2"):
        if kind.startswith("YBR"):
            pixels = convert_color_space(pixels, kind, "RGB")
        if kind == "PALETTE COLOR":
            pixels = apply_color_lut(pixels, found)
            pixels = (pixels >> 8) if pixels.dtype.itemsize > 1 else pixels
        colours: Image = pillow.fromarray(pixels.astype(numpy.uint8)).convert("RGB")
        return colours
    values = apply_modality_lut(pixels, found).astype(numpy.float32)
    window = wish.window or _window(found)
    return to_grey(pillow.fromarray(values), window, inverted=kind == "MONOCHROME1")


def _window(found: Any) -> tuple[float, float] | None:
    """Return the first window that the file proposes."""

    def first(value: Any) -> float | None:
        many = not isinstance(value, str) and hasattr(value, "__len__")
        value = value[0] if many and len(value) else value
        return None if value is None or (many and value == []) else float(value)

    centre, width = (first(found.get(name)) for name in ("WindowCenter", "WindowWidth"))
    return (centre, width) if centre is not None and width else None


def _notes(found: Any) -> list[Note]:
    if str(found.get("BurnedInAnnotation") or "").upper() != "YES":
        return []
    message = "the DICOM file says that text is burned into the picture"
    return [Note("FG311", message, "", about_text=True)]
