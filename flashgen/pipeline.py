"""The stages in their order.  Read this file first.

A case file is parsed, validated and split into cards; its figures are prepared; what it
says is held against its source; the cards of all cases of a recipe become the notes of
a deck; and the deck is written.
Each stage returns its value and everything it found; nothing here prints or exits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flashgen import media
from flashgen.decompose import decompose
from flashgen.excuse import Excuses, excuses
from flashgen.library import CACHE, Library
from flashgen.model.card import Card
from flashgen.model.case import Case
from flashgen.model.diagnostic import Checked, Diagnostic, Severity, failed
from flashgen.model.source import SourceFile
from flashgen.order import teach
from flashgen.parse import parse
from flashgen.recipe import Recipe, Settings
from flashgen.validate import validate


@dataclass(frozen=True)
class CompiledCase:
    """A case with its cards in the order of study.

    `pictures` tell what became of its figures.
    """

    case: Case
    cards: tuple[Card, ...]
    pictures: media.Prepared

    @property
    def files(self) -> tuple[media.MediaFile, ...]:
        """The files that its cards may show."""
        return self.pictures.files

    @property
    def withheld(self) -> frozenset[str]:
        """The keys of figures of which a card waits for its picture."""
        return self.pictures.withheld


@dataclass(frozen=True)
class Deck:
    """A recipe with its compiled cases, ready to be packaged.

    `private` decks may show pictures that may not be passed on.
    """

    stem: str
    recipe: Recipe
    settings: Settings
    cases: tuple[CompiledCase, ...]
    private: bool = False

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards in the order of study."""
        return tuple(card for case in self.cases for card in case.cards)

    @property
    def kinds(self) -> Counter[str]:
        """How many cards there are of each kind."""
        kinds: Counter[str] = Counter()
        for card in self.cards:
            kinds[card.kind] += card.count
        return kinds

    @property
    def count(self) -> int:
        """How many cards there are, an image occlusion counting each mask."""
        return self.kinds.total()


def compile_case(source: SourceFile, figures: Path) -> Checked[CompiledCase | None]:
    """Turn one case file into cards; `figures` is the folder of its figures."""
    read = understand(source)
    if read.value is None:
        return Checked(None, read.diagnostics)
    [made] = media.prepare([(read.value, figures)])
    return _compiled(read.value, read.diagnostics, made)


def understand(source: SourceFile) -> Checked[Case | None]:
    """Parse and validate one case file."""
    parsed = parse(source)
    if parsed.value is None:
        return Checked(None, parsed.diagnostics)
    stem = source.name.rpartition("/")[2].removesuffix(".yaml")
    validated = validate(parsed.value, stem)
    found = (*parsed.diagnostics, *validated.diagnostics)
    return Checked(None if failed(found) else validated.value, found)


def compile_path(library: Library, path: Path) -> Checked[CompiledCase | None]:
    """Read and compile the case file at `path`."""
    [compiled] = compile_paths(library, [path])
    return compiled


def compile_paths(
    library: Library, paths: Sequence[Path], *, private: bool = False
) -> list[Checked[CompiledCase | None]]:
    """Read and compile case files; their pictures are made several at once.

    `private` takes pictures, too, that may not be passed on.
    """
    read = [_read(library, path) for path in paths]
    wanted = [
        (case.value, library.media / path.stem)
        for case, path in zip(read, paths, strict=True)
        if case.value
    ]
    cache = media.Cache(library.root / CACHE)
    made = iter(media.prepare(wanted, cache, private=private))
    return [
        _compiled(case.value, case.diagnostics, next(made))
        if case.value
        else Checked(None, case.diagnostics)
        for case in read
    ]


def _read(library: Library, path: Path) -> Checked[Case | None]:
    source = library.read(path)
    return (
        understand(source.value) if source.value else Checked(None, source.diagnostics)
    )


def _compiled(
    case: Case, found: tuple[Diagnostic, ...], made: Checked[media.Prepared]
) -> Checked[CompiledCase | None]:
    shown = made.value.shown
    cards = teach(decompose(case, shown))
    compiled = CompiledCase(case, cards, made.value)
    return Checked(compiled, (*found, *made.diagnostics))


def compile_deck(
    library: Library, path: Path, *, private: bool = False, reviewed: bool = False
) -> Checked[Deck | None]:
    """Compile everything the recipe at `path` names.

    Every build proves its cards by their sources.  `reviewed` also runs the rules of
    craft that stop a deck: that is for a release, since `check` tells the author
    sooner and they take as long as the rest of a build.
    """
    settings, recipe = library.settings(), library.recipe(path)
    found: list[Diagnostic] = [*settings.diagnostics, *recipe.diagnostics]
    if recipe.value is None or settings.value is None:
        return Checked(None, tuple(found))
    cases: list[CompiledCase] = []
    paths = [library.case(case_id) for case_id in recipe.value.cases]
    for compiled in compile_paths(library, paths, private=private):
        found.extend(compiled.diagnostics)
        if compiled.value:
            cases.append(compiled.value)
            found.extend(d for d in proven(library, compiled.value) if stops(d))
            if reviewed:
                found.extend(crafted(library, compiled.value, errors_only=True))
    deck = Deck(path.stem, recipe.value, settings.value, tuple(cases), private)
    if reviewed:
        found.extend(colliding(cases, errors_only=True))
    found = allowed(library, cases).excused(found)
    return Checked(None if failed(found) else deck, tuple(found))


def proven(library: Library, compiled: CompiledCase) -> Iterator[Diagnostic]:
    """Yield what the source of a case does not bear out, and what has aged."""
    from flashgen.evidence.stage import examine

    return examine(library, compiled.case, compiled.cards)


def stops(diagnostic: Diagnostic) -> bool:
    """Return whether nothing may be built where this was found."""
    return diagnostic.severity is Severity.ERROR


def agreeing(cases: Sequence[CompiledCase]) -> Iterator[Diagnostic]:
    """Yield the numbers in which cases disagree about the same thing."""
    from flashgen.evidence.compare import compare
    from flashgen.evidence.statement import statements

    return compare(said for one in cases for said in statements(one.case))


def crafted(
    library: Library, compiled: CompiledCase, *, errors_only: bool = False
) -> Iterator[Diagnostic]:
    """Yield what the rules find on the cards of one case.

    A time that the source does not name is not asked for.
    """
    from flashgen.evidence.timeless import timeless
    from flashgen.lint import lint_case
    from flashgen.rules.statistic_without_time import CODE

    found = list(lint_case(compiled.case, compiled.cards, errors_only=errors_only))
    asked = {one.card for one in found if one.code == CODE}
    untimed = timeless(library, compiled.case, asked) if asked else frozenset[str]()
    yield from (d for d in found if d.code != CODE or d.card not in untimed)


def colliding(
    cases: Sequence[CompiledCase], *, errors_only: bool = False
) -> Iterator[Diagnostic]:
    """Yield what the rules find between cards: a front with two answers, and so on."""
    from flashgen.lint import lint_deck

    return lint_deck(((c.case, c.cards) for c in cases), errors_only=errors_only)


def allowed(
    library: Library, cases: Sequence[CompiledCase], *, known: bool = True
) -> Excuses:
    """Return what the library and its cases allow, and what is `known` already."""
    return excuses(library, [compiled.case for compiled in cases], known=known)
