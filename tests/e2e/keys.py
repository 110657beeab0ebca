"""Going over a page with the keyboard alone: where the focus is, and that it can be seen there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

MANY_TABS = 120
# What scrolls can have the focus too; it has all the words of the page.
CONTROL = "a, button, input, textarea, summary, [role=combobox], [role=radio], [role=option]"


def tab_to(page: Page, there: Callable[[], bool]) -> None:
    """Press Tab until the focus is where it must be."""
    for _ in range(MANY_TABS):
        page.keyboard.press("Tab")
        if there():
            return
    pytest.fail("not to be reached with Tab")


def focused(page: Page, selector: str) -> bool:
    """True when what has the focus matches."""
    return bool(page.evaluate(f"() => document.activeElement?.matches({selector!r}) ?? false"))


def named(page: Page, words: str) -> bool:
    """True when a control has the focus and its name matches."""
    # An icon is written as its English name and drawn by its font; nobody hears it.
    script = f"""() => {{ const one = document.activeElement;
      if (!one?.matches({CONTROL!r})) return '';
      const said = one.cloneNode(true);
      for (const icon of said.querySelectorAll('[data-testid="stIconMaterial"]')) icon.remove();
      return (one.ariaLabel || one.labels?.[0]?.innerText || said.textContent || one.value).trim(); }}"""
    return re.search(words, str(page.evaluate(script))) is not None


def seen(page: Page) -> bool:
    """The focus is drawn: an outline, a shadow or a border that is there with the focus only."""
    return bool(
        page.evaluate(
            """async () => { const one = document.activeElement;
            const around = [one];
            while (around.length < 6 && around.at(-1).parentElement) around.push(around.at(-1).parentElement);
            const look = () => around.map((x) => { const style = getComputedStyle(x);
              return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor]; });
            if (look().some(([kind, width]) => kind === 'solid' && parseFloat(width) >= 2)) return true;
            const before = JSON.stringify(look());
            one.blur();
            await new Promise((done) => setTimeout(done, 400));
            const after = JSON.stringify(look());
            one.focus();
            return before !== after; }"""
        )
    )
