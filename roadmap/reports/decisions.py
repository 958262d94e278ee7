"""The decision list: who must decide what by when, and what waits behind it."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.graph.matters import AHEAD, Matter, matters
from roadmap.graph.road import road
from roadmap.graph.survey import Survey
from roadmap.locale.value import number
from roadmap.model.finding import Finding
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyFigures,
    Paragraph,
    Table,
    Topic,
)
from roadmap.report import report
from roadmap.reports._framing import body, framed, headed, known, post, tally
from roadmap.reports._matters import about, due, grounds, question, waiting
from roadmap.reports._questions import WEIGHTS
from roadmap.reports._within import within

_TITLE = Text("Danh mục việc cần quyết định", "Decision list")
_NOBODY = Text("Chưa rõ cơ quan quyết định: Ban Chỉ đạo giao", "Nobody answers: for the steering committee to assign")
_NO_HEAD = Text("chưa ghi người đứng đầu", "no head on record")
_FIRST = Text("{} việc cần quyết định trước hết", "The {} decisions that come first")
_ALL = Text("Việc cần quyết định", "Decisions")
_BODY, _NOBODY_YET = Text("Cơ quan", "Body"), Text("Ban Chỉ đạo giao", "To be assigned")
_WAITING = Text("Số việc chờ", "Waiting")
_NO, _ABOUT = Text("TT", "No."), Text("Về", "About")
_QUESTION, _BY_WHEN = Text("Câu hỏi cần quyết định", "To be decided"), Text("Hạn", "By")
_WAITS, _WHY = Text("Chờ phía sau", "What waits behind it"), Text("Căn cứ", "Grounds")
_MATTERS, _BODIES = (
    Text("việc cần quyết định", "decisions"),
    Text("cơ quan phải quyết định", "bodies that have to decide"),
)
_LATE, _UNOWNED = Text("đã quá hạn", "overdue"), Text("chưa rõ cơ quan quyết định", "with nobody to decide them")
_NOTHING = Text("Không có việc nào cần quyết định.", "Nothing has to be decided.")
_MERGED = Text(
    "{} việc này gộp {} kết quả kiểm tra cùng các điểm nghẽn, văn bản, bàn giao, điểm chuyển giai đoạn đến hạn: mọi "
    "kết quả về cùng một bản ghi là một việc; cùng một câu hỏi cho cùng một cơ quan là một việc. Hạn ghi “trước” là "
    "mốc sắp tới sớm nhất của phần việc chờ phía sau. "
    "Văn bản, điểm nghẽn, bàn giao, điểm chuyển giai đoạn có hạn sau {} ngày tới thì chưa nêu.",
    "These {} decisions bring {} findings together with bottlenecks, documents, hand-overs and gates that come due: "
    "what is found of one record is one decision, and so is one and the same question to one body. A date “before” is "
    "the first still to come of what waits behind. Documents, bottlenecks, "
    "hand-overs and gates that come due more than {} days from now are left out.",
)
_LEFT_OUT = Text(
    "Không nêu {} kết quả kiểm tra mà người lập kế hoạch tự sửa được.",
    "Left out: {} findings that planners mend by themselves.",
)
_INFORMATION = Text(
    "Không nêu {} kết quả ở mức thông tin về việc chưa bắt đầu.",
    "Left out: {} findings at the level of information, about what has not begun.",
)
_COMMANDS = Text(
    "Người lập kế hoạch xem mọi kết quả bằng lệnh roadmap check, cách ghi quyết định bằng roadmap explain kèm mã ở cột "
    "Căn cứ.",
    "For planners: roadmap check shows every finding; roadmap explain with a code of the grounds, how to record what "
    "was decided.",
)
_MANY, _MOST_FIRST = 20, 10


@report("Decision list", "Danh mục việc cần quyết định")
def decisions(survey: Survey, focus: Sequence[str], lang: Lang, *, findings: Sequence[Finding] = ()) -> Document:
    """Who must decide what by when, and what waits behind it.

    Ai phải quyết định việc gì, trước khi nào, và việc gì đang chờ phía sau.

    Decisions come from two sides: from findings that a body above the planner has to settle, and from dates: gates
    within half a year, open bottlenecks, documents due, hand-overs that nobody has accepted. They stand under the body
    that has to act, with its head; those that nobody answers for come first. Each is one question. The date is the one
    that was set; where none was, the first date of what waits behind it ("before"). What waits behind is all that
    cannot go on as planned: work, technologies, products and milestones that rest on it.

    It is no dump of findings: those about one record are one decision, and the same question to the same body is one,
    with all the records it is about. Findings that planners mend by themselves, and those at the level of information,
    are counted and left out. Of more than twenty decisions the ten that come first are told before the rest. How
    a decision is recorded is told in one line of the notes.

    With ids of bodies only what they have to decide; with other ids only what is about these records or what belongs to
    them.
    """
    records = known(survey, focus)
    weighty = [one for one in findings if one.severity != "info"]
    found = matters(survey, weighty, WEIGHTS)
    found = _meant(survey, found, records) if focus else found
    blocks: list[Block] = [_figures(found, lang)]
    if not found:
        blocks.append(Paragraph(_NOTHING.of(lang), "soft"))
    if len(found) > _MANY:
        blocks += (Heading(_FIRST.of(lang).format(_MOST_FIRST)), _first(survey, found[:_MOST_FIRST], lang))
    for id in sorted(dict.fromkeys(one.body for one in found), key=bool):
        mine = [one for one in found if one.body == id]
        blocks += (
            Heading(_heading(survey, id, lang)),
            _table(survey, mine, body(survey, id, lang) if id else "", lang),
        )
    drawn = [record for one in found for record in one.records]
    notes = _notes(found, findings, focus, lang)
    return framed(survey, focus, lang, ("decisions", _TITLE.of(lang)), blocks, drawn, footnotes=notes, wide=True)


def _meant(survey: Survey, found: Sequence[Matter], focus: Sequence[Record]) -> list[Matter]:
    """Those of `found` that the bodies in focus have to decide, or that are about other records in focus."""
    bodies = {body for one in focus if (body := one.id if isinstance(one, Organization) else _of_post(one))}
    others = [one for one in focus if not isinstance(one, Organization | Post)]
    ids = set(within(survey, others) or ())
    for one in others:
        if isinstance(one, Technology | Product):
            ids |= road(survey, one).about
    return [one for one in found if one.body in bodies or not ids.isdisjoint(record.id for record in one.records)]


def _of_post(record: Record) -> str | None:
    return record.organization if isinstance(record, Post) else None


def _figures(found: Sequence[Matter], lang: Lang) -> KeyFigures:
    late = sum(one.days > 0 for one in found)
    unowned = sum(not one.body for one in found)
    return KeyFigures((
        tally(len(found), _MATTERS, lang),
        tally(len({one.body for one in found if one.body}), _BODIES, lang),
        tally(late, _LATE, lang, bad=True),
        tally(unowned, _UNOWNED, lang, bad=True),
    ))  # fmt: skip


def _heading(survey: Survey, id: str, lang: Lang) -> str:
    """The body that has to decide, with its head in person."""
    record = survey.roadmap.records.get(id)
    if record is None:
        return id or _NOBODY.of(lang)
    heads = [post(one, lang) for one in survey.referring(Post, "organization", id) if survey.heads(one)]
    return f"{record.label(lang)}: {'; '.join(heads) or _NO_HEAD.of(lang)}"


def _table(survey: Survey, mine: Sequence[Matter], name: str, lang: Lang) -> Table:
    columns = headed(
        lang, (_NO, 0.4, "number"), (_QUESTION, 2.3), (_ABOUT, 4), (_BY_WHEN, 1.2), (_WAITS, 2.1), (_WHY, 0.9)
    )
    rows = []
    for at, one in enumerate(mine, 1):
        rows.append((
            Cell(number(at, lang), at), question(one, lang), about(survey, one, lang), due(one, lang),
            waiting(survey, one, lang), grounds(one, lang),
        ))  # fmt: skip
    topic = Topic(_BODY.of(lang), name or _NOBODY_YET.of(lang))
    return Table(columns, tuple(rows), title=_ALL.of(lang), topic=topic)


def _first(survey: Survey, found: Sequence[Matter], lang: Lang) -> Table:
    """What comes first of all that many bodies have to decide."""
    columns = headed(
        lang,
        (_NO, 0.4, "number"),
        (_BODY, 2),
        (_QUESTION, 2.4),
        (_ABOUT, 3.2),
        (_BY_WHEN, 1.2),
        (_WAITING, 1, "number"),
    )
    rows = []
    for at, one in enumerate(found, 1):
        nobody = Cell(_NOBODY_YET.of(lang), manner="alarm")
        who = Cell(body(survey, one.body, lang)) if one.body else nobody
        count = Cell(number(len(one.waiting), lang), len(one.waiting))
        rows.append(
            (Cell(number(at, lang), at), who, question(one, lang), about(survey, one, lang), due(one, lang), count)
        )
    return Table(columns, tuple(rows), title=_FIRST.of(lang).format(len(found)))


def _notes(found: Sequence[Matter], findings: Sequence[Finding], focus: Sequence[str], lang: Lang) -> list[str]:
    merged = sum(one.findings for one in found)
    notes = [_MERGED.of(lang).format(number(len(found), lang), number(merged, lang), AHEAD)]
    if not focus:
        weighty = [one for one in findings if one.severity != "info"]
        counts = (
            (_LEFT_OUT, sum(one.code not in WEIGHTS for one in weighty)),
            (_INFORMATION, len(findings) - len(weighty)),
        )
        notes += [text.of(lang).format(number(count, lang)) for text, count in counts if count]
    return [*notes, _COMMANDS.of(lang)] if findings else notes
