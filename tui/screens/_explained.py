"""What a finding means: why it matters, how to mend it, and an example; beside or below the list."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from roadmap.graph.sifting import Group, grouped
from roadmap.locale.value import number
from roadmap.model.finding import Finding
from roadmap.model.rule import Rule
from roadmap.model.text import Text
from roadmap.remedy import named
from roadmap.rulebook import rules
from tui.state import State
from tui.widgets.plain import styled

SIGNS = {"error": "✗", "warning": "!", "info": "·"}
SEVERITY = {
    "error": Text("lỗi", "error"),
    "warning": Text("cảnh báo", "warning"),
    "info": Text("thông tin", "information"),
}
SEVERITIES_OF = {
    "error": Text("{} lỗi", "errors: {}"),
    "warning": Text("{} cảnh báo", "warnings: {}"),
    "info": Text("{} thông tin", "information: {}"),
}
_STYLES = {"error": "bold $text-error", "warning": "bold $text-warning", "info": "bold"}
_WHY = Text("Vì sao", "Why")
_FIX = Text("Cách khắc phục", "Fix")
_QUICK = Text("Khắc phục nhanh (f)", "Quick fixes (f)")
_BAD = Text("Báo với", "Fires on")
_GOOD = Text("Không báo với", "Does not fire on")
_PLACE = Text("Nơi", "Place")


def explained(state: State, finding: Finding | None, code: str = "") -> Content:
    """The pane for `finding`, or for the rule `code` where a whole group is meant."""
    rule = rules().get(finding.code if finding else code)
    return styled(*_parts(state, finding, rule)) if finding or rule else styled(("", ""))


def counted(state: State, group: Group) -> Content:
    """The pane for a group of findings of several checks: how many there are of each."""
    parts = []
    known = rules()
    for one in grouped(state.survey, group.findings, "check"):
        summary = known[one.key].summary.of(state.lang) if one.key in known else ""
        parts.append((f"{SIGNS[one.severity]} {number(len(one.findings), state.lang)} ", _STYLES[one.severity]))
        parts.append((f"{one.key} {summary}\n", ""))
    return styled(*parts)


def _parts(state: State, finding: Finding | None, rule: Rule | None) -> Iterator[tuple[str, str]]:
    if finding:
        said = SEVERITY[finding.severity].of(state.lang)
        yield f"{SIGNS[finding.severity]} {said}: ", _STYLES[finding.severity]
        yield f"{finding.message.of(state.lang)}\n", "bold"
        yield f"{_PLACE.of(state.lang)}: {' · '.join(_place(state, finding))}\n", "$text-muted"
    if rule is None:
        return
    if finding is None:
        yield f"{rule.summary.of(state.lang)}\n", "bold"
    yield f"{rule.code} {rule.name}\n", "$text-muted"
    for title, text in ((_WHY, rule.why), (_FIX, rule.fix)):
        yield f"\n{title.of(state.lang)}\n", "bold $text-accent"
        yield f"{text.of(state.lang)}\n", ""
    if rule.remedies:
        yield f"\n{_QUICK.of(state.lang)}\n", "bold $text-accent"
        yield "".join(f"• {named(name).label.of(state.lang)}\n" for name in rule.remedies), ""
    for title, example in ((_BAD, rule.bad), (_GOOD, rule.good)):
        if example and len(example) < _LONGEST_EXAMPLE:
            yield f"\n{title.of(state.lang)}\n", "bold $text-accent"
            yield example, "$text-muted"


_LONGEST_EXAMPLE = 2_000


def _place(state: State, finding: Finding) -> Iterator[str]:
    """File, record and field, as far as they are known."""
    if finding.route is None:
        yield finding.span.file if finding.span else ""
    else:
        file = state.roadmap.origin.get(finding.record, "")
        yield from (one for one in (file, finding.record, ".".join(finding.route.field)) if one)
