"""The lock: which card is which note in Anki, and when its words last changed.

`decks/flashgen.lock` is source like the case files.  A note's GUID, Key and time of
change come from it, so that Anki knows a note again after its key was renamed, and
replaces a student's note only when its words have changed since.
"""
