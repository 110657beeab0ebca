"""Changing the inrichting: what readers see after it, refusals in words, and exactly back."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from datasets.reference.regio import Regio
from datasets.reference.toml import als_toml
from indicators.catalog import indicatoren
from indicators.keuze import gekozen
from indicators.vrijgave import Lezer, lees_vrijgave, nieuwste
from loaders import begin, inrichting, wijzigingen
from loaders.ingest import laad
from loaders.inrichting import InrichtingFout, bekijk, geschiedenis, maak_ongedaan, wijzig
from loaders.opdracht import Opdracht, Werkplek

VANDAAG = date(2025, 9, 1)
TELLINGEN = "Periode;Gemeente;Maat;Aantal\n" + "".join(
    f"2025-K2;{naam};{maat};{aantal}\n"
    for maat, aantallen in (
        ("Dreigende thuiszitters", (12, 3, 9)),
        ("Verkorte onderwijstijd", (7, 6, 5)),
    )
    for naam, aantal in zip(("Duinveen", "Heerwijk aan Zee", "Kogermeer"), aantallen, strict=True)
)


@pytest.fixture
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Werkplek:
    """The invented region with counts of three municipalities."""
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    monkeypatch.setattr(begin, "vandaag", lambda: VANDAAG)
    monkeypatch.setattr(inrichting, "vandaag", lambda: VANDAAG)
    place = begin.werkplek("duin-en-dijk")
    opdracht = Opdracht(leverancier="Netwerkgroep Duin en Dijk", dataset="tellingen", wie="ik")
    rapport = laad(place, TELLINGEN.encode(), "tellingen.csv", opdracht)
    assert rapport.uitkomst == "opgenomen", rapport.regels()
    return begin.werkplek("duin-en-dijk")


def getoond(plek: Werkplek) -> list[dict[str, Any]]:
    """All released figures, every field."""
    return [asdict(f) for f in lees_vrijgave(plek.map_regio, Lezer()).figuren.values()]


def indeling(plek: Werkplek) -> list[dict[str, Any]]:
    """The region's own groupings, with Heerwijk aan Zee in Midden instead of Kust."""
    gevouwen = tomllib.loads(als_toml(inrichting.inhoud(plek)))["eigen_indelingen"]
    kust, midden = gevouwen[0]["groepen"][:2]
    kust["gemeenten"].remove("VB02")
    midden["gemeenten"].append("VB02")
    return list(gevouwen)


def zet(plek: Werkplek, wordt: dict[str, Any], reden: str = "Zo afgesproken") -> int:
    return wijzig(plek, wordt, wie="ik", vanaf=VANDAAG, reden=reden)


def nu(plek: Werkplek) -> Regio:
    return begin.werkplek(plek.regio.id).regio


# -- which figures, where, in which order -----------------------


def test_een_cijfer_dat_niet_meer_wordt_getoond_verdwijnt_en_de_cijfers_blijven(
    plek: Werkplek,
) -> None:
    """Hiding is no computing: the released file stays as it was, byte for byte."""
    voor = nieuwste(plek.map_regio)
    assert voor is not None
    bytes_voor = voor.read_bytes()
    keuze = {"indicatoren": [{"indicator": "dreigende_thuiszitters", "tonen": "niet"}]}
    gevolg = bekijk(plek, keuze, vanaf=VANDAAG)
    assert gevolg.zinnen == ("“Dreigende thuiszitters” wordt niet meer getoond.",)
    assert gevolg.aantal("vervallen") > 0
    assert {een.titel for een in gevolg.cijfers} == {"Dreigende thuiszitters"}
    zet(plek, keuze)
    assert "dreigende_thuiszitters" not in {e.id for e in gekozen(nu(plek), indicatoren())}
    assert nieuwste(plek.map_regio) == voor
    assert voor.read_bytes() == bytes_voor


def test_de_volgorde_noemt_alleen_wat_verplaatst_is(plek: Werkplek) -> None:
    er = [een.id for een in gekozen(plek.regio, indicatoren())]
    er.insert(0, er.pop(er.index("jeugdhulpgebruik")))
    gevolg = bekijk(plek, {"volgorde": er}, vanaf=VANDAAG)
    assert gevolg.zinnen == ("“Jeugdhulpgebruik tot en met 17 jaar” staat nu vooraan.",)
    assert gevolg.samenvatting() == "Er komt geen cijfer bij, en er verandert of verdwijnt er geen."
    zet(plek, {"volgorde": er})
    assert next(iter(gekozen(nu(plek), indicatoren()))).id == "jeugdhulpgebruik"


