"""Painting: pages as SVG, PNG and PDF; colours, signs and lines."""
