"""The work programme of a year and the task table."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.cli import main
from roadmap.publishing.document import Table
from tests.diagrams.workspaces import EXAMPLE
from tests.reports.reading import figures, made, rows, words

PLAN = """
[organization.most]
name = "Bộ Khoa học và Công nghệ"
short = "Bộ KH&CN"
[organization.lab]
name = "Viện"
[organization.firm]
name = "Công ty"
[programme.p]
name = "Chương trình"
[mission.m]
name = "Làm chủ chip"
programme = "p"
governing = "most"
lead = "lab"
coordinating = ["firm"]
due = "2027"
products = ["camera"]
[product.camera]
name = "Camera"
[activity.trial]
name = "Thử nghiệm"
mission = "m"
lead = "lab"
participants.firm = { role = "user" }
start = 2026-02-01
end = 2026-09-30
people = { "vi mạch" = 12.5 }
uses = ["house"]
deliverable = "Lô mẫu"
receives.design = { form = "licence" }
[activity.design]
name = "Thiết kế"
mission = "m"
lead = "nobody"
end = 2025-06-30
[activity.alone]
name = "Riêng lẻ"
start = "2026"
[activity.undated]
name = "Chưa rõ ngày"
[infrastructure.house]
name = "Phòng thí nghiệm"
[funding.a]
for = "trial"
source_kind = "state-budget"
route = "grant"
approved.2026 = 1500
approved.2027 = 9000
[funding.b]
for = "trial"
source_kind = "state-budget"
route = "order"
allocated.2026 = 500
"""


def test_task_table(tmp_path: Path) -> None:
    document = made(tmp_path, "work-programme", PLAN, lang="vi")
    assert rows(document, "II. Bảng nhiệm vụ") == [
        ("1", "Làm chủ chip", "Viện", "Công ty", "x", "x", "x", "x", "–", "Chưa ghi", "Camera"),
        ("1.1", "Thử nghiệm", "Viện", "Công ty", "x", "x", "30/09", "quá hạn", "Tài trợ, đặt hàng, cấp phép (li-xăng)",
         "2\N{NO-BREAK SPACE}tỷ đồng (ngân sách nhà nước)\n12,5 người\nPhòng thí nghiệm",
         "Lô mẫu"),
        ("1.2", "Thiết kế\nChuyển tiếp: hạn cũ 30/06/2025", "nobody", "–", *["quá hạn"] * 4, "–", "Chưa ghi", "–"),
        ("1", "Riêng lẻ", "Chưa rõ", "–", "x", "x", "x", "x", "–", "Chưa ghi", "–"),
    ]  # fmt: skip
    assert "1 việc: Chưa rõ ngày" in words(document)
    assert "### Ngoài chương trình" in words(document)
    assert document.wide


def test_what_falls_due(tmp_path: Path) -> None:
    text = """
[organization.most]
name = "Ministry"
[directive.circular]
name = "Circular"
issuer = "most"
due = 2026-12-31
[milestone.design]
name = "Design"
due = "2026-Q1"
[milestone.field]
name = "Field"
due = "2026-06"
done = 2026-06-30
[milestone.year]
name = "Year"
due = "2026"
"""
    document = made(tmp_path, "work-programme", text)
    assert rows(document, "I. Work programme: what falls due in the year, and what is carried over") == [
        ("1", "Milestone: Design", "Nobody on record", "in the quarter", "", "", "", "Overdue"),
        ("2", "Milestone: Field", "Nobody on record", "", "Jun 2026", "", "", "Done"),
        ("3", "Directive: Circular", "Ministry", "", "", "", "31 Dec 2026", "Not yet due"),
        ("4", "Milestone: Year", "Nobody on record", "", "", "", "in the year", "Not yet due"),
    ]
    assert figures(document)["due in the year"] == "4"
    assert figures(document)["overdue"] == "1"


def test_who_leads_is_the_same_in_both_parts(tmp_path: Path) -> None:
    text = """
