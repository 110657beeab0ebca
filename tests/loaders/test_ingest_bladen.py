"""Promises of loading: sheets and periods, what is still to come, and what is told."""

from pathlib import Path

import pytest

from datasets.reference.regio import regio
from indicators.vrijgave import Lezer, lees_vrijgave
from loaders.dekking import namen_van_totalen
from loaders.ingest import Werkplek, meld_geen_gevallen
from loaders.opdracht import Opdracht
from tests.loaders.hulp import (
    GEVALLEN,
    KOPPEN,
    WANNEER,
    als_csv,
    als_xlsx,
    gevallen,
    goed,
    neem_op,
    werkplek,
)


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path)


# -- sheets ------------------------------------------------------------------------------------


def test_sheets_named_after_periods_are_never_added_up(plek: Werkplek) -> None:
    boek = als_xlsx({"2025-K1": (KOPPEN, GEVALLEN[:1]), "2025-K2": (KOPPEN, GEVALLEN)})
    gevraagd = neem_op(plek, boek, naam="lijst.xlsx")
    assert (gevraagd.uitkomst, gevraagd.optie) == ("vraag", "periode")
    assert gevraagd.zin == (
        "lijst.xlsx: de bladen 2025-K1 en 2025-K2 heten naar verschillende perioden, en --periode noemt er "
        "een. Gaat elk blad over de periode in zijn naam, zeg dan --periode bladnaam."
    )
    rapport = goed(neem_op(plek, boek, naam="lijst.xlsx", periode="bladnaam"))
    assert [(n.periode, n.rijen) for n in rapport.leveringen] == [("2025-K1", 1), ("2025-K2", 4)]


def test_two_sheets_of_one_delivery_are_checked_together(plek: Werkplek) -> None:
    botst = ("NK-2", "Duinveen", "01-06-2025", "", "9")
    boek = als_xlsx({"Noord": (KOPPEN, GEVALLEN), "Zuid": (KOPPEN, [GEVALLEN[0], botst])})
    rapport = neem_op(plek, boek, naam="lijst.xlsx")
    assert rapport.uitkomst == "fouten"
    assert [i.tekst() for i in rapport.issues] == [
        "Blad Noord regel 3 en blad Zuid regel 3: deze regels gaan over dezelfde leerling en "
        "overlappen elkaar. Was de leerling tussendoor terug, vul dan bij de eerste regel de datum "
        "terug in. Gaat het om dezelfde keer, laat dan een regel weg.",
        "Blad Noord regel 2 en blad Zuid regel 2: deze regels zijn precies gelijk; samen tellen ze een keer. "
        "Klopt dat, bevestig het dan.",
    ]


def test_the_period_in_the_file_may_not_be_another_than_the_one_said(plek: Werkplek) -> None:
    inhoud = als_csv((*KOPPEN, "Periode"), [(*g, "2025-K1") for g in GEVALLEN])
    rapport = neem_op(plek, inhoud)
    assert rapport.zin == (
        "lijst.csv: in de kolom Periode staat 2025-K1, en u noemde 2025-K2. Laat --periode weg, of verbeter "
        "de periode in het bestand."
    )


def test_what_goes_off_screen_is_told(plek: Werkplek) -> None:
    def telling(*rijen: tuple[str, str]) -> bytes:
        return als_csv(("Gemeente", "Maat", "Aantal"), [(*r, "7") for r in rijen])

    dreigend, tlv = "Dreigende thuiszitters", "tlv"
    goed(
        neem_op(plek, telling(("Duinveen", dreigend), ("Langewaard", dreigend), ("Duinveen", tlv)))
    )
    tweede = goed(neem_op(plek, telling(("Duinveen", tlv)), sector="po"))
    assert [i.tekst() for i in tweede.issues] == [
        "Tellingen, 2e kwartaal 2025: niet meer te zien: Dreigende thuiszitters van Duinveen en "
        "Langewaard. Klopt dat niet, lever dan een bestand waar alles in staat.",
        "Tellingen, 2e kwartaal 2025: de sector was vo en wordt po.",
        "Tellingen, 2e kwartaal 2025: vervangt versie 1, ontvangen 12 augustus 2025: 3 regels "
        "worden 1.",
    ]


