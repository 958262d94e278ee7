"""The record that somebody names."""

from __future__ import annotations

from roadmap.model.record import Record
from roadmap.model.roadmap import Roadmap


def the(roadmap: Roadmap, id: str) -> Record:
    """The record `id`.

    Raises:
        RoadmapError: there is none; the nearest id is suggested.
    """
    from roadmap.fitting.wording import with_nearest
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError

    if id in roadmap:
        return roadmap[id]
    if id in roadmap.lost:
        message = phrase("The record `{id}` could not be read; mend its file first, see `roadmap check`",
                         "Không đọc được bản ghi `{id}`; hãy sửa tệp trước, xem `roadmap check`", id=id)  # fmt: skip
        raise RoadmapError(message)
    message = phrase("There is no record `{id}`", "Không có bản ghi `{id}`", id=id)
    raise RoadmapError(with_nearest(message, id, roadmap.records))
