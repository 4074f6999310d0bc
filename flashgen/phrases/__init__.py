"""The words that flashgen itself puts on cards and around them, by language.

One module per language, named by its code, each with the same keys.  A phrase is
Markdown with `{names}` for the author's words.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have phrases, sorted."""
    return tuple(sorted(m.name for m in iter_modules(__path__)))


@cache
def _phrases(language: str) -> dict[str, str]:
    if language not in languages():
        raise KeyError(language)
    phrases: dict[str, str] = import_module(f"{__name__}.{language}").PHRASES
    return phrases


class Phrases:
    """The phrases of one language.

    Raises KeyError for a language or phrase that does not exist; the case language
    lets no other language through.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._phrases: dict[str, str] = _phrases(language)

    def __call__(self, phrase: str, **words: object) -> str:
        """Return `phrase` with `words` filled in."""
        return self._phrases[phrase].format_map(words)

    def count(self, phrase: str, number: int) -> str:
        """Return `phrase` about so many: it has a form for one, and one for others."""
        return self(f"{phrase}.{'one' if number == 1 else 'many'}", count=number)

    def chip(self, name: str) -> str | None:
        """Return the word on the chip for a kind of question, if there is one."""
        return self._phrases.get(f"chip.{name}")
