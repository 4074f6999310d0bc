"""An author whose library changes at random, and who knows which card is which.

Every card carries a token of its own in its answer, so that a test can tell it in a
package whatever happened to its key: the token is identity as the author means it,
the GUID is identity as flashgen keeps it, and the two must agree for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from tests.lock.conftest import World

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"/>'
CASES = ("case-1", "case-2")
KINDS = ("question", "definition", "list", "mechanism", "comparison", "figure")


@dataclass
class Item:
    """Something with a key and words: one member, step, cell, or question."""

    token: str
    key: str
    words: int = 0
    was: str = ""
    published: bool = False

    @property
    def says(self) -> str:
        """The words with the token in them."""
        return f"{self.token} in version {self.words}"


@dataclass
class Fact:
    """A fact or figure, under a name that never changes.

    `picture` is the number of a figure's file.
    """

    name: str
    key: str
    kind: str
    items: list[Item]
    was: str = ""
    picture: int = 0

    @property
    def published(self) -> bool:
        """Whether students may have one of its cards."""
        return any(item.published for item in self.items)

    @property
    def least(self) -> int:
        """How many items it needs."""
        return {"question": 1, "figure": 1}.get(self.kind, 2)

    def path(self, item: Item) -> str:
        """The id of the card with the answer `item`, without the case."""
        if self.kind == "question":
            return self.key
        if self.kind == "definition":
            return self.key if item is self.items[0] else f"{self.key}.term"
        if self.kind == "comparison":
            return f"{self.key}/{item.key}/a"
        return f"{self.key}/{item.key}"


@dataclass
class Author:
    """The library as its author thinks of it."""

    world: World
    cases: dict[str, list[Fact]] = field(default_factory=dict)
    gone: dict[str, dict[str, tuple[int, str]]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)
    order: tuple[str, ...] = CASES
    version: int = 0

    def __post_init__(self) -> None:
        """Start with a question in each case."""
        for case in CASES:
            self.cases[case], self.gone[case] = [], {}
            self.add(case, "question", 1)
        for size in range(1, 5):
            for case in CASES:
                self.world.write(f"media/{case}/{size}.svg", SVG.format(size * 10))

    def new(self) -> Item:
        """Return something that was never there."""
        number = next(self.numbers)
        return Item(f"token{number}x", f"k{number}")

    def add(self, case: str, kind: str, picture: int) -> None:
        """Add a fact."""
        name = self.new()
        fact = Fact(name.token, name.key, kind, [], picture=picture)
        fact.items = [self.new() for _ in range(fact.least + (fact.least > 1))]
        if kind == "definition":
            del fact.items[2:]
        self.cases[case].append(fact)

    @property
    def facts(self) -> list[tuple[str, Fact]]:
        """Every fact with its case."""
        return [(case, fact) for case, facts in self.cases.items() for fact in facts]

    @property
    def items(self) -> list[tuple[str, Fact, Item]]:
        """Every card."""
        return [(case, fact, item) for case, fact in self.facts for item in fact.items]

    def rename(self, thing: Fact | Item) -> None:
        """Give a fact or item another key, with `was` if that is needed."""
        old, thing.key = thing.key, self.new().key
        thing.was = old if thing.published else ""

    def move(self, case: str, fact: Fact) -> None:
        """Move a fact to the other case file."""
        other = CASES[1 - CASES.index(case)]
        self.cases[case].remove(fact)
        self.cases[other].append(fact)
        fact.was = f"{case}/{fact.key}" if fact.published else ""

    def drop(self, case: str, fact: Fact, item: Item) -> bool:
        """Withdraw a card, or delete a draft; return whether that was possible."""
        whole = len(fact.items) <= fact.least or fact.kind == "definition"
        if whole and len(self.cases[case]) == 1:
            return False
        for lost in list(fact.items) if whole else [item]:
            if lost.published:
                self.gone[case][fact.path(lost)] = (0, lost.token)
            if not whole:
                fact.items.remove(lost)
        if whole:
            self.cases[case].remove(fact)
        return True

    def settled(self) -> None:
        """Forget every `was`, as an author may once the lock knows."""
        for _, fact in self.facts:
            fact.was = ""
            for item in fact.items:
                item.was = ""

    def write(self) -> None:
        """Write the library."""
        self.version += 1
        self.world.recipe("demo", *self.order)
        recipe = self.world.root / "decks/demo.yaml"
        text = recipe.read_text("utf-8").replace("0.1.0", f"0.{self.version}.0")
        recipe.write_text(text, "utf-8")
        for case, facts in self.cases.items():
            figures = "".join(map(_figure, (f for f in facts if f.kind == "figure")))
            others = "".join(map(_fact, (f for f in facts if f.kind != "figure")))
            gone = "".join(
                f"  {path}: It was wrong, version {words}\n"
                for path, (words, _) in self.gone[case].items()
            )
            self.world.case(
                (f"figures:\n{figures}" if figures else "")
                + (f"facts:\n{others}" if others else "")
                + (f"withdrawn:\n{gone}" if gone else ""),
                case,
            )


def _was(thing: Fact | Item) -> str:
    return f"was: {thing.was}, " if thing.was else ""


def _figure(fact: Fact) -> str:
    asks = ", ".join(
        f"{item.key}: {{{_was(item)}type: finding, "
        f"ask: What is {item.token}?, answer: {item.says}}}"
        for item in fact.items
    )
    return (
        f"  {fact.key}: {{{_was(fact)}file: {fact.picture}.svg, schematic: true, "
        "modality: X-ray, alt: Grey disc on black, caption: All, credit: Me, "
        f"licence: CC0, ask: {{{asks}}}}}\n"
    )


def _fact(fact: Fact) -> str:
    """Return a fact as a line of YAML."""
    first, *_ = fact.items
    if fact.kind == "question":
        body = f"ask: What is {first.token}?, answer: {first.says}"
    elif fact.kind == "definition":
        body = f"term: {fact.items[1].says}, meaning: {first.says}"
    else:
        items = ", ".join(
            f"{item.key}: {{{_was(item)}{_item(fact.kind, item)}}}"
            for item in fact.items
        )
        body = {
            "list": f"of: Signs of {fact.name}, members",
            "mechanism": f"of: {fact.name}, directions: [first, next], steps",
            "comparison": "things: {a: A, b: B}, features",
        }[fact.kind] + f": {{{items}}}"
    return f"  {fact.key}: {{{_was(fact)}kind: {fact.kind}, {body}}}\n"


def _item(kind: str, item: Item) -> str:
    if kind == "comparison":
        return f"label: Feature {item.token}, values: {{a: {item.says}}}"
    return f"label: {item.says}"
