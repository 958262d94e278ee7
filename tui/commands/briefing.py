"""Any diagram or report of the plan, to a file."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roadmap.diagram import Diagram, diagrams
from roadmap.graph.proposal import Proposal
from roadmap.locale.meant import date
from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.publishing.output import outputs, published
from roadmap.report import Report, reports
from roadmap.store.reading.alone import read_alone
from tui.command import command
from tui.commands._saving import FORMS, Pages, diagram_pages, save

if TYPE_CHECKING:
    from roadmap.publishing.document import Document
    from roadmap.workspace import Workspace
    from tui.app import Planner
    from tui.state import State

REPORTS = "reports"
"""Where reports go, in the folder that the program was started in."""

_TITLE = Text("Sơ đồ và báo cáo cho cuộc họp", "Diagrams and reports for a briefing")
_DIAGRAM, _REPORT = Text("Sơ đồ: {}", "Diagram: {}"), Text("Báo cáo: {}", "Report: {}")
_ABOUT = Text("Về nội dung nào?", "About what?")
_WHOLE = Text("Toàn bộ kế hoạch", "The whole plan")
_FORM = Text("Định dạng tệp", "Form of the file")
_COMPARED = Text("So với kế hoạch của (để trống: không so)", "Compare with the plan of (nothing: do not compare)")
_COMPARED_HELP = Text(
    "Ngày (31/12/2025), thẻ, nhánh hoặc mã lần lưu của git.", "A day (2025-12-31), or a tag, branch or commit of git."
)
_PROPOSED = Text("Tệp hồ sơ đề xuất", "File of the proposal")
_PROPOSED_HELP = Text(
    "Tệp TOML ghi các bản ghi được đề xuất, nằm ngoài kế hoạch.", "A TOML file of proposed records, outside the plan."
)
_NOTHING = Text("Không có gì để vẽ", "There is nothing to draw")


@command("X", "Diagrams and reports", "Sơ đồ, báo cáo")
async def briefing(planner: Planner) -> None:
    """Draw any diagram or make any report, of the whole plan or of the record that is meant, as a file.

    Vẽ bất kỳ sơ đồ hoặc lập bất kỳ báo cáo nào, cho toàn bộ kế hoạch hoặc bản ghi đang chọn, ghi thành tệp.
    """
    state, chosen = planner.state, planner.chosen
    if state is None:
        return
    known: list[tuple[Diagram | Report, Text]] = [(one, _named(_DIAGRAM, one.title)) for one in diagrams().values()]
    known += [(one, _named(_REPORT, one.title)) for one in reports().values()]
    which: Diagram | Report | None = await planner.choose(_TITLE, known)
    if which is None:
        return
    focus = await _focus(planner, state, chosen)
    options = await _options(planner, state, which) if focus is not None else None
    if focus is None or options is None:
        return
    forms = FORMS if isinstance(which, Diagram) else outputs()
    form: str | None = await planner.choose(_FORM, [(one, Text(one.upper(), one.upper())) for one in forms])
    if form is None:
        return
    try:
        await _made(planner, state, which, focus, options, form)
    except RoadmapError as error:
        planner.refused(error)


def _named(what: Text, title: Text) -> Text:
    return Text(what.vi.format(title.vi), what.en.format(title.en))


async def _focus(planner: Planner, state: State, chosen: str | None) -> tuple[str, ...] | None:
    """The ids that it is about: none for the whole plan; None where the planner turned away."""
    if chosen is None or chosen not in state.roadmap:
        return ()
    record = state.roadmap[chosen]
    named = Text(*(f"{record.label(lang)} ({type(record).LABEL.of(lang)})" for lang in ("vi", "en")))
    answer: tuple[str, ...] | None = await planner.choose(_ABOUT, [((), _WHOLE), ((chosen,), named)])
    return answer


async def _options(planner: Planner, state: State, which: Diagram | Report) -> dict[str, Any] | None:
    """What else it takes; None where the planner turned away or what was asked for is not there."""
    options: dict[str, Any] = {"findings": state.findings} if "findings" in which.takes else {}
    workspace = planner.holding.workspace
    if workspace is None:
        return options
    for name, title, help, find in (
        ("baseline", _COMPARED, _COMPARED_HELP, partial(_compared, workspace, which)),
        ("proposal", _PROPOSED, _PROPOSED_HELP, _proposed),
    ):
        if name not in which.takes:
            continue
        said = await planner.ask(title, help=help)
        if said is None:
            return None
        try:
            if said.strip():
                options |= await asyncio.to_thread(find, said.strip())
        except RoadmapError as error:
            planner.refused(error)
            return None
    return options


def _compared(workspace: Workspace, which: Diagram | Report, name: str) -> dict[str, Any]:
    """The plan to compare with, and what was wrong with it then where that is asked for.

    Raises:
        RoadmapError: there is no such day, tag or commit.
    """
    day = date(name)
    if day and day.precision == "day":
        name = day.first.isoformat()
    found: dict[str, Any] = {"baseline": workspace.baseline(name)}
    if "findings_before" in which.takes:
        found["findings_before"] = workspace.at(name).check(placed=())
    return found


def _proposed(file: str) -> dict[str, Any]:
    """The proposed records.

    Raises:
        RoadmapError: something in the file could not be read, or it holds no record.
    """
    loaded = read_alone(Path(file).expanduser())
    for finding in loaded.findings:
        if finding.severity == "error":
            raise RoadmapError(Text(*(f"{finding.span or file}: {said}" for said in finding.message)))
    if not loaded.roadmap.records:
        raise RoadmapError(phrase("{file} holds no record", "{file} không có bản ghi nào", file=file))
    return {"proposal": Proposal(file, tuple(loaded.roadmap))}


async def _made(
    planner: Planner, state: State, which: Diagram | Report, focus: tuple[str, ...], options: dict[str, Any], form: str
) -> None:
    """Make it beside the screen and write it.

    Raises:
        RoadmapError: it cannot be made of what it should be about.
    """
    if isinstance(which, Report):
        document = await asyncio.to_thread(partial(which.made, state.survey, focus, state.lang, **options))
        await save(planner, document.name, form, partial(_document, document, form), REPORTS)
        return
    drawings = await asyncio.to_thread(lambda: list(which.made(state.survey, focus, state.lang, **options)))
    if not drawings:
        raise RoadmapError(_NOTHING)
    for drawing in drawings:
        await save(planner, drawing.name, form, partial(diagram_pages, drawing, form))


def _document(document: Document, form: str) -> tuple[Pages, int]:
    return [published(document, form)], 0
