"""Cards: in a grid of lanes and columns, or in blocks; how they are set, packed and divided into pages."""
