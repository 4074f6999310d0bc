"""The blocks of a page and the headings among them: by words, shape and place."""

from collections.abc import Iterator, Sequence

from flashgen.proof import heading
from flashgen.proof.article import section_name
from flashgen.proof.caption import label, starts
from flashgen.proof.front import front

_PROSE = 120  # characters that no heading, name or row of a table has
_SENTENCE = 40  # characters of a sentence that stands alone
_LONGEST_CAPTION = 600  # characters below `Figure 2` on a line of its own
_NARROW, _WIDER = 0.6, 1.3  # a heading to the column's width, its text to a heading
_DEPTH = 3  # headings and captions between a heading and its text
_FEW = 4  # words of a heading in capitals
_OPENING = "-–—•·*○▪([\"'“‘"


class Outline:
    """Blocks of lines, each of which may be a heading.

    `width` is that of a full line. `body` is the first block behind titles and authors,
    0 where nothing tells; `names` has the usual headings of each block.
    """

    def __init__(self, blocks: Sequence[tuple[str, ...]], width: int) -> None:
        self.blocks = tuple(_labels_joined(blocks))
        self.width = width
        self.names = [
            frozenset(section_name(line) for line in block if heading.usual(line))
            for block in self.blocks
        ]
        self.body = self._body()

    def _body(self) -> int:
        for at, block in enumerate(self.blocks):
            long = len(block) > 1 or len(block[0]) >= _PROSE
            text = long and prose(block) and not starts(block, 0)
            if self.names[at] or (text and not front(block)):
                return at
        return 0

    def comes_again(self, name: str, at: int) -> bool:
        """Say whether a usual heading of that name stands behind a block."""
        return any(name in names for names in self.names[at + 1 :])

    def is_heading(
        self, at: int, number: int, *, broken: bool, foreseen: bool = False
    ) -> bool:
        """Say whether a line of a block is a heading.

        `broken`: the sentence before it has no end; `foreseen`: only a usual heading
        counts. Any other one stands alone, or narrow above its text.
        """
        lines = self.blocks[at]
        line = lines[number]
        if heading.sure(line):
            return True
        if broken or at < self.body:
            return False
        last = number + 1 == len(lines)
        follows = self._followed(at + 1) if last else _begins_text(lines[number + 1])
        if heading.usual(line):
            return last or follows
        return (
            heading.shaped(line)
            and follows
            and not foreseen
            and not self._listed(at, number)
            and (not front(lines) or self._capitals(lines))
            and (len(lines) == 1 or self._narrow(lines, number))
        )

    def _capitals(self, lines: Sequence[str]) -> bool:
        """Say whether a line in capitals stands there once: no head of every page."""
        few = len(lines) == 1 and len(lines[0].split()) <= _FEW and lines[0].isupper()
        return few and sum(lines[0] in block for block in self.blocks) == 1

    def _followed(self, at: int, depth: int = 0) -> bool:
        """Say whether text begins with a block, below more headings or captions."""
        if at >= len(self.blocks):
            return False
        block = self.blocks[at]
        named = len(block) == 1 and (heading.usual(block[0]) or _like_heading(block))
        if depth < _DEPTH and (named or starts(block, 0)):
            return self._followed(at + 1, depth + 1)
        return _begins_text(block[0]) and prose(block)

    def _narrow(self, lines: Sequence[str], number: int) -> bool:
        """Say whether a line is narrower than the column and the text below it."""
        length = len(lines[number].strip())
        below = lines[number + 1].strip() if number + 1 < len(lines) else None
        if below is not None and len(below) < max(_SENTENCE, _WIDER * length):
            return False
        return length <= _NARROW * self.width

    def _listed(self, at: int, number: int) -> bool:
        """Say whether a line is one of several that are numbered: no heading."""
        own = heading.numbered(self.blocks[at][number])
        if own is None:
            return False
        lines = self.blocks[at]
        above = self.blocks[at - 1] if at else ()
        below = self.blocks[at + 1] if at + 1 < len(self.blocks) else ()
        near = (*(lines[:number] or above)[-1:], *(lines[number + 1 :] or below)[:1])
        return any(
            heading.numbered(line) in (own - 1, own + 1) and heading.shaped(line)
            for line in near
        )


def prose(lines: Sequence[str]) -> bool:
    """Say whether lines are text and no name, title or row of a table."""
    text = "\n".join(lines)
    least = _SENTENCE if heading.ENDS.search(text) else _PROSE
    return len(text) >= least


def _labels_joined(blocks: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Join `Figure 2` on a line of its own with the caption below it."""
    above: tuple[str, ...] = ()
    for block in blocks:
        if above and sum(map(len, block)) > _LONGEST_CAPTION:
            yield above
            above = ()
        if len(block) == 1 and label(block[0]) and not above:
            above = block
        else:
            yield above + block
            above = ()
    if above:
        yield above


def _begins_text(line: str) -> bool:
    first = line.strip()[:1]
    return first.isupper() or first.isdigit() or first in _OPENING


def _like_heading(block: Sequence[str]) -> bool:
    return heading.shaped(block[0]) and not front(block)
