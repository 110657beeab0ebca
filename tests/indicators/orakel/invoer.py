"""Random deliveries of the example region, full of edges: what a person might hand in.

Fixed by a seed. Dates lie around the first and last day of a quarter, 1 October and 91 days; some
quarters are missing, columns are half filled, counts are `<5` or empty, names are old ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tests.indicators.orakel.aangeleverd import Levering, Rij, grenzen
from tests.indicators.orakel.gebieden import FUSIE, GEMEENTEN, NAMEN, OUDE_NAMEN

KWARTALEN = (
    "2023-K3",
    "2023-K4",
    "2024-K1",
    "2024-K2",
    "2024-K3",
    "2024-K4",
    "2025-K1",
    "2025-K2",
)
SCHOOLJAREN = ("2023/2024", "2024/2025")
PEILDATUM = "2024-10-01"
VB06 = ("VB06",)
NOORD = ("VB01", "VB02", "VB04", "VB05", "VB06", "VB09")
IJMEER = ("VB03", "VB07", "VB08")
POSTCODES = {"VB04": ("2001", "2002", "2003", "2099")}
SCHOOLSOORTEN_PO = ("bo", "sbo", "so", "vso")
UITKOMSTEN = (
    "",
    "",
    "terug naar school",
    "terug naar dezelfde school",
    "terug naar een andere school",
    "onderwijs-zorgarrangement",
    "verhuisd",
    "vrijstelling 5 onder a",
    "18 jaar of startkwalificatie",
)
CBS_PERCENTAGES = (
    "jeugdhulp",
    "jeugdhulp met verblijf",
    "jeugdbescherming",
    "jeugdbescherming met verblijf",
    "jeugdreclassering",
)
REDENEN = (
    "",
    "onbekend",
    "volgens plan",
    "externe omstandigheden",
    "eenzijdig client",
    "eenzijdig aanbieder",
)


def leveringen(seed: int) -> list[Levering]:
    """All deliveries of one random region."""
    rng = random.Random(seed)
    return [
        *_thuiszitters(rng),
        *_vrijstellingen(rng),
        *_trajecten(rng),
        *_tellingen(rng),
        *_coaches(rng),
        *_cbs(rng),
        *_scholen(rng),
    ]


# -- help ---------------------------------------------------------------------------------------


def _toen(codes: Sequence[str], kwartaal: str) -> tuple[str, ...]:
    """Municipalities as they were in a quarter."""
    voor = grenzen(kwartaal)[1] < FUSIE
    return tuple(
        oud for code in codes for oud in (OUDE_NAMEN if voor and code == "VB06" else (code,))
    )


def _naam(rng: random.Random, code: str, kwartaal: str) -> str:
    """A name or a code; sometimes still the old name after the merger."""
    if code == "VB06" and grenzen(kwartaal)[1] >= FUSIE and rng.random() < 0.15:
        code = rng.choice(tuple(OUDE_NAMEN))
    return rng.choice((code, (NAMEN | OUDE_NAMEN)[code]))


def _tekst(dag: date | None) -> str:
    return "" if dag is None else f"{dag:%d-%m-%Y}"


def _kwartalen(rng: random.Random, kans: float = 0.85) -> list[str]:
    """Most quarters; some were not delivered."""
    return [k for k in KWARTALEN if rng.random() < kans]


def _looptijd(rng: random.Random, kwartaal: str) -> tuple[date, date | None]:
    """Begin and end around an edge of the quarter."""
    eerste, laatste = grenzen(kwartaal)
    randen = (eerste, laatste, date(eerste.year, 10, 1), laatste - timedelta(days=91))
    begin = rng.choice(randen) + timedelta(days=rng.choice((-180, -40, -1, 0, 0, 1, 25)))
    duur = rng.choice((None, None, 0, 1, 30, 90, 91, 92, 200))
    einde = None if duur is None else begin + timedelta(days=duur)
    rand = rng.choice((eerste, eerste, laatste, laatste + timedelta(days=1)))
    if rng.random() < 0.3 and begin <= rand:
        einde = rand
    return begin, einde


def _loopt(begin: date, einde: date | None, kwartaal: str) -> bool:
    eerste, laatste = grenzen(kwartaal)
    return begin <= laatste and (einde is None or einde >= eerste)


# -- lists of cases -----------------------------------------------------------------------------


def _thuiszitters(rng: random.Random) -> Iterator[Levering]:
    """Per part of education, per municipality, beside each other, and one that never came."""
    wie = (
        ("SWV IJmeer PO", "po", IJMEER, 0.9),
        ("SWV IJmeer VO", "vo", IJMEER, 0.7),
        ("SWV Noord-Kust PO", "alle", ("VB02", "VB04"), 1.0),
        ("Leerplicht Duinveen", "alle", ("VB01",), 0.9),
        ("Leerplicht Kogermeer", "alle", ("VB03",), 0.6),
        ("Leerplicht Oosterwaard", "alle", ("VB06",), 0.9),
        ("Leerplicht Oostermade", "alle", ("VB10",), 0.9),
        ("Leerplicht Polderwaard", "alle", ("VB11",), 0.6),
    )
    for leverancier, sector, codes, kans in wie:
        for kwartaal in _kwartalen(rng, kans):
            voor = grenzen(kwartaal)[1] < FUSIE
            if leverancier.endswith(("Oostermade", "Polderwaard")) and not voor:
                continue
            if leverancier.endswith("Oosterwaard") and voor and rng.random() < 0.8:
                continue
            yield _gevallen(rng, leverancier, sector, codes, kwartaal)


def _gevallen(
    rng: random.Random, leverancier: str, sector: str, codes: Sequence[str], kwartaal: str
) -> Levering:
    dekking = _toen(codes, kwartaal)
    rijen: list[Rij] = []
    met_uitkomst, met_aanbod = rng.random() < 0.75, rng.random() < 0.75
    if rng.random() > 0.08:
        for nummer in range(rng.choice((1, 6, 25, 60))):
            begin, einde = _looptijd(rng, kwartaal)
            uitkomst = rng.choice(UITKOMSTEN) if einde and met_uitkomst else ""
            rijen.append(
                {
                    "Leerling-ID": f"P{nummer:04d}",
                    "Woongemeente": _naam(rng, rng.choice(dekking), kwartaal),
                    "Eerste dag thuis": _tekst(begin),
                    "Datum terug": _tekst(einde),
                    "Uitkomst": uitkomst,
                    "Datum passend aanbod": _aanbod(rng, begin) if met_aanbod else "",
                }
            )
            if einde and rng.random() < 0.15:  # the same pupil, at home again
                opnieuw = einde + timedelta(days=rng.choice((0, 1, 20)))
                leeg = {"Datum terug": "", "Uitkomst": "", "Datum passend aanbod": ""}
                rijen.append(rijen[-1] | leeg | {"Eerste dag thuis": _tekst(opnieuw)})
        rijen.append(_zekere_rij(rng, dekking, kwartaal))
        rijen += [dict(rij) for rij in rng.sample(rijen, k=len(rijen) // 10)]
        if rng.random() < 0.1:
            for rij in rijen:
                rij.pop("Leerling-ID", None)
        if not met_aanbod and len(rijen) % 2:
            for rij in rijen:
                rij.pop("Datum passend aanbod", None)
    fout: tuple[Rij, ...] = ()
    if rijen and rng.random() < 0.15:
        leeg = dict.fromkeys(rijen[0], "")
        fout = (
            leeg
            | ({"Leerling-ID": "FOUT"} if "Leerling-ID" in leeg else {})
            | {
                "Woongemeente": rng.choice(dekking),
                "Eerste dag thuis": "31-02-2024",
            },
        )
    return Levering(leverancier, "thuiszitters", kwartaal, tuple(rijen), sector, dekking, fout)


def _zekere_rij(rng: random.Random, dekking: Sequence[str], kwartaal: str) -> Rij:
    """A list without a single case in the quarter does not go in."""
    return {
        "Leerling-ID": "ZEKER",
        "Woongemeente": rng.choice(dekking),
        "Eerste dag thuis": _tekst(grenzen(kwartaal)[0] + timedelta(days=3)),
        "Datum terug": "",
        "Uitkomst": "",
        "Datum passend aanbod": "",
    }


def _aanbod(rng: random.Random, begin: date) -> str:
    na = rng.choice((None, 0, 20, 90, 91, 92, 150))
    return "" if na is None else _tekst(begin + timedelta(days=na))


def _vrijstellingen(rng: random.Random) -> Iterator[Levering]:
    for code in ("VB01", "VB02", "VB04", "VB06", "VB09"):
        for kwartaal in _kwartalen(rng):
            for naam in _toen((code,), kwartaal):
                yield _vrijgesteld(rng, naam, kwartaal)


def _vrijgesteld(rng: random.Random, code: str, kwartaal: str) -> Levering:
    half = {kop: rng.random() < 0.75 for kop in ("Nieuw of verlengd", "Permanent")}
    rijen: list[Rij] = []
    for nummer in range(rng.choice((0, 2, 12))):
        begin, einde = _looptijd(rng, kwartaal)
        rijen.append(
            {
                "Leerling-ID": f"V{nummer}",
                "Woongemeente": _naam(rng, code, kwartaal),
                "Artikel": f"5 onder {rng.choice('aaabc')}",
                "Ingangsdatum": _tekst(begin),
                "Einddatum": _tekst(einde),
                "Nieuw of verlengd": rng.choice(("", "nieuw", "verlengd")),
                "Permanent": rng.choice(("", "ja", "nee")),
            }
        )
        for kop, gevuld in half.items():
            rijen[-1][kop] = rijen[-1][kop] if gevuld else ""
    loopt = {
        "Leerling-ID": "ZEKER",
        "Woongemeente": code,
        "Artikel": "trekkend bestaan",
        "Ingangsdatum": _tekst(grenzen(kwartaal)[0] - timedelta(days=9)),
        "Einddatum": "",
        "Nieuw of verlengd": "",
        "Permanent": "",
    }
    naam = (NAMEN | OUDE_NAMEN)[code]
    alles = (*rijen, loopt) if rijen else ()
    return Levering(f"Leerplicht {naam}", "vrijstellingen", kwartaal, alles, dekking=(code,))


def _trajecten(rng: random.Random) -> Iterator[Levering]:
    for kwartaal in _kwartalen(rng, rng.choice((0.85, 1.0))):
        if grenzen(kwartaal)[1] < FUSIE:
            continue
        met_wie, met_reden = rng.random() < 0.8, rng.random() < 0.8
        rijen: list[Rij] = []
        for _ in range(120):
            begin, einde = _looptijd(rng, kwartaal)
            reden = rng.choice(REDENEN) if einde and met_reden else ""
            wie = {"Jongere-ID": f"J{rng.randrange(50)}"} if met_wie else {}
            rijen.append(
                wie
                | {
                    "Woongemeente": _naam(rng, rng.choice(GEMEENTEN[:7]), kwartaal),
                    "Hulpvorm": rng.choice(("01", "02", "03", "04", "11", "12", "13", "14")),
                    "Begindatum": _tekst(begin),
                    "Einddatum": _tekst(einde),
                    "Reden": reden,
                }
            )
        naam = "Inkoop jeugdhulp Duin en Dijk"
        yield Levering(naam, "jeugdhulptrajecten", kwartaal, tuple(rijen), dekking=GEMEENTEN)


# -- counts -------------------------------------------------------------------------------------


def _geteld(rng: random.Random) -> str:
    return rng.choice(("", "<5", "0", "0", "1", "3", "5", "7", "12", "12", "31"))


def _tellingen(rng: random.Random) -> Iterator[Levering]:
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
        for kwartaal in _kwartalen(rng):
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
        yield _samenwerking(rng, jaar)
    for kwartaal in _kwartalen(rng):
        rijen = _gemiddelden(rng, NOORD, "Wachttijd in weken", ("4", "7,5", "12"))
        yield Levering("SWV Noord-Kust VO", "tellingen", kwartaal, rijen)
    rijen = _getelde_rijen(rng, ("VB05",), ("instroom",), "2024/2025", kans=1.0)
    if rng.random() < 0.5:
        yield Levering("Leerplicht Noorddijk", "tellingen", "2024/2025", rijen, "alle")


def _samenwerking(rng: random.Random, jaar: str) -> Levering:
    """Of one office a part and its whole, and a mark."""
    maten = (
        "Thuiszitters met een passend aanbod",
        "gedragen aanbod",
        "deelnemers samenwerking",
        "tevreden samenwerking",
    )
    leeg = {"Gemiddelde": "", "Standaardafwijking": ""}
    rijen = [rij | leeg for rij in _getelde_rijen(rng, IJMEER, maten, jaar)]
    rijen += _gemiddelden(rng, IJMEER, "cijfer samenwerking", ("6,5", "7", "8,1"))
    return Levering("SWV IJmeer VO", "tellingen", jaar, tuple(rijen))


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
            if rng.random() > kans:
                continue
            totaal = {"Gemeente": naam, "Maat": maat, "Uitsplitsing": "", "Aantal": _geteld(rng)}
            delen = [totaal | {"Uitsplitsing": s, "Aantal": _geteld(rng)} for s in ("bo", "havo")]
            uit += rng.choice(((totaal,), (totaal,), (totaal, *delen), tuple(delen)))
    return tuple(uit)


def _namen_van_telling(rng: random.Random, code: str, periode: str) -> tuple[str, ...]:
    if code != "VB06" or rng.random() < 0.5:
        return (code,)
    return rng.choice((("VB10", "VB11"), ("VB10",), ("VB06", "VB10", "VB11"), ("VB06",)))


def _coaches(rng: random.Random) -> Iterator[Levering]:
    for jaar in SCHOOLJAREN:
        rijen: list[Rij] = []
        for code in ("VB01", "VB03", "VB04", "VB06", "VB08"):
            for nummer in range(rng.choice((1, 2, 3))):
                school = {
                    "Gemeente van de school": code,
                    "School": f"Voorbeeldschool {nummer}",
                    "Schoolsoort": rng.choice(("", "havo", "vwo")),
                }
                vragen = rng.choice((("",), ("totaal",), ("totaal", "gedrag"), ("gedrag",)))
                rijen += [
                    school
                    | {
                        "Hulpvraag": vraag,
                        "Gesproken jongeren": _geteld(rng),
                        "Beschikkingen": _geteld(rng),
                        "Fte": rng.choice(("", "0,4", "0,75", "1,2", "2", "0")),
                    }
                    for vraag in vragen
                ]
        yield Levering("VO-coaches Duin en Dijk", "vo_coach", jaar, tuple(rijen), "vo")


def _cbs(rng: random.Random) -> Iterator[Levering]:
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


def _scholen(rng: random.Random) -> Iterator[Levering]:
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
