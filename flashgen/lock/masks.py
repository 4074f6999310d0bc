"""The numbers of the masks of an image occlusion: the one note with several cards.

Anki knows such a card by its number alone, so a number never changes and never goes to
another mask.  A published mask that is removed keeps its number for nothing.
"""

from __future__ import annotations

from collections.abc import Set

from flashgen.lock.lines import NEW, NoteLine
from flashgen.model.card import Card
from flashgen.model.diagnostic import Checked, Diagnostic, error, warning
from flashgen.model.source import Renamed


def number(line: NoteLine, card: Card, withdrawn: Set[str]) -> Checked[NoteLine]:
    """Return `line` with the masks of `card`, new ones after those that are published.

    `withdrawn` are the ids of masks that their cases withdraw: the id of the card, `/`,
    and the mask's key.
    """
    present = {str(key) for key in card.masks}
    known = [mask for mask in line.masks if not mask.endswith(NEW)]
    problems: list[Diagnostic] = []
    for key in card.masks:
        if not isinstance(key, Renamed) or str(key) in known:
            continue
        if key.was in present:
            message = f"`{key.was}` is still a mask of its own"
            hint = "a key means one mask for ever: delete this `was`"
            problems.append(error(key.was.span, "FG405", message, hint))
        elif key.was in known:
            known[known.index(key.was)] = str(key)
        else:
            message = f"no published mask had the key `{key.was}` here"
            problems.append(warning(key.was.span, "FG404", message, "delete `was`"))
    for mask in known:
        if mask not in present and f"{line.card}/{mask}" not in withdrawn:
            problems.append(gone(card, mask))
    new = [f"{key}{NEW}" for key in card.masks if str(key) not in known]
    return Checked(line._replace(masks=(*known, *new)), tuple(problems))


def gone(card: Card, mask: str) -> Diagnostic:
    """Refuse to lose a published mask."""
    path = "/".join(card.id.path)
    message = f"the published mask `{mask}` of `{card.id}` is gone"
    hint = (
        f"if it was renamed, write `was: {mask}` beside its new key; if nobody should "
        f"learn it any more, write `withdrawn: {{{path}/{mask}: why}}` into the case; "
        "or restore it"
    )
    return error(card.keys[-1].span, "FG403", message, hint)
