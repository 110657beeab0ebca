"""From a file to deliveries that count: one transaction for all that goes in together, or nothing.

The dry run goes the same way. The way of a file: preflight, reading and the check on personal
numbers in a limited process (`loaders.begrensd`) > match > check > dekking > one transaction >
what changes in the figures > figures made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from datasets.catalog import datasets as alle_datasets
from datasets.levering import Sleutel
from datasets.periodes import Periode
from datasets.store import Store
from indicators.kubus import Kubus
from loaders.aannemelijk import aannemelijk
from loaders.antwoorden import Antwoorden
from loaders.begrensd import lees_begrensd
from loaders.geheugen import Geheugen, lees_geheugen
from loaders.opdracht import Opdracht, Rapport, Samen, Werkplek
from loaders.opname import Opname
from loaders.personal import PersoonsgegevensGeweigerd, veilige_naam
from loaders.read import Bestand, LeesFout
from loaders.sjabloon_blok import met_sjabloon
from loaders.toegang import cijfers, cijfers_nu, geopend, lezers_nu, vernieuw
from loaders.verschil import Verschil, maak_verschil
from loaders.verschil_cijfers import Lezers
from loaders.verslag import NIETS
from loaders.verslag_excel import VerslagOnleesbaar, lees_verslag
from loaders.voorstel import doe_voorstel

__all__ = ["Aanbod", "Werkplek", "laad", "laad_reeks", "laad_samen", "meld_geen_gevallen"]

GELUKT = ("opgenomen", "goed", "al geladen")
VERSCHIL = "verschil"
"""`optie` of the report on files of which the difference has to be seen again."""
VERSLAG = "verslag"
"""`optie` of the report on a file that is a report itself: it goes back to its draft."""


@dataclass(frozen=True)
class Aanbod:
    """One file to load: what it holds, its name as the user knows it, what is said of it.

    Attributes:
        bron: its bytes, its path, or what was read of it. None is the delivery "Er waren in deze
            periode geen gevallen".
        gesleuteld: it comes from a draft: pseudonyms are keyed already, birth dates are ages.
        vooruit: a dry run without its wrong rows, which will be repaired: only what is sure
            whatever they become is asked.
    """

    bron: bytes | Path | Bestand | None
    naam: str
    opdracht: Opdracht
    gesleuteld: bool = False
    vooruit: bool = False


def laad(
    werkplek: Werkplek, bron: bytes | Path, naam: str, opdracht: Opdracht, *, proef: bool = False
) -> Rapport:
    """Load one file. With `proef` everything happens in a transaction that is rolled back.

    Returns:
        A report; nothing was stored unless its outcome is "opgenomen".

    Raises:
        StoreInGebruik: another process is writing; nothing was stored.
    """
    [rapport] = laad_reeks(werkplek, [Aanbod(bron, naam, opdracht)], proef=proef)
    return rapport


def meld_geen_gevallen(werkplek: Werkplek, opdracht: Opdracht, *, proef: bool = False) -> Rapport:
    """Take in the delivery "Er waren in deze periode geen gevallen" of a case list.

    Raises:
        StoreInGebruik: another process is writing; nothing was stored.
    """
    [rapport] = laad_reeks(werkplek, [Aanbod(None, "geen gevallen", opdracht)], proef=proef)
    return rapport


def laad_reeks(
    werkplek: Werkplek, aanbod: Iterable[Aanbod], *, proef: bool = False
) -> Iterator[Rapport]:
    """Load files one after the other, each in a transaction of its own.

    The figures are made once, after the last one.

    Raises:
        StoreInGebruik: another process is writing; what was reported before is stored.
    """
    eerder: dict[Sleutel, str] = {}
    with geopend(werkplek, wacht=0) as store:
        try:
            for stuk in aanbod:
                samen = _laad(werkplek, store, [stuk], proef=proef, eerder=eerder)
                [rapport] = samen.rapporten
                yield rapport
        finally:
            if not proef:
                vernieuw(werkplek, store)


def laad_samen(
    werkplek: Werkplek,
    aanbod: Sequence[Aanbod],
    *,
    proef: bool = False,
    wacht: float = 0,
    gezien: str = "",
) -> Samen:
    """Load files together: all of them go in, each as an action of its own, or none.

    Args:
        werkplek: the region and its folder.
        aanbod: the files.
        proef: a dry run; its outcome says what would change.
        wacht: how many seconds to wait for another who is busy with the store.
        gezien: mark of the difference that the person saw (`Verschil.kenmerk`). When it is another
            one by now, because something else went in, nothing goes in and the person looks again.

    Raises:
        StoreInGebruik: another is still writing; nothing was stored.
    """
    with geopend(werkplek, wacht=wacht) as store:
        samen = _laad(werkplek, store, aanbod, proef=proef, gezien=gezien)
        if not proef:
            vernieuw(werkplek, store)
    return samen


def _opdracht(
    werkplek: Werkplek, stuk: Aanbod, gelezen: Bestand | Rapport | None, geheugen: Geheugen
) -> Opdracht:
    """What was said about a file; a template of ours says the rest itself."""
    if not isinstance(gelezen, Bestand):
        return stuk.opdracht
    opdracht = met_sjabloon(stuk.opdracht, gelezen)
    if not opdracht.volg_voorstel:
        return opdracht
    vandaag = datetime.now().astimezone().date()
    voorstel = doe_voorstel(werkplek.regio, gelezen, opdracht, geheugen, vandaag=vandaag)
    return voorstel.als_opdracht(opdracht)


class _Terug(Exception):
    """One of the files cannot go in yet: none of them does."""


def _laad(
    werkplek: Werkplek,
    store: Store,
    aanbod: Sequence[Aanbod],
    *,
    proef: bool,
    gezien: str = "",
    eerder: dict[Sleutel, str] | None = None,
) -> Samen:
    """Load files together.

    Args:
        werkplek: the region and its folder.
        store: the open store.
        aanbod: the files.
        proef: a dry run.
        gezien: mark of the difference that the person saw.
        eerder: deliveries that went in before by the same command -> from which file. Those of
            this call are added.
    """
    eerder = {} if eerder is None else eerder
    toets = any(stuk.opdracht.akkoord is not None for stuk in aanbod)
    geheugen = lees_geheugen(store) if toets else Geheugen()
    gelezen = [_lees(stuk) for stuk in aanbod]
    opnamen = [
        Opname(
            werkplek,
            store,
            veilige_naam(stuk.naam),
            Antwoorden(
                werkplek.regio,
                _opdracht(werkplek, stuk, bestand, geheugen),
                geheugen,
                stuk.gesleuteld,
            ),
            proef=proef,
            vooruit=stuk.vooruit,
        )
        for stuk, bestand in zip(aanbod, gelezen, strict=True)
    ]
    rapporten: list[Rapport] = []
    verschil = None
    try:
        with store.transactie(terugrollen=proef):
            voor = cijfers_nu(werkplek, store) if toets else None
            lezers = lezers_nu(werkplek, store) if toets else None
            rapporten = [_neem_op(o, g) for o, g in zip(opnamen, gelezen, strict=True)]
            _alle_gelukt(rapporten)
            if toets:
                rapporten = _niet_dubbel(opnamen, rapporten, eerder)
                _alle_gelukt(rapporten)
            if voor is not None and lezers is not None and any(o.nieuw for o in opnamen):
                rapporten, verschil = _getoetst(werkplek, store, opnamen, rapporten, voor, lezers)
            if verschil is not None:
                rapporten[0] = replace(rapporten[0], verschil=tuple(verschil.zinnen()))
            if gezien and verschil is not None and verschil.kenmerk != gezien:
                rapporten = [_anders(r) for r in rapporten]
            if not proef:
                _alle_gelukt(rapporten)
    except _Terug:
        rapporten = [_toch_niet(r) for r in rapporten]
    return Samen(tuple(rapporten), verschil)


def _alle_gelukt(rapporten: Sequence[Rapport]) -> None:
    if any(r.uitkomst not in GELUKT for r in rapporten):
        raise _Terug


def _neem_op(opname: Opname, gelezen: Bestand | Rapport | None) -> Rapport:
    if isinstance(gelezen, Rapport):
        return gelezen
    return opname.zonder_gevallen() if gelezen is None else opname.van_bestand(gelezen)


def _getoetst(
    werkplek: Werkplek,
    store: Store,
    opnamen: Sequence[Opname],
    rapporten: Sequence[Rapport],
    voor: Kubus,
    lezers: Lezers,
) -> tuple[list[Rapport], Verschil | None]:
    """Look at the figures as they become: are they plausible, and what changes.

    While rows are still wrong nobody asks yet what changes.
    """
    store.ververs()
    na = cijfers(werkplek, store)
    uit = [
        rapport
        if opname.opdracht.akkoord is None
        else opname.getoetst(
            rapport,
            aannemelijk(
                werkplek.regio,
                store,
                opname.nieuw,
                voor=voor,
                na=na,
                nog_fout=opname.foute.aantal,
            ),
        )
        for opname, rapport in zip(opnamen, rapporten, strict=True)
    ]
    if any(o.foute.vooruit for o in opnamen):
        return uit, None
    paren = [paar for o in opnamen if o.uitslag for paar in o.uitslag.paren]
    verschil = maak_verschil(werkplek.regio, store, paren, voor=voor, na=na, lezers=lezers)
    return uit, verschil


def _niet_dubbel(
    opnamen: Sequence[Opname], rapporten: Sequence[Rapport], eerder: dict[Sleutel, str]
) -> list[Rapport]:
    """Two files about the same delivery: the second would replace the first, unseen."""
    uit = []
    for opname, rapport in zip(opnamen, rapporten, strict=True):
        zelfde = [n.sleutel for n in opname.nieuw if n.sleutel in eerder]
        if zelfde:
            uit.append(_dubbel(rapport, eerder[zelfde[0]], zelfde[0]))
            continue
        eerder.update({n.sleutel: rapport.bestand for n in opname.alle})
        uit.append(rapport)
    return uit


def _dubbel(rapport: Rapport, ander: str, sleutel: Sleutel) -> Rapport:
    titel = alle_datasets()[sleutel.dataset].titel
    wat = f"{titel} van {sleutel.leverancier}, {Periode.van_code(sleutel.periode).lang()}"
    zin = (
        f"{ander} en {rapport.bestand} gaan allebei over {wat}. De een zou de ander vervangen. Zet "
        f"de regels in een bestand, of haal een van de twee weg. {NIETS}"
    )
    return replace(rapport, uitkomst="vraag", zin=zin, optie="dubbel", handeling=None)


def _anders(rapport: Rapport) -> Rapport:
    """What changes is not what the person saw."""
    zin = (
        "Intussen is er iets anders opgenomen of teruggedraaid. Bekijk de wijzigingen opnieuw. "
        f"{NIETS}"
    )
    return replace(rapport, uitkomst="vraag", zin=zin, optie=VERSCHIL, handeling=None)


def _toch_niet(rapport: Rapport) -> Rapport:
    """A file that is good while another one is not: it did not go in either."""
    if rapport.uitkomst != "opgenomen":
        return rapport
    zin = f"{rapport.bestand} is goed, maar een ander bestand nog niet. {NIETS}"
    return replace(rapport, uitkomst="goed", zin=zin, handeling=None)


def _lees(stuk: Aanbod) -> Bestand | Rapport | None:
    """What a file holds, or why nothing of it may or can be read."""
    if stuk.bron is None or isinstance(stuk.bron, Bestand):
        return stuk.bron
    naam = veilige_naam(stuk.naam)
    try:
        bestand = lees_begrensd(stuk.bron, stuk.naam, kop_rijen=stuk.opdracht.kop_rijen)
        if lees_verslag(bestand) is None:
            return bestand
    except VerslagOnleesbaar as fout:
        return Rapport(naam, "geweigerd", str(fout))
    except LeesFout as fout:
        return Rapport(naam, "geweigerd", str(fout).replace(stuk.naam, naam))
    except PersoonsgegevensGeweigerd as fout:
        return Rapport(naam, "geweigerd", f"{naam} is geweigerd. {fout}")
    zin = (
        f"{naam} is een verslag van de monitor. Het gaat terug naar het bestand waar het bij hoort "
        "en is zelf geen levering."
    )
    return Rapport(naam, "geweigerd", zin, optie=VERSLAG)
