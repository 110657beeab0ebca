"""Kaart, herkomst, uitsplitsing, duur en thema's: wat zij zeggen, en dat er niets verborgens in zit."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import streamlit as st

from datasets.periodes import Periode
from datasets.reference.regio import REGIO, regio
from indicators.catalog import indicatoren
from indicators.model import Figure, Krommepunt
from pages.shared.figures import Beeld
from pages.vergelijken import (
    duur,
    kaart,
    kruistabel,
    stromen,
    thema,
    uitsplitsing,
    vertoning,
)
from pages.vergelijken.thema_delen import (
    VERHAAL,
    Cijfers,
    Duur,
    Kruis,
    Reeksen,
    Splitsing,
    Stroom,
)
from pages.vergelijken.vraag import PER_1000, Vraag
from reports import plot
from reports.grafiek import Grafiek
from reports.grafiek_svg import Bijschrift, svg
from reports.kaartvlakken import van_tegels
from reports.waarde import Waarde
from tests.pages.fakes import beeld_van, figuur, klein, voorbeeld, zonder

K2 = Periode.van_code("2025-K2")
GEHEIM = 7137.0
"""Een getal dat nergens mag staan."""


def vraag(beeld: Beeld, indicator: str = "thuiszitters", **anders: Any) -> Vraag:
    return Vraag(beeld, indicatoren()[indicator], "VB01", K2, **anders)


def stil(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Alles wat een weergave op het scherm zet, als tekst; figuren als JSON."""
    gezet: list[str] = []

    def teken(
        _vraag: Vraag, blad: vertoning.Blad, maak: Callable[[], Grafiek], **meer: Any
    ) -> None:
        grafieken = [maak()] + ([meer["smal"]()] if meer.get("smal") else [])
        gezet.extend(json.dumps(plot.figuur(een)) for een in grafieken)
        gezet.extend(svg(een, Bijschrift("t", "o", (), "b")) for een in grafieken)
        csv = blad.csv() if blad.csv else ""
        gezet.extend((blad.onder, *blad.noten, blad.tabel, blad.legenda, csv))
        gezet.extend(str(regel) for regel in blad.regels())

    for module in (duur, kaart, kruistabel, stromen, thema, uitsplitsing):
        monkeypatch.setattr(module, "toon_grafiek", teken)
    monkeypatch.setattr(st, "html", gezet.append)
    monkeypatch.setattr(thema.block, "show", lambda html, **_: gezet.append(html))
    monkeypatch.setattr(uitsplitsing, "kies", lambda _label, _naam, opties: opties[0])
    monkeypatch.setattr(kaart.region, "boundaries", lambda _: None)
    return gezet


def verborgen(**meer: Any) -> Figure:
    """Een afgeschermd cijfer waarin, tegen de regels, toch een getal zit."""
    return replace(zonder("afgeschermd", tekst="·", **meer), min=GEHEIM, max=GEHEIM)


# -- kaart ------------------------------------------------------


def _drie(**meer: Any) -> Beeld:
    return beeld_van(
        figuur(14, noemer_min=8000.0, noemer_max=8000.0),
        klein(gebied="VB02", noemer_min=3000.0, noemer_max=3000.0),
        verborgen(gebied="VB03"),
        zonder("niet geleverd", gebied="VB04"),
        **meer,
    )


def test_de_kaart_zegt_van_hoeveel_gemeenten_er_een_waarde_is_en_wat_de_eigen_is() -> None:
    gezegd = kaart.bevinding(vraag(_drie(), eenheid=PER_1000))
    assert "Van 1 van de 9 gemeenten is er een waarde: 1,8." in gezegd
    assert gezegd.endswith("Duinveen: 1,8.")


def test_de_legenda_telt_de_gemeenten_en_zegt_waarom_er_geen_klasse_is() -> None:
    van = kaart.klassen_van(vraag(_drie()))
    html = kaart.legenda(vraag(_drie()), van)
    assert "1 gemeente" in html
    for woord in ("&lt;5", "·", "niet geleverd", "geen cijfer"):
        assert woord in html


