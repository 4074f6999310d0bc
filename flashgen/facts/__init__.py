"""Every fact kind: one file here, one kind.

The folder is the list.  `FACT_KINDS` is frozen at import, in file-name order; nothing
registers itself later.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from flashgen.model.case import Fact


def _load() -> Mapping[str, type[Fact]]:
    kinds: dict[str, type[Fact]] = {}
    for name in sorted(module.name for module in iter_modules(__path__)):
        module = import_module(f"{__name__}.{name}")
        [kind] = [
            value
            for value in vars(module).values()
            if isinstance(value, type)
            and issubclass(value, Fact)
            and value.__module__ == module.__name__
        ]
        if name != kind.KIND:
            raise TypeError(f"{module.__name__} must define one Fact of KIND {name!r}")
        kinds[name] = kind
    return MappingProxyType(kinds)


FACT_KINDS = _load()

DEFAULT_KIND = "question"
"""The kind of a fact that names none."""
