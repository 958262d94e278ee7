"""Pilots: what is being tried out, for how long, and what is missing on the way to a market."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.graph.pilots import GAPS, Trial, trial, trials
from roadmap.graph.survey import Survey
from roadmap.locale.value import date, number, phrase
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
)
from roadmap.report import report
from roadmap.reports._framing import UNKNOWN, body, dated, framed, headed, known, said, some, tally

_TITLE = Text("Theo dõi từ thử nghiệm ra thị trường", "Pilot-to-market watch")
_STUCK = Text("Chưa có bước tiếp theo", "Without a next step")
_GOING = Text("Đã có bước tiếp theo", "With a next step")
_NO_PILOT = Text("Chưa có thử nghiệm nào đã bắt đầu", "No pilot has begun")
_NONE_STUCK = Text("Mọi thử nghiệm đều đã có bước tiếp theo", "Every pilot has a next step")
_NONE_GOING = Text("Không có thử nghiệm nào đang trên đường ra thị trường", "No other pilot is on its way")
_ENDED = Text("đã kết thúc", "has ended")
_PAST = Text("quá ngày kết thúc dự kiến", "past its planned end")
_RUNNING = Text("đang thử nghiệm", "running")
_SUSPENDED = Text("tạm dừng", "suspended")
_COMPLETE = Text("✓ không thiếu", "✓ nothing")
_NO_BUYER = Text("⚠ chưa có", "⚠ none")


@report("Pilot-to-market watch", "Theo dõi từ thử nghiệm ra thị trường")
def pilots(survey: Survey, focus: Sequence[str], lang: Lang) -> Document:
    """Pilots on their way to a market: how long they last, what follows, who buys first, and what is missing.

    Các thử nghiệm trên đường ra thị trường: kéo dài bao lâu, bước tiếp theo, người mua đầu tiên và còn thiếu gì.

    A row for every technology and product whose pilots have begun and were not stopped by decision. First come those
    after which neither production nor commercialisation is planned (check STG403 warns of them), the longest first;
    then those that go on, with what comes next and when; those that have ended, go on and lack nothing are only named.
    For a technology, production of a product that uses it counts. How long a pilot lasted stands apart from how long
    its next step has not begun since it ended.

    The first buyer is a body that takes part as a buyer, or the owner of a need that is under contract or ordered.
    Missing can be: one accountable body, a next stage or its start, a first buyer, a firm, money for the next stage,
    and criteria for leaving the pilot. A pilot that was stopped by decision is an honest result and is left out.

    With ids of technologies or products, only these, each with its row.
    """
    found = sorted(_chosen(survey, focus), key=lambda one: _since_begun(survey, one), reverse=True)
    stuck = [one for one in found if one.stuck]
    through = [one for one in found if one.through and not focus]
    going = [one for one in found if not one.stuck and one not in through]
    blocks: list[Block] = [KeyFigures(tuple(_key_figures(survey, found, [*stuck, *going], lang)))]
    if found:
        blocks += _part(survey, stuck, _STUCK, _NONE_STUCK, lang)
        blocks += _part(survey, going, _GOING, _NONE_GOING, lang)
        if through:
            many = phrase(
                "Pilots that have ended, go on, and lack nothing: {n}", "Đã qua thử nghiệm, không còn thiếu gì: {n}",
                n=len(through),
            )  # fmt: skip
            named = some([one.subject.label(lang) for one in through], lang)
            blocks.append(Paragraph(f"{many.of(lang)} ({named})."))
    else:
        blocks.append(Paragraph(_NO_PILOT.of(lang)))
    drawn: list[Record] = [record for one in found for record in (one.subject, *one.pilots, *one.next)]
    return framed(survey, focus, lang, ("pilots", _TITLE.of(lang)), blocks, drawn, wide=True)


def _chosen(survey: Survey, focus: Sequence[str]) -> list[Trial]:
    """The trials of everything, or of what is in focus."""
    named = known(survey, focus, Technology, Product)
    found = (trial(survey, one) for one in named if isinstance(one, Technology | Product))
    return [one for one in found if one] if focus else list(trials(survey))


def _since_begun(survey: Survey, one: Trial) -> int:
    """Months in the pilots and in waiting after them."""
    return (one.months(survey.today) or 0) + (one.waited(survey.today) or 0)


def _key_figures(survey: Survey, found: Sequence[Trial], told: Sequence[Trial], lang: Lang) -> list[KeyFigure]:
    """Of all that were `found`; how long they last and wait is that of those that have a row."""
    stuck = [one for one in found if one.stuck]
    ended = sum(one.ended for one in stuck)
    lasted = max((one.months(survey.today) or 0 for one in told), default=0)
    waited = max((one.waited(survey.today) or 0 for one in told if not one.onward), default=0)
    bare = sum(not one.buyers for one in found)
    counted = (
        (len(found), phrase("chains with pilots", "chuỗi có thử nghiệm"), False),
        (len(stuck), phrase("without production or sale planned", "chưa có kế hoạch sản xuất, thương mại hóa"), True),
        (ended, phrase("of these have ended or should have", "trong đó đã kết thúc hoặc quá hạn kết thúc"), True),
        (lasted, phrase("months of a pilot, at most", "tháng thử nghiệm, lâu nhất"), False),
        (
            waited,
            phrase("months since a planned end, at most", "tháng kể từ hạn kết thúc, lâu nhất"),
            True,
        ),
        (bare, phrase("without a first buyer", "chưa có người mua đầu tiên"), True),
    )
    return [tally(count, label, lang, bad=alarms) for count, label, alarms in counted]


def _part(survey: Survey, found: Sequence[Trial], heading: Text, nothing: Text, lang: Lang) -> list[Block]:
    columns = headed(
        lang,
        (Text("Công nghệ, sản phẩm", "Technology, product"), 2.4),
        (Text("Bắt đầu thử nghiệm", "Pilot began"), 1),
        (Text("Thử nghiệm kéo dài (tháng)", "Pilot lasts, months"), 0.8, "number"),
        (Text("Chờ từ hạn kết thúc (tháng)", "Waits since its planned end, months"), 0.8, "number"),
        (Text("Tình trạng", "State of the pilot"), 1.2),
        (Text("Bước tiếp theo, từ", "Next step, from"), 1.9),
        (Text("Người mua đầu tiên", "First buyer"), 1.2),
        (Text("Còn thiếu", "Missing"), 2.4),
    )
    rows = tuple(_row(survey, one, lang) for one in found)
    return [Heading(heading.of(lang)), Table(columns, rows, empty=nothing.of(lang), title=heading.of(lang))]


def _row(survey: Survey, one: Trial, lang: Lang) -> tuple[Cell, ...]:
    state = (_ENDED if one.done else _SUSPENDED if one.suspended else _PAST if one.ended else _RUNNING).of(lang)
    if one.until and (not one.done or one.until.surely_before(survey.today)):
        state += f"\n({date(one.until, lang)})"
    following = one.next[0] if one.next else None
    after = (
        f"{following.label(lang)}, {date(following.start, lang) if following.start else UNKNOWN}" if following else ""
    )
    buyers = ", ".join(body(survey, id, lang) for id in one.buyers)
    gaps = "; ".join(GAPS.label(gap).of(lang) for gap in one.gaps)
    alarm = one.ended and one.stuck
    return (
        Cell(one.subject.label(lang), manner="strong"),
        dated(one.since, lang),
        _months(one.months(survey.today), lang),
        _months(one.waited(survey.today), lang, alarms=not one.onward),
        Cell(f"⚠ {state}", manner="alarm") if alarm else Cell(state),
        said(after),
        Cell(buyers) if buyers else Cell(_NO_BUYER.of(lang), manner="alarm"),
        Cell(gaps, manner="alarm" if one.stuck else "plain") if gaps else Cell(_COMPLETE.of(lang)),
    )


def _months(count: int | None, lang: Lang, *, alarms: bool = False) -> Cell:
    if count is None:
        return said("")
    return Cell(number(count, lang), count, "alarm" if alarms and count else "plain")
