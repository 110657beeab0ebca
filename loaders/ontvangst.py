"""The receipt: what went in, when, which version, by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from datasets.catalog import datasets
from datasets.notatie import aantal_tekst, datum, getal
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from indicators.vrijgave import nieuwste
from loaders.concept import Concept, Stuk
from loaders.geschiedenis import LeveringRegel, OpnameRegel, opnames
from loaders.meldingen import aantal_hersteld
from loaders.opdracht import Opgenomen, Rapport, Samen, Werkplek

HERKENNINGSCODE = "Herkenningscode van het bestand: "
"""Before the hash in a receipt: the same file has the same one, also with another name."""


@dataclass(frozen=True)
class Ontvangst:
    """The answer to a draft that was sent in.

    Attributes:
        samen: the reports; the draft is gone only when all of them went in.
        bewijs: the receipt, line by line; empty when nothing went in.
    """

    samen: Samen
    bewijs: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Bestand:
    """What a receipt says about one file."""

    naam: str
    omvang: int
    sha256: str
    leveringen: tuple[str, ...]
    handeling: int | None
    hersteld: int
    weggelaten: int
    waarschuwingen: int
    reden: str

    def regels(self) -> Iterator[str]:
        if self.sha256:
            yield f"Bestand: {self.naam} ({getal(max(1, self.omvang // 1000))} kB)"
        else:
            yield "Geen bestand: er waren geen gevallen"
        yield from (f"Levering: {levering}" for levering in self.leveringen)
        if self.hersteld:
            yield f"Door u hersteld: {aantal_tekst(self.hersteld, 'cel', 'cellen')}"
        if self.weggelaten:
            yield f"Door u weggelaten: {aantal_tekst(self.weggelaten, 'regel', 'regels')}"
        if self.waarschuwingen:
            aantal = aantal_tekst(self.waarschuwingen, "waarschuwing", "waarschuwingen")
            yield f"Door u bevestigd: {aantal}"
        if self.reden:
            yield f"Reden van de wijziging: {self.reden}"
        yield f"Te vinden bij Leveringen onder nummer {self.handeling}"
        if self.sha256:
            yield f"{HERKENNINGSCODE}{self.sha256}"


def ontvangstbewijs(
    regio: Regio, concept: Concept, samen: Samen, *, wanneer: datetime
) -> tuple[str, ...]:
    """The receipt of files that went in."""
    regels = _kop(regio, wanneer, concept.wie)
    for stuk, rapport in zip(concept.stukken, samen.rapporten, strict=True):
        regels += ["", *_stuk(regio, stuk, rapport)]
    return tuple(regels)


@dataclass(frozen=True)
class Bewijs:
    """The receipt of loads of before, with what became of them.

    Attributes:
        regels: the receipt, line by line.
        opnames: the loads as they are now.
        terug: of each load that is undone now that it is, by whom and why.
    """

    regels: tuple[str, ...]
    opnames: tuple[OpnameRegel, ...]
    terug: tuple[str, ...]


def bewijs_van(werkplek: Werkplek, handelingen: Collection[int]) -> Bewijs | None:
    """The receipt of loads of before, made again from what is stored.

    Args:
        werkplek: the region.
        handelingen: the numbers of loads that went in together.

    Returns:
        The receipt; None when one of them is no load of this region.

    Raises:
        StoreInGebruik: somebody else is busy with the store.
    """
    if nieuwste(werkplek.map_regio) is None:
        # Opening its store would make one: a region that is only looked at stays as it is.
        return None
    acties = opnames(werkplek)
    gevraagd = sorted(
        (een for een in acties if een.handeling in handelingen and een.van is None),
        key=lambda een: een.handeling,
    )
    if not gevraagd or len(gevraagd) < len({*handelingen}):
        return None
    versies = {lev.nummer: lev.versie for een in acties for lev in een.leveringen}
    regels = _kop(werkplek.regio, gevraagd[-1].wanneer, gevraagd[-1].wie)
    terug = tuple(_terug(een, acties) for een in gevraagd if een.status == "teruggedraaid")
    regels += terug
    for een in gevraagd:
        regels += ["", *_opname(werkplek.regio, een, versies)]
    return Bewijs(tuple(regels), tuple(gevraagd), terug)


def _terug(opname: OpnameRegel, acties: Sequence[OpnameRegel]) -> str:
    """When, by whom and why a load was undone; the actions are the newest first."""
    een = next(actie for actie in acties if actie.van == opname.handeling)
    wanneer = f"{datum(een.wanneer.date())} om {een.wanneer:%H.%M} uur"
    reden = f" Reden: {een.reden}" if een.reden else ""
    punt = "." if reden and not reden.endswith((".", "?")) else ""
    nummer = opname.handeling
    return f"Levering {nummer} is teruggedraaid op {wanneer}, door {een.wie}.{reden}{punt}"


def _kop(regio: Regio, wanneer: datetime, wie: str) -> list[str]:
    return [
        f"Ontvangstbewijs Monitor onderwijs en jeugd, regio {regio.naam}",
        f"Opgenomen op {datum(wanneer.date())} om {wanneer:%H.%M} uur",
        f"Door: {wie} (naam waarmee deze computer is aangemeld)",
    ]


def _stuk(regio: Regio, stuk: Stuk, rapport: Rapport) -> Sequence[str]:
    if rapport.uitkomst == "al geladen":
        return [rapport.zin]
    bestand = _Bestand(
        naam=rapport.bestand,
        omvang=stuk.omvang,
        sha256="" if stuk.geen_gevallen else stuk.sha256,
        leveringen=tuple(_opgenomen(regio, levering) for levering in rapport.leveringen),
        handeling=rapport.handeling,
        hersteld=aantal_hersteld(stuk.opdracht, rapport.issues),
        weggelaten=len(stuk.opdracht.weggelaten),
        waarschuwingen=sum(i.ernst == "waarschuwing" for i in rapport.issues),
        reden=stuk.opdracht.reden,
    )
    return [*bestand.regels()]


def _opname(regio: Regio, een: OpnameRegel, versies: dict[int, int]) -> Iterator[str]:
    return _Bestand(
        naam=een.bestand,
        omvang=een.omvang,
        sha256="" if all(lev.geen_gevallen for lev in een.leveringen) else een.sha256,
        leveringen=tuple(_opgeslagen(regio, lev, versies) for lev in een.leveringen),
        handeling=een.handeling,
        hersteld=een.hersteld,
        weggelaten=een.weggelaten,
        waarschuwingen=sum(een.opmerkingen.get("waarschuwing", {}).values()),
        reden=een.reden,
    ).regels()


def _opgenomen(regio: Regio, levering: Opgenomen) -> str:
    return _levering(
        regio,
        (levering.dataset, levering.leverancier, levering.periode, levering.deel),
        versie=levering.versie,
        verving=levering.verving,
        rijen=levering.rijen,
    )


def _opgeslagen(regio: Regio, levering: LeveringRegel, versies: dict[int, int]) -> str:
    return _levering(
        regio,
        (levering.dataset, levering.leverancier, levering.periode, levering.deel),
        versie=levering.versie,
        verving=versies.get(levering.vorige or 0),
        rijen=levering.rijen,
    )


def _levering(
    regio: Regio, wat: tuple[str, str, str, str], *, versie: int, verving: int | None, rijen: int
) -> str:
    dataset, leverancier, periode, deel = wat
    titel = datasets()[dataset].titel
    waar = f", {regio.naam_van(deel)}" if deel else ""
    welke = f"versie {versie}"
    if verving:
        welke += f", in plaats van versie {verving}"
    hoeveel = aantal_tekst(rijen, "regel", "regels") if rijen else "geen gevallen"
    wanneer = Periode.van_code(periode).lang()
    return f"{titel}, {leverancier}, {wanneer}{waar} ({hoeveel}; {welke})"
