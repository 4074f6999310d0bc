"""What an update does to a student who has the release before it.

`read` takes in packages that anybody may have made, `compare` says what changed and
what that means for a student, `rehearse` tries it in Anki's own engine, and `textfile`
writes the update as text for Anki's text import.  Nothing here prints, reads the clock
or knows case files.
"""
