"""Print a completion script for the shell.

In ra kịch bản gợi ý lệnh cho shell.

bash: eval "$(roadmap completion bash)"
zsh:  roadmap completion zsh > "${fpath[1]}/_roadmap"
"""

from __future__ import annotations

import argparse

_SHELLS = ("bash", "zsh", "tcsh")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap completion`."""
    parser.add_argument("shell", choices=_SHELLS, help="which shell")


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from roadmap.cli import _print, parser

    _print.script(shtab.complete(parser(), arguments.shell))
    return 0
