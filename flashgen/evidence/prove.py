"""Every statement of a case against its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from flashgen.evidence.asked import asked
from flashgen.evidence.codes import CODES
from flashgen.evidence.inference import certain, excuse
from flashgen.evidence.statement import Statement, places, statements, stories
from flashgen.markup import to_plain
from flashgen.model.case import Case
from flashgen.model.diagnostic import Diagnostic
from flashgen.model.evidence import Evidence, Inference
from flashgen.model.source import Span, Text
from flashgen.proof import Miss, Passage, Problem, Source, verify

ENGLISH = "en"
_QUOTED = 200
"""Characters of a passage that a hint quotes."""
_BEFORE = 4
"""Sentences before a passage in which a question may have its words."""
_ANY_LANGUAGE = frozenset({"number"})
"""What can be said of a card in another language than English: digits are digits."""

_NOTED = frozenset({"number", "unit", "comparison", "direction", "modality", "side"})
"""What must hold of a note, too: it may be about the source, or explain it."""


@dataclass(frozen=True)
class Proof:
    """A case held against its source: the passages of its evidence, and what is wrong.

    `passages` holds each place that was found, in the order of the file.
    """

    passages: Mapping[Evidence, Passage] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def prove(case: Case, source: Source, name: str) -> Proof:
    """Hold all that `case` says against `source`, whose file is shown as `name`."""
    found = list[Diagnostic]()
    passages = dict[Evidence, Passage]()
    told = stories(case)
    for place in dict.fromkeys(places(case)):
        passage = source.find(place.where, place.quoted)
        if isinstance(passage, Miss):
            found.append(CODES["anchor"].at(place.span, passage.message, passage.hint))
            continue
        passages[place] = passage
        if passage.wide and place.anchor and place not in told:
            message = f"the anchor spans {_sentences(passage)}"
            found.append(CODES["wide"].at(place.span, message))
    said = list(statements(case))
    found += _without_evidence(case, said)
    checker = _Checker(source, passages, name, str(case.about.language), _subject(case))
    for statement in said:
        found += checker.check(statement)
    found += _idle(said, checker)
    return Proof(passages, tuple(_once(found)))


def _subject(case: Case) -> str:
    about = case.about
    named = (about.title, about.diagnosis, about.source.title)
    return "; ".join(to_plain(text) for text in named if text)


def _sentences(passage: Passage) -> str:
    return f"{passage.last - passage.first + 1} sentences of {passage.section}"


def _once(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what is said of one place once, however many cards show its words."""
    seen = set[tuple[object, ...]]()
    for one in found:
        key = (one.span, one.code, one.message)
        if key not in seen:
            seen.add(key)
            yield one


def _without_evidence(case: Case, said: Sequence[Statement]) -> Iterator[Diagnostic]:
    """Yield each fact, figure or presentation of which something rests on nothing."""
    seen = set[Span]()
    keys = {
        record.span: key for key, record in (*case.facts.items(), *case.figures.items())
    }
    for statement in said:
        if statement.evidence or statement.owner in seen:
            continue
        seen.add(statement.owner)
        key = keys.get(statement.owner)
        what = f"`{key}`" if key else "the presentation"
        message = f"{what} names no place in the source"
        yield CODES["no-evidence"].at(key.span if key else statement.at, message)


