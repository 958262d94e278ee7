"""Sheets to draw in tests."""

from __future__ import annotations

from roadmap.drawing.cards.card import Arrow, Block, Blocks, Card, Column, Grid, Hole, Lane, Placed, Row
from roadmap.drawing.look import Link, Mark, Symbol, Tone
from roadmap.drawing.sheet import Entry, Sheet

COLUMNS = (
    Column("research", "Nghiên cứu - phát triển"),
    Column("pilot", "Thử nghiệm - ứng dụng"),
    Column("production", "Sản xuất", "Sản xuất - thương mại hóa"),
    Column("commercialisation", "Thương mại hóa", "Sản xuất - thương mại hóa"),
    Column("diffusion", "Lan tỏa"),
)
LANES = (
    Lane("state", "Nhà nước", Tone.FIRST),
    Lane("academia", "Viện, trường", Tone.SECOND),
    Lane("enterprise", "Doanh nghiệp", Tone.THIRD),
)
LEGEND = tuple(
    Entry(sample, f"giải thích {index}")
    for index, sample in enumerate((*Symbol, *Tone, *Link, "hole", "unowned"))  # type: ignore[arg-type]
)


def card(id: str, title: str = "Thí điểm giám sát giao thông", lane: str = "enterprise") -> Card:
    tone = {"state": Tone.FIRST, "academia": Tone.SECOND}.get(lane, Tone.THIRD)
    return Card(id, title, ("Bộ Công an",), Mark(Symbol.RUNNING, "Đang thực hiện"), "07/2026 - 06/2027", tone)


def chain(titles: tuple[str, ...] = (), *, page: str = "a4") -> Sheet:
    """A value chain with one card per title, in turn over lanes and columns, linked one to the next."""
    titles = titles or tuple(f"Hoạt động số {number} của chuỗi giá trị" for number in range(8))
    placed = [
        Placed(lane, COLUMNS[index % 4].id, card(f"c{index}", title, lane))
        for index, title in enumerate(titles)
        for lane in (LANES[index % 3].id,)
    ]
    arrows = tuple(
        Arrow(f"c{index}", f"c{index + 1}", tuple(Link)[index % 4], "ghi chú" if index % 4 == 1 else "")
        for index in range(len(titles) - 1)
    )
    hole = Placed("", "diffusion", Hole("Chưa có"))
    body = Grid(COLUMNS, LANES, (*placed, hole), arrows)
    return Sheet("Chuỗi giá trị: camera", body, "Sản phẩm P02", "21/11/2026", "Nguồn: minh họa", "MINH HỌA", LEGEND,
                 page=page)  # fmt: skip


def landscape(groups: int = 4, cards: int = 3, *, page: str = "a4") -> Sheet:
    """Groups with products, every third unowned, each with two technologies, one of them unowned."""
    rows = (Row("Suy luận tại biên", "Viettel"), Row("Đóng gói tiên tiến", unowned="Chưa có cơ quan"))
    blocks = tuple(
        Block(
            f"g{group}",
            f"Công nghệ nhóm {group}",
            tuple(
                Card(
                    f"p{group}-{number}",
                    f"Sản phẩm {group}.{number} có tên chính thức rất dài để phải xuống dòng",
                    ("Bộ Khoa học và Công nghệ",),
                    unowned="" if number % 3 else "Chưa có cơ quan chịu trách nhiệm",
                    rows=rows,
                    tag=f"P{number:02}",
                )
                for number in range(cards)
            ),
            code=str(group),
        )
        for group in range(groups)
    )
    return Sheet("Bản đồ công nghệ", Blocks(blocks), legend=LEGEND, page=page)
