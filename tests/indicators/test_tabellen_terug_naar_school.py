"""Drawn table of the way out: who goes back to school, and what an unknown outcome means."""

from pathlib import Path

import pytest

from tests.indicators.proef import Proef, bestand

VAN = "Leerplicht Duinveen"
GEM = "VB01"
K2, JAAR = "2025-K2", "2024/2025"


@pytest.mark.parametrize(
    ("rijen", "verwacht"),
    [
        (["2025-04-01;terug naar dezelfde school"], "1"),  # terug op de eerste dag
        (["2025-06-30;terug naar een andere school"], "1"),  # terug op de laatste dag
        (["2025-05-01;terug naar school", "2025-05-02;verhuisd"], "1"),
        (["2025-07-01;terug naar school", "2025-05-02;verhuisd"], "0"),  # pas na het kwartaal
        (["2025-03-31;terug naar school", "2025-05-02;verhuisd"], "0"),  # al voor het kwartaal
        (["2025-05-01;onderwijs-zorgarrangement"], "0"),
        (["2025-05-01;vrijstelling 5 onder a"], "0"),
        (["2025-05-01;jeugdhulp in plaats van school"], "0"),
        (["2025-05-01;18 jaar of startkwalificatie"], "0"),
        (["2025-05-01;terug naar school", "2025-05-02;"], "1-2"),  # leeg kan terug zijn
        (["2025-05-01;"], "niet bekend"),  # nergens een uitkomst
        ([";"], "0"),  # zit nog thuis
    ],
)
def test_terug_naar_school(tmp_path: Path, rijen: list[str], verwacht: str) -> None:
    proef = Proef(tmp_path, "duin-en-dijk")
    kop = "Leerling-ID;Woongemeente;Eerste dag thuis;Datum terug;Uitkomst"
    regels = [f"P{n};{GEM};2025-02-0{n};{rij}" for n, rij in enumerate(rijen, start=1)]
    proef.laad(bestand("thuiszitters", kop, *regels, van=VAN, periode=K2))
    assert proef.stand("thuiszitters_terug_naar_school", GEM, JAAR) == verwacht
    if verwacht != "niet bekend":  # dan heeft de regio ook geen cijfer
        assert proef.stand("thuiszitters_terug_naar_school", "regio", K2) == verwacht


def test_een_deel_van_de_uitstroom_laat_geen_kleine_rest_over(tmp_path: Path) -> None:
    """9 of 11 back at school: the 2 others would follow."""
    proef = Proef(tmp_path, "duin-en-dijk")
    kop = "Leerling-ID;Woongemeente;Eerste dag thuis;Datum terug;Uitkomst"
    uitkomsten = ["terug naar school"] * 9 + ["verhuisd"] * 2
    regels = [f"P{n};{GEM};2025-02-01;2025-05-01;{u}" for n, u in enumerate(uitkomsten)]
    thuis = [f"T{n};{GEM};2025-02-01;;" for n in range(12)]
    proef.laad(bestand("thuiszitters", kop, *regels, *thuis, van=VAN, periode=K2))
    assert proef.figuur("thuiszitters_uitstroom", GEM, JAAR).tekst == "11"
    assert proef.figuur("thuiszitters_terug_naar_school", GEM, JAAR).tekst == "7–11"
