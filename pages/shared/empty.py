"""The page of a region without any figure: which region it is, what to do, and the foot."""

from pages.shared import block, texts
from pages.shared.context_bar import choose_region
from pages.shared.figures import Beeld


def show(beeld: Beeld) -> None:
    """Show the page; another region can still be chosen."""
    choose_region(beeld.regio.naam)
    block.show(texts.nothing_yet(beeld.regio) + texts.footer(beeld), key="leeg")
