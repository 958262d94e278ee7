"""What the graph view says around its drawing."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.drawing.characters.characters import Zoom
from roadmap.graph.excerpt import Tie
from roadmap.locale.value import number
from roadmap.model.text import Text
from tui.screens._drawn import FINDINGS, SIGNS, Answer, Question
from tui.state import State
from tui.widgets.table import Cell, Column

COLUMNS = (
    Column("source", Text("Từ", "From"), 24, share=3),
    Column("relation", Text("Quan hệ", "Relation"), 16, share=1),
    Column("target", Text("Đến", "To"), 24, share=3),
)
NOTHING = Text("Chọn một bản ghi: s", "Choose a record: s")
_CHAIN = Text("chuỗi giá trị", "value chain")
_AROUND = Text("lân cận {} bước", "within {} steps")
_ONE = Text("lân cận 1 bước", "within 1 step")
_RECORDS = Text("{} bản ghi, {} liên kết", "{} records, {} links")
_HIDDEN = Text("ẩn {} liên kết", "{} links hidden")
_LEFT_OUT = Text("còn {} bản ghi chưa vẽ", "{} more records not drawn")
_DRAWING = Text("đang vẽ…", "drawing…")
_ZOOMS = {
    Zoom.CARDS: Text("thẻ", "cards"),
    Zoom.NAMES: Text("tên", "names"),
    Zoom.DOTS: Text("điểm", "dots"),
}
_FINDINGS = Text("{} phát hiện", "{} findings")
_LINKED = Text("{} liên kết trên hình", "{} links shown")


def headline(state: State, question: Question, found: Answer | None) -> list[tuple[str, str]]:
    """What the drawing is about, and how much of it there is; one line for each, with styles."""
    record, lang = state.roadmap[question.centre], state.lang
    reach = _CHAIN if question.chain else _ONE if question.steps == 1 else _AROUND
    said = [(f"{SIGNS.get(record.KIND, '·')} {state.label(record.id)}", "bold"),
            (f" · {reach.of(lang).format(question.steps)}", "")]  # fmt: skip
    if found is None or found.question != question:
        said.append((f" · {_DRAWING.of(lang)}", "italic"))
    if found is not None:
        said += [("\n", ""), *_counts(found, lang), (f" · {_ZOOMS[found.zoom].of(lang)}", "")]
        if found.zoom is not Zoom.CARDS:
            said.append((f": {_kinds(found)}", "$text-muted"))
        if found.trouble:
            said.append((f" · ✗ {found.trouble.of(lang)}", "$text-error"))
    return said


def _kinds(found: Answer) -> str:
    """What the signs in the drawing mean."""
    records = (found.state.roadmap[id] for id in found.ids)
    return "  ".join(dict.fromkeys(f"{SIGNS.get(one.KIND, '·')} {one.LABEL.of(found.state.lang)}" for one in records))


def _counts(found: Answer, lang: str) -> list[tuple[str, str]]:
    excerpt = found.excerpt
    said = [_RECORDS.of(lang).format(number(len(found.ids), lang), number(len(excerpt.ties), lang))]
    said.append(_HIDDEN.of(lang).format(number(excerpt.hidden, lang)))
    parts = [(" · ".join(said), "")]
    if excerpt.left_out:
        parts.append((f" · ! {_LEFT_OUT.of(lang).format(number(excerpt.left_out, lang))}", "bold $text-warning"))
    return parts


def row(state: State, tie: Tie) -> list[Cell]:
    """A link as a row of the table twin."""
    ends = [f"{SIGNS.get(state.roadmap[id].KIND, '·')} {state.label(id)}" for id in (tie.source, tie.target)]
    return [
        Cell(ends[0], tone(state, tie.source)), Cell(tie.label.of(state.lang), "dim"),
        Cell(ends[1], tone(state, tie.target)),
    ]  # fmt: skip


def far_end(tie: Tie, centre: str) -> str:
    """The end of a link that is not the centre."""
    return tie.source if tie.target == centre else tie.target


def tone(state: State, id: str) -> str:
    """How a record is to be read: by the gravest finding about it."""
    gravest = state.gravest(id)
    return gravest if gravest in FINDINGS else ""


def about(found: Answer, id: str, anchor: str | None) -> Sequence[tuple[str, str]]:
    """The record under the cursor in two lines: what it is, and its links in words."""
    state, lang = found.state, found.state.lang
    record = state.roadmap[id]
    mine = [tie for tie in found.excerpt.ties if id in (tie.source, tie.target)]
    said = [(f"{SIGNS.get(record.KIND, '·')} {record.LABEL.of(lang)} ", ""), (state.label(id), "bold")]
    findings = state.findings_of(id)
    if findings:
        gravest = findings[0].severity
        style = f"$text-{gravest}" if gravest in FINDINGS else ""
        said.append(
            (f"  {FINDINGS.get(gravest, '·')} {_FINDINGS.of(lang).format(number(len(findings), lang))}: ", style)
        )
        said.append((findings[0].message.of(lang), ""))
    # The link that the planner has just followed comes first.
    mine.sort(key=lambda tie: anchor not in (tie.source, tie.target))
    links = [_in_words(state, tie, id) for tie in mine]
    said.append((f"\n{_LINKED.of(lang).format(number(len(mine), lang))}: {' · '.join(links)}", ""))
    return said


def _in_words(state: State, tie: Tie, id: str) -> str:
    label = tie.label.of(state.lang)
    if tie.source == id:
        return f"{label} → {state.label(tie.target)}"
    return f"{state.label(tie.source)} → {label}"
