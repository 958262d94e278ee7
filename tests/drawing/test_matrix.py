"""The matrix: every cell stands where its row and column meet, on as many pages as it takes."""

from __future__ import annotations

import pytest

from roadmap.drawing.draw import svg_pages
from roadmap.drawing.layout import lay_out
from roadmap.drawing.look import Fill, Look, Symbol, Tone
from roadmap.drawing.matrices.matrix import Entry, Head, Matrix
from roadmap.drawing.page import Page
from roadmap.drawing.paper import LEGIBLE, PAPERS
from roadmap.drawing.shape import Box, Rule, Words
from roadmap.drawing.sheet import Sheet

LOOK = Look(Tone.FIRST, Fill.TINT)
LONG = "Cơ quan có tên chính thức rất dài để phải xuống dòng hoặc quay đứng"


def sheet(rows: int, columns: int, *, page: str = "a4", every: int = 3, **more: str) -> Sheet:
    heads = tuple(Head(f"r{n}", f"{n} {LONG}", group=f"Nhóm {n // 7}") for n in range(rows))
    tops = tuple(Head(f"c{n}", f"{n} {LONG}", "chịu TN 2") for n in range(columns))
    cells = {(f"r{n}", f"c{n % columns}"): Entry(f"A{n}", LOOK, title="nghĩa") for n in range(0, rows, every)}
    body = Matrix(heads, tops, cells, "Việc / Cơ quan", more.get("empty", ""))
    return Sheet("Ma trận", body, "", "21/11/2026", "Nguồn: minh họa", page=page)


def inside(page: Page) -> bool:
    """Whether everything stands between title and footer, and between the margins."""
    boxes = [shape.spot for shape in page.shapes if isinstance(shape, Box)]
    return all(box.bottom <= page.area.bottom + 0.5 and box.right <= page.area.right + 0.5 for box in boxes)


@pytest.mark.parametrize("page", list(PAPERS))
@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (4, 3), (12, 15), (80, 9), (30, 90), (300, 40)])
def test_every_cell_stands_once_where_row_and_column_meet(rows: int, columns: int, page: str) -> None:
    drawn = sheet(rows, columns, page=page)
    pages = lay_out(drawn)
    texts = [box.lines[0] for one in pages for box in _cells(one)]
    assert sorted(texts) == sorted(f"A{n}" for n in range(0, rows, 3))
    assert all(inside(one) for one in pages)
    assert all(shape.size >= LEGIBLE - 0.01 for one in pages for shape in one.shapes if isinstance(shape, Words))
    for one in pages:
        for box in _cells(one):
            number = int(box.lines[0][1:])
            names = [w for w in one.shapes if isinstance(w, Words) and w.text.startswith(f"{number} ") and not w.turned]
            assert any(box.spot.y - 12 <= word.y <= box.spot.bottom + 12 for word in names)


def _cells(page: Page) -> list[Box]:
    return [one for one in page.shapes if isinstance(one, Box) and one.lines and one.lines[0].startswith("A")]


def test_names_are_repeated_on_every_page() -> None:
    pages = lay_out(sheet(120, 6))
    assert len(pages) > 1
    for page in pages:
        said = " ".join(shape.text for shape in page.shapes if isinstance(shape, Words))
        assert "Việc / Cơ quan" in said
        assert any(shape.text.startswith("Nhóm") for shape in page.shapes if isinstance(shape, Words))


def test_many_columns_are_turned_and_few_stand_upright() -> None:
    (few,), (many, *_) = lay_out(sheet(5, 4)), lay_out(sheet(5, 30))
    assert not any(shape.turned for shape in few.shapes if isinstance(shape, Words))
    assert any(shape.turned for shape in many.shapes if isinstance(shape, Words))


def test_a_row_without_anything_says_what_is_wrong_in_its_cells() -> None:
    body = Matrix((Head("a", "Việc", alarm="Chưa có ai"), Head("b", "Khác", alarm="Nhiều cơ quan")),
                  (Head("x", "Bộ"),), {("b", "x"): Entry(symbol=Symbol.DONE)})  # fmt: skip
    (page,) = lay_out(Sheet("Ma trận", body))
    left = {shape.text: shape.x for shape in page.shapes if isinstance(shape, Words)}
    assert left["Chưa có ai"] > left["Nhiều cơ quan"]


def test_without_columns_what_is_wrong_is_still_seen() -> None:
    (page,) = svg_pages(Sheet("Ma trận", Matrix((Head("a", "Việc", alarm="Chưa có ai"),), ())))
    assert ">Chưa có ai</text>" in page


def test_nothing_at_all_is_said() -> None:
    (page,) = svg_pages(Sheet("Ma trận", Matrix((), (), empty="Chưa ghi gì")))
    assert ">Chưa ghi gì</text>" in page


def test_the_diagonal_of_a_square_is_filled() -> None:
    heads = (Head("a", "Một"), Head("b", "Hai"))
    (page,) = lay_out(Sheet("Ma trận", Matrix(heads, heads, {}, square=True)))
    filled = [shape for shape in page.shapes if isinstance(shape, Box) and shape.look.fill is Fill.HATCH]
    assert len(filled) == 2


def test_no_line_goes_through_a_heading_or_through_words_in_the_place_of_cells() -> None:
    rows = (Head("a", "Việc", group="Nhóm một"), Head("b", "Bỏ quên", group="Nhóm hai", alarm="Chưa có ai chịu"),
            Head("c", "Khác", group="Nhóm hai"))  # fmt: skip
    columns = tuple(Head(f"x{n}", f"Bộ {n}") for n in range(9))
    (page,) = lay_out(Sheet("Ma trận", Matrix(rows, columns, {("a", "x1"): Entry("A", LOOK)})))
    downs = [one.points for one in page.shapes if isinstance(one, Rule) and one.points[0][0] == one.points[1][0]]
    whole = [one for one in page.shapes if isinstance(one, Box) and not one.lines]
    assert len(whole) == 3
    assert len(downs) == 2 * 10
    for box in whole:
        middle = box.spot.y + box.spot.h / 2
        assert not [one for one in downs if one[0][1] < middle < one[1][1]]


def test_rows_of_a_square_are_as_high_as_each_other() -> None:
    heads = (Head("a", "Một", "3 công nghệ dựa vào"), Head("b", "Hai"))
    (page,) = lay_out(Sheet("Ma trận", Matrix(heads, heads, {}, square=True)))
    first, second = [one.spot.h for one in page.shapes if isinstance(one, Box) and one.look.fill is Fill.HATCH]
    assert first == pytest.approx(second)


def test_a_turned_name_keeps_its_note_where_there_is_room() -> None:
    (page,) = lay_out(sheet(3, 13))
    names = {shape.text for shape in page.shapes if isinstance(shape, Words) and shape.turned}
    assert "chịu TN 2" not in names  # a name of two lines takes it all
    columns = tuple(Head(f"c{n}", f"Bộ {n}", "chịu TN 2") for n in range(16))
    (page,) = lay_out(Sheet("Ma trận", Matrix((Head("r", "Việc"),), columns, {})))
    assert sum(shape.text == "chịu TN 2" for shape in page.shapes if isinstance(shape, Words) and shape.turned) == 16


def test_few_rows_fill_the_page_where_only_columns_are_divided() -> None:
    pages = lay_out(sheet(6, 90, every=1))
    assert len(pages) > 1
    for page in pages:
        lines = [y for shape in page.shapes if isinstance(shape, Rule) for _, y in shape.points]
        assert max(lines) > page.area.y + page.area.h * 0.6
