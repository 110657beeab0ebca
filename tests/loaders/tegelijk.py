"""One of two processes that load the first file of a region at the same moment; run by a test.

Each line on standard input is a folder without a store yet; the answer is a line of JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from datasets.reference.regio import regio
from datasets.store import StoreInGebruik
from loaders.ingest import Aanbod, laad_samen
from loaders.opdracht import Opdracht, Werkplek
from loaders.read import read_file
from tests.loaders.hulp import WANNEER, gevallen

REGIO = regio("duin-en-dijk")


def main(wie: str, aantal: int) -> None:
    """Load a list of so many pupils into each folder that is named."""
    rijen = [(f"NK-{n}", "Duinveen", "02-04-2025", "", "14") for n in range(aantal)]
    bestand = read_file(gevallen(rijen), "lijst.csv")
    zegt = Opdracht(leverancier="SWV Noord-Kust VO", periode="2025-K2", wanneer=WANNEER, wie=wie)
    print("klaar", flush=True)
    for regel in sys.stdin:
        plek = Werkplek(REGIO, Path(regel.strip()))
        try:
            [rapport] = laad_samen(plek, [Aanbod(bestand, "lijst.csv", zegt)]).rapporten
            uit = {"uitkomst": rapport.uitkomst, "zin": rapport.zin}
        except StoreInGebruik as fout:
            uit = {"uitkomst": "in gebruik", "zin": str(fout)}
        print(json.dumps(uit), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
