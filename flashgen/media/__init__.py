"""Stage 4: the figures of a case as files that a package can carry.

A picture comes out upright, in sRGB, no larger than a card shows it, and with nothing
in it but pixels; a drawing with nothing but lines.  Names come from the source and
what was asked of it, so that the same file is stored once and an upgrade of a library
touches no note.  A figure that is not there or may not be passed on is withheld: its
cards keep their identity and wait.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from flashgen.figures import Picture, Shown, shown_marks
from flashgen.figures.cover import covered
from flashgen.figures.problems import outside
from flashgen.media import marks
from flashgen.media.cache import Cache
from flashgen.media.choose import Choice, choose
from flashgen.media.make import MediaFile
from flashgen.media.naming import marks_name
from flashgen.media.rights import may_be_shared
from flashgen.model.case import Case
from flashgen.model.diagnostic import Checked, Diagnostic, warning
from flashgen.model.figure import Figure, Variant
from flashgen.model.source import Text

__all__ = ["Cache", "MediaFile", "Prepared", "prepare"]

THREADS = 4
"""At most; Pillow lets several decode and encode at once."""


@dataclass(frozen=True)
class Prepared:
    """The figures of a case.

    `shown` are those at hand, by key, `files` what cards may show, and `withheld` the
    keys of figures of which a card waits.  `choices` tell how each came about.
    """

    shown: Mapping[str, Shown]
    files: tuple[MediaFile, ...]
    withheld: frozenset[str]
    choices: Mapping[str, Choice]


def prepare(
    cases: Sequence[tuple[Case, Path]],
    cache: Cache | None = None,
    *,
    private: bool = False,
) -> list[Checked[Prepared]]:
    """Make the pictures of cases, each with the folder in which its files lie.

    `private` takes pictures that may not be passed on, too.
    """
    wanted = [
        (figure, folder) for case, folder in cases for figure in case.figures.values()
    ]
    choices = iter(_choices(wanted, cache, private))
    return [
        _prepared(case, folder, {str(key): next(choices) for key in case.figures})
        for case, folder in cases
    ]


def _prepared(
    case: Case, folder: Path, choices: Mapping[str, Choice]
) -> Checked[Prepared]:
    problems: list[Diagnostic] = []
    shown: dict[str, Shown] = {}
    files: dict[str, MediaFile] = {}
    for key, figure in case.figures.items():
        choice = choices[key]
        problems.extend(choice.problems(key, folder.name))
        if choice.made is None or choice.variant is None:
            continue
        made, variant = choice.made, choice.variant
        picture = Picture(made.file.name, made.width, made.height)
        problems.extend(_drawn(figure, variant, picture))
        layers = dict(_layers(figure, variant, picture))
        files |= {made.file.name: made.file}
        files |= {file.name: file for _, file in layers.values()}
        overlays = {ask: layer for ask, (layer, _) in layers.items()}
        shared = may_be_shared(variant)
        shown[str(key)] = Shown(picture, variant, overlays, private=not shared)
    withheld = frozenset(_withheld(case.figures, shown))
    prepared = Prepared(shown, tuple(files.values()), withheld, choices)
    return Checked(prepared, tuple(problems))


def _choices(
    wanted: Sequence[tuple[Figure, Path]], cache: Cache | None, private: bool
) -> list[Choice]:
    """Choose and make the picture of each figure, several at once."""

    def one(asked: tuple[Figure, Path]) -> Choice:
        figure, folder = asked
        return choose(figure, folder, cache, private=private)

    # Pillow warns of odd metadata, which is dropped anyway; the filter is the
    # process's, so it is set before there are threads.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if len(wanted) < 2:
            return [one(asked) for asked in wanted]
        with ThreadPoolExecutor(min(THREADS, os.cpu_count() or 1)) as pool:
            return list(pool.map(one, wanted))


def _layers(
    figure: Figure, variant: Variant, picture: Picture
) -> Iterator[tuple[str, tuple[Picture, MediaFile]]]:
    """Yield the layer of marks for each question that shows any."""
    for key, ask in figure.ask.items():
        found = shown_marks(key, ask, variant)
        if found:
            name = marks_name(picture.name, marks.words(found))
            data = marks.draw(found, picture.width, picture.height)
            layer = Picture(name, picture.width, picture.height)
            yield str(key), (layer, MediaFile(name, data=data))


def _drawn(figure: Figure, variant: Variant, picture: Picture) -> Iterator[Diagnostic]:
    """Check marks and regions against the picture they are drawn on."""
    size = picture.width, picture.height
    yield from outside(variant.marks, "mark", *size)
    yield from outside(variant.regions, "region", *size)
    yield from marks.clashes(variant.marks, *size)
    if figure.naming is None or figure.naming.hide == "all":
        yield from covered(variant.regions, *size)
    for other in figure.variants:
        if other is variant:
            continue
        for what in ("marks", "regions"):
            left = getattr(other, what)
            if left and not getattr(variant, what):
                where: Text = next(iter(left))
                message = (
                    f"`{what}` were drawn for `{other.file}`, not for this picture"
                )
                hint = f"draw them again for `{variant.file}`, as its own `{what}`"
                yield warning(where.span, "FG324", message, hint)


def _withheld(
    figures: Mapping[Text, Figure], shown: Mapping[str, Shown]
) -> Iterator[str]:
    """Yield the keys of figures of which at least one card is not made."""
    for key, figure in figures.items():
        at_hand = shown.get(key)
        alone = figure.beside is None or str(figure.beside) in shown
        regions = any(variant.regions for variant in figure.variants)
        if at_hand is None or not alone or (regions and not at_hand.variant.regions):
            yield str(key)
