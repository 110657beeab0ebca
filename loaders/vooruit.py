"""What is asked about a file that still has errors: seen before anything is repaired.

A list of the wrong quarter, or half a list, has to be seen before an hour of repairs. The rows that
can be read go through the whole load, rolled back; of the others only is said what holds whatever
they become (`loaders.foute_rijen`). Words of a breakdown are no reason to leave a row out: they
change no total.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from datasets.cellen import CodeCel, GemeenteCel
from datasets.model import Dataset
from indicators.catalog import indicatoren
from loaders.concept import Stuk
from loaders.concepthouder import WACHT, Concepthouder
from loaders.ingest import GELUKT, laad_samen
from loaders.issues import SAMENHANGEND, Issue
from loaders.opdracht import ALLES, Herstel, Opdracht
from loaders.problemen import ZWAAR, Probleem

ONBEKEND = "onbekend"
"""The word in a list of words for what is not known."""


@dataclass(frozen=True)
class Blik:
    """What is seen of the rows that can be read.

    Attributes:
        issues: the heavy doubts, which hold whatever the other rows become.
        over_regels: what is asked about single rows; it holds until one of those is changed.
        nog_niet: how many rows could not be read yet.
    """

    issues: tuple[Issue, ...] = ()
    over_regels: tuple[Issue, ...] = ()
    nog_niet: int = 0

    def nu(self, herstel: Iterable[Herstel]) -> tuple[Issue, ...]:
        """What still holds, after these repairs."""
        anders = {(h.blad, rij) for h in herstel for rij in h.rijen}
        over = (i for i in self.over_regels if not {(i.blad, rij) for rij in i.rijen} & anders)
        return (*self.issues, *over)


def kijk_vooruit(houder: Concepthouder, stuk: Stuk, gevonden: Sequence[Probleem]) -> Blik:
    """Look at a case list with errors in its rows, as far as it can be read.

    Args:
        houder: the draft.
        stuk: the file.
        gevonden: its problems.
    """
    fouten = [p for p in gevonden if p.issue.ernst == "fout"]
    bestand = houder.bestand(stuk)
    if bestand is None or any(not p.issue.rijen for p in fouten):
        return Blik()
    datasets = {k.dataset.id: k.dataset for k in houder.koppelingen(stuk, bestand).values()}
    if any(d.soort != "gevallen" for d in datasets.values()) or len(datasets) != 1:
        return Blik()
    [dataset] = datasets.values()
    opdracht = replace(_aangenomen(stuk.opdracht, dataset, fouten), zonder_foute_rijen=True)
    aanbod = houder.aanbod(replace(stuk, opdracht=opdracht).met_akkoord(ALLES))
    samen = laad_samen(houder.werkplek, [replace(aanbod, vooruit=True)], proef=True, wacht=WACHT)
    [rapport] = samen.rapporten
    if rapport.uitkomst not in GELUKT:
        return Blik()
    gevraagd = [i for i in rapport.issues if i.ernst == "waarschuwing"]
    zwaar = tuple(i for i in gevraagd if i.soort in ZWAAR)
    los = tuple(i for i in gevraagd if i.soort not in ZWAAR and i.rijen and _houdt_stand(i, fouten))
    return Blik(zwaar, los, _nog_niet(rapport.issues))


def _houdt_stand(issue: Issue, fouten: Sequence[Probleem]) -> bool:
    """False for rows that are equal only because of different words that we do not know yet."""
    if issue.soort not in SAMENHANGEND:
        return True
    fout = [
        {(f.issue.kop, f.issue.waarde) for f in fouten if rij in f.issue.rijen}
        for rij in issue.rijen
    ]
    return all(een == fout[0] for een in fout)


def _nog_niet(issues: Iterable[Issue]) -> int:
    return len({(i.blad, rij) for i in issues if i.ernst == "weggelaten" for rij in i.rijen})


def _aangenomen(opdracht: Opdracht, dataset: Dataset, fouten: Sequence[Probleem]) -> Opdracht:
    """What is said of the file, with a word for what changes no total, and with our proposals."""
    woorden = {naam: dict(mijn) for naam, mijn in opdracht.woorden.items()}
    herstel: list[Herstel] = []
    for fout in fouten:
        if len(fout.plekken) != 1 or not fout.issue.waarde:
            continue
        [plek] = fout.plekken
        veld = dataset.velden[plek.veld]
        if isinstance(veld.cel, CodeCel) and splitst_alleen(dataset, veld.naam):
            if ONBEKEND in fout.keuzes:
                woorden.setdefault(veld.naam, {})[fout.issue.waarde] = ONBEKEND
        elif isinstance(veld.cel, GemeenteCel) and fout.issue.suggesties:
            wordt = fout.issue.suggesties[0]
            herstel.append(
                Herstel(plek.blad, plek.kolom, wordt, fout.issue.waarde, fout.issue.rijen)
            )
    return replace(opdracht, woorden=_vast(woorden), herstel=(*opdracht.herstel, *herstel))


def _vast(woorden: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    return {naam: mijn for naam, mijn in woorden.items() if mijn}


def splitst_alleen(dataset: Dataset, veld: str) -> bool:
    """True for a field by which figures are split and that decides no figure."""
    van = [i for i in indicatoren().values() if i.dataset == dataset.id]
    splitst = any(veld in i.uitsplitsingen for i in van)
    return splitst and not any(veld in str(getattr(i, "waar", "")) for i in van)
