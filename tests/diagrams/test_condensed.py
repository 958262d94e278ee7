"""Very much in one drawing: what is kept, what is said of the rest, and nothing lost from the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.diagrams._condensed import MOST_COLUMNS, MOST_ROWS, MOST_SQUARE, condensed, shortened
from roadmap.drawing.charts.chart import Row, Section
from roadmap.drawing.layout import lay_out
from roadmap.drawing.matrices.matrix import Entry, Head, Matrix
from roadmap.model.finding import RoadmapError
from tests.diagrams.workspaces import survey

ROWS = tuple(Head(f"r{n}", f"Hàng {n}", group=f"Nhóm {n % 2}", alarm="Thiếu" * (n >= 290)) for n in range(300))
COLUMNS = tuple(Head(f"c{n}", f"Cột {n}") for n in range(40))


def test_a_small_matrix_is_drawn_whole() -> None:
    whole = Matrix(ROWS[:50], COLUMNS[:10], {("r1", "c1"): Entry("A")})
    assert condensed(whole, "vi").matrix is whole
    assert list(condensed(whole, "vi").footnotes("vi")) == []


def test_gaps_and_full_columns_are_kept_some_of_every_group_and_the_rest_is_counted() -> None:
    cells = {(f"r{n}", f"c{column}"): Entry("A") for n in range(300) for column in (n % 2, 39)}
    made = condensed(Matrix(ROWS, COLUMNS, {**cells, **{("r0", f"c{n}"): Entry("B") for n in range(40)}}), "vi")
    kept = [row.id for row in made.matrix.rows]
    assert len(kept) == MOST_ROWS
    assert {f"r{n}" for n in range(290, 300)} <= set(kept)
    assert kept == sorted(kept, key=lambda one: int(one[1:]))
    assert {row.group for row in made.matrix.rows} == {"Nhóm 0", "Nhóm 1"}
    assert [column.id for column in made.matrix.columns] == [*(f"c{n}" for n in range(MOST_COLUMNS - 1)), "c39"]
    assert made.matrix.rows[0].note == f"không vẽ {40 - MOST_COLUMNS} cột"
    (note,) = made.footnotes("vi")
    assert f"{300 - MOST_ROWS} hàng, {40 - MOST_COLUMNS} cột" in note
    assert "Nêu mã" in note


def test_a_square_matrix_stays_square() -> None:
    cells = {("r200", f"r{n}"): Entry("") for n in range(100)}
    made = condensed(Matrix(ROWS, ROWS, cells, square=True), "en")
    assert made.matrix.rows[-1].id == "r200"
    assert [row.id for row in made.matrix.rows] == [column.id for column in made.matrix.columns]
    assert len(made.matrix.rows) == MOST_SQUARE
    (note,) = made.footnotes("en")
    assert f": {300 - MOST_SQUARE};" in note


def test_rows_of_a_chart_left_out_share_one_that_names_them() -> None:
    sections = [Section("Một", tuple(Row(f"a{n}", about=(f"a{n}",)) for n in range(90))), Section("Hai", (Row("b"),))]
    (first, second), left = shortened(sections, 20, lambda row: -int(row.label[1:] or 0), "vi")
    assert [row.label for row in first.rows[:-1]] == [f"a{n}" for n in range(71, 90)]
    assert first.rows[-1].label == "Và 71 mục khác"
    assert first.rows[-1].note.endswith("a11; +59")
    assert first.rows[-1].about[-1] == "a70"
    assert (second.rows, left) == ((Row("b"),), 71)
    assert shortened(sections, 200, lambda _: 0, "vi") == (sections, 0)


def large(products: int) -> str:
    parts = []
    for n in range(products):
        parts.append(f'[technology.t{n}]\nname = "Công nghệ {n}"\nreadiness = {{ now = {n % 8 + 1}, target = 9 }}\n')
        parts.append(f'depends_on = ["t{n - 1}"]\n' if n else "")
        parts.append(f'[product.p{n}]\nname = "Sản phẩm {n}"\nuses = ["t{n}"]\n')
        parts.append(f'[activity.a{n}]\nchain = "p{n}"\nstage = "research"\nlead = "o{n}"\nstart = 2026-01-01\n')
        parts.append(f'end = 2027-01-01\n[organization.o{n}]\nname = "Đơn vị {n}"\ntype = "firm"\n')
        parts.append(f'[need.n{n}]\nname = "Nhu cầu {n}"\n')
    return "".join(parts)


@pytest.mark.parametrize("name", ["responsibility", "coverage", "structure-matrix", "gantt", "ladder"])
def test_a_large_plan_takes_few_pages_and_its_table_has_everything(tmp_path: Path, name: str) -> None:
    drawings = list(diagrams()[name].made(survey(tmp_path, large(260)), (), "vi"))
    for drawing in drawings[:1]:
        assert len(lay_out(drawing.sheet)) <= 20
        assert any("Nêu mã" in note for note in drawing.sheet.footnotes)
        assert any("259" in cell for row in drawing.table.rows for cell in row)


def test_more_chains_than_anybody_would_look_at_are_to_be_named(tmp_path: Path) -> None:
    plan = survey(tmp_path, large(101))
    with pytest.raises(RoadmapError) as caught:
        list(diagrams()["value-chain"].made(plan, (), "vi"))
    assert "101 chuỗi" in caught.value.message.vi
    assert len(list(diagrams()["value-chain"].made(plan, ("p1",), "vi"))) == 1
