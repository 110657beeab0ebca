"""The real public files go in with one `laad` each and give the published figures."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from pathlib import Path

import pytest
from typer.testing import CliRunner

from datasets.catalog import datasets
from datasets.reference.regio import regio
from datasets.store import open_store
from indicators.model import Figure, Vrijgave
from indicators.vrijgave import Lezer, lees_vrijgave
from loaders.cli import app

_BUURMAP = Path(__file__).parents[2] / "shared"
STATLINE = "Indicatoren_jeugdzorg__gemeenten_24062023_110530.csv"
ODATA = "cbs_odata_jeugdzorg_in_natura_2022.csv"
BEVOLKING = "cbs_statline_bevolkingsontwikkeling.csv"
DUO = "duo_leerlingen_po_postcode4_20241001"
CASTRICUM, PEIL = "GM0383", "2024-10-01"


@pytest.fixture(scope="module")
def gegevens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both regions with the real files loaded, each file or folder in one command."""
    bron = Path(os.environ.get("MONITOR_SHARED") or _BUURMAP) / "real"
    if not bron.exists():
        pytest.skip(
            "de echte bestanden zijn er niet: zet de map shared naast het project of wijs haar aan "
            "met MONITOR_SHARED"
        )
    doel = tmp_path_factory.mktemp("gegevens")
    omgeving = {"MONITOR_GEGEVENS": str(doel)}
    for gebied, namen in (
        ("alkmaar", (STATLINE, ODATA, BEVOLKING, DUO)),
        ("rijnmond", (BEVOLKING, DUO)),
    ):
        for naam in namen:
            uit = CliRunner().invoke(
                app, ["laad", str(bron / naam), "--regio", gebied], env=omgeving
            )
            assert uit.exit_code == 0, f"{naam}: {uit.output}"
    return doel


@pytest.fixture(scope="module")
def alkmaar(gegevens: Path) -> Vrijgave:
    return lees_vrijgave(gegevens / "alkmaar", Lezer())


def figuur(vrijgave: Vrijgave, indicator: str, gebied: str, periode: str) -> Figure:
    gevonden = vrijgave.figuur(indicator, gebied, periode)
    assert gevonden is not None
    return gevonden


@pytest.mark.parametrize(("gemeente", "tekst"), [("GM0361", "15,4%"), (CASTRICUM, "12,8%")])
def test_jeugdhulpgebruik_2022_is_voorlopig(alkmaar: Vrijgave, gemeente: str, tekst: str) -> None:
    nu = figuur(alkmaar, "jeugdhulpgebruik", gemeente, "2022")
    assert (nu.tekst, nu.stand, nu.status) == (tekst, "voorlopig", "getoond")


def test_jeugdhulpgebruik_van_een_groep_is_niet_te_berekenen(alkmaar: Vrijgave) -> None:
    assert figuur(alkmaar, "jeugdhulpgebruik", "regio", "2022").status == "niet te berekenen"
    assert figuur(alkmaar, "jeugdhulpgebruik", "NL", "2022").status == "getoond"


def test_de_lege_rijen_van_gefuseerde_gemeenten_tellen_nergens(alkmaar: Vrijgave) -> None:
    """StatLine keeps Heerhugowaard and Langedijk as empty rows beside Dijk en Waard."""
    [nu] = alkmaar.reeks("jeugdhulpgebruik", "GM1980")
    assert (nu.periode, nu.status) == ("2022", "getoond")


@pytest.mark.parametrize(
    ("indicator", "laag", "hoog"),
    [("leerlingen_so", 32, 128), ("leerlingen_vso", 39, 123), ("leerlingen_sbo", 11, 44)],
)
def test_leerlingen_uit_castricum(alkmaar: Vrijgave, indicator: str, laag: int, hoog: int) -> None:
    nu = figuur(alkmaar, indicator, CASTRICUM, PEIL)
    assert (nu.min, nu.max, nu.tekst) == (laag, hoog, f"{laag}–{hoog}")
    assert (nu.status, nu.reden) == ("onvolledig", "Onvolledig: alleen scholen in 9 gemeenten.")


def test_leerlingen_van_groepen(alkmaar: Vrijgave) -> None:
    """Castricum and Uitgeest are in the jeugdregio and not in SWV PO2703."""
    per_gemeente = {
        g: figuur(alkmaar, "leerlingen_so", g, PEIL) for g in regio("alkmaar").gemeenten
    }
    swv = {g: f for g, f in per_gemeente.items() if g not in (CASTRICUM, "GM0450")}
    for gebied, leden in (("jeugdregio:JZ06", per_gemeente), ("swv_po:PO2703", swv)):
        groep = figuur(alkmaar, "leerlingen_so", gebied, PEIL)
        assert groep.min == sum(f.min or 0 for f in leden.values())
        assert groep.max == sum(f.max or 0 for f in leden.values())
        assert groep.status == "onvolledig"


