"""A word whose letters stand for things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from flashgen.model.card import Draft, Row
from flashgen.model.case import About, Context, Fact, Item
from flashgen.model.diagnostic import Diagnostic, error, warning
from flashgen.model.record import LETTER, Markdown, entry
from flashgen.model.rest import around
from flashgen.model.source import Text


@dataclass(frozen=True)
class Letter(Item):
    """What one letter stands for; a bare text is enough."""

    cue: Markdown | None = entry("The question for this letter.", None)


@dataclass(frozen=True)
class Mnemonic(Fact):
    """A word whose letters stand for things: one card per letter, one for the word.

    Letters are keys in the order of the word; a repeated letter takes a number (`E`,
    `E2`).  Keep the source's spelling even where it differs from yours: an expansion
    that does not start with its letter is a finding.  Asking for the letter
    (`reverse: true`) is rarely worth a card, since the first letter gives it away.
    """

    KIND: ClassVar = "mnemonic"
    EXAMPLE: ClassVar = """
        word: FAST
        names: the signs and the duty in a suspected stroke
        letters:
          F: Face drooping on one side
          A: Arm weakness
          S: Speech slurred
          T: Time to call an ambulance
    """

    word: Text = entry("The word as it is said.")
    names: Markdown = entry("What the whole word names.")
    letters: Annotated[Mapping[Text, Letter], LETTER] = entry(
        "What each letter stands for, in the order of the word."
    )
    context: Context = entry("Which other letters are shown.", "others")
    reverse: bool = entry("Whether to ask for the letter of each item, too.", False)

    def problems(self, about: About | None) -> Iterator[Diagnostic]:  # noqa: ARG002
        """Yield letters that do not spell the word, and items that do not fit."""
        spelt = "".join(key[0] for key in self.letters).upper()
        word = "".join(c for c in self.word if c.isalpha()).upper()
        if spelt != word:
            message = f"the letters spell {spelt}, the word is {self.word}"
            hint = "give one key per letter in the order of the word, e.g. `E`, `E2`"
            yield error(self.word.span, "FG020", message, hint)
        for key, letter in self.letters.items():
            first = next((c for c in letter.label if c.isalnum()), "")
            if first.upper() != key[0].upper():
                message = f"`{letter.label}` does not start with {key[0]}"
                hint = "use the source's spelling of the item, or its word for it"
                yield warning(letter.label.span, "FG021", message, hint)

    def cards(self, about: About) -> Iterator[Draft]:
        """Yield what the word names, then a card for each letter."""
        say = about.say
        ask = say("mnemonic.names", word=self.word)
        yield Draft("basic", ask, self.names, self.names.span)
        rows = [Row(key[0], item.label) for key, item in self.letters.items()]
        for index, (key, item) in enumerate(self.letters.items()):
            before, after = around(rows, index, self.context)
            title = say(
                "mnemonic.set",
                word=self.word,
                number=index + 1,
                count=len(rows),
                names=self.names,
            )
            yield Draft(
                "list",
                item.cue or say("mnemonic.letter", letter=key[0]),
                item.label,
                item.label.span,
                path=(key,),
                content={
                    "Set": title,
                    "Letter": key[0],
                    "Before": before,
                    "After": after,
                },
                why=item.why or "",
                evidence=item.evidence,
                inferred=item.inferred,
                conditions=(self.names,),
            )
            if self.reverse:
                yield Draft(
                    "basic",
                    say("mnemonic.reverse", word=self.word, item=item.label),
                    key[0],
                    item.label.span,
                    path=(key,),
                    direction="reverse",
                    evidence=item.evidence,
                )
