"""The page that holds the terminal, and the few files that it needs; all of them come from this server."""

from __future__ import annotations

import html
from functools import cache
from importlib.resources import files
from string import Template

from roadmap.locale.value import phrase
from roadmap.model.text import Text

TITLE = phrase("Technology roadmap", "Lộ trình công nghệ")
FAILED = phrase("The program could not be run.", "Không chạy được chương trình.")
_WORDS = {
    "title": TITLE,
    "noscript": phrase("This page needs JavaScript.", "Trang này cần JavaScript."),
    "left": phrase(
        "The session has ended. What you confirmed is saved.",
        "Phiên làm việc đã kết thúc. Nội dung đã xác nhận đã được lưu."
    ),
    "taken": phrase("This session is now open in another tab.", "Phiên này đang được mở ở một thẻ khác."),
    "idle": phrase(
        "The session was ended because nothing was typed for a long time. What you confirmed is saved.",
        "Phiên làm việc đã kết thúc vì lâu không có thao tác. Nội dung đã xác nhận đã được lưu.",
    ),
    "failed": FAILED,
    "stopped": phrase(
        "The server was stopped. What you confirmed is saved.", "Máy chủ đã dừng. Nội dung đã xác nhận đã được lưu."
    ),
    "lost": phrase(
        "The connection was lost. The program is still running and this page is reconnecting…",
        "Mất kết nối. Chương trình vẫn đang chạy, trang đang kết nối lại…",
    ),
    "again": phrase("Open again", "Mở lại"),
}  # fmt: skip
NO_KEY = phrase(
    "This page opens with the address that `roadmap serve` shows in its terminal. Each address works once.",
    "Trang này mở bằng địa chỉ mà lệnh `roadmap serve` hiển thị trong cửa sổ dòng lệnh. "
    "Mỗi địa chỉ chỉ dùng được một lần.",
)
_OURS, _TERMINAL = "tui.serving", "textual_serve"
ASSETS = {
    "page.css": (_OURS, "assets/page.css", "text/css"),
    "page.js": (_OURS, "assets/page.js", "text/javascript"),
    "textual.js": (_TERMINAL, "static/js/textual.js", "text/javascript"),
    "xterm.css": (_TERMINAL, "static/css/xterm.css", "text/css"),
    "mono.ttf": (_TERMINAL, "static/fonts/RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "mono-italic.ttf": (_TERMINAL, "static/fonts/RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""Name -> package, file in it, media type. Nothing else is given out."""


@cache
def asset(name: str) -> tuple[bytes, str] | None:
    """A file of the page and its media type; None where there is no such file."""
    if name not in ASSETS:
        return None
    package, place, media = ASSETS[name]
    return files(package).joinpath(place).read_bytes(), media


def page(lang: str) -> str:
    """The page with the terminal, in the language `lang`."""
    return _filled("page.html", lang, _WORDS)


def full(n: int) -> Text:
    """What is said to one who comes when `n` apps, as many as may, are running."""
    return phrase(
        "No further session can be opened: {n} are running. Close one of them and load this page again.",
        "Không mở thêm được phiên làm việc: đang có {n} phiên. Hãy đóng bớt một phiên rồi tải lại trang này.",
        n=n,
    )


def notice(lang: str, said: Text) -> str:
    """A page that only says something."""
    return _filled("notice.html", lang, {"title": TITLE, "said": said})


def _filled(name: str, lang: str, words: dict[str, Text]) -> str:
    text = files(_OURS).joinpath("assets", name).read_text(encoding="utf-8")
    return Template(text).substitute({key: html.escape(word.of(lang)) for key, word in words.items()}, lang=lang)
