"""Files in the layout of DUO open data with invented pupils, by school and home postcode."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from datasets.voorbeeld import cbs, gebied
from datasets.voorbeeld.bestand import Cel, VoorbeeldBestand, csv_bytes, moment

LEVERANCIER, DATASET = "DUO", "leerlingen_po"
PEILDATA = (date(2023, 10, 1), date(2024, 10, 1))

KOP = (
    "PEILDATUM",
    "GEMEENTENUMMER",
    "GEMEENTENAAM",
    "POSTCODE_LEERLING",
    "GEMEENTENAAM_LEERLING",
    "INSTELLINGSCODE",
    "VESTIGINGSCODE",
    "INSTELLINGSNAAM_VESTIGING",
    "POSTCODE_VESTIGING",
    "PLAATSNAAM",
    "PROVINCIE",
    "SOORT_PO",
    "DENOMINATIE_VESTIGING",
    "BEVOEGD_GEZAG_NUMMER",
    "LEEFTIJD_JONGER",
    *(f"LEEFTIJD_{n}" for n in range(4, 25)),
    "LEEFTIJD_OUDER",
)
LEEFTIJDEN = (3, *range(4, 26))
"""Ages of the columns: 3 stands for younger, 25 for older."""

POSTCODES = {
    "VB01": 6,
    "VB02": 2,
    "VB03": 4,
    "VB04": 8,
    "VB05": 3,
    "VB07": 2,
    "VB08": 2,
    "VB09": 4,
    "VB10": 3,
    "VB11": 2,
}
"""Number of postcodes of each municipality; they begin with 0, which no real one does."""

BUREN = {
    "VB01": ("VB04", "VB02"),
    "VB02": ("VB01", "VB05"),
    "VB03": ("VB01", "VB07", "VB08"),
    "VB04": ("VB01", "VB06", "VB05"),
    "VB05": ("VB04", "VB09"),
    "VB06": ("VB04", "VB09"),
    "VB07": ("VB03", "VB04"),
    "VB08": ("VB03",),
    "VB09": ("VB05", "VB06"),
}
"""Where the pupils go who do not go to school at home."""

SPECIAAL = {
    "Sbo": ("VB01", "VB03", "VB04", "VB06"),
    "So": ("VB01", "VB04"),
    "Vso": ("VB01", "VB03", "VB04"),
}
DEEL_SPECIAAL = {"Sbo": 0.024, "So": 0.015, "Vso": 0.031}
PER_SCHOOL = 225
OVER_DE_GRENS = 0.05
ONBEKEND = "Onbekend"


@dataclass(frozen=True, slots=True)
class School:
    """An invented school: its code, its municipality of today, its postcode and its kind."""

    code: str
    gemeente: str
    postcode: str
    soort: str


def bestanden() -> Iterator[VoorbeeldBestand]:
    """One file per school municipality and peildatum."""
    for peildatum in PEILDATA:
        tellingen = _tel(peildatum)
        dag = gebied.werkdag(date(peildatum.year + 1, 3, 10))
        for volgnummer, gemeente in enumerate(gebied.gemeenten_op(peildatum)):
            regels = [KOP, *_regels(gemeente, peildatum, tellingen)]
            naam = gebied.naam(gemeente).lower().replace(" ", "-")
            yield VoorbeeldBestand(
                naam=f"voorbeeld_leerlingen_po_{peildatum:%Y%m%d}_{naam}_afgeschermd.csv",
                inhoud=csv_bytes(regels, alles_gequote=True),
                leverancier=LEVERANCIER,
                dataset=DATASET,
                periode="",
                sector=gebied.sector_van(LEVERANCIER),
                wanneer=moment(dag, 13, volgnummer),
            )


@cache
def postcodes(gemeente: str) -> tuple[str, ...]:
    """The invented postcodes of a municipality, of today or of before the merger."""
    if gemeente in gebied.OUD:
        return tuple(pc for oud, _ in gebied.OUD[gemeente] for pc in postcodes(oud))
    return tuple(f"0{int(gemeente[2:]):02}{n}" for n in range(1, POSTCODES[gemeente] + 1))


def gemeente_van(postcode: str, peildatum: date) -> str:
    """The municipality in which a postcode lay on a day."""
    return next(g for g in gebied.gemeenten_op(peildatum) if postcode in postcodes(g))


@cache
def scholen() -> tuple[School, ...]:
    """All schools, with ordinary ones by number of pupils and special ones in the larger places."""
    uit: list[School] = []
    for gemeente in gebied.profiel().gemeenten:
        plaatsen = postcodes(gemeente)
        aantal = max(2, round(gebied.leerplichtigen(gemeente) * 8 / 13 / PER_SCHOOL))
        soorten = ["Bo"] * aantal + [s for s, waar in SPECIAAL.items() if gemeente in waar]
        for nummer, soort in enumerate(soorten):
            uit.append(
                School(
                    f"V{gemeente[2:]}{nummer:02}", gemeente, plaatsen[nummer % len(plaatsen)], soort
                )
            )
    return tuple(uit)


@cache
def _scholen_van(gemeente: str, soort: str) -> tuple[School, ...]:
    return tuple(s for s in scholen() if s.gemeente == gemeente and s.soort == soort)


def _tel(peildatum: date) -> Counter[tuple[School, str, int]]:
    """Pupils by school, home postcode ("" when unknown) and age."""
    kans = gebied.toeval(f"leerlingen {peildatum}")
    uit: Counter[tuple[School, str, int]] = Counter()
    for gemeente in gebied.profiel().gemeenten:
        for soort, leeftijd, leerlingen in _leerlingen(kans, gemeente, peildatum):
            for postcode in kans.choices(postcodes(gemeente), k=leerlingen):
                school = _kies_school(kans, gemeente, postcode, soort)
                bekend = kans.random() > 0.0006
                uit[(school, postcode if bekend else "", leeftijd)] += 1
    return uit


def _leerlingen(
    kans: random.Random, gemeente: str, peildatum: date
) -> Iterator[tuple[str, int, int]]:
    """Kind of school, age and number of pupils who live in a municipality."""
    delen = (
        [oud for oud, _ in gebied.OUD.get(gemeente, ())] if peildatum < gebied.fusiedatum() else []
    )
    per_leeftijd = [
        sum(inwoners)
        for inwoners in zip(
            *(cbs.inwoners(g, peildatum.year + 1) for g in delen or [gemeente]), strict=True
        )
    ]
    for leeftijd in range(4, 13):
        kinderen = per_leeftijd[leeftijd] if leeftijd < 12 else round(per_leeftijd[leeftijd] * 0.3)
        speciaal = {s: gebied.poisson(kans, kinderen * DEEL_SPECIAAL[s]) for s in ("Sbo", "So")}
        yield from ((soort, leeftijd, n) for soort, n in speciaal.items())
        yield "Bo", leeftijd, round(kinderen * 0.985) - sum(speciaal.values())
    for leeftijd in range(12, 19):
        yield "Vso", leeftijd, gebied.poisson(kans, per_leeftijd[leeftijd] * DEEL_SPECIAAL["Vso"])


def _kies_school(kans: random.Random, gemeente: str, postcode: str, soort: str) -> School:
    """A school nearby: in the same postcode most of the time, seldom in another municipality."""
    if soort != "Bo":
        waar = SPECIAAL[soort]
        dichtbij = [g for g in (gemeente, *BUREN[gemeente]) if g in waar] or list(waar)
        return kans.choice(
            _scholen_van(dichtbij[0] if kans.random() < 0.8 else kans.choice(waar), soort)
        )
    if kans.random() < OVER_DE_GRENS:
        return kans.choice(_scholen_van(kans.choice(BUREN[gemeente]), soort))
    eigen = _scholen_van(gemeente, soort)
    naast = [s for s in eigen if s.postcode == postcode]
    return kans.choice(naast if naast and kans.random() < 0.9 else eigen)


def _regels(
    gemeente: str, peildatum: date, tellingen: Counter[tuple[School, str, int]]
) -> Iterator[list[Cel]]:
    """The lines of one school municipality: school and home postcode, ages side by side."""
    plaatsen = set(postcodes(gemeente))
    paren = sorted(
        {
            (school.code, postcode)
            for school, postcode, _ in tellingen
            if school.postcode in plaatsen
        }
    )
    per_code = {school.code: school for school in scholen()}
    for code, postcode in paren:
        school = per_code[code]
        aantallen = [tellingen[(school, postcode, leeftijd)] for leeftijd in LEEFTIJDEN]
        woonplaats = gebied.naam(gemeente_van(postcode, peildatum)) if postcode else ONBEKEND
        yield [
            f"{peildatum:%Y%m%d}",
            gemeente,
            gebied.naam(gemeente),
            postcode or "99",
            woonplaats,
            code,
            "00",
            f"Voorbeeldschool {code}",
            f"{school.postcode}ZZ",
            gebied.naam(gemeente).upper(),
            "Verzonnen",
            school.soort,
            "Openbaar",
            "00000",
            *("<5" if 0 < n < 5 else n for n in aantallen),
        ]
