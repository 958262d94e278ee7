"""The value chain: technologies, products, the work at each stage, and who hands over to whom."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from roadmap.model.kinds.work import Duration, Gate, Participation, Precedence, Proof, Transfer
from roadmap.model.money import Number
from roadmap.model.record import About, Id, Ids, Keyed, Line, Part, Record, Ref
from roadmap.model.scale import MASTERY, STAGES, STATES, CriLevel, MrlLevel, TrlLevel
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

MasteryLevel = Annotated[str, MASTERY]
Assessed = Annotated[When | None, About("assessed", "ngày đánh giá")]


class Readiness(Part):
    """Technology readiness (TRL) of one element at one time; it may fall."""

    now: Annotated[TrlLevel | None, About("TRL now", "TRL hiện tại")] = None
    target: Annotated[TrlLevel | None, About("TRL target", "TRL mục tiêu")] = None
    assessed: Assessed = None
    evidence: Proof = ""


class ManufacturingReadiness(Part):
    """Manufacturing readiness (MRL)."""

    now: Annotated[MrlLevel | None, About("MRL now", "MRL hiện tại")] = None
    target: Annotated[MrlLevel | None, About("MRL target", "MRL mục tiêu")] = None
    assessed: Assessed = None
    evidence: Proof = ""


class CommercialReadiness(Part):
    """Commercial readiness (CRI)."""

    now: Annotated[CriLevel | None, About("CRI now", "CRI hiện tại")] = None
    target: Annotated[CriLevel | None, About("CRI target", "CRI mục tiêu")] = None
    assessed: Assessed = None
    evidence: Proof = ""


class Mastery(Part):
    """How far the country masters a technology, on the ladder from use to lead."""

    now: Annotated[MasteryLevel | None, About("mastery now", "mức làm chủ hiện tại")] = None
    target: Annotated[MasteryLevel | None, About("mastery target", "mức làm chủ mục tiêu")] = None
    assessed: Assessed = None
    evidence: Proof = ""


Accountable = Annotated[
    Id | None,
    Ref("organization"),
    About(
        "accountable end to end",
        "chịu trách nhiệm xuyên suốt",
        "The one body accountable over all stages.",
        "Một cơ quan duy nhất chịu trách nhiệm qua mọi giai đoạn.",
    ),
]
ResponsiblePost = Annotated[
    Id | None,
    Ref("post"),
    About(
        "responsible post",
        "người chịu trách nhiệm",
        "The post whose holder answers in person.",
        "Chức vụ mà người giữ chịu trách nhiệm cá nhân.",
    ),
]
Answers = Annotated[
    Ids,
    Ref("need"),
    About(
        "answers needs",
        "đáp ứng nhu cầu",
        "Problems, market demands and orders that it answers.",
        "Các bài toán, nhu cầu thị trường, đơn đặt hàng mà bản ghi đáp ứng.",
    ),
]


class Technology(Record):
    """A core technology (công nghệ lõi): what has to be mastered."""

    KIND: ClassVar[str] = "technology"
    LABEL: ClassVar[Text] = Text("công nghệ", "technology")
    PLURAL: ClassVar[Text] = Text("công nghệ", "technologies")

    groups: Annotated[Ids, Ref("group"), About("groups", "nhóm công nghệ")] = ()
    accountable: Accountable = None
    post: ResponsiblePost = None
    depends_on: Annotated[Ids, Ref("technology"), About("depends on", "phụ thuộc vào")] = ()
    answers: Answers = ()
    readiness: Annotated[Readiness | None, About("technology readiness", "mức độ sẵn sàng công nghệ")] = None
    manufacturing: Annotated[
        ManufacturingReadiness | None, About("manufacturing readiness", "mức độ sẵn sàng sản xuất")
    ] = None
    commercial: Annotated[CommercialReadiness | None, About("commercial readiness", "mức độ sẵn sàng thương mại")] = (
        None
    )
    mastery: Annotated[Mastery | None, About("mastery", "mức độ làm chủ")] = None
    platform: Annotated[bool, About("platform technology", "công nghệ nền tảng")] = False
    dual_use: Annotated[bool, About("dual use", "lưỡng dụng")] = False


LINK_STANDING = vocabulary("standing of a link", official=("official", "chính thức"), proposed=("proposed", "đề xuất"))


class Listing(Part):
    """The place of a product in one version of the official list."""

    code: Annotated[Line, About("number in the list", "số thứ tự trong danh mục")] = ""
    tier: Annotated[Line, About("tier", "lớp")] = ""
    group: Annotated[Id | None, Ref("group"), About("group", "nhóm công nghệ")] = None
    link: Annotated[
        Annotated[str, LINK_STANDING],
        About(
            "standing of the group link",
            "tính chất liên kết nhóm",
            "Whether the list itself names the group.",
            "Danh mục nêu rõ nhóm công nghệ, hay nhóm chỉ là đề xuất.",
        ),
    ] = "proposed"


class SecurityAssessment(Part):
    """The security assessment of a product that handles sensitive data."""

    done: Annotated[When | None, About("done", "ngày hoàn thành")] = None
    by: Annotated[Id | None, Ref("organization"), About("assessed by", "cơ quan đánh giá")] = None
    evidence: Proof = ""


class Product(Record):
    """A concrete strategic product (sản phẩm công nghệ chiến lược): what reaches a market."""

    KIND: ClassVar[str] = "product"
    LABEL: ClassVar[Text] = Text("sản phẩm", "product")
    PLURAL: ClassVar[Text] = Text("sản phẩm", "products")

    listings: Annotated[
        Mapping[Id, Listing],
        Ref("catalogue"),
        About("listings", "danh mục", "Official list -> place in it.", "Danh mục chính thức và vị trí trong danh mục."),
    ] = {}
    uses: Annotated[Ids, Ref("technology"), About("uses core technologies", "dùng công nghệ lõi")] = ()
    answers: Answers = ()
    accountable: Accountable = None
    post: ResponsiblePost = None
    manufacturing: Annotated[
        ManufacturingReadiness | None, About("manufacturing readiness", "mức độ sẵn sàng sản xuất")
    ] = None
    commercial: Annotated[CommercialReadiness | None, About("commercial readiness", "mức độ sẵn sàng thương mại")] = (
        None
    )
    sensitive_data: Annotated[bool, About("handles sensitive data", "xử lý dữ liệu nhạy cảm")] = False
    security: Annotated[SecurityAssessment | None, About("security assessment", "đánh giá an toàn thông tin")] = None


class Activity(Record):
    """A piece of work at one stage of the chain of a technology or product."""

    KIND: ClassVar[str] = "activity"
    LABEL: ClassVar[Text] = Text("hoạt động", "activity")
    PLURAL: ClassVar[Text] = Text("hoạt động", "activities")

    chain: Annotated[Id | None, Ref("technology", "product"), About("chain", "chuỗi")] = None
    stage: Annotated[Annotated[str, STAGES] | None, About("stage", "giai đoạn")] = None
    mission: Annotated[Id | None, Ref("mission"), About("mission", "nhiệm vụ")] = None
    lead: Annotated[
        Id | None,
        Ref("organization"),
        About("lead", "chủ trì", "The body that does the work.", "Đơn vị trực tiếp thực hiện."),
    ] = None
    participants: Annotated[
        Mapping[Id, Participation], Keyed, Ref("organization"), About("participants", "đơn vị tham gia")
    ] = {}
    start: Annotated[When | None, About("start", "bắt đầu")] = None
    end: Annotated[When | None, About("end", "kết thúc")] = None
    duration: Annotated[Duration | None, About("duration", "thời lượng")] = None
    overlap: Annotated[
        bool,
        About(
            "may overlap",
            "được gối đầu",
            "Whether it may start before the stage before it ends.",
            "Có được bắt đầu trước khi giai đoạn trước kết thúc hay không.",
        ),
    ] = False
    after: Annotated[Mapping[Id, Precedence], Keyed, Ref("activity"), About("after", "sau hoạt động")] = {}
    receives: Annotated[
        Mapping[Id, Transfer], Keyed, Ref("activity"), About("receives technology from", "nhận chuyển giao từ")
    ] = {}
    waits_for: Annotated[Ids, Ref("directive", "infrastructure"), About("waits for", "chờ")] = ()
    uses: Annotated[Ids, Ref("infrastructure"), About("uses infrastructure", "sử dụng hạ tầng")] = ()
    people: Annotated[
        Mapping[Line, Number],
        About(
            "people by field",
            "nhân lực theo lĩnh vực",
            "Field -> full-time equivalents.",
            "Lĩnh vực và số người quy đổi toàn thời gian.",
        ),
    ] = {}
    state: Annotated[
        Annotated[str, STATES] | None,
        About(
            "state",
            "trạng thái",
            "Without one, the dates tell: planned before the start, running after it.",
            "Nếu không ghi thì suy ra từ ngày: kế hoạch trước ngày bắt đầu, đang thực hiện sau đó.",
        ),
    ] = None
    decision: Annotated[
        Line,
        About(
            "stop decision",
            "quyết định dừng",
            "The document that stopped or suspended it.",
            "Văn bản quyết định dừng hoặc tạm dừng.",
        ),
    ] = ""
    deliverable: Annotated[Text | None, About("deliverable", "sản phẩm đầu ra")] = None
    gate: Annotated[Gate | None, About("gate", "điều kiện chuyển giai đoạn")] = None
    proof: Annotated[Line, About("acceptance evidence", "minh chứng nghiệm thu")] = ""


class Handover(Record):
    """Accountability for a chain passes from one body to another."""

    KIND: ClassVar[str] = "handover"
    LABEL: ClassVar[Text] = Text("bàn giao trách nhiệm", "handover")
    PLURAL: ClassVar[Text] = Text("bàn giao trách nhiệm", "handovers")

    chain: Annotated[Id | None, Ref("technology", "product"), About("chain", "chuỗi")] = None
    from_: Annotated[Id | None, Field(alias="from"), Ref("organization"), About("from", "bên giao")] = None
    to: Annotated[Id | None, Ref("organization"), About("to", "bên nhận")] = None
    on: Annotated[When | None, About("on", "ngày bàn giao")] = None
    accepted_by: Annotated[Id | None, Ref("post", "organization"), About("accepted by", "người tiếp nhận")] = None


TRACKS = vocabulary(
    "track",
    mastery=("mastery", "làm chủ"),
    commercialisation=("commercialisation", "thương mại hóa"),
    diffusion=("diffusion", "lan tỏa"),
)


class Milestone(Record):
    """A dated event that shows where a chain, mission or programme stands."""

    KIND: ClassVar[str] = "milestone"
    LABEL: ClassVar[Text] = Text("mốc", "milestone")
    PLURAL: ClassVar[Text] = Text("mốc", "milestones")

    of: Annotated[Id | None, Ref(), About("of", "thuộc về")] = None
    track: Annotated[Annotated[str, TRACKS] | None, About("track", "lộ trình")] = None
    due: Annotated[When | None, About("due", "thời hạn")] = None
    done: Annotated[When | None, About("done", "ngày hoàn thành")] = None
    aspirational: Annotated[
        bool,
        About(
            "aspirational", "mốc phấn đấu", "Outside the body's own control.", "Nằm ngoài khả năng tự quyết của đơn vị."
        ),
    ] = False
    proof: Annotated[Line, About("evidence", "minh chứng")] = ""
