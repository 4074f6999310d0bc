"""A figure as plain data."""

from __future__ import annotations

from flashgen import reporting
from flashgen.contact.entry import Entry


def record(entry: Entry) -> dict[str, object]:
    """Return everything about one figure; sizes in bytes and pixels."""
    variant, made = entry.variant, entry.choice.made
    picture = entry.shown.picture if entry.shown else None
    return {
        "figure": entry.name,
        "withheld": entry.waits,
        **rights(entry),
        "packaged": picture.name if picture else None,
        "width": picture.width if picture else None,
        "height": picture.height if picture else None,
        "bytes_before": made.source if made else None,
        "bytes_after": made.size if made else None,
        "marks": len(variant.marks),
        "regions": len(variant.regions),
        "cards": [str(card.id) for card in entry.cards],
        "ask": list(entry.asks),
        "diagnostics": reporting.as_records(entry.found),
    }


def rights(entry: Entry) -> dict[str, object]:
    """Return what the picture is, whose it is, and who allowed it."""
    variant = entry.variant
    return {
        "kind": entry.kind,
        "schematic": variant.schematic,
        "file": str(variant.file),
        "modality": str(entry.figure.modality),
        "credit": str(variant.credit),
        "licence": str(variant.licence),
        "permission": given(variant.permission),
        "consent": given(variant.consent),
        "reviewed": given(variant.reviewed),
    }


def given(text: str | None) -> str | None:
    """Return what an author gave as a plain text, without its place in the file."""
    return None if text is None else str(text)
