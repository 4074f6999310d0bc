"""Stage 3: a case to atomic cards with lasting identities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from flashgen.citation import cite, cite_html
from flashgen.faces import FACES, Face
from flashgen.figures import figure_cards
from flashgen.markup import to_html
from flashgen.model.card import Card, CardId, Content, Draft
from flashgen.model.case import About, Case, Fact
from flashgen.model.figure import Figure
from flashgen.model.source import Text


@dataclass(frozen=True)
class Picture:
    """A figure's file as it is packaged; width and height in pixels."""

    name: str
    width: int
    height: int


def decompose(case: Case, pictures: Mapping[str, Picture]) -> tuple[Card, ...]:
    """Split a case without errors into its cards.

    The order is the author's: what opens a case, its figures, and the other facts.
    `pictures` are the figures at hand, by key; the cards of a figure that is not
    among them are withheld.
    """
    return tuple(_cards(case, pictures))


def _cards(case: Case, pictures: Mapping[str, Picture]) -> Iterator[Card]:
    yield from _fact_cards(case, opens=True)
    for key, figure in case.figures.items():
        picture = pictures.get(key)
        if picture is None:
            continue
        for draft in figure_cards(key, figure, case.about):
            image = {"Figure": _image(picture, figure)}
            yield _card(case.about, key, figure, draft, "figure", image, picture.name)
    yield from _fact_cards(case, opens=False)


def _fact_cards(case: Case, *, opens: bool) -> Iterator[Card]:
    for key, fact in case.facts.items():
        if fact.OPENS is opens:
            for draft in fact.cards(case.about):
                yield _card(case.about, key, fact, draft, fact.KIND, {}, "")


def _card(
    about: About,
    key: Text,
    parent: Fact | Figure,
    draft: Draft,
    kind: str,
    html: Mapping[str, str],
    media: str,
) -> Card:
    """Bind one draft to its case.  `html` are fields that are finished already."""
    evidence = draft.evidence or parent.evidence
    places = tuple(dict.fromkeys(e.where for e in evidence if e.where))
    html = {"Source": cite_html(about.source, places), **html}
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
    return Card(
        id=CardId(about.id, (str(key), *map(str, draft.path)), draft.direction),
        face=face.key,
        kind=kind,
        question=draft.question,
        answer=draft.answer,
        content=content,
        fields=_fields(face, content, html),
        tags=_tags(about, parent, kind),
        span=draft.at,
        evidence=evidence,
        keys=(key, *draft.path),
        media=(media,) if media else (),
    )


def _fields(
    face: Face, content: Mapping[str, Content], html: Mapping[str, str]
) -> dict[str, str]:
    """Return the HTML of every field of `face`; fields without content are empty."""
    fields = {**dict.fromkeys(face.fields, ""), **html}
    for name, value in content.items():
        if value and name in fields and name not in html:
            fields[name] = _html(value, face.rows.get(name, ""))
    return fields


def _html(content: Content, row: str) -> str:
    if isinstance(content, str):
        # The halves of a cloze meet at a gap: the space there is part of the text.
        before, after = " " * content[:1].isspace(), " " * content[-1:].isspace()
        return f"{before}{to_html(content)}{after}" if content.strip() else ""
    return "".join(
        row.format(mark=to_html(r.mark), text=to_html(r.text)) for r in content
    )


def _chip(about: About, draft: Draft, parent: Fact | Figure, kind: str) -> str:
    """Return the word for the kind of question.

    The topic's last part is used only if it is one of the known words, since any
    other word might give the answer away.
    """
    leaf = (parent.topic or "").rpartition("::")[2]
    for name in (draft.chip, leaf, kind):
        if name and (chip := about.say.chip(name)):
            return chip
    raise ValueError(f"no chip for {kind!r}")


def _tags(about: About, parent: Fact | Figure, kind: str) -> tuple[str, ...]:
    topics: Iterable[str] = (*about.topics, *((parent.topic,) if parent.topic else ()))
    return tuple(
        sorted(
            {
                f"flashgen::case::{about.id}",
                f"flashgen::kind::{kind}",
                *(f"flashgen::topic::{topic}" for topic in topics),
            }
        )
    )


def _image(picture: Picture, figure: Figure) -> str:
    return (
        f'<img src="{picture.name}" width="{picture.width}" '
        f'height="{picture.height}" alt="{escape(figure.alt)}">'
    )
