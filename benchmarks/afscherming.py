"""What the audit takes and what protection costs a reader, for each region of a data folder.

    python -m benchmarks.afscherming MAP [MAP ...] [--naar docs/afscherming-kosten.md]

A region is audited twice: with nothing remembered, and once more with all certificates at hand, as
for a new delivery that touches little. Processor time, since most machines do other work as well.
Aims: 60 s in full, 5 s for one new delivery (privacy.md section 1).
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from pathlib import Path

from datasets.notatie import datum, getal, procent
from datasets.reference.regio import regios
from indicators.audit.nakijken import geheugen
from indicators.protect import Beleid, protect
from indicators.te_zien import WEERGAVEN
from indicators.vrijgave import MAP, NAGEKEKEN
from loaders.afscherming import DOEL, Afscherming, deel, kijk_afscherming_na
from loaders.begin import vandaag, werkplek
from loaders.opdracht import Werkplek
from loaders.toegang import cijfers, geopend

KOP = f"""# Wat afscherming kost

Gemaakt door `python -m benchmarks.afscherming`, met verzonnen cijfers. De tijd is die van de
processor: eerst zonder iets te onthouden, dan met alles wat al eens is nagekeken. Van wat er moet
staan (gemeenten per schooljaar, de regio, een uitsplitsing per thema) en zelf niet klein is, moet
{DOEL}% te zien zijn.
"""


def meet(plek: Werkplek) -> tuple[Afscherming, float, float]:
    """What lezers see of a region, and the seconds of protect: the first time and the second."""
    with geopend(plek) as store:
        kubus = cijfers(plek, store)
    geheugen().blokken.clear()
    (plek.map_regio / MAP / NAGEKEKEN).unlink(missing_ok=True)
    tijden = []
    for _ in range(2):
        begin = time.process_time()
        protect(kubus, Beleid(), None)
        tijden.append(time.process_time() - begin)
    return kijk_afscherming_na(plek), tijden[0], tijden[1]


def als_tekst(plek: Werkplek, uitkomst: Afscherming, eerst: float, daarna: float) -> Iterator[str]:
    """A region as lines of the page."""
    t = uitkomst.telling
    yield f"\n## {plek.regio.naam}, {len(plek.regio.gemeenten)} gemeenten\n"
    yield "| cijfers van | " + " | ".join(WEERGAVEN) + " |"
    yield "| --- " * (len(WEERGAVEN) + 1) + "|"
    for niveau, per in uitkomst.aantallen.items():
        if alle := per.total():
            delen = " | ".join(
                f"{procent(100 * per[hoe] / alle)} ({getal(per[hoe])})" for hoe in WEERGAVEN
            )
            yield f"| {niveau} | {delen} |"
    moet = "; ".join(f"{wat} {deel(*paar)}" for wat, paar in uitkomst.moet.items())
    yield (
        f"\nTe zien van wat er moet staan: {moet}.\n\n"
        f"{getal(t.cellen)} aantallen nagekeken, {getal(t.verborgen)} extra afgeschermd. "
        f"Tijd: {getal(eerst, 1)} s, daarna {getal(daarna, 1)} s."
    )


def main() -> None:
    """Measure every region of the folders that has figures."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("mappen", nargs="+", type=Path, help="folders with regions")
    lezer.add_argument("--naar", type=Path, help="write the page here")
    keuze = lezer.parse_args()
    regels = [KOP, f"Gemeten op {datum(vandaag())}."]
    for map_ in keuze.mappen:
        os.environ["MONITOR_GEGEVENS"] = str(map_.resolve())
        for regio in regios():
            if (map_ / regio.id / MAP).is_dir():
                plek = werkplek(regio.id)
                deel = "\n".join(als_tekst(plek, *meet(plek)))
                print(deel, flush=True)
                regels.append(deel)
    if keuze.naar:
        keuze.naar.write_text("\n".join(regels) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
