"""Money on its way from approval to spending."""

from typing import Annotated, ClassVar

from pydantic import Field

from roadmap.model.money import Amounts
from roadmap.model.record import About, Id, Record, Ref
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary

SOURCE_KINDS = vocabulary(
    "source kind",
    state_budget=("state budget", "ngân sách nhà nước"),
    firm=("firm", "doanh nghiệp"),
    fund=("fund", "quỹ"),
    venture=("venture capital", "vốn mạo hiểm"),
    foreign=("foreign", "nước ngoài"),
)
ROUTES = vocabulary("route", grant=("grant", "tài trợ"), order=("order", "đặt hàng"))

MONEY_STEPS = ("approved", "allocated", "committed", "disbursed", "spent")
"""The steps of money in order; no later step can exceed an earlier one."""


class Funding(Record):
    """One line of money for an activity, mission or programme, year by year, in the workspace's unit."""

    KIND: ClassVar[str] = "funding"
    LABEL: ClassVar[Text] = Text("kinh phí", "funding")
    PLURAL: ClassVar[Text] = Text("kinh phí", "funding")

    for_: Annotated[
        Id | None,
        Field(alias="for"),
        Ref("activity", "mission", "programme", "technology", "product", "infrastructure"),
        About("for", "cấp cho"),
    ] = None
    source: Annotated[Id | None, Ref("organization"), About("source", "nguồn")] = None
    source_kind: Annotated[Annotated[str, SOURCE_KINDS] | None, About("kind of source", "loại nguồn")] = None
    route: Annotated[Annotated[str, ROUTES] | None, About("route", "hình thức")] = None
    approved: Annotated[Amounts, About("approved", "phê duyệt")] = {}
    allocated: Annotated[Amounts, About("allocated", "phân bổ")] = {}
    committed: Annotated[Amounts, About("committed", "ký kết")] = {}
    disbursed: Annotated[Amounts, About("disbursed", "giải ngân")] = {}
    spent: Annotated[Amounts, About("spent", "quyết toán")] = {}
