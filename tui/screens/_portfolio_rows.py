"""The rows of the portfolio: what a technology or product looks like in the table."""

from __future__ import annotations

from roadmap.graph.standing import Step
from roadmap.locale.money import money
from roadmap.locale.value import date
from roadmap.model.kinds.chain import Product
from roadmap.model.scale import MASTERY, STAGES
from roadmap.model.text import Text
from tui.state import State
from tui.widgets.table import Cell, Column

COLUMNS = (
    Column("name", Text("Tên", "Name"), 22, share=6),
    Column("kind", Text("Loại", "Kind"), 4),
    Column("owner", Text("Chịu trách nhiệm", "Accountable body"), 17, share=3),
    Column("stage", Text("Giai đoạn", "Stage"), 12, rank=2),
    Column("readiness", Text("Sẵn sàng", "Ready"), 10, rank=3),
    Column("mastery", Text("Làm chủ", "Mastery"), 19, rank=5),
    Column("milestone", Text("Mốc tới", "Next milestone"), 21, share=3, rank=4),
    Column("disbursed", Text("Giải ngân", "Disbursed"), 11, rank=6, right=True),
    Column("findings", Text("Phát hiện", "Findings"), 11, rank=1),
)

_KINDS = (Text("CN", "tech"), Text("SP", "prod"))
_UNOWNED = Text("✗ chưa có", "✗ nobody")
_SEVERAL = Text("✗ {} cơ quan", "✗ {} bodies")
_STAGES = {
    "research": Text("1 nghiên cứu", "1 research"),
    "pilot": Text("2 thử nghiệm", "2 pilot"),
    "production": Text("3 sản xuất", "3 production"),
    "commercialisation": Text("4 thương mại", "4 market"),
    "diffusion": Text("5 lan tỏa", "5 diffusion"),
}
SIGNS = {"error": "✗", "warning": "!", "info": "·"}
"""How severities are written where there is no room for words."""


def cells(state: State, id: str) -> list[Cell]:
    """One technology or product, a cell for each of :data:`COLUMNS`."""
    one, lang = state.standing(id), state.lang
    product = isinstance(one.subject, Product)
    milestone = one.milestone
    due = f"{date(milestone.due, lang)} {state.label(milestone.id)}" if milestone and milestone.due else ""
    late = bool(milestone and state.survey.missed(milestone))
    paid = money(one.disbursed, state.settings.money.unit, lang, short=True) if one.disbursed else ""
    return [
        Cell(state.label(id), "strong" if product else ""),
        Cell(_KINDS[product].of(lang), "dim"),
        _owner(state, one.owners),
        Cell(_STAGES[one.stage].of(lang) if one.stage else "–", "" if one.stage else "dim",
             STAGES.rank(one.stage) if one.stage else -1),
        _step(one.readiness),
        _rungs(one.mastery, lang),
        Cell(f"! {due}" if late else due, "error" if late else "",
             milestone.due.last.toordinal() if milestone and milestone.due else None),
        Cell(paid, "", one.disbursed),
        _found(state, id),
    ]  # fmt: skip


def _owner(state: State, owners: tuple[str, ...]) -> Cell:
    if len(owners) == 1:
        return Cell(state.label(owners[0]))
    text = _SEVERAL.of(state.lang).format(len(owners)) if owners else _UNOWNED.of(state.lang)
    return Cell(text, "error", "")


def _step(step: Step | None) -> Cell:
    if step is None:
        return Cell("–", "dim", -1)
    shown = [str(level) if level else "?" for level in (step.now, step.target)]
    reached = bool(step.now and step.target and step.now >= step.target)
    return Cell(f"{step.scale} {shown[0]}→{shown[1]}", "good" if reached else "", step.now or 0)


def _rungs(step: Step | None, lang: str) -> Cell:
    if step is None:
        return Cell("–", "dim", -1)
    words = list(MASTERY.words.values())
    shown = [words[level - 1].of(lang).split(",")[0] if level else "?" for level in (step.now, step.target)]
    return Cell("→".join(shown), "", step.now or 0)


def _found(state: State, id: str) -> Cell:
    """How many findings there are about a record: errors, warnings and what is merely told, each in its place."""
    counts = dict.fromkeys(SIGNS, 0)
    for finding in state.findings_of(id):
        counts[finding.severity] += 1
    said = [f"{SIGNS[severity]}{number}" if number else "" for severity, number in counts.items()]
    weight = sum(number * 1000 ** (2 - place) for place, number in enumerate(counts.values()))
    return Cell(" ".join(one.ljust(3) for one in said).rstrip(), state.gravest(id) or "dim", weight)
