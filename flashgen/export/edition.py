"""A deck with its cards made ready for readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from flashgen import mathjax
from flashgen.exhibit import Exhibit, of_case
from flashgen.lock.lines import Lock
from flashgen.phrases import Phrases
from flashgen.pipeline import CompiledCase, Deck
from flashgen.render import Look, Sides, look, masks

Files = dict[str, bytes]
"""What is written into a folder: contents by path, with `/`."""


@dataclass(frozen=True)
class Edition:
    """A deck, its cards case by case, and how they look."""

    deck: Deck
    cases: tuple[tuple[CompiledCase, tuple[Exhibit, ...]], ...]
    look: Look

    @cached_property
    def say(self) -> Phrases:
        """The set phrases in the language of the deck: that of most of its cases."""
        known = Counter(str(case.case.about.language) for case, _ in self.cases)
        [(language, _)] = known.most_common(1) or [("en", 0)]
        return Phrases(language)

    @cached_property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """All cards in the order of study."""
        return tuple(each for _, exhibits in self.cases for each in exhibits)

    def sides(self, exhibit: Exhibit) -> Sides:
        """Return both sides of a card, with masks drawn: no reader runs a script."""
        return Sides(
            *(
                masks.drawn(side) if masks.is_masked(side) else side
                for side in exhibit.sides(self.look)
            )
        )

    @cached_property
    def has_formulas(self) -> bool:
        """Whether a card has a formula."""
        texts = (text for each in self.exhibits for text in each.fields.values())
        return any(map(mathjax.needed, texts))

    @cached_property
    def media(self) -> Mapping[str, bytes]:
        """The pictures that cards show, by name.  Raises OSError if one is gone."""
        shown = {name for each in self.exhibits for name in each.card.media}
        files = {file.name: file for case, _ in self.cases for file in case.files}
        return {name: files[name].read() for name in sorted(shown)}

    def sources(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield language, title, citation and rights of each case, as HTML."""
        from flashgen.citation import cite_html

        for case, _ in self.cases:
            about = case.case.about
            rights = escape(str(about.source.rights))
            title = escape(str(about.title))
            yield str(about.language), title, cite_html(about.source), rights


def edition(deck: Deck, lock: Lock | None) -> Edition:
    """Return `deck` as an edition; Keys of cards come from `lock` where it has them."""
    cases = tuple((case, tuple(of_case(deck, case, lock))) for case in deck.cases)
    return Edition(deck, cases, look())
