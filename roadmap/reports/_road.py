"""The road of a technology or product as tables: tracks, levels, money, bottlenecks, suppliers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.graph.chain import Chain, Subject
from roadmap.graph.reach import component_of
from roadmap.graph.road import Road, Track
from roadmap.graph.sourcing import country
from roadmap.graph.spending import pipeline
from roadmap.graph.survey import Survey
from roadmap.locale.money import LEFT_OUT
from roadmap.locale.value import capital, date, percent, phrase
from roadmap.model.kinds.chain import (
    TRACKS,
    Activity,
    CommercialReadiness,
    ManufacturingReadiness,
    Mastery,
    Milestone,
    Readiness,
)
from roadmap.model.kinds.demand import COMMITMENTS, NEED_KINDS, Need
from roadmap.model.kinds.funding import MONEY_STEPS
from roadmap.model.kinds.hindrance import CAUSES
from roadmap.model.kinds.supply import Supply
from roadmap.model.scale import MASTERY, STAGES, STATES
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import Block, Cell, Heading, Paragraph, Table
from roadmap.reports._framing import (
    BILLIONS,
    STEPS,
    UNKNOWN,
    Head,
    billions,
    body,
    dated,
    headed,
    label,
    passed_step,
    said,
    short_of_figures,
)

_ROADS = {
    "mastery": Text("Lộ trình làm chủ", "Road to mastery"),
    "commercialisation": Text("Lộ trình thương mại hóa", "Road to commercialisation"),
    "diffusion": Text("Lộ trình lan tỏa", "Road to diffusion"),
    "": Text("Ngoài ba lộ trình", "On none of the three roads"),
}
_NO_WORK = Text("⚠ Chưa có hoạt động, mốc nào trên lộ trình này", "⚠ No work or milestone on this road")
_LATE = Text("⚠ quá hạn {} ngày", "⚠ {} days overdue")
_REACHED = Text("✓ đạt {}", "✓ reached {}")
_MILESTONE = Text("Mốc", "Milestone")
_ASPIRED = Text("Mốc phấn đấu", "Aspirational milestone")
_DEMAND = Text("Nhu cầu", "Need")
_NO_DEMAND = Text("⚠ Chưa ghi nhu cầu, đơn đặt hàng nào", "⚠ No demand or order on record")
_SCALES = {
    "mastery": Text("Mức làm chủ", "Mastery"),
    "readiness": Text("TRL (công nghệ)", "TRL (technology)"),
    "manufacturing": Text("MRL (sản xuất)", "MRL (manufacturing)"),
    "commercial": Text("CRI (thương mại)", "CRI (commercial)"),
}
_ALONE = Text("⚠ không có nguồn thay thế", "⚠ no substitute")
_LATE_START = Text("⚠ chậm bắt đầu", "⚠ late to start")
_MOST = 25
_UNCLEARED = Text("⚠ chưa giao cơ quan tháo gỡ", "⚠ nobody clears it")


# --- tracks and levels -----------------------------------------------------------------------------------------------


def on_track(survey: Survey, way: Road, track: Track, lang: Lang) -> Iterator[Block]:
    """Work and milestones of one track in the order of their dates; before those of the way to market, the demand."""
    yield Heading(_ROADS[track.name].of(lang))
    needs = way.needs if track.name == "commercialisation" else ()
    if track.name == "commercialisation" and not needs:
        yield Paragraph(_NO_DEMAND.of(lang), "alarm")
    rows = [_demand(survey, one, lang) for one in needs]
    rows += [_work(survey, one, lang) for one in track.work]
    rows += [_milestone(survey, one, lang) for one in track.milestones]
    yield Table(
        headed(
            lang,
            (Text("Hoạt động, mốc", "Work or milestone"), 3),
            (Text("Giai đoạn", "Stage"), 1.4),
            (Text("Chủ trì", "Lead"), 1.4),
            (Text("Bắt đầu", "Start"), 0.9),
            (Text("Kết thúc, hạn", "End, due"), 0.9),
            (Text("Trạng thái", "State"), 1.3),
        ),
        tuple(rows),
        empty=_NO_WORK.of(lang),
        title=TRACKS.label(track.name).of(lang) if track.name else _ROADS[""].of(lang),
        most=_MOST,
    )


def _work(survey: Survey, one: Activity, lang: Lang) -> tuple[Cell, ...]:
    late = survey.overdue(one)
    if late:
        state = Cell(_LATE.of(lang).format((survey.today - late.last).days), manner="alarm")
    elif survey.late_to_start(one):
        state = Cell(_LATE_START.of(lang), manner="alarm")
    else:
        state = Cell(STATES.label(survey.state(one)).of(lang))
    return (
        Cell(one.label(lang)),
        said(STAGES.label(one.stage).of(lang) if one.stage else ""),
        said(body(survey, one.lead, lang) if one.lead else ""),
        dated(one.start, lang),
        dated(one.end, lang),
        state,
    )


def _milestone(survey: Survey, one: Milestone, lang: Lang) -> tuple[Cell, ...]:
    missed = survey.missed(one)
    if missed:
        state = Cell(_LATE.of(lang).format((survey.today - missed.last).days), manner="alarm")
    elif one.done and one.done.first <= survey.today:
        state = Cell(_REACHED.of(lang).format(date(one.done, lang)))
    else:
        state = said("")
    kind = (_ASPIRED if one.aspirational else _MILESTONE).of(lang)
    return Cell(f"◆ {one.label(lang)}", manner="strong"), Cell(kind), said(""), said(""), dated(one.due, lang), state


def _demand(survey: Survey, need: Need, lang: Lang) -> tuple[Cell, ...]:
    kind = NEED_KINDS.label(need.kind).of(lang) if need.kind else _DEMAND.of(lang)
    committed = COMMITMENTS.label(need.commitment).of(lang) if need.commitment else ""
    owner = body(survey, need.owner, lang) if need.owner else ""
    return Cell(need.label(lang)), Cell(kind), said(owner), said(""), said(""), said(committed)


def scales(chain: Chain, lang: Lang) -> Iterator[Block]:
    """Where the subject and the technologies it uses stand on each scale, and where they are to come."""
    scales = ((name, 1.4 if field == "mastery" else 1) for field, name in _SCALES.items())
    shown = Text("Ngày đánh giá, minh chứng", "Assessed, evidence")
    columns = headed(lang, (Text("Công nghệ, sản phẩm", "Technology, product"), 2), *scales, (shown, 2.4))
    rows = []
    for subject in (chain.subject, *chain.technologies):
        held = [getattr(subject, field, None) for field in _SCALES]
        if any(held):
            levels = (_levels(one.now, one.target, lang) if one else said("") for one in held)
            proofs = [
                f"{name.of(lang)}: {proof}"
                for name, one in zip(_SCALES.values(), held, strict=True)
                if one and (proof := _proof(one, lang))
            ]
            rows.append((Cell(subject.label(lang)), *levels, said("\n".join(proofs))))
    yield Table(
        columns,
        tuple(rows),
        empty=phrase("⚠ No level of mastery or readiness on record", "⚠ Chưa ghi mức làm chủ, mức sẵn sàng").of(lang),
        title=phrase("Levels", "Mức sẵn sàng").of(lang),
        most=_MOST,
    )


def _levels(now: int | str | None, target: int | str | None, lang: Lang) -> Cell:
    if now is None and target is None:
        return said("")
    return Cell(" → ".join(level(at, lang) for at in (now, target)))


def level(at: int | str | None, lang: Lang) -> str:
    """A level of a scale; a rung of the mastery ladder with its place on it, a dash where none is on record."""
    if isinstance(at, str):
        return f"{MASTERY.label(at).of(lang)} ({MASTERY.rank(at) + 1}/{len(MASTERY.words)})"
    return UNKNOWN if at is None else str(at)


def _proof(held: Mastery | Readiness | ManufacturingReadiness | CommercialReadiness, lang: Lang) -> str:
    day = date(held.assessed, lang) if held.assessed else ""
    return ": ".join(filter(None, (day, held.evidence)))


# --- money, bottlenecks, suppliers -----------------------------------------------------------------------------------


def money_steps(survey: Survey, subject: Subject, lang: Lang) -> Iterator[Block]:
    """Money for the subject, its work and missions, step by step over all years."""
    held = pipeline(survey, [subject.id])
    yield Heading(f"{phrase('Money', 'Kinh phí').of(lang)} ({BILLIONS.of(lang)})")
    steps: list[Head] = [(Text(*map(capital, STEPS[step])), 1, "number") for step in MONEY_STEPS]
    columns = headed(lang, *steps)
    row = tuple(passed_step(survey, held, step, lang) for step in MONEY_STEPS)
    nothing = phrase("⚠ No money on record", "⚠ Chưa ghi kinh phí").of(lang)
    yield Table(columns, (row,) if held.lines else (), empty=nothing, title=phrase("Money", "Kinh phí").of(lang))
    if short_of_figures(survey, held):
        yield Paragraph(LEFT_OUT.of(lang), "soft")
    if held.late:
        late = sum(one.held for one in held.late)
        told = phrase(
            "⚠ Behind the plan to date: {amount} {unit} in {n} lines", "⚠ Chậm so với kế hoạch đến nay: {amount} {unit}"
            " ở {n} khoản", amount=billions(survey, late, lang).text, unit=BILLIONS, n=len(held.late),
        )  # fmt: skip
        yield Paragraph(told.of(lang), "alarm")


def bottlenecks(survey: Survey, way: Road, lang: Lang) -> Iterator[Block]:
    """The open bottlenecks, with who clears each and by when."""
    yield Heading(phrase("Bottlenecks", "Điểm nghẽn").of(lang))
    rows = []
    for one in way.hindrances:
        late = one.due is not None and one.due.surely_before(survey.today)
        due = dated(one.due, lang)
        if late and one.due:
            due = Cell(f"{due.text}\n{_LATE.of(lang).format((survey.today - one.due.last).days)}", manner="alarm")
        rows.append(
            (
                Cell(one.label(lang)),
                said(CAUSES.label(one.cause).of(lang) if one.cause else ""),
                Cell("; ".join(label(survey, id, lang) for id in one.blocks)),
                said(one.remedy.of(lang) if one.remedy else ""),
                Cell(body(survey, one.owner, lang)) if one.owner else Cell(_UNCLEARED.of(lang), manner="alarm"),
                due,
            )
        )
    yield Table(
        headed(
            lang,
            (Text("Điểm nghẽn", "Bottleneck"), 2),
            (Text("Nguyên nhân", "Cause"), 1),
            (Text("Cản trở", "Blocks"), 1.6),
            (Text("Giải pháp", "Remedy"), 2),
            (Text("Cơ quan tháo gỡ", "Cleared by"), 1.2),
            (Text("Hạn", "Due"), 1),
        ),
        tuple(rows),
        empty=phrase("No open bottleneck on record", "Không có điểm nghẽn nào đang mở").of(lang),
        title=phrase("Bottlenecks", "Điểm nghẽn").of(lang),
        most=_MOST,
    )


def suppliers(survey: Survey, way: Road, lang: Lang) -> Iterator[Block]:
    """The inputs and who supplies them, those that cannot be replaced first."""
    yield Heading(phrase("Inputs and suppliers", "Đầu vào và nhà cung ứng").of(lang))
    rows = [
        (
            Cell(one.component.of(lang) if one.component else one.label(lang)),
            Cell(label(survey, one.product, lang)),
            said(body(survey, one.supplier, lang) if one.supplier else ""),
            said(country(survey, one) or ""),
            said(percent(one.share, lang) if one.share is not None else ""),
            _others(survey, one, way.supplies, lang),
        )
        for one in way.supplies
    ]
    yield Table(
        headed(
            lang,
            (Text("Đầu vào", "Input"), 2),
            (Text("Dùng cho", "For"), 2),
            (Text("Nhà cung ứng", "Supplier"), 1.3),
            (Text("Quốc gia", "Country"), 0.7),
            (Text("Tỷ trọng", "Share"), 0.7, "number"),
            (Text("Nguồn khác, thay thế", "Other sources"), 1.6),
        ),
        tuple(rows),
        empty=phrase("No input on record", "Chưa ghi đầu vào nào").of(lang),
        title=phrase("Suppliers", "Nhà cung ứng").of(lang),
        most=_MOST,
    )


def _others(survey: Survey, one: Supply, supplies: Sequence[Supply], lang: Lang) -> Cell:
    """Who else supplies or could supply the same input."""
    same = [held for held in supplies if (held.product, component_of(held)) == (one.product, component_of(one))]
    ids = dict.fromkeys(id for held in same for id in (held.supplier, *held.substitutes) if id and id != one.supplier)
    if ids:
        return Cell(_names(survey, tuple(ids), lang))
    return Cell(_ALONE.of(lang), manner="alarm") if one.supplier else said("")


def _names(survey: Survey, ids: Sequence[str], lang: Lang) -> str:
    return ", ".join(body(survey, id, lang) for id in ids)
