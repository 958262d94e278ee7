"""Outcomes: effects that are measured against a baseline and a target."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from roadmap.model.money import Number, Numbers, Share, Year
from roadmap.model.record import About, Id, Line, Part, Record, Ref
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

FAMILIES = vocabulary(
    "indicator family",
    productivity=("productivity", "năng suất"),
    quality=("quality", "chất lượng"),
    value_added=("value added", "giá trị gia tăng"),
    mastery=("mastery", "làm chủ công nghệ"),
    localisation=("localisation", "nội địa hóa"),
    market=("market", "thị trường"),
    diffusion=("diffusion", "lan tỏa"),
    export=("export", "xuất khẩu"),
    people=("people", "nhân lực"),
    knowledge=("knowledge and patents", "tri thức, sáng chế"),
    other=("other", "khác"),
)
DIRECTIONS = vocabulary(
    "direction", up=("higher is better", "càng cao càng tốt"), down=("lower is better", "càng thấp càng tốt")
)


def _plain_value(value: object) -> object:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return {"value": value} if plain else value


class Measured(Part):
    """A value that was measured, and what shows it."""

    value: Annotated[Number | None, About("value", "giá trị")] = None
    on: Annotated[When | None, About("measured on", "ngày đo")] = None
    evidence: Annotated[Line, About("evidence", "minh chứng")] = ""
    verified_by: Annotated[Id | None, Ref("organization"), About("verified by", "cơ quan xác nhận")] = None


ValueOrTable = Annotated[Measured, BeforeValidator(_plain_value, json_schema_input_type=Number | Measured)]


class Indicator(Record):
    """A measured effect of a product, technology, mission or programme; never a percentage of work done."""

    KIND: ClassVar[str] = "indicator"
    LABEL: ClassVar[Text] = Text("chỉ số", "indicator")
    PLURAL: ClassVar[Text] = Text("chỉ số", "indicators")

    of: Annotated[Id | None, Ref(), About("of", "đo cho")] = None
    family: Annotated[Annotated[str, FAMILIES] | None, About("family", "nhóm chỉ số")] = None
    unit: Annotated[Line, About("unit", "đơn vị")] = ""
    direction: Annotated[Annotated[str, DIRECTIONS], About("direction", "chiều")] = "up"
    formula: Annotated[
        Text | None,
        About(
            "formula",
            "công thức",
            "Numerator and denominator, so that two reports compare.",
            "Nêu rõ tử số, mẫu số để các báo cáo so sánh được với nhau.",
        ),
    ] = None
    baseline: Annotated[ValueOrTable | None, About("baseline", "đường cơ sở")] = None
    target: Annotated[Numbers, About("target by year", "mục tiêu theo năm")] = {}
    actual: Annotated[Mapping[Year, ValueOrTable], About("actual by year", "thực tế theo năm")] = {}
    reported_by: Annotated[Id | None, Ref("organization"), About("reported by", "cơ quan báo cáo")] = None
    verified_by: Annotated[Id | None, Ref("organization"), About("verified by", "cơ quan xác nhận")] = None
    shares: Annotated[
        Mapping[Id, Share],
        Ref(),
        About(
            "shares",
            "phân bổ",
            "Whose share of the effect it is; shares over owners are at most 1 in sum.",
            "Phần hiệu quả của từng chủ thể; tổng các phần không quá 1.",
        ),
    ] = {}
