"""What holds for every output alike."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from roadmap.publishing.document import (
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Room,
    Table,
)
from roadmap.publishing.output import outputs, published
from tests.publishing.documents import document

ROOT = Path(__file__).parent.parent.parent
SUMS = """
from hashlib import sha256
from roadmap.publishing.output import outputs, published
from tests.publishing.documents import document
for ending in outputs():
    print(ending, sha256(published(document(), ending)).hexdigest())
"""


def test_there_are_six() -> None:
    assert outputs() == ("docx", "html", "md", "pdf", "pptx", "xlsx")


def test_two_processes_write_the_same_bytes() -> None:
    """Hash seeds and time zones differ between the two runs: an order that rests on a set shows, and a local time."""
    sums = []
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/Los_Angeles")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run([sys.executable, "-c", SUMS], cwd=ROOT, env=environment, capture_output=True, check=True)
        sums.append(done.stdout.decode().splitlines())
    assert sums[0] == sums[1]
    assert [line.split()[0] for line in sums[0]] == list(outputs())


@pytest.mark.parametrize("ending", ["docx", "pptx", "xlsx"])
def test_office_files_tell_no_time(ending: str) -> None:
    with zipfile.ZipFile(io.BytesIO(published(document(), ending))) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("ending", ["docx", "pptx"])
def test_office_files_hold_nothing_of_the_template_they_began_as(ending: str) -> None:
    with zipfile.ZipFile(io.BytesIO(published(document(), ending))) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        assert b"thumbnail" not in archive.read("_rels/.rels")
        (program,) = ElementTree.fromstring(archive.read("docProps/app.xml"))
        assert program.text == "roadmap"
        said = ElementTree.fromstring(archive.read("docProps/core.xml"))
        core = {one.tag.partition("}")[2]: one.text for one in said}
        assert (core["title"], core["creator"], core["lastModifiedBy"], core["language"]) == (
            "Báo cáo Bộ Công an", None, None, "vi",
        )  # fmt: skip


@pytest.mark.parametrize("ending", outputs())
@pytest.mark.parametrize("wide", [False, True])
def test_nothing_that_is_said_is_left_out(ending: str, wide: bool) -> None:
    """Another text is another file, wherever it stands in the document."""
    assert published(document("Bộ A", wide=wide), ending) != published(document("Bộ B", wide=wide), ending)


NOTHING = (
    Heading(""), Paragraph(""), Bullets(()), KeyFigures(()), Table((Column(""),), ()), Room("", 0), PageBreak(),
)  # fmt: skip
ROWS = tuple((Cell(f"hàng-{number}."), Cell(str(number), number)) for number in range(2000))
WIDE = Table(tuple(Column(f"Cột {number}") for number in range(15)), ((Cell("Thử nghiệm tại nút giao"),) * 15,) * 30)
LONG = tuple((Cell("chữ dài " * 375), Cell(f"{number}{'x' * 3000}")) for number in range(4))
TALK = (Heading("h " * 2000), Paragraph("p " * 4000), Bullets(("b " * 500,) * 9))
FIGURES = KeyFigures((KeyFigure("v " * 99, "l " * 99, "n " * 99),) * 6)
EXTREMES = {
    "nothing": Document("x", "", ()),
    "empty blocks": Document("x", "x", NOTHING),
    "two thousand rows": Document("x", "x", (Table((Column("a"), Column("b", "number")), ROWS),)),
    "fifteen columns": Document("x", "x", (WIDE,)),
    "long cells": Document("x", "x", (Table((Column("a"), Column("b")), LONG),)),
    "long everything": Document("x", "t " * 2000, (*TALK, FIGURES)),
}


@pytest.mark.parametrize("ending", outputs())
@pytest.mark.parametrize("name", EXTREMES)
def test_extremes_are_written(name: str, ending: str) -> None:
    made = published(EXTREMES[name], ending)
    text = as_text(made, ending)
    if name == "two thousand rows":
        found = set(re.findall(r"hàng-\d+\\?\.", text))
        shown = 2000 if ending != "pptx" else len(found)
        assert len(found) == shown > 80
        assert (ending == "pptx") == (f"Còn {2000 - shown} dòng nữa" in text)
    if name == "long cells":
        assert sum(letter == "x" for letter in text) >= 12_000


def as_text(made: bytes, ending: str) -> str:
    """What a reader that is not ours finds in a file."""
    if ending in ("md", "html"):
        return made.decode()
    if ending == "pdf":
        file = pytest.importorskip("pypdfium2").PdfDocument(made)
        return "\n".join(page.get_textpage().get_text_range() for page in file)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    return "\n".join("".join(ElementTree.fromstring(part).itertext()) for part in parts)
