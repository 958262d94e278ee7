"""Maps: points on two axes, and cards on shelves."""
