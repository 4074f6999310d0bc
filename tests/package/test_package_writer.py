"""A package is written whole or not at all, and always as the same bytes."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from flashgen.package import DeckInfo, MediaFile, Note, write_package
from flashgen.package.notes import FIRST_ID, deck_id, note_ids

DECKS = (DeckInfo("Imaging", ""),)
GUID_0 = 1_485_154_262_528
IMAGING = 1_557_909_623_996


def database(package: Path, folder: Path) -> sqlite3.Connection:
    with zipfile.ZipFile(package) as archive:
        return sqlite3.connect(archive.extract("collection.anki2", folder))


def test_nothing_but_the_package_is_left(
    target: Path, note: Callable[..., Note]
) -> None:
    write_package(target, [note()], DECKS, [])
    assert zipfile.is_zipfile(target)
    assert os.listdir(target.parent) == ["deck.apkg"]


@pytest.mark.parametrize("error", [OSError(28, "full"), KeyboardInterrupt()])
@pytest.mark.parametrize(
    "place",
    ["os.replace", "os.fsync", "zipfile.ZipFile.open", "zipfile.ZipFile.close"],
)
def test_an_interrupted_write_leaves_the_old_package_alone(
    target: Path,
    note: Callable[..., Note],
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    error: BaseException,
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(place, interrupted)
    with pytest.raises(type(error)):
        write_package(target, [note()], DECKS, [])
    monkeypatch.undo()
    assert target.read_bytes() == b"the old package"
    assert os.listdir(target.parent) == ["deck.apkg"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file size limit")
@pytest.mark.parametrize("limit", [4096, 50_000, 130_000])
def test_a_full_disk_is_an_os_error(target: Path, limit: int) -> None:
    """A limit on file sizes stops the database (above 130 kB) or the zip file."""
    script = f"""
import resource, sys
from pathlib import Path
sys.path[:0] = {sys.path!r}
from tests.package.conftest import make_note
from flashgen.package import DeckInfo, MediaFile, write_package
picture = MediaFile("a.svg", data=bytes(200_000))
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
try:
    write_package(Path({str(target)!r}), [make_note()], [DeckInfo("Imaging", "")],
                  [picture])
except OSError as error:
    print("OSError", error.errno)
"""
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith("OSError")
    assert target.read_bytes() == b"the old package"
    assert os.listdir(target.parent) == ["deck.apkg"]


def test_a_missing_folder_or_figure_is_named(
    target: Path, note: Callable[..., Note]
) -> None:
    lost = target.parent / "lost" / "deck.apkg"
    with pytest.raises(FileNotFoundError, match=r"lost/deck\.apkg"):
        write_package(lost, [note()], DECKS, [])
    figure = MediaFile("a.svg", path=target.parent / "lost.svg")
    with pytest.raises(FileNotFoundError, match=r"lost\.svg"):
        write_package(target, [note()], DECKS, [figure])
    assert os.listdir(target.parent) == ["deck.apkg"]


def test_the_database_is_compressed_and_media_are_stored(
    target: Path, note: Callable[..., Note]
) -> None:
    picture = target.parent / "picture"
    picture.write_bytes(b"from a file" * 100)
    media = [MediaFile("b.svg", data=b"<svg/>"), MediaFile("a.svg", path=picture)]
    write_package(target, [note()], DECKS, media)
    with zipfile.ZipFile(target) as archive:
        listing = json.loads(archive.read("media"))
        contents = {name: archive.read(place) for place, name in listing.items()}
        ways = [member.compress_type for member in archive.infolist()]
        times = {member.date_time for member in archive.infolist()}
    assert contents == {"a.svg": b"from a file" * 100, "b.svg": b"<svg/>"}
    assert ways == [zipfile.ZIP_DEFLATED, *[zipfile.ZIP_STORED] * 3]
    assert times == {(1980, 1, 1, 0, 0, 0)}


BUILD = """
import sys
from pathlib import Path
sys.path[:0] = {path!r}
from tests.package.conftest import make_note
from flashgen.faces import FACES
from flashgen.package import DeckInfo, MediaFile, write_package
notes = [make_note(n, face) for n, face in enumerate([*FACES] * 3)]
write_package(Path("deck.apkg"), notes, [DeckInfo("Imaging", "*Two*")],
              [MediaFile("b.svg", data=b"b"), MediaFile("a.svg", data=b"a")])
