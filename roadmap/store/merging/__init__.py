"""Merging by record and field: the driver that git calls, its set-up, and sync."""
