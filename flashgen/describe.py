"""The description of a deck, as Anki shows it above the button that starts study."""

from __future__ import annotations

from collections.abc import Sequence

from flashgen.citation import cite
from flashgen.model.case import Case
from flashgen.recipe import Links, Recipe

OLDEST_ANKI = "23.10"
"""The oldest Anki that imports updates as described: since that release the import
keeps a note's schedule by GUID and asks for no options to do so."""

WITHDRAWN = "flashgen::withdrawn"
"""The tag of withdrawn cards."""


def describe(
    recipe: Recipe,
    cases: Sequence[Case],
    cards: int,
    withdrawn: Sequence[tuple[str, str]] = (),
    links: Links | None = None,
) -> str:
    """Return the description as Markdown; its words are English.

    `withdrawn` are the Keys of withdrawn cards, each with its reason.
    """
    sources = "\n".join(
        f"- {case.about.title}: {cite(case.about.source)} "
        f"Rights of the source: {case.about.source.rights}."
        for case in cases
    )
    about = f"{recipe.about}\n\n" if recipe.about else ""
    return (
        f"**{recipe.title}**, version {recipe.version}: {cards} cards.\n\n"
        f"{about}"
        "**For learning, not clinical advice.** Every card names its source; check "
        "there before you act on anything.\n\n"
        "**How to study**: press *Study now*. Each card asks for one thing; say the "
        "answer aloud before you turn the card. Cards of one list come apart on "
        "purpose. Suspend what you do not need rather than delete it: a deleted card "
        "comes back with the next update.\n\n"
        "**How to update**: import the new file over the old one with Anki's default "
        "options. Your schedule, flags and suspended cards stay. A card that was "
        "corrected is replaced as a whole, with its tags and what you wrote on it; "
        "all other cards stay as you have them. Keep notes that must last in a deck "
        f"of your own.{_page(links)}\n\n"
        f"{_gone(recipe, withdrawn)}"
        "**To report an error**, quote the Key at the foot of the card.\n\n"
        f"Needs Anki {OLDEST_ANKI} or newer (desktop, AnkiDroid or AnkiMobile of that "
        "time).\n\n"
        f"**Licence of the cards**: {recipe.licence}\n\n"
        f"**Sources**\n\n{sources}\n"
    )


def _page(links: Links | None) -> str:
    """Return the link to the page that says all about updates."""
    if links is None or links.updates is None:
        return ""
    return f" [What an update keeps and replaces]({links.updates})."


def _gone(recipe: Recipe, withdrawn: Sequence[tuple[str, str]]) -> str:
    """Return what students of an earlier release should know."""
    text = ""
    if withdrawn:
        lines = "\n".join(f"- {key}: {reason}" for key, reason in withdrawn)
        search = " or ".join(f"Key:{key}" for key, _ in withdrawn)
        text += (
            f"**Withdrawn cards** are no longer part of this deck:\n\n{lines}\n\n"
            "If you have them from an earlier version, find them in *Browse* with "
            f"`{search}` and suspend them. Or import the package of withdrawn cards "
            "that comes with this version, which marks them; then search for "
            f"`tag:{WITHDRAWN}`.\n\n"
        )
    if recipe.gone:
        lines = "\n".join(f"- {case}: {what}" for case, what in recipe.gone.items())
        text += f"**No longer in this deck**\n\n{lines}\n\n"
    return text