def test_de_klassen_zijn_dezelfde_in_elke_periode() -> None:
    alle = voorbeeld()
    nu = vraag(alle, eenheid=PER_1000)
    eerder = nu.met(periode=K2.jaar_eerder())
    assert kaart.klassen_van(nu) == kaart.klassen_van(eerder)


@pytest.mark.parametrize("aantal", [kaart.MINSTE - 1, kaart.MINSTE])
def test_een_kaart_heeft_pas_klassen_met_genoeg_gemeenten(aantal: int) -> None:
    codes = [f"VB0{nr}" for nr in range(1, aantal + 1)]
    over = vraag(beeld_van(*(figuur(10.0 * nr, gebied=c) for nr, c in enumerate(codes, 1))))
    assert bool(kaart.klassen_van(over).grenzen) == (aantal >= kaart.MINSTE)
    html = kaart.legenda(over, kaart.klassen_van(over))
    assert ("te weinig cijfers voor klassen" in html) == (aantal < kaart.MINSTE)


def test_onder_elke_kaart_staat_dat_een_verschil_toeval_kan_zijn() -> None:
    over = vraag(_drie())
    noten = kaart.noten(over, van_tegels(over.beeld.regio.tegels))
    assert any("kan toeval zijn" in een for een in noten)


def test_een_klein_aantal_staat_op_een_kaart_per_1000_als_aantal() -> None:
    """`<5` naast 1,4 en 2,1 leest als minder dan 5 per 1.000."""
    over = vraag(_drie(), eenheid=PER_1000)
    assert kaart.waarde(over, "VB02").tekst == "aantal <5"
    assert kaart.waarde(over.met(eenheid="aantal"), "VB02").tekst == "<5"


def test_zonder_namen_van_andere_gemeenten_is_er_geen_kaart() -> None:
    """De plaats zou de gemeente verraden."""
    stille_regio = regio("duin-en-dijk").model_copy(update={"toon_namen": False})
    beeld = _drie()
    assert kaart.past(vraag(beeld))
    assert not kaart.past(vraag(replace(beeld, regio=stille_regio)))


def test_op_de_kaart_en_in_haar_tabel_en_bestand_staat_niets_verborgens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gezet = stil(monkeypatch)
    kaart.toon(vraag(_drie()))
    zonder_regels = [een for een in gezet if not een.startswith("Regel(")]
    assert "7137" not in " ".join(zonder_regels)
    assert any("Duinveen" in een for een in gezet)


# -- herkomst en bestemming ---------------------------------------


def _stroom(indicator: str, kant: str, ander: str, laag: float, hoog: float) -> Figure:
    gevonden = figuur(laag, hoog, indicator=indicator, periode="2024-10-01")
    return replace(gevonden, uitsplitsing=f"{kant}={ander}")


def _verkeer(*meer: Figure) -> Beeld:
    basis = {"periode": "2024-10-01"}
    return beeld_van(
        figuur(40, 55, indicator="leerlingen_naar_elders", **basis),
        figuur(70, indicator="leerlingen_van_elders", **basis),
        _stroom("leerlingen_naar_elders", "school", "VB04", 30, 35),
        _stroom("leerlingen_naar_elders", "school", "VB02", 10, 20),
        _stroom("leerlingen_van_elders", "woon", "VB02", 40, 60),
        _stroom("leerlingen_van_elders", "woon", "VB05", 10, 50),
        *meer,
    )


def test_een_grootste_bestemming_alleen_als_die_het_zeker_is() -> None:
    over = vraag(_verkeer(), "leerlingen_naar_elders")
    gezegd = stromen.bevinding(over, stromen.verkeer_van(over, "VB01"))
    assert (
        "gingen er 40–55 in een andere gemeente naar school, vooral in Langewaard (30–35)."
        in gezegd
    )
    assert "zaten er 70 van elders." in gezegd  # uit het noorden kunnen er meer zijn


def test_uit_en_in_staan_naast_elkaar_met_dezelfde_gemeenten_op_een_schaal() -> None:
    over = vraag(_verkeer(), "leerlingen_naar_elders")
    grafiek = stromen.teken(over, stromen.verkeer_van(over, "VB01"))
    uit, binnen = grafiek.panelen
    assert uit.x.hoog == binnen.x.hoog
    assert [naam.strip() for _, naam in uit.y.strepen] == [
        "Heerwijk aan Zee",
        "Noorddijk",
        "Langewaard",
    ]


