"""Levels in Greek and in English: `hyperkalaemia`, `high potassium`."""

from itertools import chain
from typing import Final

from flashgen.proof.spelling import stem

_SUBSTANCES: Final = (
    "kalaemia potassium",
    "natraemia sodium",
    "calcaemia calcium",
    "magnesaemia magnesium",
    "phosphataemia phosphate",
    "chloraemia chloride",
    "glycaemia glucose sugar",
    "lipidaemia lipids",
    "cholesterolaemia cholesterol",
    "triglyceridaemia triglycerides",
    "bilirubinaemia bilirubin",
    "uricaemia uric",
    "albuminaemia albumin",
    "proteinaemia protein",
    "ammonaemia ammonia",
    "gammaglobulinaemia immunoglobulins",
    "capnia dioxide",
    "oxaemia oxygen",
    "thermia temperature",
    "tension pressure",
    "calciuria calcium",
)
_HIGH: Final = "high raised elevated increased excess"
_LOW: Final = "low lowered reduced decreased"


def _levels() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in _SUBSTANCES:
        ending, *substances = line.split()
        for prefix, levels in (("hyper", _HIGH), ("hypo", _LOW)):
            for level in levels.split():
                for substance in substances:
                    pair = (stem(level), stem(substance))
                    found[pair] = (*found.get(pair, ()), stem(prefix + ending))
    return found


LEVELS: Final = _levels()
"""A level and a substance, and the one words for both, all by their stems."""

LEVEL_WORDS: Final = frozenset(chain.from_iterable(LEVELS))
"""The stems of levels and substances."""
