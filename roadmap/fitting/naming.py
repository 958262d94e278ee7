"""Ids for new records, made from their names."""

from __future__ import annotations

from roadmap.fitting.form_typed import proposed_id
from roadmap.model.roadmap import Roadmap
from roadmap.model.text import fold

_BEGINNINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("university", ("truong dai hoc", "dai hoc", "hoc vien", "truong", "university", "academy")),
    ("institute", ("vien", "institute", "trung tam nghien cuu")),
    ("fund", ("quy", "fund")),
    ("association", ("hiep hoi", "hoi", "lien hiep", "association")),
    ("locality", ("uy ban nhan dan", "ubnd", "so", "tinh", "thanh pho", "people's committee")),
    ("firm", ("tap doan", "tong cong ty", "cong ty", "doanh nghiep", "nha may", "ngan hang", "company", "corporation")),
    ("agency", ("tong cuc", "cuc", "vu", "van phong", "thanh tra", "ban quan ly", "agency", "department")),
    ("ministry", ("bo", "ministry")),
)
"""Type of a body -> how names of such bodies begin, folded; Vietnamese administrative usage."""


def likely_type(name: str) -> str | None:
    """The type of body that a name such as ``Viện Đo lường`` tells of; None where it tells none."""
    words = f"{fold(name)} "
    found = (kind for kind, beginnings in _BEGINNINGS if any(words.startswith(f"{one} ") for one in beginnings))
    return next(found, None)


def unused_id(roadmap: Roadmap, name: str, otherwise: str) -> str:
    """An id for a record called `name` that no record has yet.

    Args:
        roadmap: the records that there are.
        name: what the record is called; letters lose their diacritics, all else becomes hyphens.
        otherwise: what the id is made from where the name has no letter that an id can hold.
    """
    return roadmap.unused(proposed_id(name) or otherwise)
