"""What compute makes of more than one source: which counts, which sectors, and a break."""

from pathlib import Path

from datasets.catalog import datasets
from datasets.reference.profiel import Leidend
from datasets.reference.regio import regio
from datasets.store import open_store
from indicators.catalog import indicatoren
from indicators.compute import bereken
from tests.indicators.proef import (
    Proef,
    geteld,
    thuis,
    zoveel,
)

K2 = "2025-K2"
THUIS = "thuiszitters"


# -- sources and sectors ------------------------------------------------------------------------


def test_verschillende_sectoren_tellen_op(tmp_path: Path) -> None:
    afgesproken = regio("duin-en-dijk").model_copy(update={"sectoren": {THUIS: ("po", "vo")}})
    proef = Proef(tmp_path, afgesproken)
    po = thuis(*zoveel(6, "VB03 2025-05-01"), van="SWV IJmeer PO", periode=K2)
    proef.laad(po)
    assert proef.figuur(THUIS, "VB03", K2).reden == "Onvolledig: zonder vo."
    assert proef.ruw(THUIS, "VB07", K2).onvolledig == "zonder vo"
    proef.laad(thuis(*zoveel(9, "VB03 2025-05-01"), van="SWV IJmeer VO", periode=K2))
    assert (proef.figuur(THUIS, "VB03", K2).tekst, proef.figuur(THUIS, "VB03", K2).status) == (
        "15",
        "getoond",
    )


def test_een_deel_van_de_sectoren_zonder_afspraak(proef: Proef) -> None:
    proef.laad(thuis(*zoveel(6, "VB03 2025-05-01"), van="SWV IJmeer PO", periode=K2))
    assert proef.figuur(THUIS, "VB03", K2).reden == "Onvolledig: alleen po."


def test_twee_bronnen_wordt_gevraagd_en_het_antwoord_bewaard(proef: Proef) -> None:
    proef.laad(thuis(*zoveel(12, "VB03 2025-05-01"), van="Leerplicht Kogermeer", periode=K2))
    swv = {"van": "SWV IJmeer PO", "periode": K2, "sector": "alle"}
    [vraag] = proef.rapporten(thuis(*zoveel(16, "VB03 2025-05-01"), **swv))
    assert (vraag.uitkomst, vraag.optie) == ("vraag", "leidend")
    assert proef.stand(THUIS, "VB03", K2) == "12"  # er is niets opgenomen
    proef.laad(thuis(*zoveel(16, "VB03 2025-05-01"), **swv, leidend="SWV IJmeer PO"))
    figuur = proef.figuur(THUIS, "VB03", K2)
    assert (figuur.tekst, figuur.andere_bron) == ("16", "andere bron: 12 (Leerplicht Kogermeer)")
    # het volgende kwartaal geldt hetzelfde antwoord
    proef.laad(
        thuis(*zoveel(7, "VB03 2025-08-01"), **{**swv, "periode": "2025-K3"}),
        thuis(*zoveel(3, "VB03 2025-08-01"), van="Leerplicht Kogermeer", periode="2025-K3"),
    )
    figuur = proef.figuur(THUIS, "VB03", "2025-K3")
    assert (figuur.tekst, figuur.andere_bron) == ("7", "andere bron: <5 (Leerplicht Kogermeer)")


def test_zonder_keuze_telt_geen_van_beide(proef: Proef) -> None:
    proef.laad(
        thuis(*zoveel(12, "VB03 2025-05-01"), van="Leerplicht Kogermeer", periode=K2),
        thuis(
            *zoveel(16, "VB03 2025-05-01"),
            van="SWV IJmeer PO",
            periode=K2,
            sector="alle",
            leidend="SWV IJmeer PO",
        ),
    )
    with open_store(
        proef.plek.map_regio, datasets=datasets(), register=proef.regio.register
    ) as store:
        store.con.execute("delete from leidend")
        zonder = bereken(store, proef.regio, indicatoren=indicatoren(), datasets=datasets())
    ruw = zonder.figuren[THUIS, "VB03", K2, ""]
    assert (ruw.status, ruw.teller.max) == ("niet te berekenen", 0)
    assert ruw.reden == (
        "Twee bronnen leveren dit cijfer: Leerplicht Kogermeer (thuiszitters) en SWV IJmeer PO "
        "(thuiszitters). Kies welke telt."
    )
    assert zonder.figuren[THUIS, "VB07", K2, ""].status == "bekend"