def test_een_cijfer_dat_later_in_de_catalogus_komt_staat_na_zijn_voorganger(
    plek: Werkplek,
) -> None:
    er = [een.id for een in gekozen(plek.regio, indicatoren())]
    zonder = [naam for naam in reversed(er) if naam != "thuiszitters_langer_3m"]
    zet(plek, {"volgorde": zonder})
    nieuw = [een.id for een in gekozen(nu(plek), indicatoren())]
    assert nieuw.index("thuiszitters_langer_3m") == nieuw.index("thuiszitters") + 1


def test_een_eigen_hoofdlijn_neemt_de_cijfers_van_de_catalogus_mee(plek: Werkplek) -> None:
    lijnen = [
        {"titel": "Op tijd erbij", "catalogus": "Lokaal anticiperen", "resultaat": "Vroeg hulp."},
        {"titel": "Passende plek", "catalogus": "Passende omgeving"},
        {"titel": "Samen", "catalogus": "Integraal perspectief"},
        {"titel": "Randvoorwaarden"},
    ]
    zet(plek, {"hoofdlijnen": lijnen})
    per = {een.id: een.hoofdlijn for een in gekozen(nu(plek), indicatoren())}
    assert per["dreigende_thuiszitters"] == "Op tijd erbij"
    assert per["thuiszitters"] == "Passende plek"
    assert [lijn.titel for lijn in nu(plek).hoofdlijnen][-1] == "Randvoorwaarden"


