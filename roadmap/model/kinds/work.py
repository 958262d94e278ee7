"""What an activity carries: who takes part, how long it takes, what it follows and receives, what ends its stage."""

from typing import Annotated

from pydantic import Field

from roadmap.model.money import Share
from roadmap.model.record import About, Line, Part
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

Proof = Annotated[
    Line,
    About(
        "evidence",
        "minh chứng",
        "The minutes, report or certificate that shows it.",
        "Biên bản, báo cáo hoặc giấy chứng nhận làm căn cứ.",
    ),
]

ROLES = vocabulary(
    "role",
    research=("research", "nghiên cứu"),
    design=("design", "thiết kế"),
    testing=("testing", "thử nghiệm"),
    production=("production", "sản xuất"),
    supply=("supply", "cung ứng"),
    transfer=("technology transfer", "chuyển giao công nghệ"),
    user=("user", "đơn vị sử dụng"),
    buyer=("buyer", "bên mua"),
    training=("training", "đào tạo"),
    finance=("finance", "cấp vốn"),
    regulation=("regulation", "quản lý nhà nước"),
    advice=("advice", "tư vấn"),
    coordination=("coordination", "phối hợp"),
)


class Participation(Part):
    """The part that a body takes in an activity beside its lead."""

    role: Annotated[Annotated[str, ROLES] | None, About("role", "vai trò")] = None
    share: Annotated[Share | None, About("share of the work", "tỷ lệ tham gia")] = None
    since: Annotated[When | None, About("since", "từ ngày")] = None
    until: Annotated[When | None, About("until", "đến ngày")] = None


class Duration(Part):
    """A three-point estimate of working time, in calendar days (PERT)."""

    optimistic: Annotated[int | None, Field(ge=0, le=100_000), About("optimistic, days", "lạc quan, ngày")] = None
    likely: Annotated[int | None, Field(ge=0, le=100_000), About("most likely, days", "nhiều khả năng nhất, ngày")] = (
        None
    )
    pessimistic: Annotated[int | None, Field(ge=0, le=100_000), About("pessimistic, days", "bi quan, ngày")] = None


class Precedence(Part):
    """A finish-to-start link to an earlier activity."""

    lag: Annotated[
        int,
        Field(ge=-100_000, le=100_000),
        About(
            "lag, days",
            "độ trễ, ngày",
            "Calendar days between end and start.",
            "Số ngày theo lịch giữa lúc kết thúc và lúc bắt đầu.",
        ),
    ] = 0


TRANSFER_FORMS = vocabulary(
    "transfer form",
    transfer=("technology transfer", "chuyển giao công nghệ"),
    licence=("licence", "cấp phép (li-xăng)"),
    joint=("joint development", "cùng phát triển"),
    spin_off=("spin-off", "doanh nghiệp khởi nguồn"),
)


class Transfer(Part):
    """Technology that passes from one activity to the next one's lead."""

    form: Annotated[Annotated[str, TRANSFER_FORMS], About("form", "hình thức")] = "transfer"
    on: Annotated[When | None, About("on", "ngày")] = None
    evidence: Proof = ""


class Gate(Part):
    """What must be true before the chain leaves this stage."""

    criteria: Annotated[
        Text | None,
        About("criteria", "tiêu chí", "Measurable conditions of passing.", "Điều kiện đo được để chuyển giai đoạn."),
    ] = None
    passed: Annotated[When | None, About("passed", "ngày đạt")] = None
    evidence: Proof = ""
