"""What is odd about a text that can be read all the same: a number that may not mean what its writer meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap.locale.value import phrase
from roadmap.model.finding import Finding, Span
from roadmap.store.reading.lexis import COMMENT, LONG_TEXT, SHORT_TEXT
from roadmap.store.rules import complaint

_NUMBER = r"(?:^|[=\[,{])[ \t]*[+-]?([1-9]\d{0,2}\.\d{3})[ \t\r]*(?=[,\]}#\n]|$)"
# What every such number ends with; few files hold it.
_PERHAPS = re.compile(r"\.\d{3}[ \t\r]*(?:[,\]}#\n]|\Z)")
# Numbers outside texts and comments; what is no number is passed over.
_GROUPED_OR_TEXT = re.compile(f"{LONG_TEXT}|{SHORT_TEXT}|{COMMENT}|{_NUMBER}", re.MULTILINE | re.DOTALL)


def grouped(path: str, text: str) -> Iterator[Finding]:
    """A finding for every ``1.234``: Vietnamese groups thousands so, and TOML reads a decimal fraction."""
    if not _PERHAPS.search(text):
        return
    line, counted = 1, 0
    for match in _GROUPED_OR_TEXT.finditer(text):
        if not match[1]:
            continue
        start = match.start(1)
        line += text.count("\n", counted, start)
        counted = start
        message = phrase(
            "{number} is read as a decimal fraction; for thousands write {plain}, else drop the final zeros",
            "{number} được đọc là số thập phân; nếu là hàng nghìn hãy ghi {plain}, nếu không hãy bỏ số 0 cuối",
            number=match[1], plain=match[1].replace(".", ""),
        )  # fmt: skip
        yield complaint("DAT973", Span(path, line, start - text.rfind("\n", 0, start)), message)
