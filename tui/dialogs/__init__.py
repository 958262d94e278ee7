"""Questions put to the planner; each answers with a value, or None where the planner turned away."""
