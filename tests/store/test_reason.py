"""What the parser complains of, said so that a planner can act on it."""

from __future__ import annotations

import pytest

from roadmap.store.reading import gate
from roadmap.store.reading.reason import explained


@pytest.mark.parametrize(
    ("text", "en", "vi"),
    [
        ("a = b", "this is no value; text needs quotes", "đây không phải giá trị; văn bản phải đặt trong dấu nháy"),
        ("[x.y]\n[x.y]", "the table [x.y] stands twice, or is complete already",
         "bảng [x.y] xuất hiện hai lần, hoặc đã đầy đủ"),
        ("a = { b = 1, b = 2 }", "the key `b` stands twice", "khóa `b` xuất hiện hai lần"),
        ("a = 1\na = 2", "this key or table has a value already", "khóa hoặc bảng này đã có giá trị"),
        ("a = {}\na.b = 1", "`a` is complete already; nothing can be added here",
         "`a` đã đầy đủ; không thể thêm ở đây"),
        ("a = { b = 1", "a table has no closing `}`; it must end on its line",
         "bảng thiếu dấu `}` đóng; phải kết thúc trên cùng dòng"),
        ("a = [1", "a list has no closing `]`", "danh sách thiếu dấu `]` đóng"),
        ("a = 'b", "a text has no closing quotes", "văn bản thiếu dấu nháy đóng"),
        ("a = '''b", "a text has no closing quotes", "văn bản thiếu dấu nháy đóng"),
        ('a = """b', "a text has no closing quotes", "văn bản thiếu dấu nháy đóng"),
        ('a = "b\n"', "a text must end on its line, or stand in triple quotes",
         "văn bản phải kết thúc trên cùng dòng, hoặc đặt trong ba dấu nháy"),
        ("a = 'b\n'", "a text must end on its line, or stand in triple quotes",
         "văn bản phải kết thúc trên cùng dòng, hoặc đặt trong ba dấu nháy"),
        ('a = "\x1b"', "the character U+001B may not stand here", "ký tự U+001B không được ở đây"),
        ("# \x1b", "the character U+001B may not stand here", "ký tự U+001B không được ở đây"),
        ('a = "C:\\dir"', "`\\` begins an escape that there is not; write `\\\\`, or use single quotes",
         "`\\` mở đầu một mã thoát không có; hãy ghi `\\\\` hoặc dùng dấu nháy đơn"),
        ("a = 2027-02-30", "there is no such date", "không có ngày này"),
        ("tên = 1", "`=` is missing after the key; a key with letters beyond a-z needs quotes",
         "thiếu dấu `=` sau khóa; khóa có chữ ngoài a-z phải đặt trong dấu nháy"),
        ("a.é = 1", "a key may hold a-z, 0-9, _ and -; any other needs quotes",
         "khóa chỉ gồm a-z, 0-9, _ và -; khóa khác phải đặt trong dấu nháy"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_in_both_languages(text: str, en: str, vi: str) -> None:
    outcome = gate.parse(text)
    assert isinstance(outcome, gate.SyntaxFault)
    assert explained(outcome.reason) == (vi, en)


def test_words_we_do_not_know_are_kept() -> None:
    assert explained("Something new \x1b").en == "Something new ␛"
    assert explained("Cannot declare (oops) twice").en == "the table [(oops)] stands twice, or is complete already"