"""


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """In other folders, hash seeds, time zones, languages and modes of new files."""
    built = []
    for seed, zone, language, mask in (
        ("0", "UTC", "C", 0o022),
        ("1", "Pacific/Kiritimati", "C.UTF-8", 0o077),
    ):
        folder = tmp_path / f"build {seed}"
        folder.mkdir()
        build = BUILD.format(path=[*sys.path, str(Path(__file__).parent)])
        subprocess.run(
            [sys.executable, "-c", build],
            check=True,
            cwd=folder,
            umask=mask,
            env={
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": language,
                "TMPDIR": str(folder),
            },
        )
        built.append((folder / "deck.apkg").read_bytes())
    assert built[0] == built[1]


def test_the_package_is_as_readable_as_any_new_file(
    target: Path, note: Callable[..., Note]
) -> None:
    ordinary = target.parent.parent / "ordinary"
    ordinary.touch()
    write_package(target, [note()], DECKS, [])
    assert target.stat().st_mode == ordinary.stat().st_mode


def test_ids_come_from_guids_and_do_not_depend_on_the_other_notes() -> None:
    guids = [f"guid-{number}" for number in range(1000)]
    ids = note_ids(guids)
    assert ids[::-1] == note_ids(guids[::-1])
    assert ids[:10] == note_ids(guids[:10])
    assert note_ids(["guid-0"]) == [GUID_0]
    assert deck_id("Imaging") == deck_id("imaging") == IMAGING
    now = 1_795_305_600_000
    assert all(FIRST_ID <= id_ < now for id_ in (*ids, deck_id("Imaging")))


def test_colliding_ids_move_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flashgen.package.notes._SLOTS", 3)
    assert sorted(note_ids(["a", "b", "c"])) == [
        FIRST_ID,
        FIRST_ID + 512,
        FIRST_ID + 1024,
    ]


def test_a_media_file_has_one_source(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="path or data"):
        MediaFile("a.svg")
    with pytest.raises(ValueError, match="path or data"):
        MediaFile("a.svg", tmp_path, b"")


def test_the_work_grows_with_notes_and_not_with_decks(
    target: Path, note: Callable[..., Note], monkeypatch: pytest.MonkeyPatch
) -> None:
    """genanki sends one statement for a note, and two for a deck with all decks."""
    statements: list[str] = []
    connect = sqlite3.connect

    def traced(*args: object) -> sqlite3.Connection:
        connection = connect(*args)  # type: ignore[call-overload]
        connection.set_trace_callback(statements.append)
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr("sqlite3.connect", traced)
    counts = []
    for size in (1, 50):
        decks = [DeckInfo(f"Deck {n}", "") for n in range(size)]
        notes = [note(n, deck=f"Deck {n}") for n in range(size)]
        statements.clear()
        write_package(target, notes, decks, [])
        counts.append(sum(not text.startswith("INSERT") for text in statements))
    assert counts[0] == counts[1]


def test_media_are_streamed(target: Path, note: Callable[..., Note]) -> None:
    """A figure of 64 MB takes less than 16 MB of memory."""
    import tracemalloc

    large = target.parent / "large"
    with large.open("wb") as file:
        file.truncate(64 << 20)
    tracemalloc.start()
    try:
        write_package(target, [note()], DECKS, [MediaFile("l.bin", path=large)])
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()


def test_the_tables_are_those_of_genanki(
    target: Path, tmp_path: Path, note: Callable[..., Note]
) -> None:
    """All tables and indexes of its schema, and no row it would not write."""
    from genanki.apkg_schema import APKG_SCHEMA

    write_package(target, [note(1), note(2)], DECKS, [])
    ours, theirs = database(target, tmp_path), sqlite3.connect(":memory:")
    theirs.executescript(APKG_SCHEMA)
    query = "SELECT name, sql FROM sqlite_master ORDER BY name"
    assert ours.execute(query).fetchall() == theirs.execute(query).fetchall()
    assert ours.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert ours.execute("SELECT count(*) FROM cards").fetchone() == (2,)
    ours.close()
    theirs.close()
