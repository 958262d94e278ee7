"""What an edit of the roadmap means for the files of its folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from roadmap.locale.value import phrase
from roadmap.model.change import ABSENT, Change, Clash, renames
from roadmap.model.finding import Finding, RoadmapError
from roadmap.model.roadmap import Roadmap
from roadmap.store.reading import gate
from roadmap.store.rules import UNREAD
from roadmap.store.saving import files
from roadmap.store.saving.transaction import Write
from roadmap.store.writing.patch import patched


def planned(
    root: Path, before: Roadmap, after: Roadmap, wanted: Sequence[Change]
) -> tuple[tuple[Write, ...], tuple[Clash, ...]]:
    """What becomes of each file, and the changes that its present text does not allow.

    A record stays in the file that holds it. One that only changes its name moves where the new roadmap says it
    belongs, if no file is in the way there.

    Args:
        root: the workspace.
        before: the roadmap as its files have it.
        after: the roadmap as it shall be.
        wanted: the differences between the two.

    Raises:
        RoadmapError: a file cannot be read or changed safely, or a record is to go where no record can stand.
    """
    names = renames(wanted)
    moved = _moved(root, before, after, names)
    by_file: dict[str, list[Change]] = {}
    for change in wanted:
        by_file.setdefault(_home(change, before, after, names), []).append(change)
    writes: list[Write] = []
    clashes: list[Clash] = []
    for path, mine in by_file.items():
        if path not in before.origin.values():
            _placeable(path)
        seen = _seen(root, path)
        outcome = patched(path, seen, mine, names)
        clashes += outcome.clashes
        if path in moved and outcome.data is not None:
            writes += [Write(path, seen, None), Write(moved[path], None, outcome.data)]
        elif outcome.data != seen:
            writes.append(Write(path, seen, outcome.data))
    return tuple(writes), tuple(clashes)


def _home(change: Change, before: Roadmap, after: Roadmap, names: Mapping[str, str]) -> str:
    """The file that a change concerns; a record's new name is written where its old one stands."""
    olds = {new: old for old, new in names.items()}
    id = olds.get(change.id, change.id)
    return before.origin[id] if id in before.origin else after.origin[id]


def _moved(root: Path, before: Roadmap, after: Roadmap, names: Mapping[str, str]) -> dict[str, str]:
    """File -> its new name, where it is named after its only record and nothing is in the way."""
    moves = {before.origin[old]: after.origin[new] for old, new in names.items()}
    return {old: new for old, new in moves.items() if old != new and _seen(root, new) is None}


def _seen(root: Path, path: str) -> bytes | None:
    with files.told(root):
        seen = files.read(root, path)
    return seen.data if seen else None


def _placeable(path: str) -> None:
    """See that records may be put into the file `path`.

    Raises:
        RoadmapError: reading would pass it over.
    """
    parts = path.split("/")
    if not path.endswith(".toml") or path == gate.SETTINGS_FILE or any(part.startswith(".") for part in parts):
        message = phrase("`{path}` holds no records; name a file such as chains/camera.toml",
                         "`{path}` không chứa bản ghi; hãy nêu tệp như chains/camera.toml", path=path)  # fmt: skip
        raise RoadmapError(message)


def mass_change(before: Roadmap, wanted: Iterable[Change]) -> int:
    """How many records go at once, where that is more than one and more than a tenth of all; else 0."""
    names = renames(wanted := list(wanted))
    gone = sum(not change.path and not change.after and change.id not in names for change in wanted)
    return gone if gone > 1 and gone * 10 > len(before) else 0


def see_all_read(findings: Iterable[Finding], wanted: Iterable[Change]) -> None:
    """See that no reference to an id that goes can stand where nothing was read.

    Raises:
        RoadmapError: an id goes, and a file could not be read as a whole.
    """
    if all(change.path or change.after is not ABSENT for change in wanted):
        return
    unread = next((one for one in findings if one.code in UNREAD), None)
    if unread:
        message = phrase("{file} could not be read as a whole, and may refer to what goes: {reason}; "
                         "nothing was changed",
                         "{file} chưa đọc được trọn vẹn, có thể còn tham chiếu đến mã bị bỏ: {reason}; "
                         "chưa thay đổi gì",
                         file=unread.span.file if unread.span else "?", reason=unread.message)  # fmt: skip
        raise RoadmapError(message, phrase("Mend that file first; see `roadmap check`",
                                           "Hãy sửa tệp đó trước; xem `roadmap check`"))  # fmt: skip
