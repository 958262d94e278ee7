"""Whether money is concentrated or spread thin, as the report on money shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.graph.dispersion import Over, Spread, spread
from roadmap.graph.spending import line_name
from roadmap.graph.survey import Survey
from roadmap.locale.money import money
from roadmap.locale.value import number, percent
from roadmap.model.kinds.funding import Funding
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import Block, Cell, Table
from roadmap.reports._framing import billions, headed, label, said

EXPLAIN = Text(
    "Số đầu mối hiệu dụng: bằng N nếu tiền chia đều cho N đầu mối, gần 1 nếu một đầu mối nhận hầu hết "
    "(nghịch đảo chỉ số tập trung HHI). Khoản phục vụ nhiều đối tượng được chia đều cho từng đối tượng.",
    "Effective number: N where money is divided equally among N, near 1 where one has almost all (the inverse of the "
    "Herfindahl-Hirschman index). Money that serves several counts for each in equal parts.",
)
_SMALLEST = Text("Các khoản được phê duyệt nhỏ nhất", "The smallest approved lines of money")
_WHAT, _COUNT = Text("Chia theo", "Divided over"), Text("Số lượng", "Number")
_TOP, _LARGEST = Text("Tỷ trọng 3 mục lớn nhất", "Share of the top 3"), Text("Ba mục lớn nhất", "The top 3")
_APART = Text("Không gắn (tỷ đồng)", "Of none (bn VND)")
_FOR, _SOURCE = Text("Cấp cho", "For"), Text("Nguồn", "Source")
_APPROVED = Text("Phê duyệt (tỷ đồng)", "Approved (bn VND)")
_OVER: tuple[tuple[Over, Text], ...] = (
    ("mission", Text("Nhiệm vụ", "Missions")),
    ("subject", Text("Công nghệ, sản phẩm", "Technologies and products")),
    ("need", Text("Nhu cầu, bài toán", "Problems and needs")),
)
_RECEIVERS, _LINE = Text("Số đầu mối hiệu dụng", "Effective number"), Text("Khoản kinh phí", "Money")
_SMALL, _TOP_NUMBER = 5, 3


def spread_thin(survey: Survey, lines: Sequence[Funding], lang: Lang) -> Iterator[Block]:
    """How the money of `lines` is divided over missions, technologies and problems, and its smallest lines."""
    yield _spread(survey, lines, lang)
    yield _smallest(survey, lines, lang)


def _spread(survey: Survey, lines: Sequence[Funding], lang: Lang) -> Table:
    columns = headed(
        lang, (_WHAT, 1.5), (_COUNT, 0.7, "number"), (_RECEIVERS, 1, "number"), (_TOP, 1, "number"), (_LARGEST, 4),
        (_APART, 1, "number"),
    )  # fmt: skip
    rows = (_spread_row(survey, spread(survey, lines, over), name, lang) for over, name in _OVER)
    return Table(columns, tuple(rows), title=_RECEIVERS.of(lang))


def _spread_row(survey: Survey, one: Spread, name: Text, lang: Lang) -> tuple[Cell, ...]:
    count, effective, top = len(one.amounts), round(one.effective, 1), one.top(_TOP_NUMBER)
    unit = survey.settings.money.unit
    largest = [
        f"{label(survey, id, lang)}: {money(amount, unit, lang)}"
        for id, amount in list(one.amounts.items())[:_TOP_NUMBER]
        if amount
    ]
    return (
        Cell(name.of(lang)),
        Cell(number(count, lang), count),
        Cell(number(effective, lang), effective) if effective else said(""),
        Cell(percent(top, lang), top) if one.amounts and top is not None else said(""),
        said("\n".join(largest)),
        billions(survey, one.unplaced or None, lang),
    )


def _smallest(survey: Survey, lines: Sequence[Funding], lang: Lang) -> Table:
    columns = headed(lang, (_LINE, 2), (_FOR, 2), (_SOURCE, 1.5), (_APPROVED, 1, "number"))
    approved = {line.id: sum(line.approved.values()) for line in lines}
    small = sorted((line for line in lines if approved[line.id]), key=lambda line: (approved[line.id], line.id))
    rows = tuple(
        (Cell(line_name(survey, line, lang)), said(label(survey, line.for_, lang)),
         said(label(survey, line.source, lang)), billions(survey, approved[line.id], lang))
        for line in small[:_SMALL]
    )  # fmt: skip
    return Table(columns, rows, caption=_SMALLEST.of(lang))