def test_a_list_for_fewer_municipalities_says_which_are_gone(plek: Werkplek) -> None:
    goed(neem_op(plek, gevallen(), dekking=("Duinveen", "Langewaard")))
    tweede = neem_op(plek, gevallen(GEVALLEN[:2]), dekking=("Duinveen", "Noorddijk"), proef=True)
    zinnen = " ".join(i.tekst() for i in tweede.issues if i.ernst == "waarschuwing")
    assert "niet meer te zien: Thuiszitters van Langewaard." in zinnen
    assert "de levering spreekt nu ook voor Noorddijk." in zinnen


def test_who_counts_names_one_leverancier_once(plek: Werkplek) -> None:
    telling = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Thuiszitters", "7")])
    goed(
        neem_op(
            plek, gevallen(), leverancier="Leerplicht Duinveen", dekking=("Duinveen", "Langewaard")
        )
    )
    goed(neem_op(plek, telling, leverancier="Leerplicht Duinveen"))
    vraag = neem_op(plek, gevallen(GEVALLEN[:1]))
    assert vraag.uitkomst == "vraag"
    assert vraag.zin.count("'Leerplicht Duinveen'") == 1, vraag.zin
    assert "twee bronnen" in vraag.zin


# -- what is still to come ---------------------------------------------------------------------


def test_a_period_that_is_not_over_is_refused(plek: Werkplek) -> None:
    rapport = neem_op(plek, gevallen(), periode="2030-K1")
    assert rapport.uitkomst == "fouten"
    assert [i.tekst() for i in rapport.fouten] == [
        "2030-K1 is nog niet voorbij. Verbeter de periode, of lever de cijfers aan als de periode "
        "voorbij is."
    ]
    leeg = Opdracht("SWV Noord-Kust VO", "thuiszitters", "2025-K3", wanneer=WANNEER)
    assert "is nog niet voorbij" in "".join(meld_geen_gevallen(plek, leeg).regels())
    koppen = ("Gemeente", "Maat", "Aantal", "Periode")
    rijen = [("Duinveen", "tlv", "7", "2025-K2"), ("Noorddijk", "tlv", "7", "2025-K3")]
    rapport = neem_op(plek, als_csv(koppen, rijen), periode="")
    assert [i.tekst()[:55] for i in rapport.fouten] == [
        "Regel 3, kolom Periode: 2025-K3 is nog niet voorbij. Ve"
    ]


def test_a_figure_of_cbs_on_a_day_to_come_is_refused(plek: Werkplek) -> None:
    def bevolking(jaar: str) -> bytes:
        return als_csv(("Regio's", jaar), [("Duinveen", "700")])

    zegt = {"leverancier": "CBS", "periode": "", "dataset": "bevolking"}
    assert neem_op(plek, bevolking("2026"), **zegt).uitkomst == "fouten"
    goed(neem_op(plek, bevolking("2025"), **zegt))


def test_a_case_that_has_not_happened_is_refused(plek: Werkplek) -> None:
    rijen = [*GEVALLEN[:2], ("NK-9", "Duinveen", "10-01-2025", "13-08-2025", "14")]
    rapport = neem_op(plek, gevallen(rijen))
    assert [i.tekst() for i in rapport.fouten] == [
        "Regel 4, kolom Datum terug: deze datum moet nog komen. Kijk of het jaartal klopt."
    ]
    later = WANNEER.replace(day=13)
    assert neem_op(plek, gevallen(rijen), wanneer=later).uitkomst == "opgenomen"


def test_a_list_about_another_quarter_is_refused(plek: Werkplek) -> None:
    rapport = neem_op(plek, gevallen(GEVALLEN[1:2]), periode="2025-K1")
    assert [i.tekst() for i in rapport.fouten] == [
        "Geen enkele regel valt in kwartaal 1 van 2025. Klopt --periode? Waren er echt geen "
        "gevallen, meld dat dan met --geen-gevallen."
    ]


def test_what_is_left_out_is_counted_and_named(plek: Werkplek) -> None:
    rijen = [*GEVALLEN[:2], ("NK-9", "Langewaard", "31-02-2025", "", "14")]
    rapport = goed(neem_op(plek, gevallen(rijen), zonder_foute_rijen=True))
    assert [i.ernst for i in rapport.issues] == ["weggelaten", "waarschuwing"]
    een, twee = rapport.regels()[1:]
    assert een.startswith("  weggelaten: Regel 4, kolom Eerste dag thuis: '31-02-2025'")
    assert "Verbeter" not in een
    assert twee == "  waarschuwing: 1 regel is weggelaten: regel 4. Onvolledig is nu: Langewaard."


