"""Drawn tables of curves: how long it lasts and how it ends, with the cases that still go on."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest

from datasets.codelijsten import UITKOMST_THUISZITTEN
from datasets.periodes import Periode
from indicators.catalog import indicatoren
from indicators.kubus import Kubus
from indicators.model import Figure, Interval, Kromme, RuweFiguur
from indicators.protect import protect
from indicators.weergave import Beleid
from indicators.weergave_verloop import toon_verloop
from tests.indicators.gevallen import Verloop, overleving
from tests.indicators.proef import Aanbod, Proef, bestand, kort, trajecten

VAN = "Leerplicht Duinveen"
GEM = "VB01"
JAAR = "2024/2025"
KWARTALEN = ("2024-K3", "2024-K4", "2025-K1", "2025-K2")
DUUR, TERUG, NU = "thuiszitters_duur", "thuiszitters_terug_jaar", "thuiszitters_aanbod_3m_nu"
DAG = timedelta(days=1)
Geval = tuple[date, date | None, str]
"""First day at home, first day no longer at home, outcome."""


def kwartaallijsten(gevallen: list[Geval], kwartalen: tuple[str, ...] = KWARTALEN) -> list[Aanbod]:
    """What an office hands out each quarter of these cases: who was at home in it."""
    kop = "Woongemeente;Leerling-ID;Eerste dag thuis;Datum terug;Uitkomst"
    lijsten = []
    for code in kwartalen:
        periode = Periode.van_code(code)
        regels = []
        for nummer, (begin, einde, uitkomst) in enumerate(gevallen):
            if begin > periode.laatste or (einde is not None and einde < periode.eerste):
                continue
            weg = einde is not None and einde <= periode.laatste
            slot = f"{einde};{uitkomst}" if weg else ";"
            regels.append(f"{GEM};P{nummer};{begin};{slot}")
        lijsten.append(bestand("thuiszitters", kop, *regels, van=VAN, periode=code))
    return lijsten


def na(dagen: int, uitkomst: str = "terug naar school", begin: str = "2024-07-01") -> Geval:
    eerste = date.fromisoformat(begin)
    return (eerste, eerste + dagen * DAG, uitkomst)


def open_(begin: str = "2024-07-01") -> Geval:
    return (date.fromisoformat(begin), None, "")


def kromme(ruw: RuweFiguur) -> Kromme:
    assert ruw.kromme is not None
    return ruw.kromme


# -- the median -------------------------------------------------


def test_mediaan_met_wie_nog_thuis_zit(tmp_path: Path) -> None:
    """Of 10 that began on 1 July the fifth left after 100 days; a late one changes nothing."""
    dagen = [20, 40, 60, 92, 100, 120, 140, 160]  # 92: op 1 oktober, de eerste dag van K4
    gevallen = [*(na(d) for d in dagen), open_(), open_(), open_("2024-01-01")]
    proef = Proef(tmp_path, "duin-en-dijk").laad(*kwartaallijsten(gevallen))
    ruw = proef.ruw(DUUR, "regio", JAAR)
    assert kromme(ruw).laag == 100
    assert (kort(ruw.teller), kort(ruw.rest)) == ("8", "3")  # leerlingen, geen stukken
    figuur = proef.figuur(DUUR, "regio", JAAR)
    assert (figuur.tekst, figuur.min, figuur.max) == ("14 weken", 98, 98)
    assert figuur.van == "van 10 tot en met 19 thuiszitters"


def test_nog_niet_bereikt_en_te_weinig(tmp_path: Path) -> None:
    """5 of 11 left: more than half is still at home. Of 4 ends, or 9 cases, nothing is shown."""
    nog = Proef(tmp_path / "nog", "duin-en-dijk").laad(
        *kwartaallijsten([*(na(d) for d in (10, 20, 30, 40, 50)), *[open_()] * 6])
    )
    figuur = nog.figuur(DUUR, "regio", JAAR)
    assert (figuur.status, figuur.tekst) == ("nog niet te zeggen", "nog niet bereikt")
    assert figuur.min is None
    assert "meer dan de helft" in figuur.reden

    vier = Proef(tmp_path / "vier", "duin-en-dijk").laad(
        *kwartaallijsten([*(na(d) for d in (10, 20, 30, 40)), *[open_()] * 9])
    )
    assert vier.figuur(DUUR, "regio", JAAR).tekst == "te klein"


def test_kwartalen_geven_precies_de_kromme_van_hele_gevallen(tmp_path: Path) -> None:
    """Pieces of four deliveries are the same as each case followed in one go.

    And closed cases alone would give a duration that is far too short.
    """
    rng = Random(20241)
    eerste, laatste = date(2024, 7, 1), date(2025, 6, 30)
    gevallen: list[Geval] = []
    for _ in range(240):
        begin = eerste + rng.randrange(-200, 365) * DAG
        einde = begin + int(rng.expovariate(0.693 / 120)) * DAG
        if einde >= eerste:
            gevallen.append((begin, einde, "verhuisd" if rng.random() < 0.2 else "zelfde school"))
    proef = Proef(tmp_path, "duin-en-dijk").laad(*kwartaallijsten(gevallen))
    heel = overleving(
        Verloop(
            tot=(min(einde, laatste) - begin).days,
            uitkomst=uitkomst if einde <= laatste else "",
            vanaf=max(0, (eerste - DAG - begin).days),
        )
        for begin, einde, uitkomst in gevallen
        if einde is not None
    )
    ruw = proef.ruw(DUUR, "regio", JAAR)
    assert kromme(ruw).laag == heel.mediaan
    assert (kromme(ruw).onder95, kromme(ruw).boven95) == heel.mediaan_interval(0.95)
    terug = heel.aandeel_vertrokken("zelfde school", 365)
    assert terug is not None
    assert kromme(proef.ruw(TERUG, "regio", JAAR)).laag == pytest.approx(terug.waarde)

    klaar = [(e - b).days for b, e, _ in gevallen if e is not None and e <= laatste and b >= eerste]
    assert 100 <= kromme(ruw).laag <= 140  # type: ignore[operator]
    assert median(klaar) < 85


# -- the ways out -----------------------------------------------


@pytest.mark.parametrize(
    ("laatste_verhuisde", "terug", "verhuisd"),
    [("verhuisd", (0.5, 0.5), (0.25, 0.25)), ("", (0.5, 0.55), (0.2, 0.25))],
)
def test_manieren_om_weg_te_gaan(
    tmp_path: Path,
    laatste_verhuisde: str,
    terug: tuple[float, float],
    verhuisd: tuple[float, float],
) -> None:
    """Of 20, 5 moved after 30 days and 10 of the other 15 went back to school after 50.

    One that stayed at home since May makes that somebody is followed for a year. An outcome that
    was left out can be any: a range.
    """
    gevallen = [
        *[na(30, "verhuisd")] * 4,
        na(30, laatste_verhuisde),
        *[na(50)] * 10,
        *[open_()] * 5,
        open_("2024-05-01"),
    ]
    proef = Proef(tmp_path, "duin-en-dijk").laad(*kwartaallijsten(gevallen))
    for indicator, (laag, hoog) in ((TERUG, terug), ("thuiszitters_verhuisd_jaar", verhuisd)):
        gevonden = kromme(proef.ruw(indicator, "regio", JAAR))
        assert gevonden.laag == pytest.approx(laag)
        assert gevonden.hoog == pytest.approx(hoog)
    assert kromme(proef.ruw("thuiszitters_18_jaar", "regio", JAAR)).laag == 0
    assert proef.figuur(TERUG, "regio", JAAR).van == "van 20 tot en met 29 thuiszitters"


WEGEN = {
    "thuiszitters_terug_jaar": "zelfde school",
    "thuiszitters_arrangement_jaar": "onderwijs-zorgarrangement",
    "thuiszitters_jeugdhulp_jaar": "jeugdhulp in plaats van school",
    "thuiszitters_vrijstelling_jaar": "vrijstelling 5 onder a",
    "thuiszitters_verhuisd_jaar": "verhuisd",
    "thuiszitters_18_jaar": "18 jaar of startkwalificatie",
    "thuiszitters_anders_jaar": "anders",
}
"""Every way out that a list can have, by the indicator of it."""


def test_elke_uitkomst_van_de_lijst_heeft_een_cijfer() -> None:
    alle = indicatoren()
    wijzen = [w for naam in WEGEN for w in alle[naam].wijzen]  # type: ignore[attr-defined]
    assert sorted(wijzen) == sorted(w.code for w in UITKOMST_THUISZITTEN.waarden)


def test_de_wegen_samen_zijn_wie_niet_meer_thuis_zit(tmp_path: Path) -> None:
    """Of 40, 1 went away in the first way after 8 days, 2 in the second, and so on: 28 in all.

    One who was at home since May is in sight from day 61 on, and makes that a year is seen.
    """
    gevallen = [
        na(8 * n, uitkomst) for n, uitkomst in enumerate(WEGEN.values(), start=1) for _ in range(n)
    ]
    gevallen += [*[open_()] * 12, open_("2024-05-01")]
    proef = Proef(tmp_path, "duin-en-dijk").laad(*kwartaallijsten(gevallen))
    for n, naam in enumerate(WEGEN, start=1):
        gevonden = kromme(proef.ruw(naam, "regio", JAAR))
        assert gevonden.laag == gevonden.hoog == pytest.approx(n / 40), naam


@pytest.mark.parametrize(
    ("naam", "dagen", "deel"),
    [
        ("thuiszitters_arrangement_jaar", 365, 0.25),
        ("thuiszitters_arrangement_jaar", 366, 0),
        ("thuiszitters_jeugdhulp_jaar", 365, 0.25),
        ("thuiszitters_jeugdhulp_jaar", 366, 0),
        ("thuiszitters_anders_jaar", 365, 0.25),
        ("thuiszitters_anders_jaar", 366, 0),
    ],
)
def test_binnen_een_jaar_is_tot_en_met_dag_365(
    tmp_path: Path, naam: str, dagen: int, deel: float
) -> None:
    """20 came home on 1 May 2024, and 5 of them left a year later, or a day after that."""
    gevallen = [*[na(dagen, WEGEN[naam], "2024-05-01")] * 5, *[open_("2024-05-01")] * 15]
    proef = Proef(tmp_path, "duin-en-dijk").laad(*kwartaallijsten(gevallen))
    ruw = proef.ruw(naam, "regio", JAAR)
    assert kromme(ruw).laag == pytest.approx(deel)
    assert kort(ruw.teller) == ("5" if deel else "0")


def test_een_lijst_zonder_uitkomsten_zegt_niets_over_hoe_het_afliep(tmp_path: Path) -> None:
    gevallen = [na(d, "") for d in range(20, 32)]
    proef = Proef(tmp_path, "duin-en-dijk").laad(*kwartaallijsten(gevallen, ("2024-K3",)))
    assert proef.ruw(TERUG, "regio", JAAR).status != "bekend"
    assert proef.ruw(DUUR, "regio", JAAR).status == "bekend"


def test_niemand_is_een_jaar_gevolgd(tmp_path: Path) -> None:
    gevallen = [*(na(d) for d in range(20, 32)), *[open_()] * 12]
    proef = Proef(tmp_path, "duin-en-dijk").laad(*kwartaallijsten(gevallen))
    figuur = proef.figuur(TERUG, "regio", JAAR)
    assert (figuur.status, figuur.tekst) == ("nog niet te zeggen", "nog niet te zeggen")
    assert "lang genoeg gevolgd" in figuur.reden


# -- an offer, with who still waits -----------------------------


def test_aanbod_met_wie_nog_wacht(tmp_path: Path) -> None:
    """Of 12 that began on 1 April 6 had an offer after 30 days, 2 left without.

    4 began on 1 June: followed 29 days, so on day 30 they are no longer in sight. 12 x (6 / 12).
    """
    kop = "Woongemeente;Leerling-ID;Eerste dag thuis;Datum terug;Datum passend aanbod"
    regels = [
        *[f"{GEM};A{n};2025-04-01;;2025-05-01" for n in range(6)],
        *[f"{GEM};B{n};2025-04-01;2025-06-10;" for n in range(2)],
        *[f"{GEM};C{n};2025-03-31;;" for n in range(4)],  # een kwartaal eerder
        *[f"{GEM};D{n};2025-04-01;;" for n in range(4)],
        *[f"{GEM};E{n};2025-06-01;;" for n in range(4)],
    ]
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        bestand("thuiszitters", kop, *regels, van=VAN, periode="2025-K2")
    )
    ruw = proef.ruw(NU, "regio", JAAR)
    assert (kort(ruw.teller), kort(ruw.rest)) == ("6", "10")
    assert ruw.kromme is None  # op 30 juni is nog niemand 91 dagen gevolgd

    proef.laad(
        bestand(
            "thuiszitters",
            kop,
            *[f"{GEM};A{n};2025-04-01;;2025-05-01" for n in range(6)],
            *[f"{GEM};D{n};2025-04-01;;" for n in range(4)],
            *[f"{GEM};E{n};2025-06-01;;2025-08-30" for n in range(4)],  # na 90 dagen
            van=VAN,
            periode="2025-K3",
        )
    )
    # 6 of 16 after 30 days; of the 10 left 2 go after 70 and 4 get an offer after 90.
    assert kromme(proef.ruw(NU, "regio", JAAR)).laag == pytest.approx(10 / 16)


# -- JeugdzorgPlus ----------------------------------------------


def test_duur_van_jeugdzorgplus_vanaf_tien(tmp_path: Path) -> None:
    """Of 11, 10 ended, the sixth after 30 days; 9 ended is too few, since k is 10 here."""

    def lijst(aantal: int) -> Aanbod:
        eerste = date(2024, 7, 1)
        weg = [eerste + 5 * n * DAG for n in range(1, aantal + 1)]
        regels = [f"P{n};{GEM};13;{eerste};{einde}" for n, einde in enumerate(weg)]
        regels += [f"R{n};{GEM};12;{eerste};{eerste + DAG}" for n in range(12)]
        return trajecten(
            *regels, f"Q;{GEM};13;{eerste}", van="Jeugdregio", periode="2024-K3", dekking=(GEM,)
        )

    def teksten(aantal: int) -> list[str]:
        proef = Proef(tmp_path / str(aantal), "duin-en-dijk").laad(lijst(aantal))
        namen = ("jeugdzorgplus_duur", "jeugdzorgplus_instroom")
        return [proef.figuur(naam, "regio", JAAR).tekst for naam in namen]

    assert teksten(10) == ["4 weken", "11"]
    assert teksten(9) == ["te klein", "10"]
    assert teksten(8) == ["te klein", "<10"]


# -- what a reader sees -----------------------------------------


def ruw(
    teller: int, rest: int, laag: float | None, hoog: float | None = None, onzeker: int = 0
) -> RuweFiguur:
    return RuweFiguur(
        DUUR, "regio", JAAR, "", "bekend",
        teller=Interval(teller, teller + onzeker), rest=Interval(rest, rest + onzeker),
        onzeker=onzeker, kromme=Kromme(laag, laag if hoog is None else hoog),
    )  # fmt: skip


def toon(figuur: RuweFiguur, indicator: str = DUUR) -> Figure:
    wie = indicatoren()[indicator]
    return toon_verloop(figuur, wie, Beleid().voor(wie))


@pytest.mark.parametrize(
    ("dagen", "tekst", "bereik"),
    [
        (0, "minder dan 1 week", (0, 7)),
        (3, "minder dan 1 week", (0, 7)),
        (4, "1 week", (7, 7)),
        (10, "1 week", (7, 7)),
        (11, "2 weken", (14, 14)),
        (91, "13 weken", (91, 91)),
    ],
)
def test_een_duur_is_in_hele_weken(dagen: int, tekst: str, bereik: tuple[int, int]) -> None:
    figuur = toon(ruw(8, 8, dagen))
    assert (figuur.tekst, (figuur.min, figuur.max)) == (tekst, bereik)


@pytest.mark.parametrize(
    ("teller", "rest", "getoond"), [(5, 5, True), (5, 4, False), (4, 6, False), (10, 0, True)]
)
def test_vanaf_tien_gevallen_en_vijf_die_klaar_zijn(teller: int, rest: int, getoond: bool) -> None:
    figuur = toon(ruw(teller, rest, 70))
    assert (figuur.min is not None) is getoond
    assert bool(figuur.van) is getoond


@pytest.mark.parametrize(
    ("teller", "rest", "onzeker", "tekst"),
    [
        (5, 5, 0, "50–100%"),
        (4, 16, 0, "te klein"),
        (16, 4, 0, "te klein"),
        (0, 20, 0, "50–75%"),
        (20, 0, 0, "·"),  # iedereen: dat zegt van elk kind hoe het afliep
        (8, 8, 4, "50–75%"),
    ],
)
def test_een_aandeel_van_een_kromme(teller: int, rest: int, onzeker: int, tekst: str) -> None:
    assert toon(ruw(teller, rest, 0.5, onzeker=onzeker), TERUG).tekst == tekst


def test_een_bereik_wordt_naar_buiten_afgerond() -> None:
    figuur = toon(ruw(48, 48, 0.413, 0.476, onzeker=12), TERUG)
    assert (figuur.tekst, figuur.min, figuur.max) == ("40–50%", 40, 50)


@pytest.mark.parametrize(
    ("aantal", "tekst"),
    [(12, "50–100%"), (20, "50–75%"), (30, "40–60%"), (50, "50–60%"), (100, "55–60%")],
)
def test_een_aandeel_is_een_bereik_van_ten_minste_vijf_gevallen(aantal: int, tekst: str) -> None:
    """57 % of 28 is 16: with the 28 of the shown quarters an exact share gives the 16 away."""
    teller = round(0.57 * aantal)
    figuur = toon(ruw(teller, aantal - teller, 0.57), TERUG)
    assert figuur.tekst == tekst
    assert figuur.noemer_min == aantal // 10 * 10
    assert figuur.noemer_max == aantal // 10 * 10 + 9
    assert figuur.toelichting.startswith("Getoond als bereik")


def test_groepen_die_te_weinig_schelen_staan_niet_naast_elkaar(tmp_path: Path) -> None:
    """The region has 9 more cases than one group: what is of those 9 must not follow."""
    proef = Proef(tmp_path, "duin-en-dijk")
    regio = proef.regio
    groep = next(g for naam, g in regio.groepen() if GEM in {lid.gemeente for lid in g.leden})
    buiten = next(g for g in regio.gemeenten if g not in {lid.gemeente for lid in groep.leden})
    figuren = {}
    for gebied, omvat, aantal in (
        ("regio", (GEM, buiten), 30),
        (next(n for n, g in regio.groepen() if g == groep), (GEM,), 21),
    ):
        een = RuweFiguur(
            DUUR, gebied, JAAR, "", "bekend", teller=Interval(15, 15),
            rest=Interval(aantal - 15, aantal - 15), kromme=Kromme(70, 70), omvat=omvat,
        )  # fmt: skip
        figuren[een.sleutel] = een
    kubus = Kubus(regio, indicatoren(), frozenset(), figuren, {})
    getoond = protect(kubus, Beleid(), None).figuren
    assert sorted(f.tekst for f in getoond.values()) == ["10 weken", "·"]
