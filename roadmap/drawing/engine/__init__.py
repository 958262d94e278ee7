"""The engine: Graphviz, what it is asked, and DOT to pass on."""
