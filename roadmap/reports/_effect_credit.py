"""What effects cost and whose they are, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.effects import Cost, Effect, Effects
from roadmap.graph.survey import Survey
from roadmap.locale.money import LEFT_OUT, counted, money
from roadmap.locale.value import number, percent, phrase
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import Block, Bullets, Cell, Heading, Paragraph, Table
from roadmap.reports._framing import billions, headed, label

_METHOD = Text(
    "Cách tính: kinh phí đã quyết toán (đã giải ngân, với khoản chưa quyết toán) cho chính đối tượng được đo, các "
    "hoạt động và nhiệm vụ của đối tượng đó, tính đến hết năm đo, chia cho mức cải thiện so với giá trị ban đầu. Không "
    "tính khi chưa đo, khi chưa cải thiện hoặc khi chưa có số kinh phí. Cùng một khoản tiền có thể đứng sau nhiều chỉ "
    "số nên không được cộng các dòng; con số cho biết chi phí đi kèm, không chứng minh quan hệ nhân quả.",
    "Method: money spent (disbursed, for lines without spending on record) on what is measured, its work and missions, "
    "up to the end of the year of measurement, divided by the improvement on the baseline. Not given where nothing was "
    "measured, nothing got better, or no money is on record. One sum may stand behind several indicators, so rows must "
    "not be added; the figure tells what went with the effect, it does not prove the cause.",
)
_POINTS = Text("điểm phần trăm", "percentage points")
_STEPS = {"spent": Text("quyết toán", "spent"), "disbursed": Text("giải ngân", "disbursed")}
_NOT_SHARED = Text("Chưa có hiệu quả nào được phân bổ", "No effect is shared out")
_UNSHARED = Text(
    "Hiệu quả đã đo nhưng chưa phân bổ cho chủ thể nào: {} chỉ số.",
    "Effects measured and not shared out to anybody: {} indicators.",
)
_OVERDRAWN = Text("⚠ phân bổ quá 100 %: hiệu quả bị tính trùng", "⚠ more than 100 %: the effect is counted twice")


MOST = 40
"""Rows of a table of effects that are read on a page; what comes after them is counted."""


def named(survey: Survey, one: Effect, lang: Lang) -> str:
    """The name of an indicator, and below it what it is of."""
    of = one.indicator.of
    return one.indicator.label(lang) + (f"\n{label(survey, of, lang)}" if of else "")


# --- what it cost ----------------------------------------------------------------------------------------------------


def costs(survey: Survey, found: Effects, lang: Lang) -> Iterator[Block]:
    """Money per unit of each effect that has both, with the method."""
    unit = survey.settings.money.unit
    rows = []
    for one in found.measured:
        if one.cost and one.series.latest:
            unit_of_gain = _POINTS.of(lang) if one.indicator.unit == "%" else one.indicator.unit
            gained = f"{number(one.cost.gain, lang)} {unit_of_gain}"
            rows.append(
                (
                    Cell(named(survey, one, lang)),
                    Cell(gained.strip(), one.cost.gain),
                    _paid(survey, one.cost, lang),
                    Cell(", ".join((*(_STEPS[step].of(lang) for step in one.cost.steps), str(one.series.latest.year)))),
                    Cell(money(one.cost.per_unit, unit, lang), manner="strong"),
                )
            )
    yield Heading(phrase("Money per unit of effect", "Kinh phí trên một đơn vị hiệu quả").of(lang))
    yield Paragraph(_METHOD.of(lang), "soft")
    yield Table(
        headed(
            lang,
            (Text("Chỉ số, đo cho", "Indicator, of what"), 2.6),
            (Text("Mức cải thiện so với ban đầu", "Improvement on baseline"), 1.6, "number"),
            (Text("Kinh phí, tỷ đồng", "Money, bn VND"), 1.1, "number"),
            (Text("Khâu, đến hết năm", "Step, up to"), 1.2),
            (Text("Trên một đơn vị hiệu quả", "Per unit of effect"), 1.5, "number"),
        ),
        tuple(rows),
        empty=phrase("Nowhere are both a gain and money on record", "Chưa có hiệu quả nào có đủ số đo và kinh phí").of(
            lang
        ),
        title=phrase("Money per unit", "Kinh phí đơn vị").of(lang),
        most=MOST,
    )
    if any(one.cost and one.cost.left_out for one in found.measured):
        yield Paragraph(LEFT_OUT.of(lang), "soft")


def _paid(survey: Survey, cost: Cost, lang: Lang) -> Cell:
    """What an effect cost, and how many lines of money do not say."""
    cell = billions(survey, cost.amount, lang)
    return cell._replace(text=counted(cell.text, cost.left_out, lang))


# --- whose it is, and what counts twice ------------------------------------------------------------------------------


def shares(survey: Survey, found: Effects, lang: Lang) -> Iterator[Block]:
    """Who has which share of each effect, the part that nobody has, and what would count twice."""
    yield Heading(phrase("Whose effect it is; nothing twice", "Phân bổ hiệu quả, không tính trùng").of(lang))
    rows = []
    shared = sorted((one for one in found.all if one.indicator.shares), key=lambda one: not one.overdrawn)
    for one in shared:
        owners = (f"{label(survey, id, lang)}: {percent(part, lang)}" for id, part in one.indicator.shares.items())
        left = Cell(percent(one.unallocated, lang), one.unallocated)
        rows.append(
            (
                Cell(named(survey, one, lang)),
                Cell("\n".join(owners)),
                Cell(percent(one.allocated, lang), one.allocated, "alarm" if one.overdrawn else "plain"),
                Cell(_OVERDRAWN.of(lang), manner="alarm") if one.overdrawn else left,
            )
        )
    yield Table(
        headed(
            lang,
            (Text("Chỉ số, đo cho", "Indicator, of what"), 2.2),
            (Text("Chủ thể và tỷ lệ", "Owners and their shares"), 2.6),
            (Text("Đã phân bổ", "Shared out"), 0.8, "number"),
            (Text("Chưa phân bổ", "Unallocated"), 1.2, "number"),
        ),
        tuple(rows),
        empty=_NOT_SHARED.of(lang),
        title=phrase("Shares", "Phân bổ").of(lang),
        most=MOST,
    )
    if bare := sum(not one.indicator.shares for one in found.measured):
        yield Paragraph(_UNSHARED.of(lang).format(number(bare, lang)), "soft")
    if found.doubles:
        pairs = tuple(
            phrase(
                "{first} and {second} measure the same effect: count only one",
                "{first} và {second} cùng đo một hiệu quả: chỉ tính một",
                first=first, second=second,
            ).of(lang)
            for first, second in found.doubles[:MOST]
        )  # fmt: skip
        yield Paragraph(phrase("⚠ Counted twice", "⚠ Tính trùng").of(lang), "alarm")
        yield Bullets(pairs)
        if (more := len(found.doubles) - MOST) > 0:
            yield Paragraph(phrase("and {n} more", "và {n} cặp khác", n=more).of(lang), "soft")
