"""Nothing but pixels leaves the house."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image

from flashgen.media import lettering
from flashgen.media.blocks import PICTURE_BLOCKS, refuse_metadata, webp_blocks
from flashgen.media.product import Unfit
from flashgen.media.svg import Drawing, write
from tests.media import torture
from tests.media.conftest import DRAWING, PATIENT, SHARED, Library

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"{}>{}</svg>'
CIRCLE = '<circle cx="9" cy="9" r="5"/>'


@pytest.mark.parametrize(
    "source", [torture.phone_jpeg, torture.png_with_words], ids=["JPEG", "PNG"]
)
def test_no_metadata_is_written(figures: Library, source: Callable[[], bytes]) -> None:
    given = source()
    assert any(secret in given for secret in torture.SECRETS)
    data = figures.picture(given)
    assert [secret for secret in torture.SECRETS if secret in data] == []
    assert set(webp_blocks(data)) <= PICTURE_BLOCKS


def test_metadata_would_be_noticed() -> None:
    """The guard reads the file by itself, and fires."""
    image = torture.photo()
    for extra in ({"exif": b"Exif\0\0GPS"}, {"xmp": b"<x/>"}, {"icc_profile": b"icc"}):
        with pytest.raises(ValueError, match="blocks"):
            refuse_metadata(torture.saved(image, "WEBP", **extra))
    animation = torture.saved(
        image, "WEBP", save_all=True, append_images=[torture.photo().rotate(90)]
    )
    with pytest.raises(ValueError, match="blocks"):
        refuse_metadata(animation)
    whole = torture.saved(image, "WEBP")
    for broken in (whole[:-3], whole + b"Jane Roe", b"RIFF"):
        with pytest.raises(ValueError, match=r"WebP|announced|cut off"):
            webp_blocks(broken)


def test_what_transparency_hides_is_gone(figures: Library) -> None:
    """An eraser that only makes pixels transparent leaves the name in the file."""
    image = Image.new("RGBA", (64, 64), (200, 10, 10, 0))
    image.paste((0, 0, 255, 255), (20, 20, 40, 40))
    data = figures.picture(torture.saved(image, "PNG"))
    (figures.root / "out.webp").write_bytes(data)
    with Image.open(figures.root / "out.webp") as made:
        assert made.convert("RGBA").getpixel((2, 2)) == (0, 0, 0, 0)


class TestText:
    """Text that a machine burned into a corner."""

    @pytest.mark.parametrize("where", ["upper", "lower"])
    @pytest.mark.parametrize("side", ["left", "right"])
    def test_it_is_found_for_a_person_to_clear(
        self, figures: Library, where: str, side: str
    ) -> None:
        figures.put("a.png", torture.labelled(f"{where} {side}"))
        plain = f"{SHARED}, consent: given"
        _, found = figures.one("a.png", plain)
        assert [d.code for d in found] == ["FG311"]
        assert found[0].message.endswith(f"text in the picture: {where} {side}")
        assert "`reviewed: no identifying text`" in found[0].hint
        assert figures.one("a.png", PATIENT)[1] == ()

    @pytest.mark.parametrize("size", [11, 16, 30, 48])
    def test_letters_of_any_size(self, size: int) -> None:
        from PIL import ImageDraw, ImageFont

        image = torture.ct(1000)
        font = ImageFont.load_default(size)
        ImageDraw.Draw(image).text((10, 10), "ROE JANE 1976", fill=240, font=font)
        assert lettering.suspected(image) == ("upper left",)

    def test_dark_letters_on_white(self) -> None:
        from PIL import ImageDraw, ImageFont

        image = Image.new("L", (800, 600), 255)
        font = ImageFont.load_default(20)
        ImageDraw.Draw(image).text((10, 570), "Roe, Jane 1976", fill=0, font=font)
        assert lettering.suspected(image) == ("lower left",)

    @pytest.mark.parametrize("seed", range(8))
    def test_a_slice_without_text_is_left_in_peace(self, seed: int) -> None:
        assert lettering.suspected(torture.ct(640, seed)) == ()

    def test_so_are_photographs_and_side_letters(self) -> None:
        from PIL import ImageDraw, ImageFont

        assert lettering.suspected(torture.photo(1200, 900)) == ()
        image = torture.ct(900)
        font = ImageFont.load_default(40)
        ImageDraw.Draw(image).text((20, 20), "R", fill=255, font=font)
        assert lettering.suspected(image) == ()

    def test_a_drawing_shows_nobody(self, figures: Library) -> None:
        figures.put("a.png", torture.labelled())
        assert figures.one("a.png", DRAWING)[1] == ()


class TestDrawings:
    """SVG is code: only what draws is kept."""

    def made(self, figures: Library, inside: str, attributes: str = "") -> str:
        return figures.picture(
            SVG.format(attributes, inside).encode(), "a.svg", DRAWING
        ).decode()

    def test_what_draws_is_kept(self, figures: Library) -> None:
        inside = (
            '<defs><linearGradient id="a1"><stop offset="0" stop-color="red"/>'
            '</linearGradient></defs><g transform="scale(2)" fill="url(#a1)">'
            '<path d="M0 0L5 5"/><text x="1" y="9">Aorta &amp; <tspan>Vein</tspan>'
            "</text>"
            '<use href="#p"/></g><style>.a{fill:#123}</style>'
        )
        assert inside.replace("#p", "#a2") in self.made(figures, inside)

    def test_names_of_layers_and_people_go(self, figures: Library) -> None:
        inside = (
            '<g id="Layer Jane Roe" class="jane b"><path id="Jane_Roe" d="M0 0L5 5"/>'
            '<clipPath id="Jane2"><circle r="3"/></clipPath></g>'
            '<linearGradient id="abc"/><g clip-path="url(\'#Jane2\')" class="jane"/>'
            '<use href="#Jane_Roe" style="/*Jane*/fill:url(#abc)"/>'
            "<style>/* Jane */ #Jane2, .b{fill:#abc} #Jane3{stroke:#123}</style>"
        )
        made = self.made(figures, inside)
        assert "jane" not in made.casefold()
        assert '<g class="b"><path id="a1"' in made
        assert '<clipPath id="a2">' in made
        assert "<g clip-path=\"url('#a2')\"/>" in made
        assert '<linearGradient id="a3"/>' in made
        assert '<use href="#a1" style=" fill:url(#a3)"/>' in made
        assert "#a2, .b{fill:#abc} #a4{stroke:#123}" in made

    @pytest.mark.parametrize(
        "silent",
        [
            "<!-- Jane Roe -->",
            "<title>Jane Roe</title>",
            "<desc>Jane Roe</desc>",
            "<metadata><rdf xmlns='x'>Jane Roe</rdf></metadata>",
            "<?editor Jane Roe?>",
            '<named xmlns="http://www.inkscape.org/">Jane Roe</named>',
        ],
    )
    def test_metadata_goes_without_a_word(self, figures: Library, silent: str) -> None:
        assert "Jane" not in self.made(figures, silent + CIRCLE)

    @pytest.mark.parametrize(
        ("bad", "told"),
        [
            ("<script>alert(1)</script>", "<script>"),
            ('<image href="data:image/png;base64,AAAA"/>', "<image>"),
            ('<image href="https://example.org/a.png"/>', "<image>"),
            ("<foreignObject><p>x</p></foreignObject>", "<foreignObject>"),
            ('<use href="https://example.org/a.svg#a"/>', "the link of <use>"),
            ('<g onload="alert(1)"/>', "the script in `onload`"),
            ('<g fill="url(https://example.org/a)"/>', "`fill` from outside"),
            ("<g style=\"fill:url( '//example.org')\"/>", "`style` from outside"),
            ('<g style="fill:u\\72l(//example.org)"/>', "`style` from outside"),
            ("<style>@import 'a.css';</style>", "a style from outside"),
            (
                "<style>g{fill:image-set('http://example.org/a' 1x)}</style>",
                "a style from outside",
            ),
            ("<g style=\"cursor:image('example.org/a')\"/>", "`style` from outside"),
            ("<g style=\"fill:src('example.org/a')\"/>", "`style` from outside"),
            ("<g style=\"--a:'//example.org'\"/>", "`style` from outside"),
            ('<g style="fill:data:base64,AA"/>', "`style` from outside"),
            ('<set attributeName="href" to="javascript:1"/>', "<set>"),
        ],
    )
    def test_what_reaches_out_is_left_out_and_told(
        self, figures: Library, bad: str, told: str
    ) -> None:
        figures.put("a.svg", SVG.format("", bad + CIRCLE).encode())
        prepared, found = figures.one("a.svg", DRAWING)
        assert [d.code for d in found] == ["FG308"]
        assert told in found[0].message
        written = prepared.files[0].read().decode()
        assert CIRCLE in written
        for word in ("script", "example.org", "import", "onload", "base64", "alert"):
            assert word not in written

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"<svg", "FG301"),
            (b"<?xml version='1.0'?><html/>", "FG301"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "FG301"),
            (
                b"<svg xmlns='http://www.w3.org/2000/svg' width='0' height='9'/>",
                "FG301",
            ),
            (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='1' height='1'/>", "FG309"),
            (
                b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                b"<svg width='1' height='1'><text>&a;</text></svg>",
                "FG309",
            ),
            (b"<svg width='1' height='1'>" + b"<g>" * 99 + b"</g>" * 99, "FG302"),
        ],
        ids=["torn", "HTML", "sizeless", "flat", "entity", "outside entity", "deep"],
    )
    def test_what_cannot_be_read_safely_is_refused(
        self, figures: Library, data: bytes, code: str
    ) -> None:
        assert figures.codes(data, "a.svg", DRAWING) == [code]

    @pytest.mark.parametrize(
        ("attributes", "size"),
        [
            ('width="90" height="60"', (90, 60)),
            ('width="9cm" height="60mm"', (340, 227)),
            ('viewBox="0 0 30 20"', (30, 20)),
            ('width="100%" height="100%" viewBox="-5,-5 30 20"', (30, 20)),
            ('width="60" viewBox="0 0 30 20"', (60, 40)),
        ],
        ids=str,
    )
    def test_its_size_is_in_pixels(
        self, figures: Library, attributes: str, size: tuple[int, int]
    ) -> None:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'
        figures.put("a.svg", svg.encode())
        prepared, found = figures.one("a.svg", DRAWING)
        assert found == ()
        picture = prepared.shown["f"].picture
        assert (picture.width, picture.height) == size
        written = prepared.files[0].read().decode()
        assert f'width="{size[0]}" height="{size[1]}"' in written.replace(
            f'viewBox="{written.split("viewBox=")[1].split(chr(34))[1]}" ', ""
        )

    def test_a_crop_moves_its_window(self, figures: Library) -> None:
        svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 0 200 100"/>'
        more = f"{DRAWING}, crop: .5 0 .25 1"
        written = figures.picture(svg.encode(), "a.svg", more).decode()
        assert 'viewBox="110 0 50 100"' in written
        assert 'width="50" height="100"' in written

    def test_other_encodings(self, figures: Library) -> None:
        svg = '<?xml version="1.0" encoding="{}"?>' + SVG.format(
            "", "<text>Größe</text>"
        )
        for name, codec in (
            ("UTF-8", "utf-8-sig"),
            ("UTF-16", "utf-16"),
            ("ISO-8859-1", "latin-1"),
        ):
            data = svg.format(name).encode(codec)
            assert "Größe" in figures.picture(data, "a.svg", DRAWING).decode()


def test_a_link_in_a_drawing_goes_and_what_it_holds_stays() -> None:
    drawing = Drawing(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        b'<a href="https://example.org"><rect width="3" height="3"/></a></svg>'
    )
    assert drawing.root is not None
    written = write(drawing.root)
    assert b"<rect" in written
    assert b"example" not in written
    assert drawing.left_out == ["the link of <a>"]


def test_a_drawing_of_nothing_but_what_goes_is_refused() -> None:
    with pytest.raises(Unfit, match="nothing to see"):
        Drawing(
            b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
            b"<foreignObject><p/></foreignObject></svg>"
        )
