"""The planner's screen: a Textual app over a workspace."""

from __future__ import annotations

import argparse


def main(arguments: argparse.Namespace) -> int:
    """Show the screen for what the command line asked; returns the exit status."""
    from pathlib import Path

    from tui.app import Planner
    from tui.guarding import run

    planner = Planner(Path(arguments.path), today=arguments.today, lang=arguments.lang, read_only=arguments.read_only)
    return run(planner)
