"""Every picture comes out right, or its author is told why not."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from flashgen.media.blocks import webp_blocks
from flashgen.media.product import LONGEST
from flashgen.model.source import SourceFile
from flashgen.pipeline import understand
from tests.conftest import HEAD
from tests.media import torture
from tests.media.conftest import DRAWING, PATIENT, Library


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def corner(image: Image.Image) -> tuple[int, int, int]:
    found = image.convert("RGB").getpixel((image.width // 8, image.height // 8))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def is_red(image: Image.Image) -> bool:
    red, green, blue = corner(image)
    return red > 150 and green < 90 and blue < 90


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP", "GIF"])
def test_every_format_comes_out_as_webp(figures: Library, form: str) -> None:
    image = opened(figures.picture(torture.saved(torture.photo(), form)))
    assert (image.format, image.size) == ("WEBP", (400, 300))
    assert is_red(image)


def test_the_content_counts_and_not_the_ending(figures: Library) -> None:
    data = torture.saved(torture.photo(), "PNG")
    assert is_red(opened(figures.picture(data, "photo.jpeg")))
    assert is_red(opened(figures.picture(data, "no-ending")))


def test_a_phone_held_sideways(figures: Library) -> None:
    image = opened(figures.picture(torture.phone_jpeg(), "IMG_0001.JPG"))
    assert image.size == (400, 300)
    assert is_red(image)


def test_inks_become_colours(figures: Library) -> None:
    assert is_red(opened(figures.picture(torture.cmyk_jpeg(), "a.jpg")))


def test_a_foreign_colour_space_is_converted(figures: Library) -> None:
    assert not is_red(opened(torture.swapped_png()))
    image = opened(figures.picture(torture.swapped_png()))
    assert is_red(image)
    assert "icc_profile" not in image.info


def test_a_broken_profile_is_ignored(figures: Library) -> None:
    data = torture.saved(torture.photo(), "PNG", icc_profile=b"nonsense")
    assert is_red(opened(figures.picture(data)))


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_more_than_256_greys_are_scaled_and_not_cut_off(
    figures: Library, form: str
) -> None:
    """A plain conversion would turn all but the air white."""
    deep = torture.saved(torture.ct(256, bits=16), form)
    image = opened(figures.picture(deep)).convert("L")
    low, high = image.getextrema()
    assert (low, high) == (0, 255) or (low < 12 and high > 243)
    lung = ImageStat.Stat(image.crop((70, 110, 95, 140))).mean[0]
    body = ImageStat.Stat(image.crop((120, 185, 136, 205))).mean[0]
    assert 40 < lung < 110 < 180 < body < 240


def test_a_window_says_which_greys_are_shown(figures: Library) -> None:
    deep = torture.saved(torture.ct(256, bits=16), "PNG")
    lungs = f"{PATIENT}, window: 9000/4000"
    image = opened(figures.picture(deep, more=lungs)).convert("L")
    assert image.getpixel((128, 200)) == 255
    assert image.getpixel((5, 5)) == 0


def test_white_may_be_zero(figures: Library) -> None:
    """TIFF can count grey values from white (tag 262 is 0)."""
    deep = torture.ct(256, bits=16)
    usual = opened(figures.picture(torture.saved(deep, "TIFF"), "a.tif"))
    inverse = torture.saved(deep, "TIFF", tiffinfo={262: 0})
    if Image.open(BytesIO(inverse)).tag_v2[262] != 0:  # type: ignore[attr-defined]
        pytest.skip("this Pillow writes tag 262 itself")
    turned = opened(figures.picture(inverse, "b.tif"))
    means = [ImageStat.Stat(i.convert("L")).mean[0] for i in (usual, turned)]
    assert means[0] == pytest.approx(255 - means[1], abs=2)


def test_a_palette_keeps_its_transparency(figures: Library) -> None:
    image = opened(figures.picture(torture.palette_with_alpha()))
    assert image.mode == "RGBA"
    assert image.getpixel((2, 2)) == (0, 0, 0, 0)
    assert image.getchannel("A").getpixel((60, 45)) == 255


def test_one_pixel_is_a_picture(figures: Library) -> None:
    image = opened(figures.picture(torture.saved(Image.new("RGB", (1, 1)), "PNG")))
    assert image.size == (1, 1)


@pytest.mark.parametrize(
    ("size", "becomes"),
    [
        ((20_000, 40), (LONGEST, 3)),
        ((1601, 100), (1600, 100)),
        ((1600, 100), (1600, 100)),
        ((90, 3000), (48, 1600)),
        ((30, 20), (30, 20)),
    ],
    ids=str,
)
def test_no_side_is_longer_than_a_card_shows_and_none_grows(
    figures: Library, size: tuple[int, int], becomes: tuple[int, int]
) -> None:
    data = torture.saved(Image.new("RGB", size, "teal"), "PNG")
    assert opened(figures.picture(data)).size == becomes


def test_a_tiff_of_thirty_megabytes(figures: Library) -> None:
    image = torture.ct(3200).convert("RGB")
    data = torture.saved(image, "TIFF")
    assert len(data) > 30_000_000
    made = figures.picture(data, "scan.tif")
    assert opened(made).size == (1600, 1600)
    assert len(made) < 1_000_000


def test_line_art_stays_exact_and_photographs_are_small(figures: Library) -> None:
    plot = Image.new("RGB", (600, 400), "white")
    plot.paste((0, 0, 0), (100, 50, 102, 350))
    plot.paste((134, 55, 111), (100, 200, 500, 203))
    exact = figures.picture(torture.saved(plot, "PNG"))
    assert opened(exact).convert("RGB").tobytes() == plot.tobytes()
    assert "VP8L" in webp_blocks(exact)
    grainy = torture.saved(torture.ct(700), "PNG")
    small = figures.picture(grainy, "ct.png")
    assert len(small) < len(grainy) / 2
    assert webp_blocks(small) == ("VP8 ",)


def test_a_crop_is_the_part_that_is_shown(figures: Library) -> None:
    data = torture.saved(torture.photo(400, 300), "PNG")
    more = f"{PATIENT}, crop: 0 0 .25 .25"
    image = opened(figures.picture(data, more=more))
    assert image.size == (100, 75)
    assert is_red(image)


BROKEN = {
    "empty": (b"", "FG301"),
    "no picture": (b"just some words", "FG301"),
    "PDF": (b"%PDF-1.7 and so on", "FG301"),
    "truncated JPEG": (torture.phone_jpeg()[:2000], "FG301"),
    "truncated PNG": (torture.saved(torture.photo(), "PNG")[:500], "FG301"),
    "half a header": (b"\x89PNG\r\n\x1a\n\0\0", "FG301"),
    "bomb": (torture.bomb(), "FG302"),
    "animation": (torture.animated_gif(), "FG303"),
    "two pages": (torture.two_pages(), "FG303"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_no_picture_is_said_at_its_name(figures: Library, what: str) -> None:
    data, code = BROKEN[what]
    prepared, found = figures.one(figures.put("a.png", data))
    assert [d.code for d in found] == [code]
    line = found[0].span.file.lines[found[0].span.line - 1]
    assert line[found[0].span.column - 1 : found[0].span.end_column - 1] == "'a.png'"
    assert prepared.files == ()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "GIF"])
def test_any_damage_is_a_diagnostic_or_a_picture(figures: Library, form: str) -> None:
    whole = torture.saved(torture.photo(120, 90), form)
    step = max(1, len(whole) // 40)
    for at in range(0, len(whole), step):
        middle = bytes(byte ^ 0xFF for byte in whole[at : at + 7])
        damaged = whole[:at] + middle + whole[at + 7 :]
        prepared, found = figures.one(figures.put("a.bin", damaged))
        assert {d.code for d in found} <= {"FG301", "FG302", "FG303"}
        assert len(prepared.files) == (not found)


def test_pillows_warnings_reach_nobody(figures: Library) -> None:
    data = torture.saved(torture.photo(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        figures.codes(data)
    assert caught == []


def test_a_window_needs_grey_values(figures: Library) -> None:
    more = f"{PATIENT}, window: 100/50"
    assert figures.codes(torture.saved(torture.photo(), "PNG"), more=more) == ["FG307"]
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    assert figures.codes(svg, "a.svg", f"{DRAWING}, window: 100/50") == ["FG307"]


class TestNames:
    def test_a_name_is_lower_case_ascii_from_the_source(self, figures: Library) -> None:
        data = torture.saved(torture.photo(), "PNG")
        prepared, _ = figures.one(figures.put("Jane Roe Größe.PNG", data))
        name = prepared.files[0].name
        assert name.isascii()
        assert name == name.lower()
        assert "jane" not in name

    def test_it_outlives_an_upgrade_of_the_encoder(
        self, figures: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        figures.put("a.png", torture.saved(torture.ct(64), "PNG"))
        before, _ = figures.one("a.png")
        monkeypatch.setattr("flashgen.media.encode.QUALITY", 20)
        figures.cache = None  # type: ignore[assignment]
        after, _ = figures.one("a.png")
        assert before.files[0].name == after.files[0].name
        assert before.files[0].read() != after.files[0].read()

    def test_another_wish_is_another_picture(self, figures: Library) -> None:
        figures.put("a.png", torture.saved(torture.photo(), "PNG"))
        names = {
            figures.one("a.png", f"{PATIENT}{more}")[0].files[0].name
            for more in ("", *(f", crop: 0 0 .5 {y}" for y in (".5", ".6", ".50")))
        }
        assert len(names) == 3

    def test_one_picture_in_two_figures_is_one_file(self, figures: Library) -> None:
        data = torture.saved(torture.photo(), "PNG")
        figures.put("a.png", data)
        figures.put("b.png", data)
        each = f"{PATIENT}, ask: {{finding: It}}"
        prepared, _ = figures.prepare(
            f"  f: {{file: a.png, {each}}}\n  g: {{file: b.png, {each}}}"
        )
        assert len(prepared.files) == 1
        assert len(prepared.shown) == 2

    def test_two_pictures_of_one_name_are_two_files(self, tmp_path: Path) -> None:
        names = set()
        for case, colour in (("x", "red"), ("y", "blue")):
            library = Library(tmp_path / case)
            data = torture.saved(Image.new("RGB", (9, 9), colour), "PNG")
            prepared, _ = library.one(library.put("fig1.png", data))
            names.add(prepared.files[0].name)
        assert len(names) == 2


class TestPaths:
    @pytest.mark.parametrize(
        "name", ["../other.png", "/etc/passwd", "a/b.png", "C:\\\\a.png"]
    )
    def test_a_path_is_no_name(self, name: str) -> None:
        text = f"{HEAD}figures: {{f: {{file: '{name}', {PATIENT}}}}}\n"
        found = understand(SourceFile("case-1.yaml", text)).diagnostics
        assert [d.code for d in found] == ["FG008"]

    @pytest.mark.parametrize("name", ["..", "."])
    def test_a_folder_is_no_picture(self, figures: Library, name: str) -> None:
        _, found = figures.one(name)
        assert [d.code for d in found] == ["FG304"]

    def test_a_link_must_not_lead_out(self, figures: Library) -> None:
        outside = figures.root / "secret.png"
        outside.write_bytes(torture.saved(torture.photo(), "PNG"))
        (figures.folder / "a.png").symlink_to(outside)
        prepared, found = figures.one("a.png")
        assert [d.code for d in found] == ["FG304"]
        assert prepared.files == ()

    def test_a_link_within_the_figures_will_do(self, figures: Library) -> None:
        figures.put("a.png", torture.saved(torture.photo(), "PNG"))
        (figures.folder / "b.png").symlink_to(figures.folder / "a.png")
        assert figures.one("b.png")[1] == ()

    def test_a_pipe_does_not_block(self, figures: Library) -> None:
        import os

        os.mkfifo(figures.folder / "a.png")
        assert [d.code for d in figures.one("a.png")[1]] == ["FG304"]

    def test_case_of_letters_counts_on_every_disk(self, figures: Library) -> None:
        figures.put("Fig1.png", torture.saved(torture.photo(), "PNG"))
        _, found = figures.one("fig1.png")
        assert [d.code for d in found] == ["FG305"]
        assert "`Fig1.png`" in found[0].message

    def test_two_names_that_differ_in_case_are_two_files(
        self, figures: Library
    ) -> None:
        figures.put("a.png", torture.saved(Image.new("RGB", (9, 9), "red"), "PNG"))
        figures.put("A.png", torture.saved(Image.new("RGB", (9, 9), "blue"), "PNG"))
        each = f"{PATIENT}, ask: {{finding: It}}"
        prepared, found = figures.prepare(
            f"  f: {{file: a.png, {each}}}\n  g: {{file: A.png, {each}}}"
        )
        assert found == ()
        assert len(prepared.files) == 2

    @pytest.mark.parametrize("name", ["größe.png", "gro\u0308ße.png"])
    def test_accents_may_be_apart(self, figures: Library, name: str) -> None:
        from unicodedata import normalize

        figures.put(name, torture.saved(torture.photo(), "PNG"))
        assert figures.one(normalize("NFC", name))[1] == ()
        assert figures.one(normalize("NFD", name))[1] == ()
