"""What is said of a file as a whole: its layout, what stayed out, and how much went in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from datasets.catalog import datasets as alle_datasets
from datasets.notatie import aantal_tekst
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from datasets.store import NieuweLevering
from loaders.issues import Issue, enkele, is_bevestigd, opsomming, regels_tekst
from loaders.match import Koppeling, unieke_koppen
from loaders.opdracht import ALLES, Opgenomen, Rapport
from loaders.read import Blad

NIETS = "Er is niets opgenomen."
DOOR_U_WEGGELATEN = "door u weggelaten"
"""Kind of the remark about rows that a person left out."""


def niets_in_de_periode(nieuw: NieuweLevering) -> list[Issue]:
    """A case list of which no row is about its period: most likely the period is wrong."""
    dataset = alle_datasets()[nieuw.sleutel.dataset]
    velden = dataset.velden
    if dataset.soort != "gevallen" or not nieuw.getypeerd.num_rows or "einde" not in velden:
        return []
    periode = Periode.van_code(nieuw.sleutel.periode)
    begint = pc.less_equal(nieuw.getypeerd[dataset.begin], pa.scalar(periode.laatste))
    eindigt = pc.greater_equal(nieuw.getypeerd[dataset.einde], pa.scalar(periode.eerste))
    erin = pc.and_(begint, pc.fill_null(eindigt, fill_value=True))
    if pc.any(erin).as_py():
        return []
    return [
        Issue(
            soort="niets in de periode",
            ernst="fout",
            zin=f"geen enkele regel valt in {periode.zin()}",
            uitweg="Klopt --periode? Waren er echt geen gevallen, meld dat dan met "
            "--geen-gevallen.",
        )
    ]


def als_weggelaten(issue: Issue) -> Issue:
    """A wrong row that stays out: there is nothing left to repair before it goes in."""
    return issue if issue.ernst != "fout" else replace(issue, ernst="weggelaten", uitweg="")


def weggelaten(
    regio: Regio, fouten: Sequence[Issue], nieuw: Sequence[NieuweLevering]
) -> list[Issue]:
    """How many rows are left out, which, and of which municipalities not all is in."""
    plekken = sorted({(i.blad, rij) for i in fouten for rij in i.rijen})
    if not plekken:
        return []
    per_blad: dict[str, list[int]] = defaultdict(list)
    for blad, rij in plekken:
        per_blad[blad].append(rij)
    waar = [f"blad {b} {regels_tekst(r)}" if b else regels_tekst(r) for b, r in per_blad.items()]
    wat = aantal_tekst(len(plekken), "regel is", "regels zijn")
    half = {g for n in nieuw for g, _, volledig in n.dekking if not volledig}
    namen = enkele(sorted({regio.naam_van(g) for g in half}))
    gevolg = f"Onvolledig is nu: {namen}." if namen else ""
    zin = f"{wat} weggelaten: {opsomming(waar, 'en')}"
    return [Issue(soort="regels weggelaten", ernst="waarschuwing", zin=zin, uitweg=gevolg)]


def door_u_weggelaten(
    regio: Regio, blad: str, rijen: Collection[int], gemeenten: Collection[str | None]
) -> Issue:
    """Rows that the person left out: it has to be seen when municipalities are not complete by it.

    Args:
        regio: the region.
        blad: name of the sheet.
        rijen: the row numbers.
        gemeenten: of which not all is in now; None: it can be any of the delivery.
    """
    regels = aantal_tekst(len(rijen), "regel", "regels")
    issue = Issue(
        soort=DOOR_U_WEGGELATEN,
        ernst="verbeterd",
        blad=blad,
        rijen=tuple(sorted(rijen)),
        zin=f"u liet {regels} weg",
    )
    if not gemeenten:
        return issue
    namen = enkele(sorted(regio.naam_van(g) for g in gemeenten if g))
    wie = "elke gemeente van deze levering" if None in gemeenten else namen
    uitweg = f"Onvolledig is nu: {wie}. Kunt u de gegevens verbeteren, doe dat dan liever."
    return replace(issue, ernst="waarschuwing", uitweg=uitweg)


def opmaak_issues(blad: Blad) -> list[Issue]:
    """What was odd about the layout of a sheet that is read."""
    naam = blad.naam or ""
    issues = [
        Issue(soort="bladmelding", ernst="melding", blad=naam, zin=m[:1].lower() + m[1:])
        for m in blad.meldingen
    ]
    if blad.langere_rijen:
        issues.append(
            Issue(
                soort="meer cellen dan koppen",
                ernst="fout",
                blad=naam,
                rijen=tuple(blad.langere_rijen),
                zin="hier staan meer cellen dan er koppen zijn; misschien is de regel verschoven",
                uitweg="Kijk of er een scheidingsteken in een cel staat.",
            )
        )
    if blad.voetregels:
        rijen = tuple(nummer for nummer, _ in blad.voetregels)
        zin = "dit is een totaal of een opmerking onder de tabel en telt niet mee"
        if len(rijen) > 1:
            zin = "dit zijn totalen of opmerkingen onder de tabel; die tellen niet mee"
        issues.append(
            Issue(soort="totaalregel", ernst="verbeterd", blad=naam, rijen=rijen, zin=zin)
        )
    return issues


def kolommen_issues(koppeling: Koppeling, gekozen: Mapping[str, str], blad: str) -> list[Issue]:
    """Headings read as somebody chose, and those that mean the last day at home.

    Args:
        koppeling: which column is which field.
        gekozen: heading -> field, as chosen now or at an earlier delivery.
        blad: name of the sheet.
    """
    velden = koppeling.dataset.velden
    namen = unieke_koppen(koppeling.koppen)
    zinnen = {
        veld: f"deze kolom lezen we als {velden[veld].kolom.titel}, zoals u koos"
        for kop, veld in gekozen.items()
        if veld in koppeling.kolommen and kop == namen[koppeling.kolommen[veld]]
    }
    issues = [_verbeterd("kolom gekozen", koppeling, veld, blad, z) for veld, z in zinnen.items()]
    for veld in sorted(koppeling.een_dag_later):
        zin = (
            f"deze kop betekent de laatste dag; {velden[veld].kolom.titel} is bij ons de dag erna, "
            "dus we tellen er een dag bij op"
        )
        issues.append(_verbeterd("laatste dag", koppeling, veld, blad, zin))
    return issues


def _verbeterd(soort: str, koppeling: Koppeling, veld: str, blad: str, zin: str) -> Issue:
    kop = koppeling.kop_van(veld)
    return Issue(soort=soort, ernst="verbeterd", blad=blad, kop=kop, zin=zin)


def som(leveringen: Sequence[Opgenomen]) -> str:
    """How much went in."""
    rijen = sum(lev.rijen for lev in leveringen)
    aantal = aantal_tekst(len(leveringen), "levering", "leveringen")
    if len(leveringen) == 1 and not rijen:
        return f"{aantal} zonder gevallen"
    return f"{aantal} met {aantal_tekst(rijen, 'regel', 'regels')}"


def gelijk_gebleven(aantal: int) -> str:
    """How many deliveries were there already, to go behind how much went in."""
    if not aantal:
        return ""
    stond = "stond er al precies zo in" if aantal == 1 else "stonden er al precies zo in"
    return f"; {aantal_tekst(aantal, 'levering', 'leveringen')} {stond}"


def waarschuwingen(rapport: Rapport) -> list[str]:
    """The marks of the warnings, as they are told."""
    return [i.kenmerk for i in rapport.issues if i.ernst == "waarschuwing"]


def te_bevestigen(rapport: Rapport, kenmerken: Sequence[str], gezien: frozenset[str]) -> Rapport:
    """The report on a file that could go in, or what of it has to be confirmed first.

    Args:
        rapport: the report.
        kenmerken: marks of its warnings.
        gezien: marks of the warnings that the person has seen.
    """
    open_ = () if gezien & ALLES else tuple(k for k in kenmerken if not is_bevestigd(k, gezien))
    if not open_ or rapport.uitkomst not in ("goed", "opgenomen"):
        return rapport
    wat = aantal_tekst(len(open_), "waarschuwing", "waarschuwingen")
    zin = f"{rapport.bestand} heeft {wat} die u nog moet bekijken. {NIETS}"
    return replace(rapport, uitkomst="te bevestigen", zin=zin, handeling=None, onbevestigd=open_)
