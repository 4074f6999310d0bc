"""Stage 2: a tree to a typed case, reporting everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from flashgen.facts import DEFAULT_KIND, FACT_KINDS
from flashgen.figures import licence
from flashgen.figures import problems as figure_problems
from flashgen.model.case import About, Case, Fact
from flashgen.model.diagnostic import Checked, Diagnostic, error, failed
from flashgen.model.figure import Figure
from flashgen.model.node import Mapping, Node, Scalar
from flashgen.model.record import LANGUAGE, SLUG
from flashgen.model.source import Span, Text
from flashgen.phrases import languages
from flashgen.reader import Reader, named, slug_hint, suggest

OWN = frozenset({"figures", "facts"})
"""Keys of a case file that are read item by item."""


def validate(root: Mapping, stem: str) -> Checked[Case | None]:
    """Check one tree against the case language.

    `stem` is the name of the file without its ending, which the id must repeat.
    """
    reader = Reader()
    top = Span(root.span.file, 1, 1, 1, 1)
    about = reader.record(About, root, top, skip=OWN)
    reader.problems.extend(_about(root, stem))
    sections = {name: _section(reader, root, name) for name in sorted(OWN)}
    keys = dict(_shared(reader, sections))
    figures: dict[Text, Figure] = {}
    for key, node in sections["figures"].items():
        figure = reader.record(Figure, node, key.span, key)
        if figure:
            figures[named(key, figure)] = figure
    reader.problems.extend(figure_problems(figures))
    reader.problems.extend(licence.problems(about.source if about else None, figures))
    facts: dict[Text, Fact] = {}
    for key, node in sections["facts"].items():
        fact = _fact(reader, key, node)
        if fact:
            facts[named(key, fact)] = fact
            reader.problems.extend(fact.problems(about))
    withdrawn = about.withdrawn if about else {}
    if not (facts or figures or withdrawn) and not failed(reader.problems):
        hint = "write `facts:`, see `flashgen kinds`"
        reader.problems.append(error(top, "FG005", "the case teaches nothing", hint))
    checked = tuple(reader.problems)
    case = Case(about, figures, facts, keys) if about else None
    return Checked(None if failed(checked) else case, checked)


def _about(root: Mapping, stem: str) -> Iterator[Diagnostic]:
    """Check id and language, also where the rest of the case has errors."""
    case_id, language = _scalar(root, "id"), _scalar(root, "language")
    if case_id and SLUG.fits(case_id) and case_id != stem:
        message = f"the id is `{case_id}`, but the file is `{stem}.yaml`"
        hint = f"rename one of them; `{case_id}` is part of every card's identity"
        yield error(case_id.span, "FG011", message, hint)
    if language and LANGUAGE.fits(language) and language not in languages():
        message = f"no set phrases for the language `{language}`"
        hint = suggest(language, languages())
        yield error(language.span, "FG012", message, hint)


def _scalar(root: Mapping, name: str) -> Text | None:
    node = root.entries.get(name)  # type: ignore[call-overload]
    return node.text if isinstance(node, Scalar) else None


def _section(reader: Reader, root: Mapping, name: str) -> dict[Text, Node]:
    node = root.entries.get(name)  # type: ignore[call-overload]
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        hint = "write keys and values, see `flashgen kinds`"
        message = f"`{name}` must be a mapping"
        reader.problems.append(error(node.span, "FG006", message, hint))
        return {}
    return node.entries


def _shared(
    reader: Reader, sections: dict[str, dict[Text, Node]]
) -> Iterator[tuple[str, Span]]:
    """Check the keys of figures and facts: slugs, in one namespace."""
    seen: dict[str, Text] = {}
    for name in ("figures", "facts"):
        for key in sections[name]:
            if not SLUG.fits(key):
                message = f"a key of `{name}` must be {SLUG.says}, not `{key}`"
                reader.problems.append(
                    error(key.span, "FG008", message, slug_hint(key))
                )
            elif key in seen:
                message = f"`{key}` is the key of a figure and of a fact"
                hint = f"used in line {seen[key].span.line}, too; ids must differ"
                reader.problems.append(error(key.span, "FG003", message, hint))
            seen.setdefault(key, key)
            yield str(key), key.span


def _fact(reader: Reader, key: Text, node: Node) -> Fact | None:
    """Read one fact by its kind."""
    kind = DEFAULT_KIND
    where = key.span
    if isinstance(node, Mapping):
        given = node.entries.get("kind")  # type: ignore[call-overload]
        if isinstance(given, Scalar) and given.text:
            kind, where = given.text, given.span
        elif given is not None:
            hint = "write one word, see `flashgen kinds`"
            reader.problems.append(
                error(given.span, "FG013", "`kind` must be a word", hint)
            )
            return None
    if kind not in FACT_KINDS:
        message = f"there is no kind `{kind}`"
        hint = suggest(kind, FACT_KINDS)
        reader.problems.append(error(where, "FG013", message, hint))
        return None
    return reader.record(FACT_KINDS[kind], node, key.span, key, frozenset({"kind"}))
