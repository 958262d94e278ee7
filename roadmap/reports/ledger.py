"""Ledger: what each body and head had to do, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.graph.answering import ACCOUNTABLE, former_heads
from roadmap.graph.ledger import Ledger, ledgers
from roadmap.graph.ledger import ledger as asked
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, date, number, phrase
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Room,
    Table,
)
from roadmap.report import report
from roadmap.reports._framing import Head, framed, headed, known, post
from roadmap.reports._ledger_tables import HOLDER, done, holder, moved, owned, to_do, waiting

_TITLE = Text("Sổ trách nhiệm", "Responsibility ledger")
_NO_RATING = Text(
    "Sổ này nêu dữ kiện làm đầu vào cho việc đánh giá. Đây không phải là điểm số, xếp loại hay xếp hạng: cơ quan có "
    "nhiều việc quá hạn hoặc đang chờ xử lý được nêu trước để tiện chỉ đạo. Mỗi cơ quan có phần để giải trình.",
    "This ledger gives facts as inputs to evaluation. It is no score, grade or ranking: bodies for which most waits or "
    "is overdue come first, since somebody has to act there. Each has room for its explanation.",
)
_NOBODY = Text("Chưa có cơ quan nào được giao trách nhiệm.", "No body answers for anything yet.")
_HEADED = Text("Người đứng đầu: {}", "Headed by: {}")
_FORMER = Text("Trước đó trong năm: {}", "Earlier this year: {}")
_NO_HEAD = Text("⚠ Chưa ghi người đứng đầu", "⚠ No head on record")
_NO_PAST = Text(
    "Chưa biết thời hạn nào đã dời: kế hoạch chưa có lịch sử trong git.",
    "Which due dates were moved is not known: the plan has no history in git.",
)
_NOT_ADDED = Text(
    "Một việc có thể nằm trong sổ của nhiều cơ quan (chịu trách nhiệm, chủ trì): không cộng các dòng tổng hợp.",
    "One thing may stand in the ledgers of several bodies (who answers, who leads): its rows are not added up.",
)
_OTHERS = Text(
    "Không nêu {} cơ quan, tổ chức không chịu trách nhiệm việc nào và không có việc đến hạn, quá hạn, chậm hay đang "
    "chờ; nêu mã để xem riêng một cơ quan.",
    "Left out: {} bodies that answer for nothing and have nothing due, missed, late or waiting; name the id of a body "
    "to see it.",
)
_ENDED = Text("⚠ Đã hết thời gian giữ chức vụ ngày {}", "⚠ The term ended on {}")
_EXPLAIN = Text("Giải trình của {}", "Explanation by {}")
_LINES = 4
_COUNTED = {
    "owned": Text("đầu việc chịu trách nhiệm", "answered for"),
    "led": Text("nhiệm vụ chủ trì cho cơ quan khác", "missions led for others"),
    "due": Text("sắp đến hạn", "to come"),
    "kept": Text("đã hoàn thành", "done"),
    "missed": Text("quá hạn, chưa xong", "missed so far"),
    "longest": Text("ngày chậm nhiều nhất", "days late at most"),
    "waiting": Text("việc đang chờ", "waiting for it"),
}


@report("Responsibility ledger", "Sổ trách nhiệm")
def ledger(survey: Survey, focus: Sequence[str], lang: Lang) -> Document:
    """What each body or head answers for: due, met, missed, days late, what waits for it, and room to explain.

    Cơ quan, người đứng đầu chịu trách nhiệm gì: đến hạn, đã đạt, quá hạn, chậm bao nhiêu ngày, việc gì đang chờ.

    A section for each body that answers for anything or has something due, missed, late or waiting (or for each
    organisation and post whose id is given), those with most that is missed or waits first; how many others there are
    is said at the end. What a body answers for is what RACI calls accountable, one body alone, as in the responsibility
    matrix; missions that it leads for another body (responsible) are told apart. Each section holds what it answers for
    and leads; all that it missed so far, with days late and what waits behind it, and what comes next; what was done,
    in time or how late; bottlenecks that it has to clear and hand-overs that it has to accept; and due dates that were
    moved, with the reasons, as far as git knows the history. Days are calendar days; of a vague date the last day
    counts. Work that is done has no date of its own, so that it is not said whether it came in time.

    Each section leaves room for the body's explanation. The ledger gives inputs to evaluation: it never rates, scores
    or ranks.
    """
    named = [one for one in known(survey, focus, Organization, Post) if isinstance(one, Organization | Post)]
    found = [asked(survey, one) for one in named] if focus else ledgers(survey)
    blocks: list[Block] = [Paragraph(_NO_RATING.of(lang), "strong")]
    if not found:
        blocks.append(Paragraph(_NOBODY.of(lang), "alarm"))
    if len(found) > 1:
        blocks.append(_overview(found, lang))
    for place, one in enumerate(found):
        if place or len(found) > 1:
            blocks.append(PageBreak())
        blocks += _section(survey, one, lang)
    sheets = [one.sheet for one in found]
    drawn = [entry.record for one in sheets for entry in (*one.owned, *one.led, *one.overdue, *one.due)]
    notes = [ACCOUNTABLE.of(lang)] if found else []
    notes += [_NOT_ADDED.of(lang)] if len(found) > 1 else []
    others = 0 if focus else len(survey.of(Organization)) - len(found)
    notes += [_OTHERS.of(lang).format(number(others, lang))] if others else []
    notes += [] if survey.history.since else [(survey.history.trouble or _NO_PAST).of(lang)]
    return framed(survey, focus, lang, ("ledger", _TITLE.of(lang)), blocks, drawn, footnotes=notes)


def _counts(one: Ledger) -> dict[str, int]:
    return {
        "owned": len(one.sheet.owned),
        "led": len(one.sheet.led),
        "due": len(one.sheet.due),
        "kept": len(one.kept),
        "missed": len(one.missed),
        "longest": one.longest,
        "waiting": len(one.sheet.waiting),
    }


def _overview(found: Sequence[Ledger], lang: Lang) -> Table:
    heads: list[Head] = [(Text(*map(capital, words)), 1, "number") for words in _COUNTED.values()]
    columns = headed(lang, (HOLDER, 2.2), *heads)
    rows = []
    for one in found:
        counts = _counts(one)
        cells = (
            Cell(number(count, lang), count, "alarm" if count and what in ("missed", "longest") else "plain")
            for what, count in counts.items()
        )
        rows.append((Cell(holder(one, lang)), *cells))
    return Table(columns, tuple(rows), title=phrase("Overview", "Tổng hợp").of(lang))


def _section(survey: Survey, one: Ledger, lang: Lang) -> Iterator[Block]:
    name = holder(one, lang)
    yield Heading(name)
    if isinstance(one.sheet.holder, Organization):
        heads = "; ".join(_term(held, lang) for held in one.sheet.heads)
        yield Paragraph(_HEADED.of(lang).format(heads) if heads else _NO_HEAD.of(lang), "soft" if heads else "alarm")
        if former := "; ".join(_term(held, lang) for held in former_heads(survey, one.sheet.holder.id)):
            yield Paragraph(_FORMER.of(lang).format(former), "soft")
    elif (until := one.sheet.holder.until) and until.surely_before(survey.today):
        yield Paragraph(_ENDED.of(lang).format(date(until, lang)), "alarm")
    yield KeyFigures(tuple(_key_figures(one, lang)))
    yield from owned(one, lang)
    yield from to_do(survey, one, lang)
    yield from done(one, lang)
    yield from waiting(survey, one, lang)
    yield from moved(survey, one, lang)
    yield Room(_EXPLAIN.of(lang).format(name), _LINES)


def _term(held: Post, lang: Lang) -> str:
    """A post with its holder, since when and until when, as far as that is on record."""
    since = phrase("since {day}", "từ {day}", day=held.from_).of(lang) if held.from_ and not held.until else ""
    until = phrase("until {day}", "đến {day}", day=held.until).of(lang) if held.until else ""
    return post(held, lang) + (f" ({since or until})" if since or until else "")


def _key_figures(one: Ledger, lang: Lang) -> Iterator[KeyFigure]:
    for what, count in _counts(one).items():
        note = ""
        if what == "kept" and count:
            timely, late = len(one.in_time), len(one.late)
            note = phrase(
                "{timely} in time, {late} late, {rest} not known",
                "{timely} đúng hạn, {late} chậm, {rest} chưa rõ",
                timely=timely,
                late=late,
                rest=count - timely - late,
            ).of(lang)
        alarm = count and what in ("missed", "longest")
        yield KeyFigure(number(count, lang), _COUNTED[what].of(lang), note, "alarm" if alarm else "plain")
