"""Small workspaces to draw in tests."""

from __future__ import annotations

import datetime
from pathlib import Path

from roadmap.graph.survey import Survey
from roadmap.workspace import Workspace

TODAY = datetime.date(2026, 11, 21)
ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "edge-ai-camera"
SEED = ROOT / "seeds" / "vn-strategic-technologies"

BODIES = """
[organization.most]
name = "Bộ Khoa học và Công nghệ"
short = "Bộ KH&CN"
type = "ministry"
[organization.hust]
name = "Đại học Bách khoa Hà Nội"
type = "university"
[organization.viettel]
name = "Viettel"
type = "firm"
[organization.abroad]
name = "Lumora"
type = "foreign"
country = "XA"
"""

CHAIN = f"""
{BODIES}
[catalogue.list]
name = "Danh mục 2026"
valid_from = 2026-07-01
[group.g1]
name = "Công nghệ số"
catalogue = "list"
code = "1"
[product.camera]
name = "Camera [EU]"
uses = ["npu"]
listings.list = {{ code = "P02", tier = "1", group = "g1", link = "proposed" }}
[technology.npu]
name = "Chip NPU"
groups = ["g1"]
accountable = "viettel"
readiness = {{ now = 5, target = 9, assessed = 2026-06-30, evidence = "biên bản" }}
[activity.design]
name = "Thiết kế"
chain = "npu"
stage = "research"
lead = "hust"
state = "done"
start = 2025-01-01
end = 2025-12-31
[activity.trial]
name = "Thử nghiệm"
chain = "npu"
stage = "pilot"
lead = "viettel"
state = "running"
start = 2026-01-01
end = 2026-10-31
after = ["design"]
participants = ["most", "hust"]
[activity.make]
name = "Sản xuất"
chain = "camera"
stage = "production"
lead = "abroad"
start = 2027-01-01
end = "2028"
after = ["trial"]
[activity.sell]
name = "Bán hàng"
state = "planned"
chain = "camera"
stage = "commercialisation"
start = "2026-Q1"
[activity.sell.receives]
make = {{ form = "licence", on = "2028-Q2", evidence = "hợp đồng 3" }}
[activity.later]
name = "Chưa xếp"
chain = "camera"
lead = "most"
[handover.given]
chain = "npu"
from = "hust"
to = "viettel"
on = 2026-01-01
"""


def survey(folder: Path, text: str) -> Survey:
    """The survey of a workspace of one file."""
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    return Workspace.open(folder, today=TODAY).survey