def test_wie_nergens_heen_gaat_is_een_nul_en_wat_niet_geladen_is_niet() -> None:
    over = vraag(_verkeer(), "leerlingen_naar_elders")
    tabel = stromen.tabel(over, stromen.verkeer_van(over, "VB01"))
    assert ">0<" in tabel  # uit Duinveen gaat niemand naar Noorddijk
    leeg = stromen.verkeer_van(over.met(gemeente="VB09"), "VB09")
    assert leeg.volgorde == ()


# -- uitsplitsing -------------------------------------------------


def _redenen(gebied: str = REGIO, **cijfers: Figure) -> list[Figure]:
    return [
        replace(een, gebied=gebied, uitsplitsing=f"reden={code.replace('_', ' ')}")
        for code, een in cijfers.items()
    ]


def test_de_grootste_reden_wordt_genoemd_als_alles_te_zien_is() -> None:
    over = vraag(beeld_van(*_redenen(psychisch=figuur(15), gedrag=figuur(9), anders=klein())))
    deel = uitsplitsing.gedeeld(over, "reden")
    assert deel is not None
    assert "het meest voor: 15 thuiszitters" in uitsplitsing.bevinding(over, deel)


def test_niet_bekend_is_geen_reden_die_het_meest_voorkomt() -> None:
    over = vraag(beeld_van(*_redenen(psychisch=figuur(5), onbekend=figuur(19))))
    deel = uitsplitsing.gedeeld(over, "reden")
    assert deel is not None
    assert uitsplitsing.bevinding(over, deel).endswith("is het vaakst niet bekend welke: 19 keer.")


@pytest.mark.parametrize("ander", [verborgen(), figuur(9, 16)])
def test_de_grootste_reden_wordt_niet_genoemd_als_een_andere_groter_kan_zijn(ander: Figure) -> None:
    over = vraag(beeld_van(*_redenen(psychisch=figuur(15), gedrag=ander)))
    deel = uitsplitsing.gedeeld(over, "reden")
    assert deel is not None
    assert "het meest voor" not in uitsplitsing.bevinding(over, deel)


def test_een_groep_waarvan_bijna_niets_te_tonen_is_wordt_genoemd_en_niet_getekend() -> None:
    groep = next(gebied for gebied, een in regio("duin-en-dijk").groepen() if "VB01" in str(een))
    redenen = {"psychisch": figuur(15), "gedrag": figuur(9), "anders": klein()}
    dicht = dict.fromkeys(redenen, verborgen())
    over = vraag(beeld_van(*_redenen(**redenen), *_redenen(groep, **dicht)))
    deel = uitsplitsing.gedeeld(over, "reden")
    assert deel is not None
    assert deel.gebieden == (REGIO,)
    assert deel.leeg == (groep,)
    noten = " ".join(uitsplitsing.noten(over, deel, tijd=False))
    assert over.beeld.naam(groep) in noten
    assert "niet voor een gemeente" in noten


def test_een_uitsplitsing_die_nergens_is_wordt_niet_aangeboden() -> None:
    assert not uitsplitsing.past(vraag(_drie()))
    assert not uitsplitsing.past(vraag(_drie(), "dreigende_thuiszitters"))


@pytest.mark.parametrize("tijd", [False, True])
def test_in_een_uitsplitsing_zit_niets_verborgens(
    monkeypatch: pytest.MonkeyPatch, tijd: bool
) -> None:
    gezet = stil(monkeypatch)
    eerder = [
        replace(f, periode="2025-K1") for f in _redenen(psychisch=verborgen(), gedrag=klein())
    ]
    over = vraag(beeld_van(*_redenen(psychisch=figuur(15), gedrag=verborgen()), *eerder))
    deel = uitsplitsing.gedeeld(over, "reden")
    assert deel is not None
    uitsplitsing.toon_deel(over, deel, tijd=tijd)
    assert "7137" not in " ".join(een for een in gezet if not een.startswith("Regel("))


# -- duur -----------------------------------------------------------


