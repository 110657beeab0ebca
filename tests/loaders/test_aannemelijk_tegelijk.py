"""What is asked when two deliveries of one leverancier do not go together, and of other datasets."""

from pathlib import Path

import pytest

from loaders.ingest import Werkplek
from tests.loaders.aannemelijk_hulp import GEVALLEN_KOPPEN, neem_op, teksten, vragen
from tests.loaders.hulp import als_csv, werkplek

DUINVEEN = "Leerplicht Duinveen"
VRIJ_KOPPEN = ("Pseudoniem", "Woongemeente", "Artikel", "Ingangsdatum", "Einddatum")


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path)


def thuis(*nummers: str, terug: str = "") -> bytes:
    return als_csv(GEVALLEN_KOPPEN, [(nr, "Duinveen", "10-01-2025", terug, "14") for nr in nummers])


def vrij(*nummers: str, artikel: str = "artikel 5 onder a") -> bytes:
    return als_csv(VRIJ_KOPPEN, [(nr, "Duinveen", artikel, "01-08-2024", "") for nr in nummers])


# -- the same pupil -----------------------------------------------------------------------------

LIJST = ("A", "B", "C", "D", "E", "F")
VRIJEN = ("A", "P", "Q", "R", "S", "T")


def test_een_leerling_die_thuis_zit_en_vrijgesteld_is(plek: Werkplek) -> None:
    neem_op(plek, vrij(*VRIJEN), leverancier=DUINVEEN)
    [vraag] = vragen(plek, thuis(*LIJST), leverancier=DUINVEEN)
    assert (vraag.soort, vraag.rijen) == ("leerling op twee plekken", (2,))
    assert vraag.tekst() == (
        "Regel 2: 1 leerling staat aan het eind van kwartaal 2 van 2025 ook in de lijst "
        "Vrijstellingen. Wie een vrijstelling heeft, is geen thuiszitter. Kijk welke van de twee "
        "klopt, en zet in de andere lijst de einddatum."
    )


def test_ook_als_de_vrijstellingen_later_komen(plek: Werkplek) -> None:
    neem_op(plek, thuis(*LIJST), leverancier=DUINVEEN)
    [tekst] = teksten(vragen(plek, vrij(*VRIJEN), leverancier=DUINVEEN))
    assert "ook in de lijst Thuiszitters" in tekst


def test_wie_terug_is_of_extra_verlof_heeft_mag_in_beide_lijsten(plek: Werkplek) -> None:
    neem_op(plek, vrij(*VRIJEN), leverancier=DUINVEEN)
    assert vragen(plek, thuis(*LIJST, terug="20-06-2025"), leverancier=DUINVEEN) == []
    neem_op(plek, vrij(*VRIJEN, artikel="artikel 11"), leverancier=DUINVEEN)
    assert vragen(plek, thuis(*LIJST), leverancier=DUINVEEN) == []


def test_lijsten_die_allebei_van_1_tellen_zijn_geen_dezelfde_leerlingen(plek: Werkplek) -> None:
    neem_op(plek, vrij("1", "2", "3", "4", "5"), leverancier=DUINVEEN)
    assert vragen(plek, thuis("1", "2", "3", "4", "5"), leverancier=DUINVEEN) == []


def test_nooit_staat_een_pseudoniem_in_een_vraag(plek: Werkplek) -> None:
    neem_op(plek, vrij("GEHEIM-7", *VRIJEN), leverancier=DUINVEEN)
    [vraag] = vragen(plek, thuis("GEHEIM-7", "B", "C", "D"), leverancier=DUINVEEN)
    assert "GEHEIM" not in repr(vraag)


def test_een_vrijstelling_in_twee_gemeenten(plek: Werkplek) -> None:
    rijen = [(f"N{nr}", "Kogermeer", "5 onder b", "01-08-2024", "") for nr in range(6)]
    rijen += [("M1", naam, "5 onder b", "01-08-2024", "") for naam in ("Kogermeer", "Uitmeer")]
    gezegd = {"leverancier": "SWV IJmeer PO", "dataset": "vrijstellingen"}
    dekking = ("Kogermeer", "Uitmeer")
    [vraag] = vragen(plek, als_csv(VRIJ_KOPPEN, rijen), **gezegd, dekking=dekking)
    assert vraag.tekst().startswith(
        "Regel 8 en 9: 1 leerling heeft tegelijk een vrijstelling in twee gemeenten."
    )


