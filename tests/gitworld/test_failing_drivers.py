"""Whatever becomes of the driver, git never commits one side for both: missing, killed, not set up, a full disk."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from roadmap.store.merging.setup import driver, program

from .world import Git

BASE = "".join(f'[technology.t{number}]\nname = "n{number}"\nnote = "old"\n\n' for number in range(3))
WHOLE = """
import sys, os
import roadmap.store.merging.three_way as three_way
from roadmap.cli import main
def die(*_, **__):
    {blow}
three_way.merge = die
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def torn(tmp_path: Path) -> Git:
    """Two branches that changed one field to different values, and others apart."""
    git = Git(tmp_path / "repository")
    (git.top / "a.toml").write_text(BASE)
    git("add", "-A")
    git("commit", "-q", "-m", "begin")
    git.set_up()
    git("checkout", "-q", "-b", "other")
    (git.top / "a.toml").write_text(BASE.replace('"n0"', '"theirs"').replace('"n2"', '"apart2"'))
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "main")
    (git.top / "a.toml").write_text(BASE.replace('"n0"', '"ours"').replace('"n1"', '"apart1"'))
    git("commit", "-qam", "ours")
    return git


def replaced(git: Git, command: str) -> None:
    git("config", "merge.roadmap.driver", driver().replace(program(), command))


def assert_open(git: Git) -> None:
    """Both sides stand in the file, which git knows to be unmerged."""
    assert git.unmerged == {"a.toml"}
    text = (git.top / "a.toml").read_text()
    assert "\n<<<<<<< " in f"\n{text}"
    assert "\n>>>>>>> " in text
    assert all(word in text for word in ('"ours"', '"theirs"', '"apart1"', '"apart2"'))


def test_as_it_is_meant(torn: Git) -> None:
    assert torn.tried("merge", "other").returncode == 1
    assert_open(torn)
    text = (torn.top / "a.toml").read_text()
    assert text.count("<<<<<<<") == 1
    assert '<<<<<<< main\nname = "ours"\n=======\nname = "theirs"\n>>>>>>> other\n' in text


@pytest.mark.parametrize("blow", ["os.kill(os.getpid(), 9)", "os.kill(os.getpid(), 15)", "os._exit(77)", "1 / 0",
                                  "raise OSError(28, 'No space left on device')"])  # fmt: skip
def test_a_driver_that_dies_while_merging(torn: Git, tmp_path: Path, blow: str) -> None:
    script = tmp_path / "driver.py"
    script.write_text(WHOLE.format(blow=blow))
    replaced(torn, f"{sys.executable} -P {script}")
    assert torn.tried("merge", "other").returncode == 1
    assert_open(torn)


@pytest.mark.parametrize(
    "command", ["/no/such/program", "false", "kill -9 $$ ;", f"{sys.executable} -P -m no_such_module"]
)
def test_a_driver_that_is_missing_or_dies_at_once(torn: Git, command: str) -> None:
    replaced(torn, command)
    assert torn.tried("merge", "other").returncode != 0
    if command.startswith("kill"):  # the shell itself died; git tells, and nothing is committed
        assert torn.unmerged == {"a.toml"}
    else:
        assert_open(torn)


def test_a_full_disk_stops_the_whole_merge(torn: Git, tmp_path: Path) -> None:
    script = tmp_path / "driver.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfrom roadmap.cli import main\n"
        "def full(path, data): raise OSError(28, 'No space left on device')\n"
        "Path.write_bytes = full\nsys.exit(main(sys.argv[1:]))\n"
    )
    torn("config", "merge.roadmap.driver", f"{sys.executable} -P {script} merge-driver %O %A %B %L %P")
    before = (torn.top / "a.toml").read_bytes()
    assert torn.tried("merge", "other").returncode not in (0, 1)
    assert not torn.unmerged
    assert not torn("status", "--porcelain")
    assert (torn.top / "a.toml").read_bytes() == before


def test_a_clone_that_is_not_set_up_merges_lines(torn: Git) -> None:
    torn("config", "--remove-section", "merge.roadmap")
    assert torn.tried("merge", "other").returncode == 1
    assert_open(torn)


@pytest.mark.parametrize("recursive", ["binary", ""])
def test_a_merge_of_several_bases(torn: Git, recursive: str) -> None:
    """Criss-cross: the base is itself a merge with a conflict."""
    if recursive:
        torn("config", "merge.roadmap.recursive", recursive)
    else:
        torn("config", "--unset", "merge.roadmap.recursive")
    one, other = torn("rev-parse", "main"), torn("rev-parse", "other")
    for here, there, name in ((one, other, "left"), (other, one, "right")):
        torn("checkout", "-q", "-B", name, here)
        assert torn.tried("merge", there).returncode == 1
        text = BASE.replace('"n0"', f'"{name}"').replace('"n1"', '"apart1"').replace('"n2"', '"apart2"')
        (torn.top / "a.toml").write_text(text)
        torn("commit", "-qam", name)
    assert torn.tried("merge", "left").returncode == 1
    text = (torn.top / "a.toml").read_text()
    assert '<<<<<<< right\nname = "right"\n=======\nname = "left"\n>>>>>>> left\n' in text
    assert all(word in text for word in ('"apart1"', '"apart2"'))


def test_rebase_names_the_planners_own_work(torn: Git) -> None:
    assert torn.tried("rebase", "other").returncode == 1
    text = (torn.top / "a.toml").read_text()
    upstream = torn("rev-parse", "other")[:9]
    assert f'<<<<<<< upstream {upstream}\nname = "theirs"\n=======\nname = "ours"\n>>>>>>> main\n' in text


def test_a_file_name_that_looks_like_an_option(torn: Git) -> None:
    for branch, word in (("other", "theirs"), ("main", "ours")):
        torn("checkout", "-q", branch)
        (torn.top / "-x 'y'.toml").write_text(f'[technology.z]\nname = "{word}"\n')
        torn("add", "-A")
        torn("commit", "-qm", "odd name")
    assert torn.tried("merge", "other").returncode == 1
    assert '"theirs"' in (torn.top / "-x 'y'.toml").read_text()


def test_what_git_alone_merges_is_for_the_check_to_find(torn: Git) -> None:
    """One removes a record, another refers to it from another file: no file has a conflict, the plan has an error."""
    from roadmap.workspace import Workspace

    torn("reset", "-q", "--hard", "main~1")
    torn("checkout", "-q", "-B", "other", "main")
    (torn.top / "b.toml").write_text('[technology.new]\ndepends_on = ["t1"]\n')
    torn("add", "-A")
    torn("commit", "-qm", "refer")
    torn("checkout", "-q", "main")
    (torn.top / "a.toml").write_text(BASE.replace('[technology.t1]\nname = "n1"\nnote = "old"\n\n', ""))
    torn("commit", "-qam", "remove")
    torn("merge", "-q", "--no-edit", "other")
    assert "DEP707" in {finding.code for finding in Workspace.open(torn.top).check()}


def test_the_driver_in_a_sparse_checkout_and_a_submodule_path(torn: Git) -> None:
    (torn.top / "kept").mkdir()
    (torn.top / "kept" / "k.toml").write_text("[technology.k]\n")
    torn("add", "-A")
    torn("commit", "-qm", "kept")
    torn("sparse-checkout", "set", "--no-cone", "/kept/", "/.gitattributes")
    assert not (torn.top / "a.toml").exists()
    assert torn.tried("merge", "other").returncode == 1
    assert_open(torn)
