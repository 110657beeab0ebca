"""Drawn tables of jeugdhulp: which trajectories count when, persons apart from trajectories."""

import pytest

from tests.indicators.proef import Proef, bestand, geteld, inwoners, trajecten

VAN = "Inkoop jeugdhulp Duin en Dijk"
GEM = "VB01"
K2 = "2025-K2"


@pytest.mark.parametrize(
    ("dagen", "liep", "gestart", "beeindigd"),
    [
        ("2025-03-31", 1, 0, 0),  # begon de dag ervoor, loopt nog
        ("2025-04-01", 1, 1, 0),  # begon op de eerste dag
        ("2025-06-30", 1, 1, 0),  # begon op de laatste dag
        ("2025-07-01", 0, 0, 0),  # begon de dag erna: telt nergens
        ("2025-01-01;2025-03-31", 0, 0, 0),  # was al afgelopen
        ("2025-01-01;2025-04-01", 0, 0, 1),  # eerste dag zonder hulp: eindigt, liep niet meer
        ("2025-01-01;2025-04-02", 1, 0, 1),  # had op 1 april nog hulp
        ("2025-01-01;2025-06-30", 1, 0, 1),
        ("2025-01-01;2025-07-01", 1, 0, 0),  # eindigt in het volgende kwartaal
        ("2025-05-05;2025-05-05", 1, 1, 1),  # begin en einde op een dag
        ("2025-04-01;2025-04-01", 1, 1, 1),  # ook op de eerste dag
    ],
)
def test_welke_trajecten_tellen_in_een_kwartaal(
    proef: Proef, dagen: str, liep: int, gestart: int, beeindigd: int
) -> None:
    # Een lijst zonder een enkele regel in het kwartaal gaat er niet in: een vast traject erbij.
    vast = f"J9;{GEM};02;2025-04-10;2025-04-20;volgens plan"
    proef.laad(trajecten(f"J1;{GEM};02;{dagen}", vast, van=VAN, periode=K2))
    for gebied in (GEM, "VB02"):
        erbij = gebied == GEM
        verwacht = str((liep + 1) * erbij)
        assert proef.stand("jeugdhulptrajecten", gebied, K2) == verwacht
        assert proef.stand("jeugdhulp_jongeren", gebied, K2) == verwacht
    assert proef.stand("jeugdhulp_gestart", "regio", K2) == str(gestart + 1)
    assert proef.stand("jeugdhulp_beeindigd", "regio", K2) == str(beeindigd + 1)


def test_personen_zijn_geen_trajecten(proef: Proef) -> None:
    proef.laad(
        trajecten(
            f"J1;{GEM};02;2025-01-10",
            f"J1;{GEM};11;2025-02-10",  # tegelijk een tweede hulpvorm
            f"J1;{GEM};12;2025-04-10;2025-05-01",
            f"J2;{GEM};03;2025-01-10",
            f"J3;{GEM};03;2024-01-10;2025-04-01",  # telt als beeindigd, niet als jongere
            "J2;VB02;03;2025-06-01",  # verhuisde: telt in beide gemeenten
            van=VAN,
            periode=K2,
        )
    )
    assert proef.stand("jeugdhulptrajecten", GEM, K2) == "4"
    assert proef.stand("jeugdhulp_jongeren", GEM, K2) == "2"
    assert proef.stand("jeugdhulp_jongeren_verblijf", GEM, K2) == "1"
    assert proef.stand("jeugdhulp_jongeren", "VB02", K2) == "1"
    assert proef.stand("jeugdhulp_jongeren_verblijf", "VB02", K2) == "0"


@pytest.mark.parametrize(
    ("hulpvorm", "verblijf"),
    [("01", 0), ("02", 0), ("03", 0), ("04", 0), ("11", 1), ("12", 1), ("13", 1), ("14", 1)],
)
def test_hulpvormen_11_tot_en_met_14_zijn_met_verblijf(
    proef: Proef, hulpvorm: str, verblijf: int
) -> None:
    proef.laad(trajecten(f"J1;{GEM};{hulpvorm};2025-05-05", van=VAN, periode=K2))
    assert proef.stand("jeugdhulp_jongeren_verblijf", GEM, K2) == str(verblijf)


