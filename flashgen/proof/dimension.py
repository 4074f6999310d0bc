"""The unit of a number of a claim against those that its ground gives to the number."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from flashgen.proof.claim import Part, Problem, Term
from flashgen.proof.code import code_of
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.quantity import Quantity
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.unit import TIMES, per


def unit_problem(
    source: Source,
    ground: Ground,
    part: Part,
    quantity: Quantity,
    given: Sequence[Quantity],
) -> Iterator[Problem]:
    """Yield a unit that a number of the claim has, and none of those `given` has."""
    units = {found.unit for found in given}
    number = part.terms[quantity.at].token.printed
    if quantity.unit in units:
        return
    if quantity.unit is None:
        return  # for a rule of craft, which looks at the whole card
    unit = _unit_term(part, quantity)
    if unit and code_of(source.salt, Kind.WORD, stem(unit.token.key)) in units:
        return  # `on day 5`, where he was five days old
    if unit is None or _per(source, part, unit) & units:
        return
    if None in units and (
        _excused(source, ground, unit) or _far(source, ground, given, unit)
    ):
        return
    message = f"{number} does not stand with the unit {unit.token.printed} in {ground}"
    yield Problem("unit", message, unit.token.printed, part.name)


def _far(source: Source, ground: Ground, given: Sequence[Quantity], unit: Term) -> bool:
    """Say whether a bracket parts a number from its unit: `18.6 (SD 6.2) g/L`.

    Behind a bracket a unit is read as words.
    """
    values = {found.value for found in given}
    first = stem(unit.token.printed.lower().partition("/")[0])
    wanted = {unit.code, code_of(source.salt, Kind.WORD, first)}
    for sentence in ground.sentences:
        row = sentence.items
        for at, (one, other) in enumerate(pairwise(row)):
            if one.code not in values or other != (Kind.BOUNDARY, "("):
                continue
            closed = next((n for n in range(at, len(row)) if row[n].code == ")"), at)
            behind = {item.code for item in row[closed + 1 : closed + 2]}
            if behind & wanted:
                return True
    return False


def _per(source: Source, part: Part, unit: Term) -> set[str | None]:
    """Return the unit with what it is counted on: `250 µg of copper per gram`."""
    behind = part.terms[part.terms.index(unit) + 1 :]
    rates = (term.token.key for term in behind if term.token.kind is Kind.UNIT)
    return {
        code_of(source.salt, Kind.UNIT, unit.token.key + rate)
        for rate in rates
        if rate.startswith("/")
    }


def _unit_term(part: Part, quantity: Quantity) -> Term | None:
    return next(
        (
            term
            for term in part.terms[quantity.at :]
            if term.token.kind is Kind.UNIT and term.code == quantity.unit
        ),
        None,
    )


def _excused(source: Source, ground: Ground, unit: Term) -> bool:
    """Say whether a bare number in the source may have this unit (`aged 30 to 50`)."""
    named = code_of(source.salt, Kind.WORD, unit.token.key)
    spelled = {code_of(source.salt, Kind.WORD, stem(w)) for w in per(unit.token.key)}
    known = unit.code in ground.codes or named in ground.codes or spelled & ground.codes
    return bool(known) or unit.token.key in TIMES
