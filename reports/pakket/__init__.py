"""The papers for the OOGO: a PDF and slides per municipality, and for the region an overview.

Everything in them is made of protected Figures by the functions that the pages use.
"""
