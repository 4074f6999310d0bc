"""DICOM: the picture in its window, and none of the patient's data."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any

import numpy
import pytest
from PIL import Image
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

from tests.media.conftest import PATIENT, SHARED, Library

AIR, WATER, BONE = -1000, 0, 400


def scan(kind: str = "MONOCHROME2", **tags: Any) -> bytes:
    """Three bands of air, water and bone, in Hounsfield units behind a rescale."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = CTImageStorage
    meta.MediaStorageSOPInstanceUID = generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    found = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128)
    found.SOPClassUID = CTImageStorage
    found.SOPInstanceUID = meta.MediaStorageSOPInstanceUID
    found.PatientName, found.PatientBirthDate = "Roe^Jane", "19760504"
    found.Rows, found.Columns, found.SamplesPerPixel = 30, 40, 1
    found.PhotometricInterpretation = kind
    found.BitsAllocated, found.BitsStored, found.HighBit = 16, 16, 15
    found.PixelRepresentation = 0
    found.RescaleSlope, found.RescaleIntercept = 2, -1024
    found.WindowCenter, found.WindowWidth = 40, 400
    values = numpy.repeat([AIR, WATER, BONE], 10)[:, None].repeat(40, 1)
    found.PixelData = ((values + 1024) // 2).astype(numpy.uint16).tobytes()
    for name, value in tags.items():
        setattr(found, name, value)
    file = BytesIO()
    found.save_as(file, enforce_file_format=True)
    return file.getvalue()


def greys(data: bytes) -> list[int]:
    image = Image.open(BytesIO(data)).convert("L")
    assert image.size == (40, 30)
    found = [image.getpixel((20, y)) for y in (5, 15, 25)]
    return [value for value in found if isinstance(value, int)]


def test_its_own_window_is_applied(figures: Library) -> None:
    assert greys(figures.picture(scan(), "a.dcm")) == pytest.approx(
        [0, 102, 255], abs=2
    )


def test_the_authors_window_in_hounsfield_units(figures: Library) -> None:
    lungs = f"{PATIENT}, window: -600/1600"
    assert greys(figures.picture(scan(), "a", lungs)) == pytest.approx(
        [64, 223, 255], abs=2
    )


def test_monochrome1_counts_from_white(figures: Library) -> None:
    data = figures.picture(scan("MONOCHROME1"), "a.dcm")
    assert greys(data) == pytest.approx([255, 153, 0], abs=2)


def test_without_a_window_the_whole_range_is_shown(figures: Library) -> None:
    data = figures.picture(scan(WindowCenter=None, WindowWidth=None), "a.dcm")
    assert greys(data) == pytest.approx([0, 182, 255], abs=2)


def test_colours_stay_colours(figures: Library) -> None:
    pixels = numpy.zeros((30, 40, 3), numpy.uint8)
    pixels[:, :, 0] = 200
    data = scan(
        "RGB",
        SamplesPerPixel=3,
        PlanarConfiguration=0,
        BitsAllocated=8,
        BitsStored=8,
        HighBit=7,
        PixelData=pixels.tobytes(),
    )
    image = Image.open(BytesIO(figures.picture(data, "a.dcm"))).convert("RGB")
    assert image.getpixel((20, 15)) == (200, 0, 0)


def test_no_tag_is_written(figures: Library) -> None:
    data = figures.picture(scan(), "a.dcm")
    assert b"Roe" not in data
    assert b"19760504" not in data


def test_burned_in_text_is_for_a_person_to_clear(figures: Library) -> None:
    figures.put("a.dcm", scan(BurnedInAnnotation="YES"))
    _, found = figures.one("a.dcm", f"{SHARED}, consent: given")
    assert [d.code for d in found] == ["FG311"]
    assert figures.one("a.dcm", PATIENT)[1] == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (scan(NumberOfFrames=3), "FG303"),
        (scan(Rows=60_000, Columns=60_000), "FG302"),
        (scan(PixelData=b"\0\0"), "FG301"),
        (scan()[:400], "FG301"),
    ],
    ids=["frames", "huge", "torn pixels", "torn head"],
)
def test_what_cannot_be_shown_is_told(figures: Library, data: bytes, code: str) -> None:
    assert figures.codes(data, "a.dcm") == [code]


def test_without_pydicom_it_says_what_to_install(
    figures: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pydicom", None)
    _, found = figures.one(figures.put("a.dcm", scan()))
    assert [d.code for d in found] == ["FG306"]
    assert "flashgen[dicom]" in found[0].hint
