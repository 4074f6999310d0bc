"""Which picture of a figure is shown: itself if it may be, else its stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flashgen.media import find
from flashgen.media.cache import Cache
from flashgen.media.make import Made, make
from flashgen.media.product import Unfit, Wish
from flashgen.media.rights import may_be_shared, needs_consent
from flashgen.model import outline
from flashgen.model.diagnostic import Diagnostic, error, warning
from flashgen.model.figure import Figure, Variant
from flashgen.model.source import Text

WINDOW = "FG307"
"""The code of a window that does not fit its picture: it is told where that stands."""


@dataclass(frozen=True)
class Choice:
    """The variant that is shown and its picture, or why there is none.

    `refused` are the variants before it, each with the reason; None stands for a
    picture that may not be passed on.
    """

    figure: Figure
    variant: Variant | None
    made: Made | None
    refused: tuple[tuple[Variant, Unfit | None], ...] = ()

    def problems(self, key: Text, case: str) -> Iterator[Diagnostic]:
        """Yield what the author should know; `key` is the figure's own."""
        for variant, reason in self.refused:
            if reason is not None and reason.code != find.MISSING:
                message = f"`{variant.file}`: {reason.message}"
                about = variant.window if reason.code == WINDOW else None
                where = (about or variant.file).span
                yield error(where, reason.code, message, reason.hint)
            elif self.made is None:
                lone = self.figure.stand_in is None
                yield _waiting(key, variant, reason, case, lone=lone)
        if self.made and self.variant:
            yield from _findings(self.variant, self.made)


def choose(
    figure: Figure, folder: Path, cache: Cache | None, *, private: bool
) -> Choice:
    """Make the first picture of `figure` that is there and may be shown."""
    refused: list[tuple[Variant, Unfit | None]] = []
    for variant in figure.variants:
        if not (private or may_be_shared(variant)):
            refused.append((variant, None))
            continue
        try:
            made = make(folder, variant.file, wish(variant), cache)
        except Unfit as reason:
            refused.append((variant, reason))
        else:
            return Choice(figure, variant, made, tuple(refused))
    return Choice(figure, None, None, tuple(refused))


def wish(variant: Variant) -> Wish:
    """Return what is asked of the picture of `variant`."""
    return Wish(
        outline.box(variant.crop) if variant.crop else None,
        outline.window(variant.window) if variant.window else None,
    )


def _waiting(
    key: Text, variant: Variant, reason: Unfit | None, case: str, *, lone: bool
) -> Diagnostic:
    """Return the warning that the cards of a figure are withheld.

    `lone` says that the figure has no stand-in, so that one can be proposed.
    """
    wait = f"the cards of `{key}` are withheld"
    draw = ", or give a `stand_in`" if lone else ""
    see = f"{draw}; see `flashgen figures {case}`"
    if reason is not None:
        message = f"{reason.message}; {wait}"
        hint = f"{reason.hint}{see}"
        return warning(variant.file.span, reason.code, message, hint)
    message = f"`{variant.file}` may not be passed on: {variant.licence}; {wait}"
    hint = f"ask {variant.credit} and write the answer under `permission`{see}"
    return warning(variant.licence.span, "FG310", message, hint)


def _findings(variant: Variant, made: Made) -> Iterator[Diagnostic]:
    for note in made.notes:
        if note.about_text:
            if variant.schematic or variant.reviewed:
                continue
            hint = (
                "look for names, dates and numbers of the patient; `crop` them off, or "
                "write `reviewed: no identifying text`"
            )
        else:
            hint = note.hint
        message = f"`{variant.file}`: {note.message}"
        yield warning(variant.file.span, note.code, message, hint)
    if needs_consent(variant):
        message = f"nothing says that the patient agreed to `{variant.file}`"
        hint = "write under `consent` how the patient agreed, or why nobody had to"
        yield warning(variant.file.span, "FG312", message, hint)
