"""What a change came to: what was done, and which findings went or came with it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roadmap.locale.change import told
from roadmap.locale.value import phrase, shorten
from roadmap.model.change import Change
from roadmap.model.finding import Finding, beyond
from roadmap.model.text import LANGS, Text
from tui.state import State

SAVED = Text("✓ Đã ghi", "✓ Saved")
UNDONE = Text("↶ Đã hoàn tác", "↶ Undone")
REDONE = Text("↷ Đã làm lại", "↷ Made again")
NOTHING = Text("Không có gì thay đổi", "Nothing has changed")
_GONE = Text("− hết", "− settled")
_CAME = Text("+ thêm", "+ new")
_NONE = Text("", "")
_MOST = 2
_LONGEST = 90


def outcome(done: Text, changes: Sequence[Change], now: State, words: Text = _NONE, *, next_step: Text = _NONE) -> Text:
    """`done`, what changed, and by which findings `now` differs from before: the first of each in words.

    Args:
        done: what was done.
        changes: what that changed.
        now: what the planner sees from now on.
        words: the edit that was taken back or made again, as the list of edits tells it; instead of `changes`.
        next_step: what the planner may do next.
    """
    gone, came = beyond(now.before, now.findings), beyond(now.findings, now.before)
    said = []
    for form, lang in zip(done, LANGS, strict=True):
        what = shorten(words.of(lang), _LONGEST) or (_changed(changes, now, lang) if changes else "")
        lines = [f"{form}: {what}" if what else form]
        lines += [*_lines(gone, _GONE, lang), *_lines(came, _CAME, lang), next_step.of(lang)]
        said.append("\n".join(filter(None, lines)))
    return Text(*said)


def _changed(changes: Sequence[Change], now: State, lang: str) -> str:
    """The first change in words, and how many more there are."""
    first = changes[0]
    record = now.roadmap.records.get(first.id)
    name = record.label(lang) if record else first.id
    said = shorten(f"{name} – {told(first, replace(now.voice, lang=lang))}", _LONGEST)
    return said + (f" (+{len(changes) - 1})" if len(changes) > 1 else "")


def _lines(findings: Sequence[Finding], sign: Text, lang: str) -> list[str]:
    lines = [f"{sign.of(lang)}: {shorten(one.message.of(lang), _LONGEST)} ({one.code})" for one in findings[:_MOST]]
    if len(findings) > _MOST:
        lines.append(phrase("  … and {n} more", "  … và {n} phát hiện nữa", n=len(findings) - _MOST).of(lang))
    return lines