def test_eerst_zonder_en_dan_met_verblijf_is_een_jongere_met_verblijf(proef: Proef) -> None:
    proef.laad(
        trajecten(
            f"J1;{GEM};02;2025-01-10",
            f"J1;{GEM};14;2025-05-10",
            f"J2;{GEM};14;2024-01-10;2025-04-01",  # liep in dit kwartaal niet meer
            f"J2;{GEM};14;2025-05-10",
            van=VAN,
            periode=K2,
        )
    )
    assert proef.stand("jeugdhulp_jongeren_verblijf", GEM, K2) == "2"


def test_zonder_pseudoniem_weten_we_niet_hoeveel_jongeren_het_zijn(proef: Proef) -> None:
    kop = "Woongemeente;Hulpvorm;Begindatum;Einddatum"
    rijen = (f"{GEM};02;2025-01-10;", f"{GEM};11;2025-01-10;")
    proef.laad(bestand("jeugdhulptrajecten", kop, *rijen, van=VAN, periode=K2))
    assert proef.stand("jeugdhulptrajecten", GEM, K2) == "2"
    assert proef.stand("jeugdhulp_jongeren", GEM, K2) == "niet bekend"
    assert proef.stand("jeugdhulp_jongeren_verblijf", GEM, K2) == "niet bekend"
    assert proef.stand("jeugdhulp_jongeren", "VB02", K2) == "0"  # zonder een enkel traject


@pytest.mark.parametrize(
    ("redenen", "verwacht"),
    [
        (["eenzijdig door de cliënt", "eenzijdig door de aanbieder"], "2"),
        (["volgens plan", "voortijdig, in overeenstemming", "door externe omstandigheden"], "0"),
        (["eenzijdig door de cliënt", "volgens plan", ""], "1-2"),  # leeg kan uitval zijn
        (["eenzijdig door de cliënt", "volgens plan", "onbekend"], "1-2"),
        (["volgens plan", ""], "0-1"),
        (["", ""], "niet bekend"),  # niemand schreef een reden op
        (["onbekend"], "niet bekend"),
    ],
)
def test_uitval_is_eenzijdig_beeindigd(proef: Proef, redenen: list[str], verwacht: str) -> None:
    rijen = [f"J{n};{GEM};02;2025-01-10;2025-05-0{n};{r}" for n, r in enumerate(redenen, start=1)]
    open_traject = f"J8;{GEM};02;2025-01-10"
    proef.laad(trajecten(*rijen, open_traject, van=VAN, periode=K2))
    assert proef.stand("jeugdhulp_uitval", GEM, "2024/2025") == verwacht
    assert proef.stand("jeugdhulp_beeindigd", "regio", K2) == str(len(redenen))


def test_zonder_beeindigde_trajecten_is_er_geen_uitval(proef: Proef) -> None:
    proef.laad(trajecten(f"J1;{GEM};02;2025-01-10", van=VAN, periode=K2))
    assert proef.stand("jeugdhulp_uitval", "regio", K2) == "0"


def test_instroom_jeugdzorgplus_per_schooljaar_en_alleen_voor_groepen(proef: Proef) -> None:
    kwartalen = {"2024-K3": "2024-09-02", "2024-K4": "2024-10-01", "2025-K1": "2025-03-31"}
    proef.laad(
        *(
            trajecten(
                f"J1;{GEM};13;{dag}", f"J2;{GEM};14;{dag}", "J3;VB02;13;2024-06-30",
                van=VAN, periode=kwartaal,
            )
            for kwartaal, dag in kwartalen.items()
        ),
        trajecten("J4;VB02;13;2025-06-30", "J5;VB02;gesloten plaatsing;2025-04-01", van=VAN,
                  periode=K2),
    )  # fmt: skip
    assert proef.stand("jeugdzorgplus_instroom", "regio", "2024/2025") == "5"
    assert proef.stand("jeugdzorgplus_instroom", "jeugdregio:midden", "2024/2025") == "0"
    assert proef.figuur("jeugdzorgplus_instroom", "regio", "2024/2025").status != "onvolledig"
    getoond = {(g, p) for i, g, p, _ in proef.kubus.figuren if i == "jeugdzorgplus_instroom"}
    assert not {g for g, _ in getoond} & set(proef.regio.gemeenten)
    assert {p for _, p in getoond} >= {"2024/2025"}
    assert proef.stand("jeugdhulp_gestart", GEM, "2024/2025") == "6"


