"""A package that somebody else made: read without harm, or refused with the reason."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flashgen.faces import FACES
from flashgen.package import MediaFile
from flashgen.update.read import read_package
from flashgen.update.stored import Unreadable
from tests.update.conftest import (
    FIRST,
    PIXEL,
    Write,
    alter,
    make_note,
    rezip,
    with_fields,
)


@pytest.fixture
def package(write: Write) -> Path:
    """A sound package with a picture."""
    shown = with_fields(make_note(1, "image"), Figure='<img src="fg-1.svg">')
    return write("sound", [make_note(0), shown], MediaFile("fg-1.svg", data=PIXEL))


def refusal(path: Path) -> str:
    """Return why the package is refused."""
    with pytest.raises(Unreadable) as caught:
        read_package(path)
    return f"{caught.value.message} {caught.value.hint}"


def read_or_refused(path: Path) -> int | None:
    """Return how many notes were read; any exception but Unreadable is a failure."""
    try:
        return len(read_package(path).notes)
    except Unreadable:
        return None


def test_a_package_is_read_as_it_was_written(package: Path) -> None:
    found = read_package(package)
    face = FACES["basic"]
    note = found.by_guid["guid-0"]
    assert (note.type, note.mod, note.deck, note.due, note.ords) == (
        face.id,
        FIRST,
        "Imaging",
        0,
        (0,),
    )
    assert found.values(note)["Question"] == "Question no0"
    assert found.types[face.id].name == "flashgen basic"
    assert found.types[face.id].names == face.fields
    assert set(found.decks) == {"Default", "Imaging"}
    assert found.media["fg-1.svg"][0] == len(PIXEL)
    assert found.released == FIRST


def test_a_package_exported_by_anki_in_the_legacy_form_is_read(
    package: Path, tmp_path: Path
) -> None:
    from anki.collection import Collection, ExportAnkiPackageOptions

    from tests.update.conftest import take_in

    exported = tmp_path / "exported.apkg"
    collection = Collection(str(tmp_path / "c.anki2"))
    take_in(collection, package)
    collection.export_anki_package(
        out_path=str(exported),
        limit=None,
        options=ExportAnkiPackageOptions(with_media=True, legacy=True),
    )
    newer = tmp_path / "newer.apkg"
    collection.export_anki_package(
        out_path=str(newer),
        limit=None,
        options=ExportAnkiPackageOptions(with_media=True, legacy=False),
    )
    collection.close()
    ours, theirs = read_package(package), read_package(exported)
    assert {g: n.fields for g, n in ours.by_guid.items()} == {
        g: n.fields for g, n in theirs.by_guid.items()
    }
    assert theirs.media == ours.media
    assert "Support older Anki versions" in refusal(newer)


def test_nothing_of_a_package_stays_behind(package: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    before = sorted(tmp_path.rglob("*"))
    code = (
        "import sys, tempfile; from pathlib import Path\n"
        f"tempfile.tempdir = {str(temporary)!r}\n"
        "from flashgen.update.read import read_package\n"
        f"read_package(Path({str(package)!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"not a package", b"PK\x05\x06" + b"\0" * 18, b"PK\x05\x06\0"],
)
def test_what_is_no_zip_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.apkg"
    path.write_bytes(data)
    assert "no whole .apkg file" in refusal(path) or "no collection" in refusal(path)


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.apkg")
    for path in (tmp_path / "none.apkg", tmp_path, tmp_path / "pipe.apkg"):
        assert "no such file" in refusal(path)


def test_a_file_that_may_not_be_read_is_refused(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object, **__: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    assert "cannot read it: Permission denied" in refusal(package)


def test_a_package_cut_off_anywhere_is_refused(package: Path) -> None:
    whole = package.read_bytes()
    for length in range(0, len(whole), max(1, len(whole) // 200)):
        package.write_bytes(whole[:length])
        assert refusal(package)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_a_package_with_a_wrong_byte_is_read_or_refused(
    package: Path, place: float, byte: int
) -> None:
    whole = package.read_bytes()
    damaged = bytearray(whole)
    damaged[int(place * len(whole))] = byte
    path = package.with_name("damaged.apkg")
    path.write_bytes(damaged)
    notes = read_or_refused(path)
    assert notes in (2, None)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    place=st.floats(0, 1, exclude_max=True), patch=st.binary(min_size=1, max_size=40)
)
def test_a_database_with_wrong_bytes_is_read_or_refused(
    package: Path, place: float, patch: bytes
) -> None:
    def change(members: dict[str, bytes]) -> None:
        data = bytearray(members["collection.anki2"])
        start = int(place * len(data))
        data[start : start + len(patch)] = patch
        members["collection.anki2"] = bytes(data)

    path = package.with_name("damaged.apkg")
    path.write_bytes(package.read_bytes())
    rezip(path, change)
    notes = read_or_refused(path)
    assert notes is None or notes >= 0


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/evil",
        "a/b",
        "..\\evil",
        "C:evil",
        "..",
        "evil\x1b[2J",
        "folder/",
    ],
)
def test_a_member_with_a_path_is_refused(package: Path, name: str) -> None:
    rezip(package, lambda members: members.update({name: b"x"}))
    assert "is a path" in refusal(package)


@pytest.mark.parametrize(
    "name", ["../evil.svg", "/evil.svg", "a\\b.svg", "", "..", 5, "\ud800.svg"]
)
def test_a_picture_with_a_path_is_refused(package: Path, name: object) -> None:
    listing = json.dumps({"0": name}).encode()
    rezip(package, lambda members: members.update({"media": listing}))
    assert "no name of a file" in refusal(package)


@pytest.mark.parametrize(
    ("listing", "reason"),
    [
        (b'{"7": "a.svg"}', "missing from the file"),
        (b'{"media": "a.svg"}', "missing from the file"),
        (b"[1]", "list of media cannot be read"),
        (b"{", "list of media cannot be read"),
        (b"\xff\xfe", "list of media cannot be read"),
        (b"[" * 100_000, "list of media cannot be read"),
    ],
)
def test_a_broken_list_of_media_is_refused(
    package: Path, listing: bytes, reason: str
) -> None:
    rezip(package, lambda members: members.update({"media": listing}))
    assert reason in refusal(package)


def test_a_link_is_refused(package: Path) -> None:
    with zipfile.ZipFile(package, "a") as archive:
        link = zipfile.ZipInfo("1")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "is a link" in refusal(package)


def test_an_encrypted_member_is_refused(package: Path) -> None:
    data = bytearray(package.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    package.write_bytes(data)
    assert "is encrypted" in refusal(package)


def test_an_unknown_compression_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.apkg"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("collection.anki2", b"x" * 1000)
    assert "compressed in an unknown way" in refusal(path)


def test_two_members_of_one_name_are_refused(package: Path) -> None:
    with zipfile.ZipFile(package, "a") as archive, pytest.warns(match="Duplicate"):
        archive.writestr("media", b"{}")
    assert "the same name" in refusal(package)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.apkg"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", b"\0" * (64 << 20))
    assert "unpacks from" in refusal(path)


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.apkg"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", b"\0" * (64 << 20))
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, entry + 24, 100)
    path.write_bytes(data)
    assert "no whole .apkg file" in refusal(path)


def test_members_that_overlap_are_refused(package: Path) -> None:
    data = bytearray(package.read_bytes())
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, entry + 20, len(data) * 2)
    package.write_bytes(data)
    assert "overlap" in refusal(package)


def test_a_directory_without_end_is_refused(package: Path) -> None:
    data = bytearray(package.read_bytes())
    end = data.rindex(b"PK\x05\x06")
    for offset, form, value, reason in (
        (10, "<H", 65_535, "more members"),
        (12, "<L", 1 << 31, "directory takes"),
    ):
        changed = bytearray(data)
        struct.pack_into(form, changed, end + offset, value)
        package.write_bytes(changed)
        assert reason in refusal(package)


def test_a_package_with_no_collection_is_refused(package: Path) -> None:
    rezip(package, lambda members: members.pop("collection.anki2") and None)
    assert "no collection" in refusal(package)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DROP TABLE notes", "no table notes"),
        ("DROP TABLE notes; CREATE VIEW notes AS SELECT 1 AS id", "no table notes"),
        (
            "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING "
            "fts5(id, guid, mid, mod, tags, flds)",
            "no table notes",
        ),
        ("ALTER TABLE notes RENAME COLUMN flds TO text", "no column flds"),
        (
            "ALTER TABLE notes DROP COLUMN flds; ALTER TABLE notes ADD COLUMN "
            "flds text GENERATED ALWAYS AS (hex(zeroblob(900000000))) VIRTUAL",
            "no column flds",
        ),
        ("UPDATE cards SET due = 0.5", "values of the wrong kind"),
        ("UPDATE notes SET flds = x'ff'", "values of the wrong kind"),
        ("UPDATE notes SET flds = CAST(x'ff' AS TEXT)", "database is broken"),
        ("UPDATE notes SET mod = 'soon'", "values of the wrong kind"),
        ("UPDATE notes SET flds = 'one'", "1 fields"),
        ("UPDATE notes SET mid = 5", "note type that the file lacks"),
        ("DELETE FROM col", "does not describe one collection"),
        ("UPDATE col SET models = ''", "collection cannot be read"),
        ("UPDATE col SET models = '[]'", "collection cannot be read"),
        ("UPDATE col SET models = '{}'", "note type that the file lacks"),
        ("UPDATE col SET models = '{\"5\": {}}'", "do not have Anki's form"),
        ("UPDATE col SET models = '{\"x\": 5}'", "do not have Anki's form"),
        ('UPDATE col SET decks = \'{"1": {"name": 7}}\'', "do not have Anki's form"),
        (
            'UPDATE col SET decks = \'{"1": {"name": "\\ud800"}}\'',
            "do not have Anki's form",
        ),
        (
            'UPDATE col SET models = \'{"5": {"name": "", "type": Infinity}}\'',
            "do not have Anki's form",
        ),
        ("UPDATE col SET decks = '{\"1\": null}'", "do not have Anki's form"),
        (
            "UPDATE col SET models = replace(hex(zeroblob(1000000)), '00', '[')",
            "collection cannot be read",
        ),
        ("UPDATE col SET models = hex(zeroblob(40000000))", "database is broken"),
    ],
)
def test_a_broken_or_hostile_database_is_refused(
    package: Path, statement: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flashgen.update.archive.RATIO", 2000)
    alter(package, statement)
    assert reason in refusal(package)


def test_rows_without_end_are_refused(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flashgen.update.database.MOST_ROWS", 1)
    assert "has no end" in refusal(package)


def test_a_query_without_end_is_refused(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flashgen.update.database._STEPS", 1)
    monkeypatch.setattr("flashgen.update.database._CALLS", 10)
    assert "interrupted" in refusal(package)


def test_memory_stays_bounded(tmp_path: Path) -> None:
    """What is unpacked goes to the disk in pieces; 200 MB are a few in memory."""
    path = tmp_path / "large.apkg"
    piece = os.urandom(1 << 20)
    with (
        zipfile.ZipFile(path, "w") as archive,
        archive.open("collection.anki2", "w") as member,
    ):
        for _ in range(200):
            member.write(piece)
    code = (
        "import resource; from pathlib import Path\n"
        "from flashgen.update.read import read_package\n"
        "from flashgen.update.stored import Unreadable\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        f"try: read_package(Path({str(path)!r}))\n"
        "except Unreadable as problem: print(problem.message)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    reason, kilobytes = done.stdout.splitlines()
    assert "database is broken" in reason
    assert int(kilobytes) < 50_000
