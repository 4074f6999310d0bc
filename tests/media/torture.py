"""Pictures as they come from phones, scanners, journals and people who wish us ill."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from random import Random
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

SECRETS = (b"Jane Roe", b"GPS", b"1976-05-04", b"Exif", b"photoshop", b"ICC_PROFILE")
"""What must never be in a file that is written."""


def photo(width: int = 400, height: int = 300) -> Image.Image:
    """A gradient with a red corner: what is up, left, dark and red can be told."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=(200, 30, 30))
    return image


def ct(size: int = 512, seed: int = 0, bits: int = 8) -> Image.Image:
    """A noisy grey ellipse with darker lungs, as a slice of CT; 12 or 16 bits deep."""
    noise = Image.frombytes("L", (size, size), Random(seed).randbytes(size * size))
    image = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(image)
    draw.ellipse((size * 0.1, size * 0.2, size * 0.9, size * 0.85), fill=150)
    draw.ellipse((size * 0.2, size * 0.3, size * 0.45, size * 0.7), fill=40)
    draw.ellipse((size * 0.55, size * 0.3, size * 0.8, size * 0.7), fill=40)
    body = image.point(lambda value: 255 if value else 0)
    image = Image.composite(Image.blend(image, noise, 0.12), image, body)
    if bits == 8:
        return image
    deep = image.convert("I").point(lambda value: value * 200 + 1000)
    return deep.convert("I;16")


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return the bytes of a file in the format `form`."""
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def phone_jpeg() -> bytes:
    """A picture held sideways, with the place, the patient and a thumbnail in it."""
    image = photo().rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "Jane Roe, born 1976-05-04"
    exif.get_ifd(0x8825).update({1: "N", 2: (47.0, 22.0, 33.0), 3: "E"})
    return saved(
        image, "JPEG", quality=95, exif=exif, comment=b"Jane Roe", progressive=True
    )


def png_with_words() -> bytes:
    """A PNG with text, compressed text, a time and bytes behind its end."""
    words = PngInfo()
    words.add_text("Patient", "Jane Roe")
    words.add_text("Comment", "1976-05-04 " * 20, zip=True)
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Jane Roe photoshop</x:xmpmeta>")
    data = saved(photo(), "PNG", pnginfo=words)
    return data + b"Jane Roe"


def cmyk_jpeg() -> bytes:
    """A journal's picture: inks, and the profile that says which."""
    return saved(photo().convert("CMYK"), "JPEG", quality=95)


def swapped_profile() -> bytes:
    """An ICC profile (ICC.1:2001-04) of a screen whose red and blue are exchanged."""

    def fixed(*values: float) -> bytes:
        return struct.pack(f">{len(values)}i", *(round(v * 65536) for v in values))

    def place(x: float, y: float, z: float) -> bytes:
        return b"XYZ \0\0\0\0" + fixed(x, y, z)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, int(2.2 * 256)) + b"\0\0"
    words = b"desc\0\0\0\0" + struct.pack(">I", 8) + b"swapped\0" + b"\0" * 80
    tags = {
        b"desc": words + b"\0" * (-len(words) % 4),
        b"wtpt": place(0.9642, 1, 0.8249),
        b"rXYZ": place(0.1431, 0.0606, 0.7141),
        b"gXYZ": place(0.3851, 0.7169, 0.0971),
        b"bXYZ": place(0.4360, 0.2225, 0.0139),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
        b"cprt": b"text\0\0\0\0CC0\0",
    }
    at = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4sI", size, b"none", 0x02400000) + b"mntrRGB XYZ "
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    return (head + fixed(0.9642, 1, 0.8249)).ljust(128, b"\0") + table + body


def swapped_png() -> bytes:
    """A picture that is red on the screen it was made on, and blue in its bytes."""
    red, green, blue = photo().split()
    image = Image.merge("RGB", (blue, green, red))
    return saved(image, "PNG", icc_profile=swapped_profile())


def palette_with_alpha() -> bytes:
    """A plot on a transparent ground, as drawing programs export it."""
    image = Image.new("RGBA", (120, 90), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((20, 20, 100, 70), fill=(10, 90, 200, 255))
    return saved(image.quantize(8), "PNG")


def animated_gif() -> bytes:
    """Three frames."""
    frames = [photo().point(lambda value, n=n: value // n) for n in (1, 2, 3)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def two_pages() -> bytes:
    """A TIFF with two pages."""
    return saved(photo(), "TIFF", save_all=True, append_images=[photo()])


def bomb() -> bytes:
    """A PNG of a few bytes that says it has 40,000 × 40,000 pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    size = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 100_000)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", size) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def labelled(where: str = "upper left", words: str = "ROE JANE 1976-05-04") -> bytes:
    """A slice of CT with the patient's name printed into a corner."""
    image = ct(900)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(22)
    x = 12 if "left" in where else 900 - 12 - int(draw.textlength(words, font=font))
    y = 10 if "upper" in where else 900 - 40
    draw.text((x, y), words, fill=235, font=font)
    return saved(image, "PNG")
