"""Reference facts: municipalities, mergers, national groupings and region profiles."""