@dataclass
class _Checker:
    """Checks statements one by one, and remembers the inferences that were needed."""

    source: Source
    passages: Mapping[Evidence, Passage]
    name: str
    language: str
    subject: str
    """What the case is about, in words that any of its cards may use."""

    used: set[Inference] = field(default_factory=set)

    def check(self, statement: Statement) -> Iterator[Diagnostic]:
        """Yield what the passages of `statement` do not bear out.

        Nothing where one of its places was not found: that is reported already, and
        the rest may well stand there.
        """
        if not statement.evidence or any(
            place not in self.passages for place in statement.evidence
        ):
            return
        passages = [self.passages[place] for place in statement.evidence]
        parts = _parts(statement)
        doubled = set[tuple[str, str]]()
        for problem in self.problems(statement, passages):
            if self.language != ENGLISH and problem.kind not in _ANY_LANGUAGE:
                continue
            kind, part = problem.kind, problem.part
            if not asked(kind, statement):
                continue
            if part == "question" and (kind, problem.word) in doubled:
                continue
            doubled.add((kind, problem.word))
            inference = excuse(statement, problem)
            if inference:
                self.used.add(inference)
                continue
            at = _where(parts[problem.part], problem.word, statement.owner)
            yield self.finding(at, problem, passages, statement)

    def problems(
        self, statement: Statement, passages: Sequence[Passage]
    ) -> Iterator[Problem]:
        """Yield what the passages do not bear out; of notes, what must hold of them.

        What is asked may rest on the sentences before, and on what the whole fact
        names, and a number of a note on its whole section; the answer may not, but for
        the side of what has been named: `the same eye`.
        """
        asked, told = to_plain(statement.question), to_plain(statement.answer)
        said = statement.conditions
        found = self.verify(statement, passages, asked, told, said)
        if not asked and not said and self.quotes(passages, told):
            found = [problem for problem in found if problem.kind == "negation"]
        if not all(map(certain, found)):
            denied = any(passage.denies for passage in passages)
            wider = [*passages, *self.around(statement, passages)]
            left = self.verify(statement, wider, asked, told, said)
            kept = {(problem.kind, problem.part, problem.word) for problem in left}
            found = [
                problem
                for problem in found
                if certain(problem)
                or (problem.kind == "negation" and denied)
                or (problem.kind, problem.part, problem.word) in kept
            ]
        yield from found
        chapters = {id(p.chapter): p.chapter for p in passages}.values()
        whole = [Passage(chapter, 1, len(chapter.sentences)) for chapter in chapters]
        for name, note in _notes(statement).items():
            found = self.verify(statement, passages, "", to_plain(note))
            if any(problem.kind == "number" for problem in found):
                left = self.verify(statement, whole, "", to_plain(note))
                words = {problem.word for problem in left}
                found = [p for p in found if p.kind != "number" or p.word in words]
            for problem in found:
                if problem.kind in _NOTED:
                    yield replace(problem, part=name)

    def quotes(self, passages: Sequence[Passage], told: str) -> bool:
        """Say whether a passage has all these words in a row."""
        return any(self.source.holds(passage, told) for passage in passages)

    def verify(
        self,
        statement: Statement,
        passages: Sequence[Passage],
        question: str,
        answer: str,
        conditions: Sequence[str] = (),
    ) -> list[Problem]:
        """Hold one part of a statement against passages."""
        said = tuple(map(to_plain, conditions))
        beside = map(to_plain, statement.beside if said else ())
        years, about = statement.years, self.subject
        return verify(
            self.source, passages, question, answer, said, years, about, beside
        )

    def around(
        self, statement: Statement, passages: Sequence[Passage]
    ) -> Iterator[Passage]:
        """Yield the places of the whole fact, and the sentences before each passage."""
        for place in statement.around:
            if place in self.passages:
                yield self.passages[place]
        for passage in passages:
            first = max(1, passage.first - _BEFORE)
            if first < passage.first:
                yield Passage(passage.chapter, first, passage.first - 1)

    def says(self, statements: Sequence[Statement], words: str) -> bool:
        """Say whether a passage of each statement has all these words."""
        return all(
            any(
                self.source.holds(self.passages[place], to_plain(words))
                for place in statement.evidence
                if place in self.passages
            )
            for statement in statements
        )

    def finding(
        self,
        at: Span,
        problem: Problem,
        passages: Sequence[Passage],
        statement: Statement,
    ) -> Diagnostic:
        """Return the diagnostic of a problem, with the lines of the source to read."""
        code = CODES[problem.kind]
        lines = ", ".join(f"{self.name}:{p.line}{_open(p)}" for p in passages)
        hint = f"read {lines}; {code.hint}"
        return code.at(at, problem.message, hint, statement.name * statement.is_card)


def _open(passage: Passage) -> str:
    """Return the beginning of a passage whose words may lie open."""
    words = " ".join(sentence.text or "" for sentence in passage.sentences).strip()
    return f" (“{words[:_QUOTED]}{'…' * (len(words) > _QUOTED)}”)" if words else ""


def _parts(statement: Statement) -> dict[str, str]:
    """Return the texts of a statement by the names that `verify` gives them."""
    conditions = enumerate(statement.conditions, 1)
    return {
        "question": statement.question,
        "answer": statement.answer,
        **{f"condition {n}": text for n, text in conditions},
        **_notes(statement),
    }


def _notes(statement: Statement) -> dict[str, str]:
    return {f"note {n}": text for n, text in enumerate(statement.notes, 1)}


def _where(text: str, word: str, owner: Span) -> Span:
    """Return where a word was written: in its text, or somewhere in its record."""
    if isinstance(text, Text):
        return text.span.find(word)
    return owner.find(word)


def _idle(said: Sequence[Statement], checker: _Checker) -> Iterator[Diagnostic]:
    """Yield the inferences of other words, and those of words that stand there."""
    owners = dict[Inference, list[Statement]]()
    for statement in said:
        for inference in statement.inferred:
            owners.setdefault(inference, []).append(statement)
    for inference, owned in owners.items():
        words = inference.words
        if words is None:
            continue
        if not any(_says(one, words) for one in owned):
            message = f"`{words}` does not stand in what this is to excuse"
            yield CODES["inferred-words"].at(words.span, message)
        elif inference not in checker.used and checker.says(owned, words):
            yield CODES["needless"].at(inference.span, "the source says it already")


def _says(statement: Statement, words: str) -> bool:
    told = " ".join(map(to_plain, _parts(statement).values())).casefold().split()
    wanted = to_plain(words).casefold()
    return wanted in " ".join(told) or set(wanted.split()) <= set(told)
