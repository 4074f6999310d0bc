"""flashgen compiles medical case files into Anki decks of atomic cards."""

__version__ = "0.1.0"
