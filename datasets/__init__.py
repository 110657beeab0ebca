"""Datasets: notation, periods, the catalogue of exports, the store and reference facts."""
