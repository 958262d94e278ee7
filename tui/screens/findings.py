"""Findings: what is wrong or missing, live while the plan is edited, with what each means beside it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from roadmap.graph.sifting import WAYS, By, Group, difference, grouped, sifted
from roadmap.locale.value import number, shorten
from roadmap.model.finding import SEVERITIES, Finding, Severity
from roadmap.model.text import Text
from roadmap.rulebook import rules
from tui.messages import Open
from tui.screens._explained import SEVERITIES_OF, SEVERITY, SIGNS, counted, explained
from tui.screens.view import View
from tui.state import State
from tui.widgets.lines import Lines
from tui.widgets.outline import Node, Outline
from tui.widgets.plain import styled
from tui.widgets.prose import Prose

WAY_LABELS: dict[By, Text] = {
    "check": Text("kiểm tra", "check"),
    "severity": Text("mức độ", "severity"),
    "owner": Text("cơ quan", "body"),
}
_LEAST: dict[Severity, Text] = {
    "error": Text("chỉ lỗi", "errors only"),
    "warning": Text("lỗi và cảnh báo", "errors and warnings"),
    "info": Text("mọi mức độ", "every severity"),
}
_NOBODY = Text("CHƯA CÓ CƠ QUAN CHỊU TRÁCH NHIỆM", "NO ACCOUNTABLE BODY")
_COUNT = Text("{} phát hiện", "{} findings")
_OF = Text("{} trên {} phát hiện", "{} of {} findings")
_GROUPED = Text("nhóm theo {}", "grouped by {}")
_CHECKING = Text("Đang kiểm tra…", "Checking…")
_CLEAN = Text("✓ Không còn phát hiện nào", "✓ Nothing is found any more")
_NOTHING = Text("Không có phát hiện nào khớp bộ lọc; Esc bỏ lọc", "Nothing matches the filter; Esc lifts it")
_GONE = Text("✓ vừa hết {}", "✓ {} settled just now")
_NEW = Text("✗ mới có {}", "✗ {} new")
_FEW = 60
"""Up to so many findings are shown unfolded at first."""
_NEWS = 60
"""Characters of a finding in the line that tells what a change did."""


class Findings(View):
    """Every finding of the workspace."""

    VIEW = "findings"
    ABOUT = Text(
        "Những điểm sai hoặc còn thiếu, cập nhật ngay khi sửa: xem vì sao, khắc phục nhanh hoặc miễn có thời hạn.",
        "What is wrong or missing, kept up to date while you edit: see why, mend it at once, or waive it for a time.",
    )

    def __init__(self) -> None:
        super().__init__()
        self.by: By = "check"
        self.least: Severity = "info"
        self.words = ""
        self._shown: dict[str, Finding] = {}
        self._groups: dict[str, Group] = {}
        self._folding: By | None = None

    def body(self) -> ComposeResult:
        """Figures, the list, and what the finding under the cursor means."""
        yield Static(id="sum")
        with Container(id="halves"):
            yield Outline(id="list").followed(self._explain)
            yield Prose(id="explained")

    def on_mount(self) -> None:
        """The planner begins in the list."""
        self.query_one(Outline).focus()

    def show(self, state: State) -> None:
        """The groups with their findings; what was folded stays folded."""
        found = sifted(state.findings, state.lang, self.least, self.words)
        groups = grouped(state.survey, found, self.by)
        self._shown, self._groups = {}, {f"={group.key}": group for group in groups}
        nodes = [self._node(state, group) for group in groups]
        outline = self.query_one(Outline)
        if self._folding != self.by:
            self._folding = self.by
            outline.fold(node.key for node in nodes if len(found) > _FEW)
        outline.show(nodes)
        self._sum(state, len(found))

    def _node(self, state: State, group: Group) -> Node:
        inner = []
        for finding in group.findings:
            key = f"{finding.code} {finding.record} {'.'.join(finding.route.field) if finding.route else ''}"
            while key in self._shown:
                key += "+"
            self._shown[key] = finding
            sign, tone = SIGNS[finding.severity], finding.severity
            code = "" if self.by == "check" else finding.code
            inner.append(Node(key, finding.message.of(state.lang), code, sign=sign, sign_tone=tone))
        sign, count = SIGNS[group.severity], number(len(inner), state.lang)
        heading = self._heading(state, group)
        return Node(f"={group.key}", heading, count, "strong", tuple(inner), sign, group.severity)

    def _heading(self, state: State, group: Group) -> str:
        if self.by == "severity":
            return SEVERITY[group.severity].of(state.lang).capitalize()
        if self.by == "owner":
            return state.label(group.key) if group.key else _NOBODY.of(state.lang)
        rule = rules().get(group.key)
        return f"{group.key} {rule.summary.of(state.lang) if rule else ''}"

    def _sum(self, state: State, count: int) -> None:
        """How many there are and how they are shown; what the last change did."""
        lang, every = state.lang, len(state.findings)
        said = _COUNT.of(lang).format(number(every, lang))
        if count != every:
            said = _OF.of(lang).format(number(count, lang), number(every, lang))
        how = [_GROUPED.of(lang).format(WAY_LABELS[self.by].of(lang)), _LEAST[self.least].of(lang)]
        how += [f"“{self.words}”"] if self.words else []
        parts = [(said, "bold"), (f" · {' · '.join(how)}", "$text-muted")]
        change = difference(state.before, state.findings) if state.before else None
        told = [(_GONE, change.gone, "$text-success"), (_NEW, change.new, "$text-error")] if change else []
        news = []
        for form, found, style in told:
            if found:
                news.append((f"{form.of(lang).format(number(len(found), lang))}: ", f"bold {style}"))
                news.append((f"{shorten(found[0].message.of(lang), _NEWS)}   ", "$text-muted"))
        if not state.checked:
            parts = [(_CHECKING.of(lang), "")]
        elif not every:
            parts.append((f"\n{_CLEAN.of(lang)}", "bold $text-success"))
        elif not count:
            parts.append((f"\n{_NOTHING.of(lang)}", ""))
        elif news:
            parts += [("\n", ""), *news]
        else:
            counts = [(one, number(state.tally[one], lang)) for one in SEVERITIES]
            tally = [f"{SIGNS[one]} {SEVERITIES_OF[one].of(lang).format(count)}" for one, count in counts]
            parts.append((f"\n{'   '.join(tally)}", ""))
        self.query_one("#sum", Static).update(styled(*parts), layout=False)

    # --- what the planner means ---

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor; None on the heading of a group."""
        return self._shown.get(self.query_one(Outline).key or "")

    @property
    def chosen(self) -> str | None:
        """The record that the finding is about; on the heading of a body, the body."""
        if finding := self.finding:
            return finding.record or None
        key = self.query_one(Outline).key or ""
        return key[1:] or None if self.by == "owner" else None

    def focus_on(self, id: str) -> bool:
        """Put the cursor on the first finding about `id`."""
        key = next((key for key, finding in self._shown.items() if finding.record == id), None)
        return key is not None and self.query_one(Outline).stand_on(key)

    def _explain(self) -> None:
        """What the finding under the cursor means."""
        if self.state:
            group = self._groups.get(self.query_one(Outline).key or "")
            if group and self.by != "check":
                self.query_one(Prose).show(counted(self.state, group))
            else:
                self.query_one(Prose).show(explained(self.state, self.finding, group.key if group else ""))

    # --- what commands turn ---

    def regroup(self) -> None:
        """Group by the next thing: check, severity, body."""
        finding = self.finding
        self.by = WAYS[(WAYS.index(self.by) + 1) % len(WAYS)]
        self._again()
        if finding:
            self.focus_on(finding.record)

    def raise_floor(self) -> None:
        """Leave out the least grave severity that is still shown; after errors alone, show all again."""
        self.least = SEVERITIES[(SEVERITIES.index(self.least) - 1) % len(SEVERITIES)]
        self._again()

    def narrow(self, words: str) -> None:
        """Show only findings in which these words stand."""
        self.words = words
        self._again()

    def widen(self) -> None:
        """Show every finding again."""
        self.least, self.words = "info", ""
        self._again()

    def scroll_explanation(self, pages: int) -> None:
        """Turn the pages of the explanation."""
        self.query_one(Prose).action_page(pages)

    def _again(self) -> None:
        if self.state:
            self.show(self.state)

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Enter goes to the field of the record's sheet; on a heading it folds."""
        event.stop()
        finding = self.finding
        if finding is None:
            self.query_one(Outline).action_turn()
        elif finding.record and finding.route and self.state and finding.record in self.state.roadmap:
            self.post_message(Open(finding.record, finding.route.field))
