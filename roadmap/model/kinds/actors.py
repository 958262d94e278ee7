"""Who acts: organisations and the posts whose holders answer in person."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from roadmap.model.record import About, Id, Line, Record, Ref
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

ORGANIZATION_TYPES = vocabulary(
    "organization type",
    ministry=("ministry", "bộ"),
    agency=("agency", "cơ quan"),
    locality=("locality", "địa phương"),
    party_body=("party body", "cơ quan Đảng"),
    institute=("research institute", "viện nghiên cứu"),
    university=("university", "trường đại học"),
    firm=("firm", "doanh nghiệp"),
    start_up=("innovative start-up", "doanh nghiệp khởi nghiệp sáng tạo"),
    fund=("fund", "quỹ"),
    association=("association", "hiệp hội"),
    foreign=("foreign party", "đối tác nước ngoài"),
)

_HOUSE_OF_TYPE = {
    "ministry": "state",
    "agency": "state",
    "locality": "state",
    "party-body": "state",
    "institute": "academia",
    "university": "academia",
    "firm": "enterprise",
    "start-up": "enterprise",
    "fund": "enterprise",
    "association": "enterprise",
}


class Organization(Record):
    """A body that governs, leads, takes part, pays or buys: ministry, agency, institute, university, firm."""

    KIND: ClassVar[str] = "organization"
    LABEL: ClassVar[Text] = Text("tổ chức", "organisation")
    PLURAL: ClassVar[Text] = Text("tổ chức", "organisations")

    short: Annotated[
        Text | None,
        About(
            "short name",
            "tên viết tắt",
            "What diagrams write where the full name is too long.",
            "Tên dùng trên sơ đồ khi tên đầy đủ quá dài.",
        ),
    ] = None
    type: Annotated[Annotated[str, ORGANIZATION_TYPES] | None, About("type", "loại hình")] = None
    parent: Annotated[Id | None, Ref("organization"), About("parent body", "cơ quan chủ quản cấp trên")] = None
    country: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None,
        About(
            "country",
            "quốc gia",
            "Two letters of ISO 3166; a supplier that names none is neither domestic nor foreign.",
            "Hai chữ cái theo ISO 3166, ví dụ VN; nhà cung ứng không ghi thì chưa rõ trong nước hay nước ngoài.",
        ),
    ] = None
    sector: Annotated[Line, About("sector", "ngành, lĩnh vực")] = ""

    @property
    def house(self) -> str | None:
        """Which of the three houses it belongs to: ``state``, ``academia``, ``enterprise``; else None."""
        return _HOUSE_OF_TYPE.get(self.type or "")

    def short_label(self, lang: str) -> str:
        """The short name in `lang`, or the full one where there is none."""
        return (self.short.of(lang) if self.short else "") or self.label(lang)


class Post(Record):
    """An office whose holder answers in person, such as a minister; people change, the post stays."""

    KIND: ClassVar[str] = "post"
    LABEL: ClassVar[Text] = Text("chức vụ", "post")
    PLURAL: ClassVar[Text] = Text("chức vụ", "posts")

    organization: Annotated[Id | None, Ref("organization"), About("organisation", "tổ chức")] = None
    title: Annotated[Text | None, About("title", "chức danh")] = None
    head: Annotated[
        bool,
        About(
            "head of the body",
            "người đứng đầu",
            "Whether the holder heads the organisation.",
            "Người giữ chức vụ có đứng đầu tổ chức hay không.",
        ),
    ] = True
    holder: Annotated[Line, About("holder", "người giữ chức vụ")] = ""
    from_: Annotated[When | None, Field(alias="from"), About("from", "từ ngày")] = None
    until: Annotated[When | None, About("until", "đến ngày")] = None
