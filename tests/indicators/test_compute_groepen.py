"""What compute makes of groups: members, split municipalities, korrel."""

from datetime import date
from pathlib import Path

import pytest

from datasets.reference.regio import regio
from indicators.catalog import indicatoren
from tests.indicators.proef import (
    Proef,
    geteld,
    leerlingen,
    thuis,
    zoveel,
)

K2 = "2025-K2"
THUIS = "thuiszitters"


def test_bereiken_tellen_op_en_onbekende_cellen_maken_een_ondergrens(proef: Proef) -> None:
    rijen = (
        "VB06;dreigend;;12",
        "VB09;dreigend;;<5",
        "VB04;dreigend;;7",
        "VB05;dreigend;;n.b.",
        "VB07;dreigend;;0",
    )
    proef.laad(geteld(*rijen, van="SWV Noord-Kust PO", periode=K2, sector="alle"))
    assert proef.figuur("dreigende_thuiszitters", "jeugdregio:polder", K2).tekst == "13–16"
    midden = proef.figuur("dreigende_thuiszitters", "jeugdregio:midden", K2)
    assert (midden.status, midden.tekst, midden.reden) == (
        "onvolledig",
        "7",
        "Onvolledig: 2 van 3 gemeenten.",
    )


def test_groepen_overlappen_en_lidmaatschap_gaat_per_datum(tmp_path: Path) -> None:
    gebied = regio("duin-en-dijk")
    kust = gebied.indeling("jeugdregio").groepen[0]
    lid = kust.leden[0].model_copy(update={"tot": date(2025, 4, 1)})
    groep = kust.model_copy(update={"leden": (lid, *kust.leden[1:])})
    indeling = gebied.indeling("jeugdregio").model_copy(update={"groepen": (groep,)})
    proef = Proef(
        tmp_path, gebied.model_copy(update={"indelingen": (indeling, *gebied.indelingen[1:])})
    )
    for periode in ("2025-K1", K2):
        for code, naam in (
            ("VB01", "Duinveen"),
            ("VB02", "Heerwijk aan Zee"),
            ("VB03", "Kogermeer"),
            ("VB08", "Uitmeer"),
        ):
            proef.laad(
                thuis(*zoveel(10, f"{code} 2025-02-01"), van=f"Leerplicht {naam}", periode=periode)
            )
    assert proef.figuur(THUIS, "jeugdregio:kust", "2025-K1").tekst == "40"
    assert proef.figuur(THUIS, "jeugdregio:kust", K2).tekst == "30"
    assert proef.figuur(THUIS, "swv:ijmeer", K2).min == 20
    assert proef.figuur(THUIS, "regio", K2).min == 40


def test_castricum_en_uitgeest_horen_bij_de_jeugdregio_en_niet_bij_swv_po2703(
    tmp_path: Path,
) -> None:
    proef = Proef(tmp_path, "alkmaar")
    aantallen = {
        "Castricum": 10,
        "Uitgeest": 20,
        "Alkmaar": 30,
        "Heiloo": 5,
        "Bergen (NH.)": 6,
        "Dijk en Waard": 40,
    }
    for naam, aantal in aantallen.items():
        proef.laad(
            thuis(*zoveel(aantal, f"{naam} 2025-02-01"), van=f"Leerplicht {naam}", periode=K2)
        )
    assert proef.figuur(THUIS, "jeugdregio:JZ06", K2).tekst == "111"
    assert proef.figuur(THUIS, "swv_po:PO2703", K2).tekst == "81"
    assert proef.figuur(THUIS, "swv_po:PO2711", K2).tekst == "30"


@pytest.mark.parametrize(
    ("gebied", "gemeente", "naam", "groepen"),
    [
        ("de-liemers", "GM1955", "Montferland", ("PO2503", "PO2504")),
        ("rijnmond", "GM0599", "Rotterdam", ("PO2803", "PO2806", "PO2808")),
    ],
)
def test_gesplitst_naar_postcode_of_niet_te_verdelen(
    tmp_path: Path, gebied: str, gemeente: str, naam: str, groepen: tuple[str, ...]
) -> None:
    """A group counts only the postcodes of the municipality that lie in it.

    Without postcodes there is no figure.
    """
    proef = Proef(tmp_path, gebied)
    deel = {
        groep.id: lid.pc4
        for groep in proef.regio.indeling("swv_po").groepen
        for lid in groep.leden
        if lid.gemeente == gemeente and lid.pc4
    }
    assert set(deel) == set(groepen)
    rijen = [f"{gemeente};{min(deel[g])};{naam};so;{n}" for n, g in enumerate(groepen, start=10)]
    proef.laad(
        leerlingen(*rijen),
        thuis(*zoveel(12, f"{gemeente} 2025-02-01"), van=f"Leerplicht {naam}", periode=K2),
    )
    for n, groep in enumerate(groepen, start=10):
        figuur = proef.figuur("leerlingen_so", f"swv_po:{groep}", "2024-10-01")
        assert figuur.min == n, groep
    assert proef.figuur("leerlingen_so", gemeente, "2024-10-01").min == sum(
        range(10, 10 + len(groepen))
    )
    for indicator, periode in ((THUIS, K2), ("thuiszitters_instroom", K2)):
        figuur = proef.figuur(indicator, f"swv_po:{groepen[0]}", periode)
        assert (figuur.status, figuur.min) == ("niet te verdelen", None)
        assert figuur.reden.startswith(f"{naam} ligt in meer dan een groep van deze indeling")
    assert proef.figuur(THUIS, "regio", K2).min == 12
    assert not any("|" in f.gebied for f in proef.vrij.figuren.values())


def test_postcodes_buiten_elke_groep_worden_gezegd(tmp_path: Path) -> None:
    proef = Proef(tmp_path, "de-liemers")
    proef.laad(leerlingen("GM1955;9999;Montferland;so;7", "GM1955;10;Montferland;so;5"))
    figuur = proef.figuur("leerlingen_so", "swv_po:PO2504", "2024-10-01")
    assert "zonder postcodes die in geen enkele groep liggen" in figuur.reden


# -- korrel -------------------------------------------------------------------------------------


def test_korrel_zegt_welk_niveau_per_soort_periode_getoond_wordt(proef: Proef) -> None:
    proef.laad(thuis(*zoveel(12, "VB01 2024-11-01"), van="Leerplicht Duinveen", periode="2024-K4"))
    thuiszitters = [i for i in indicatoren().values() if i.dataset == "thuiszitters"]
    sleutels = {(i, p) for i, g, p, _ in proef.vrij.figuren if g == "VB01"}
    assert sleutels == {
        (THUIS, "2024-K4"),
        ("thuiszitters_langer_3m", "2024/2025"),
        ("thuiszitters_instroom", "2024/2025"),
        ("thuiszitters_uitstroom", "2024/2025"),
        ("thuiszitters_terug_naar_school", "2024/2025"),
        ("thuiszitters_aanbod_3m", "2024/2025"),
    }
    assert {(i, p) for i, g, p, _ in proef.vrij.figuren if g == "regio"} == {
        (i, "2024-K4")
        for i in (
            THUIS,
            "thuiszitters_langer_3m",
            "thuiszitters_instroom",
            "thuiszitters_uitstroom",
            "thuiszitters_terug_naar_school",
            "thuiszitters_aanbod_3m",
        )
    } | {(i.id, "2024/2025") for i in thuiszitters if i.korrel.groep == ("schooljaar",)}
    assert proef.ruw("thuiszitters_instroom", "regio", "2024-K4").onvolledig == "1 van 9 gemeenten"
