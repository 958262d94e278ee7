"""The pre-investment screen: a file of proposed records against the live roadmap, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import PurePath

from roadmap.graph.likeness import LEAST
from roadmap.graph.proposal import TOPICS, Beside, Concern, Proposal
from roadmap.graph.screening import screened
from roadmap.graph.survey import Survey
from roadmap.locale.money import money
from roadmap.locale.value import capital, number, percent
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds import kinds
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import (
    Block,
    Cell,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
)
from roadmap.report import report
from roadmap.reports._framing import UNKNOWN, framed, headed, tally

_TITLE = Text("Sàng lọc trước đầu tư", "Pre-investment screen")
_NO_FILE = Text("Báo cáo này cần một tệp đề xuất", "This report needs a file of proposed records")
_GIVE = Text("Thêm `--proposal TỆP`", "Add `--proposal FILE`")
_NOT_PROPOSED = Text("`{}` không có trong tệp đề xuất.", "`{}` is not in the proposal.")
_SUBTITLE = Text("Đề xuất: {}", "Proposal: {}")
_FOUND = Text("Phát hiện", "What was found")
_CLEAR = Text("Không phát hiện: {}.", "Looked for and not found: {}.")
_RECORDS, _MONEY = Text("bản ghi đề xuất", "proposed records"), Text("kinh phí đề xuất", "money asked for")
_POINTS = Text("phát hiện trên {} nội dung", "points found, of {} topics")
_TOPIC, _POINT = (
    Text("Nội dung sàng lọc", "Topic"),
    Text("Phát hiện [mã bản ghi làm căn cứ]", "Found [ids of the records it rests on]"),
)
_NOTHING = Text("Không phát hiện gì.", "Nothing was found.")
_MOST = 4
_NOTE = Text(
    "Bảng này nêu phát hiện kèm căn cứ, không kết luận. Tên được coi là giống nhau khi trùng từ {} số từ trở lên "
    "(số từ chung trên tổng số từ khác nhau, không phân biệt dấu và chữ hoa). Công suất còn trống tính theo lúc bận "
    "nhất trong thời gian đề xuất.",
    "What was found, with its evidence; no verdict. Names are alike where {} of their words or more are common to both "
    "(Jaccard index, without case and diacritics). Idle capacity is what is left at the busiest time of the proposed "
    "work.",
)


@report("Pre-investment screen", "Sàng lọc trước đầu tư")
def proposal(survey: Survey, focus: Sequence[str], lang: Lang, *, proposal: Proposal | None = None) -> Document:
    """A proposal against the live roadmap, before money is approved: one page of findings, no verdict.

    Đề xuất đối chiếu với lộ trình hiện hành trước khi duyệt kinh phí: một trang phát hiện, không kết luận.

    `--proposal FILE` names a TOML file of proposed records, in the form that a workspace has. It is read as strictly as
    a workspace; it is not part of it, and nothing is written. Looked for are: work on the same technology at the same
    stage by others; names that share half of their words or more (Jaccard index), and needs that others answer already;
    infrastructure with room that could be used; no demand; no owner or head; readiness or mastery that has been reached
    already; inputs from one source abroad; a programme's ceiling that would be exceeded; documents not issued and
    infrastructure not ready; and names of what is not on record. Each finding comes with the ids of the records that it
    rests on. What was looked for and not found is said as well.

    With ids only these of the proposed records.
    """
    if proposal is None:
        raise RoadmapError(_NO_FILE, _GIVE)
    records = {one.id: one for one in proposal.records}
    for id in focus:
        if id not in records:
            raise RoadmapError(Text(*(text.format(id) for text in _NOT_PROPOSED)))
    beside = Beside(survey, proposal)
    found = [one for one in screened(beside) if not focus or one.record.id in focus]
    shown = [one for id, one in records.items() if not focus or id in focus]
    blocks: list[Block] = [
        _figures(survey, beside, shown, found, lang),
        Paragraph("; ".join(_by_kind(shown, lang))),
        _table(found, lang),
    ]  # fmt: skip
    if clear := [TOPICS.label(topic).of(lang) for topic in TOPICS if topic not in {one.topic for one in found}]:
        blocks.append(Paragraph(_CLEAR.of(lang).format("; ".join(clear)), "soft"))
    named = PurePath(proposal.name).name
    document = framed(
        survey,
        (),
        lang,
        ("proposal", _TITLE.of(lang)),
        blocks,
        shown,
        footnotes=[_NOTE.of(lang).format(percent(LEAST, lang))],
    )
    return replace(document, name=f"proposal-{PurePath(named).stem}", subtitle=_SUBTITLE.of(lang).format(named))


def _figures(
    survey: Survey, beside: Beside, shown: Sequence[Record], found: Sequence[Concern], lang: Lang
) -> KeyFigures:
    asked = UNKNOWN if beside.asked is None else money(beside.asked, survey.settings.money.unit, lang)
    points = _POINTS.of(lang).format(number(len({one.topic for one in found}), lang))
    return KeyFigures((
        tally(len(shown), _RECORDS, lang),
        KeyFigure(asked, _MONEY.of(lang)),
        KeyFigure(number(len(found), lang), points),
    ))  # fmt: skip


def _by_kind(shown: Sequence[Record], lang: Lang) -> Iterator[str]:
    """What is proposed, a line for each kind."""
    for model in kinds().values():
        names = [one.label(lang) for one in shown if type(one) is model]
        if names:
            label = model.LABEL.of(lang)
            yield f"{capital(label)}: {', '.join(names[:_MOST])}" + (" …" if len(names) > _MOST else "")


def _table(found: Sequence[Concern], lang: Lang) -> Table:
    """A row for each topic, with a line for each finding, so that the whole fits on a page."""
    columns = headed(lang, (_TOPIC, 1.7), (_POINT, 6))
    rows = []
    for topic, group in groupby(found, key=lambda one: one.topic):
        name = TOPICS.label(topic).of(lang)
        lines = "\n".join(_line(one, lang) for one in group)
        rows.append((Cell(capital(name), manner="strong"), Cell(lines)))
    return Table(columns, tuple(rows), empty=_NOTHING.of(lang), title=_FOUND.of(lang))


def _line(one: Concern, lang: Lang) -> str:
    """What was found, with its evidence, after the name of the proposed record unless it begins with it."""
    name, message = one.record.label(lang), one.message.of(lang)
    evidence = f" [{', '.join(one.evidence)}]" if one.evidence else ""
    return (message if message.startswith(name) else f"{name}: {message}") + evidence
