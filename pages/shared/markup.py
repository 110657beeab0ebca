"""Small pieces of HTML; texts are escaped here and nowhere else."""

from __future__ import annotations

from html import escape

from reports.woorden import enumerate_names

__all__ = ["attributes", "enumerate_names", "hidden", "tag", "wrap"]


def attributes(**values: str | int | None) -> str:
    """Attributes with a leading blank each; underscores become dashes, None is left out."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in values.items()
        if value is not None
    )


def wrap(name: str, html: str, **values: str | int | None) -> str:
    """An element around HTML that is already made."""
    return f"<{name}{attributes(**values)}>{html}</{name}>"


def tag(name: str, words: str, **values: str | int | None) -> str:
    """An element around a plain text."""
    return wrap(name, escape(words), **values)


def hidden(words: str) -> str:
    """Words for who listens to the page."""
    return tag("span", words, class_="mon-hoor")
