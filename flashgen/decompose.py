"""Stage 3: a case to atomic cards with lasting identities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from flashgen.citation import cite, cite_html
from flashgen.faces import FACES, Face
from flashgen.figures import Shown, figure_cards
from flashgen.markup import to_html
from flashgen.model.card import Card, CardId, Content, Draft, Row
from flashgen.model.case import About, Case, Fact
from flashgen.model.figure import Figure
from flashgen.model.source import Text

PRIVATE = "flashgen::private"
"""The tag of cards whose picture may not be passed on."""


def decompose(case: Case, shown: Mapping[str, Shown]) -> tuple[Card, ...]:
    """Split a case without errors into its cards.

    The order is the author's: what opens a case, its figures, and the other facts.
    `shown` are the figures at hand, by key; the cards of a figure that is not among
    them are withheld.
    """
    return tuple(_cards(case, shown))


def _cards(case: Case, shown: Mapping[str, Shown]) -> Iterator[Card]:
    yield from _fact_cards(case, opens=True)
    for key, figure in case.figures.items():
        private = key in shown and shown[key].private
        for draft in figure_cards(key, case.figures, shown, case.about):
            yield _card(case.about, key, figure, draft, "figure", private=private)
    yield from _fact_cards(case, opens=False)


def _fact_cards(case: Case, *, opens: bool) -> Iterator[Card]:
    for key, fact in case.facts.items():
        if fact.OPENS is opens:
            for draft in fact.cards(case.about):
                yield _card(case.about, key, fact, draft, fact.KIND)


def _card(
    about: About,
    key: Text,
    parent: Fact | Figure,
    draft: Draft,
    kind: str,
    *,
    private: bool = False,
) -> Card:
    """Bind one draft to its case."""
    evidence = draft.evidence or parent.evidence
    # What is inferred as a whole stands nowhere in the source.
    inferred = not draft.evidence and any(not i.words for i in draft.inferred)
    found = () if inferred else evidence
    places = tuple(dict.fromkeys(e.where for e in found if e.where))
    html = {"Source": cite_html(about.source, places), **draft.html}
    content: dict[str, Content] = {
        "Question": draft.question,
        "Answer": draft.answer,
        "Why": draft.why or parent.why or "",
        "More": draft.more or parent.more or "",
        "Trail": about.trail,
        "Chip": _chip(about, draft, parent, kind),
        "Case": about.title,
        "Source": cite(about.source, places),
        "As of": getattr(parent, "as_of", None) or "",
        "Language": about.language,
        **draft.content,
    }
    face = FACES[draft.face]
    topics = (*about.topics, parent.topic) if parent.topic else about.topics
    return Card(
        id=CardId(about.id, (str(key), *map(str, draft.path)), draft.direction),
        face=face.key,
        kind=kind,
        question=draft.question,
        answer=draft.answer,
        content=content,
        fields=_fields(face, content, html),
        tags=_tags(about.id, topics, kind, private),
        span=draft.at,
        evidence=evidence,
        keys=(key, *draft.path),
        media=draft.media,
        masks=draft.masks,
    )


def _fields(
    face: Face, content: Mapping[str, Content], html: Mapping[str, str]
) -> dict[str, str]:
    """Return the HTML of every field of `face`; fields without content are empty."""
    fields = {**dict.fromkeys(face.fields, ""), **html}
    for name, value in content.items():
        if value and name in fields and name not in html:
            fields[name] = (
                _inline(value)
                if isinstance(value, str)
                else _rows(value, face.rows.get(name, ""))
            )
    return fields


def _inline(text: str) -> str:
    html = to_html(text)
    if not html or len(text.strip()) == len(text):
        return html
    # The halves of a cloze meet at a gap: the space there is part of the text.
    before, after = " " * text[0].isspace(), " " * text[-1].isspace()
    return f"{before}{html}{after}"


def _rows(rows: Iterable[Row], form: str) -> str:
    return "".join(
        form.format(mark=to_html(r.mark), text=to_html(r.text)) for r in rows
    )


def _chip(about: About, draft: Draft, parent: Fact | Figure, kind: str) -> str:
    """Return the word for the kind of question.

    The topic's last part is used only if it is one of the known words, since any
    other word might give the answer away.
    """
    leaf = (parent.topic or "").rpartition("::")[2]
    say = about.say
    for name in (draft.chip, leaf, kind):
        if name and (chip := say.chip(name)):
            return chip
    raise ValueError(f"no chip for {kind!r}")


@lru_cache(maxsize=64)
def _tags(
    case: str, topics: tuple[str, ...], kind: str, private: bool
) -> tuple[str, ...]:
    tags = {
        f"flashgen::case::{case}",
        f"flashgen::kind::{kind}",
        *(f"flashgen::topic::{topic}" for topic in topics),
    }
    return tuple(sorted({*tags, PRIVATE} if private else tags))
