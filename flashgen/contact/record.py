"""A figure as plain data, as a release manifest carries it."""

from __future__ import annotations

from flashgen import reporting
from flashgen.contact.entry import Entry


def record(entry: Entry) -> dict[str, object]:
    """Return everything about one figure; sizes in bytes and pixels."""
    variant, made = entry.variant, entry.choice.made
    picture = entry.shown.picture if entry.shown else None
    return {
        "figure": entry.name,
        "kind": entry.kind,
        "withheld": entry.waits,
        "file": str(variant.file),
        "modality": str(entry.figure.modality),
        "credit": str(variant.credit),
        "licence": str(variant.licence),
        "permission": _given(variant.permission),
        "consent": _given(variant.consent),
        "reviewed": _given(variant.reviewed),
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


def _given(text: str | None) -> str | None:
    return None if text is None else str(text)
