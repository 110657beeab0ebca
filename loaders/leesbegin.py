"""How the process that reads begins: `python -m loaders.leesbegin <most bytes>`.

It gives way to who is looking at the monitor before it loads its libraries, since that is most of
the work of a start. It does without pandas: pyarrow would load it, at three quarters of that work,
only to see whether what it gets is a thing of pandas.
"""

from __future__ import annotations

import os
import sys
from importlib.abc import MetaPathFinder

from typing_extensions import override


def main() -> None:
    """Give way, load the libraries and read files until the pipe ends."""
    if sys.platform != "win32":  # there who starts us asks for this
        os.nice(19)
    sys.meta_path.insert(0, _ZonderPandas())
    from loaders.leesproces import lees_bestanden  # noqa: PLC0415 (after giving way)

    lees_bestanden(int(sys.argv[1]))


class _ZonderPandas(MetaPathFinder):
    """Says that pandas is not there."""

    @override
    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(name=fullname)


if __name__ == "__main__":
    main()
