"""A proposal against the live roadmap, before money is approved: what there is already, what could be used, what lacks.

Nothing here is a verdict: each concern says what was found and on which records it rests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from roadmap.graph.capacity import days, open_for, room
from roadmap.graph.chain import Subject
from roadmap.graph.dispersion import needs_of
from roadmap.graph.likeness import LEAST, likeness
from roadmap.graph.proposal import TOPICS, Beside, Concern
from roadmap.graph.spending import pipeline
from roadmap.graph.survey import Survey
from roadmap.graph.year_plan import programme_of
from roadmap.locale.money import money
from roadmap.locale.value import phrase as _phrase
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.funding import Funding
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.means import Infrastructure
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.relation import links
from roadmap.model.scale import MASTERY, STAGES
from roadmap.model.text import LANGS, Text
from roadmap.model.when import When


def phrase(en: str, vi: str, **values: object) -> Text:
    """A sentence that names records by their names alone: their ids stand beside it, as evidence."""
    return _phrase(en, vi, **{name: _named(value) for name, value in values.items()})


def _named(value: object) -> object:
    if isinstance(value, Record):
        return Text(*(value.label(lang) for lang in LANGS))
    return [_named(one) for one in value] if isinstance(value, list) else value


def _known(at: Beside, record: Record) -> Iterator[Concern]:
    if record.id in at.live.roadmap:
        message = phrase(
            "The id `{id}` is taken by {it}; what is proposed under it was not compared further",
            "Mã `{id}` đã thuộc về {it}; phần đề xuất dưới mã này không được so sánh thêm",
            id=record.id, it=at.live.roadmap[record.id],
        )  # fmt: skip
        yield Concern("known", record, message, (record.id,))


def _overlap(at: Beside, record: Record) -> Iterator[Concern]:
    if isinstance(record, Activity) and record.chain and record.stage:
        same = [
            one
            for one in at.live.activities(record.chain)
            if one.id != record.id and one.stage == record.stage and one.state != "stopped" and one.lead != record.lead
        ]
        if same:
            message = phrase(
                "{n} other pieces of work of {chain} at the same stage ({stage}): {same}",
                "Đã có {n} hoạt động khác của {chain} ở cùng giai đoạn ({stage}): {same}",
                n=len(same), chain=at.joint.roadmap.records.get(record.chain, record.chain),
                stage=STAGES.label(record.stage), same=same,
            )  # fmt: skip
            yield Concern("overlap", record, message, tuple(one.id for one in same))
    if isinstance(record, Mission):
        mine = {*record.products, *record.technologies}
        for other in at.live.of(Mission):
            shared = [id for id in (*other.products, *other.technologies) if id in mine]
            if shared and other.id != record.id and other.state not in ("done", "stopped"):
                named = [at.joint.roadmap.records.get(id, id) for id in shared]
                message = phrase(
                    "{other} is already about {shared}", "{other} đã về {shared}", other=other, shared=named
                )
                yield Concern("overlap", record, message, (other.id, *shared))


def _alike(at: Beside, record: Record) -> Iterator[Concern]:
    for other in at.others(type(record), record):
        same = likeness(record, other)
        if same >= LEAST:
            message = phrase("Its name shares {share} of its words with {other}", "Tên trùng {share} số từ với {other}",
                             share=Text(*(f"{round(same * 100)} %" for _ in LANGS)), other=other)  # fmt: skip
            yield Concern("alike", record, message, (other.id,))
    if isinstance(record, Technology | Product | Programme):
        for need in record.answers:
            answering = [one for one in at.live.referring(type(record), "answers", need) if one.id != record.id]
            if answering:
                message = phrase("{need} is already answered by {others}", "{need} đã được đáp ứng bởi {others}",
                                 need=at.joint.roadmap.records.get(need, need), others=answering)  # fmt: skip
                yield Concern("alike", record, message, (need, *(one.id for one in answering)))


def _capacity(at: Beside, record: Record) -> Iterator[Concern]:
    """Room in live infrastructure: for proposed work that does not use it, or instead of new infrastructure."""
    if isinstance(record, Activity):
        subjects, span = {record.chain} | _used(at.joint, record.chain), days(record.start, record.end)
        bodies = {id for id in (record.lead, *record.participants) if id}
        houses = [one for one in at.live.of(Infrastructure) if one.id not in record.uses and subjects & {*one.supports}]
    elif isinstance(record, Infrastructure):
        subjects, span, bodies = {*record.supports}, days(record.ready, None), {record.host} - {None}  # type: ignore[assignment]  # None is taken out
        houses = [one for one in at.live.of(Infrastructure) if one.type == record.type and subjects & {*one.supports}]
    else:
        return
    for house in houses:
        spare = room(at.live, house, span, record.id)
        if house.id == record.id or not spare:
            continue
        if open_for(at.joint, house, bodies):
            access = Text("", "")
        elif house.open_to:
            access = Text("; chưa mở cho đơn vị được nêu", "; not open to the bodies named")
        else:
            access = Text("; chưa ghi mở cho đơn vị nào", "; to whom it is open is not on record")
        message = phrase(
            "{house} serves the same and has room for {n} more{access}",
            "{house} phục vụ cùng đối tượng, còn nhận thêm {n} hoạt động{access}",
            house=house, n=spare, access=access,
        )  # fmt: skip
        yield Concern("capacity", record, message, (house.id,))


def _used(survey: Survey, chain: str | None) -> set[str | None]:
    product = survey.roadmap.find(Product, chain)
    return {*product.uses} if product else set()


def _demand(at: Beside, record: Record) -> Iterator[Concern]:
    if isinstance(record, Technology | Product | Mission | Programme) and not any(needs_of(at.joint, record)):
        message = phrase(
            "{it} answers no problem, demand or order",
            "{it} chưa gắn với bài toán, nhu cầu, đơn đặt hàng nào",
            it=record,
        )
        yield Concern("demand", record, message)


_ANSWERS = {Technology: "accountable", Product: "accountable", Programme: "accountable", Mission: "governing",
            Activity: "lead"}  # fmt: skip


def _owner(at: Beside, record: Record) -> Iterator[Concern]:
    field = _ANSWERS.get(type(record))
    if field is None:
        return
    id = getattr(record, field)
    body = at.joint.roadmap.find(Organization, id)
    if body is None:
        yield Concern(
            "owner", record, phrase("No body answers for {it}", "{it} chưa có cơ quan chịu trách nhiệm", it=record)
        )
    elif not any(at.joint.heads(post) for post in at.joint.referring(Post, "organization", body.id)):
        message = phrase("{body} has no head on record", "{body} chưa ghi người đứng đầu", body=body)
        yield Concern("owner", record, message, (body.id,))


def _mastered(at: Beside, record: Record) -> Iterator[Concern]:
    if not isinstance(record, Activity) or not record.stage:
        return
    subject = at.live.roadmap.records.get(record.chain or "")
    if not isinstance(subject, Technology):
        return
    held, ladder = subject.readiness, subject.mastery
    band = at.live.settings.stages.get(record.stage)
    if held and held.now and band and band.trl and held.now > band.trl[1]:
        message = phrase(
            "{it} is at TRL {now}, beyond what {stage} leads to (TRL {most})",
            "{it} đã ở TRL {now}, cao hơn đích của giai đoạn {stage} (TRL {most})",
            it=subject, now=held.now, stage=STAGES.label(record.stage), most=band.trl[1],
        )  # fmt: skip
        yield Concern("mastered", record, message, (subject.id,))
    if ladder and ladder.now and ladder.target and MASTERY.rank(ladder.now) >= MASTERY.rank(ladder.target):
        message = phrase("{it} is mastered already: {now}", "{it} đã được làm chủ: {now}",
                         it=subject, now=MASTERY.label(ladder.now))  # fmt: skip
        yield Concern("mastered", record, message, (subject.id,))


def _source(at: Beside, record: Record) -> Iterator[Concern]:
    chain = record.chain if isinstance(record, Activity) else record.id if isinstance(record, Subject) else None
    fed = {chain} | _used(at.joint, chain)
    for one in at.inputs:
        if one.choked and one.fed in fed:
            supply = one.supplies[0]
            message = phrase(
                "{component} for {it} comes from {supplier} abroad alone",
                "{component} cho {it} chỉ có một nguồn nước ngoài: {supplier}",
                component=supply.component or supply, it=at.joint.roadmap[one.fed],
                supplier=at.joint.roadmap.records.get(one.suppliers[0], one.suppliers[0]),
            )  # fmt: skip
            yield Concern("source", record, message, (supply.id,))


def _ceiling(at: Beside, record: Record) -> Iterator[Concern]:
    """Told once for a programme, with the first line of money that the proposal asks of it."""
    asked = [one for one in at.proposal.records if isinstance(one, Funding)]
    if not isinstance(record, Funding):
        return
    programmes = {one.id: programme_of(at.joint, target) for one in asked if (target := _target(at.joint, one))}
    programme = programmes.get(record.id)
    mine = [one for one in asked if programme and programmes.get(one.id) == programme]
    if programme is None or programme.ceiling is None or mine[0] is not record:
        return
    held = pipeline(at.live, [programme.id]).total("approved") or 0
    new = sum(sum(one.approved.values()) for one in mine)
    if held + new > programme.ceiling:
        unit = at.live.settings.money.unit
        amounts = {name: Text(*(money(amount, unit, lang) for lang in LANGS))
                   for name, amount in (("held", held), ("new", new), ("ceiling", programme.ceiling))}  # fmt: skip
        message = phrase(
            "{it}: {held} approved and {new} proposed exceed the ceiling of {ceiling}",
            "{it}: đã phê duyệt {held}, đề xuất thêm {new}, vượt tổng kinh phí tối đa {ceiling}",
            it=programme, **amounts,
        )  # fmt: skip
        yield Concern("ceiling", record, message, (programme.id,))


def _target(survey: Survey, line: Funding) -> Record | None:
    return survey.roadmap.records.get(line.for_ or "")


def _law(at: Beside, record: Record) -> Iterator[Concern]:
    if not isinstance(record, Activity):
        return
    for id in dict.fromkeys((*record.waits_for, *record.uses)):
        waited = at.joint.roadmap.records.get(id)
        if isinstance(waited, Directive) and waited.pending:
            message = phrase("{it} is not issued yet", "{it} chưa được ban hành", it=waited)
            if waited.due:
                message = phrase("{it} is not issued yet; due {due}", "{it} chưa được ban hành; hạn {due}",
                                 it=waited, due=waited.due)  # fmt: skip
            yield Concern("law", record, message, (id,))
        elif (
            isinstance(waited, Infrastructure)
            and waited.ready
            and record.start
            and record.start.surely_before(waited.ready)
        ):
            message = phrase("{it} is ready only on {day}", "{it} đến {day} mới sẵn sàng", it=waited, day=waited.ready)
            yield Concern("law", record, message, (id,))


def _begins_before(work: Activity, ready: When | None) -> bool:
    return ready is not None and work.start is not None and work.start.surely_before(ready)


def _unknown(at: Beside, record: Record) -> Iterator[Concern]:
    if record.id in at.live.roadmap:
        return
    missing = dict.fromkeys(link.target for link in links(record) if link.target not in at.joint.roadmap)
    if missing:
        message = phrase("Not on record: {ids}", "Chưa có trong hệ thống: {ids}", ids=list(missing))
        yield Concern("unknown", record, message)


_Look = Callable[[Beside, Record], Iterable[Concern]]
_LOOKS: tuple[_Look, ...] = (
    _known, _overlap, _alike, _capacity, _demand, _owner, _mastered, _source, _ceiling, _law, _unknown
)  # fmt: skip


def screened(beside: Beside) -> tuple[Concern, ...]:
    """Everything that was found about a proposal, by topic in their order, then in the order of the proposal.

    What is found of several of its records in the same words is told of the first.
    """
    found = [concern for record in beside.proposal.records for look in _LOOKS for concern in look(beside, record)]
    once: dict[tuple[str, Text], Concern] = {}
    for one in found:
        once.setdefault((one.topic, one.message), one)
    return tuple(sorted(once.values(), key=lambda one: TOPICS.rank(one.topic)))
