"""The idea of a check: a function over a survey whose docstring is its documentation, explain page and test.

A check is one file in ``roadmap/checks``; the file, the function and the registered name are the same words::

    @check("OWN101", severity="error")
    def technology_without_owner(survey: Survey) -> Iterator[Hit]:
        \"\"\"A technology has no accountable body.

        Công nghệ chưa có cơ quan chịu trách nhiệm xuyên suốt.

        Why: ...
        Vì sao: ...
        Fix: ...
        Cách sửa: ...

        Bad:
            [technology.camera]
        Good:
            [technology.camera]
            accountable = "most"
        \"\"\"

A check that looks at the past has a part ``Before:`` too: what was committed before either example was. Remarks at the
top of an example are then the words of its commit. A remark that is the name of a file, such as ``# hust/plan.toml``,
begins that file of the example. Nothing is registered by hand: :func:`checks` walks the package.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from inspect import cleandoc
from typing import NamedTuple

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import SEVERITIES, Finding, Route, Severity
from roadmap.model.record import Record
from roadmap.model.rule import Rule
from roadmap.model.scale import STAGES
from roadmap.model.text import Text


class Hit(NamedTuple):
    """What a check found; the runner adds code, name and severity.

    Attributes:
        route: the place in the data.
        message: one sentence in both languages.
        severity: where it differs from the check's own.
        others: further records that the finding rests on.
    """

    route: Route
    message: Text
    severity: Severity | None = None
    others: tuple[str, ...] = ()


Function = Callable[[Survey], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        rule: its code, name, default severity and documentation.
        function: what looks for it.
        needs: codes of checks that it rests on; it stays silent on records where one of them fired.
        one_by_one: whether it judges one record after the other: over parts of the records it finds, together, what it
            finds over all. It is then quick to repeat after a change; see :mod:`roadmap.recheck`.
    """

    rule: Rule
    function: Function
    needs: tuple[str, ...] = ()
    one_by_one: bool = False


_REGISTER: dict[str, Check] = {}


def check(
    code: str,
    *,
    severity: Severity,
    needs: Iterable[str] = (),
    limits: Mapping[str, float] | None = None,
    one_by_one: bool = False,
    remedies: Iterable[str] = (),
) -> Callable[[Function], Function]:
    """Register the decorated function as the check `code`.

    Args:
        code: three letters of the family and three digits; stable.
        severity: the default severity.
        needs: codes of checks that this one rests on.
        limits: name -> default of each number that a workspace may set; read them with :func:`limit`.
        one_by_one: whether it judges one record after the other; ``tests/test_recheck.py`` tries whether that is so.
        remedies: names of the remedies of ``roadmap.remedies`` that settle what it finds, the most usual first.

    Raises:
        ValueError: the docstring lacks a part, or the code is taken.
    """

    def register(function: Function) -> Function:
        if code in _REGISTER:
            raise ValueError(f"{code} is taken by {_REGISTER[code].rule.name}")
        rule = _rule(code, function, severity, limits or {}, tuple(remedies))
        _REGISTER[code] = Check(rule, function, tuple(needs), one_by_one)
        return function

    return register


@cache
def checks() -> dict[str, Check]:
    """Every check by code, in the order of the codes."""
    from importlib import import_module
    from pathlib import Path

    for file in sorted(Path(__file__).parent.joinpath("checks").glob("[!_]*.py")):
        import_module(f"roadmap.checks.{file.stem}")
    return dict(sorted(_REGISTER.items()))


def hit(
    record: Record,
    field: str | tuple[str, ...] = (),
    *,
    en: str,
    vi: str,
    severity: Severity | None = None,
    others: Iterable[str] = (),
    **values: object,
) -> Hit:
    """A hit on `record`; `en` and `vi` may name it as ``{it}``, and every further value by its name."""
    path = (field,) if isinstance(field, str) else field
    message = phrase(en, vi, it=record, **values)
    return Hit(Route(record.KIND, record.id, path), message, severity, tuple(others))


def limit(survey: Survey, code: str, name: str) -> float:
    """The limit `name` of the check `code` in this workspace.

    Raises:
        KeyError: the check declares no such limit.
    """
    return survey.settings.limit(code, name, _REGISTER[code].rule.limits[name])


def stage_aware(survey: Survey, chain: str) -> Severity:
    """How grave a gap in `chain` is: an error from the pilot on, a warning in research, information before any work."""
    stage = survey.stage_reached(chain)
    if stage is None:
        return "info"
    return "warning" if STAGES.rank(stage) == 0 else "error"


