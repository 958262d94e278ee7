"""Check the workspace: what is wrong, missing or late.

Kiểm tra không gian làm việc: điều gì sai, thiếu hoặc chậm.

Exit status 1 when there are findings at or above --fail-on.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, open_workspace
from roadmap.cli._report import SEVERITIES, WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.cli._report import Report, Row
    from roadmap.model.finding import Severity


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
    report = _report(arguments)
    lang = _language(arguments, report)
    if arguments.format == "json":
        _json(report, lang)
    elif arguments.format == "github":
        _github(report["findings"], lang, arguments.path)
    else:
        _text(report, lang, arguments)
    failing = () if arguments.fail_on == "never" else SEVERITIES[: SEVERITIES.index(arguments.fail_on) + 1]
    return int(any(row["severity"] in failing for row in report["findings"]))


def _report(arguments: argparse.Namespace) -> Report:
    """What is to be said: what was kept from an earlier run over the very same contents, else what is found now."""
    import time

    from roadmap.cli._report import reported, sound
    from roadmap.store import cache
    from roadmap.store.caching.fingerprint import fingerprint

    root = _root(arguments.path)
    today = arguments.today.isoformat() if arguments.today else time.strftime("%Y-%m-%d")
    seen = fingerprint(root) if cache.on() else None
    key = _key(arguments, seen.mark, today) if seen else ""
    kept = cache.recall(key) if key else None
    if sound(kept):
        return kept
    import datetime

    arguments.today = datetime.date.fromisoformat(today)
    workspace = open_workspace(arguments, tell=False)
    findings = workspace.check(_names(arguments.select), _names(arguments.ignore), placed=_placed(arguments))
    if workspace.survey.history_missed and (trouble := workspace.survey.history.trouble):
        from roadmap.cli import _print

        _print.complain(trouble.of(arguments.lang))  # the checks of the past could not look
    report = reported(workspace, findings)
    # Kept only if what was read is what was seen, before and after: somebody may have saved in between.
    if key and seen and seen.digests == workspace.loaded.digests and not workspace.survey.history_missed:
        after = fingerprint(root)
        if after and after.mark == seen.mark:
            cache.keep(key, report)
    return report


def _root(path: str) -> str:
    """The workspace's folder, as :meth:`Workspace.open` takes it."""
    import os

    named = os.path.basename(path) == "roadmap.toml" and os.path.isfile(path)  # noqa: PTH113, PTH119 - as there
    return os.path.dirname(path) or "." if named else path  # noqa: PTH120


def _key(arguments: argparse.Namespace, mark: str, today: str) -> str:
    """A hash of everything that the report follows from; empty where that cannot be said."""
    import hashlib

    from roadmap.store.caching.fingerprint import build

    try:
        asked = (today, arguments.select, arguments.ignore, _placed(arguments))
        return hashlib.sha256(repr(("check", mark, build(), asked)).encode()).hexdigest()
    except (OSError, UnicodeError):
        return ""


def _language(arguments: argparse.Namespace, report: Report) -> str:
    """The language to speak: the option's, else ``ROADMAP_LANG``, else the workspace's."""
    import os

    asked = arguments.lang or os.environ.get("ROADMAP_LANG", "")[:2]
    arguments.lang = asked if asked in WORDS else report["language"]
    return str(arguments.lang)


def _placed(arguments: argparse.Namespace) -> tuple[Severity, ...]:
    """The severities whose lines are needed."""
    return SEVERITIES if arguments.format != "text" else _listed(arguments.level)


def _listed(level: str) -> tuple[Severity, ...]:
    """The severities that the text lists: `level` and what is graver; none for ``none``."""
    return SEVERITIES[: SEVERITIES.index(level) + 1] if level != "none" else ()


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


