"""What a change came to, in one sentence: what was done, and which findings went or came with it."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.locale.value import phrase
from roadmap.model.finding import Finding, beyond
from roadmap.model.text import Text
from tui.state import State

SAVED = Text("✓ Đã ghi", "✓ Saved")
UNDONE = Text("↶ Đã hoàn tác", "↶ Undone")
REDONE = Text("↷ Đã làm lại", "↷ Made again")
_MOST_CODES = 4


def outcome(done: Text, before: State, now: State) -> Text:
    """`done`, and by which findings `now` differs from `before`."""
    parts = [done]
    if gone := beyond(before.findings, now.findings):
        parts.append(phrase("findings fewer: {n} ({codes})", "bớt {n} phát hiện ({codes})",
                            n=len(gone), codes=_codes(gone)))  # fmt: skip
    if new := beyond(now.findings, before.findings):
        parts.append(phrase("findings more: {n} ({codes})", "thêm {n} phát hiện ({codes})",
                            n=len(new), codes=_codes(new)))  # fmt: skip
    return Text(" · ".join(part.vi for part in parts), " · ".join(part.en for part in parts))


def _codes(findings: Sequence[Finding]) -> str:
    codes = sorted({finding.code for finding in findings})
    return ", ".join(codes[:_MOST_CODES]) + (" …" if len(codes) > _MOST_CODES else "")
