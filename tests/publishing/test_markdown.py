"""Documents as Markdown: read back by a Markdown parser, they say what was put in."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from roadmap.publishing.output import outputs, published
from roadmap.safe import to_markdown
from tests.publishing.documents import document


def rendered(text: str) -> str:
    return MarkdownIt("commonmark").enable("table").render(published(document(text), "md").decode())


def test_every_part_is_there() -> None:
    html = rendered("Bộ Công an")
    assert html.count("<table>") == 2
    assert [re.sub("<[^>]+>", "", one) for one in re.findall(r"<h\d>.*?</h\d>", html)] == [
        "Báo cáo Bộ Công an", "Bộ Công an", "Bộ Công an", "Bộ Công an"
    ]  # fmt: skip
    assert '<td style="text-align:right">1.234,5</td>' in html
    assert "<strong>Cộng</strong>" in html
    assert "Chưa có: Bộ Công an" in html
    assert html.count("<li>") == 2 + 2 + 2


def test_text_stays_text() -> None:
    hostile = "<script>x</script> | [EU](javascript:x) *a* `b`"
    html = rendered(hostile)
    assert "<script>" not in html
    assert "href" not in html
    assert html.count("[EU](javascript:x) *a* `b`") >= 10


def test_naughty_strings_change_no_tag(strings: list[str]) -> None:
    shapes: dict[str, list[str]] = {}
    for text in strings:
        lines = to_markdown(text).split("<br>")
        plain = "\n".join("x" * bool(line) for line in lines)
        if plain not in shapes:
            shapes[plain] = re.findall("<[^>]+>", rendered(plain))
        assert re.findall("<[^>]+>", rendered(text)) == shapes[plain], ascii(text)


def test_the_same_bytes() -> None:
    assert published(document(), "md") == published(document(), "md")
    assert "md" in outputs()
