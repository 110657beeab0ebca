"""De grenzen van een regio: wat erin gaat, wat bewaard wordt, en wat geweigerd wordt."""

import json
from pathlib import Path
from typing import Any

import pytest

from datasets.reference.grenzen import MEESTE_BYTES, GrenzenFout, lees_grenzen
from datasets.reference.regio import regio
from datasets.reference.vereenvoudigen import oppervlak
from datasets.voorbeeld.kaart import GRENZEN
from loaders import cli
from loaders.begin import regios_met_gegevens
from loaders.kaart import KAART, kaart_van, neem_kaart_op
from loaders.opdracht import Werkplek

LIEMERS = regio("de-liemers")
CODES = ("GM0293", "GM0226", "GM0299", "GM1955")  # van west naar oost


def vierkant(west: float, zuid: float = 51.9, zijde: float = 0.1) -> list[list[float]]:
    oost, noord = west + zijde, zuid + zijde
    return [[west, zuid], [oost, zuid], [oost, noord], [west, noord], [west, zuid]]


def gebied(code: object, *ringen: list[list[float]], naam: str = "statcode") -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {naam: code, "statnaam": "<script>alert(1)</script>"},
        "geometry": {"type": "Polygon", "coordinates": list(ringen)},
    }


def liemers() -> list[dict[str, Any]]:
    return [gebied(code, vierkant(6.0 + n / 10)) for n, code in enumerate(CODES)]


