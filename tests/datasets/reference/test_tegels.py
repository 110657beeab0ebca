"""De tegelkaart: elke gemeente heeft een tegel, en buren liggen zo veel mogelijk naast elkaar."""

import pytest

from datasets.reference.regio import Regio, regio, regios

# Welke gemeenten een grens delen (grenzen van 2024, ook door het water).
BUREN = {
    "alkmaar": (
        "Alkmaar: Bergen (NH.), Castricum, Dijk en Waard, Heiloo, Uitgeest",
        "Bergen (NH.): Castricum, Dijk en Waard, Heiloo",
        "Castricum: Heiloo, Uitgeest",
    ),
    "de-liemers": ("Duiven: Westervoort, Zevenaar", "Zevenaar: Montferland, Westervoort"),
    "kop-van-noord-holland": ("Hollands Kroon: Den Helder, Schagen", "Schagen: Den Helder"),
    "midden-limburg": (
        "Leudal: Maasgouw, Nederweert, Roermond, Weert",
        "Maasgouw: Echt-Susteren, Roerdalen, Roermond",
        "Roerdalen: Echt-Susteren, Roermond",
        "Nederweert: Weert",
    ),
    "rijnmond": (
        "Rotterdam: Albrandswaard, Barendrecht, Capelle aan den IJssel, Krimpen aan den IJssel, "
        "Lansingerland, Maassluis, Nissewaard, Ridderkerk, Schiedam, Vlaardingen, Voorne aan Zee",
        "Vlaardingen: Maassluis, Schiedam",
        "Nissewaard: Albrandswaard, Voorne aan Zee",
        "Barendrecht: Albrandswaard, Ridderkerk",
        "Krimpen aan den IJssel: Capelle aan den IJssel",
    ),
}
# Het havengebied maakt Rotterdam 40 kilometer lang, en tussen Bergen en Castricum ligt Heiloo: een
# tegel kan niet al die buren raken.
TE_VER = {
    ("Rotterdam", "Maassluis"),
    ("Rotterdam", "Nissewaard"),
    ("Rotterdam", "Vlaardingen"),
    ("Rotterdam", "Voorne aan Zee"),
    ("Bergen (NH.)", "Castricum"),
}


def _paren(regio_id: str) -> list[tuple[str, str]]:
    uit = []
    for regel in BUREN[regio_id]:
        een, anderen = regel.split(": ")
        uit += [(een, ander) for ander in anderen.split(", ")]
    return uit


def _plek(waar: Regio) -> dict[str, tuple[int, int]]:
    return {waar.naam_van(code): plek for code, plek in waar.tegels.items()}


@pytest.mark.parametrize("waar", regios(), ids=lambda r: r.id)
def test_elke_gemeente_heeft_een_tegel_en_geen_twee_liggen_op_elkaar(waar: Regio) -> None:
    assert set(waar.tegels) == set(waar.gemeenten)
    assert len(set(waar.tegels.values())) == len(waar.gemeenten)


@pytest.mark.parametrize("waar", regios(), ids=lambda r: r.id)
def test_de_kaart_begint_linksboven_en_past_op_een_telefoon(waar: Regio) -> None:
    rijen, kolommen = zip(*waar.tegels.values(), strict=True)
    assert (min(rijen), min(kolommen)) == (0, 0)
    assert max(kolommen) < 5


@pytest.mark.parametrize("regio_id", sorted(BUREN))
def test_gemeenten_met_een_grens_raken_elkaar_ook_op_de_tegelkaart(regio_id: str) -> None:
    plek = _plek(regio(regio_id))
    ver = {
        (een, ander)
        for een, ander in _paren(regio_id)
        if max(abs(plek[een][0] - plek[ander][0]), abs(plek[een][1] - plek[ander][1])) > 1
    }
    assert ver <= TE_VER


def test_krimpen_ligt_naast_rotterdam() -> None:
    plek = _plek(regio("rijnmond"))
    (rij, kolom), (buurrij, buurkolom) = plek["Rotterdam"], plek["Krimpen aan den IJssel"]
    assert (rij, kolom + 1) == (buurrij, buurkolom)


def test_texel_ligt_boven_den_helder() -> None:
    plek = _plek(regio("kop-van-noord-holland"))
    assert plek["Texel"] == (0, 0)
    assert plek["Den Helder"] == (1, 0)