def _met_kromme(*punten: Krommepunt, **meer: Any) -> Vraag:
    een = figuur(84, indicator="thuiszitters_duur", gebied=REGIO, periode="2024/2025")
    beeld = beeld_van(
        replace(een, tekst="12 weken", van="van 20 tot en met 29 keren thuis", **meer)
    )
    krommen = {("thuiszitters_duur", REGIO, "2024/2025", ""): punten}
    beeld = replace(beeld, vrijgave=replace(beeld.vrijgave, krommen=krommen))
    return vraag(beeld, "thuiszitters_duur")


def test_de_mediaan_en_wie_er_na_13_weken_nog_thuis_was_worden_gezegd() -> None:
    over = _met_kromme(Krommepunt(5, 80), Krommepunt(12, 50), Krommepunt(20, 30))
    eigen, anderen = duur.lijnen(over)
    assert anderen == ()
    assert duur.bevinding(over, eigen) == (
        "Hele regio, schooljaar 2024/25: de helft was na 12 weken niet meer thuis. Na 13 weken was "
        "nog hooguit 50% thuis."
    )


def test_met_minder_dan_drie_stappen_is_er_geen_lijn(monkeypatch: pytest.MonkeyPatch) -> None:
    gezet = stil(monkeypatch)
    duur.toon(_met_kromme(Krommepunt(12, 50)))
    assert any("Voor een lijn zijn de aantallen te klein." in een for een in gezet)
    assert not any(een.startswith("{") for een in gezet)


def test_zonder_kromme_is_er_geen_weergave_duur() -> None:
    assert not duur.past(_met_kromme())
    assert duur.past(_met_kromme(Krommepunt(12, 50)))


# -- thema's --------------------------------------------------------


def _ids() -> set[str]:
    uit: set[str] = set()
    for delen in VERHAAL.values():
        for deel in delen:
            if isinstance(deel, Cijfers | Reeksen):
                uit |= set(deel.indicatoren)
            elif isinstance(deel, Stroom):
                uit |= {deel.erbij, deel.eraf, deel.stand}
            elif isinstance(deel, Splitsing | Kruis | Duur):
                uit.add(deel.indicator)
    return uit


def test_een_thema_noemt_alleen_cijfers_die_er_zijn() -> None:
    assert _ids() <= {een.id for een in indicatoren().values() if not een.intern}


def test_een_uitsplitsing_van_een_thema_is_er_een_van_dat_cijfer() -> None:
    for delen in VERHAAL.values():
        for deel in delen:
            if isinstance(deel, Splitsing):
                assert deel.soort in indicatoren()[deel.indicator].uitsplitsingen
            elif isinstance(deel, Kruis):
                assert deel.soort in indicatoren()[deel.indicator].kruisingen


@pytest.mark.parametrize("titel", sorted(VERHAAL))
def test_elk_thema_vertelt_iets_over_de_voorbeeldregio(
    monkeypatch: pytest.MonkeyPatch, titel: str
) -> None:
    gezet = stil(monkeypatch)
    thema.toon(vraag(voorbeeld(), thema=titel))
    html = " ".join(gezet)
    assert "<h2" in html
    assert "Duinveen" in html


def test_een_deel_zonder_cijfers_blijft_weg(monkeypatch: pytest.MonkeyPatch) -> None:
    gezet = stil(monkeypatch)
    thema.toon(vraag(beeld_van(figuur(14)), thema="Thuiszitters"))
    koppen = [een for een in gezet if "<h2" in een]
    assert len(koppen) == 2  # hoeveel het er zijn, en het verloop ervan
    assert not any("Waarom" in een for een in koppen)


def test_in_een_thema_zit_niets_verborgens(monkeypatch: pytest.MonkeyPatch) -> None:
    gezet = stil(monkeypatch)
    figuren = [
        verborgen(indicator=een, gebied=gebied, periode=periode)
        for een in ("thuiszitters", "thuiszitters_instroom", "thuiszitters_uitstroom")
        for gebied in ("VB01", REGIO)
        for periode in ("2025-K1", "2025-K2")
    ]
    thema.toon(vraag(beeld_van(*figuren), thema="Thuiszitters"))
    assert "7137" not in " ".join(een for een in gezet if not een.startswith("Regel("))