def test_wat_alleen_op_het_scherm_staat_kan_wachten_op_zijn_dag(
    plek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    morgen = VANDAAG + timedelta(days=1)
    wijzig(plek, {"toon_namen": False}, wie="ik", vanaf=morgen, reden="Vanaf morgen")
    assert nu(plek).toon_namen
    assert geschiedenis(plek)[0].status == "begint nog"
    with pytest.raises(
        InrichtingFout, match="Hiervoor staat al wijziging 1 klaar, die begint op 2"
    ):
        zet(plek, {"toon_namen": False})
    monkeypatch.setattr(begin, "vandaag", lambda: morgen)
    assert not nu(plek).toon_namen


# -- groups, and exactly back -----------------------------------


def test_een_andere_groep_geeft_meteen_andere_cijfers_en_ongedaan_geeft_precies_dezelfde_terug(
    plek: Werkplek,
) -> None:
    """A change and its undo: the same file name, the same figures in every field."""
    voor, naam_voor = getoond(plek), nieuwste(plek.map_regio)
    gevolg = bekijk(plek, {"eigen_indelingen": indeling(plek)}, vanaf=VANDAAG)
    assert gevolg.zinnen == (
        "Jeugdregio: Heerwijk aan Zee hoort niet meer bij Kust.",
        "Jeugdregio: Heerwijk aan Zee komt bij Midden.",
    )
    nummer = zet(plek, {"eigen_indelingen": indeling(plek)})
    assert getoond(plek) != voor
    assert {een.gebied for een in gevolg.cijfers} == {"Kust", "Midden"}
    maak_ongedaan(plek, nummer, wie="ik", reden="Toch niet")
    assert getoond(plek) == voor
    assert nieuwste(plek.map_regio) == naam_voor
    assert nu(plek) == plek.regio


def test_ongedaan_van_ongedaan_laat_de_wijziging_weer_gelden(plek: Werkplek) -> None:
    een = zet(plek, {"eigen_indelingen": indeling(plek)})
    met = getoond(plek)
    twee = maak_ongedaan(plek, een, wie="ik", reden="Toch niet")
    maak_ongedaan(plek, twee, wie="ik", reden="Toch wel")
    assert getoond(plek) == met
    assert [regel.status for regel in geschiedenis(plek)] == ["geldt", "ongedaan gemaakt", "geldt"]


def test_ongedaan_kan_niet_als_er_later_over_hetzelfde_is_beslist(plek: Werkplek) -> None:
    een = zet(plek, {"toon_namen": False})
    twee = zet(plek, {"toon_namen": True})
    with pytest.raises(InrichtingFout, match=f"Wijziging {twee} ging daarna over hetzelfde"):
        maak_ongedaan(plek, een, wie="ik", reden="Terug")
    maak_ongedaan(plek, twee, wie="ik", reden="Terug")
    assert not nu(plek).toon_namen
    maak_ongedaan(plek, een, wie="ik", reden="Terug")
    assert nu(plek).toon_namen


# -- refused, in words ------------------------------------------


@pytest.mark.parametrize(
    ("wordt", "zin"),
    [
        (
            {"indicatoren": [{"indicator": "thuisziters", "tonen": "niet"}]},
            "In de inrichting van Duin en Dijk is het cijfer “thuisziters” onbekend; bedoelt u "
            "“thuiszitters”.",
        ),
        (
            {"eigen_indelingen": [{"id": "x", "titel": "X", "groepen": [{"id": "a", "naam": "A"}]}]},
            "In de inrichting van Duin en Dijk heeft de groep “A” (x:a) geen gemeenten.",
        ),
        (
            {
                "eigen_indelingen": [
                    {"id": "x", "titel": "X",
                     "groepen": [{"id": "a", "naam": "A", "gemeenten": ["GM0361"]}]}
                ]
            },
            "In de inrichting van Duin en Dijk ligt GM0361 in de groep x:a maar niet in de regio.",
        ),
        (
            {"hoofdlijnen": [{"titel": "", "resultaat": "Iets"}]},
            "In de inrichting van Duin en Dijk klopt de waarde van “hoofdlijnen, nummer 1, titel” "
            "niet: .",
        ),
        ({"naam": "Anders"}, "“naam” is geen keuze die u kunt wijzigen."),
        ({"toon_namen": True}, "Er verandert niets: zo staat het er al."),
        (
            {"standaard_leveranciers": False,
             "leveranciers": [{"naam": "Iemand", "datasets": ["thuisziters"], "gemeenten": ["VB01"]}]},
            "In de inrichting van Duin en Dijk levert Iemand “thuisziters”, en dat kennen we niet; "
            "bedoelt u “thuiszitters”.",
        ),
    ],
)  # fmt: skip
def test_wat_niet_klopt_wordt_in_een_zin_geweigerd(
    plek: Werkplek, wordt: dict[str, Any], zin: str
) -> None:
    with pytest.raises(InrichtingFout) as fout:
        zet(plek, wordt)
    assert str(fout.value) == zin
    assert not wijzigingen.bestanden(plek.map_regio)


def test_zonder_reden_gaat_het_niet_door(plek: Werkplek) -> None:
    with pytest.raises(InrichtingFout, match="Zeg waarom u dit wijzigt"):
        zet(plek, {"toon_namen": False}, reden="  ")
    assert nu(plek).toon_namen


def test_wie_iets_anders_zag_dan_er_nu_staat_kijkt_eerst_opnieuw(plek: Werkplek) -> None:
    zet(plek, {"toon_namen": False})
    with pytest.raises(InrichtingFout, match="intussen door iemand anders gewijzigd"):
        wijzig(plek, {"leverweken": 6}, wie="ik", vanaf=VANDAAG, reden="Termijn", na=0)


def test_een_fout_tijdens_het_rekenen_laat_alles_zoals_het_was(
    plek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor, naam = getoond(plek), nieuwste(plek.map_regio)

    def stuk(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(inrichting, "maak_vrijgave", stuk)
    with pytest.raises(MemoryError):
        zet(plek, {"eigen_indelingen": indeling(plek)})
    assert nu(plek) == plek.regio
    assert (getoond(plek), nieuwste(plek.map_regio)) == (voor, naam)
    assert not [p for p in plek.map_regio.iterdir() if p.name.endswith(".nieuw")]


def test_na_een_stroomstoring_tussen_wijziging_en_cijfers_maakt_de_start_ze_opnieuw(
    plek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as even:
        even.setattr(Path, "replace", _alleen_de_wijziging)
        with pytest.raises(OSError, match="stroom"):
            zet(plek, {"eigen_indelingen": indeling(plek)})
    assert nu(plek) != plek.regio
    oud = nieuwste(plek.map_regio)
    begin.breng_bij(begin.werkplek(plek.regio.id))
    assert nieuwste(plek.map_regio) != oud


_VERVANG = Path.replace


def _alleen_de_wijziging(zelf: Path, doel: Path) -> Path:
    if doel.suffix == ".duckdb" and doel.parent.parent.name == "duin-en-dijk":
        raise OSError("stroom weg")
    return _VERVANG(zelf, doel)
