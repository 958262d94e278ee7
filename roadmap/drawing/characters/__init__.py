"""Drawings in characters, for terminals."""
