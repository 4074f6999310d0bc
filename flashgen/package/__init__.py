"""The package a student imports: notes, decks and figures as one `.apkg` file.

genanki knows the format; its classes are extended here, never patched, so that notes
keep their identity and their own time of change, the cards are those Anki itself would
make, and the same input gives the same bytes on every machine.

Importing this package is slow, since genanki is: do it where a package is written.
"""

from flashgen.package.contents import DeckInfo, MediaFile, Note
from flashgen.package.writer import write_package

__all__ = ["DeckInfo", "MediaFile", "Note", "write_package"]
