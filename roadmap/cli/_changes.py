"""What commands tell of changes: collected from commits and files, grouped, signed, and put into JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from roadmap.cli import _print, help_language
from roadmap.locale.change import Voice
from roadmap.locale.value import capital, date, phrase, shorten
from roadmap.model.change import ABSENT, Change, difference
from roadmap.model.finding import RoadmapError
from roadmap.model.history import Event, History
from roadmap.model.kinds import kinds
from roadmap.model.plain import portable
from roadmap.model.record import Record
from roadmap.model.relation import links
from roadmap.model.roadmap import Roadmap
from roadmap.model.text import Text
from roadmap.store.history.deed import without_renames
from roadmap.store.history.ledger import ledger
from roadmap.store.history.repository import Repository, commit, since
from roadmap.store.history.snapshot import snapshot
from roadmap.store.reading.read import Loaded
from roadmap.workspace import Workspace

# What names the body that answers for a record, and what leads to the record of which it is a part, both best first.
_OWNERS = (
    "accountable", "governing", "lead", "owner", "host", "organization", "issuer", "who", "reported_by", "to", "source",
    "supplier",
)  # fmt: skip
_WHOLES = ("of", "chain", "for", "product", "mission", "programme", "catalogue", "directive", "technology")
_FURTHEST = 4
_MOST_NAMED = 10

_NOBODY = Text("Chưa rõ cơ quan chịu trách nhiệm", "Nobody answers")
_UNCOMMITTED = Text("chưa lưu vào git", "not committed yet")


@dataclass(frozen=True)
class Told:
    """Changes to tell of.

    Attributes:
        start: the commit that they begin with.
        end: the commit that they end with; empty for the files as they are now.
        changes: each change with its event; None for what is not committed, or compared as a whole.
        find: gives the record of an id, as it is or was.
        signed: whether it is told who changed it, when and why.
        unknown: the records that could not be read on one side, and are not compared.
    """

    start: str
    end: str
    changes: tuple[tuple[Change, Event | None], ...]
    find: Callable[[str], Record | None]
    signed: bool = False
    unknown: tuple[str, ...] = ()

    def about(self, id: str) -> Told:
        """Only what concerns the record `id`."""
        return replace(self, changes=tuple(one for one in self.changes if id in (one[0].id, *_old_name(one[0]))))


def _old_name(change: Change) -> tuple[str, ...]:
    return (str(change.before),) if change.path == ("id",) else ()


def past(repository: Repository) -> History:
    """The history, with word of how far its reading has come where that takes long."""
    label = phrase("Reading the history", "Đang đọc lịch sử").of(help_language())
    return ledger(repository, _print.Progress(label))


def between(workspace: Workspace, repository: Repository, a: str | None, b: str | None) -> Told:
    """What differs between `a` (the last commit if None) and `b` (the files as they are now if None).

    Raises:
        RoadmapError: there is no such commit.
    """
    start = repository.head or "" if a is None else commit(repository, a)
    end = "" if b is None else commit(repository, b)
    before, after = snapshot(repository, start), snapshot(repository, end) if end else workspace.loaded
    return _compared(before, after, start, end, past(repository).names)


def _compared(before: Loaded, after: Loaded, start: str, end: str, names: Mapping[str, str]) -> Told:
    """What differs between two readings; what could not be read on one side is not compared."""
    unknown = before.roadmap.lost | after.roadmap.lost
    differing = (one for one in difference(before.roadmap, after.roadmap) if one.path or one.id not in unknown)
    found = [replace(one, before=portable(one.before), after=portable(one.after)) for one in differing]
    found = [one for one in found if one.before != one.after or type(one.before) is not type(one.after)]  # as nan is
    changes = tuple((change, None) for change in without_renames(found, names))
    return Told(start, end, changes, _found_in(after.roadmap, before.roadmap), unknown=tuple(sorted(unknown)))


def changed_since(workspace: Workspace, repository: Repository, start: str) -> Told:
    """Every change committed since `start` (a day, itself included, or a name), then what is not committed yet.

    Raises:
        RoadmapError: there is no such commit.
    """
    head = repository.head or ""
    wanted = since(repository, start)
    events = [
        (replace(event.change, id=id), event)
        for id, known in past(repository).events.items()
        for event in known
        if event.revision in wanted
    ]
    fresh = _compared(snapshot(repository, head), workspace.loaded, head, "", {})
    changes = (*events, *fresh.changes)
    return replace(fresh, start=start, changes=changes, signed=True)


def _found_in(*roadmaps: Roadmap) -> Callable[[str], Record | None]:
    return lambda wanted: next((one.records[wanted] for one in roadmaps if wanted in one.records), None)


# --- how it is laid out ----------------------------------------------------------------------------------------------

Group = dict[str, list[tuple[Change, Event | None]]]
"""Record -> its changes."""


def grouped(told: Told, voice: Voice, by: str) -> Iterator[tuple[str, Group]]:
    """Heading -> the changes under it: the kinds of records, or the bodies that answer for them."""
    found: dict[tuple[bool, str], Group] = {}
    for change, event in told.changes:
        body = _owner(told.find(change.id), told.find) if by == "owner" else ""
        kind = kinds().get(change.kind)
        if by == "owner":
            heading = voice.record(body) if body else _NOBODY.of(voice.lang)
        else:
            heading = kind.PLURAL.of(voice.lang) if kind else change.kind
        key = (by == "owner" and not body, capital(heading))
        found.setdefault(key, {}).setdefault(change.id, []).append((change, event))
    for (_, heading), group in sorted(found.items(), key=lambda item: item[0]):
        yield heading, group


def _owner(record: Record | None, find: Callable[[str], Record | None]) -> str:
    """The body that answers for `record`, or for what it is a part of; empty where nobody does."""
    for _ in range(_FURTHEST):
        if record is None:
            break
        held = {link.relation: link.target for link in reversed(links(record))}
        if body := next((held[field] for field in _OWNERS if field in held), ""):
            return body
        record = find(next((held[field] for field in _WHOLES if field in held), ""))
    return ""


def title(id: str, changes: Iterable[tuple[Change, Event | None]], voice: Voice) -> str:
    """A record's name and id, also of a record that is no more."""
    if voice.find(id):
        return voice.record(id)
    for change, _ in changes:
        name = change.before.get("name") if not change.path and isinstance(change.before, dict) else None
        if isinstance(name, str | dict):
            return f"{shorten(Text.parse(name).of(voice.lang))} ({id})"
    return id