def test_een_cijfer_dat_er_per_gemeente_niet_is_zegt_dat(monkeypatch: pytest.MonkeyPatch) -> None:
    gezet = stil(monkeypatch)
    een = figuur(62, indicator="thuiszitters_terug_jaar", gebied=REGIO, periode="2024/2025")
    thema.toon(vraag(beeld_van(een), thema="Thuiszitters"))
    assert any("niet per gemeente" in html for html in gezet)


def test_een_schooljaar_staat_nooit_in_een_rij_met_een_kwartaal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """106 in een schooljaar naast 147 in een kwartaal leest als 106 van de 147."""
    gezet = stil(monkeypatch)
    een = {"indicator": "jeugdhulp_beeindigd"}
    figuren = (figuur(106, periode="2024/2025", **een), figuur(147, gebied=REGIO, **een))
    thema.toon(vraag(beeld_van(*figuren), thema="Jeugdhulp"))
    rijen = [rij for html in gezet for rij in html.split("</tr>") if "mon-getal" in rij]
    (jaar,) = [rij for rij in rijen if "schooljaar 2024/25</small>" in rij]
    (kwartaal,) = [rij for rij in rijen if "2e kwartaal 2025</small>" in rij]
    assert ">106<" in jaar
    assert ">alleen per kwartaal<" in jaar
    assert ">147<" in kwartaal
    assert ">alleen per schooljaar<" in kwartaal
    assert "147" not in jaar
    assert "106" not in kwartaal


def test_cijfers_van_dezelfde_periode_staan_in_een_rij(monkeypatch: pytest.MonkeyPatch) -> None:
    gezet = stil(monkeypatch)
    thema.toon(vraag(beeld_van(figuur(14), figuur(40, gebied=REGIO)), thema="Thuiszitters"))
    rijen = [rij for html in gezet for rij in html.split("</tr>") if "2e kwartaal 2025</" in rij]
    eerste = rijen[0]
    assert ">14<" in eerste
    assert ">40<" in eerste
    assert "alleen" not in eerste


def test_een_oudere_periode_van_de_gemeente_heeft_een_eigen_rij(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gezet = stil(monkeypatch)
    figuren = (figuur(14, periode="2025-K1"), figuur(40, gebied=REGIO))
    thema.toon(vraag(beeld_van(*figuren), thema="Thuiszitters"))
    html = " ".join(gezet)
    assert "alleen K1 ’25" in html
    assert "alleen K2 ’25" in html


def test_een_tegelkaart_heeft_een_plek_voor_elke_gemeente_van_de_vraag() -> None:
    over = vraag(_drie())
    grafiek = kaart.teken(over, van_tegels(over.beeld.regio.tegels))
    assert grafiek.alt == kaart.bevinding(over)
    assert kaart.waarde(over, "VB03") == Waarde("verborgen", tekst="·")


def test_erbij_en_eraf_zegt_met_hoeveel_het_begon_en_wat_is_bijgesteld(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Begin + in - out = end within a delivery; the end of the delivery before can differ."""

    def regio_cijfer(wat: str, aantal: float, periode: str) -> Figure:
        return figuur(aantal, indicator=wat, gebied=REGIO, periode=periode)

    beeld = beeld_van(
        regio_cijfer("thuiszitters", 90, "2025-K1"),
        regio_cijfer("thuiszitters", 77, "2025-K2"),
        *(regio_cijfer("thuiszitters_instroom", 57, p) for p in ("2025-K1", "2025-K2")),
        *(regio_cijfer("thuiszitters_uitstroom", 64, p) for p in ("2025-K1", "2025-K2")),
    )
    gezet = " ".join(stil_en_toon(monkeypatch, beeld))
    assert "aan het begin: 84, nieuwe thuiszitters: 57, niet meer thuis: 64" in gezet
    assert "aan het eind: 77" in gezet
    assert "Bijgesteld: in kwartaal 2 van 2025 is het begin een ander aantal" in gezet


def stil_en_toon(monkeypatch: pytest.MonkeyPatch, beeld: Beeld) -> list[str]:
    gezet = stil(monkeypatch)
    thema.toon(vraag(beeld, thema="Thuiszitters"))
    return gezet
