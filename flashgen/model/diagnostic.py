"""What flashgen tells an author."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from flashgen.model.source import Span

T_co = TypeVar("T_co", covariant=True)


class Severity(Enum):
    """How much a diagnostic matters: an error stops the deck."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Diagnostic:
    """One problem at one place, and what to do about it."""

    span: Span
    severity: Severity
    code: str
    message: str
    hint: str = ""
    card: str = ""
    """The id of the card that is at fault, where it is one."""
    fix: str | None = None
    """What may safely stand in place of the words at `span`."""

    @property
    def order(self) -> tuple[tuple[str, int, int], str, str]:
        """The key that sorts diagnostics as a reader meets them."""
        return (self.span.order, self.code, self.message)


def error(span: Span, code: str, message: str, hint: str = "") -> Diagnostic:
    """Return a diagnostic that stops the deck."""
    return Diagnostic(span, Severity.ERROR, code, message, hint)


def warning(span: Span, code: str, message: str, hint: str = "") -> Diagnostic:
    """Return a diagnostic that does not stop the deck."""
    return Diagnostic(span, Severity.WARNING, code, message, hint)


@dataclass(frozen=True)
class Checked(Generic[T_co]):
    """The result of a stage: a value, and what was found on the way."""

    value: T_co
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return failed(self.diagnostics)


def failed(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether there is an error among `diagnostics`."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
