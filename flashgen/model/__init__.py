"""The nouns of flashgen: frozen, free of I/O, and free of Anki."""
