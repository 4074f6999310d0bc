"""Opening a place in the author's editor."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path, PurePath

_GO = ("-g", "{path}:{line}:{column}")
_COLON = ("{path}:{line}:{column}",)
_PLUS = ("+{line}", "{path}")
_PLUS_BOTH = ("+{line}:{column}", "{path}")
_JETBRAINS = ("--line", "{line}", "--column", "{column}", "{path}")

FORMS = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "windsurf"), _GO),
    **dict.fromkeys(("subl", "zed", "zeditor"), _COLON),
    **dict.fromkeys(("gvim", "mvim", "bbedit"), _PLUS),
    **dict.fromkeys(("gedit", "gnome-text-editor", "xed"), _PLUS_BOTH),
    **dict.fromkeys(("idea", "pycharm", "webstorm"), _JETBRAINS),
    "emacsclient": ("-n", "+{line}:{column}", "{path}"),
    "kate": ("-l", "{line}", "-c", "{column}", "{path}"),
    "mate": ("-l", "{line}:{column}", "{path}"),
    "notepad++": ("-n{line}", "-c{column}", "{path}"),
}
"""Editors with a window of their own, and how each is told where to go."""


def command(editor: str, path: Path, line: int, column: int) -> list[str] | None:
    """Return the command that opens `path` there; None if `editor` cannot.

    `editor` is a command line like that of the variable `EDITOR`.  An editor that
    needs a terminal cannot be opened from a page.
    """
    words = shlex.split(editor)
    program = shutil.which(words[0]) if words else None
    name = PurePath(words[0]).stem if words else ""
    if program is None or name not in FORMS:
        return None
    place = {"path": str(path), "line": str(line), "column": str(column)}
    return [program, *words[1:], *(part.format(**place) for part in FORMS[name])]


def found() -> str:
    """Return the first known editor on the search path, or nothing."""
    return next((name for name in FORMS if shutil.which(name)), "")


def advice(editor: str) -> str:
    """Return what to do so that a place can be opened."""
    if not editor:
        return "Set EDITOR to an editor with a window, for example: export EDITOR=code"
    name = editor.split()[0]
    return (
        f"`{name}` cannot be opened from here. Set EDITOR to an editor with a window "
        "of its own, for example: export EDITOR=code"
    )
