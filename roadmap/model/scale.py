"""The field's standard scales: stages of a chain, readiness levels, mastery, roles.

Sources: TRL: European Commission, Horizon 2020 Work Programme, General Annex G (kept in Horizon Europe). MRL: US
Department of Defense, Manufacturing Readiness Level Deskbook. CRI: Australian Renewable Energy Agency, Commercial
Readiness Index (2014). The Vietnamese labels are proposals of this project: no regulation fixes them.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary

STAGES = vocabulary(
    "stage",
    research=("Research and development", "Nghiên cứu - phát triển"),
    pilot=("Testing and application", "Thử nghiệm - ứng dụng"),
    production=("Production", "Sản xuất"),
    commercialisation=("Commercialisation", "Thương mại hóa"),
    diffusion=("Diffusion", "Lan tỏa"),
)
"""The stages of a value chain, in order."""

STAGE_HEADINGS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("Nghiên cứu - phát triển", "Research and development"), ("research",)),
    (Text("Thử nghiệm - ứng dụng", "Testing and application"), ("pilot",)),
    (Text("Sản xuất - thương mại hóa", "Production and commercialisation"), ("production", "commercialisation")),
    (Text("Lan tỏa", "Diffusion"), ("diffusion",)),
)
"""The official headings over the stages: the directive speaks of pairs, so two stages share one heading."""

MASTERY = vocabulary(
    "mastery",
    use=("use", "sử dụng"),
    operate=("operate", "vận hành"),
    maintain=("maintain", "bảo trì, sửa chữa"),
    adapt=("adapt", "cải tiến, thích nghi"),
    design=("design", "tự thiết kế"),
    lead=("lead", "dẫn dắt"),
)
"""The mastery ladder (mức độ làm chủ), lowest rung first."""

TRL: tuple[Text, ...] = (
    Text("Quan sát được nguyên lý cơ bản", "Basic principles observed"),
    Text("Hình thành khái niệm công nghệ", "Technology concept formulated"),
    Text("Chứng minh khái niệm bằng thực nghiệm", "Experimental proof of concept"),
    Text("Kiểm chứng trong phòng thí nghiệm", "Technology validated in lab"),
    Text("Kiểm chứng trong môi trường phù hợp", "Technology validated in relevant environment"),
    Text("Trình diễn trong môi trường phù hợp", "Technology demonstrated in relevant environment"),
    Text(
        "Trình diễn nguyên mẫu hệ thống trong môi trường vận hành",
        "System prototype demonstration in operational environment",
    ),
    Text("Hệ thống hoàn chỉnh và được chứng nhận", "System complete and qualified"),
    Text(
        "Hệ thống được chứng minh trong môi trường vận hành thực tế",
        "Actual system proven in operational environment",
    ),
)
"""Technology readiness levels 1 to 9 (mức độ sẵn sàng công nghệ), names of the European Union's scale."""

MRL: tuple[Text, ...] = (
    Text("Xác định hàm ý sản xuất cơ bản", "Basic manufacturing implications identified"),
    Text("Xác định khái niệm sản xuất", "Manufacturing concepts identified"),
    Text("Chứng minh khái niệm sản xuất", "Manufacturing proof of concept developed"),
    Text(
        "Có khả năng chế tạo trong phòng thí nghiệm",
        "Capability to produce the technology in a laboratory environment",
    ),
    Text(
        "Có khả năng chế tạo linh kiện mẫu trong môi trường sản xuất phù hợp",
        "Capability to produce prototype components in a production relevant environment",
    ),
    Text(
        "Có khả năng chế tạo hệ thống mẫu trong môi trường sản xuất phù hợp",
        "Capability to produce a prototype system or subsystem in a production relevant environment",
    ),
    Text(
        "Có khả năng chế tạo trong môi trường sản xuất đại diện",
        "Capability to produce systems, subsystems or components in a production representative environment",
    ),
    Text(
        "Dây chuyền thử nghiệm đạt yêu cầu; sẵn sàng sản xuất loạt nhỏ",
        "Pilot line capability demonstrated; ready to begin low rate initial production",
    ),
    Text(
        "Đã sản xuất loạt nhỏ; sẵn sàng sản xuất hàng loạt",
        "Low rate production demonstrated; capability in place to begin full rate production",
    ),
    Text(
        "Đã sản xuất hàng loạt và áp dụng sản xuất tinh gọn",
        "Full rate production demonstrated and lean production practices in place",
    ),
)
"""Manufacturing readiness levels 1 to 10 (mức độ sẵn sàng sản xuất)."""

CRI: tuple[Text, ...] = (
    Text("Đề xuất thương mại giả định", "Hypothetical commercial proposition"),
    Text("Thử nghiệm thương mại quy mô nhỏ", "Commercial trial, small scale"),
    Text("Mở rộng quy mô thương mại", "Commercial scale-up"),
    Text("Nhiều ứng dụng thương mại", "Multiple commercial applications"),
    Text("Cạnh tranh thị trường thúc đẩy triển khai rộng", "Market competition driving widespread deployment"),
    Text("Tài sản đủ chuẩn vay vốn", "Bankable grade asset class"),
)
"""Commercial readiness index 1 to 6 (chỉ số sẵn sàng thương mại)."""

TrlLevel = Annotated[int, Field(ge=1, le=9)]
MrlLevel = Annotated[int, Field(ge=1, le=10)]
CriLevel = Annotated[int, Field(ge=1, le=6)]

EVIDENCE = vocabulary(
    "evidence",
    official=("official", "chính thức"),
    reported=("reported", "theo báo cáo, báo chí"),
    unverified=("unverified", "chưa kiểm chứng"),
    proposed=("proposed", "đề xuất"),
    illustrative=("illustrative", "minh họa"),
)
"""How well a record is founded, best first."""

HOUSES = vocabulary(
    "house",
    state=("State", "Nhà nước"),
    academia=("Academia", "Viện, trường"),
    enterprise=("Enterprise", "Doanh nghiệp"),
)
"""The three houses (ba nhà: Nhà nước - Nhà trường - Doanh nghiệp)."""

STATES = vocabulary(
    "state",
    planned=("planned", "kế hoạch"),
    running=("running", "đang thực hiện"),
    suspended=("suspended", "tạm dừng"),
    done=("done", "hoàn thành"),
    stopped=("stopped by decision", "dừng theo quyết định"),
)
"""The state of an activity or a mission."""
