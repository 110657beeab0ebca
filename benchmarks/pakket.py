"""How long the papers for the OOGO take, and how much memory: a pack of all municipalities.

    python -m benchmarks.vul_profiel MAP rijnmond     invented figures, once
    python -m benchmarks.pakket MAP rijnmond

The pack goes nowhere; the log of the region gets a line. Time is wall time and processor time: on a
machine that does other work as well only the second means something. Memory is the highest of the
whole process, figures included. Aims: 13 municipalities in 60 s and 1 GB in all.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time
from pathlib import Path

from indicators.vrijgave import Lezer
from loaders.begin import werkplek
from reports.beeld import read
from reports.pakket.keuze import Pakketkeuze
from reports.pakket.maken import Bestand, als_zip, maak


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("map", type=Path)
    ask.add_argument("regio")
    said = ask.parse_args()
    os.environ["MONITOR_GEGEVENS"] = str(said.map)
    plek = werkplek(said.regio)
    beeld = read(plek, Lezer(regio=plek.regio.id))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    keuze = Pakketkeuze(beeld.eerste_periode, beeld.gemeenten, "overleg")
    files: list[Bestand] = []
    each = []
    begin, work = time.perf_counter(), time.process_time()
    last = work
    for step in maak(plek, beeld, keuze, "benchmark"):
        files += step.bestanden
        each.append(time.process_time() - last)
        last = time.process_time()
    packed = als_zip(files)
    wall, work = time.perf_counter() - begin, time.process_time() - work
    high = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(keuze.gemeenten)} gemeenten, {len(files)} bestanden, {len(packed) / 1024:.0f} kB")
    print(f"in al: {wall:.1f} s, {work:.1f} s processor (doel 60 s)")
    print(f"per gemeente: {statistics.median(each[:-1]):.2f} s; de regio: {each[-1]:.2f} s")
    print(f"geheugen: {high:.0f} MB, voor het begin {before:.0f} MB (doel 1000 MB)")


if __name__ == "__main__":
    main()
