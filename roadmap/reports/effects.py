"""Effects: what was achieved, shown and paid for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.graph.effects import REQUIRED, Effect, Effects
from roadmap.graph.effects import effects as asked
from roadmap.graph.measures import indicators
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number, phrase
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.outcome import FAMILIES, Indicator
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    Paragraph,
    Table,
    Topic,
)  # fmt: skip
from roadmap.report import report
from roadmap.reports._effect_credit import MOST, costs, named, shares
from roadmap.reports._framing import UNKNOWN, body, figure, framed, headed, known, said, some, tally

_TITLE = Text("Báo cáo hiệu quả", "Effect report")
_NOTE = Text(
    "Hiệu quả là giá trị đo được so với giá trị ban đầu và mục tiêu. Báo cáo không dùng tỷ lệ phần trăm công việc hoàn "
    "thành. Mỗi hiệu quả chỉ xuất hiện một lần; số liệu của các chỉ số khác nhau không cộng với nhau.",
    "An effect is a measured value against its baseline and target. No share of work done is reported. Every effect "
    "stands here once; values of different indicators are never added.",
)
_MEASURED, _FAMILY = Text("Hiệu quả đã đo", "Measured effects"), Text("Nhóm hiệu quả", "Family")
_OTHER = Text("Chưa phân nhóm", "Of no family")
_BACKINGS = {
    "verified": Text("✓ {} xác nhận", "✓ verified by {}"),
    "own": Text("⚠ cơ quan báo cáo tự xác nhận: {}", "⚠ verified by the reporting body itself: {}"),
    "unverified": Text("⚠ chưa được cơ quan khác xác nhận", "⚠ verified by nobody else"),
    "bare": Text("⚠ chưa có minh chứng", "⚠ without evidence"),
}
_COUNTED = {
    "measured": Text("hiệu quả đã đo", "effects measured"),
    "met": Text("đạt mục tiêu của năm", "keep up with their target"),
    "short": Text("chưa đạt mục tiêu của năm", "fall short of it"),
    "worse": Text("xấu đi so với ban đầu", "worse than their baseline"),
    "weak": Text("chưa có xác nhận độc lập", "without independent proof"),
    "late": Text("đến hạn mà chưa đo", "due and not measured"),
    "unproven": Text(
        "công nghệ, sản phẩm chưa có hiệu quả đo được", "technologies and products without a measured effect"
    ),
}
_NOT_ASKED = Text("chưa đến hạn mục tiêu", "no target due yet")
_AIMLESS = Text("⚠ chưa có mục tiêu", "⚠ no target on record")
_WITHOUT = Text("{} chưa có mục tiêu", "{} have no target on record")
_UNDUE = Text("{} chưa đến hạn mục tiêu", "{} have no target due yet")
_THROUGH = Text("và {} công nghệ chỉ được đo qua sản phẩm", "and {} technologies measured only through a product")
_NO_BASELINE = Text("⚠ chưa có", "⚠ none")
_NONE = Text("Chưa có chỉ số nào", "No indicators on record")
_NOTHING_DUE = Text("Mọi chỉ số đến hạn đều đã đo", "Every indicator that is due has been measured")
_AHEAD = 1
_OF_THESE = (Technology, Product, Mission, Programme, Organization, Indicator)
"""What a report of effects is about; of any other record, only where an indicator measures it."""


@report("Effect report", "Báo cáo hiệu quả")
def effects(survey: Survey, focus: Sequence[str], lang: Lang) -> Document:
    """What was achieved: measured effects against baseline and target, how they are shown, and what they cost.

    Hiệu quả đo được so với giá trị ban đầu và mục tiêu, minh chứng và chi phí đi kèm.

    The families that the directive asks for come first (productivity, quality, value added), then the others. Each row
    is one indicator: its baseline, its last measured value with the year, the target that this year had (or the last
    one before it), the final target, whether it keeps up and whether it got worse than the baseline, its evidence, and
    who verified it. What falls short, got worse or is weakly shown comes first; where a family has too many rows, the
    others are counted. A value without evidence, verified by nobody or by the reporting body itself is marked. There is
    no percentage of work done anywhere.

    Every effect stands in the report once, under what it is of; shares over owners are listed with the part that nobody
    claims, and shares beyond 100 % and pairs of indicators that measure the same thing twice (the same unit and
    formula, one within the scope of the other) are named. Money per unit of effect is told with its method, and only
    where both are known. What has not been measured is listed with the year for which it is asked.

    With ids of technologies, products, missions, programmes, bodies or indicators: what those are measured by.
    """
    records = known(survey, focus)
    found = asked(survey, focus)
    known(survey, [one.id for one in records if not indicators(survey, one.id)], *_OF_THESE)
    drawn: list[Record] = [one.indicator for one in found.all]
    blocks = (
        KeyFigures(tuple(_key_figures(found, lang))),
        Paragraph(_NOTE.of(lang), "soft"),
        *_families(survey, found, lang),
        *costs(survey, found, lang),
        *shares(survey, found, lang),
        *_unmeasured(survey, found, lang),
    )
    return framed(survey, focus, lang, ("effects", _TITLE.of(lang)), blocks, drawn or records, wide=True)


def _key_figures(found: Effects, lang: Lang) -> Iterator[KeyFigure]:
    of = phrase("of {n} indicators", "trên {n} chỉ số", n=len(found.all)).of(lang)
    yield tally(len(found.measured), _COUNTED["measured"], lang, of)
    undue = [one for one in found.measured if one.series.met is None]
    aimless = sum(not one.series.targets for one in undue)
    counts_of = ((_UNDUE, len(undue) - aimless), (_WITHOUT, aimless))
    not_due = "; ".join(text.of(lang).format(number(count, lang)) for text, count in counts_of if count)
    met = sum(one.series.met is True for one in found.measured)
    yield tally(met, _COUNTED["met"], lang, not_due)
    counts = {
        "short": sum(one.series.met is False for one in found.measured),
        "worse": sum(one.series.worsened for one in found.measured),
        "weak": sum(one.backing != "verified" for one in found.measured),
        "late": sum(one.late for one in found.all),
        "unproven": len(found.unproven),
    }
    through = _THROUGH.of(lang).format(number(len(found.borrowed), lang)) if found.borrowed else ""
    for what, count in counts.items():
        note = through if what == "unproven" else ""
        yield tally(count, _COUNTED[what], lang, note, bad=True)


# --- family by family ------------------------------------------------------------------------------------------------


def _families(survey: Survey, found: Effects, lang: Lang) -> Iterator[Block]:
    names = (*REQUIRED, *(family for family in found.families if family not in REQUIRED))
    yield Heading(_MEASURED.of(lang))
    for family in names:
        known_as = FAMILIES.label(family).of(lang) if family else _OTHER.of(lang)
        measured = sorted((one for one in found.families.get(family, ()) if one.measured), key=_troubled)
        if not measured and family not in REQUIRED:
            continue
        yield Heading(capital(known_as), 2)
        nothing = phrase("Nothing measured yet; {n} indicators wait", "Chưa đo được gì; còn {n} chỉ số chờ đo",
                         n=len(found.families.get(family, ()))).of(lang)  # fmt: skip
        rows = tuple(_row(survey, one, lang) for one in measured)
        topic = Topic(_FAMILY.of(lang), capital(known_as))
        yield Table(_columns(lang), rows, empty=nothing, title=_MEASURED.of(lang), topic=topic, most=MOST)


def _troubled(one: Effect) -> tuple[bool, bool]:
    """What falls short or got worse comes first, then what is weakly shown; the rest stays in its order."""
    return not _failing(one), one.backing == "verified"


def _failing(one: Effect) -> bool:
    return one.series.met is False or one.series.worsened


def _columns(lang: Lang) -> tuple[Column, ...]:
    return headed(
        lang,
        (Text("Chỉ số, đo cho", "Indicator, of what"), 2.4),
        (Text("Đơn vị", "Unit"), 1.1),
        (Text("Ban đầu", "Baseline"), 1.1, "number"),
        (Text("Đo được (năm)", "Measured (year)"), 1.1, "number"),
        (Text("Mục tiêu đến hạn (năm)", "Target due (year)"), 1.1, "number"),
        (Text("Mục tiêu cuối (năm)", "Final target (year)"), 1.1, "number"),
        (Text("Nhận xét", "Verdict"), 1.1),
        (Text("Minh chứng, xác nhận", "Evidence and verification"), 2.2),
    )


def _row(survey: Survey, one: Effect, lang: Lang) -> tuple[Cell, ...]:
    held, latest, goal = one.series, one.series.latest, one.series.goal
    due = [target for target in held.targets if latest and target.year <= latest.year]
    said_of = [held.verdict.of(lang)] if held.verdict.vi else []
    if held.met is None:
        said_of.append((_NOT_ASKED if held.targets else _AIMLESS).of(lang))
    manner: Manner = "alarm" if _failing(one) else "soft" if held.met is None else "plain"
    base = figure(held.baseline, lang)
    return (
        Cell(named(survey, one, lang)),
        said(one.indicator.unit),
        base if held.baseline is not None else Cell(_NO_BASELINE.of(lang), manner="alarm"),
        figure(latest.number, lang, str(latest.year), "strong") if latest else said(""),
        figure(due[-1].number, lang, str(due[-1].year)) if due else said(""),
        figure(goal.number, lang, str(goal.year)) if goal else said(""),
        Cell("; ".join(said_of), manner=manner),
        _proof(survey, one, lang),
    )


def _proof(survey: Survey, one: Effect, lang: Lang) -> Cell:
    evidence = one.measured.evidence if one.measured else ""
    backing = _BACKINGS[one.backing or "bare"].of(lang).format(body(survey, one.verifier, lang))
    return Cell(
        f"{evidence}\n{backing}" if evidence else backing, manner="plain" if one.backing == "verified" else "alarm"
    )


# --- what is not measured yet ----------------------------------------------------------------------------------------


def _unmeasured(survey: Survey, found: Effects, lang: Lang) -> Iterator[Block]:
    yield Heading(phrase("Not measured yet", "Chưa đo").of(lang))
    waiting = [*(one for one in found.measured if one.late), *found.unmeasured]
    near = [one for one in waiting if one.next_due is None or one.next_due <= survey.today.year + _AHEAD]
    yield Table(
        headed(
            lang,
            (Text("Chỉ số, đo cho", "Indicator, of what"), 3),
            (Text("Nhóm", "Family"), 1.2),
            (Text("Năm phải đo", "Asked for the year"), 1.2),
            (Text("Mục tiêu cuối (năm)", "Final target (year)"), 1.2, "number"),
            (Text("Cơ quan báo cáo", "To be reported by"), 1.6),
        ),
        tuple(_waiting(survey, one, lang) for one in near),
        empty=(_NOTHING_DUE if found.all else _NONE).of(lang),
        title=phrase("Not measured", "Chưa đo").of(lang),
        most=MOST,
    )
    later: dict[int, list[str]] = {}
    for one in waiting:
        if one.next_due and one not in near:
            later.setdefault(one.next_due, []).append(one.indicator.label(lang))
    if later:
        yield Bullets(
            tuple(
                phrase("Asked for {year}: {n} indicators", "Phải đo năm {year}: {n} chỉ số", year=str(year),
                       n=len(names)).of(lang) + f" ({some(names, lang, 5)})"
                for year, names in later.items()
            )
        )  # fmt: skip
    if found.unproven:
        named = some([one.label(lang) for one in found.unproven], lang)
        many = phrase(
            "Technologies and products without any measured effect: {n}",
            "Công nghệ, sản phẩm chưa có hiệu quả đo được nào: {n}",
            n=len(found.unproven),
        )
        yield Paragraph(f"{many.of(lang)} ({named}).", "alarm")
    if found.borrowed:
        named = some([one.label(lang) for one in found.borrowed], lang)
        many = phrase(
            "Technologies measured only through products that use them: {n}",
            "Công nghệ chỉ được đo qua sản phẩm sử dụng: {n}",
            n=len(found.borrowed),
        )
        yield Paragraph(f"{many.of(lang)} ({named}).")


def _waiting(survey: Survey, one: Effect, lang: Lang) -> tuple[Cell, ...]:
    due, goal = one.next_due, one.series.goal
    ended = phrase("⚠ {year}, ended", "⚠ {year}, đã hết năm", year=str(due)).of(lang)
    return (
        Cell(named(survey, one, lang)),
        said(FAMILIES.label(one.indicator.family).of(lang) if one.indicator.family else ""),
        Cell(ended, due, "alarm") if one.late else Cell(str(due or UNKNOWN), due),
        figure(goal.number, lang, str(goal.year)) if goal else said(""),
        said(body(survey, one.indicator.reported_by, lang) if one.indicator.reported_by else ""),
    )
