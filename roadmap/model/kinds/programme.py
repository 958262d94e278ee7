"""Programmes and the missions (nhiệm vụ) that they assign."""

from typing import Annotated, ClassVar

from roadmap.model.kinds.chain import LINK_STANDING, Accountable, Answers, ResponsiblePost
from roadmap.model.money import Amount
from roadmap.model.record import About, Id, Ids, Line, Record, Ref
from roadmap.model.scale import STATES
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When


class Programme(Record):
    """A set of missions with common targets."""

    KIND: ClassVar[str] = "programme"
    LABEL: ClassVar[Text] = Text("chương trình", "programme")
    PLURAL: ClassVar[Text] = Text("chương trình", "programmes")

    directive: Annotated[Id | None, Ref("directive"), About("approved by", "phê duyệt theo")] = None
    accountable: Accountable = None
    post: ResponsiblePost = None
    answers: Answers = ()
    products: Annotated[Ids, Ref("product"), About("products", "sản phẩm")] = ()
    ceiling: Annotated[Amount | None, About("ceiling", "tổng kinh phí tối đa")] = None
    start: Annotated[When | None, About("start", "bắt đầu")] = None
    end: Annotated[When | None, About("end", "kết thúc")] = None


OBLIGATIONS = vocabulary("obligation", mandatory=("mandatory", "bắt buộc"), voluntary=("voluntary", "khuyến khích"))


class Mission(Record):
    """An assigned task (nhiệm vụ) with its six clarities: person, work, responsibility, time, authority, product."""

    KIND: ClassVar[str] = "mission"
    LABEL: ClassVar[Text] = Text("nhiệm vụ", "mission")
    PLURAL: ClassVar[Text] = Text("nhiệm vụ", "missions")

    programme: Annotated[Id | None, Ref("programme"), About("programme", "chương trình")] = None
    governing: Annotated[
        Id | None,
        Ref("organization"),
        About(
            "governing body",
            "cơ quan chủ quản",
            "Owns the mission and its budget.",
            "Cơ quan giao nhiệm vụ và quản lý ngân sách của nhiệm vụ.",
        ),
    ] = None
    lead: Annotated[
        Id | None,
        Ref("organization"),
        About("lead body", "cơ quan chủ trì", "Does the work.", "Đơn vị trực tiếp thực hiện."),
    ] = None
    coordinating: Annotated[Ids, Ref("organization"), About("coordinating bodies", "cơ quan phối hợp")] = ()
    post: ResponsiblePost = None
    authority: Annotated[
        Line,
        About(
            "authority",
            "thẩm quyền",
            "What the responsible post may decide by itself.",
            "Những việc người chịu trách nhiệm được tự quyết định.",
        ),
    ] = ""
    products: Annotated[Ids, Ref("product"), About("products", "sản phẩm")] = ()
    technologies: Annotated[Ids, Ref("technology"), About("technologies", "công nghệ")] = ()
    link: Annotated[
        Annotated[str, LINK_STANDING] | None,
        About(
            "standing of the product links",
            "tính chất liên kết sản phẩm",
            "Whether the assignment itself names the products and technologies, or somebody proposed the link.",
            "Văn bản giao nhiệm vụ nêu rõ sản phẩm, công nghệ, hay liên kết chỉ là đề xuất.",
        ),
    ] = None
    answers: Answers = ()
    key: Annotated[bool, About("key mission", "nhiệm vụ trọng tâm, cốt lõi")] = False
    start: Annotated[When | None, About("start", "bắt đầu")] = None
    due: Annotated[When | None, About("due", "thời hạn")] = None
    deliverable: Annotated[Text | None, About("deliverable", "sản phẩm đầu ra")] = None
    obligation: Annotated[Annotated[str, OBLIGATIONS] | None, About("obligation", "tính bắt buộc")] = None
    state: Annotated[
        Annotated[str, STATES] | None,
        About(
            "state",
            "trạng thái",
            "Without one, the dates tell: planned before the start, running after it.",
            "Nếu không ghi thì suy ra từ ngày: kế hoạch trước ngày bắt đầu, đang thực hiện sau đó.",
        ),
    ] = None
    proof: Annotated[Line, About("acceptance evidence", "minh chứng nghiệm thu")] = ""
