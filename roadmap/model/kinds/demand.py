"""Demand: the problems, markets and orders that a chain exists for."""

from typing import Annotated, ClassVar

from roadmap.model.money import Numbers
from roadmap.model.record import About, Id, Line, Record, Ref
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary

NEED_KINDS = vocabulary(
    "need kind",
    problem=("national problem", "bài toán lớn"),
    market=("market demand", "nhu cầu thị trường"),
    order=("state order", "đặt hàng"),
)
BENEFICIARIES = vocabulary(
    "beneficiary",
    citizen=("citizens", "người dân"),
    firm=("firms", "doanh nghiệp"),
    state=("the State", "Nhà nước"),
)
COMMITMENTS = vocabulary(
    "commitment",
    stated=("stated", "nêu nhu cầu"),
    letter=("letter of intent", "thư cam kết"),
    contract=("contract", "hợp đồng"),
    order=("state order", "đơn đặt hàng"),
)


class Need(Record):
    """A national problem, a market demand or an order that something answers."""

    KIND: ClassVar[str] = "need"
    LABEL: ClassVar[Text] = Text("nhu cầu, bài toán", "need")
    PLURAL: ClassVar[Text] = Text("nhu cầu, bài toán", "needs")

    kind: Annotated[Annotated[str, NEED_KINDS] | None, About("kind", "loại nhu cầu")] = None
    owner: Annotated[Id | None, Ref("organization"), About("owner", "cơ quan nêu nhu cầu")] = None
    sector: Annotated[Line, About("sector", "ngành, lĩnh vực")] = ""
    beneficiary: Annotated[Annotated[str, BENEFICIARIES] | None, About("beneficiary", "đối tượng hưởng lợi")] = None
    commitment: Annotated[Annotated[str, COMMITMENTS] | None, About("commitment", "mức cam kết")] = None
    unit: Annotated[Line, About("unit", "đơn vị tính")] = ""
    quantity: Annotated[Numbers, About("quantity by year", "khối lượng theo năm")] = {}
