"""Let git merge this clone's roadmap by record and field, and check it before each commit.

Để git gộp lộ trình của bản sao này theo bản ghi và trường, và kiểm tra trước mỗi lần lưu.

Settings do not travel with a repository: run this once in every clone. roadmap doctor says what is set up.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_language


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap git-setup`."""
    parser.add_argument("-C", "--workspace", dest="path", default=".", metavar="PATH", help="folder of the workspace")
    parser.add_argument("--remove", action="store_true", help="take away what this command set up")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    add_language(parser)


_STATES = {
    "done": ("set up", "đã thiết lập"),
    "there": ("already set up", "đã có sẵn"),
    "removed": ("removed", "đã gỡ bỏ"),
    "absent": ("not there", "không có"),
    "left": ("left as it is", "giữ nguyên"),
}


def run(arguments: argparse.Namespace) -> int:
    """Set up or remove; 1 when something was left for the planner to do."""
    from pathlib import Path

    from roadmap.cli import _print, help_language
    from roadmap.safe import to_terminal
    from roadmap.store.merging.setup import SetUp, clone

    lang = arguments.lang or help_language("vi")
    made = SetUp(clone(Path(arguments.path)), trial=arguments.dry_run)
    left = False
    for step in made.remove() if arguments.remove else made.install():
        state = _STATES[step.state][lang == "vi"]
        if arguments.dry_run and step.state in ("done", "removed"):
            state = {"en": f"would be {state}", "vi": f"sẽ {state.removeprefix('đã ')}"}[lang]
        _print.line(to_terminal(f"{step.what.of(lang)}: {state}"))
        if step.hint.of(lang):
            _print.line(to_terminal(f"  → {step.hint.of(lang)}"))
        left = left or step.state == "left"
    return int(left)