def test_jongeren_met_jeugdhulp(alkmaar: Vrijgave) -> None:
    groep = figuur(alkmaar, "jongeren_met_jeugdhulp", "jeugdregio:JZ06", "2022")
    leden = [
        figuur(alkmaar, "jongeren_met_jeugdhulp", g, "2022") for g in regio("alkmaar").gemeenten
    ]
    assert all(f.status == "getoond" for f in leden)
    assert groep.min == sum(f.min or 0 for f in leden)
    assert all((f.min or 0) % 5 == 0 for f in leden)  # CBS rondt af op 5


@pytest.mark.parametrize(
    ("gebied", "gemeente", "aantal"),
    [("alkmaar", "GM1980", 86_722), ("rijnmond", "GM1992", 72_651)],
)
def test_inwoners_eind_2020_van_wat_later_fuseerde(
    gegevens: Path, gebied: str, gemeente: str, aantal: int
) -> None:
    with open_store(
        gegevens / gebied, datasets=datasets(), register=regio(gebied).register
    ) as store:
        [rij] = store.tabel(
            "select sum(aantal_min) as n from v_bevolking where gemeente_nu = ? and peildatum = "
            "date '2020-12-31' and aantal_reden is null",
            [gemeente],
        )
    assert rij["n"] == aantal


def test_nog_eens_laden_verandert_niets(gegevens: Path) -> None:
    bron = Path(os.environ.get("MONITOR_SHARED") or _BUURMAP) / "real" / ODATA
    uit = CliRunner().invoke(
        app, ["laad", str(bron), "--regio", "alkmaar"], env={"MONITOR_GEGEVENS": str(gegevens)}
    )
    assert uit.exit_code == 0
    assert "is al geladen" in uit.output


def test_bestanden_van_verre_scholen_zeggen_niets_over_een_gemeente(gegevens: Path) -> None:
    """Files of schools round Alkmaar are no zero for Rotterdam."""
    rijnmond = lees_vrijgave(gegevens / "rijnmond", Lezer())
    so = figuur(rijnmond, "leerlingen_so", "GM0599", PEIL)
    assert (so.status, so.tekst) == ("niet geleverd", "niet geleverd")
    assert so.reden == "Er is nog geen bestand van de scholen in deze gemeente."


# -- grensverkeer: against the files themselves, read without the monitor -------------------------

NAAM = {"Onbekend": "", "ander land": ""}
"""What DUO writes for who has no known home, or none in this country."""


def stromen_in_de_bestanden() -> dict[tuple[str, str], tuple[int, int]]:
    """Home and school municipality by name -> at least and at most so many pupils."""
    uit: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    map_duo = Path(os.environ.get("MONITOR_SHARED") or _BUURMAP) / "real" / DUO
    for pad in sorted(map_duo.glob("*.csv")):
        with pad.open(encoding="utf-8-sig", newline="") as f:
            for rij in csv.DictReader(f, delimiter=";"):
                woon = rij["GEMEENTENAAM_LEERLING"].strip()
                sleutel = (NAAM.get(woon, woon), rij["GEMEENTENAAM"].strip())
                for kop, cel in rij.items():
                    if kop.startswith("LEEFTIJD_"):
                        laag, hoog = (1, 4) if cel == "<5" else (int(cel), int(cel))
                        uit[sleutel] = (uit[sleutel][0] + laag, uit[sleutel][1] + hoog)
    return dict(uit)


@pytest.mark.parametrize("naam", ["Alkmaar", "Castricum", "Heiloo", "Dijk en Waard"])
def test_grensverkeer_van_een_gemeente(alkmaar: Vrijgave, naam: str) -> None:
    stromen = stromen_in_de_bestanden()
    code = next(g for g in regio("alkmaar").gemeenten if regio("alkmaar").naam_van(g) == naam)
    for indicator, kant in (("leerlingen_naar_elders", 0), ("leerlingen_van_elders", 1)):
        elders = [
            n for s, n in stromen.items() if s[kant] == naam and s[1 - kant] not in (naam, "")
        ]
        onbekend = sum(n[1] for s, n in stromen.items() if s[kant] == naam and not s[1 - kant])
        nu = figuur(alkmaar, indicator, code, PEIL)
        assert nu.min == sum(n[0] for n in elders)
        assert nu.max == sum(n[1] for n in elders) + (onbekend if kant else 0)


def test_grensverkeer_van_de_jeugdregio_laat_verkeer_erbinnen_weg(alkmaar: Vrijgave) -> None:
    namen = {regio("alkmaar").naam_van(g) for g in regio("alkmaar").gemeenten}
    elders = [
        n for s, n in stromen_in_de_bestanden().items() if s[0] in namen and s[1] not in namen
    ]
    groep = figuur(alkmaar, "leerlingen_naar_elders", "jeugdregio:JZ06", PEIL)
    assert (groep.min, groep.max) == (sum(n[0] for n in elders), sum(n[1] for n in elders))
    assert (groep.min or 0) > 0
