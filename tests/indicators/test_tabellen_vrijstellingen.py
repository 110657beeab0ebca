"""Drawn tables of exemptions: by article, and of 5 onder a new, renewed and permanent."""

import pytest

from indicators.model import Interval
from loaders.ingest import Aanbod
from tests.indicators.proef import Proef, bestand, geteld, vrijgesteld

VAN = "Leerplicht Duinveen"
GEM = "VB01"
K4 = "2024-K4"


def lijst(*rijen: str, periode: str = K4, van: str = VAN, gemeente: str = GEM) -> Aanbod:
    """Each row is "artikel;begin;einde;nieuw of verlengd;permanent"."""
    kop = "Woongemeente;Artikel;Ingangsdatum;Einddatum;Nieuw of verlengd;Permanent"
    regels = [f"{gemeente};{rij}" for rij in rijen]
    return bestand("vrijstellingen", kop, *regels, van=van, periode=periode)


@pytest.mark.parametrize("letter", ["b", "c"])
@pytest.mark.parametrize(
    ("rij", "kwartaal", "oktober"),
    [
        ("5-onder-{} 2024-08-01", "1", "1"),
        ("5-onder-{} 2024-10-01", "1", "1"),  # op 1 oktober ingegaan
        ("5-onder-{} 2024-10-02", "1", "0"),
        ("5-onder-{} 2024-08-01 2024-12-31", "0", "1"),  # op de laatste dag beeindigd
        ("5-onder-{} 2024-08-01 2024-10-01", "0", "0"),  # op 1 oktober beeindigd
        ("5-onder-a 2024-08-01", "0", "0"),
        ("trekkend-bestaan 2024-08-01", "0", "0"),
    ],
)
def test_vrijstellingen_5_onder_b_en_c(
    proef: Proef, letter: str, rij: str, kwartaal: str, oktober: str
) -> None:
    proef.laad(vrijgesteld(f"{GEM} {rij.format(letter)}", van=VAN, periode=K4))
    ander = "c" if letter == "b" else "b"
    assert proef.stand(f"vrijstellingen_5_onder_{letter}", "regio", K4) == kwartaal
    assert proef.stand(f"vrijstellingen_5_onder_{letter}", GEM, "2024/2025") == oktober
    assert proef.stand(f"vrijstellingen_5_onder_{ander}", GEM, "2024/2025") == "0"


def test_5_onder_b_en_c_ook_als_telling(proef: Proef) -> None:
    proef.laad(
        geteld(
            "VB01;vrijstellingen 5 onder b;;7",
            "VB01;Vrijstellingen artikel 5 onder c;;<5",
            van=VAN,
            periode=K4,
        )
    )
    assert proef.stand("vrijstellingen_5_onder_b", "regio", K4) == "7"
    assert proef.stand("vrijstellingen_5_onder_c", "regio", K4) == "1-4"
    # De stand op de laatste dag van het kwartaal is niet die op 1 oktober.
    assert "vrijstellingen_5_onder_a" not in {i for i, *_ in proef.kubus.figuren}
    assert proef.stand("vrijstellingen_5_onder_b", GEM, "2024/2025") == "niet te berekenen"


