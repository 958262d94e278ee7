"""What `roadmap check` has to say, as plain values: the same whether it was just found or kept from an earlier run."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypedDict, TypeGuard

    from roadmap.model.finding import Finding, Severity
    from roadmap.workspace import Workspace

    class Row(TypedDict):
        """One finding; `message` by language, `file` empty where there is none, `line` and `column` 0 where unknown."""

        code: str
        name: str
        severity: str
        message: dict[str, str]
        kind: str | None
        record: str
        field: str
        file: str | None
        line: int
        column: int

    class Report(TypedDict):
        """Everything that any form of the output says.

        `language` is the workspace's. `rules` are the codes found, gravest first, each with its severity and, by
        language, its number written out and its summary. `words` are the totals, by language.
        """

        language: str
        findings: list[Row]
        summary: dict[str, int | str]
        rules: list[tuple[str, str, dict[str, str], dict[str, str]]]
        words: dict[str, str]


SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Severities, gravest first; those of the model, which would have to be imported."""

WORDS = {
    "vi": {"error": "lỗi", "warning": "cảnh báo", "info": "thông tin"},
    "en": {"error": "error", "warning": "warning", "info": "information"},
}
"""Language -> severity -> its name."""


def reported(workspace: Workspace, findings: tuple[Finding, ...]) -> Report:
    """What is to be said of `findings`."""
    from roadmap.rulebook import tally

    return {
        "language": workspace.settings.language,
        "findings": [_row(finding) for finding in findings],
        "summary": {
            **tally(findings),
            "records": len(workspace.roadmap),
            "files": workspace.loaded.files,
            "waivers": workspace.waivers,
            "lost": len(workspace.roadmap.lost),
            "today": workspace.today.isoformat(),
        },
        "rules": list(_rules(findings)),
        "words": {lang: _totals(workspace, findings, lang) for lang in WORDS},
    }


def _row(finding: Finding) -> Row:
    route, span = finding.route, finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": {"vi": finding.message.of("vi"), "en": finding.message.of("en")},
        "kind": route.kind if route else None,
        "record": finding.record,
        "field": ".".join(route.field) if route else "",
        "file": span.file if span else None,
        "line": span.line if span else 0,
        "column": span.column if span else 0,
    }


def _rules(findings: tuple[Finding, ...]) -> Iterator[tuple[str, str, dict[str, str], dict[str, str]]]:
    from collections import Counter

    from roadmap.locale.value import number
    from roadmap.rulebook import rules

    known = rules()
    counted = Counter((finding.code, finding.severity) for finding in findings)
    for code, severity in sorted(counted, key=lambda pair: (SEVERITIES.index(pair[1]), pair[0])):
        written = {lang: number(counted[code, severity], lang) for lang in WORDS}
        yield code, severity, written, {lang: known[code].summary.of(lang) for lang in WORDS}


def _totals(workspace: Workspace, findings: tuple[Finding, ...], lang: str) -> str:
    from roadmap.locale.value import date, number
    from roadmap.rulebook import tally

    def counted_out(count: int, word: str) -> str:
        plural = "s" if lang == "en" and count != 1 and word != WORDS["en"]["info"] else ""
        return f"{number(count, lang)} {word}{plural}"

    said = ", ".join(counted_out(count, WORDS[lang][severity]) for severity, count in tally(findings).items())
    if waived := workspace.waivers:
        said += f", {counted_out(waived, 'miễn kiểm tra' if lang == 'vi' else 'waiver')}"
    records = counted_out(len(workspace.roadmap), "bản ghi" if lang == "vi" else "record")
    files = counted_out(workspace.loaded.files, "tệp" if lang == "vi" else "file")
    day = date(workspace.today, lang)
    if lang == "vi":
        return f"{said}; {records} trong {files}, tính đến ngày {day}."
    return f"{said}; {records} in {files}, as of {day}."


# --- what was kept ---------------------------------------------------------------------------------------------------

_COUNTS = (*SEVERITIES, "records", "files", "waivers", "lost")


def sound(value: object) -> TypeGuard[Report]:
    """Whether `value`, from a cache, is a report; nothing is taken on trust."""
    if not isinstance(value, dict) or value.keys() != {"language", "findings", "summary", "rules", "words"}:
        return False
    findings, summary, rules = value["findings"], value["summary"], value["rules"]
    return (
        value["language"] in tuple(WORDS)  # a table's keys could not even be asked for a list
        and isinstance(findings, list)
        and all(map(_sound_row, findings))
        and isinstance(summary, dict)
        and list(summary) == [*_COUNTS, "today"]
        and all(_count(summary[name]) for name in _COUNTS)
        and isinstance(summary["today"], str)
        and isinstance(rules, list)
        and all(map(_sound_rule, rules))
        and _both(value["words"])
    )


_ROW = {"code": str, "name": str, "record": str, "field": str}


def _sound_row(row: object) -> bool:
    return (
        isinstance(row, dict)
        and len(row) == 10
        and all(isinstance(row.get(name), kind) for name, kind in _ROW.items())
        and row.get("severity") in SEVERITIES
        and _both(row.get("message"))
        and all(isinstance(row.get(name, 0), str | None) for name in ("kind", "file"))
        and all(_count(row.get(name)) for name in ("line", "column"))
    )


def _sound_rule(rule: object) -> bool:
    return (
        isinstance(rule, list)
        and len(rule) == 4
        and isinstance(rule[0], str)
        and rule[1] in SEVERITIES
        and _both(rule[2])
        and _both(rule[3])
    )


def _both(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == WORDS.keys() and all(isinstance(x, str) for x in value.values())


def _count(value: object) -> bool:
    return type(value) is int and 0 <= value < 10**9
