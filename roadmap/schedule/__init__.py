"""Dates of a plan: what can happen when, what cannot slip, and the rows of a timeline."""
