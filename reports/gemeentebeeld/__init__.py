"""The picture of one municipality, for the page and for the paper: what stands where, in words."""
