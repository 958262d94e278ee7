"""Office files are zip archives: what each says of itself, and how the same contents are the same bytes."""

from __future__ import annotations

import datetime
import re
import zipfile
from io import BytesIO
from typing import Any

from roadmap.publishing.document import Document
from roadmap.safe import OfficeText, to_office

WRITTEN = datetime.datetime(2000, 1, 1)
"""When every office file says that it was written, so that it is the same on any day."""
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say
_MOST = 255  # letters of a property
_THUMBNAIL = "docProps/thumbnail.jpeg"
_TO_THUMBNAIL = re.compile(rb'<Relationship [^>]*Target="docProps/thumbnail.jpeg"[^>]*/>')
_MADE_BY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org'
    b'/officeDocument/2006/extended-properties"><Application>roadmap</Application></Properties>'
)


def packed(file: Any, document: Document) -> bytes:
    """`file`, a document of python-docx or a deck of python-pptx, as bytes; it says what `document` is."""
    core = file.core_properties
    core.title = OfficeText(" ".join(to_office(document.title).split())[:_MOST])
    core.author = core.last_modified_by = ""  # a body gives it out, and says so in its own words
    core.comments = core.keywords = core.subject = ""
    core.created = core.modified = WRITTEN
    core.revision = 1
    core.language = document.lang
    saved = BytesIO()
    file.save(saved)
    return steady(saved.getvalue())


def steady(archive: bytes) -> bytes:
    """`archive` with its entries in the same order, no time in it, and nothing of the template that it began as."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            if entry.filename == _THUMBNAIL:
                continue
            fixed = zipfile.ZipInfo(entry.filename, _BEGINNING)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            contents = old.read(entry)
            if entry.filename == "_rels/.rels":
                contents = _TO_THUMBNAIL.sub(b"", contents)
            elif entry.filename == "docProps/app.xml":
                contents = _MADE_BY
            new.writestr(fixed, contents)
    return made.getvalue()
