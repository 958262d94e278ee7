"""The idea of an edit: a function from a roadmap to a roadmap, and what the command line needs to offer it."""
