"""What the audit takes and what protection costs a reader, for each region of a data folder.

    python -m benchmarks.afscherming MAP [...] [--streken MAP] [--naar docs/afscherming-kosten.md]

A region is audited twice: with nothing remembered and without its last list of pupils at home (of
one municipality and one quarter), and then with that one, as for one new delivery. Processor time,
since most machines do other work as well. Aims: 60 s in full, 5 s for one new delivery (privacy.md
section 1).

With `--streken` also invented regions of 18 and 40 municipalities; they are filled in that folder
when they are not there, which takes minutes.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.streken import streek
from benchmarks.vul_profiel import vul_profiel
from datasets.catalog import datasets
from datasets.levering import Sleutel
from datasets.notatie import datum, getal, procent
from datasets.reference.regio import regios
from datasets.store import Store
from indicators.audit.nakijken import geheugen
from indicators.banden import gepubliceerd, in_banden
from indicators.catalog import indicatoren
from indicators.figuren import Nagekeken
from indicators.kubus import Kubus
from indicators.model import Vrijgave
from indicators.protect import Beleid, protect
from indicators.te_zien import WEERGAVEN, tel_weergaven
from indicators.vrijgave import MAP
from loaders.afscherming import DOEL, deel, moet_te_zien
from loaders.begin import vandaag, werkplek
from loaders.opdracht import Werkplek
from loaders.toegang import cijfers, geopend

STREKEN = (18, 40)
KOP = f"""# Wat afscherming kost

Gemaakt door `python -m benchmarks.afscherming`, met verzonnen cijfers. De tijd is die van de
processor: eerst van alle cijfers op een lijst na, zonder iets te onthouden, dan met die lijst
erbij: de thuiszitters van een gemeente in het laatste kwartaal. Van wat er moet staan (gemeenten
per schooljaar, de regio, een uitsplitsing per thema) en zelf niet klein is, moet {DOEL}% te zien
zijn, precies of als bereik. Lezers zien profiel vanaf 5, iedereen ziet banden. Zo is het nagekeken
zonder wat lezers eerder zagen.
"""

Aantallen = Mapping[str, Counter[str]]


@dataclass(frozen=True)
class Meting:
    """What protection costs in one region.

    Attributes:
        lezers, openbaar: how figures are shown, by level.
        moet: what must be there: seen, of all.
        telling: what the audit looked at.
        eerst, erbij: seconds of the processor, in full and for one delivery more.
    """

    lezers: Aantallen
    openbaar: Aantallen
    moet: Mapping[str, tuple[int, int]]
    telling: Nagekeken
    eerst: float
    erbij: float


def meet(plek: Werkplek) -> Meting:
    """Protect the figures of a region with nothing remembered, and with one delivery more."""
    with geopend(plek) as store:
        kubus, zonder = cijfers(plek, store), _zonder_laatste(plek, store)
    geheugen().blokken.clear()
    _, eerst = _beschermd(zonder)
    vrij, erbij = _beschermd(kubus)
    gemeenten = frozenset(plek.regio.gemeenten)
    open_ = in_banden(vrij, indicatoren(), gepubliceerd(indicatoren(), datasets()))
    return Meting(
        tel_weergaven(vrij.figuren.values(), gemeenten),
        tel_weergaven(open_.figuren.values(), gemeenten),
        moet_te_zien(kubus, vrij),
        vrij.nagekeken or Nagekeken(0, 0),
        eerst,
        erbij,
    )


def _zonder_laatste(plek: Werkplek, store: Store) -> Kubus:
    """The figures before one municipality delivered its list of pupils at home of one quarter."""
    [laatste] = store.tabel(
        "select a.leverancier, a.dataset, a.periode, a.deel, w.handeling_id from actief a "
        "join wissel w on w.nieuw = a.levering_id where a.dataset = 'thuiszitters' "
        "order by a.periode desc, a.levering_id desc limit 1"
    )
    handeling = laatste.pop("handeling_id")
    with store.transactie(terugrollen=True):
        store.zet_actief(Sleutel(**laatste), None, handeling=handeling)
        store.ververs()
        return cijfers(plek, store)


def _beschermd(kubus: Kubus) -> tuple[Vrijgave, float]:
    begin = time.process_time()
    vrij = protect(kubus, Beleid(), None)
    return vrij, time.process_time() - begin


def als_tekst(plek: Werkplek, m: Meting) -> Iterator[str]:
    """A region as lines of the page."""
    yield f"\n## {plek.regio.naam}, {len(plek.regio.gemeenten)} gemeenten\n"
    yield "| wie | cijfers van | " + " | ".join(WEERGAVEN) + " |"
    yield "| --- " * (len(WEERGAVEN) + 2) + "|"
    for wie, aantallen in (("lezers", m.lezers), ("iedereen", m.openbaar)):
        for niveau, per in aantallen.items():
            if alle := per.total():
                delen = " | ".join(
                    f"{procent(100 * per[hoe] / alle)} ({getal(per[hoe])})" for hoe in WEERGAVEN
                )
                yield f"| {wie} | {niveau} | {delen} |"
    samen = tuple(sum(getallen) for getallen in zip(*m.moet.values(), strict=True))
    moet = "; ".join(f"{wat} {deel(*paar)}" for wat, paar in m.moet.items())
    yield (
        f"\nTe zien van wat er moet staan: **{deel(*samen)}** ({moet}).\n\n"
        f"{getal(m.telling.cellen)} aantallen nagekeken, {getal(m.telling.verborgen)} extra "
        f"afgeschermd. Tijd: {getal(m.eerst, 1)} s, een levering erbij {getal(m.erbij, 1)} s."
    )


def _plekken(mappen: Sequence[Path], streken: Path | None) -> Iterator[Werkplek]:
    """The regions of the folders that have figures, and the invented ones."""
    for map_ in mappen:
        os.environ["MONITOR_GEGEVENS"] = str(map_.resolve())
        for regio in regios():
            if (map_ / regio.id / MAP).is_dir():
                yield werkplek(regio.id)
    for aantal in STREKEN if streken else ():
        waar = streek(aantal)
        eigen = (streken or Path()) / waar.id
        yield Werkplek(waar, eigen) if (eigen / MAP).is_dir() else vul_profiel(eigen, waar)


def main() -> None:
    """Measure every region of the folders that has figures."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("mappen", nargs="+", type=Path, help="folders with regions")
    lezer.add_argument("--naar", type=Path, help="write the page here")
    lezer.add_argument("--streken", type=Path, help="invented regions of 18 and 40 in this folder")
    keuze = lezer.parse_args()
    regels = [KOP, f"Gemeten op {datum(vandaag())}."]
    for plek in _plekken(keuze.mappen, keuze.streken):
        tekst = "\n".join(als_tekst(plek, meet(plek)))
        print(tekst, flush=True)
        regels.append(tekst)
    if keuze.naar:
        keuze.naar.write_text("\n".join(regels) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
