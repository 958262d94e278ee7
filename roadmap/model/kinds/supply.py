"""Inputs to products, and technologies already in use."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from roadmap.model.money import Amount, Share
from roadmap.model.record import About, Id, Ids, Line, Part, Record, Ref
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When


class Supply(Record):
    """An input to a product or technology, and who supplies it."""

    KIND: ClassVar[str] = "supply"
    LABEL: ClassVar[Text] = Text("nguồn cung", "supply")
    PLURAL: ClassVar[Text] = Text("nguồn cung", "supplies")

    product: Annotated[Id | None, Ref("product", "technology"), About("for", "cung cấp cho")] = None
    component: Annotated[Text | None, About("component", "linh kiện, đầu vào")] = None
    supplier: Annotated[Id | None, Ref("organization"), About("supplier", "nhà cung ứng")] = None
    country: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None,
        About("country", "quốc gia", "Two letters of ISO 3166.", "Hai chữ cái theo ISO 3166, ví dụ VN."),
    ] = None
    share: Annotated[Share | None, About("share of the input", "tỷ trọng")] = None
    substitutes: Annotated[Ids, Ref("organization"), About("substitute suppliers", "nhà cung ứng thay thế")] = ()


RATINGS = vocabulary("rating", weak=("weak", "yếu, lạc hậu"), fair=("fair", "trung bình"), good=("good", "tốt"))


class UpgradeMeasure(Part):
    """What is done about a technology that no longer serves."""

    action: Annotated[Text | None, About("measure", "biện pháp")] = None
    cost: Annotated[Amount | None, About("cost", "chi phí")] = None
    gain: Annotated[Line, About("gain", "lợi ích")] = ""
    due: Annotated[When | None, About("due", "thời hạn")] = None


class Deployment(Record):
    """A technology in use today, reviewed for upgrade or replacement."""

    KIND: ClassVar[str] = "deployment"
    LABEL: ClassVar[Text] = Text("công nghệ đang sử dụng", "deployment")
    PLURAL: ClassVar[Text] = Text("công nghệ đang sử dụng", "deployments")

    who: Annotated[Id | None, Ref("organization"), About("who uses it", "đơn vị sử dụng")] = None
    sector: Annotated[Line, About("sector", "ngành, lĩnh vực")] = ""
    technology: Annotated[Id | None, Ref("technology", "product"), About("technology", "công nghệ")] = None
    since: Annotated[When | None, About("since", "từ ngày")] = None
    generation: Annotated[Line, About("generation", "thế hệ")] = ""
    rating: Annotated[Annotated[str, RATINGS] | None, About("rating", "đánh giá")] = None
    replaced_by: Annotated[Id | None, Ref("technology", "product"), About("replaced by", "thay bằng")] = None
    measure: Annotated[UpgradeMeasure | None, About("upgrade measure", "biện pháp nâng cấp")] = None
