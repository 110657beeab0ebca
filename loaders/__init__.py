"""Loaders: the road of one file from bytes to a levering in the store."""
