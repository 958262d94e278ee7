"""One file per edit; each is a function from a roadmap to a roadmap."""
