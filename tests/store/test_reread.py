"""Reading again what has changed gives what reading everything gives, and keeps what stayed the same."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.store.reading import read as module
from roadmap.store.reading.read import Loaded, read, reread

from .reading import Folder

_IDS = st.sampled_from(["a", "b", "c", "d"])
_RECORDS = st.one_of(
    st.builds("[technology.{}]\nname = 'N{}'\nnote = {{vi = 'x', en = 'y'}}\n".format, _IDS, st.integers(0, 2)),
    st.builds("[product.{}]\nuses = ['{}', '{}']\n".format, _IDS, _IDS, _IDS),
    st.builds("[product.{}]\nuses = ['a']\ncolour = 1\nid = '{}'\n".format, _IDS, _IDS),
    st.builds("[indicator.{}]\nof = '{}'\nbaseline = {}\n".format, _IDS, _IDS, st.sampled_from(["1", "1.0", "1.500"])),
    st.builds('[activity.{}]\nparticipants.a.role = "{}"\n'.format, _IDS, st.sampled_from(["lead", "user", "no"])),
    st.builds('[technology.{}]\nname = "\\u0007"\n'.format, _IDS),
    st.builds("[need.{}]\nname = \n".format, _IDS),
    st.builds("[unknown.{}]\n".format, _IDS),
    st.sampled_from(["technology = 3\n", "[technology.'Ả']\n", "[technology]\nb = 1\n"]),
)
_FILES = st.one_of(
    st.lists(_RECORDS, max_size=4).map("".join).map(str.encode),
    st.sampled_from(
        [
            b"",
            b"\xff[technology.a]\n",
            b"<<<<<<< a\n[technology.b]\n=======\n>>>>>>> b\n",
            b"\xef\xbb\xbf",
        ]
    ),
)
_SETTINGS = st.sampled_from(
    [b"title = 'X'\n", b"language = 'en'\n[checks.OWN101]\nseverity = 'off'\n", b"x = 1\n", b"=\n"]
)
_CHANGES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["a.toml", "b.toml", "c/a.toml", "z.toml"]), st.one_of(st.none(), _FILES)),
        st.tuples(st.just("roadmap.toml"), st.one_of(st.none(), _SETTINGS)),
        st.tuples(st.just("b.toml.txt"), st.just(b"")),
    ),
    min_size=1,
    max_size=8,
)


def _put(root: Path, path: str, content: bytes | None) -> None:
    place = root / path
    place.parent.mkdir(exist_ok=True)
    if content is None:
        place.unlink(missing_ok=True)
    else:
        place.write_bytes(content)
        os.utime(place, (0, 0))  # the time of the last change tells nothing


def _all(loaded: Loaded) -> tuple[object, ...]:
    """Everything that reading gives, orders included."""
    roadmap = loaded.roadmap
    return (
        loaded,
        [repr(record) for record in roadmap],
        list(roadmap.records),
        list(roadmap.origin.items()),
        [(id, list(held.items())) for id, held in roadmap.unread.items()],
        list(loaded.digests.items()),
        repr(loaded.settings),
    )


def _follows(changes: list[tuple[str, bytes | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        loaded = read(root)
        for path, content in changes:
            _put(root, path, content)
            again, fresh = reread(loaded), read(root)
            assert _all(again) == _all(fresh)
            for id, record in fresh.roadmap.records.items():
                before = loaded.roadmap.records.get(id)
                same = type(before) is type(record) and repr(before) == repr(record)
                if same and before is not None and before.model_fields_set == record.model_fields_set:
                    assert again.roadmap[id] is before
            loaded = again


@settings(max_examples=100, deadline=None)
@given(_CHANGES)
def test_reading_again_gives_what_reading_gives(changes: list[tuple[str, bytes | None]]) -> None:
    _follows(changes)


@pytest.mark.long
@settings(max_examples=5000, deadline=None)
@given(_CHANGES)
def test_reading_again_gives_what_reading_gives_for_thousands_of_changes(
    changes: list[tuple[str, bytes | None]],
) -> None:
    _follows(changes)


def test_only_what_changed_is_parsed(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({"a.toml": "[need.a]\n[need.b]\n", "roadmap.toml": "title = 'X'\n"})
    loaded = read(root)
    parsed: list[str] = []
    original = module.sheet
    monkeypatch.setattr(module, "sheet", lambda path, data: parsed.append(path) or original(path, data))
    assert _all(reread(loaded)) == _all(loaded)
    (root / "a.toml").write_text("[need.a]\n[need.b]\nname = 'B'\n", encoding="utf-8")
    again = reread(loaded)
    assert parsed == ["a.toml"]
    assert again.roadmap["a"] is loaded.roadmap["a"]
    assert again.roadmap["b"] != loaded.roadmap["b"]
    reread(again)
    assert parsed == ["a.toml"]


def test_every_file_that_could_be_had_has_a_hash(folder: Folder) -> None:
    texts = {"a.toml": b"[need.a]\n", "roadmap.toml": b"title = 'X'\n", "odd.toml": b"\xff", "empty.toml": b""}
    root = folder(dict(texts))
    (root / "link.toml").symlink_to(root / "a.toml")
    loaded = read(root)
    assert dict(loaded.digests) == {
        **{name: sha256(data).hexdigest() for name, data in texts.items()},
        "good.toml": sha256((root / "good.toml").read_bytes()).hexdigest(),
    }


def test_an_order_that_shows_is_a_change(folder: Folder) -> None:
    root = folder('[activity.a]\nparticipants.x.role = "user"\nparticipants.y.role = "user"\n')
    loaded = read(root)
    (root / "bad.toml").write_text(
        '[activity.a]\nparticipants.y.role = "user"\nparticipants.x.role = "user"\n', encoding="utf-8"
    )
    again = reread(loaded)
    assert again.roadmap["a"] == loaded.roadmap["a"]
    assert again.roadmap["a"] is not loaded.roadmap["a"]


def test_the_same_content_elsewhere(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = folder("[need.a]\n")
    other = tmp_path_factory.mktemp("other")
    (other / "bad.toml").write_text("[need.a]\n", encoding="utf-8")
    moved = reread(read(root), other)
    assert _all(moved) == _all(read(other))
