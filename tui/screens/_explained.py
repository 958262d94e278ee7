"""What a finding means: why it matters, how to mend it, and an example; beside or below the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from textual.content import Content

from roadmap.check import checks
from roadmap.graph.sifting import Group, grouped
from roadmap.locale.value import number
from roadmap.model.finding import Finding
from roadmap.model.kinds import kinds
from roadmap.model.relation import fields
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
_HERE = Text("Cách khác: Enter mở phiếu tại trường “{}”", "Or: Enter opens the sheet at “{}”")
_WAIVE = Text(
    "Nếu chấp nhận được: w miễn có lý do và thời hạn", "If it is acceptable: w waives it, with reason and end"
)
_MORE = Text("Ví dụ trong tệp TOML: roadmap explain {}", "Examples as TOML: roadmap explain {}")
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
        yield f"{_plainly(text, state.lang)}\n", ""
    if rule.remedies:
        yield f"\n{_QUICK.of(state.lang)}\n", "bold $text-accent"
        yield "".join(f"• {named(name).label.of(state.lang)}\n" for name in rule.remedies), ""
    yield "\n", ""
    if field := _field(state, finding):
        yield f"{_HERE.of(state.lang).format(field)}\n", ""
    if rule.code in checks():
        yield f"{_WAIVE.of(state.lang)}\n", ""
    yield _MORE.of(state.lang).format(rule.code), "$text-muted"


_QUOTED = re.compile(r"`([a-z_]+(?:\.[a-z_]+)*)`")


def _plainly(text: Text, lang: str) -> str:
    """The text of a rule with fields, kinds and known values called as the screen calls them."""
    return _QUOTED.sub(lambda match: _called().get(match[1], Text(match[1], match[1])).of(lang), text.of(lang))


@cache
def _called() -> dict[str, Text]:
    """What fields and kinds are called, by name; of fields of several kinds, those that are called alike."""
    names: dict[str, Text] = {}
    doubtful = set()
    for kind in kinds().values():
        for shape in fields(kind):
            if shape.about and names.setdefault(shape.alias, shape.about.label) != shape.about.label:
                doubtful.add(shape.alias)
    names = {name: Text(f"“{label.vi}”", f"“{label.en}”") for name, label in names.items() if name not in doubtful}
    return names | {name: Text(kind.LABEL.vi, kind.LABEL.en) for name, kind in kinds().items()}


def _field(state: State, finding: Finding | None) -> str:
    """What the field that a finding is about is called; empty where it is about none that can be gone to."""
    record = state.roadmap.records.get(finding.record) if finding else None
    if record is None or finding is None or finding.route is None or not finding.route.field:
        return ""
    name = finding.route.field[0]
    shapes = (shape for shape in fields(type(record)) if shape.alias == name and shape.about)
    return next((shape.about.label.of(state.lang) for shape in shapes if shape.about), name)


def _place(state: State, finding: Finding) -> Iterator[str]:
    """File, record and field, as far as they are known."""
    if finding.route is None:
        yield finding.span.file if finding.span else ""
    else:
        file = state.roadmap.origin.get(finding.record, "")
        yield from (one for one in (file, finding.record, ".".join(finding.route.field)) if one)
