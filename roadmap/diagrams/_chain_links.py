"""The links of a value chain: what follows what, where the lead changes, where accountability is handed over."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap.drawing.cards.card import Arrow
from roadmap.drawing.look import Link
from roadmap.graph.chain import Chain
from roadmap.locale.value import date
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Handover
from roadmap.model.kinds.work import TRANSFER_FORMS
from roadmap.model.scale import STAGES
from roadmap.model.text import Lang, Text

_UNRECORDED = Text("{} → {}: chưa ghi nhận chuyển giao", "{} → {}: no transfer on record")
_HANDED = Text("Bàn giao trách nhiệm {} → {}", "Accountability {} → {}")
_ACCEPTED = Text("tiếp nhận: {}", "accepted by {}")
_NOT_ACCEPTED = Text("chưa có người tiếp nhận", "not yet accepted")


def links(chain: Chain, lang: Lang) -> Iterator[Arrow]:
    """The arrows between the activities of `chain` that stand at a stage, each pair and kind once."""
    drawn = {activity.id: activity for activity in chain.activities if activity.stage}
    for activity in drawn.values():
        for id, transfer in activity.receives.items():
            if source := drawn.get(id):
                parts = [f"{_name(chain, source, lang)} → {_name(chain, activity, lang)}"]
                parts.append(TRANSFER_FORMS.label(transfer.form).of(lang))
                parts += [date(transfer.on, lang)] if transfer.on else []
                parts += [transfer.evidence] if transfer.evidence else []
                yield Arrow(id, activity.id, Link.TRANSFER, ", ".join(parts))
        for id in activity.after:
            if id not in activity.receives and (source := drawn.get(id)):
                yield _follows(chain, source, activity, lang)
    yield from _handovers(chain, drawn, lang)


def _name(chain: Chain, activity: Activity, lang: Lang) -> str:
    lead = chain.survey.roadmap.find(Organization, activity.lead)
    return lead.short_label(lang) if lead else "…"


def _follows(chain: Chain, source: Activity, target: Activity, lang: Lang) -> Arrow:
    """What follows: in its own chain, from another one, or with another lead at the next stage."""
    if source.chain != target.chain:
        return Arrow(source.id, target.id, Link.DEPENDENCY)
    passes = source.stage != target.stage and source.lead and target.lead and source.lead != target.lead
    if passes:
        label = _UNRECORDED.of(lang).format(_name(chain, source, lang), _name(chain, target, lang))
        return Arrow(source.id, target.id, Link.TRANSFER, label)
    return Arrow(source.id, target.id)


def _handovers(chain: Chain, drawn: dict[str, Activity], lang: Lang) -> Iterator[Arrow]:
    """Handovers of accountability, each from the work before it to the work after it."""
    own = [chain.subject.id, *(technology.id for technology in chain.technologies)]
    for id in own:
        works = [activity for activity in drawn.values() if activity.chain == id]
        for handover in chain.survey.referring(Handover, "chain", id):
            ends = _around(handover, works)
            if ends:
                yield Arrow(ends[0].id, ends[1].id, Link.HANDOVER, _handed(chain, handover, lang))


def _handed(chain: Chain, handover: Handover, lang: Lang) -> str:
    records = chain.survey.roadmap
    bodies = (records.find(Organization, id) for id in (handover.from_, handover.to))
    text = _HANDED.of(lang).format(*(body.short_label(lang) if body else "…" for body in bodies))
    if handover.on:
        text += f", {date(handover.on, lang)}"
    accepted = records.records.get(handover.accepted_by or "")
    said = _ACCEPTED.of(lang).format(accepted.label(lang)) if accepted else _NOT_ACCEPTED.of(lang)
    return f"{text}; {said}"


def _around(handover: Handover, works: list[Activity]) -> tuple[Activity, Activity] | None:
    """The last work before a handover and the first after it; the giver's and the receiver's own where there is one."""

    def rank(activity: Activity) -> tuple[int, str, str]:
        start = activity.start.first.isoformat() if activity.start else ""
        return STAGES.rank(activity.stage or "research"), start, activity.id

    ordered = sorted(works, key=rank)
    if handover.on:
        before = [work for work in ordered if work.start and work.start.first < handover.on.first]
        after = [work for work in ordered if work.start and work.start.first >= handover.on.first]
    else:
        before = [work for work in ordered if work.lead == handover.from_]
        after = [work for work in ordered if work.lead == handover.to]
    if not before or not after:
        return None
    giver = [work for work in before if work.lead == handover.from_]
    receiver = [work for work in after if work.lead == handover.to]
    source, target = (giver or before)[-1], (receiver or after)[0]
    return (source, target) if source is not target else None
