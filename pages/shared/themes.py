"""The themes, for pages; papers and files know the same ones from reports/themas.py."""

from reports.themas import CORE, choices, of_theme, themes

__all__ = ["CORE", "choices", "of_theme", "themes"]
