"""The examples of the codes, tried as an author would: `flashgen check` on a library.

An example shows only the keys that matter; the rest of a case or figure is filled in.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import yaml
from click.testing import CliRunner
from PIL import Image, ImageDraw

from flashgen.cli import cli
from flashgen.codes import Explanation
from flashgen.library import Library
from flashgen.proof import fingerprint, read_article
from tests.conftest import HEAD

CASE = "source_cases/case-1.yaml"
PLAIN = (
    "facts:\n  nerve: {ask: Which nerve moves the tongue?, answer: The hypoglossal}\n"
)
"""A case in which nothing is found, beside an example that is another file."""

FIGURE = {
    "modality": "Chest CT, axial",
    "alt": "Two lungs in a grey frame",
    "caption": "A cavity in the left lung",
    "credit": "A. Author",
    "licence": "CC0-1.0",
    "consent": "Written consent to publication.",
    "ask": {"finding": "A cavity"},
}
_TOP = re.compile(
    r"(?:id|language|source|review|diagnosis|presentation|figures|facts):"
)
_FILE = re.compile(r"# (\w[\w./-]+)\n")

Found = list[tuple[str, str]]
"""Codes and severities."""


def tried(one: Explanation, text: str, root: Path) -> Found:
    """Write the library that an example stands for into `root`, and check it."""
    for folder in ("decks", "source_cases", "media/case-1"):
        (root / folder).mkdir(parents=True)
    library = "format: 1\nlibrary: 6d4f3c1e-0a52-4b7e-9a3d-2f1c5b8e7a90\n"
    (root / "decks/library.yaml").write_text(library, "utf-8")
    (root / CASE).write_text(HEAD + PLAIN, "utf-8")
    if "file: " in text:
        draw(root / "media/case-1")
    if one.article:
        source = fingerprint(read_article(f"{one.article}\n", "article.txt"), "salt")
        (root / "source_cases/case-1.source").write_text(source, "utf-8")
    name, whole = _written(text)
    (root / name).write_text(whole, "utf-8")
    return [*_checked(), *_recipes(root)]


def _checked() -> Iterator[tuple[str, str]]:
    done = CliRunner().invoke(cli, ["check", "--json"])
    for found in json.loads(done.stdout)["diagnostics"]:
        yield found["code"], found["severity"]


def _recipes(root: Path) -> Iterator[tuple[str, str]]:
    library = Library(root)
    for path in library.recipes():
        for found in library.recipe(path).diagnostics:
            yield found.code, found.severity.value


def _written(text: str) -> tuple[str, str]:
    """Return the file that an example is, and its words."""
    file = _FILE.match(text)
    name, body = (file[1], text[file.end() :]) if file else (CASE, text)
    if name != CASE:
        return name, f"{body}\n"
    if _TOP.match(body):
        keys = re.findall(r"^(\w+):", body, re.MULTILINE)
        head = [x for x in HEAD.splitlines() if x.partition(":")[0] not in keys]
        return name, "\n".join([*head, body]) + "\n"
    if body.startswith("file: "):
        return name, f"{HEAD}figures:\n  scan:\n{indent(_figure(body), '    ')}\n"
    return name, f"{HEAD}facts:\n  a-fact:\n{indent(body, '    ')}\n"


def _figure(text: str) -> str:
    """Return a whole figure; a key without a value is left out."""
    given = yaml.safe_load(text)
    rest = {key: value for key, value in FIGURE.items() if key not in given}
    kept = [x for x in text.splitlines() if x != "consent:"]
    return "\n".join([*kept, yaml.safe_dump(rest, allow_unicode=True)])


def draw(folder: Path) -> None:
    """Draw the pictures that the examples name."""
    grey = Image.radial_gradient("L").resize((240, 200))
    grey.save(folder / "scan.png")
    named = grey.resize((640, 480))
    write = ImageDraw.Draw(named)
    write.rectangle((0, 0, 200, 60), fill=0)
    write.text((8, 8), "NAME, FIRST NAME", fill=255)
    write.text((8, 30), "BORN 12.08.1964 ID 446771", fill=255)
    named.save(folder / "scan-with-name.png")
    frames = [Image.new("L", (40, 40), shade) for shade in (0, 255)]
    frames[0].save(
        folder / "beating-heart.gif", save_all=True, append_images=frames[1:]
    )
    (folder / "damaged.png").write_bytes((folder / "scan.png").read_bytes()[:300])
    (folder / "wall-chart.png").write_bytes(_huge())
    (folder.parent.parent / "elsewhere.png").write_bytes(b"")
    (folder / "link-to-my-disk.png").symlink_to(folder.parent.parent / "elsewhere.png")
    for name, inside in DRAWINGS.items():
        (folder / name).write_text(inside, "utf-8")


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">{}</svg>'
_CIRCLE = '<circle cx="20" cy="20" r="9"/>'
DRAWINGS = {
    "drawing.svg": _SVG.format(_CIRCLE),
    "drawing-with-script.svg": _SVG.format(f"{_CIRCLE}<script>1</script>"),
    "drawing-with-entities.svg": '<!DOCTYPE svg [<!ENTITY a "b">]>'
    + _SVG.format(_CIRCLE),
}


def _huge() -> bytes:
    """Return the beginning of a PNG of 56 million pixels (PNG, section 11.2.1)."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 8000, 7000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 64) + b"IDAT" + b"\0" * 64
