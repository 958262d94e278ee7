"""Matrices: rows against columns."""
