"""Every figure at a glance: its picture, its rights, its cards, what is still to do."""

from flashgen.contact.entry import Entry, entries
from flashgen.contact.page import page
from flashgen.contact.record import record
from flashgen.contact.table import table

__all__ = ["Entry", "entries", "page", "record", "table"]
