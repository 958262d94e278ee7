"""The house rules: what the tree promises to everyone who works in it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for package in ("roadmap", "tui") for path in (ROOT / package).rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 300, 60
DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def named(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def test_modules_stay_readable() -> None:
    long = {str(path.relative_to(ROOT)): count for path in SOURCES if (count := lines(path)) > LONGEST_MODULE}
    assert not long


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code of a function, its docstring apart: a check's docstring is its documentation page."""
    start = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    return (function.end_lineno or 0) - start.lineno + 1


def test_functions_stay_short() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{function.name}": body_lines(function)
        for path in SOURCES
        for function in functions(path)
        if body_lines(function) > LONGEST_FUNCTION
    }
    assert not long


def test_no_file_is_a_drawer() -> None:
    assert not [name for name in named(SOURCES) if DRAWERS & set(re.split(r"[/_.]", name))]


def imported(path: Path) -> Iterator[str]:
    """The modules that a module names, those of its types and those that a function imports as it runs included."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def circle(package: str) -> list[str]:
    """Modules of `package` that import each other in a circle; empty where there is none."""
    modules = {
        name.removesuffix(".py").replace("/", "."): path for path, name in zip(SOURCES, named(SOURCES), strict=True)
    }
    known = {name: path for name, path in modules.items() if name.startswith(f"{package}.")}
    try:
        TopologicalSorter({name: known.keys() & set(imported(path)) for name, path in known.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_modules_of_the_library_import_each_other_in_a_circle() -> None:
    assert not circle("roadmap")


def test_one_file_alone_prints() -> None:
    printing = [
        path
        for path in SOURCES
        if path.name != "_print.py"
        and any(
            (isinstance(node, ast.Name) and node.id == "print")
            or (isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr"})
            for node in ast.walk(tree_of(path))
        )
    ]
    assert not named(printing)


@pytest.mark.parametrize(
    ("package", "decorator"),
    [
        ("roadmap/checks", "check"),
        ("roadmap/diagrams", "diagram"),
        ("roadmap/edits", "edit"),
        ("roadmap/reports", "report"),
        ("roadmap/remedies", "remedy"),
        ("tui/commands", "command"),
    ],
)
def test_a_member_is_one_file_with_one_name(package: str, decorator: str) -> None:
    for path in (ROOT / package).glob("[!_]*.py"):
        registered = [
            node.name
            for node in tree_of(path).body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and any(getattr(getattr(d, "func", d), "id", "") == decorator for d in node.decorator_list)
        ]
        assert registered == [path.stem], path


def test_no_user_text_is_formatted_into_markup() -> None:
    """DOT and SVG are put together only from text that went through its constructor."""
    careless = []
    for path in (ROOT / "roadmap").rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.JoinedStr):
                text = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
                if re.search(r"(?<!\?P)</?[a-zA-Z]+[ >]|\blabel=", text) and "drawing" not in path.parts:
                    careless.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not careless


# What takes text and reads markup in it, unless it is given as content.
MARKUP_READERS = {"Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "Collapsible", "TabPane", "Tab"}


def test_no_text_reaches_a_widget_that_reads_markup() -> None:
    """Widgets are given content made by ``plain`` or ``styled``, or nothing; nobody escapes or parses markup."""
    careless = []
    for path in (ROOT / "tui").rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            place = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[0] if node.args else None
                markup = any(one.arg == "markup" and ast.unparse(one.value) == "False" for one in node.keywords)
                read = name in MARKUP_READERS or (name == "update" and "query_one" in ast.unparse(node.func))
                if read and not (first is None or ast.unparse(first) == "''" or markup or _made_safe(first)):
                    careless.append(place)
                if name == "notify" and not markup:
                    careless.append(place)
                if name in ("escape", "from_markup") and ast.unparse(node.func) != "html.escape":
                    careless.append(place)
            if isinstance(node, ast.Assign) and any(
                getattr(target, "attr", "") in ("border_title", "border_subtitle", "tooltip") for target in node.targets
            ):
                careless.append(place)
    assert not careless


@cache
def giving_content() -> frozenset[str]:
    """The functions of the screen that are declared to give content."""
    return frozenset(
        one.name
        for path in (ROOT / "tui").rglob("*.py")
        for one in functions(path)
        if one.returns and ast.unparse(one.returns) == "Content"
    )


def _made_safe(value: ast.expr) -> bool:
    if isinstance(value, ast.IfExp):
        return _made_safe(value.body) and _made_safe(value.orelse)
    name = getattr(value.func, "id", getattr(value.func, "attr", "")) if isinstance(value, ast.Call) else ""
    return name in giving_content()


def test_wide_exceptions_stand_where_they_are_accounted_for() -> None:
    wide = [
        f"{path.relative_to(ROOT)}"
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or getattr(node.type, "id", "") == "Exception")
    ]
    # The command line's last resort, and the compiled engine that may fail in any way it likes.
    assert set(wide) <= {"roadmap/cli/__init__.py", "roadmap/drawing/engine/wasm.py"}


def test_every_check_has_tests_beside_its_examples() -> None:
    """The examples in the docstrings run for every check; a limit has boundary tests of its own."""
    from roadmap.check import checks

    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "checks").glob("test_*.py"))
    assert not [code for code, one in checks().items() if one.rule.limits and code not in written]


def test_codes_are_of_known_families() -> None:
    from roadmap.model.rule import FAMILIES
    from roadmap.rulebook import rules

    assert {rule.family for rule in rules().values()} <= set(FAMILIES)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in rules())


def test_every_label_exists_in_both_languages() -> None:
    from roadmap.model.kinds import kinds
    from roadmap.model.relation import fields

    lacking = []
    for model in kinds().values():
        for field in fields(model):
            if field.alias == "id":
                continue
            assert field.about, f"{model.__name__}.{field.alias} has no label"
            if not field.about.en or not field.about.vi:
                lacking.append(f"{model.__name__}.{field.alias}")
            if field.vocabulary:
                lacking += [word for word, label in field.vocabulary.words.items() if not (label.vi and label.en)]
    assert not lacking


def test_rules_are_told_in_both_languages() -> None:
    from roadmap.rulebook import rules

    for rule in rules().values():
        for text in (rule.summary, rule.why, rule.fix):
            assert text.vi, rule.code
            assert text.en, rule.code
            assert text.vi != text.en, rule.code


VIETNAMESE = set("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ")
# Whole words of other languages that the labels use on purpose.
FOREIGN = {
    *("alt", "byte", "ctrl", "enter", "esc", "host", "javascript", "origin", "proxy", "shift", "tab", "txt", "url"),
    *("graphviz", "resvg", "roadmap", "undo", "unlink", "wardley", "wasi"),
    *("add", "cherry", "commit", "config", "detached", "global", "hook", "merge", "pick", "rebase", "revert"),
    *("accountable", "chains", "check", "docs", "engine", "english", "explain", "export", "folder", "format"),
    "install",
    *("instead", "list", "lock", "md", "port", "product", "public", "since", "tour", "tr", "yes"),
    *("api", "csv", "json", "svg", "pdf", "png", "dot", "toml", "utf", "git", "trl", "mrl", "cri", "iso", "nfc", "nfd"),
}
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"[aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


def vietnamese_texts() -> Iterator[tuple[str, str]]:
    from roadmap.model.kinds import kinds
    from roadmap.model.relation import fields
    from roadmap.rulebook import rules

    for model in kinds().values():
        yield model.KIND, model.LABEL.vi
        for field in fields(model):
            if field.about:
                yield f"{model.KIND}.{field.alias}", field.about.vi
            if field.vocabulary:
                yield from ((f"{field.vocabulary.name}: {w}", label.vi) for w, label in field.vocabulary.words.items())
    for rule in rules().values():
        for text in (rule.summary, rule.why, rule.fix):
            yield rule.code, text.vi
    yield from written_in_the_sources()


def written_in_the_sources() -> Iterator[tuple[str, str]]:
    """The Vietnamese of every ``Text(vi, en)`` and ``phrase(en, vi)``, and of what commands are called."""
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            at = {"Text": 0, "phrase": 1, "command": 2}.get(name)
            arguments = node.args if isinstance(node, ast.Call) else []
            if at is not None and len(arguments) > at and isinstance(arguments[at], ast.Constant):
                said = arguments[at].value  # type: ignore[attr-defined]
                place = f"{path.relative_to(ROOT)}:{node.lineno}"  # type: ignore[attr-defined]
                yield place, re.sub(r"\{[^}]*\}|https?:\S+", " ", said)


def test_vietnamese_labels_are_spelt_in_vietnamese_syllables() -> None:
    """Each word is one well-formed syllable with its vowels in composed form, or a known foreign word."""
    odd = []
    for place, text in vietnamese_texts():
        bare = re.sub(r"`[^`]*`|\[[^\]]*\]|[A-Z]{2,}\w*|[\w-]+\.[\w-]+", " ", text)
        for word in re.findall(r"[^\W\d_]+", bare):
            low = word.lower()
            if len(low) > 1 and low not in FOREIGN and not (set(low) <= VIETNAMESE and SYLLABLE.fullmatch(low)):
                odd.append(f"{place}: {word}")
    assert not odd


def test_lock_file_names_only_the_public_index() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    hosts = {urlsplit(url).hostname for url in re.findall(r'https?://[^"\s]+', text)}
    assert hosts <= {"pypi.org", "files.pythonhosted.org"}
    assert 'path = "' not in text
    locked = {package["name"] for package in lock["package"]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    assert {re.split(r"[\[<>=]", name)[0].lower() for name in needed} <= locked


def test_workspaces_hold_no_list_of_tables() -> None:
    """A list of tables flips between two written forms when it grows, which ruins differences."""
    files = [path for shelf in ("seeds", "examples") for path in (ROOT / shelf).rglob("*.toml")]
    assert files
    assert not [path for path in files if re.search(r"^\s*\[\[", path.read_text(encoding="utf-8"), re.MULTILINE)]


def test_every_rule_of_the_architecture_names_a_test_that_exists() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if re.match(r"\|.*\|$", line) and "`tests/" in line]
    assert len(rows) >= 12
    for file, name in re.findall(r"`(tests/[\w/.]+\.py)(?:::(\w+))?`", page):
        assert (ROOT / file).is_file(), file
        assert not name or re.search(rf"def {name}\b", (ROOT / file).read_text(encoding="utf-8")), f"{file}::{name}"


def test_static_contracts_are_part_of_the_test_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    test_target = makefile[makefile.index("\ntest:") :]
    assert "static" in test_target
    for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports", "generate_docs.py --check", "pytest"):
        assert tool in makefile
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_no_group_is_repeated_possessively() -> None:
    """Before Python 3.11.5 ``(...)*+`` may match wrongly, and 3.11 is the floor."""
    careless = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\)(?:[*+?]|\{\d*,?\d*\})\+", line)
    ]
    assert not careless


@pytest.mark.parametrize("folder", ["seeds/vn-strategic-technologies", "examples/edge-ai-camera"])
def test_workspaces_are_laid_out_as_fmt_does(folder: str) -> None:
    from roadmap.cli import main

    assert main(["fmt", "--check", "-C", str(ROOT / folder)]) == 0