# -- a list and a count -------------------------------------------------------------------------


def _geteld(cel: str) -> bytes:
    return als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Thuiszitters", cel)])


def test_de_telling_zegt_iets_anders_dan_de_lijst(plek: Werkplek) -> None:
    neem_op(plek, thuis(*LIJST), leverancier=DUINVEEN)
    [tekst] = teksten(vragen(plek, _geteld("9"), leverancier=DUINVEEN))
    assert tekst.startswith(
        "Duinveen, Thuiszitters, 2e kwartaal 2025: in de lijst staan er 6, en in de tellingen 9."
    )
    assert vragen(plek, _geteld("6"), leverancier=DUINVEEN) == []


def test_een_bereik_waar_de_lijst_in_past_is_geen_verschil(plek: Werkplek) -> None:
    neem_op(plek, _geteld("<5"), leverancier=DUINVEEN)
    assert vragen(plek, thuis("A", "B", "C"), leverancier=DUINVEEN) == []
    assert len(vragen(plek, thuis(*LIJST), leverancier=DUINVEEN)) == 1


# -- percentages, pupils and coaches ------------------------------------------------------------


def _cbs(jaar: str, cel: str) -> bytes:
    koppen = ("Regio's", "Perioden", "Jongeren met jeugdhulp in natura (% (zie toelichting))")
    return als_csv(koppen, [("Duinveen", jaar, cel), ("Kogermeer", jaar, "11,5")])


def test_een_percentage_zonder_komma(plek: Werkplek) -> None:
    gezegd = {"leverancier": "CBS", "periode": ""}
    for jaar, cel in (("2021", "9,1"), ("2022", "9,4"), ("2023", "9,6")):
        neem_op(plek, _cbs(jaar, cel), **gezegd)
    [vraag] = vragen(plek, _cbs("2024", "96"), **gezegd)
    assert (vraag.soort, vraag.rijen, vraag.velden) == ("factor", (2,), ("percentage",))
    assert (
        "Duinveen, Jeugdhulpgebruik tot en met 17 jaar: 96,0%. Een jaar eerder 9,6%. Gedeeld door 10 past"
        in (vraag.tekst())
    )
    assert vragen(plek, _cbs("2024", "12,1"), **gezegd) == []


def _scholen(jaar: int, aantal: int) -> bytes:
    koppen = ("PEILDATUM", "GEMEENTENUMMER", "POSTCODE_LEERLING", "GEMEENTENAAM_LEERLING",
              "INSTELLINGSCODE", "VESTIGINGSCODE", "SOORT_PO", "8")  # fmt: skip
    rij = (f"{jaar}1001", "VB01", "9001", "Duinveen", "01AA", "01AA00", "bo", str(aantal))
    return als_csv(koppen, [rij])


def test_een_half_bestand_van_een_schoolgemeente(plek: Werkplek) -> None:
    gezegd = {"leverancier": "DUO", "periode": ""}
    neem_op(plek, _scholen(2023, 4000), **gezegd)
    [tekst] = teksten(vragen(plek, _scholen(2024, 2100), **gezegd))
    assert "1 oktober 2024: 2.100. Een jaar eerder 4.000. Klopt dit?" in tekst
    assert vragen(plek, _scholen(2024, 3900), **gezegd) == []


def test_gesprekken_zijn_een_reeks_naast_de_jongeren(plek: Werkplek) -> None:
    koppen = ("Gemeente", "School", "Gesproken jongeren", "Gesprekken")
    gezegd = {"leverancier": "VO-coaches Duin en Dijk"}
    for jaar in ("2021/2022", "2022/2023", "2023/2024"):
        rij = ("Duinveen", "De Brug", "60", "300")
        neem_op(plek, als_csv(koppen, [rij]), **gezegd, periode=jaar)
    rij = ("Duinveen", "De Brug", "60", "3100")
    [vraag] = vragen(plek, als_csv(koppen, [rij]), **gezegd, periode="2024/2025")
    assert (vraag.soort, vraag.rijen, vraag.velden) == ("factor", (2,), ("gesprekken",))