# --- running ---------------------------------------------------------------------------------------------------------


def run(
    survey: Survey,
    loading: Iterable[Finding],
    wanted: Callable[[str], bool],
    known: Mapping[str, Iterable[Hit]] | None = None,
) -> list[Finding]:
    """The findings of every wanted check, with the workspace's severities, without what is waived.

    Args:
        survey: what to check.
        loading: what reading found; checks stay silent where a field could not be read.
        wanted: whether the findings of a code are asked for. Checks that others need run all the same.
        known: what each check would find, where that is known already; see :mod:`roadmap.recheck`.
    """
    unread = {(f.record, f.route.field[:1]) for f in loading if f.route and f.route.field}
    failed: dict[str, set[str]] = {}
    found: list[Finding] = []
    for one in _ordered(wanted):
        suspect = set().union(*(failed.get(code, set()) for code in one.needs)) if one.needs else set()
        mine: set[str] = set()
        for outcome in one.function(survey) if known is None else known[one.rule.code]:
            route = outcome.route
            if (route.record, route.field[:1]) in unread or not suspect.isdisjoint((route.record, *outcome.others)):
                continue
            mine.add(route.record)
            if wanted(one.rule.code) and (finding := _judged(survey, one.rule, outcome)):
                found.append(finding)
        failed[one.rule.code] = mine
    return found


def _ordered(wanted: Callable[[str], bool]) -> Iterator[Check]:
    """The wanted checks and those they need, each after what it needs."""
    done: set[str] = set()
    known = checks()

    def before(code: str) -> Iterator[Check]:
        if code in done or code not in known:
            return
        done.add(code)
        for needed in known[code].needs:
            yield from before(needed)
        yield known[code]

    for code in known:
        if wanted(code):
            yield from before(code)


def _judged(survey: Survey, rule: Rule, outcome: Hit) -> Finding | None:
    severity = survey.settings.severity(rule.code) or outcome.severity or rule.severity
    record = survey.roadmap.records.get(outcome.route.record)
    waiver = record.waive.get(rule.code) if record else None
    if severity not in SEVERITIES or (waiver and waiver.until.last >= survey.today):
        return None
    return Finding(
        rule.code, rule.name, severity, outcome.message, outcome.route, others=outcome.others
    )  # fmt: skip


def with_settings(survey: Survey, findings: Iterable[Finding]) -> list[Finding]:
    """`findings` of reading with the workspace's severities; those that are off are left out."""
    judged = []
    for finding in findings:
        severity = survey.settings.severity(finding.code) or finding.severity
        if severity in SEVERITIES:
            judged.append(replace(finding, severity=severity))
    return judged


# --- documentation ---------------------------------------------------------------------------------------------------

_PARTS = {"Why": "why.en", "Vì sao": "why.vi", "Fix": "fix.en", "Cách sửa": "fix.vi", "Bad": "bad", "Good": "good"}
# What was committed before the examples, for checks that look at the past.
_PAST = {"Before": "before"}
_PART = re.compile(rf"^({'|'.join(_PARTS | _PAST)}):[ \t]*", re.MULTILINE)


def _rule(
    code: str, function: Function, severity: Severity, limits: Mapping[str, float], remedies: tuple[str, ...]
) -> Rule:
    name = function.__name__.replace("_", "-")
    first, _, rest = cleandoc(function.__doc__ or "").partition("\n")
    pieces = _PART.split(rest)
    said = {(_PARTS | _PAST)[part]: text for part, text in zip(pieces[1::2], pieces[2::2], strict=True)}
    missing = [part for part, key in _PARTS.items() if not said.get(key, "").strip()]
    if missing or not pieces[0].strip():
        raise ValueError(f"{code} {name}: its docstring lacks {', '.join(missing) or 'the Vietnamese summary'}")

    def prose(key: str) -> str:
        return " ".join(said[key].split())

    summary = Text(" ".join(pieces[0].split()), first.strip())
    why, fix = (Text(prose(f"{part}.vi"), prose(f"{part}.en")) for part in ("why", "fix"))
    bad, good = (cleandoc(said[part]) + "\n" for part in ("bad", "good"))
    before = cleandoc(said["before"]) + "\n" if "before" in said else ""
    return Rule(code, name, severity, summary, why, fix, bad, good, dict(limits), before, remedies)
