"""Print the model as JSON Schema, for editors and other programs.

In ra mô hình dữ liệu dạng JSON Schema cho trình soạn thảo và chương trình khác.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_language


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap schema`."""
    parser.add_argument("--settings", action="store_true", help="the schema of roadmap.toml instead of record files")
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    from roadmap.cli import _print, help_language
    from roadmap.model.schema import record_schema, settings_schema
    from roadmap.safe import to_json

    lang = arguments.lang or help_language()
    _print.document(to_json((settings_schema if arguments.settings else record_schema)(lang), indent=2))
    return 0