def bestand(features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def bewaard(tmp_path: Path, inhoud: bytes, naam: str = "grenzen.geojson") -> Path:
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    return pad


# -- wat erin gaat ----------------------------------------------


def test_elke_gemeente_van_de_regio_krijgt_haar_grens() -> None:
    grenzen = lees_grenzen(bestand([*liemers(), gebied("GM0361", vierkant(4.7, 52.6))]), LIEMERS)
    assert set(grenzen.vlakken) == set(LIEMERS.gemeenten)
    assert grenzen.stelsel == "graden"
    assert grenzen.andere == 1


@pytest.mark.parametrize("vorm", ["GM0226", "0226", 226, " GM0226 "])
@pytest.mark.parametrize("naam", ["statcode", "gemeenteCode", "identificatie", "eigen kolom"])
def test_de_code_wordt_gevonden_hoe_de_kolom_ook_heet(vorm: object, naam: str) -> None:
    delen = [
        gebied(vorm if code == "GM0226" else code, vierkant(6.0 + n / 10), naam=naam)
        for n, code in enumerate(CODES)
    ]
    assert set(lees_grenzen(bestand(delen), LIEMERS).vlakken) == set(CODES)


def test_een_gemeente_in_twee_stukken_houdt_ze_allebei_het_grootste_eerst() -> None:
    klein, groot = vierkant(6.5, zijde=0.02), vierkant(6.3)
    delen = [*liemers()[:3], gebied("GM1955", klein), gebied("GM1955", groot)]
    eerste, tweede = lees_grenzen(bestand(delen), LIEMERS).vlakken["GM1955"]
    assert oppervlak(eerste[0]) > oppervlak(tweede[0])


def test_een_gat_blijft_een_gat() -> None:
    met_gat = gebied("GM0226", vierkant(6.1), vierkant(6.13, 51.93, 0.03))
    delen = [*liemers()[:1], met_gat, *liemers()[2:]]
    (vlak,) = lees_grenzen(bestand(delen), LIEMERS).vlakken["GM0226"]
    assert len(vlak) == 2


def test_coordinaten_van_het_rijksdriehoeksstelsel_zijn_goed() -> None:
    delen = [gebied(c, vierkant(195_000 + 9000 * n, 435_000, 9000)) for n, c in enumerate(CODES)]
    assert lees_grenzen(bestand(delen), LIEMERS).stelsel == "RD"


def test_buren_houden_na_het_indikken_dezelfde_grens() -> None:
    # Een kronkelige grens tussen Westervoort en Duiven, die in elk van de twee andersom loopt.
    kronkel = [[6.1 + 0.004 * (n % 3), 51.9 + n / 100] for n in range(11)]
    west = [[6.0, 51.9], *kronkel, [6.0, 52.0], [6.0, 51.9]]
    oost = [[6.2, 52.0], *kronkel[::-1], [6.2, 51.9], [6.2, 52.0]]
    delen = [gebied("GM0293", west), gebied("GM0226", oost), *liemers()[2:]]
    vlakken = lees_grenzen(bestand(delen), LIEMERS).vlakken
    samen = set(vlakken["GM0293"][0][0]) & set(vlakken["GM0226"][0][0])
    assert {(x, y) for x, y in kronkel} >= samen
    assert len(samen) > 5
    assert abs(oppervlak(vlakken["GM0293"][0][0])) + abs(
        oppervlak(vlakken["GM0226"][0][0])
    ) == pytest.approx(0.02)


def test_een_rechte_lijn_van_veel_punten_wordt_een_lijn() -> None:
    recht = [[6.0 + n / 10_000, 51.9] for n in range(1000)]
    ring = [*recht, [6.1, 51.9], [6.1, 52.0], [6.0, 52.0], [6.0, 51.9]]
    (vlak,) = lees_grenzen(bestand([gebied("GM0293", ring), *liemers()[1:]]), LIEMERS).vlakken[
        "GM0293"
    ]
    assert len(vlak[0]) == 4


# -- wat bewaard wordt ------------------------------------------


def test_alleen_codes_en_punten_worden_bewaard(tmp_path: Path) -> None:
    plek = Werkplek(LIEMERS, tmp_path / "regio")
    rapport = neem_kaart_op(plek, bewaard(tmp_path, bestand(liemers())))
    assert rapport.uitkomst == "opgenomen"
    assert rapport.zin == "grenzen.geojson: de grenzen van 4 gemeenten."
    tekst = (plek.map_regio / KAART).read_text()
    assert "script" not in tekst
    grenzen = kaart_van(plek)
    assert grenzen is not None
    assert set(grenzen.vlakken) == set(CODES)


def test_een_proef_bewaart_niets(tmp_path: Path) -> None:
    plek = Werkplek(LIEMERS, tmp_path / "regio")
    rapport = neem_kaart_op(plek, bewaard(tmp_path, bestand(liemers())), proef=True)
    assert rapport.uitkomst == "goed"
    assert kaart_van(plek) is None


def test_wie_een_nieuw_bestand_laadt_ziet_de_nieuwe_grenzen(tmp_path: Path) -> None:
    plek = Werkplek(LIEMERS, tmp_path / "regio")
    neem_kaart_op(plek, bewaard(tmp_path, bestand(liemers())))
    oud = kaart_van(plek)
    anders = [*liemers()[:3], gebied("GM1955", vierkant(6.3, zijde=0.2))]
    neem_kaart_op(plek, bewaard(tmp_path, bestand(anders)))
    nieuw = kaart_van(plek)
    assert oud is not None
    assert nieuw is not None
    assert oud.vlakken["GM1955"] != nieuw.vlakken["GM1955"]


def test_een_geweigerd_bestand_laat_de_oude_kaart_staan(tmp_path: Path) -> None:
    plek = Werkplek(LIEMERS, tmp_path / "regio")
    neem_kaart_op(plek, bewaard(tmp_path, bestand(liemers())))
    voor = (plek.map_regio / KAART).read_bytes()
    rapport = neem_kaart_op(plek, bewaard(tmp_path, b"{", "kapot.geojson"))
    assert rapport.uitkomst == "geweigerd"
    assert (plek.map_regio / KAART).read_bytes() == voor


def test_grenzen_van_een_andere_regio_doen_er_niet_toe(tmp_path: Path) -> None:
    (tmp_path / KAART).write_bytes(bestand(liemers()))
    assert kaart_van(Werkplek(regio("alkmaar"), tmp_path)) is None


# -- wat geweigerd wordt ----------------------------------------


def _met(geometrie: object) -> bytes:
    anders = liemers()
    anders[1]["geometry"] = geometrie
    return bestand(anders)


def _ring(ring: object) -> bytes:
    return _met({"type": "Polygon", "coordinates": [ring]})


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "Dit is geen GeoJSON: het bestand is niet te lezen."),
        (b"\xff\xfe\x00", "Dit is geen GeoJSON: het bestand is niet te lezen."),
        (b"PK\x03\x04", "Dit is geen GeoJSON: het bestand is niet te lezen."),
        (b"[" * 200_000, "Dit is geen GeoJSON: het bestand is niet te lezen."),
        (b"[1]", "Dit is geen GeoJSON met gebieden: er staan geen “features” in."),
        (bestand([]), "Dit is geen GeoJSON met gebieden: er staan geen “features” in."),
        (bestand({"a": 1}), "Dit is geen GeoJSON met gebieden: er staan geen “features” in."),
        (
            bestand(["x", {"properties": None}]),
            "In het bestand staan geen gemeentecodes van deze regio. Elk gebied moet een code hebben, zoals GM0226 voor Duiven.",
        ),
        (
            bestand(liemers()[:3]),
            "In het bestand staan geen grenzen van Montferland. Neem de gemeentegrenzen van dit jaar.",
        ),
        (_met(None), "De grens van Duiven is geen vlak."),
        (_met({"type": "Point", "coordinates": [6, 52]}), "De grens van Duiven is geen vlak."),
        (_met({"type": "MultiPolygon", "coordinates": [[]]}), "De grens van Duiven is leeg."),
        (_ring([[6, 52]]), "De grens van Duiven heeft te weinig of te veel punten."),
        (_ring("a" * 9), "De grens van Duiven heeft te weinig of te veel punten."),
        (_ring([[6, 52]] * 5), "De grens van Duiven sluit niets in."),
        (_ring([["6", "52"]] * 5), "In de grens van Duiven staat iets dat geen punt is."),
        (_ring([[True, 52]] * 5), "In de grens van Duiven staat iets dat geen punt is."),
        (_ring([[10**400, 52]] * 5), "In de grens van Duiven staat iets dat geen punt is."),
        (_ring([[6, 52, 0, 0]] * 5), "In de grens van Duiven staat iets dat geen punt is."),
        (
            bestand(liemers()).replace(b"51.9]", b"NaN]", 1),
            "Dit is geen GeoJSON: het bestand is niet te lezen.",
        ),
        (
            bestand(liemers()).replace(b"51.9]", b"1e999]", 1),
            "In de grens van Westervoort staat iets dat geen punt is.",
        ),
        (
            _ring(vierkant(100.0)),
            "De punten liggen niet in Nederland. Bewaar het bestand met gewone coördinaten (WGS 84) of met die van het Rijksdriehoeksstelsel.",
        ),
        (
            b" " * (MEESTE_BYTES + 1),
            "Het bestand is groter dan 10 MB. Neem de gegeneraliseerde grenzen, of alleen de gemeenten van uw regio.",
        ),
    ],
)
def test_wat_geen_grens_is_wordt_in_een_zin_geweigerd(inhoud: bytes, zin: str) -> None:
    with pytest.raises(GrenzenFout) as fout:
        lees_grenzen(inhoud, LIEMERS)
    assert str(fout.value) == zin


