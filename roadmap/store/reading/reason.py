"""The parser's complaints in the words of a planner, in both languages."""

from __future__ import annotations

import ast
import re

from roadmap.locale.value import phrase
from roadmap.model.text import Text
from roadmap.safe import visible

# What the parser says -> English, Vietnamese; {it} is what it names.
_SAID: tuple[tuple[str, str, str], ...] = (
    ("Invalid value", "this is no value; text needs quotes", "đây không phải giá trị; văn bản phải đặt trong dấu nháy"),
    ("Invalid statement", "a key or a [table] was expected", "cần một khóa hoặc một [bảng]"),
    ("Expected newline or end of document after a statement", "the line should end here; one line holds one value",
     "dòng phải kết thúc ở đây; mỗi dòng chỉ có một giá trị"),
    ("Expected '=' after a key in a key/value pair",
     "`=` is missing after the key; a key with letters beyond a-z needs quotes",
     "thiếu dấu `=` sau khóa; khóa có chữ ngoài a-z phải đặt trong dấu nháy"),
    ("Invalid initial character for a key part", "a key may hold a-z, 0-9, _ and -; any other needs quotes",
     "khóa chỉ gồm a-z, 0-9, _ và -; khóa khác phải đặt trong dấu nháy"),
    ("Expected ']' at the end of a table declaration", "`]` is missing after the name of the table",
     "thiếu dấu `]` sau tên bảng"),
    ("Expected ']]' at the end of an array declaration", "`]]` is missing after the name of the list of tables",
     "thiếu dấu `]]` sau tên danh sách bảng"),
    (r"Cannot declare (\(.*\)) twice", "the table [{it}] stands twice, or is complete already",
     "bảng [{it}] xuất hiện hai lần, hoặc đã đầy đủ"),
    ("Cannot overwrite a value", "this key or table has a value already", "khóa hoặc bảng này đã có giá trị"),
    (r"Duplicate inline table key (.*)", "the key `{it}` stands twice", "khóa `{it}` xuất hiện hai lần"),
    (r"Cannot (?:mutate immutable|redefine) namespace (\(.*\))",
     "`{it}` is complete already; nothing can be added here",
     "`{it}` đã đầy đủ; không thể thêm ở đây"),
    ("Unclosed array", "a list has no closing `]`", "danh sách thiếu dấu `]` đóng"),
    ("Unclosed inline table", "a table has no closing `}}`; it must end on its line",
     "bảng thiếu dấu `}}` đóng; phải kết thúc trên cùng dòng"),
    (r"Unterminated string|Expected \"'(?:'')?\"|Expected '''.*", "a text has no closing quotes",
     "văn bản thiếu dấu nháy đóng"),
    (r"Illegal character '\\n'|Found invalid character '\\n'", "a text must end on its line, or stand in triple quotes",
     "văn bản phải kết thúc trên cùng dòng, hoặc đặt trong ba dấu nháy"),
    (r"(?:Illegal|Found invalid) character (.*)", "the character {it} may not stand here",
     "ký tự {it} không được ở đây"),
    (r"Unescaped '\\\\?' in a string", "`\\` begins an escape that there is not; write `\\\\`, or use single quotes",
     "`\\` mở đầu một mã thoát không có; hãy ghi `\\\\` hoặc dùng dấu nháy đơn"),
    ("Invalid hex value", "an escape lacks its hexadecimal digits", "mã thoát thiếu chữ số thập lục phân"),
    ("Escaped character is not a Unicode scalar value", "an escape names no character",
     "mã thoát không ứng với ký tự nào"),
    ("Invalid date or datetime", "there is no such date", "không có ngày này"),
    ("lists or tables are nested too deeply", "lists or tables are nested too deeply",
     "danh sách hoặc bảng lồng quá sâu"),
    (r"a key has more than (\d+) parts", "a key has more than {it} parts", "một khóa có hơn {it} phần"),
    ("a number has too many digits", "a number has too many digits", "một số có quá nhiều chữ số"),
)  # fmt: skip


def explained(reason: str) -> Text:
    """What stands in the way of reading, from the parser's own words, which are kept where we know no others."""
    for said, en, vi in _SAID:
        if match := re.fullmatch(said, reason):
            return phrase(en, vi, it=_named(match[1]) if match.lastindex else "")
    return Text(visible(reason), visible(reason))


def _named(said: str) -> str:
    """What the parser names, from the form in which Python prints it: the parts of a key, or one character."""
    try:
        it = ast.literal_eval(said)
    except (ValueError, SyntaxError):
        return visible(said)
    if isinstance(it, tuple):
        return visible(".".join(map(str, it)))
    return f"U+{ord(it):04X}" if isinstance(it, str) and len(it) == 1 and not it.isprintable() else visible(str(it))
