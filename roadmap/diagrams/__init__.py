"""One file per diagram; see :mod:`roadmap.diagram`."""
