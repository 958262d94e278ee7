"""The rule book: every rule by its code, which of them are asked for, and what names none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from roadmap.check import checks
from roadmap.fitting.wording import with_nearest
from roadmap.locale.value import phrase
from roadmap.model.finding import SEVERITIES, Finding, RoadmapError, Route, Span
from roadmap.model.roadmap import Roadmap
from roadmap.model.rule import Rule
from roadmap.model.settings import OFF, Settings
from roadmap.model.text import Text
from roadmap.store.reading import gate
from roadmap.store.rules import RULES, complaint


def rules() -> dict[str, Rule]:
    """Every rule by code: those of reading and those of the checks."""
    every = {rule.code: rule for rule in RULES} | {code: one.rule for code, one in checks().items()}
    return dict(sorted(every.items()))


def _several(names: str | Iterable[str]) -> tuple[str, ...]:
    """One name is as good as a list of one."""
    return (names,) if isinstance(names, str) else tuple(names)


def selection(select: str | Iterable[str] = (), ignore: str | Iterable[str] = ()) -> Callable[[str], bool]:
    """Whether a code is asked for: named by `select` (codes or families; none means all) and not by `ignore`.

    Raises:
        RoadmapError: a name is neither a code nor a family.
    """
    chosen, left_out = _several(select), _several(ignore)
    known = rules()
    for name in (*chosen, *left_out):
        if name not in known and not any(code.startswith(name) for code in known if name.isalpha() and len(name) == 3):
            message = phrase("There is no check or family `{name}`", "Không có kiểm tra hoặc nhóm `{name}`", name=name)
            families = {code[:3] for code in known}
            raise RoadmapError(with_nearest(message, name, [*known, *families]))
    return lambda code: (not chosen or code.startswith(chosen)) and not (left_out and code.startswith(left_out))


def odd_waivers(roadmap: Roadmap) -> Iterable[Finding]:
    """Waivers of checks that do not exist: they silence nothing."""
    known = rules()
    for record in roadmap:
        for code in record.waive:
            if code not in known:
                message = with_nearest(
                    phrase("There is no check `{code}` to waive", "Không có kiểm tra `{code}` để miễn", code=code),
                    code,
                    known,
                )
                route = Route(record.KIND, record.id, ("waive", code))
                yield complaint("REC051", Span(roadmap.origin[record.id]), message, route)


def odd_settings(settings: Settings) -> Iterable[Finding]:
    """Check settings that name no check, no severity or no limit."""
    known = rules()
    for code, chosen in settings.checks.items():
        if code not in known:
            message = phrase("There is no check `{code}`", "Không có kiểm tra `{code}`", code=code)
            yield _odd(("checks", code), with_nearest(message, code, known))
            continue
        names = ("severity", *known[code].limits)
        for name, value in chosen.items():
            words = (*SEVERITIES, OFF)
            if name not in names:
                message = phrase("{code} has no setting `{name}`", "{code} không có cài đặt `{name}`",
                                 code=code, name=name)  # fmt: skip
                yield _odd(("checks", code, name), with_nearest(message, name, names))
            elif (name == "severity") != isinstance(value, str) or (name == "severity" and value not in words):
                wish = ", ".join(words) if name == "severity" else "1, 2, 3 …"
                message = phrase("`{name}` takes {wish}", "`{name}` nhận {wish}", name=name, wish=wish)
                yield _odd(("checks", code, name), message)


def _odd(path: tuple[str, ...], message: Text) -> Finding:
    return complaint("REC051", Span(gate.SETTINGS_FILE), message, Route("", "", path))


def tally(findings: Iterable[Finding]) -> dict[str, int]:
    """The number of findings of each severity, gravest first."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in SEVERITIES}
