"""The overview of a region, for the page and for the papers: its tables, and what stands out."""
