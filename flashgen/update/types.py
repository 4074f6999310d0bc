"""When Anki takes two note types for one."""

from __future__ import annotations

from flashgen.update.stored import NoteType


def same_schema(old: NoteType | None, new: NoteType | None) -> bool:
    """Return whether an import by default merges `new` into `old`.

    It does if both are of one kind and their fields and templates agree pairwise, in
    order: by id where both have one, else by name.  A missing note type agrees.
    """
    if old is None or new is None:
        return True
    return old.kind == new.kind and all(
        len(before) == len(after) and all(map(_same_part, before, after))
        for before, after in (
            (old.fields, new.fields),
            (old.templates, new.templates),
        )
    )


def _same_part(old: tuple[str, int], new: tuple[str, int]) -> bool:
    if old[1] and new[1]:
        return old[1] == new[1]
    return old[0] == new[0]
