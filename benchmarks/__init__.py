"""Measurements that performance claims rest on; ``python -m benchmarks`` runs them, nothing here is asserted."""
