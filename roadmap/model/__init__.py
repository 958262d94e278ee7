"""What a roadmap is: frozen values; no files, no graphs, no printing."""
