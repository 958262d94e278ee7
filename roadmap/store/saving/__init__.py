"""Keeping files: one lock, a write-ahead log for edits that touch several files, undo and redo."""
