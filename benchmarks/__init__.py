"""What measures Dateline's accuracy and speed: one module each, `python -m benchmarks` for all."""
