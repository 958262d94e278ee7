"""Check the workspace: what is wrong, missing or late.

Kiểm tra không gian làm việc: điều gì sai, thiếu hoặc chậm.

Exit status 1 when there are findings at or above --fail-on.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, language, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.finding import Finding, Severity
    from roadmap.workspace import Workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap check`."""
    add_workspace(parser)
    parser.add_argument(
        "--select", action="append", default=[], metavar="CODE", help="only these codes or families, comma separated"
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="CODE", help="not these codes or families")
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "info", "never"), default="error", help="what makes the exit status 1"
    )
    parser.add_argument(
        "--level",
        choices=("error", "warning", "info", "none"),
        default="warning",
        help="what the text lists; all is counted",
    )
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="form of the output")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 when one is at or above the limit."""
    from roadmap.model.finding import SEVERITIES

    workspace = open_workspace(arguments, tell=False)
    listed = SEVERITIES if arguments.format != "text" else _listed(arguments.level)
    findings = workspace.check(_names(arguments.select), _names(arguments.ignore), placed=listed)
    lang = language(arguments, workspace)
    if arguments.format == "json":
        _json(workspace, findings, lang)
    elif arguments.format == "github":
        _github(findings, lang, arguments.path)
    else:
        _text(workspace, findings, lang, arguments)
    failing = () if arguments.fail_on == "never" else SEVERITIES[: SEVERITIES.index(arguments.fail_on) + 1]
    return int(any(finding.severity in failing for finding in findings))


def _listed(level: str) -> tuple[Severity, ...]:
    """The severities that the text lists: `level` and what is graver; none for ``none``."""
    from roadmap.model.finding import SEVERITIES

    return SEVERITIES[: SEVERITIES.index(level) + 1] if level in SEVERITIES else ()


def _names(given: list[str]) -> list[str]:
    """The codes and families of an option; naming none is a slip, not a wish for all.

    Raises:
        RoadmapError: the option was given without a name.
    """
    if given and not any(name.strip(", ") for name in given):
        from roadmap.locale.value import phrase
        from roadmap.model.finding import RoadmapError

        raise RoadmapError(phrase("Name a code or a family, such as OWN", "Hãy nêu mã hoặc nhóm kiểm tra, ví dụ OWN"))
    return [name.strip().upper() for names in given for name in names.split(",") if name.strip()]


def _json(workspace: Workspace, findings: tuple[Finding, ...], lang: str) -> None:
    from roadmap.cli import _print
    from roadmap.safe import to_json
    from roadmap.workspace import tally

    told = [
        {
            "code": finding.code,
            "name": finding.name,
            "severity": finding.severity,
            "kind": finding.route.kind if finding.route else None,
            "record": finding.record or None,
            "field": ".".join(finding.route.field) if finding.route and finding.route.field else None,
            "file": finding.span.file if finding.span else None,
            "line": (finding.span.line or None) if finding.span else None,
            "column": (finding.span.column or None) if finding.span else None,
            "message": finding.message.of(lang),
        }
        for finding in findings
    ]
    summary = {
        **tally(findings),
        "records": len(workspace.roadmap),
        "files": workspace.loaded.files,
        "waivers": workspace.waivers,
        "today": workspace.today.isoformat(),
    }
    _print.document(to_json({"version": 1, "findings": told, "summary": summary}, indent=2))


def _github(findings: tuple[Finding, ...], lang: str, path: str) -> None:
    """Annotations of GitHub Actions; the workflow-command syntax escapes %, line breaks, and in properties : and ,."""
    from roadmap.cli import _print
    from roadmap.safe import TerminalText, visible

    def escaped(text: str, *, inside_property: bool) -> str:
        shown = visible(text).replace("%", "%25")
        return shown.replace(":", "%3A").replace(",", "%2C") if inside_property else shown

    rows = []
    for finding in findings:
        command = {"error": "error", "warning": "warning", "info": "notice"}[finding.severity]
        place = [f"title={finding.code} {finding.name}"]
        if finding.span:
            place.insert(0, f"file={escaped(_joined(path, finding.span.file), inside_property=True)}")
            if finding.span.line:
                place[1:1] = [f"line={finding.span.line}", f"col={max(finding.span.column, 1)}"]
        message = escaped(finding.message.of(lang), inside_property=False)
        rows.append(f"::{command} {','.join(place)}::{message}\n")
    if rows:
        _print.document(TerminalText("".join(rows)))


def _joined(path: str, file: str) -> str:
    from pathlib import PurePath

    folder = PurePath(path)
    return (folder.parent if folder.name == "roadmap.toml" else folder).joinpath(file).as_posix()


_WORDS = {
    "vi": {"error": "lỗi", "warning": "cảnh báo", "info": "thông tin"},
    "en": {"error": "error", "warning": "warning", "info": "information"},
}
_SIGNS = {"error": "✗", "warning": "!", "info": "·"}


def _text(workspace: Workspace, findings: tuple[Finding, ...], lang: str, arguments: argparse.Namespace) -> None:
    from roadmap.cli import _print
    from roadmap.model.finding import Span
    from roadmap.safe import TerminalText, to_terminal

    listed = _listed(arguments.level)
    for finding in findings:
        if finding.severity not in listed:
            continue
        span = finding.span or Span("")
        numbers = ":".join(str(number) for number in (span.line, span.column) if number)
        place = _joined(arguments.path, span.file) + (f":{numbers}" if numbers else "")
        word = TerminalText(f"{_SIGNS[finding.severity]} {_WORDS[lang][finding.severity]}")
        _print.line(
            _print.styled(to_terminal(place), "dim"),
            _print.styled(word, finding.severity),
            TerminalText(finding.code),
            to_terminal(finding.message.of(lang)),
        )
    if any(finding.severity in listed for finding in findings):
        _print.line()
    _summary(workspace, findings, lang, listed)


def _summary(workspace: Workspace, findings: tuple[Finding, ...], lang: str, listed: tuple[str, ...]) -> None:
    from collections import Counter

    from roadmap.cli import _print
    from roadmap.locale.value import date, number
    from roadmap.model.finding import SEVERITIES
    from roadmap.safe import TerminalText, to_terminal
    from roadmap.workspace import rules, tally

    known = rules()
    counted = Counter((finding.code, finding.severity) for finding in findings)
    for (code, severity), count in sorted(counted.items(), key=lambda item: (SEVERITIES.index(item[0][1]), item[0][0])):
        sign = TerminalText(f"{number(count, lang):>7} {_SIGNS[severity]}")
        _print.line(_print.styled(sign, severity), TerminalText(code), to_terminal(known[code].summary.of(lang)))
    totals = tally(findings)

    def counted_out(count: int, word: str) -> str:
        plural = "s" if lang == "en" and count != 1 and word != _WORDS["en"]["info"] else ""
        return f"{number(count, lang)} {word}{plural}"

    said = ", ".join(counted_out(count, _WORDS[lang][severity]) for severity, count in totals.items())
    if waived := workspace.waivers:
        said += f", {counted_out(waived, 'miễn kiểm tra' if lang == 'vi' else 'waiver')}"
    records = counted_out(len(workspace.roadmap), "bản ghi" if lang == "vi" else "record")
    files = counted_out(workspace.loaded.files, "tệp" if lang == "vi" else "file")
    day = date(workspace.today, lang)
    if lang == "vi":
        _print.line(to_terminal(f"{said}; {records} trong {files}, tính đến ngày {day}."))
        hidden = "Phần thông tin không liệt kê; xem bằng --level info. Giải thích: roadmap explain MÃ."
    else:
        _print.line(to_terminal(f"{said}; {records} in {files}, as of {day}."))
        hidden = "Information is not listed; see it with --level info. To understand a code: roadmap explain CODE."
    if totals["info"] and "info" not in listed:
        _print.line(TerminalText(hidden))
    if lost := len(workspace.roadmap.lost):
        en = f"{lost} records could not be read; what seems missing elsewhere may stand in them."
        vi = f"{lost} bản ghi không đọc được; những gì báo thiếu ở nơi khác có thể nằm trong đó."
        _print.line(to_terminal(vi if lang == "vi" else en))
