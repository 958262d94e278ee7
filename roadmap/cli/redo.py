"""Make the edit again that was last taken back.

Làm lại thay đổi vừa hoàn tác.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, open_workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap redo`."""
    add_workspace(parser)


def run(arguments: argparse.Namespace) -> int:
    """Redo one edit."""
    from roadmap.cli._edit import tell

    if kept := open_workspace(arguments).redo().kept:
        tell(kept, arguments.lang)
    return 0
