"""What holds work up."""

from typing import Annotated, ClassVar

from roadmap.model.record import About, Id, Ids, Record, Ref
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

CAUSES = vocabulary(
    "cause",
    law=("law", "thể chế, pháp luật"),
    money=("money", "kinh phí"),
    people=("people", "nhân lực"),
    data=("data", "dữ liệu"),
    infrastructure=("infrastructure", "hạ tầng"),
    technology=("technology", "công nghệ"),
    supplier=("supplier", "nhà cung ứng"),
    market=("market", "thị trường"),
    security=("security", "an toàn, an ninh"),
)


class Bottleneck(Record):
    """Something that holds work up (điểm nghẽn), who clears it and by when."""

    KIND: ClassVar[str] = "bottleneck"
    LABEL: ClassVar[Text] = Text("điểm nghẽn", "bottleneck")
    PLURAL: ClassVar[Text] = Text("điểm nghẽn", "bottlenecks")

    cause: Annotated[Annotated[str, CAUSES] | None, About("cause", "nguyên nhân")] = None
    blocks: Annotated[Ids, Ref(), About("blocks", "cản trở")] = ()
    owner: Annotated[Id | None, Ref("organization"), About("owner", "cơ quan tháo gỡ")] = None
    remedy: Annotated[Text | None, About("remedy", "giải pháp")] = None
    opened: Annotated[When | None, About("opened", "ngày phát sinh")] = None
    due: Annotated[When | None, About("due", "hạn tháo gỡ")] = None
    closed: Annotated[When | None, About("closed", "ngày tháo gỡ")] = None
