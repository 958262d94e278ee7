"""Strategic technology roadmaps and value chains, kept as text."""
