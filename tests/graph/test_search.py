"""Search finds what people type, best first, and says where it stands."""

from __future__ import annotations

import pytest

from roadmap.graph.search import BEGINNING, ELSEWHERE, EXACT, INSIDE, WORD, Index
from roadmap.model.kinds.chain import Product
from roadmap.model.roadmap import Roadmap
from tests.conftest import Opened

TEXT = """
    [technology.chip]
    name = { vi = "Công nghệ chip bán dẫn", en = "Semiconductor chips" }
    tags = ["ưu tiên"]
    note = "Rà soát lại khi có kết luận của Ban Chỉ đạo về đóng gói tiên tiến tại Hòa Lạc"
    [product.chip-card]
    name.vi = "Thẻ gắn chip"
    [product.vaccine]
    name.vi = "Vắc xin thế hệ mới"
    listings.list-2026 = { code = "P17" }
    [organization.hanoi]
    name.vi = "Ủy ban nhân dân thành phố Hà Nội"
    short.vi = "UBND Hà Nội"
    [catalogue.list-2026]
    [directive.qd-21]
    number = "21/2026/QĐ-TTg"
"""


@pytest.fixture
def index(workspace: Opened) -> Index:
    return Index(workspace(TEXT).roadmap)


def ids(index: Index, words: str) -> list[str]:
    return [match.record.id for match in index.find(words)]


@pytest.mark.parametrize(
    ("words", "first", "rank"),
    [
        ("chip", "chip", EXACT),
        ("thẻ g", "chip-card", BEGINNING),
        ("dan ban", "chip", WORD),
        ("dẫn", "chip", WORD),
        ("conduct", "chip", INSIDE),
        ("hoa lac", "chip", ELSEWHERE),
        ("uu tien", "chip", ELSEWHERE),
        ("VẮC XIN", "vaccine", EXACT),
        ("blockchain", "", EXACT),
        ("p17", "vaccine", BEGINNING),
        ("ubnd", "hanoi", BEGINNING),
        ("21/2026", "qd-21", BEGINNING),
        ("card", "chip-card", WORD),
        ("  ", "", EXACT),
        ("", "", EXACT),
    ],
)
def test_what_is_found_first(index: Index, words: str, first: str, rank: int) -> None:
    found = index.find(words)
    assert [(match.record.id, match.rank) for match in found[:1]] == ([(first, rank)] if first else [])


def test_words_that_stand_together_come_before_words_apart(index: Index) -> None:
    assert ids(index, "ban dan") == ["chip", "hanoi"]


def test_where_it_stands_is_told_with_the_words_around_it(index: Index) -> None:
    (note,) = index.find("hoa lac")
    assert note.field == ("note",)
    assert note.label.vi == "ghi chú"
    assert note.excerpt == "… tiên tiến tại Hòa Lạc"
    (code,) = index.find("p17")
    assert code.field == ("listings", "list-2026", "code")
    (english,) = index.find("semicond")
    assert english.excerpt == "Semiconductor chips"
    assert english.label == ("", "")


def test_only_some_kinds(index: Index) -> None:
    assert [match.record.id for match in index.find("chip", kinds=["product"])] == ["chip-card"]
    assert len(index.find("i", most=2)) == 2


def test_an_index_follows_the_roadmap(index: Index, workspace: Opened) -> None:
    roadmap = workspace(TEXT).roadmap
    first = Index(roadmap)
    changed = roadmap.without(["vaccine"]).with_records([Product.model_validate({"id": "drone", "name": "Máy bay"})])
    later = Index(changed, first)
    assert ids(later, "vac xin") == []
    assert ids(later, "may bay") == ["drone"]
    assert later.entries["chip"] is first.entries["chip"]
    assert later.entries == Index(changed).entries


def test_of_ten_thousand_records_the_best_two_hundred_are_given() -> None:
    records = [
        Product.model_validate({"id": f"p-{n}", "name": f"Camera xử lý tại biên {n}", "note": "Đã rà soát " * 20})
        for n in range(10_000)
    ]
    index = Index(Roadmap().with_records(records))
    assert len(index.find("tai camera")) == 200
