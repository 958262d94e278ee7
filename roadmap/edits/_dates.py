"""How far dates are to move, and what is said where they cannot."""

from __future__ import annotations

from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.model.when import When
from roadmap.schedule.shift import Step


def step_of(text: str) -> Step:
    """The step that `text` means.

    Raises:
        RoadmapError: it means none.
    """
    step = Step.parse(text)
    if step is None:
        message = phrase("`{text}` is no length of time; write it as 3m",
                         "`{text}` không phải khoảng thời gian; hãy ghi dạng 3m", text=text)  # fmt: skip
        hint = phrase("d: days, w: weeks, m: months, q: quarters, y: years",
                      "d: ngày, w: tuần, m: tháng, q: quý, y: năm")  # fmt: skip
        raise RoadmapError(message, hint)
    return step


def too_vague(id: str, field: str, when: When, by: str) -> Text:
    """The complaint that a date cannot be moved by so little."""
    return phrase("`{field}` of `{id}` is only known to be {when}; {by} is too little to move it by",
                  "`{field}` của `{id}` chỉ xác định đến {when}; không dời được {by}",
                  field=field, id=id, when=when, by=by)  # fmt: skip
