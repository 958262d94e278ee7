"""Ids and kinds that a person names."""

from __future__ import annotations

import re

from roadmap.fitting.wording import with_nearest
from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds import kinds
from roadmap.model.record import ID_PATTERN, Record
from roadmap.model.roadmap import Roadmap
from roadmap.model.text import Text


def kind_named(word: str) -> type[Record]:
    """The kind of record that `word` names.

    Raises:
        RoadmapError: there is none; the nearest is suggested.
    """
    known = kinds()
    if word not in known:
        message = phrase("Unknown kind of record `{kind}`", "Loại bản ghi không có: `{kind}`", kind=word)
        hint = phrase("Kinds: {known}", "Các loại: {known}", known=", ".join(known))
        raise RoadmapError(with_nearest(message, word, known), hint)
    return known[word]


def free(roadmap: Roadmap, id: str) -> None:
    """See that `id` is well formed and names nothing yet.

    Raises:
        RoadmapError: it is not, or is taken, also by a record that could not be read.
    """
    if not re.fullmatch(ID_PATTERN, id):
        message = phrase("The id `{id}` may only hold a-z, 0-9 and hyphens, at most 64",
                         "Mã `{id}` chỉ được gồm a-z, 0-9 và gạch nối, tối đa 64 ký tự", id=id)  # fmt: skip
        raise RoadmapError(message)
    if id in roadmap:
        message = phrase("The id `{id}` is already used in {file}; ids are unique over the whole workspace",
                         "Mã `{id}` đã dùng trong {file}; mã là duy nhất trong toàn không gian làm việc",
                         id=id, file=roadmap.origin.get(id, "?"))  # fmt: skip
        raise RoadmapError(message)
    if id in roadmap.lost:
        message = phrase("The id `{id}` is declared in a file that could not be read",
                         "Mã `{id}` được khai báo trong một tệp không đọc được", id=id)  # fmt: skip
        raise RoadmapError(message)


def no_chain(id: str) -> Text:
    """The complaint that `id` is neither a technology nor a product."""
    return phrase("`{id}` has no chain: it is no technology or product",
                  "`{id}` không có chuỗi: không phải công nghệ hay sản phẩm", id=id)  # fmt: skip
