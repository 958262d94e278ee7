"""Explain a check: when it fires, why it matters, how to mend it.

Giải thích một kiểm tra: khi nào báo, vì sao quan trọng, cách khắc phục.

Without a code, every rule is listed.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.rule import Rule


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap explain`."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="code or name, such as OWN101")
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print one rule's page, or the list of all."""
    from roadmap.cli import _print, help_language
    from roadmap.fitting.wording import with_nearest
    from roadmap.model.finding import RoadmapError
    from roadmap.model.rule import FAMILIES
    from roadmap.rulebook import rules
    from roadmap.safe import TerminalText, to_terminal

    lang = arguments.lang or help_language()
    known = rules()
    if arguments.code is None:
        family = ""
        for rule in known.values():
            if rule.family != family:
                family = rule.family
                _print.line(_print.styled(TerminalText(f"\n{family}  {FAMILIES[family].of(lang)}"), "bold"))
            _print.line(TerminalText(f"{rule.code}  {_SIGN[rule.severity]}"), to_terminal(rule.summary.of(lang)))
        return 0
    wanted = arguments.code.strip()
    found = known.get(wanted.upper()) or next((rule for rule in known.values() if rule.name == wanted.lower()), None)
    if found is None:
        from roadmap.locale.value import phrase

        message = phrase("There is no check `{code}`", "Không có kiểm tra `{code}`", code=wanted)
        names = [*known, *(rule.name for rule in known.values())]
        raise RoadmapError(with_nearest(message, wanted, names), phrase("roadmap explain", "roadmap explain"))
    words = _WORDS[lang]
    _print.line(_print.styled(TerminalText(f"{found.code}  {found.name}"), "bold"), TerminalText(words[found.severity]))
    _print.line(to_terminal(found.summary.of(lang)))
    for title, text in ((words["why"], found.why), (words["fix"], found.fix)):
        _print.line(_print.styled(TerminalText(f"\n{title}"), "bold"))
        for row in _wrapped(text.of(lang)):
            _print.line(to_terminal(row))
    _remedies(found, lang)
    for title, example in (
        (words["before"], found.before),
        (words["bad"], found.bad),
        (words["good"], found.good),
    ):
        if example:
            _print.line(_print.styled(TerminalText(f"\n{title}"), "bold"))
            for row in example.splitlines():
                _print.line(TerminalText("   "), to_terminal(row if len(row) < 120 else f"{row[:100]} …"))
    if found.limits:
        _print.line(_print.styled(TerminalText(f"\n{words['limits']}"), "bold"))
        _print.line(TerminalText(f"    [checks.{found.code}]"))
        for name, value in found.limits.items():
            _print.line(TerminalText(f"    {name} = {value:g}"))
    return 0


def _remedies(rule: Rule, lang: str) -> None:
    """What can be done about a finding of `rule` in one go, as commands."""
    from roadmap.check import checks
    from roadmap.cli import _print
    from roadmap.remedy import named
    from roadmap.safe import TerminalText, to_terminal

    names = [*rule.remedies, *(("waive",) if rule.code in checks() else ())]
    if names:
        _print.line(_print.styled(TerminalText(f"\n{_WORDS[lang]['remedies']}"), "bold"))
    for name in names:
        one = named(name)
        _print.line(to_terminal(f"{one.label.of(lang)}:"))
        _print.line(TerminalText("    "), to_terminal(one.command.replace(".CODE.", f".{rule.code}.")))


_SIGN = {"error": "✗", "warning": "!", "info": "·"}
_WORDS = {
    "en": {
        "error": "(error)",
        "warning": "(warning)",
        "info": "(information)",
        "why": "Why",
        "fix": "Fix",
        "remedies": "Quick fixes",
        "before": "Committed before",
        "bad": "Fires on",
        "good": "Does not fire on",
        "limits": "Settings in roadmap.toml, with their defaults",
    },
    "vi": {
        "error": "(lỗi)",
        "warning": "(cảnh báo)",
        "info": "(thông tin)",
        "why": "Vì sao",
        "fix": "Cách khắc phục",
        "remedies": "Khắc phục nhanh",
        "before": "Đã lưu trước đó",
        "bad": "Báo với",
        "good": "Không báo với",
        "limits": "Cài đặt trong roadmap.toml, giá trị mặc định",
    },
}


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    from roadmap.cli import _print

    return wrap(text, min(_print.width(), 100)) or [""]
