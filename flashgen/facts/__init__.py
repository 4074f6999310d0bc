"""Every fact kind: one file here, one kind.

The folder is the list, in file-name order; nothing registers itself.  A kind is
imported when it is first asked for, since a case uses few of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from flashgen.model.case import Fact

DEFAULT_KIND = "question"
"""The kind of a fact that names none."""


class _Kinds(Mapping[str, type[Fact]]):
    """The kinds by name."""

    def __init__(self) -> None:
        self._names = tuple(sorted(module.name for module in iter_modules(__path__)))

    def __getitem__(self, name: str) -> type[Fact]:
        if name not in self._names:
            raise KeyError(name)
        return _kind(name)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def _kind(name: str) -> type[Fact]:
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
    return kind


FACT_KINDS: Mapping[str, type[Fact]] = _Kinds()