[organization]
most = {}
lab = {}
[mission.m]
governing = "most"
lead = "lab"
due = 2026-12-31
[milestone.of-mission]
of = "m"
due = 2026-12-30
[technology.npu]
accountable = "most"
[milestone.of-technology]
of = "npu"
due = 2026-12-29
"""
    document = made(tmp_path, "work-programme", text)
    assert [
        row[2] for row in rows(document, "I. Work programme: what falls due in the year, and what is carried over")
    ] == ["most", "lab", "lab"]
    assert rows(document, "II. Task table")[0][2] == "lab"


def test_another_year(tmp_path: Path) -> None:
    document = made(tmp_path, "work-programme", PLAN, lang="vi", year=2027)
    assert document.title == "Chương trình công tác năm 2027"
    assert document.name == "work-programme-2027"
    found = rows(document, "II. Bảng nhiệm vụ")
    assert [row[1] for row in found] == ["Làm chủ chip", "Riêng lẻ"]
    assert found[0][4:8] == ("x", "x", "x", "trong năm")
    assert "Không có việc nào trong năm." in words(made(tmp_path, "work-programme", PLAN, lang="vi", year=1999))


@pytest.mark.parametrize(
    ("id", "names"),
    [("m", ["Làm chủ chip", "Thử nghiệm", "Thiết kế\nCarried over: was due 30 Jun 2025"]), ("undated", [])],
)
def test_focus(tmp_path: Path, id: str, names: list[str]) -> None:
    document = made(tmp_path, "work-programme", PLAN, id)
    assert [row[1] for row in rows(document, "II. Task table")] == names


def test_the_year_is_an_option_of_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = ("-C", str(EXAMPLE), "--today", "2026-11-21", "--out", str(tmp_path))
    assert main(("report", "work-programme", *shared, "--year", "2027", "--lang", "en")) == 0
    assert (tmp_path / "work-programme-2027.md").read_text(encoding="utf-8").startswith("# Work programme 2027")
    assert main(("report", "traceability", *shared, "--year", "2027")) == 2
    assert "--year" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(("report", "work-programme", *shared, "--year", "27"))


@pytest.mark.parametrize(
    ("work", "quarters"),
    [
        ('state = "running"\nend = 2026-03-31', ("31/03", "quá hạn", "quá hạn", "quá hạn")),
        ('state = "running"\nend = 2026-09-30', ("x", "x", "30/09", "quá hạn")),
        ('state = "running"\nend = 2026-10-31', ("x", "x", "x", "31/10")),
        ('state = "running"\nend = 2027-03-31', ("x", "x", "x", "x")),
        ('state = "done"\nend = 2026-03-31', ("31/03", "", "", "")),
    ],
)
def test_work_overdue_since_a_past_quarter_is_carried_over(tmp_path: Path, work: str, quarters: object) -> None:
    document = made(tmp_path, "work-programme", f"[activity.trial]\nstart = 2026-01-01\n{work}\n", lang="vi")
    assert rows(document, "II. Bảng nhiệm vụ")[0][4:8] == quarters


def test_every_table_tells_its_programme(tmp_path: Path) -> None:
    document = made(tmp_path, "work-programme", PLAN, lang="vi", year=2026)
    tables = [block for block in document.blocks if isinstance(block, Table) and block.title == "Nhiệm vụ"]
    assert [table.topic for table in tables] == [
        ("Chương trình", "Chương trình"),
        ("Chương trình", "Ngoài chương trình"),
    ]


def test_what_is_carried_over_counts_as_overdue(tmp_path: Path) -> None:
    text = "[activity.old]\nend = 2025-06-30\n[activity.now]\nstart = 2026-01-01\nend = 2026-03-31\n"
    assert figures(made(tmp_path, "work-programme", text))["overdue"] == "2"
    text += "[milestone.missed]\nname = 'Mốc'\ndue = 2025-12-31\n"
    document = made(tmp_path, "work-programme", text)
    found = rows(document, "I. Work programme: what falls due in the year, and what is carried over")
    assert found[1][1:] == (
        "Milestone: Mốc\nCarried over: was due 31 Dec 2025", "Nobody on record", "", "", "", "", "Overdue",
    )  # fmt: skip
    assert (figures(document)["due in the year"], figures(document)["overdue"]) == ("1", "3")
    assert figures(made(tmp_path, "work-programme", text, year=2027))["overdue"] == "0"


def test_suspended_work_is_said_to_be_so_and_has_no_quarters(tmp_path: Path) -> None:
    work = '[activity.trial]\nstart = 2026-01-01\nend = 2026-12-31\nstate = "suspended"\n'
    document = made(tmp_path, "work-programme", work, lang="vi")
    assert rows(document, "I. Chương trình công tác: việc đến hạn trong năm, việc quá hạn chuyển sang")[0][-1] == (
        "⚠ Tạm dừng"
    )
    (row,) = rows(document, "II. Bảng nhiệm vụ")
    assert row[1] == "trial\n⚠ Tạm dừng"
    assert row[4:8] == ("", "", "", "31/12")
