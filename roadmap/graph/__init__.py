"""Questions asked of a roadmap; the only home of networkx."""
