"""Changing text: only the bytes of what changes, checked by reading the result."""
