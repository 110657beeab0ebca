"""Fill the profile of a real region with invented figures, through the same loaders as real ones.

    python -m benchmarks.vul_profiel MAP rijnmond

To see how the pages look with these municipalities, and to attack the protection of another region
than the example. Nothing in it is real but the names and the number of inhabitants; the folder must
not be the one of real figures.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from datasets import codelijsten
from datasets.periodes import Periode
from datasets.reference.regio import Regio, regio
from loaders.ingest import Aanbod, laad_reeks
from loaders.opdracht import Opdracht, Rapport, Werkplek

EERSTE, LAATSTE = "2022-K1", "2025-K2"
VANAF, TOT = date(2020, 1, 1), date(2025, 7, 1)
SCHOOLJAREN = ("2021/2022", "2022/2023", "2023/2024", "2024/2025")
GELADEN = datetime(2025, 8, 12, 9)  # noqa: DTZ001 - the store keeps local time
LEERPLICHTIG, JEUGDIG = 0.148, 0.26
"""Part of the inhabitants from 5 to 17, and up to 23 years old (invented)."""
THUIS_PER_JAAR, VRIJ_PER_JAAR, TRAJECTEN_PER_JAAR = 0.0048, 0.0016, 0.024
"""New cases per inhabitant of those ages and year (invented)."""
COACH_PER_JAAR = 0.02
OVER_DE_GRENS = 0.09


@dataclass(frozen=True, slots=True)
class Geval:
    """One invented case: a pupil at home, an exemption or a trajectory."""

    nummer: str
    begin: date
    einde: date | None

    def loopt_in(self, periode: Periode) -> bool:
        """True when it ran or ended in the period."""
        return self.begin <= periode.laatste and (
            self.einde is None or self.einde >= periode.eerste
        )

    def einde_in(self, periode: Periode) -> date | None:
        """Its end, where that was known at the end of the period."""
        return self.einde if self.einde and self.einde <= periode.laatste else None


def vul_profiel(map_regio: Path, waar: Regio) -> Werkplek:
    """Load invented figures of all kinds for a region into a folder of its own.

    Raises:
        ValueError: a file did not go in; the text is the report on it.
    """
    plek = Werkplek(waar, map_regio)
    for rapport in laad_reeks(plek, aanbod(waar)):
        if rapport.uitkomst != "opgenomen":
            raise ValueError("\n".join(_kort(rapport)))
    return plek


def aanbod(waar: Regio) -> Iterator[Aanbod]:
    """All files of a region; the same bytes at every run."""
    yield from _cbs(waar)
    yield from _duo(waar)
    for code in waar.gemeenten:
        yield _thuiszitters(waar, code)
        yield _vrijstellingen(waar, code)
        yield _dreigend(waar, code)
    yield _trajecten(waar)
    yield _coach(waar)


def _kort(rapport: Rapport) -> Sequence[str]:
    return rapport.regels()[:8]


def _aanbod(dataset: str, wie: str, regels: Sequence[Sequence[object]], **meer: object) -> Aanbod:
    tekst = "\n".join(";".join("" if c is None else str(c) for c in rij) for rij in regels)
    opdracht = Opdracht(leverancier=wie, dataset=dataset, wie="proef", wanneer=GELADEN, **meer)  # type: ignore[arg-type]
    naam = f"verzonnen-{dataset}-{wie}".lower().replace(" ", "-")
    return Aanbod(tekst.encode(), f"{naam}.csv", opdracht)


def _kans(*wat: object) -> random.Random:
    return random.Random("|".join(map(str, wat)))


def _poisson(kans: random.Random, verwacht: float) -> int:
    """A random count with this expectation, roughly for large ones."""
    if verwacht > 50:
        return max(0, round(kans.gauss(verwacht, verwacht**0.5)))
    aantal, som = -1, 0.0
    while som < verwacht:
        aantal, som = aantal + 1, som + kans.expovariate(1)
    return aantal


def _kwartalen() -> list[Periode]:
    uit = [Periode.van_code(EERSTE)]
    while uit[-1].code != LAATSTE:
        uit.append(uit[-1].volgende())
    return uit


def _inwoners(waar: Regio, code: str) -> int:
    return waar.register.gemeente(code).inwoners or 20_000


def _gevallen(wat: str, code: str, per_jaar: float, dagen: float) -> list[Geval]:
    """Cases that begin at random and last an exponential time."""
    kans = _kans(wat, code)
    niveau = kans.uniform(0.75, 1.3)
    looptijd = (TOT - VANAF).days
    uit = []
    for nummer in range(_poisson(kans, per_jaar * niveau * looptijd / 365)):
        begin = VANAF + timedelta(days=kans.randrange(looptijd))
        einde = begin + timedelta(days=max(5, round(kans.expovariate(1 / dagen))))
        uit.append(Geval(f"{wat[:1].upper()}{code[-4:]}{nummer:05}", begin, einde))
    return uit


def _titel(kans: random.Random, lijst: codelijsten.Codelijst, *, scheef: float = 0.6) -> str:
    """A word of a list; the first ones more often."""
    gewichten = [scheef**n for n in range(len(lijst.waarden))]
    return kans.choices([w.titel for w in lijst.waarden], gewichten)[0]


def _thuiszitters(waar: Regio, code: str) -> Aanbod:
    kop = (
        "Kwartaal", "Leerling-ID", "Woongemeente", "Eerste dag thuis", "Datum terug", "Schoolsoort",
        "Soort verzuim", "Reden", "Uitkomst", "Datum passend aanbod",
    )  # fmt: skip
    verwacht = _inwoners(waar, code) * LEERPLICHTIG * THUIS_PER_JAAR
    gevallen = _gevallen("thuis", code, verwacht, 120)
    regels: list[Sequence[object]] = [kop]
    for periode in _kwartalen():
        for geval in gevallen:
            if geval.loopt_in(periode):
                kans = _kans("kenmerken", geval.nummer)
                aanbod_op = geval.begin + timedelta(days=kans.randrange(20, 150))
                soort = _titel(kans, codelijsten.SCHOOLSOORT, scheef=0.85)
                verzuim = _titel(kans, codelijsten.SOORT_VERZUIM, scheef=0.5)
                reden = _titel(kans, codelijsten.REDEN_THUISZITTEN)
                uitkomst = _titel(kans, codelijsten.UITKOMST_THUISZITTEN)
                einde = geval.einde_in(periode)
                regels.append(
                    (
                        periode.code,
                        geval.nummer,
                        waar.naam_van(code),
                        geval.begin,
                        einde,
                        soort,
                        verzuim,
                        reden,
                        uitkomst if einde else None,
                        aanbod_op if aanbod_op <= (einde or periode.laatste) else None,
                    )
                )
    return _aanbod("thuiszitters", f"Leerplicht {waar.naam_van(code)}", regels)


def _vrijstellingen(waar: Regio, code: str) -> Aanbod:
    verwacht = _inwoners(waar, code) * LEERPLICHTIG * VRIJ_PER_JAAR
    gevallen = _gevallen("vrij", code, verwacht, 600)
    regels: list[Sequence[object]] = [
        (
            *("Kwartaal", "Dossiernummer", "Woongemeente", "Artikel", "Ingangsdatum", "Einddatum"),
            *("Nieuw of verlengd", "Permanent"),
        )
    ]
    for periode in _kwartalen():
        for geval in gevallen:
            if geval.loopt_in(periode):
                kans = _kans("artikel", geval.nummer)
                artikel = kans.choice(["5 onder a", "5 onder b", "5 onder c"])
                soort = kans.choice(["nieuw", "verlengd"])
                permanent = kans.choice(["ja", "nee", "nee", "nee"])
                regels.append(
                    (
                        periode.code,
                        geval.nummer,
                        waar.naam_van(code),
                        artikel,
                        geval.begin,
                        geval.einde_in(periode),
                        soort,
                        permanent,
                    )
                )
    return _aanbod("vrijstellingen", f"Leerplicht {waar.naam_van(code)}", regels)


def _dreigend(waar: Regio, code: str) -> Aanbod:
    verwacht = _inwoners(waar, code) * LEERPLICHTIG * 0.0042
    regels: list[Sequence[object]] = [("Gemeente", "Periode", "Maat", "Aantal")]
    for periode in _kwartalen():
        aantal = _poisson(_kans("dreigend", code, periode.code), verwacht)
        regels.append((waar.naam_van(code), periode.code, "Dreigende thuiszitters", aantal))
    return _aanbod("tellingen", f"Leerplicht {waar.naam_van(code)}", regels)


def _trajecten(waar: Regio) -> Aanbod:
    kop = (
        "Kwartaal", "Jongere-ID", "Woongemeente", "Hulpvorm", "Begindatum", "Einddatum",
        "Verwijzer", "Reden beëindiging",
    )  # fmt: skip
    regels: list[Sequence[object]] = [kop]
    for code in waar.gemeenten:
        verwacht = _inwoners(waar, code) * JEUGDIG * TRAJECTEN_PER_JAAR
        gevallen = _gevallen("jeugd", code, verwacht, 280)
        for periode in _kwartalen()[-6:]:
            for geval in gevallen:
                if geval.loopt_in(periode):
                    kans = _kans("traject", geval.nummer)
                    hulp = _titel(kans, codelijsten.HULPVORM)
                    verwijzer = _titel(kans, codelijsten.VERWIJZER)
                    reden = _titel(kans, codelijsten.REDEN_BEEINDIGING)
                    einde = geval.einde_in(periode)
                    regels.append(
                        (
                            periode.code,
                            geval.nummer,
                            waar.naam_van(code),
                            hulp,
                            geval.begin,
                            einde,
                            verwijzer,
                            reden if einde else None,
                        )
                    )
    namen = tuple(waar.naam_van(code) for code in waar.gemeenten)
    return _aanbod("jeugdhulptrajecten", "Inkoop jeugdhulp", regels, dekking=namen, sector="alle")


def _coach(waar: Regio) -> Aanbod:
    kop = (
        "Schooljaar", "Gemeente van de school", "School", "Schoolsoort", "Hulpvraag",
        "Gesproken jongeren", "Gesprekken", "Beschikkingen", "Fte",
    )  # fmt: skip
    regels: list[Sequence[object]] = [kop]
    for jaar in SCHOOLJAREN:
        for code in waar.gemeenten:
            kans = _kans("coach", code, jaar)
            for soort in ("vmbo-tl", "havo", "vwo"):
                verwacht = _inwoners(waar, code) * LEERPLICHTIG * COACH_PER_JAAR / 3
                n = _poisson(kans, verwacht)
                titel = codelijsten.SCHOOLSOORT.titel_van(soort)
                school = (jaar, waar.naam_van(code), f"School {code} {soort}", titel)
                gesprekken = n * 3 + _poisson(kans, n)
                regels.append((*school, "totaal", n, gesprekken, round(n * 0.1), "0,4"))
                for vraag in codelijsten.HULPVRAAG.waarden:
                    if vraag.code != "totaal":
                        deel = kans.uniform(0.02, 0.3)
                        regels.append((*school, vraag.titel, round(n * deel), None, None, None))
    namen = tuple(waar.naam_van(code) for code in waar.gemeenten)
    return _aanbod("vo_coach", "VO-coaches", regels, dekking=namen, sector="vo")


def _cbs(waar: Regio) -> Iterator[Aanbod]:
    regels: list[Sequence[object]] = [("Gemeente", "Leeftijd", "Peildatum", "Aantal")]
    for jaar in range(2021, 2026):
        for code in waar.gemeenten:
            kans = _kans("bevolking", code, jaar)
            per_jaar = _inwoners(waar, code) * LEERPLICHTIG / 13
            regels += [
                (
                    waar.naam_van(code),
                    n,
                    f"{jaar}-01-01",
                    round(per_jaar * kans.uniform(0.93, 1.07)),
                )
                for n in range(27)
            ]
    yield _aanbod("bevolking", "CBS", regels)
    kop = (
        "Regio's", "Perioden", "Jongeren met jeugdhulp in natura (% (zie toelichting))",
        "Jongeren met jeugdh. met verbl. in nat. (% (zie toelichting))",
        "Jongeren met jeugdbescherming (% (zie toelichting))",
        "Jeugdbesch. en jeugdh. met verbl. in nat (% (zie toelichting))",
        "Jongeren met jeugdreclassering (% (zie toelichting))",
    )  # fmt: skip
    regels = [kop]
    for jaar in range(2019, 2025):
        regels.append(("Nederland", jaar, *_procenten("NL", jaar)))
        regels += [(waar.naam_van(c), jaar, *_procenten(c, jaar)) for c in waar.gemeenten]
    yield _aanbod("jeugdhulp_indicatoren", "CBS", regels)


def _procenten(code: str, jaar: int) -> Iterator[str]:
    niveau = _kans("procenten", code).uniform(0.85, 1.2) + (jaar - 2019) * 0.02
    kans = _kans("procenten", code, jaar)
    for gewoon in (11.0, 8.4, 1.2, 45.0, 0.3):
        yield f"{gewoon * niveau * kans.uniform(0.96, 1.04):.1f}".replace(".", ",")


def _duo(waar: Regio) -> Iterator[Aanbod]:
    kop = (
        "PEILDATUM", "GEMEENTENUMMER", "POSTCODE_LEERLING", "GEMEENTENAAM_LEERLING",
        "INSTELLINGSCODE", "VESTIGINGSCODE", "SOORT_PO", "LEEFTIJD", "AANTAL",
    )  # fmt: skip
    for peil in ("20231001", "20241001"):
        for school in waar.gemeenten:
            regels: list[Sequence[object]] = [kop]
            for woon in waar.gemeenten:
                leerlingen = _inwoners(waar, woon) * LEERPLICHTIG * 8 / 13
                deel = 1 - OVER_DE_GRENS if woon == school else _deel(waar, woon, school)
                for soort, hoort in (("Bo", 0.955), ("Sbo", 0.025), ("So", 0.02)):
                    n = _poisson(_kans(peil, woon, school, soort), leerlingen * deel * hoort)
                    aantal = "<5" if 0 < n < 5 else n
                    if n:
                        postcode = f"0{waar.gemeenten.index(woon):02}1"
                        plek = (f"V{school[-3:]}{soort}", "00", soort)
                        naam = waar.naam_van(woon)
                        regels.append((peil, school, postcode, naam, *plek, 10, aantal))
            yield _aanbod("leerlingen_po", "DUO", regels)


def _deel(waar: Regio, woon: str, school: str) -> float:
    """Which part of the pupils goes to school there: more to a neighbour than further away."""
    (rij, kolom), (ander, andere) = waar.tegels[woon], waar.tegels[school]
    return OVER_DE_GRENS / 4 / (abs(rij - ander) + abs(kolom - andere)) ** 2


if __name__ == "__main__":
    vul_profiel(Path(sys.argv[1]) / sys.argv[2], regio(sys.argv[2]))