def _json(report: Report, lang: str) -> None:
    from roadmap.cli import _print
    from roadmap.safe import to_json

    told = [
        {
            "code": row["code"],
            "name": row["name"],
            "severity": row["severity"],
            "kind": row["kind"],
            "record": row["record"] or None,
            "field": row["field"] or None,
            "file": row["file"],
            "line": row["line"] or None,
            "column": row["column"] or None,
            "message": row["message"][lang],
        }
        for row in report["findings"]
    ]
    summary = {name: value for name, value in report["summary"].items() if name != "lost"}
    _print.document(to_json({"version": 1, "findings": told, "summary": summary}, indent=2))


def _github(rows: list[Row], lang: str, path: str) -> None:
    """Annotations of GitHub Actions; the workflow-command syntax escapes %, line breaks, and in properties : and ,."""
    from roadmap.cli import _print
    from roadmap.safe import TerminalText, visible

    def escaped(text: str, *, inside_property: bool) -> str:
        shown = visible(text).replace("%", "%25")
        return shown.replace(":", "%3A").replace(",", "%2C") if inside_property else shown

    lines = []
    for row in rows:
        command = {"error": "error", "warning": "warning", "info": "notice"}[row["severity"]]
        place = [f"title={row['code']} {row['name']}"]
        if row["file"] is not None:
            place.insert(0, f"file={escaped(_joined(path, row['file']), inside_property=True)}")
            if row["line"]:
                place[1:1] = [f"line={row['line']}", f"col={max(row['column'], 1)}"]
        message = escaped(row["message"][lang], inside_property=False)
        lines.append(f"::{command} {','.join(place)}::{message}\n")
    if lines:
        _print.document(TerminalText("".join(lines)))


def _joined(path: str, file: str) -> str:
    """The place of a file as one that stands where the command was given would write it."""
    import os

    steps = path.replace(os.sep, "/").split("/")
    if steps[-1] == "roadmap.toml":
        steps.pop()
    root = "/" if path.startswith("/") else ""
    return root + "/".join(step for step in (*steps, file) if step not in ("", "."))


_SIGNS = {"error": "✗", "warning": "!", "info": "·"}


def _text(report: Report, lang: str, arguments: argparse.Namespace) -> None:
    from roadmap.cli import _print
    from roadmap.safe import TerminalText, to_terminal

    listed = _listed(arguments.level)
    rows = [row for row in report["findings"] if row["severity"] in listed]
    for row in rows:
        numbers = ":".join(str(number) for number in (row["line"], row["column"]) if number)
        place = _joined(arguments.path, row["file"] or "") + (f":{numbers}" if numbers else "")
        word = TerminalText(f"{_SIGNS[row['severity']]} {WORDS[lang][row['severity']]}")
        _print.line(
            _print.styled(to_terminal(place), "dim"),
            _print.styled(word, row["severity"]),
            TerminalText(row["code"]),
            to_terminal(row["message"][lang]),
        )
    if rows:
        _print.line()
    _summary(report, lang, listed)


def _summary(report: Report, lang: str, listed: tuple[str, ...]) -> None:
    from roadmap.cli import _print
    from roadmap.safe import TerminalText, to_terminal

    for code, severity, count, summary in report["rules"]:
        sign = TerminalText(f"{count[lang]:>7} {_SIGNS[severity]}")
        _print.line(_print.styled(sign, severity), TerminalText(code), to_terminal(summary[lang]))
    _print.line(to_terminal(report["words"][lang]))
    if report["summary"]["info"] and "info" not in listed:
        en = "Information is not listed; see it with --level info. To understand a code: roadmap explain CODE."
        vi = "Phần thông tin không liệt kê; xem bằng --level info. Giải thích: roadmap explain MÃ."
        _print.line(TerminalText(vi if lang == "vi" else en))
    if lost := report["summary"]["lost"]:
        en = f"{lost} records could not be read; what seems missing elsewhere may stand in them."
        vi = f"{lost} bản ghi không đọc được; những gì báo thiếu ở nơi khác có thể nằm trong đó."
        _print.line(to_terminal(vi if lang == "vi" else en))
