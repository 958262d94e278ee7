"""The Gantt chart of a chain, a programme, a mission or a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.diagram import diagram
from roadmap.diagrams._framing import framed
from roadmap.diagrams._gantt_rows import (
    COLUMNS,
    COMPARED,
    arrows,
    counted,
    legend,
    named,
    row,
    section,
    table,
)  # fmt: skip
from roadmap.diagrams._gantt_whole import whole
from roadmap.diagrams._time_axis import time_axis
from roadmap.drawing.charts.chart import Chart, Panel, Row, Section
from roadmap.drawing.sheet import Sheet
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.schedule.baseline import Baseline
from roadmap.schedule.scope import Scope, members
from roadmap.schedule.timeline import Timeline, timeline

_TITLE = Text("Biểu đồ tiến độ: {}", "Gantt chart: {}")
_KINDS = {
    Technology: "chain", Product: "chain", Programme: "programme", Mission: "mission", Organization: "organization",
}  # fmt: skip
_NAME = Text("Việc, mốc", "Work, milestones")
_CIRCLE = Text(
    "Phụ thuộc vòng, nên thứ tự giữa các việc này không tính được: {}.",
    "These follow each other in a circle, so their order counts for nothing: {}.",
)
_LEFT_OUT = Text(
    "Không vẽ {} mũi tên nối tiếp để hình dễ đọc; bảng đi kèm ghi đủ.",
    "{} arrows of succession are not drawn, so that the picture can be read; the table has them all.",
)
_MOST_ARROWS = 60
_BARE = Text("Công nghệ, sản phẩm chưa có việc, mốc nào", "Technologies and products without work or milestone")
_NOTHING = Text("`{}` chưa có hoạt động, nhiệm vụ hay mốc nào.", "`{}` has no activity, mission or milestone yet.")
_ADD = Text("Thêm hoạt động hoặc chọn mã khác.", "Add an activity, or name another id.")


@diagram("Gantt chart", "Biểu đồ tiến độ (Gantt)")
def gantt(survey: Survey, focus: Sequence[str], lang: Lang, *, baseline: Baseline | None = None) -> Iterator[Drawing]:
    """The work and milestones of a chain, programme, mission or body over time: late, critical, slipped.

    Công việc và mốc của chuỗi, chương trình, nhiệm vụ hoặc tổ chức theo thời gian: chậm, găng, lùi so với kế hoạch cũ.

    A row is a programme, a mission, an activity, a milestone or a handover of accountability, below the technology or
    product it belongs to. Its sign says its state, and the column beside says it in words with the dates, since when it
    is late, and who leads. Bars are filled by state; the dashed part of a bar is the time that a vague date ("2028",
    "quý II/2027") leaves open. A heavy line under a bar marks the critical path: if that work slips, so does the end
    of a chain (the method of Kelley and Walker, 1959; slack in calendar days stands in the table). Arrows lead from
    work to what follows it. A gate stands at the end of the work whose stage it closes.

    With `--baseline` a thin dashed bar shows where the work stood in the plan of that day, and a column says by how
    many days the end has moved; what is no longer in the plan stands at the end. Technologies and products on which
    there is no work yet are named below.

    Ids: technologies, products, programmes, missions, organisations; one drawing for each. Without ids, one condensed
    drawing of the whole plan: programmes with their missions, then the technologies and products of each group of the
    list in force, the stages of each on one row; those without any date are named, not drawn. The axis is divided into
    months, quarters or years by how long the plan is.
    """
    if not focus:
        yield whole(survey, lang, baseline)
        return
    for id in focus:
        record, scope = _scope(survey, id)
        shown = timeline(survey, scope, baseline=baseline)
        if not shown.rows:
            raise RoadmapError(Text(_NOTHING.vi.format(id), _NOTHING.en.format(id)), _ADD)
        yield Drawing(f"gantt-{id}", _sheet(survey, record, shown, lang), table(survey, shown, lang))


def _scope(survey: Survey, id: str) -> tuple[Record, Scope]:
    """The record in focus and the part of the plan that it stands for.

    Raises:
        RoadmapError: there is none, or it stands for no part of the plan.
    """
    record = survey.roadmap.records.get(id)
    kind = _KINDS.get(type(record))  # type: ignore[arg-type]  # None is no key
    if record is None or kind is None:
        message = Text(
            f"`{id}` không phải công nghệ, sản phẩm, chương trình, nhiệm vụ hoặc tổ chức.",
            f"`{id}` is no technology, product, programme, mission or organisation.",
        )
        raise RoadmapError(message, Text("Xem mã: `roadmap list mission`", "See the ids: `roadmap list mission`"))
    return record, Scope(kind, id)  # type: ignore[arg-type]  # one of its words


def _sheet(survey: Survey, record: Record, shown: Timeline, lang: Lang) -> Sheet:
    dates = shown.extent or ()
    axis = time_axis(dates, survey.today, lang)
    sections: list[Section] = []
    for heading in (one for one in shown.rows if one.kind == "heading"):
        start = shown.rows.index(heading) + 1
        below = []
        for one in shown.rows[start:]:
            if one.kind == "heading":
                break
            below.append(row(survey, one, lang, compared=bool(shown.baseline)))
        sections.append(section(survey, heading, tuple(below), lang))
    told = {one.id for one in shown.rows}
    if bare := [one for one in members(survey, shown.scope).subjects if one.id not in told]:
        sections.append(
            Section(_BARE.of(lang), (named([Row(one.label(lang), about=(one.id,)) for one in bare], lang),))
        )
    links = arrows(shown)
    columns = (*COLUMNS, COMPARED) if shown.baseline else COLUMNS
    panel = Panel(axis, tuple(sections), _NAME.of(lang), tuple(text.of(lang) for text in columns))
    drawn = [record, *(survey.roadmap.records[one.id] for one in shown.rows if one.id in survey.roadmap)]
    notes = []
    if shown.knots:
        names = [survey.roadmap[id].label(lang) for id in shown.knots[0]]
        notes.append(_CIRCLE.of(lang).format("; ".join(names)))
    if len(links) > _MOST_ARROWS:
        notes.append(_LEFT_OUT.of(lang).format(number(len(links) - _MOST_ARROWS, lang)))
    return framed(
        survey,
        lang,
        _TITLE.of(lang).format(record.label(lang)),
        Chart((panel,), links[:_MOST_ARROWS]),
        drawn,
        subtitle=_subtitle(record, shown, lang),
        legend=legend(lang),
        footnotes=notes,
    )


def _subtitle(record: Record, shown: Timeline, lang: Lang) -> Iterator[str]:
    kind = record.LABEL.of(lang)
    yield capital(kind)
    yield from counted(shown, lang)
