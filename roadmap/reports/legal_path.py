"""Legal path: the documents that work waits for, and which of them hold up the end of a chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.graph.survey import Survey
from roadmap.locale.value import date, number, phrase
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import DIRECTIVE_STATES, Directive
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import Block, Cell, Document, Heading, KeyFigure, KeyFigures, Paragraph, Table
from roadmap.report import report
from roadmap.reports._framing import body, dated, framed, headed, known, label, said, some, tally
from roadmap.schedule.awaited import Awaited, Waiting, awaited

_TITLE = Text("Văn bản trên đường găng", "Legal documents on the critical path")
_METHOD = Text(
    "Cách tính: ngày cần có là ngày muộn nhất mà hoạt động chờ văn bản có thể bắt đầu mà không đẩy lùi ngày kết thúc "
    "của chuỗi (phương pháp đường găng). Văn bản nằm trên đường găng khi đến hạn (hoặc hôm nay, nếu đã quá hạn) không "
    "kịp ngày cần có, hoặc khi hoạt động chờ văn bản nằm trên đường găng.",
    "Method: needed by is the last day on which work that waits for the document can start without moving the end of "
    "its chain (critical path method). A document is critical when its due date (today, where that has passed) leaves "
    "no day before that, or when work that waits for it lies on a critical path.",
)
_COMING = Text("Chưa ban hành", "Still to be issued")
_HERE = Text("Đã ban hành", "Issued")
_NOTHING = Text("Không có văn bản nào mà công việc đang chờ", "There is no document that work waits for")
_CRITICAL = Text("⚠ việc phải chờ nằm trên đường găng", "⚠ critical work waits")
_ROOM = Text("còn {} ngày", "{} days to spare")
_TOO_LATE = Text("⚠ muộn {} ngày so với ngày cần có", "⚠ {} days later than needed")
_LATE = Text("⚠ chậm {} ngày", "⚠ {} days late")
_LAW = Text("Điểm nghẽn thể chế trên các việc này", "Bottlenecks of law on this work")
_MOST_WAITING = 5
_NO_DUE = Text("⚠ chưa có hạn", "⚠ no due date")


@report("Legal documents on the critical path", "Văn bản pháp lý trên đường găng")
def legal_path(survey: Survey, focus: Sequence[str], lang: Lang) -> Document:
    """Documents that work waits for: when due or issued, days late, what waits, and whether they hold up a chain.

    Văn bản mà công việc đang chờ: hạn, ngày ban hành, chậm bao nhiêu ngày, việc gì phải chờ, có nằm trên đường găng.

    A row for every directive that an activity waits for, and for every other one that is due and not issued. Documents
    still to be issued come first, the critical ones on top: who issues it, its state and due date, how late it is, by
    when it is needed, and the work that waits for it with its chain. Then those that are there, with how late they
    came. Open bottlenecks of law on the same work stand at the end.

    Needed by: the last day on which waiting work can start without moving the end of a chain, by the critical path
    method (see the Gantt chart); work that has begun does not count for it. With ids of directives, issuing bodies,
    technologies or products: only the documents of these.
    """
    known(survey, focus, Directive, Organization, Technology, Product)
    found = awaited(survey, focus)
    blocks = (
        KeyFigures(tuple(_key_figures(found, lang))),
        Paragraph(_METHOD.of(lang), "soft"),
        *_coming(survey, found, lang),
        *_here(survey, found, lang),
        *_bottlenecks(survey, found, lang),
    )
    drawn: list[Record] = [one.directive for one in found]
    return framed(survey, focus, lang, ("legal-path", _TITLE.of(lang)), blocks, drawn, wide=True)


def _key_figures(found: Sequence[Awaited], lang: Lang) -> Iterator[KeyFigure]:
    coming = [one for one in found if not one.issued]
    late = [one for one in coming if one.days]
    work = {waiting.activity.id for one in coming for waiting in one.waiting}
    counted = (
        (len(coming), phrase("documents still to be issued", "văn bản chưa ban hành"), False),
        (sum(one.critical for one in coming), phrase("on a critical path", "nằm trên đường găng"), True),
        (len(late), phrase("late today", "đang chậm hạn"), True),
        (max((one.days for one in late), default=0), phrase("days late at most", "ngày chậm nhiều nhất"), True),
        (len(work), phrase("activities wait", "hoạt động phải chờ"), False),
    )
    for count, words, alarms in counted:
        yield tally(count, words, lang, bad=alarms)


def _coming(survey: Survey, found: Sequence[Awaited], lang: Lang) -> Iterator[Block]:
    yield Heading(_COMING.of(lang))
    columns = headed(
        lang,
        (Text("Văn bản", "Document"), 2.4),
        (Text("Cơ quan ban hành", "Issued by"), 1.2),
        (Text("Tình trạng", "State"), 1.1),
        (Text("Hạn", "Due"), 1.1),
        (Text("Cần có trước", "Needed by"), 1),
        (Text("Đường găng", "Critical?"), 1.4),
        (Text("Việc phải chờ", "What waits"), 2.8),
    )
    rows = tuple(_row(survey, one, lang) for one in found if not one.issued)
    yield Table(columns, rows, empty=_NOTHING.of(lang), title=_COMING.of(lang))


def _row(survey: Survey, one: Awaited, lang: Lang) -> tuple[Cell, ...]:
    directive = one.directive
    due = dated(directive.due, lang)
    if directive.due is None:
        due = Cell(_NO_DUE.of(lang), manner="alarm")
    elif one.days:
        due = Cell(f"{due.text}\n{_LATE.of(lang).format(number(one.days, lang))}", manner="alarm")
    return (
        Cell(directive.label(lang), manner="strong"),
        said(body(survey, directive.issuer, lang) if directive.issuer else ""),
        said(DIRECTIVE_STATES.label(directive.state).of(lang) if directive.state else ""),
        due,
        Cell(date(one.needed, lang), one.needed) if one.needed else said(""),
        _critical(one, lang),
        said(_waits(survey, one.waiting, lang)),
    )


def _critical(one: Awaited, lang: Lang) -> Cell:
    margin = one.margin
    words = [_CRITICAL.of(lang)] if one.critical_work else []
    if margin is not None:
        words.append((_TOO_LATE if margin < 0 else _ROOM).of(lang).format(number(abs(margin), lang)))
    return Cell("\n".join(words), manner="alarm" if one.critical else "plain") if words else said("")


def _waits(survey: Survey, waiting: Sequence[Waiting], lang: Lang) -> str:
    """The work that waits, each with its chain; the first of them where they are many."""
    work = (one.activity for one in waiting)
    named = [one.label(lang) + (f" ({label(survey, one.chain, lang)})" if one.chain else "") for one in work]
    return some(named, lang, _MOST_WAITING)


def _here(survey: Survey, found: Sequence[Awaited], lang: Lang) -> Iterator[Block]:
    issued = [one for one in found if one.issued]
    if issued:
        yield Heading(_HERE.of(lang))
        rows = tuple(
            (
                Cell(one.directive.label(lang)),
                said(body(survey, one.directive.issuer, lang) if one.directive.issuer else ""),
                dated(one.directive.due, lang),
                dated(one.directive.issued, lang),
                Cell(_LATE.of(lang).format(number(one.days, lang)), one.days, "alarm") if one.days else said(""),
                said(_waits(survey, one.waiting, lang)),
            )
            for one in issued
        )
        columns = headed(
            lang,
            (Text("Văn bản", "Document"), 2.4),
            (Text("Cơ quan ban hành", "Issued by"), 1.2),
            (Text("Hạn", "Due"), 1),
            (Text("Ngày ban hành", "Issued on"), 1),
            (Text("Chậm", "Late"), 1),
            (Text("Việc dựa vào văn bản", "Work that rests on it"), 2.8),
        )
        yield Table(columns, rows, title=_HERE.of(lang))


def _bottlenecks(survey: Survey, found: Sequence[Awaited], lang: Lang) -> Iterator[Block]:
    held: dict[str, Bottleneck] = {one.id: one for at in found for one in at.bottlenecks}
    if held:
        yield Heading(_LAW.of(lang))
        rows = tuple(
            (
                Cell(one.label(lang)),
                said(body(survey, one.owner, lang) if one.owner else ""),
                dated(one.due, lang),
                said(one.remedy.of(lang) if one.remedy else ""),
            )
            for one in held.values()
        )
        columns = headed(
            lang,
            (Text("Điểm nghẽn", "Bottleneck"), 2),
            (Text("Cơ quan tháo gỡ", "Cleared by"), 1),
            (Text("Hạn", "Due"), 0.8),
            (Text("Giải pháp", "Remedy"), 2),
        )
        yield Table(columns, rows, title=_LAW.of(lang))
