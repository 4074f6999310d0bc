"""Pictures that were made before, so that nothing is made twice.

An entry is named by everything its bytes depend on: the source, the wish, and the
versions of what made it.  So the cache never changes a result, may be deleted at any
time, and an entry that was damaged is made again.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Any

from flashgen.media.product import Note, Product

FORM = 2
"""Counts the ways in which this package has made pictures."""

_MARK = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Pictures that flashgen has prepared; delete them as you like.\n"
)
"""What tells backup programs to pass by (bford.info/cachedir)."""


@dataclass(frozen=True)
class Kept:
    """A product and the file that holds its bytes."""

    product: Product
    path: Path


class Cache:
    """A folder of prepared pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, key: str) -> Kept | None:
        """Return what is kept under `key`, unless it is missing or damaged."""
        try:
            facts = json.loads(self._facts(key).read_text("utf-8"))
            path = self.folder / f"{key}{facts['suffix']}"
            data = path.read_bytes()
            if sha256(data).hexdigest() != facts["sha256"]:
                return None
            notes = tuple(Note(**note) for note in facts["notes"])
            width, height = int(facts["width"]), int(facts["height"])
            return Kept(Product(data, facts["suffix"], width, height, notes), path)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def store(self, key: str, product: Product) -> Path | None:
        """Keep `product`; return its file, or None where nothing can be written."""
        facts = {
            "suffix": product.suffix,
            "width": product.width,
            "height": product.height,
            "sha256": sha256(product.data).hexdigest(),
            "notes": [vars(note) for note in product.notes],
        }
        path = self.folder / f"{key}{product.suffix}"
        try:
            self._start()
            _write(path, product.data)
            _write(self._facts(key), json.dumps(facts).encode())
        except OSError:
            return None
        return path

    def _facts(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _start(self) -> None:
        if self.folder.is_dir():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        _write(self.folder / "CACHEDIR.TAG", _MARK.encode())
        _write(self.folder / ".gitignore", b"*\n")


def key(digest: str, words: str) -> str:
    """Return the name of an entry: what was asked of a source by its digest."""
    return sha256(f"{digest} {words} {_versions()}".encode()).hexdigest()[:40]


@cache
def _versions() -> str:
    from PIL import __version__, features

    parts: list[Any] = [FORM, __version__]
    parts += [features.version(name) for name in ("webp", "jpg", "littlecms2")]
    with suppress(ImportError):
        import pydicom

        parts.append(pydicom.__version__)
    return " ".join(map(str, parts))


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, beside others that do the same."""
    part = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
