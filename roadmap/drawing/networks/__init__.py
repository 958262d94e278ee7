"""Networks: cards and arrows, placed by Graphviz."""
