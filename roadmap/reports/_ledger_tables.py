"""The tables of a responsibility ledger: owned, to do, done, waiting, moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.graph.ledger import Kept, Ledger, behind
from roadmap.graph.own_sheet import PARTS, Entry
from roadmap.graph.survey import Survey
from roadmap.locale.change import days
from roadmap.locale.value import date, number, phrase
from roadmap.model.history import Slip
from roadmap.model.kinds.actors import Post
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import Block, Cell, Column, Heading, Table, Topic
from roadmap.reports._framing import dated, headed, label, post, said, some

HOLDER = Text("Cơ quan, chức vụ", "Body, post")
_MOST = 8
_MOST_DONE = 5
_LATE = Text("⚠ chậm {} ngày", "⚠ {} days late")
_SUSPENDED = Text("⚠ tạm dừng", "⚠ suspended")
_IN_TIME = Text("✓ đúng hạn", "✓ in time")
_NOT_KNOWN = Text("chưa rõ: chưa ghi ngày", "not known: no date on record")
_NO_REASON = Text("⚠ không nêu lý do", "⚠ no reason given")
_MOVED = Text("Thời hạn đã dời", "Due dates that were moved")
_FEW_BEHIND = 3
_SHEETS = {
    "owned": Text("Chịu trách nhiệm, chủ trì", "Answers for, leads"),
    "due": Text("Đến hạn", "Due"),
    "done": Text("Hoàn thành", "Done"),
    "waiting": Text("Đang chờ", "Waiting"),
    "moved": Text("Dời hạn", "Moved"),
}


def holder(one: Ledger, lang: Lang) -> str:
    """The body or post whose ledger it is."""
    whose = one.sheet.holder
    return post(whose, lang) if isinstance(whose, Post) else whose.label(lang)


def owned(one: Ledger, lang: Lang) -> Iterator[Block]:
    """What the holder answers for, and the missions that it leads for others."""
    if held := (*one.sheet.owned, *one.sheet.led):
        yield Heading(phrase("Answers for, and leads", "Chịu trách nhiệm, chủ trì").of(lang), 2)
        rows = [
            (_named(entry.record, lang), Cell(_kind(entry.record, lang)), Cell(PARTS.label(entry.part).of(lang)))
            for entry in held
        ]
        yield _about(
            one,
            "owned",
            headed(lang, (Text("Nội dung", "What"), 4), (Text("Loại", "Kind"), 1), (Text("Tư cách", "As"), 1.4)),
            rows,
            lang,
        )


def to_do(survey: Survey, one: Ledger, lang: Lang) -> Iterator[Block]:
    """All that was missed so far, and the first of what comes next."""
    entries = (*one.missed, *one.sheet.due)
    if entries:
        yield Heading(phrase("Missed so far, and due", "Quá hạn và sắp đến hạn").of(lang), 2)
        rows = [_entry(survey, entry, lang) for entry in entries]
        yield _about(
            one,
            "due",
            headed(
                lang,
                (Text("Nội dung", "What"), 3),
                (Text("Tư cách", "As"), 1.4),
                (Text("Hạn", "Due"), 1.1),
                (Text("Chậm", "Late"), 1.1),
                (Text("Việc chờ ngay phía sau", "Waits for it directly"), 2.4),
            ),
            rows,
            lang,
            len(one.missed) + _MOST,
        )


def _entry(survey: Survey, entry: Entry, lang: Lang) -> tuple[Cell, ...]:
    names = [one.label(lang) for one in behind(survey, entry.record)]
    if entry.days:
        late = Cell(_LATE.of(lang).format(number(entry.days, lang)), entry.days, "alarm")
    else:
        late = Cell(_SUSPENDED.of(lang), manner="alarm") if survey.suspended(entry.record) else said("")
    part = Cell(PARTS.label(entry.part).of(lang))
    return _named(entry.record, lang), part, dated(entry.when, lang), late, said(some(names, lang, _FEW_BEHIND))


def done(one: Ledger, lang: Lang) -> Iterator[Block]:
    """What was done, in time or how late."""
    if one.kept:
        yield Heading(phrase("Done", "Đã hoàn thành").of(lang), 2)
        yield _about(
            one,
            "done",
            headed(
                lang,
                (Text("Nội dung", "What"), 3),
                (Text("Hạn", "Due"), 1),
                (Text("Hoàn thành ngày", "Done on"), 1),
                (Text("Đúng hạn hay chậm", "In time or late"), 1.8),
            ),
            [_kept(kept, lang) for kept in one.kept],
            lang,
            _MOST_DONE,
        )


def _kept(kept: Kept, lang: Lang) -> tuple[Cell, ...]:
    if kept.days is None:
        verdict = Cell(_NOT_KNOWN.of(lang), manner="soft")
    elif kept.days:
        verdict = Cell(_LATE.of(lang).format(number(kept.days, lang)), kept.days, "alarm")
    else:
        verdict = Cell(_IN_TIME.of(lang))
    return _named(kept.record, lang), dated(kept.due, lang), dated(kept.done, lang), verdict


def waiting(survey: Survey, one: Ledger, lang: Lang) -> Iterator[Block]:
    """What waits for the holder to act."""
    if one.sheet.waiting:
        yield Heading(phrase("Waits for it", "Đang chờ cơ quan này").of(lang), 2)
        yield _about(
            one,
            "waiting",
            headed(
                lang,
                (Text("Điểm nghẽn, bàn giao", "Bottleneck, hand-over"), 3),
                (Text("Việc phải làm", "To do"), 1.1),
                (Text("Hạn", "Due"), 0.9),
                (Text("Chậm", "Late"), 1.1),
                (Text("Đang cản trở", "Blocks"), 2.4),
            ),
            [_entry(survey, entry, lang) for entry in one.sheet.waiting],
            lang,
        )


def moved(survey: Survey, one: Ledger, lang: Lang) -> Iterator[Block]:
    """The due dates that were moved, with who moved them and why."""
    if one.moved:
        yield Heading(_MOVED.of(lang), 2)
        yield _about(
            one,
            "moved",
            headed(
                lang,
                (Text("Nội dung", "What"), 2.6),
                (Text("Từ", "From"), 0.9),
                (Text("Đến", "To"), 0.9),
                (Text("Mức dời", "By"), 1.1),
                (Text("Lý do", "Reasons"), 3),
            ),
            [_slip(survey, slip, lang) for slip in one.moved],
            lang,
        )


def _slip(survey: Survey, slip: Slip, lang: Lang) -> tuple[Cell, ...]:
    reasons = []
    for move in slip.moves:
        why = move.event.reason or (_NO_REASON.of(lang) if move.days > 0 else "")
        reasons.append(f"{date(move.event.on, lang)}, {move.event.by}" + (f": {why}" if why else ""))
    bare = any(move.days > 0 and not move.event.reason for move in slip.moves)
    return (
        Cell(label(survey, slip.id, lang)),
        dated(slip.first, lang),
        dated(slip.last, lang),
        said(days(slip.days, lang)),
        Cell("\n".join(reasons), manner="alarm" if bare else "plain"),
    )


def _named(record: Record, lang: Lang) -> Cell:
    return Cell(record.label(lang))


def _kind(record: Record, lang: Lang) -> str:
    return type(record).LABEL.of(lang)


def _about(
    one: Ledger,
    what: str,
    columns: tuple[Column, ...],
    rows: Sequence[tuple[Cell, ...]],
    lang: Lang,
    most: int = _MOST,
) -> Table:
    """A table of one ledger; those of all bodies make one sheet of a workbook."""
    topic = Topic(HOLDER.of(lang), holder(one, lang))
    return Table(columns, tuple(rows), title=_SHEETS[what].of(lang), topic=topic, most=most)
