"""Random counts: tellingen, VO-coaches, files of CBS and of DUO."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from tests.indicators.orakel.aangeleverd import Levering, Rij
from tests.indicators.orakel.gebieden import GEMEENTEN, NAMEN, OUDE_NAMEN
from tests.indicators.orakel.invoer_woorden import IJMEER, NOORD, SCHOOLJAREN, geleverd

PEILDATUM = "2024-10-01"
POSTCODES = {"VB04": ("2001", "2002", "2003", "2099")}
SCHOOLSOORTEN_PO = ("bo", "sbo", "so", "vso")
CBS_PERCENTAGES = (
    "jeugdhulp",
    "jeugdhulp met verblijf",
    "jeugdbescherming",
    "jeugdbescherming met verblijf",
    "jeugdreclassering",
)
VRAGEN = (("",), ("totaal",), ("totaal", "gedrag"), ("gedrag",), ("totaal", "schulden", "gedrag"))
"""Of which hulpvragen a school has a row."""
DEEL_VAN = {
    "gedragen aanbod": "Thuiszitters met een passend aanbod",
    "tevreden samenwerking": "deelnemers samenwerking",
    "dyslexie onterecht": "dyslexie",
}
"""Measures of which most offices do not give more than of their whole."""


def _geteld(rng: random.Random) -> str:
    return rng.choice(("", "<5", "0", "0", "1", "3", "5", "7", "12", "12", "31"))


def tellingen(rng: random.Random) -> Iterator[Levering]:
    """Quarterly counts and yearly ones; of some measures also beside a list of cases."""
    per_kwartaal = ("dreigend", "geoorloofd", "mazl", "Verkorte onderwijstijd")
    naast_lijst = ("langer dan 3 maanden", "instroom", "vrijstellingen 5 onder a")
    wie = (
        ("SWV IJmeer PO", "alle", IJMEER, (*per_kwartaal, "Wachtenden op jeugdhulp")),
        ("SWV Noord-Kust PO", "alle", NOORD, (*per_kwartaal, "vrijstellingen 5 onder a")),
        ("Leerplicht Noorddijk", "alle", ("VB05",), naast_lijst),
        ("Leerplicht Duinveen", "alle", ("VB01",), ("thuiszitters", "instroom")),
    )
    for leverancier, sector, codes, maten in wie:
        for kwartaal in geleverd(rng):
            rijen = _getelde_rijen(rng, codes, maten, kwartaal)
            if rijen:
                yield Levering(leverancier, "tellingen", kwartaal, rijen, sector)
    for jaar in SCHOOLJAREN:
        for leverancier, sector, codes in (
            ("SWV Noord-Kust PO", "po", NOORD),
            ("SWV Noord-Kust VO", "vo", NOORD),
            ("SWV IJmeer PO", "po", IJMEER),
        ):
            maten = ("tlv",) if sector == "vo" else ("tlv", "dyslexie", "dyslexie onterecht")
            rijen = _getelde_rijen(rng, codes, maten, jaar)
            if rng.random() < 0.85:
                yield Levering(leverancier, "tellingen", jaar, rijen, sector)
        yield _samenwerking(rng, jaar, "SWV IJmeer VO", IJMEER)
        yield _samenwerking(rng, jaar, "Leerplicht Duinveen", NOORD)
    for kwartaal in geleverd(rng):
        rijen = _gemiddelden(rng, NOORD, "Wachttijd in weken", ("4", "7,5", "12"))
        yield Levering("SWV Noord-Kust VO", "tellingen", kwartaal, rijen)
    rijen = _getelde_rijen(rng, ("VB05",), ("instroom",), "2024/2025", kans=1.0)
    if rng.random() < 0.5:
        yield Levering("Leerplicht Noorddijk", "tellingen", "2024/2025", rijen, "alle")


def _samenwerking(
    rng: random.Random, jaar: str, leverancier: str, codes: Sequence[str]
) -> Levering:
    """Of one office a part and its whole, and a mark."""
    maten = (
        "Thuiszitters met een passend aanbod",
        "gedragen aanbod",
        "deelnemers samenwerking",
        "tevreden samenwerking",
    )
    leeg = {"Gemiddelde": "", "Standaardafwijking": ""}
    rijen = [rij | leeg for rij in _getelde_rijen(rng, codes, maten, jaar)]
    rijen += _gemiddelden(rng, codes, "cijfer samenwerking", ("6,5", "7", "8,1"))
    return Levering(leverancier, "tellingen", jaar, tuple(rijen))


def _gemiddelden(
    rng: random.Random, codes: Sequence[str], maat: str, waarden: Sequence[str]
) -> tuple[Rij, ...]:
    """A mean with the number of people; sometimes hidden, sometimes not known."""
    uit = []
    for code in codes:
        n = rng.choice(("", "<5", "1", "7", "12", "12", "31"))
        uit.append(
            {
                "Gemeente": code,
                "Maat": maat,
                "Uitsplitsing": "",
                "Aantal": n,
                "Gemiddelde": rng.choice(waarden) if n else "",
                "Standaardafwijking": rng.choice(("", "1,5", "2")) if n else "",
            }
        )
    return tuple(rij for rij in uit if rng.random() < 0.9) or tuple(uit)


def _getelde_rijen(
    rng: random.Random,
    codes: Sequence[str],
    maten: Sequence[str],
    periode: str,
    kans: float = 0.9,
) -> tuple[Rij, ...]:
    """A total per municipality and measure; sometimes parts beside it, or only parts."""
    namen = [n for code in codes for n in _namen_van_telling(rng, code, periode)]
    uit: list[Rij] = []
    for naam in namen:
        for maat in maten:
            paar = maat in DEEL_VAN or maat in DEEL_VAN.values()
            if not paar and rng.random() > kans:
                continue
            geheel = next((r["Aantal"] for r in uit[::-1] if _is_geheel(r, naam, maat)), "")
            binnen = geheel.isdigit() and rng.random() < 0.8
            n = str(rng.randint(0, int(geheel))) if binnen else _geteld(rng)
            totaal = {"Gemeente": naam, "Maat": maat, "Uitsplitsing": "", "Aantal": n}
            splits = rng.choice(
                (("bo", "havo"), ("bo", "havo"), ("angst", "lrv", "vso"), ("gedrag",))
            )
            delen = [totaal | {"Uitsplitsing": s, "Aantal": _geteld(rng)} for s in splits]
            met_totaal = ((totaal,), (totaal,), (totaal, *delen))
            uit += rng.choice(met_totaal if paar else (*met_totaal, tuple(delen)))
    return tuple(uit)


def _is_geheel(rij: Rij, naam: str, maat: str) -> bool:
    """The total of what this measure is a part of."""
    hier = (rij["Gemeente"], rij["Maat"], rij["Uitsplitsing"])
    return hier == (naam, DEEL_VAN.get(maat), "")


def _namen_van_telling(rng: random.Random, code: str, periode: str) -> tuple[str, ...]:
    if code != "VB06" or rng.random() < 0.5:
        return (code,)
    return rng.choice((("VB10", "VB11"), ("VB10",), ("VB06", "VB10", "VB11"), ("VB06",)))


def coaches(rng: random.Random) -> Iterator[Levering]:
    for jaar in SCHOOLJAREN:
        rijen: list[Rij] = []
        for code in ("VB01", "VB03", "VB04", "VB06", "VB08"):
            for nummer in range(rng.choice((1, 2, 3))):
                school = {
                    "Gemeente van de school": code,
                    "School": f"Voorbeeldschool {nummer}",
                    "Schoolsoort": rng.choice(("", "havo", "vwo")),
                }
                vragen = rng.choice(VRAGEN)
                rijen += [
                    school
                    | {
                        "Hulpvraag": vraag,
                        "Gesproken jongeren": _geteld(rng),
                        "Beschikkingen": _geteld(rng),
                        "Fte": rng.choice(("", "0", "0,4", "0,75", "1", "1,2", "1,5", "2")),
                    }
                    for vraag in vragen
                ]
        yield Levering("VO-coaches Duin en Dijk", "vo_coach", jaar, tuple(rijen), "vo")


def cbs(rng: random.Random) -> Iterator[Levering]:
    for jaar in (2022, 2023, 2024, 2025):
        namen = [*GEMEENTEN, *(OUDE_NAMEN if jaar <= 2024 else ())]
        if jaar > 2023 and rng.random() < 0.3:
            continue
        klassen = ("0 tot 5 jaar", "5 tot 18 jaar", "18 tot 23 jaar")
        yield Levering(
            "CBS",
            "bevolking",
            str(jaar),
            tuple(
                {
                    "Regio's": naam,
                    "Leeftijd": klasse,
                    "Bevolking": "" if rng.random() < 0.02 else str(rng.randrange(200, 9000)),
                }
                for naam in namen
                for klasse in klassen
            ),
        )
    for periode in ("2022", "2023", "2024", "2024-H1"):
        namen = [*GEMEENTEN, "Nederland"]
        namen += list(OUDE_NAMEN) if periode == "2022" else []
        if periode == "2022":
            namen.remove("VB06")
        yield Levering(
            "CBS",
            "jeugdhulp_indicatoren",
            periode,
            tuple(
                {
                    "Regio's": naam,
                    "Onderwerp": onderwerp,
                    "Percentage": rng.choice(("", "8,5", "12,0", "10,4", "9,1")),
                }
                for naam in namen
                for onderwerp in CBS_PERCENTAGES
                if rng.random() < 0.95
            ),
        )
        yield Levering(
            "CBS",
            "jeugdhulp_gebruik",
            periode,
            tuple(
                {
                    "VormenVanJeugdzorg": "T001203",
                    "Wijken": naam,
                    "Onderwerp": onderwerp,
                    "Aantal": rng.choice(("", "5", "120", "235", "40", "0")),
                }
                for naam in namen
                for onderwerp in ("jongeren", "trajecten", "jongeren 0 tot 4", "trajecten huisarts")
                if rng.random() < 0.95
            ),
        )


def scholen(rng: random.Random) -> Iterator[Levering]:
    """Files of DUO, one per school municipality; one or two are not in yet."""
    for school in GEMEENTEN:
        if rng.random() < 0.2:
            continue
        rijen: list[Rij] = []
        for nummer in range(14):
            woont = rng.choice((school, school, *GEMEENTEN, "VB10", ""))
            postcode = rng.choice(POSTCODES.get(woont, (f"30{woont[-2:]}" if woont else "10",)))
            rijen.append(
                {
                    "GEMEENTENUMMER": school,
                    "POSTCODE_LEERLING": postcode,
                    "GEMEENTENAAM_LEERLING": (NAMEN | OUDE_NAMEN).get(woont, ""),
                    "INSTELLINGSCODE": f"I{school}{nummer}",
                    "VESTIGINGSCODE": f"V{nummer}",
                    "SOORT_PO": rng.choice(SCHOOLSOORTEN_PO),
                    "LEEFTIJD": "10",
                    "AANTAL": rng.choice(("<5", "<5", "0", "5", "7", "24", "")),
                }
            )
        yield Levering("DUO", "leerlingen_po", PEILDATUM, tuple(rijen), dekking=(school,))
