from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.change import at
from roadmap.model.history import Event, Step
from roadmap.model.kinds.outcome import Indicator

_MEANING = ("direction", "unit", "formula")


class _Promise(NamedTuple):
    """A target that was given up: by which year how much had been promised, and the event that took it back."""

    year: int
    value: float
    event: Event


@check("OUT210", severity="warning", remedies=["restore-target"])
def target_lowered_without_reason(survey: Survey) -> Iterator[Hit]:
    """The target of an indicator was lowered or put off without a reason.

    Mục tiêu của chỉ số bị hạ thấp hoặc lùi năm mà không nêu lý do.

    Why:
        A target that comes down to meet the result measures nothing. Git remembers what was promised. An indicator
        whose unit, direction or formula changes at the same time is another indicator, and is not compared.
    Vì sao:
        Mục tiêu hạ xuống cho vừa kết quả thì không còn đo được gì. Git ghi lại điều đã cam kết. Chỉ số đổi cả đơn vị,
        chiều hoặc công thức thì là chỉ số khác nên không so sánh.
    Fix:
        Restore the target, or say why in a commit's message: `Reason(ID.target): …`.
    Cách sửa:
        Khôi phục mục tiêu, hoặc nêu lý do trong lời ghi của lần lưu: `Lý do(MÃ.target): …`.
    Before:
        [indicator.domestic-share]
        name.vi = "Tỷ lệ nội địa hóa"
        unit = "%"
        target = { 2027 = 40, 2030 = 60 }
    Bad:
        [indicator.domestic-share]
        name.vi = "Tỷ lệ nội địa hóa"
        unit = "%"
        target = { 2027 = 40, 2032 = 60 }
    Good:
        [indicator.domestic-share]
        name.vi = "Tỷ lệ nội địa hóa"
        unit = "%"
        target = { 2027 = 45, 2029 = 60 }
    """
    for indicator in survey.of(Indicator):
        now = {year: float(value) for year, value in indicator.target.items()}
        broken = [
            promise
            for promise in _given_up(survey.history.steps(indicator.id))
            if not _kept(promise.year, promise.value, now, down=indicator.direction == "down")
        ]
        if broken:
            last = broken[-1]
            yield hit(
                indicator,
                "target",
                en="{it}: the target of {value} by {year} was lowered or put off on {on} ({by}) without a reason",
                vi="{it}: mục tiêu {value} vào năm {year} bị hạ thấp hoặc lùi vào ngày {on} ({by}) mà không nêu lý do",
                value=last.value,
                year=str(last.year),
                on=last.event.on,
                by=last.event.by,
            )


def _given_up(steps: Iterator[Step]) -> list[_Promise]:
    """The targets that were weakened without a reason since the indicator last changed its meaning."""
    found: list[_Promise] = []
    for step in steps:
        if any(at(step.before, (field,)) != at(step.after, (field,)) for field in _MEANING):
            found = []
            continue
        before, after = _target(step.before), _target(step.after)
        down = at(step.after, ("direction",)) == "down"
        lowered = [(year, value) for year, value in before.items() if not _kept(year, value, after, down=down)]
        changed = [event for event in step.events if event.change.path[:1] == ("target",)]
        if lowered and changed and not any(event.reason for event in changed):
            found += (_Promise(year, value, changed[0]) for year, value in lowered)
    return found


def _target(laid: Any) -> dict[int, float]:
    """Year -> target, as far as a ``Table`` of that time can be read as such."""
    held = at(laid, ("target",))
    if not isinstance(held, dict):
        return {}
    numbers = ((year, value) for year, value in held.items() if isinstance(value, int | float))
    return {int(year): float(value) for year, value in numbers if year.isdigit()}


def _kept(year: int, value: float, target: dict[int, float], *, down: bool) -> bool:
    """Whether `target` still promises at least `value` by `year`."""
    return any(other <= year and (held <= value if down else held >= value) for other, held in target.items())
