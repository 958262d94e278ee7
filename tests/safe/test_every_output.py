"""Whatever people write, diagrams and reports stay what they are: none of it is markup, code or a command."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt

from roadmap.diagram import diagrams, markdown
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.engine.dot import dot_source
from roadmap.drawing.engine.graphviz import ATTRIBUTES, ask
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.chain import Product, Technology
from roadmap.publishing.output import published
from roadmap.report import reports
from roadmap.safe import visible
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import EXAMPLE
from tests.drawing.test_svg import parsed
from tests.safe.plans import spoken

_TAGS = re.compile(r"<(/?[a-zA-Z][\w-]*)")
_WRITTEN = {
    *("h1", "h2", "h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "br", "strong", "em"),
    *("hr", "blockquote"),
}


@pytest.fixture(scope="module")
def plan(strings: list[str]) -> Survey:
    return spoken(Workspace.open(EXAMPLE, today="2026-11-21").survey, [text for text in strings if text])


def drawings(plan: Survey, name: str) -> Iterator[Drawing]:
    """Two drawings of the diagram, of everything or of a product."""
    try:
        yield from diagrams()[name].made(plan, (), "vi")
    except RoadmapError:
        yield from diagrams()[name].made(plan, (plan.of(Product)[0].id,), "vi")


@pytest.mark.parametrize("name", diagrams())
def test_svg_and_table(plan: Survey, name: str) -> None:
    for drawing in drawings(plan, name):
        for page in svg_pages(drawing.sheet):
            parsed(page)
            assert visible(page.replace("\n", "")) == page.replace("\n", "")
        assert rendered(markdown(drawing).encode()) <= _WRITTEN


@pytest.mark.parametrize("name", diagrams())
def test_dot(plan: Survey, name: str) -> None:
    """Outside its quoted texts, DOT holds our own words only, and the engine finds just our nodes."""
    for drawing in drawings(plan, name):
        source = dot_source(drawing.sheet)
        bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', source)
        assert set(re.findall(r"(\w+)=", bare)) <= ATTRIBUTES
        assert not re.search(r"[<;{]", bare.removeprefix("digraph roadmap {"))
        nodes = {line.split(" ")[1] for line in ask(source, "wasi").splitlines() if line.startswith("node ")}
        assert all(re.fullmatch(r"[a-z]\d+(c\d+)?", node) for node in nodes)


@pytest.mark.parametrize("name", reports())
def test_reports(plan: Survey, name: str) -> None:
    report = reports()[name]
    options = {"findings": Workspace.open(EXAMPLE, today="2026-11-21").check()} if "findings" in report.takes else {}
    try:
        document = report.made(plan, (), "vi", **options)
    except RoadmapError:
        try:
            document = report.made(plan, (plan.of(Technology)[0].id,), "vi", **options)
        except RoadmapError as error:
            pytest.skip(f"needs more than a plan: {error.message.en}")
    assert rendered(published(document, "md")) <= _WRITTEN


def rendered(text: bytes) -> set[str]:
    """The tags of the page that a Markdown text makes; no attribute but the alignment of cells."""
    html = MarkdownIt("commonmark").enable("table").render(text.decode())
    attributes = set(re.findall(r"<\w+ ([^>]*)>", html.replace("<hr />", "<hr>")))
    assert attributes <= {'style="text-align:right"', 'start="1"'}, attributes
    return {tag.lstrip("/") for tag in _TAGS.findall(html)}