@pytest.mark.parametrize("naam", ["Duin en Dijk", "regio totaal", "Hele regio", "Kust"])
def test_a_total_of_the_region_is_told_and_not_counted(plek: Werkplek, naam: str) -> None:
    rijen = [("Duinveen", "tlv", "7"), (naam, "tlv", "90")]
    rapport = goed(neem_op(plek, als_csv(("Gemeente", "Maat", "Aantal"), rijen)))
    assert [i.tekst() for i in rapport.issues] == [
        "Regel 3: deze regel is een totaal en telt niet mee."
    ]


def test_the_name_of_a_municipality_is_never_a_total() -> None:
    assert "alkmaar" not in namen_van_totalen(regio("alkmaar"))
    assert "regio alkmaar" in namen_van_totalen(regio("alkmaar"))


def test_a_count_for_somebody_else_is_told(plek: Werkplek) -> None:
    rijen = [("Duinveen", "tlv", "7"), ("Uitmeer", "tlv", "9")]
    inhoud = als_csv(("Gemeente", "Maat", "Aantal"), rijen)
    rapport = goed(neem_op(plek, inhoud, leverancier="Leerplicht Duinveen"))
    assert [i.tekst() for i in rapport.issues] == [
        "Regel 3, kolom Gemeente: volgens de inrichting spreekt Leerplicht Duinveen niet voor "
        "Uitmeer. Kijk of de gemeente en de leverancier kloppen."
    ]


def test_double_rows_of_a_wide_file_are_told_once_with_heading_and_municipality(
    plek: Werkplek,
) -> None:
    koppen = ("Gemeente", "Dreigende thuiszitters", "Geoorloofd verzuim", "Verkorte onderwijstijd")
    gelijk = neem_op(plek, als_csv(koppen, [("Duinveen", "7", "8", "9")] * 2))
    assert [i.tekst() for i in goed(gelijk).issues] == [
        "Regel 2 en 3, kolom Dreigende thuiszitters, Geoorloofd verzuim en Verkorte "
        "onderwijstijd: deze regels zijn voor Duinveen precies gelijk; samen tellen ze een keer. "
        "Klopt dat, bevestig het dan."
    ]
    rijen = [("Duinveen", "7", "8", "9"), ("Duinveen", "7", "6", "5")]
    botst = neem_op(plek, als_csv(koppen, rijen))
    assert [i.tekst() for i in botst.issues] == [
        "Regel 2 en 3, kolom Geoorloofd verzuim en Verkorte onderwijstijd: deze regels geven voor "
        "Duinveen een ander cijfer. Laat de regel staan die klopt."
    ]


def test_many_periods_at_once_are_replaced_in_few_words(plek: Werkplek) -> None:
    perioden = [f"{jaar}-K{k}" for jaar in range(2019, 2024) for k in range(1, 5)]

    def lijst(*gemeenten: str) -> bytes:
        rijen = [(g, "tlv", "7", p) for g in gemeenten for p in perioden]
        return als_csv(("Gemeente", "Maat", "Aantal", "Periode"), rijen)

    goed(neem_op(plek, lijst("Duinveen", "Langewaard"), periode=""))
    issues = goed(neem_op(plek, lijst("Duinveen"), periode="")).issues
    weg = [i for i in issues if "Langewaard" in i.tekst()]
    assert [i.plaats() for i in weg] == ["Tellingen, 1e kwartaal 2019 en nog 19 leveringen"]
    assert [i.tekst() for i in issues if i.ernst == "melding"] == [
        "20 leveringen vervangen een eerdere versie."
    ]


def test_what_was_not_delivered_is_never_said_to_be_hidden(tmp_path: Path) -> None:
    """A small stock at the end of one quarter, and nothing delivered in the school year after it."""
    plek = werkplek(tmp_path / "regio")
    goed(neem_op(plek, gevallen()))
    derde = als_csv(KOPPEN, [("K-1", "Kogermeer", "10-07-2025", "", "12")])
    goed(
        neem_op(
            plek,
            derde,
            leverancier="Leerplicht Kogermeer",
            periode="2025-K3",
            wanneer=WANNEER.replace(month=11),
        )
    )
    lezer = Lezer(profiel="vanaf 5", regio=plek.regio.id)
    vrij = lees_vrijgave(plek.map_regio, lezer)
    figuur = vrij.figuren["thuiszitters_instroom", "VB01", "2025/2026", ""]
    assert figuur.status == "niet geleverd"
