"""Adding a field to a kind is one line: everything else that speaks of it follows from its declaration."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]

# In a process of its own, so that no other test meets the kind. The field is the one line in question.
PROGRAM = '''
import contextlib, io, json, sys
from typing import Annotated, ClassVar
from roadmap.model.record import About, Id, Ids, Record, Ref
from roadmap.model.text import Text

class Patent(Record):
    """A right to an invention."""
    KIND: ClassVar[str] = "patent"
    LABEL: ClassVar[Text] = Text("sáng chế", "patent")
    PLURAL: ClassVar[Text] = Text("sáng chế", "patents")

    protects: Annotated[Ids, Ref("technology"), About("protects", "bảo hộ", "An invention.", "Cái được bảo hộ.")] = ()

from roadmap.cli import main
from roadmap.graph.reach import neighbours
from roadmap.model.relation import links
from roadmap.model.schema import record_schema
from roadmap.workspace import Workspace

root = sys.argv[1]
workspace = Workspace.open(root)
survey = workspace.survey
definition = record_schema("vi")["$defs"]["Patent"]["properties"]["protects"]

def said(*argv):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main([*argv, "-C", root, "--lang", "en"])
    return [status, out.getvalue()]

print(json.dumps({
    "loading": [[f.code, f.message.en, f.span.line] for f in workspace.check(["REC", "FIL"])],
    "links": [link[:3] for link in links(workspace.roadmap["p"])],
    "edges": sorted(survey.graph.edges(keys=True)),
    "near": neighbours(survey, "core"),
    "dangling": [[f.code, f.message.en, f.span.line, f.span.column] for f in workspace.check(["DEP707"])],
    "schema": [definition["title"], definition["description"], definition["items"]["pattern"]],
    "where": said("list", "patent", "--where", "protects=loi", "--format", "json"),
    "kinds": said("list", "--format", "json"),
    "show": said("show", "p"),
}))
'''

RECORDS = """\
[technology.core]
name.vi = "Công nghệ lõi"
name.en = "Core"

[patent.p]
name = "P"
protects = ["core", "cores"]
protect = 1
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = tmp_path_factory.mktemp("patents")
    (root / "a.toml").write_text(RECORDS, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", "ROADMAP_LANG": "en"}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root)],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert not run.returncode, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_it_is_read_and_a_slip_in_its_name_is_told(told: dict[str, Any]) -> None:
    assert told["loading"] == [["REC051", "Unknown field `protect`; did you mean `protects`?", 8]]


def test_it_is_a_link(told: dict[str, Any]) -> None:
    assert told["links"] == [["p", "protects", "core"], ["p", "protects", "cores"]]
    assert told["edges"] == [["p", "core", "protects"]]
    assert told["near"] == {"core": 0, "p": 1}


def test_a_reference_to_nothing_is_found_at_its_place(told: dict[str, Any]) -> None:
    ((code, message, *place),) = told["dangling"]
    assert (code, place) == ("DEP707", [7, 21])
    assert "did you mean `core`?" in message


def test_it_stands_in_the_schema(told: dict[str, Any]) -> None:
    title, description, pattern = told["schema"]
    assert (title, description) == ("bảo hộ", "Cái được bảo hộ. → technology")
    assert pattern.startswith("^[a-z0-9]")


def test_the_commands_know_it(told: dict[str, Any]) -> None:
    assert [record["id"] for record in json.loads(told["where"][1])["records"]] == ["p"]
    assert json.loads(told["kinds"][1])["kinds"]["patent"] == 1
    assert told["show"][0] == 0
    assert "  protects: Core (core); cores" in told["show"][1]