def test_leidend_in_het_profiel_per_sector(tmp_path: Path) -> None:
    """`alle` and a part overlap.

    With the leading part the whole does not count, and the other part stays.
    """
    delen = ("langer_3m", "instroom", "uitstroom", "terug_naar_school")
    maten = (THUIS, *(f"{THUIS}_{naam}" for naam in delen))
    keuzes = tuple(
        Leidend(maat=maat, leverancier="SWV IJmeer PO", dataset="thuiszitters", sector="po")
        for maat in maten
    )
    afspraken = {"leidend": keuzes, "sectoren": {THUIS: ("po", "vo")}}
    gebied = regio("duin-en-dijk").model_copy(update=afspraken)
    proef = Proef(tmp_path, gebied)
    proef.laad(
        thuis(*zoveel(20, "VB03 2025-05-01"), van="Leerplicht Kogermeer", periode=K2),
        thuis(*zoveel(6, "VB03 2025-05-01"), van="SWV IJmeer PO", periode=K2),
        thuis(*zoveel(9, "VB03 2025-05-01"), van="SWV IJmeer VO", periode=K2),
    )
    assert proef.stand(THUIS, "VB03", K2) == "15"
    # het verschil tussen geheel en deel is een deel dat niemand toonde: van de ander alleen de naam
    assert proef.figuur(THUIS, "VB03", K2).andere_bron == "andere bron: Leerplicht Kogermeer"


def test_gevallen_gaan_voor_een_telling_van_dezelfde_leverancier(proef: Proef) -> None:
    van = "Leerplicht Duinveen"
    proef.laad(
        geteld("VB01;thuiszitters;;16", van=van, periode=K2),
        thuis(*zoveel(14, "VB01 2025-05-01"), van=van, periode=K2),
    )
    assert proef.stand(THUIS, "VB01", K2) == "14"
    assert proef.figuur(THUIS, "VB01", K2).andere_bron == "andere bron: 16 (Leerplicht Duinveen)"


def test_een_telling_geeft_geen_stand_op_1_oktober(proef: Proef) -> None:
    proef.laad(
        geteld(
            "VB01;thuiszitters langer dan 3 maanden;;8",
            van="Leerplicht Duinveen",
            periode="2024-K4",
        )
    )
    ruw = proef.ruw("thuiszitters_langer_3m", "VB01", "2024/2025")
    assert (ruw.status, ruw.reden) == (
        "niet te berekenen",
        "Deze telling geldt op de laatste dag van het kwartaal, niet op 1 oktober.",
    )
    assert proef.stand("thuiszitters_langer_3m", "regio", "2024-K4") == "8"


def test_schooljaar_en_kwartalen_naast_elkaar_tellen_niet_dubbel(proef: Proef) -> None:
    van = "Leerplicht Duinveen"
    proef.laad(
        geteld("VB01;instroom;;30", van=van, periode="2024/2025"),
        *(
            geteld("VB01;instroom;;7", van=van, periode=k)
            for k in ("2024-K3", "2024-K4", "2025-K1", "2025-K2")
        ),
    )
    assert proef.stand("thuiszitters_instroom", "VB01", "2024/2025") == "30"


# -- breaks -------------------------------------------------------------------------------------


def test_wisseling_van_bron_soort_of_definitie_is_een_breuk(proef: Proef) -> None:
    van = "Leerplicht Duinveen"
    acht = zoveel(8, "VB01 2024-01-01")
    proef.laad(
        thuis(*acht, van=van, periode="2024-K1"),
        thuis(*acht, van=van, periode="2024-K2"),
        geteld("VB01;thuiszitters;;9", van=van, periode="2024-K3"),  # gevallen -> telling
        geteld("VB01;thuiszitters;;9", van=van, periode="2024-K4"),
        thuis(*acht, van=van, periode="2025-K1"),  # telling -> gevallen
        thuis(*acht, van=van, periode="2025-K2", definitie="ook ziek met deelplan"),
        thuis(
            *acht,
            van="SWV Noord-Kust PO",
            periode="2025-K3",
            sector="alle",
            definitie="ook ziek met deelplan",
        ),
    )
    breuken = {
        p: bool(proef.ruw(THUIS, "VB01", p).breuk)
        for p in ("2024-K1", "2024-K2", "2024-K3", "2024-K4", "2025-K1", "2025-K2", "2025-K3")
    }
    assert [p for p, breuk in breuken.items() if breuk] == [
        "2024-K3",
        "2025-K1",
        "2025-K2",
        "2025-K3",
    ]
    groep = proef.figuur(THUIS, "jeugdregio:kust", "2025-K2")
    assert groep.breuk == "In Duinveen telt vanaf hier een andere bron of definitie."
