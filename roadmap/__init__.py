"""Strategic technology roadmaps and value chains, kept as text.

Example:
    >>> import roadmap
    >>> ws = roadmap.Workspace.open("examples/edge-ai-camera")  # doctest: +SKIP
    >>> ws.check(select=["OWN"])  # doctest: +SKIP
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.graph.survey import Survey as Survey
    from roadmap.model.finding import Finding as Finding
    from roadmap.model.finding import RoadmapError as RoadmapError
    from roadmap.model.roadmap import Roadmap as Roadmap
    from roadmap.model.text import Text as Text
    from roadmap.model.when import When as When
    from roadmap.workspace import Workspace as Workspace

__version__ = "0.1.0"

_HOMES = {
    "Finding": "roadmap.model.finding",
    "Roadmap": "roadmap.model.roadmap",
    "RoadmapError": "roadmap.model.finding",
    "Survey": "roadmap.graph.survey",
    "Text": "roadmap.model.text",
    "When": "roadmap.model.when",
    "Workspace": "roadmap.workspace",
}
__all__ = ["Finding", "Roadmap", "RoadmapError", "Survey", "Text", "When", "Workspace", "__version__"]


def __getattr__(name: str) -> object:
    """The public names, imported when they are first used, so that the command starts at once."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'roadmap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
