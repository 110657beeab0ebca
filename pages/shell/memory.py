"""What stays in memory is set apart, so that clearing up after a page takes no time.

After every page Streamlit lets Python search all of memory for circular garbage. Meanwhile no other
visitor gets any further: libraries and figures alone take as long to search as a page takes to
make. What is set apart is not searched again. It is still freed when nothing refers to it.
"""

import gc

MOST = 40_000
"""So many things may be searched after a page: about 30 ms. An empty server has four times that."""


def settle() -> None:
    """Search everything and set apart what stays, when more than `MOST` things have come."""
    if len(gc.get_objects()) > MOST:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
