"""Indicators: what is counted, how it is computed, and what of it may be seen."""
