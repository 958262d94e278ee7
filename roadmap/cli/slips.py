"""Every due date that was moved: when, by whom, how far and why; the worst first.

Mọi lần dời thời hạn: khi nào, ai dời, dời bao xa và vì sao; lùi nhiều nhất xếp trước.

The days are counted from the first date that git knows to the last; of a vague date (a quarter, a year) the last day
counts. What is not committed yet does not count: see `roadmap diff`. A reason is a line `Reason: TEXT` (or `Lý do: …`)
in the message of the commit; `Reason(ID): TEXT` is about one record, and may be given later.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, day, language, open_workspace
from roadmap.locale.value import capital

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from roadmap.locale.change import Voice
    from roadmap.model.history import History, Slip


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap slips`."""
    parser.add_argument("id", nargs="?", metavar="ID", help="only this record")
    add_workspace(parser, path=False)
    parser.add_argument("--since", type=day, metavar="YYYY-MM-DD", help="only moves made on this day or later")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="form of the output")


def run(arguments: argparse.Namespace) -> int:
    """Print the ledger."""
    from roadmap.cli import _changes
    from roadmap.locale.change import Voice
    from roadmap.store.history.repository import kept

    workspace = open_workspace(arguments)
    lang = language(arguments, workspace)
    history = _changes.past(kept(workspace.loaded.root))
    if arguments.id is not None and arguments.id not in workspace.roadmap and not history.of(arguments.id):
        raise _changes.no_record(arguments.id)
    slips = _slips(history, arguments.id, arguments.since)
    voice = Voice(lang, workspace.roadmap.records.get, workspace.settings.money.unit)
    forms = {"text": _text, "json": _json, "markdown": _markdown}
    forms[arguments.format](slips, history, voice)
    _changes.tell_limits(history, lang)
    return 0


def _slips(history: History, only: str | None, since: datetime.date | None) -> list[Slip]:
    """The due dates that moved, the one that slipped furthest first."""
    ids = history.events if only is None else (only,)
    found = [slip for id in ids for slip in history.slips(id, since)]
    return sorted(found, key=lambda slip: (-slip.days, -len(slip.moves), slip.id))


def _text(slips: list[Slip], history: History, voice: Voice) -> None:
    from roadmap.cli import _changes, _print
    from roadmap.safe import TerminalText, to_terminal

    for slip in slips:
        title = _changes.title(slip.id, ((event.change, event) for event in history.of(slip.id)), voice)
        _print.line(_print.styled(to_terminal(title), "bold"))
        _print.line(TerminalText(" "), to_terminal(_summary(slip, voice)))
        for move in slip.moves:
            span = _span(move.before, move.after, move.days, voice.lang)
            _print.line(TerminalText("   "), to_terminal(f"{_changes.signed(move.event, voice.lang)}  {span}"))
            said = to_terminal(_changes.why(move.event.reason, voice.lang))
            _print.line(TerminalText("     "), _print.styled(said, "dim" if move.event.reason else "warning"))
    _print.line(_print.styled(to_terminal(_total(slips, voice.lang)), "dim"))


def _markdown(slips: list[Slip], history: History, voice: Voice) -> None:
    from roadmap.cli import _changes, _print
    from roadmap.safe import MarkdownText, to_markdown

    rows = []
    for slip in slips:
        title = _changes.title(slip.id, ((event.change, event) for event in history.of(slip.id)), voice)
        rows.append(f"- **{to_markdown(title)}**: {to_markdown(_summary(slip, voice))}")
        for move in slip.moves:
            said = f"{_changes.signed(move.event, voice.lang)}: {_span(move.before, move.after, move.days, voice.lang)}"
            rows.append(f"  - {to_markdown(said)}. {to_markdown(_changes.why(move.event.reason, voice.lang))}")
    _print.document(MarkdownText("\n".join([*rows, "", to_markdown(_total(slips, voice.lang))])))


def _json(slips: list[Slip], history: History, voice: Voice) -> None:
    from roadmap.cli import _changes, _print
    from roadmap.safe import to_json

    told = [
        {
            "kind": slip.kind,
            "id": slip.id,
            "field": ".".join(slip.path),
            "from": str(slip.first),
            "to": str(slip.last),
            "days": slip.days,
            "moves": [
                {
                    "from": str(move.before),
                    "to": str(move.after),
                    "days": move.days,
                    **_changes.signature(move.event),
                }
                for move in slip.moves
            ],
        }
        for slip in slips
    ]
    since = history.since.isoformat() if history.since else None
    document = {"version": 1, "known_since": since, "complete": history.complete, "language": voice.lang, "slips": told}
    _print.document(to_json(document, indent=2))


def _summary(slip: Slip, voice: Voice) -> str:
    """The field, where its date began and stands, and how often it moved."""
    from roadmap.locale import change as words
    from roadmap.locale.value import phrase

    called = words.label(slip.kind, slip.path, voice)
    times = phrase("moved once" if len(slip.moves) == 1 else "moved {n} times", "dời {n} lần", n=len(slip.moves))
    span = _span(slip.first, slip.last, slip.days, voice.lang)
    return f"{capital(called)}: {span}, {times.of(voice.lang)}"


def _span(before: object, after: object, moved: int, lang: str) -> str:
    from roadmap.locale import change as words
    from roadmap.locale.value import show

    said = words.days(moved, lang)
    return f"{show(before, lang)} → {show(after, lang)}" + (f" ({said})" if said else "")


def _total(slips: list[Slip], lang: str) -> str:
    from roadmap.locale.value import phrase

    if not slips:
        return phrase("No due date has been moved", "Chưa có thời hạn nào bị dời").of(lang)
    late = sum(slip.days > 0 for slip in slips)
    bare = sum(not move.event.reason for slip in slips for move in slip.moves if move.days > 0)
    return phrase(
        "Due dates moved: {n}, of which {late} later than at first; moves to a later date without a reason: {bare}",
        "Số thời hạn bị dời: {n}, trong đó {late} lùi so với ban đầu; số lần lùi không nêu lý do: {bare}",
        n=len(slips), late=late, bare=bare,
    ).of(lang)  # fmt: skip
