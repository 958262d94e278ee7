from __future__ import annotations

import datetime
from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.locale.change import Voice, label
from roadmap.model.history import Event
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.supply import Supply
from roadmap.model.record import Record
from roadmap.model.relation import links
from roadmap.model.table import Path
from roadmap.model.text import Text

_LEVELS = tuple((scale, "target") for scale in ("readiness", "manufacturing", "commercial", "mastery"))
# What a plan that rests on a record was made for. Progress, names, notes and evidence change no plan.
_PLANNED: dict[str, tuple[Path, ...]] = {
    "technology": (("depends_on",), ("accountable",), *_LEVELS),
    "product": (("uses",), ("accountable",), *_LEVELS),
    "activity": (("end",), ("stage",), ("chain",), ("lead",), ("deliverable",), ("gate", "criteria"), ("decision",)),
    "infrastructure": (("ready",), ("type",), ("host",), ("capacity",), ("open_to",)),
    "directive": (("due",), ("in_force",), ("expires",), ("clauses",)),
}
_RESTS: dict[type[Record], tuple[str, ...]] = {
    Technology: ("depends_on",),
    Product: ("uses",),
    Activity: ("after", "receives", "uses", "waits_for"),
    Supply: ("product",),
}
"""Kind -> the relations by which its records rest on others."""


@check("DEP708", severity="warning", remedies=["confirm"])
def suspect_link(survey: Survey) -> Iterator[Hit]:
    """What a record rests on was planned anew, and nobody has confirmed the link since.

    Bản ghi được dựa vào đã đổi kế hoạch, mà liên kết chưa được xác nhận lại từ đó.

    Why:
        Who relies on a date or a level learns of its change too late, or never. A link counts as confirmed on the day
        on which its record last changed, or on its `as_of`. Looked at are dependencies, uses, order of work, transfers
        and supplies, and only changes of plan: dates, levels aimed at, bodies, stages. Information before any work has
        begun.
    Vì sao:
        Bên dựa vào một thời hạn hoặc một mức mục tiêu thường biết quá muộn khi nó đổi. Liên kết được coi là đã xác nhận
        vào ngày bản ghi giữ liên kết thay đổi lần cuối, hoặc theo `as_of`. Chỉ xét quan hệ phụ thuộc, sử dụng, thứ tự
        công việc, chuyển giao, cung ứng và chỉ xét thay đổi về kế hoạch: thời hạn, mức mục tiêu, cơ quan, giai đoạn. Là
        thông tin khi chưa có việc nào bắt đầu.
    Fix:
        See what changed (`roadmap diff --since DATE --record ID`), adjust the plan, or set `as_of` to the day on which
        you found that it still holds.
    Cách sửa:
        Xem điều gì đã đổi (`roadmap diff --since NGÀY --record MÃ`), chỉnh kế hoạch, hoặc ghi `as_of` là ngày đã rà
        soát và thấy vẫn đúng.
    Before:
        [activity.chip-pilot]
        end = 2027-03-31
        [activity.camera-pilot]
        after = ["chip-pilot"]
    Bad:
        [activity.chip-pilot]
        end = 2027-12-31
        [activity.camera-pilot]
        after = ["chip-pilot"]
    Good:
        [activity.chip-pilot]
        end = 2027-12-31
        [activity.camera-pilot]
        after = ["chip-pilot"]
        as_of = 2026-10-01
    """
    voices = [Voice(lang, survey.roadmap.records.get, survey.settings.money.unit) for lang in ("vi", "en")]
    for kind, relations in _RESTS.items():
        for record in survey.of(kind):
            confirmed = _confirmed(survey, record)
            if confirmed is None or _settled(survey, record):
                continue
            for link in links(record):
                event = _replanned(survey, link.target, confirmed) if link.relation in relations else None
                if event:
                    change = event.change
                    yield hit(
                        record,
                        link.path,
                        en="{it} rests on {target}, planned anew on {on} ({by}: {what}); not confirmed since",
                        vi="{it} dựa vào {target}, kế hoạch đã đổi ngày {on} ({by}: {what}); chưa xác nhận lại từ đó",
                        severity=None if _begun(survey, record) else "info",
                        others=[link.target],
                        target=survey.roadmap[link.target],
                        on=event.on,
                        by=event.by,
                        what=Text(*(label(change.kind, change.path, voice) for voice in voices)),
                    )


def _confirmed(survey: Survey, record: Record) -> datetime.date | None:
    """The day on which somebody last looked at `record`; None where its past is not known."""
    events = survey.history.of(record.id)
    if not events:
        return None
    days = [event.on for event in events]
    return max([*days, record.as_of.last] if record.as_of else days)


def _replanned(survey: Survey, target: str, since: datetime.date) -> Event | None:
    """The last change of plan of `target` after the day `since`."""
    found = survey.roadmap.records.get(target)
    if found is None:
        return None
    planned = _PLANNED.get(found.KIND, ())
    for event in reversed(survey.history.of(target)):
        path = event.change.path
        if event.on > since and any(path[: len(field)] == field for field in planned):
            return event
    return None


def _settled(survey: Survey, record: Record) -> bool:
    """Whether nothing that `record` rests on can change it any more."""
    if isinstance(record, Activity):
        return record.state in ("done", "stopped")
    return isinstance(record, Technology | Product) and not survey.live(record)


def _begun(survey: Survey, record: Record) -> bool:
    chain = record.id
    if isinstance(record, Activity):
        chain = record.chain or ""
    elif isinstance(record, Supply):
        chain = record.product or ""
    return survey.stage_reached(chain) is not None