def test_een_bestand_dat_er_niet_is(tmp_path: Path) -> None:
    rapport = neem_kaart_op(Werkplek(LIEMERS, tmp_path), tmp_path / "weg.geojson")
    assert rapport.zin == (
        "weg.geojson is niet opgenomen. Het bestand is niet te openen: kijk of het er nog staat."
    )


# -- de opdrachtregel en de voorbeeldregio ----------------------


def test_laad_neemt_de_grenzen_op(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    pad = bewaard(tmp_path, bestand(liemers()))
    assert cli.main(["laad", str(pad), "--regio", "de-liemers"]) == 0
    assert capsys.readouterr().out == "grenzen.geojson: de grenzen van 4 gemeenten.\n"
    assert (tmp_path / "de-liemers" / KAART).exists()
    assert regios_met_gegevens() == []  # een kaart is nog geen cijfer


def test_laad_van_een_kapot_bestand_eindigt_met_een_fout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    pad = bewaard(tmp_path, b"{")
    assert cli.main(["laad", str(pad), "--regio", "de-liemers"]) == 1


def test_de_verzonnen_grenzen_zijn_die_van_de_voorbeeldregio_en_passen_aan_elkaar() -> None:
    voorbeeld = regio("duin-en-dijk")
    vlakken = lees_grenzen(GRENZEN.read_bytes(), voorbeeld).vlakken
    assert set(vlakken) == set(voorbeeld.gemeenten)
    punten = {code: set(een[0][0]) for code, een in vlakken.items()}
    assert len(punten["VB01"] & punten["VB04"]) > 2  # Duinveen en Langewaard zijn buren
    assert not punten["VB02"] & punten["VB08"]  # noord en zuid niet
