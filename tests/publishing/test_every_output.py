"""What holds for every output alike."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

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
    """Hash seeds differ between the two runs, so an order that rests on a set shows."""
    sums = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", SUMS], cwd=ROOT, env=environment, capture_output=True, check=True)
        sums.append(done.stdout.decode().splitlines())
    assert sums[0] == sums[1]
    assert [line.split()[0] for line in sums[0]] == list(outputs())


@pytest.mark.parametrize("ending", ["docx", "pptx", "xlsx"])
def test_office_files_tell_no_time(ending: str) -> None:
    with zipfile.ZipFile(io.BytesIO(published(document(), ending))) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("ending", outputs())
@pytest.mark.parametrize("wide", [False, True])
def test_nothing_that_is_said_is_left_out(ending: str, wide: bool) -> None:
    """Another text is another file, wherever it stands in the document."""
    assert published(document("Bộ A", wide=wide), ending) != published(document("Bộ B", wide=wide), ending)
