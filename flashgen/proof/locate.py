"""An anchor (`first words … last words`) -> the passage of the source it spans."""

import re
from collections.abc import Iterator, Sequence

from flashgen.proof.code import coded
from flashgen.proof.normalise import Kind, Token, tokens
from flashgen.proof.passage import Chapter, Miss, Passage, line_of
from flashgen.proof.reading import settle
from flashgen.proof.spelling import fold
from flashgen.proof.unit import unit_at

_GAP = re.compile(r"\s*(?:…|\.{3,})\s*")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_FIGURE = re.compile(r"(fig|table)(?:ure|\.)?\s*(\d+\w?)")
_TAIL_OF_NUMBER = re.compile(r"\d{3}\b")


def locate(
    chapters: Sequence[Chapter], salt: str, where: str, anchor: str
) -> Passage | Miss:
    """Find an anchor in the section or figure of that name.

    An empty anchor is the whole of the section or figure; with an empty name, all
    sections are searched. Words are compared after normalising, function words left
    out; parts (split at `…`) must follow in order.
    """
    if not where.strip():
        return _anywhere(chapters, salt, anchor)
    chapter = _chapter(chapters, where)
    if isinstance(chapter, Miss):
        return chapter
    if not anchor.strip():
        return Passage(chapter, 1, len(chapter.sentences))
    parts = _parts(anchor)
    if not parts:
        return Miss(
            "empty",
            f'"{anchor}" holds function words only',
            "quote words that carry the statement",
        )
    spans = _spans(chapter, salt, parts)
    if not spans:
        known = {item.code for codes in chapter.codes for item in codes}
        other = [list(settle(salt, part, known)) for part in parts]
        spans = _spans(chapter, salt, other) if other != parts else spans
    if not spans and _HYPHEN.search(anchor):  # where a line ended, it may be lost
        spans = _spans(chapter, salt, _parts(_HYPHEN.sub("", anchor)))
    if not spans and chapter.name == "title":  # some stand in the text below them
        spans = _spans(chapters[0], salt, parts)
        chapter = chapters[0] if spans else chapter
    if not spans:
        return _missed(chapters, chapter, salt, parts)
    return _chosen(chapter, spans)


def _anywhere(chapters: Sequence[Chapter], salt: str, anchor: str) -> Passage | Miss:
    tried = [locate([chapter], salt, chapter.name, anchor) for chapter in chapters]
    found = [place for place in tried if isinstance(place, Passage)]
    if len(found) == 1:
        return found[0]
    if found:
        places = "; ".join(map(str, found))
        hint = f"name the section: {found[0].section}, ..."
        return Miss("ambiguous", f"the anchor stands in {places}", hint)
    misses = [miss for miss in tried if isinstance(miss, Miss)]
    doubled = next((miss for miss in misses if miss.reason == "ambiguous"), None)
    message = f'"{anchor}" does not stand in the source'
    return doubled or Miss(misses[0].reason, message, misses[0].hint)


def _chapter(chapters: Sequence[Chapter], where: str) -> Chapter | Miss:
    name = " ".join(where.lower().split()).strip(" .:")
    figure = _FIGURE.fullmatch(name)
    if figure:
        name = f"{'figure' if figure[1] == 'fig' else 'table'} {figure[2]}"
    for chapter in chapters:
        if chapter.name == name:
            return chapter
    words = set(name.split())
    near = [chapter for chapter in chapters if words and words <= _name_words(chapter)]
    if len(near) == 1 and not figure:
        return near[0]
    names = ", ".join(chapter.name for chapter in chapters)
    return Miss(
        "section", f'the source has no section "{where}"', f"its sections are: {names}"
    )


def _name_words(chapter: Chapter) -> set[str]:
    return set(chapter.name.split())


def _parts(anchor: str) -> list[list[Token]]:
    first, *rest = _GAP.split(anchor)
    read = (
        [token for token in tokens(part) if token.kind is not Kind.BOUNDARY]
        for part in (first, *map(_without_unit, rest))
    )
    return [part for part in read if part]


