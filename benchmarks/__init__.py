"""What builds cost, beside what one would take instead: `python -m benchmarks`."""