def signed(event: Event | None, lang: str) -> str:
    """When and by whom."""
    return f"{date(event.on, lang)}  {event.by}" if event else _UNCOMMITTED.of(lang)


def why(reason: str, lang: str) -> str:
    """The reason, or that there is none."""
    if not reason:
        return Text("Không nêu lý do", "No reason given").of(lang)
    return f"{Text('Lý do', 'Reason').of(lang)}: {reason}"


def tally(told: Told, lang: str) -> str:
    """How many records are new, gone and changed, in words."""
    whole = {change.id: change.before is ABSENT for change, _ in told.changes if not change.path}
    others = {change.id for change, _ in told.changes} - whole.keys()
    counts = (
        (sum(whole.values()), Text("{} bản ghi mới", "{} new")),
        (len(whole) - sum(whole.values()), Text("{} bản ghi bị xóa", "{} removed")),
        (len(others), Text("{} bản ghi thay đổi", "{} changed")),
    )
    said = ", ".join(words.of(lang).format(count) for count, words in counts if count)
    return said or Text("Không có thay đổi", "Nothing has changed").of(lang)


def as_json(change: Change) -> dict[str, object]:
    """A change as a JSON object; null stands for what is not there."""
    before, after = (None if value is ABSENT else value for value in (change.before, change.after))
    field = ".".join(change.path)
    return {"kind": change.kind, "id": change.id, "field": field, "path": [*change.path], "before": before,
            "after": after}  # fmt: skip


def signature(event: Event) -> dict[str, str]:
    """When, by whom, in which commit and why, as JSON."""
    return {"on": event.on.isoformat(), "by": event.by, "revision": event.revision, "reason": event.reason}


def tell_unknown(told: Told, lang: str) -> None:
    """Say which records could not be compared."""
    if told.unknown:
        message = phrase(
            "Not compared, because they could not be read on one side: {ids}",
            "Không so sánh được vì một phía không đọc được: {ids}",
            ids=told.unknown[:_MOST_NAMED],
        )
        more = len(told.unknown) - _MOST_NAMED
        _print.complain(message.of(lang) + (f" (+{more})" if more > 0 else ""))


def tell_limits(history: History, lang: str) -> None:
    """Say how far back the past is known, where it is not known from the beginning."""
    if history.since and not history.complete:
        message = phrase(
            "What was before {day} is not known here: the clone is shallow, or its history is very long",
            "Không biết những gì trước ngày {day}: bản sao thiếu lịch sử hoặc lịch sử quá dài",
            day=history.since,
        )
        _print.complain(message.of(lang))


def no_record(id: str) -> RoadmapError:
    """There is no such record, neither now nor in what is told."""
    return RoadmapError(phrase("There is no record `{id}`", "Không có bản ghi `{id}`", id=id))