@pytest.mark.parametrize(
    ("rijen", "nieuw", "verlengd"),
    [
        (["5 onder a;2024-10-01;;nieuw;"], "1", "0"),  # op de eerste dag ingegaan
        (["5 onder a;2024-12-31;;verlengd;"], "0", "1"),  # op de laatste dag ingegaan
        (["5 onder a;2024-09-30;;nieuw;", "5 onder a;2024-11-01;;verlengd;"], "0", "1"),
        (["5 onder a;2024-11-01;2024-11-01;nieuw;"], "1", "0"),  # ging in en eindigde
        (["5 onder b;2024-11-01;;nieuw;", "5 onder a;2024-11-01;;verlengd;"], "0", "1"),
        (["5 onder a;2024-11-01;;nieuw;", "5 onder a;2024-11-02;;;"], "1-2", "0-1"),
        (["5 onder a;2024-11-01;;;"], "niet bekend", "niet bekend"),  # nergens ingevuld
        # Alleen bij wat eerder inging is het ingevuld: over dit kwartaal zegt dat niets.
        (["5 onder a;2024-09-01;;nieuw;", "5 onder a;2024-11-01;;;"], "niet bekend", "niet bekend"),
        (["5 onder a;2024-09-01;;nieuw;"], "0", "0"),  # niets ging in
    ],
)
def test_nieuwe_en_verlengde_vrijstellingen(
    proef: Proef, rijen: list[str], nieuw: str, verlengd: str
) -> None:
    proef.laad(lijst(*rijen))
    assert proef.stand("vrijstellingen_5_onder_a_nieuw", GEM, "2024/2025") == nieuw
    assert proef.stand("vrijstellingen_5_onder_a_verlengd", GEM, "2024/2025") == verlengd
    if nieuw != "niet bekend":  # dan heeft de regio ook geen cijfer
        assert proef.stand("vrijstellingen_5_onder_a_nieuw", "regio", K4) == nieuw


def test_nieuwe_vrijstellingen_van_een_schooljaar(proef: Proef) -> None:
    dagen = {
        "2024-K3": "2024-08-01",
        "2024-K4": "2024-11-01",
        "2025-K1": "2025-01-02",
        "2025-K2": "2025-06-30",
    }
    proef.laad(
        *(lijst(f"5 onder a;{dag};;nieuw;", periode=kwartaal) for kwartaal, dag in dagen.items())
    )
    ruw = proef.ruw("vrijstellingen_5_onder_a_nieuw", GEM, "2024/2025")
    assert (ruw.teller, ruw.onvolledig) == (Interval(4, 4), "")


@pytest.mark.parametrize(
    ("rijen", "kwartaal", "oktober"),
    [
        (["5 onder a;2024-08-01;;;ja", "5 onder a;2024-08-01;;;nee"], "1", "1"),
        (["5 onder a;2024-10-02;;;ja", "5 onder a;2024-08-01;;;nee"], "1", "0"),
        (["5 onder a;2024-08-01;2024-12-31;;ja", "5 onder a;2024-08-01;;;nee"], "0", "1"),
        (["5 onder c;2024-08-01;;;ja", "5 onder a;2024-08-01;;;nee"], "0", "0"),
        (["5 onder a;2024-08-01;;;ja", "5 onder a;2024-08-01;;;"], "1-2", "1-2"),
        (["5 onder a;2024-08-01;;;"], "niet bekend", "niet bekend"),
    ],
)
def test_permanente_vrijstellingen(
    proef: Proef, rijen: list[str], kwartaal: str, oktober: str
) -> None:
    proef.laad(lijst(*rijen))
    if kwartaal != "niet bekend":  # dan heeft de regio ook geen cijfer
        assert proef.stand("vrijstellingen_5_onder_a_permanent", "regio", K4) == kwartaal
    assert proef.stand("vrijstellingen_5_onder_a_permanent", GEM, "2024/2025") == oktober


def test_wie_niet_permanent_is_blijft_onbekend_waar_dat_er_weinig_zijn(proef: Proef) -> None:
    """8 of 10 permanent: the other 2 would follow from the two figures together."""
    rijen = [f"5 onder a;2024-08-{n:02};;;ja" for n in range(1, 9)]
    rest = [f"5 onder a;2024-08-{n:02};;;nee" for n in (9, 10)]
    proef.laad(lijst(*rijen, *rest))
    assert proef.figuur("vrijstellingen_5_onder_a", GEM, "2024/2025").tekst == "10"
    assert proef.figuur("vrijstellingen_5_onder_a_permanent", GEM, "2024/2025").tekst == "1–10"
