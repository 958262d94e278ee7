"""Directives clause by clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.model.finding import RoadmapError
from tests.reports.reading import figures, made, rows, words

PLAN = """
[directive.order]
name = "Quyết định 1"
number = "1/QĐ"
issuer = "most"
issued = 2026-01-15
clauses.1 = "Một cơ quan"
clauses.2 = "Hai"
clauses.3 = "Ba"
[directive.silent]
[directive.second]
clauses.1 = "Khác"
[organization.most]
name = "Bộ KH&CN"
[mission.late]
name = "Nhiệm vụ làm chủ chip"
governing = "most"
due = 2026-10-31
cites.order = ["1", "9"]
[product.camera]
name.vi = "Camera"
cites.order = ["1", "2"]
[indicator.domestic]
name = "Nội địa hóa"
of = "camera"
unit = "%"
baseline = 15
actual.2025 = 23.5
[indicator.hope]
of = "camera"
target.2030 = 9
"""


def test_clauses_with_what_answers_them(tmp_path: Path) -> None:
    document = made(tmp_path, "traceability", PLAN, lang="vi")
    effect = "Nội địa hóa: 15 → 23,5 (2025) %"
    late = ("Nhiệm vụ làm chủ chip", "Bộ KH&CN", "Quá hạn", "31/10/2026", "Chưa đo")
    assert [row for row in rows(document, "Quyết định 1") if len(row) > 2] == [
        ("1", "Một cơ quan", *late),
        ("1", "", "Sản phẩm: Camera", "Chưa rõ cơ quan", "Chưa bắt đầu", "–", effect),
        ("2", "Hai", "Sản phẩm: Camera", "Chưa rõ cơ quan", "Chưa bắt đầu", "–", effect),
        ("9", "Văn bản không ghi điều khoản này", *late),
    ]
    assert "1/QĐ · Bộ KH&CN · ban hành 15/01/2026" in words(document).replace("\\", "")
    assert "Không liệt kê 1 văn bản" in words(document)


def test_clauses_that_are_only_cited_are_no_clauses_of_the_directive(tmp_path: Path) -> None:
    text = words(made(tmp_path, "traceability", PLAN)).replace("\\", "")
    assert "2 of 3 clauses answered" in text


def test_what_nothing_answers_comes_first(tmp_path: Path) -> None:
    document = made(tmp_path, "traceability", PLAN)
    assert rows(document, "Clauses that nothing answers") == [("3", "Ba"), ("1", "Khác")]
    assert rows(document, "Clauses cited that the directive does not hold") == [
        ("Quyết định 1", "9", "Nhiệm vụ làm chủ chip")
    ]
    assert figures(document) == {
        "clauses": "4",
        "answered by nothing": "2",
        "with overdue work": "1",
        "with a measured effect": "2",
        "clauses cited that the directive does not hold": "1",
    }


def test_an_effect_is_told_once_for_each_clause(tmp_path: Path) -> None:
    text = f'{PLAN}\n[programme.p]\nproducts = ["camera"]\ncites.order = ["2"]\n'
    found = rows(made(tmp_path, "traceability", text), "Quyết định 1")
    assert [row[-1] for row in found if row[0] == "2"] == ["Nội địa hóa: 15 → 23.5 (2025) %", "Told above"]


def test_focus(tmp_path: Path) -> None:
    assert figures(made(tmp_path, "traceability", PLAN, "second"))["clauses"] == "1"
    of_camera = made(tmp_path, "traceability", PLAN, "camera")
    assert [row[0] for row in rows(of_camera, "Quyết định 1")] == ["1", "1", "2"]
    with pytest.raises(RoadmapError, match="nowhere"):
        made(tmp_path, "traceability", PLAN, "nowhere")


def test_nothing_on_record(tmp_path: Path) -> None:
    document = made(tmp_path, "traceability", "[technology.a]")
    assert figures(document)["clauses"] == "0"
    assert "No clauses on record" in words(document)


def test_what_a_person_wrote_stays_text(tmp_path: Path) -> None:
    text = '[directive.d]\nname = "<script>|x|"\nclauses."1|" = "<b>`a`"\n'
    said = words(made(tmp_path, "traceability", text))
    assert "<script>" not in said
    assert "<b>" not in said
