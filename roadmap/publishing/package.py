"""Office files are zip archives; rewritten so that the same contents are the same bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say


def steady(archive: bytes) -> bytes:
    """`archive` with the same entries in the same order, and no time in it."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _BEGINNING)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            new.writestr(fixed, old.read(entry))
    return made.getvalue()
