"""An update as text files for Anki's text import, which leaves tags and own notes.

The import of a package replaces a changed note as a whole.  The import of text fills
the columns that the file has and touches nothing else: neither tags nor *My notes*.
What the headers do is tested against Anki's engine in `tests/update`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flashgen.faces import FACES, STUDENT
from flashgen.update.change import Comparison, Fate
from flashgen.update.meaning import pictures
from flashgen.update.stored import NoteType, Package, StoredNote

_OURS = frozenset(face.id for face in FACES.values())
_NAME = re.compile(r"[^0-9A-Za-z]+")


@dataclass(frozen=True)
class TextUpdate:
    """The text of each file by its name, and what they leave to the package.

    `left_out` are Keys of notes that show a new picture: only a package brings one.
    """

    files: Mapping[str, str]
    left_out: tuple[str, ...]


def text_update(old: Package, new: Package, found: Comparison, stem: str) -> TextUpdate:
    """Return the notes that `new` changes as one text file per note type of flashgen.

    `stem` begins the names of the files.
    """
    changed = [c for c in found.changes if c.fate is Fate.UPDATED and c.fields]
    notes: dict[int, list[StoredNote]] = {}
    left_out: list[str] = []
    for change in changed:
        note = new.by_guid[change.guid]
        if note.type not in _OURS:
            continue
        shown = {name for html in note.fields for name in pictures(html)}
        if any(old.media.get(name) != new.media.get(name) for name in shown):
            left_out.append(change.key)
        else:
            notes.setdefault(note.type, []).append(note)
    files = {
        f"{stem}-update-{_NAME.sub('-', new.types[id_].name).strip('-')}.txt": _file(
            old, new, new.types[id_], here
        )
        for id_, here in sorted(notes.items())
    }
    return TextUpdate(files, tuple(left_out))


def _file(
    old: Package, new: Package, type_: NoteType, notes: Sequence[StoredNote]
) -> str:
    """Return the file of one note type, in the order of study.

    Every field that any of these notes fills, or filled, is a column, so that a note
    which a student has deleted comes back whole.  The note type is named by its id,
    since students rename note types: Anki reads a file for an unknown one into any
    other.  The first field of the type, which Anki always finds, is the last column:
    it takes a last column that it does not know (of a renamed field) for tags.
    """
    filled = [
        name
        for place, name in enumerate(type_.names)
        if name != STUDENT
        and any(n.fields[place] or old.by_guid[n.guid].fields[place] for n in notes)
    ]
    first = type_.names[0]
    columns = [*(name for name in filled if name != first), first]
    text = io.StringIO()
    head = (
        "separator:tab",
        "html:true",
        f"notetype:{type_.id}",
        "guid column:1",
        "deck column:2",
        "if matches:update current",
        "columns:" + "\t".join(("GUID", "Deck", *columns)),
    )
    text.write("".join(f"#{line}\n" for line in head))
    # Quoted, or a GUID that begins with `#` would make its line a comment.
    writer = csv.writer(text, "excel-tab", quoting=csv.QUOTE_ALL, lineterminator="\n")
    for note in sorted(notes, key=lambda n: (n.due, n.guid)):
        values = new.values(note)
        writer.writerow([note.guid, note.deck, *(values[name] for name in columns)])
    return text.getvalue()
