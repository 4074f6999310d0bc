"""The database in a package, opened read-only and with distrust.

The form is Anki's schema 11: note types and decks are JSON texts in the one row of
`col`; the fields of a note are parted by U+001F.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from flashgen.reporting import printable
from flashgen.update.stored import Unreadable

LARGEST_VALUE = 16 << 20
"""Bytes of the largest text that is read: the note types, or the decks."""

MOST_TEXT = 256 << 20
"""Characters of all rows together; a small file can be made to yield more."""

MOST_ROWS = 2_000_000
_STEPS, _CALLS = 100_000, 20_000
"""SQLite asks every so many steps whether to go on, and is told so that often."""

COLUMNS: Mapping[str, Mapping[str, type]] = {
    "col": {"models": str, "decks": str},
    "notes": {
        "id": int,
        "guid": str,
        "mid": int,
        "mod": int,
        "tags": str,
        "flds": str,
    },
    "cards": {"nid": int, "did": int, "ord": int, "due": int},
}
"""What is read of each table, with the type of every value."""


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the database at `path`; raise Unreadable for whatever is wrong with it."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            _distrust(connection)
            for table in COLUMNS:
                _refuse_no_table(connection, table)
            yield connection
    except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as problem:
        # The words may quote the file: names of tables, say, or its text.
        raise Unreadable(f"its database is broken: {printable(str(problem))}") from None


def rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of `table`, as many and as long as a deck has them.

    The columns are those of `COLUMNS`, and so are the types of their values.
    """
    types = tuple(COLUMNS[table].values())
    text = 0
    cursor = connection.execute(f"SELECT {', '.join(COLUMNS[table])} FROM {table}")
    for number, row in enumerate(cursor):
        if not all(type(v) is t for v, t in zip(row, types, strict=True)):
            raise Unreadable(f"its table {table} has values of the wrong kind")
        text += sum(len(value) for value in row if isinstance(value, str))
        if number >= MOST_ROWS or text > MOST_TEXT:
            raise Unreadable(f"its table {table} has no end")
        yield row


def _distrust(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    calls = iter(range(_CALLS))
    connection.set_progress_handler(lambda: next(calls, None) is None, _STEPS)


def _refuse_no_table(connection: sqlite3.Connection, table: str) -> None:
    """Raise Unreadable unless `table` is a plain table with the columns of Anki."""
    found = connection.execute(
        "SELECT type, sql FROM sqlite_master WHERE lower(name) = ?", (table,)
    ).fetchall()
    virtual = any(str(sql).upper().split()[1:2] == ["VIRTUAL"] for _, sql in found)
    if [kind for kind, _ in found] != ["table"] or virtual:
        raise Unreadable(f"its database has no table {table}: this is no Anki package")
    columns = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
    stored = {name for _, name, _, _, _, _, hidden in columns if not hidden}
    missing = set(COLUMNS[table]) - stored
    if missing:
        raise Unreadable(
            f"its table {table} has no column {', '.join(sorted(missing))}"
        )