def _without_unit(part: str) -> str:
    """Leave out a unit whose number was left in the gap: `… mg/kg every four hours`."""
    folded = fold(part)
    digits = _TAIL_OF_NUMBER.match(folded)
    start = digits.end() if digits else 0
    unit = unit_at(f" {folded[start:].lstrip()}", 0)
    if unit is None:
        return part
    return folded[start:].lstrip()[max(unit.end - 1, 0) :]


def _line(salt: str, part: Sequence[Token]) -> str:
    return line_of(coded(salt, part))


def _spans(
    chapter: Chapter, salt: str, parts: Sequence[Sequence[Token]]
) -> list[tuple[int, int]]:
    """Return the shortest spans of the line that hold the parts in order."""
    lines = [_line(salt, part) for part in parts]
    spans: dict[int, int] = {}
    for start in _places(chapter.line, lines[0]):
        end = start + len(lines[0])
        for line in lines[1:]:
            at = chapter.line.find(line, end)
            if at < 0:
                return sorted((start, end) for end, start in spans.items())
            end = at + len(line)
        spans[end] = start  # a later start with the same end is shorter
    return sorted((start, end) for end, start in spans.items())


def _places(line: str, part: str) -> Iterator[int]:
    at = line.find(part)
    while at >= 0:
        yield at
        at = line.find(part, at + 1)


def _chosen(chapter: Chapter, spans: Sequence[tuple[int, int]]) -> Passage | Miss:
    found = {
        _sentence(chapter, start): _sentence(chapter, end - 1) for start, end in spans
    }
    if len(found) > 1:
        places = ", ".join(map(str, sorted(found)))
        return Miss(
            "ambiguous",
            f"the anchor stands more than once in {chapter.name}: sentences {places}",
            "quote more words",
        )
    ((first, last),) = found.items()
    return Passage(chapter, first, last)


def _sentence(chapter: Chapter, at: int) -> int:
    return next(number for number, end in enumerate(chapter.ends, 1) if at < end)


def _missed(
    chapters: Sequence[Chapter],
    chapter: Chapter,
    salt: str,
    parts: Sequence[Sequence[Token]],
) -> Miss:
    for other in chapters:
        spans = other is not chapter and _spans(other, salt, parts)
        if spans:
            number = _sentence(other, spans[0][0])
            return Miss(
                "elsewhere",
                f"the anchor stands in {other.name}, not in {chapter.name}",
                f"write {other.name} (sentence {number}) if that is meant",
            )
    for part in parts:
        if _line(salt, part) not in chapter.line:
            return _absent(chapters, chapter, salt, part)
    quoted = " and ".join(f'"{_printed(part)}"' for part in parts)
    return Miss(
        "order",
        f"{quoted} stand in {chapter.name}, but not in that order",
        "follow the order of the source",
    )


def _absent(
    chapters: Sequence[Chapter], chapter: Chapter, salt: str, part: Sequence[Token]
) -> Miss:
    """Say how far the words go, and which of them the source does not know."""
    message = f'"{_printed(part)}" does not stand in {chapter.name}'
    whole = "".join(other.line for other in chapters)
    unknown = [token.printed for token in part if _line(salt, [token]) not in whole]
    if unknown:
        words = ", ".join(f'"{word}"' for word in unknown)
        return Miss("words", message, f"the source never says {words}")
    for length in range(len(part) - 1, 0, -1):
        at = chapter.line.find(_line(salt, part[:length]))
        if at >= 0:
            number = _sentence(chapter, at)
            return Miss(
                "words",
                message,
                f'"{_printed(part[:length])}" stands in sentence {number}, '
                f'but "{part[length].printed}" does not follow',
            )
    return Miss("words", message, f"its words stand elsewhere, not in {chapter.name}")


def _printed(part: Sequence[Token]) -> str:
    return " ".join(token.printed for token in part)
