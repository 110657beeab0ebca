"""Small pieces of HTML; texts are escaped here and nowhere else."""

from __future__ import annotations

from html import escape

from reports.woorden import enumerate_names

__all__ = ["attributes", "enumerate_names", "heading_row", "hidden", "scrolls", "tag", "wrap"]


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


def heading_row(*words: str) -> str:
    """The head of a table: one row with a heading for each column."""
    return wrap("thead", wrap("tr", "".join(tag("th", one, scope="col") for one in words)))


def scrolls(table: str, name: str) -> str:
    """A table in a box that scrolls by itself where the window is narrow.

    Args:
        table: the table as HTML.
        name: what is heard when the box is reached with the keyboard.
    """
    return wrap("div", table, class_="mon-schuif", tabindex="0", role="region", aria_label=name)


def hidden(words: str) -> str:
    """Words for who listens to the page."""
    return tag("span", words, class_="mon-hoor")
