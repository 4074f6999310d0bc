"""Writing files that are already there: as a whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from flashgen.cli.console import stop
from flashgen.fix import fixable, fixed
from flashgen.library import Library
from flashgen.model.diagnostic import Diagnostic, failed
from flashgen.model.source import SourceFile
from flashgen.pipeline import understand

BOM = "\ufeff"


def correct(library: Library, path: Path, found: Sequence[Diagnostic]) -> int:
    """Write the safe fixes of `found` into the file at `path`; return how many."""
    name = library.name(path)
    chosen = fixable(found, name)
    if not chosen:
        return 0
    before = path.read_bytes().decode("utf-8")
    mark = BOM if before.startswith(BOM) else ""
    try:
        after = fixed(before.removeprefix(BOM), chosen)
    except ValueError as problem:
        raise stop(str(problem), "nothing was changed; run the check again") from None
    read = understand(SourceFile(name, after.replace("\r\n", "\n")))
    if read.value is None or failed(read.diagnostics):
        raise stop(f"{name}: the fixes would break it", "nothing was changed")
    replace(path, (mark + after).encode())
    return len(chosen)


def replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file at `path`, or exit and leave it as it is."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if path.exists():
            shutil.copymode(path, name)
        else:
            os.chmod(name, 0o644)
        os.replace(name, path)
    except OSError as problem:
        Path(name).unlink(missing_ok=True)
        raise stop(
            f"cannot write {path.name}: {problem.strerror}", "nothing was changed"
        ) from None
