"""Stage 4: the figures of a case as files that a package can carry."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from flashgen.decompose import Picture
from flashgen.model.case import Case
from flashgen.model.diagnostic import Checked, Diagnostic, error
from flashgen.model.figure import Figure
from flashgen.model.source import Text

_SIZE = re.compile(rb'<svg\b[^>]*?\bwidth="(\d+)"[^>]*?\bheight="(\d+)"', re.DOTALL)


@dataclass(frozen=True)
class MediaFile:
    """A picture, the name it is packaged under, and where it lies."""

    picture: Picture
    path: Path


def prepare(case: Case, folder: Path) -> Checked[dict[str, MediaFile]]:
    """Return the figures of `case`, which lie in `folder`, by key."""
    files: dict[str, MediaFile] = {}
    problems: list[Diagnostic] = []
    for key, figure in case.figures.items():
        found = _prepare(key, figure, folder)
        problems.extend(found.diagnostics)
        if found.value:
            files[str(key)] = found.value
    return Checked(files, tuple(problems))


def _prepare(key: Text, figure: Figure, folder: Path) -> Checked[MediaFile | None]:
    path = folder / figure.file
    try:
        data = path.read_bytes()
    except OSError as problem:
        message = f"cannot read `{figure.file}`: {problem.strerror}"
        hint = f"put it into media/{folder.name}/"
        return Checked(None, (error(figure.file.span, "FG300", message, hint),))
    suffix = path.suffix.lower()
    size = _size(data, suffix)
    if size is None:
        message = f"`{figure.file}` of `{key}` is no picture that can be read"
        return Checked(None, (error(figure.file.span, "FG301", message),))
    digest = hashlib.sha256(data).hexdigest()[:20]
    return Checked(MediaFile(Picture(f"fg-{digest}{suffix}", *size), path))


def _size(data: bytes, suffix: str) -> tuple[int, int] | None:
    if suffix == ".svg":
        match = _SIZE.search(data)
        return (int(match[1]), int(match[2])) if match else None
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            return image.size
    except OSError:
        return None
