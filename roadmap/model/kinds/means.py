"""Means that several chains share: infrastructure and people."""

from typing import Annotated, ClassVar

from pydantic import Field

from roadmap.model.money import Number, Numbers
from roadmap.model.record import About, Id, Ids, Line, Record, Ref
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

INFRASTRUCTURE_TYPES = vocabulary(
    "infrastructure type",
    laboratory=("laboratory", "phòng thí nghiệm"),
    test_centre=("test centre", "trung tâm thử nghiệm"),
    database=("database", "cơ sở dữ liệu"),
    platform=("shared platform", "nền tảng dùng chung"),
    plant=("plant", "nhà máy"),
    network=("network", "mạng lưới"),
)


class Infrastructure(Record):
    """A laboratory, test centre, database, shared platform or plant that work depends on."""

    KIND: ClassVar[str] = "infrastructure"
    LABEL: ClassVar[Text] = Text("hạ tầng", "infrastructure")
    PLURAL: ClassVar[Text] = Text("hạ tầng", "infrastructure")

    type: Annotated[Annotated[str, INFRASTRUCTURE_TYPES] | None, About("type", "loại")] = None
    host: Annotated[Id | None, Ref("organization"), About("host", "đơn vị quản lý")] = None
    capacity: Annotated[
        Number | None,
        About(
            "capacity",
            "công suất",
            "Activities that it can serve at the same time.",
            "Số hoạt động phục vụ được cùng lúc.",
        ),
    ] = None
    ready: Annotated[When | None, About("ready", "ngày sẵn sàng")] = None
    open_to: Annotated[Ids, Ref("organization"), About("open to", "mở cho")] = ()
    supports: Annotated[Ids, Ref("technology", "product"), About("supports", "phục vụ")] = ()


class Workforce(Record):
    """People of one field, by year."""

    KIND: ClassVar[str] = "workforce"
    LABEL: ClassVar[Text] = Text("nhân lực", "workforce")
    PLURAL: ClassVar[Text] = Text("nhân lực", "workforce")

    field: Annotated[
        Line,
        About(
            "field",
            "lĩnh vực",
            "The field as activities name it under people.",
            "Tên lĩnh vực như đã ghi ở mục nhân lực của hoạt động.",
        ),
    ] = ""
    supply: Annotated[Numbers, About("supply by year", "nguồn cung theo năm")] = {}
    from_: Annotated[Ids, Field(alias="from"), Ref("organization"), About("where from", "nguồn đào tạo")] = ()

    def label(self, lang: str) -> str:
        """Its name in `lang`; where it has none, the field."""
        return super().label(lang) if self.name else self.field or self.id
