"""What a change came to: what was done, and which findings went or came with it, in words."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.locale.value import phrase, shorten
from roadmap.model.finding import Finding, beyond
from roadmap.model.text import LANGS, Text
from tui.state import State

SAVED = Text("✓ Đã ghi", "✓ Saved")
UNDONE = Text("↶ Đã hoàn tác", "↶ Undone")
REDONE = Text("↷ Đã làm lại", "↷ Made again")
_GONE = Text("− hết", "− settled")
_CAME = Text("+ thêm", "+ new")
_MOST = 2
_LONGEST = 90


def outcome(done: Text, now: State) -> Text:
    """`done`, and by which findings `now` differs from the state before; the first of them in words, a line each."""
    gone, came = beyond(now.before, now.findings), beyond(now.findings, now.before)
    return Text(*("\n".join([said, *_lines(gone, _GONE, lang), *_lines(came, _CAME, lang)])
                  for said, lang in zip(done, LANGS, strict=True)))  # fmt: skip


def _lines(findings: Sequence[Finding], sign: Text, lang: str) -> list[str]:
    lines = [f"{sign.of(lang)}: {shorten(one.message.of(lang), _LONGEST)} ({one.code})" for one in findings[:_MOST]]
    if len(findings) > _MOST:
        lines.append(phrase("  … and {n} more", "  … và {n} phát hiện nữa", n=len(findings) - _MOST).of(lang))
    return lines
