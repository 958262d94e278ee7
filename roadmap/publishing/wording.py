"""The words that an output adds of its own."""

from __future__ import annotations

from roadmap.drawing.error import DrawingError
from roadmap.drawing.twin import Drawing
from roadmap.locale.installing import Extra, how_to_install
from roadmap.model.text import Text

FIGURE = Text("Hình {}. {}", "Figure {}. {}")
TWIN = Text("Nội dung của hình dưới dạng bảng", "The figure as a table")
PAGE = Text("Trang", "Page")
SUMMARY = Text("Tóm tắt", "Summary")
ON_SHEET = Text("{}: trang tính “{}”", "{}: sheet “{}”")
NOTES = Text("Ghi chú", "Notes")
FIGURES = Text("Số liệu chính", "Key figures")
LEFT_OUT = Text("và {} dòng khác, có đủ trong bản XLSX", "and {} more, all of which the XLSX version holds")
MORE_ROWS = Text("Còn {} dòng nữa, có trong bản XLSX, PDF và HTML.", "{} more rows: see the XLSX, PDF or HTML version.")


def described(drawing: Drawing) -> str:
    """What a drawing shows, in one line, for those who do not see it."""
    sheet = drawing.sheet
    return ". ".join(part for part in (sheet.title, sheet.subtitle, sheet.as_of) if part)


def not_installed(ending: str, extra: Extra) -> DrawingError:
    """What is said where the libraries of an output are not installed."""
    what = ending.upper()
    return DrawingError(
        Text(f"Chưa cài phần xuất {what}.", f"{what} output is not installed."),
        how_to_install(extra),
    )
