"""Counts of the invented leerplicht offices per quarter, and yearly ones of the SWVs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from datasets.maten import MAAT
from datasets.periodes import Periode
from datasets.voorbeeld import gebied, gevallen
from datasets.voorbeeld.bestand import Cel, Vel, VoorbeeldBestand, csv_bytes, moment, xlsx_bytes
from datasets.voorbeeld.gebied import Kantoor

DATASET = "tellingen"
MATEN = ("dreigende_thuiszitters", "geoorloofd_verzuim", "verkorte_onderwijstijd")

DUINVEEN = (22, 25, 19, 27, 24, 28, 20, 26, 25, 30, 23, 31, 33, 41)
"""Dreigende thuiszitters of Duinveen per quarter: the last one stands out on purpose."""

SEIZOEN = {"1": 1.0, "2": 1.08, "3": 0.82, "4": 1.05}
ONBEKEND = frozenset({("VB05", "2022-K1", "geoorloofd_verzuim")})
KLEIN = {"VB02": "<5", "VB07": "<5", "VB08": "minder dan 5", "VB11": "<5"}
"""Offices that do not write out a count of 1 to 4, with their words for it."""
NAAST_ELKAAR = {"VB03": "xlsx", "VB06": "csv"}
"""Offices with the measures side by side, and the kind of file."""
PER_JAAR = ("VB02", "VB05", "VB09")
"""Offices that deliver a calendar year at once, with the quarters side by side."""


def verwacht(gemeente: str, maat: str, periode: Periode) -> float:
    """The expected count of a municipality."""
    nummer = gebied.kwartalen().index(periode)
    duizend = gebied.leerplichtigen(gemeente) / 1000
    if maat == "geoorloofd_verzuim":
        return duizend * 9 * SEIZOEN[periode.code[-1]]
    if maat == "verkorte_onderwijstijd":
        return duizend * 1.9 * (1 + 0.03 * nummer)
    niveau = gevallen.PER_1000 * gevallen.NIVEAU[gebied.nu(gemeente)] * (1 + 0.012 * nummer)
    return duizend * niveau * 1.7 * SEIZOEN[periode.code[-1]]


def aantal(gemeente: str, maat: str, periode: Periode) -> int:
    """The count of a measure in a municipality."""
    if (gemeente, maat) == ("VB01", "dreigende_thuiszitters"):
        return DUINVEEN[gebied.kwartalen().index(periode)]
    kans = gebied.toeval(f"{maat} {gemeente} {periode.code}")
    return gebied.poisson(kans, verwacht(gemeente, maat, periode))


def _cel(gemeente: str, maat: str, periode: Periode) -> Cel:
    """The count as the office writes it."""
    if (gemeente, periode.code, maat) in ONBEKEND:
        return "n.b."
    n = aantal(gemeente, maat, periode)
    return KLEIN[gemeente] if gemeente in KLEIN and 0 < n < 5 else n


def bestanden() -> Iterator[VoorbeeldBestand]:
    """All counts of the offices, by quarter and office."""
    for periode in gebied.kwartalen():
        for kantoor in gebied.kantoren(periode):
            if (kantoor.gemeente, periode.code) in gebied.ONTBREEKT:
                continue
            if kantoor.gemeente not in PER_JAAR:
                yield _per_kwartaal(kantoor, periode)
            elif periode.code[-1] == "4" or periode.code == gebied.LAATSTE_KWARTAAL:
                yield _per_jaar(kantoor, _jaar_tot_en_met(periode))


def _jaar_tot_en_met(periode: Periode) -> list[Periode]:
    """The quarters of a calendar year, up to and including this one."""
    jaar = periode.code[:4]
    return [p for p in gebied.kwartalen() if p.code[:4] == jaar and p.eerste <= periode.eerste]


def _per_kwartaal(kantoor: Kantoor, periode: Periode) -> VoorbeeldBestand:
    soort = NAAST_ELKAAR.get(kantoor.gemeente, "csv")
    regels = (
        _naast(kantoor, periode) if kantoor.gemeente in NAAST_ELKAAR else _onder(kantoor, periode)
    )
    inhoud = xlsx_bytes([Vel("Tellingen", regels)]) if soort == "xlsx" else csv_bytes(regels)
    return _bestand(kantoor, periode, f"{periode.code}.{soort}", inhoud, periode=periode.code)


def _onder(kantoor: Kantoor, periode: Periode) -> list[list[Cel]]:
    """One line per measure; one office adds how many of them are in which sector."""
    g = kantoor.gemeente
    regels: list[list[Cel]] = [["Gemeente", "Maat", "Uitsplitsing", "Aantal"]]
    for maat in MATEN:
        n = _cel(g, maat, periode)
        regels.append([kantoor.gemeentenaam, MAAT[maat].titel, None, n])
        if g == "VB04" and isinstance(n, int):
            po = round(n * 0.38)
            regels += [
                [kantoor.gemeentenaam, MAAT[maat].titel, s, d]
                for s, d in (("po", po), ("vo", n - po))
            ]
    return regels


def _naast(kantoor: Kantoor, periode: Periode) -> list[list[Cel]]:
    """The measures side by side, below a title."""
    g = kantoor.gemeente
    return [
        [f"Tellingen leerplicht, {periode.lang()} (verzonnen voorbeeld)"],
        [],
        ["Gemeente", *(MAAT[m].titel for m in MATEN)],
        [kantoor.gemeentenaam, *(_cel(g, m, periode) for m in MATEN)],
    ]


def _per_jaar(kantoor: Kantoor, perioden: Sequence[Periode]) -> VoorbeeldBestand:
    g = kantoor.gemeente
    regels: list[list[Cel]] = [["Gemeentecode", "Maat", *(p.lang() for p in perioden)]]
    regels += [[g, MAAT[m].titel, *(_cel(g, m, p) for p in perioden)] for m in MATEN]
    return _bestand(
        kantoor, perioden[-1], f"{perioden[0].code[:4]}.csv", csv_bytes(regels), periode=""
    )


def _bestand(
    kantoor: Kantoor, laatste: Periode, eind: str, inhoud: bytes, *, periode: str
) -> VoorbeeldBestand:
    return VoorbeeldBestand(
        naam=f"voorbeeld_tellingen_{kantoor.bestandsdeel}_{eind}",
        inhoud=inhoud,
        leverancier=kantoor.naam,
        dataset=DATASET,
        periode=periode,
        sector=kantoor.sector,
        wanneer=gebied.ontvangen(laatste, kantoor.naam, DATASET),
    )


# -- samenwerkingsverbanden -----------------------------------------------------------------------

SCHOOLJAREN = ("2021/2022", "2022/2023", "2023/2024", "2024/2025")
PER_SCHOOLSOORT: Mapping[str, Mapping[str, float]] = {
    "po": {"sbo": 2.1, "so": 1.3},
    "vo": {"vso": 1.9},
}
"""Toelaatbaarheidsverklaringen per school year, per 1,000 of 5 to 17 years old (invented)."""
DYSLEXIE, ONTERECHT = 5.5, 0.28


def van_samenwerkingsverbanden() -> Iterator[VoorbeeldBestand]:
    """The yearly counts of the SWVs: tlv of both sectors, dyslexia of primary education."""
    for code in SCHOOLJAREN:
        periode = Periode.van_code(code)
        for lev in gebied.profiel().leveranciers:
            if not lev.naam.startswith("SWV "):
                continue
            gemeenten = [
                g for g in gebied.gemeenten_op(periode.laatste) if gebied.nu(g) in lev.gemeenten
            ]
            regels = [r for g in gemeenten for r in _swv_regels(g, lev.sector, periode)]
            kort = lev.naam.lower().replace(" ", "-")
            jaar = code.replace("/", "-")
            yield _swv_bestand(lev.naam, f"voorbeeld_tellingen_{kort}_{jaar}", periode, regels)


def _swv_regels(gemeente: str, sector: str, periode: Periode) -> list[list[Cel]]:
    kans = gebied.toeval(f"swv {gemeente} {sector} {periode.code}")
    naam, duizend = gebied.naam(gemeente), gebied.leerplichtigen(gemeente) / 1000
    soorten = {s: gebied.poisson(kans, duizend * n) for s, n in PER_SCHOOLSOORT[sector].items()}
    regels: list[list[Cel]] = [[naam, periode.code, "Afgegeven TLV", None, sum(soorten.values())]]
    if len(soorten) > 1:
        regels += [[naam, periode.code, "Afgegeven TLV", s, n] for s, n in soorten.items()]
    if sector == "po":
        verwezen = gebied.poisson(kans, duizend * DYSLEXIE)
        onterecht = sum(kans.random() < ONTERECHT for _ in range(verwezen))
        regels.append([naam, periode.code, "Verwijzingen dyslexie", None, verwezen])
        regels.append([naam, periode.code, "Dyslexie onterecht", None, onterecht])
    return regels


def _swv_bestand(
    leverancier: str, naam: str, periode: Periode, regels: Sequence[Sequence[Cel]]
) -> VoorbeeldBestand:
    kop = ["Gemeente", "Schooljaar", "Maat", "Uitsplitsing", "Aantal"]
    boek = "PO" in leverancier
    titel = [[f"{leverancier}, jaaropgave (verzonnen voorbeeld)"], []]
    inhoud = (
        xlsx_bytes([Vel("Jaaropgave", [*titel, kop, *regels])])
        if boek
        else csv_bytes([kop, *regels])
    )
    dag = date(periode.laatste.year, 8, 5)
    return VoorbeeldBestand(
        naam=f"{naam}.{'xlsx' if boek else 'csv'}",
        inhoud=inhoud,
        leverancier=leverancier,
        dataset=DATASET,
        periode="",
        sector=gebied.sector_van(leverancier),
        wanneer=moment(gebied.werkdag(dag), 10, 5 + len(leverancier)),
    )
