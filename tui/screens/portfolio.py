"""Portfolio: all technologies and products, grouped at the left, compared at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal

from roadmap.graph.chain import Chain, Subject, subjects
from roadmap.graph.standing import Step
from roadmap.locale.value import date, number
from roadmap.model.kinds.catalogue import Catalogue, Group
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.programme import Programme
from roadmap.model.scale import MASTERY, STAGES
from roadmap.model.text import Text, fold
from tui.messages import Go
from tui.screens.view import View
from tui.state import State
from tui.widgets.lines import Lines
from tui.widgets.outline import Node, Outline
from tui.widgets.table import Cell, Column, Table

COLUMNS = (
    Column("name", Text("Tên", "Name"), 22, share=4),
    Column("kind", Text("Loại", "Kind"), 9, rank=6),
    Column("owner", Text("Đầu mối chịu trách nhiệm", "Accountable body"), 16, share=3),
    Column("stage", Text("Giai đoạn", "Stage"), 11, rank=2),
    Column("readiness", Text("Sẵn sàng", "Readiness"), 9, rank=3),
    Column("mastery", Text("Làm chủ", "Mastery"), 18, rank=5),
    Column("milestone", Text("Mốc tới", "Next milestone"), 20, share=1, rank=4),
    Column("disbursed", Text("Giải ngân", "Disbursed"), 11, rank=7, right=True),
    Column("findings", Text("Phát hiện", "Findings"), 9, rank=1),
)
ALL = "*"
GROUPINGS: tuple[tuple[str, Text], ...] = (
    ("group", Text("Nhóm công nghệ", "Technology group")),
    ("owner", Text("Đầu mối", "Accountable body")),
    ("programme", Text("Chương trình", "Programme")),
    ("stage", Text("Giai đoạn", "Stage")),
)
_EVERYTHING = Text("Tất cả", "Everything")
_NONE = {
    "group": Text("Chưa xếp nhóm", "In no group"),
    "owner": Text("CHƯA CÓ ĐẦU MỐI", "NO ACCOUNTABLE BODY"),
    "programme": Text("Ngoài chương trình", "In no programme"),
    "stage": Text("Chưa bắt đầu", "Not begun"),
}
_UNOWNED = Text("✗ chưa có", "✗ nobody")
_SEVERAL = Text("✗ {} cơ quan", "✗ {} bodies")
_STAGES = {
    "research": Text("1 nghiên cứu", "1 research"),
    "pilot": Text("2 thử nghiệm", "2 pilot"),
    "production": Text("3 sản xuất", "3 production"),
    "commercialisation": Text("4 thương mại", "4 market"),
    "diffusion": Text("5 lan tỏa", "5 diffusion"),
}


class Portfolio(View):
    """Every technology and product of today's plan."""

    VIEW = "portfolio"
    ABOUT = Text(
        "Toàn bộ công nghệ và sản phẩm: ai chịu trách nhiệm, đang ở đâu, còn thiếu gì. Bắt đầu từ đây.",
        "Every technology and product: who answers for it, where it stands, what is missing. Begin here.",
    )

    def __init__(self) -> None:
        super().__init__()
        self.grouping = "group"
        self.filter = ""
        self._subjects: list[str] = []
        self._members: dict[str, list[str]] = {}

    def body(self) -> ComposeResult:
        """Tree and table."""
        with Horizontal():
            yield Outline(id="groups")
            yield Table(id="subjects")

    def on_mount(self) -> None:
        """The planner begins in the table."""
        self.query_one(Table).focus()

    def show(self, state: State) -> None:
        """All groups, and the members of the one under the cursor."""
        self._subjects = [subject.id for subject in subjects(state.survey)]
        self._members = {ALL: self._subjects}
        said = dict(GROUPINGS)[self.grouping].of(state.lang)
        nodes = list(self._headings(state))
        root = Node(ALL, f"{_EVERYTHING.of(state.lang)} · {said}", str(len(self._subjects)), "strong", tuple(nodes))
        outline = self.query_one(Outline)
        outline.show([root])
        self._fill()

    def _headings(self, state: State) -> Iterable[Node]:
        held: dict[str, list[str]] = {}
        for id in self._subjects:
            for key in _KEYS[self.grouping](state, id) or [""]:
                held.setdefault(key, []).append(id)
        self._members |= {f"{self.grouping}:{key}": ids for key, ids in held.items()}
        if self.grouping == "group":
            yield from self._catalogues(state, held)
            return
        if self.grouping == "stage":
            named = sorted(held, key=lambda key: STAGES.rank(key) if key else -1)
        else:
            named = sorted(held, key=lambda key: (key != "", fold(state.label(key))))
        for key in named:
            yield self._node(state, key, len(held[key]))

    def _catalogues(self, state: State, held: dict[str, list[str]]) -> Iterable[Node]:
        """Groups stand under the official list that they are of."""
        lists: dict[str, list[str]] = {}
        for key in held:
            group = state.roadmap.find(Group, key)
            lists.setdefault((group.catalogue if group else None) or "", []).append(key)
        for catalogue, keys in sorted(lists.items(), key=lambda one: (one[0] == "", one[0])):
            inner = tuple(
                self._node(state, key, len(held[key])) for key in sorted(keys, key=lambda key: _place(state, key))
            )
            if catalogue and state.roadmap.find(Catalogue, catalogue):
                ids = list(dict.fromkeys(id for key in keys for id in held[key]))
                self._members[f"list:{catalogue}"] = ids
                yield Node(f"list:{catalogue}", state.label(catalogue), str(len(ids)), "", inner)
            else:
                yield from inner

    def _node(self, state: State, key: str, count: int) -> Node:
        nothing = _NONE[self.grouping].of(state.lang)
        label = STAGES.label(key).of(state.lang) if key and self.grouping == "stage" else state.label(key)
        tone = "error" if not key and self.grouping == "owner" else "" if key else "dim"
        return Node(f"{self.grouping}:{key}", label if key else nothing, str(count), tone)

    def _fill(self) -> None:
        state = self.state
        if state is None:
            return
        ids = self._members.get(self.query_one(Outline).key or ALL, [])
        words = fold(self.filter).split()
        if words:
            ids = [id for id in ids if all(word in self._said(state, id) for word in words)]
        self.query_one(Table).show(COLUMNS, ids, partial(_cells, state), state.lang)

    def _said(self, state: State, id: str) -> str:
        owners = " ".join(state.label(owner) for owner in state.standing(id).owners)
        return fold(f"{id} {state.label(id)} {owners}")

    def regroup(self, grouping: str) -> None:
        """Group by something else."""
        self.grouping = grouping
        if self.state:
            self.show(self.state)

    def narrow(self, words: str) -> None:
        """Show only what these words stand in."""
        self.filter = words
        self._fill()

    @property
    def chosen(self) -> str | None:
        """The technology or product under the cursor; in the tree, the group or body."""
        outline = self.query_one(Outline)
        if outline.has_focus and outline.key and outline.key != ALL:
            return outline.key.partition(":")[2] or None
        return self.query_one(Table).key

    def focus_on(self, id: str) -> bool:
        """Put the cursor on `id`, in the table of everything if need be."""
        table = self.query_one(Table)
        table.focus()
        if table.stand_on(id):
            return True
        if id not in self._subjects:
            return False
        self.filter = ""
        self.query_one(Outline).stand_on(ALL)
        self._fill()
        return table.stand_on(id)

    def on_lines_moved(self, event: Lines.Moved) -> None:
        """Another group: its members."""
        if isinstance(event.lines, Outline):
            self._fill()

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Enter in the tree goes to the table; in the table to the chain."""
        if isinstance(event.lines, Outline):
            self.query_one(Table).focus()
        elif self.chosen:
            self.post_message(Go("board", self.chosen))

    def on_table_sorted(self, event: Table.Sorted) -> None:
        """Sort by the column, then the other way round, then as given."""
        table = self.query_one(Table)
        if table.order == (event.column, True):
            table.sort(None)
        else:
            table.sort(event.column, down=table.order == (event.column, False))


def _groups(state: State, id: str) -> Sequence[str]:
    subject = state.roadmap[id]
    if isinstance(subject, Technology):
        return subject.groups
    if isinstance(subject, Product):
        in_force = state.survey.catalogues_in_force
        listed = [one.group for name, one in subject.listings.items() if one.group and name in in_force]
        return listed or [one.group for one in subject.listings.values() if one.group]
    return ()


def _programmes(state: State, id: str) -> Sequence[str]:
    subject = state.roadmap[id]
    named = [one.programme for one in Chain(subject, state.survey).missions if one.programme]  # type: ignore[arg-type]  # a subject
    named += [one.id for one in state.survey.referring(Programme, "products", id)]
    return list(dict.fromkeys(named))


def _stage(state: State, id: str) -> Sequence[str]:
    stage = state.survey.stage_reached(id)
    return (stage,) if stage else ()


def _owners(state: State, id: str) -> Sequence[str]:
    subject: Subject = state.roadmap[id]  # type: ignore[assignment]  # a subject
    return Chain(subject, state.survey).answering


_KEYS: dict[str, Callable[[State, str], Sequence[str]]] = {
    "group": _groups,
    "owner": _owners,
    "programme": _programmes,
    "stage": _stage,
}


def _place(state: State, key: str) -> tuple[bool, int, str]:
    """Groups in the order of their numbers in the official list."""
    group = state.roadmap.find(Group, key)
    code = group.code if group else ""
    return (not key, int(code) if code.isdigit() else 10_000, fold(state.label(key)))


def _cells(state: State, id: str) -> list[Cell]:
    """One technology or product, a cell for each of :data:`COLUMNS`."""
    one, lang = state.standing(id), state.lang
    milestone = one.milestone
    due = f"{date(milestone.due, lang)} {state.label(milestone.id)}" if milestone and milestone.due else ""
    late = bool(milestone and state.survey.missed(milestone))
    return [
        Cell(state.label(id), "strong" if isinstance(one.subject, Product) else ""),
        Cell(one.subject.LABEL.of(lang), "dim"),
        _owner(state, one.owners),
        Cell(_STAGES[one.stage].of(lang) if one.stage else "–", "" if one.stage else "dim",
             STAGES.rank(one.stage) if one.stage else -1),
        _step(one.readiness),
        _rungs(one.mastery, lang),
        Cell(f"! {due}" if late else due, "error" if late else "",
             milestone.due.last.toordinal() if milestone and milestone.due else None),
        Cell(number(one.disbursed, lang) if one.disbursed else "", "", one.disbursed),
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


_SIGNS = {"error": "✗", "warning": "!", "info": "·"}


def _found(state: State, id: str) -> Cell:
    """How many findings there are about a record, by severity."""
    counts: dict[str, int] = {}
    for finding in state.findings_of(id):
        counts[finding.severity] = counts.get(finding.severity, 0) + 1
    text = " ".join(f"{_SIGNS[severity]}{counts[severity]}" for severity in _SIGNS if severity in counts)
    weight = sum(counts.get(severity, 0) * 1000**power for power, severity in enumerate(("info", "warning", "error")))
    return Cell(text, state.gravest(id) or "dim", weight)