def test_per_1000_inwoners_tot_23_jaar(proef: Proef) -> None:
    proef.laad(
        inwoners("VB01;0 tot 20 jaar;1700", "VB01;20 tot 23 jaar;300", periode="2025"),
        trajecten(*(f"J{n};{GEM};02;2025-01-10" for n in range(10)), van=VAN, periode=K2),
    )
    figuur = proef.figuur("jeugdhulp_jongeren", GEM, K2)
    assert (figuur.noemer_min, figuur.per1000_min, figuur.per1000_max) == (2000, 5, 5)


def test_trajecten_van_cbs_staan_naast_jongeren(proef: Proef) -> None:
    kop = "VormenVanJeugdzorg;Wijken;Perioden;TotaalJongerenMetJeugdzorgInNatura_1;TotaalTrajectenInNatura_9"
    proef.laad(
        bestand(
            "jeugdhulp_gebruik",
            kop,
            "T001203;NL01;2022JJ00;465000;700000",
            "T001203;VB01;2022JJ00;1235;2000",
            "T001203;VB02;2022JJ00;200;.",
            van="CBS",
        )
    )
    assert proef.stand("jongeren_met_jeugdhulp", GEM, "2022") == "1235"
    assert proef.stand("trajecten_cbs", GEM, "2022") == "2000"
    assert proef.stand("trajecten_cbs", "VB02", "2022") == "niet bekend"
    assert proef.stand("trajecten_cbs", "NL", "2022") == "700000"


@pytest.mark.parametrize(
    ("rij", "verwacht"),
    [
        ("VB01;wachtlijst jeugdhulp;;12", "12"),
        ("VB01;wachtlijst jeugdhulp;;0", "0"),
        ("VB01;wachtlijst jeugdhulp;;<5", "1-4"),
        ("VB01;wachtlijst jeugdhulp;;", "niet bekend"),
    ],
)
def test_wachtenden_op_jeugdhulp(proef: Proef, rij: str, verwacht: str) -> None:
    van = "SWV Noord-Kust PO"
    proef.laad(geteld(rij, "VB04;wachtlijst jeugdhulp;;9", van=van, periode=K2, sector="alle"))
    assert proef.stand("wachtenden_jeugdhulp", GEM, K2) == verwacht


def test_elke_kolom_van_cbs_is_een_eigen_percentage(proef: Proef) -> None:
    """Empty is unknown, not 0; a group has none; the country has what CBS publishes."""
    kop = (
        "Regio's;Perioden;Jongeren met jeugdbescherming (% (zie toelichting));"
        "Jeugdbesch. en jeugdh. met verbl. in nat (% (zie toelichting));"
        "Jongeren met jeugdreclassering (% (zie toelichting))"
    )
    proef.laad(
        bestand(
            "jeugdhulp_indicatoren",
            kop,
            "Nederland;2022*;1,2;46,3;0,3",
            "Duinveen;2022*;1,4;39,9;",
            van="CBS",
        )
    )
    for indicator, eigen, land in (
        ("jeugdbescherming", "1,4%", "1,2%"),
        ("jeugdbescherming_met_verblijf", "39,9%", "46,3%"),
        ("jeugdreclassering", "niet bekend", "0,3%"),
    ):
        assert proef.figuur(indicator, GEM, "2022").tekst == eigen
        assert proef.figuur(indicator, "NL", "2022").tekst == land
        assert proef.figuur(indicator, "regio", "2022").status == "niet te berekenen"
