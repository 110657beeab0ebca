"""The difference before it counts: every figure that changes, every row, and what lezers notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from datasets.reference.regio import regio
from indicators.kubus import Kubus
from indicators.model import Sleutel
from indicators.protect import Beleid
from loaders import verschil_cijfers
from loaders.leveringen import StoreFout, vergelijk_versies
from loaders.verschil import Cijfer, Regels, Verschil
from loaders.verschil_cijfers import Lezers, Teksten
from tests.indicators.proef import Proef, geteld, thuis, zoveel
from tests.loaders.hulp import opslag

K1, K2 = "2025-K1", "2025-K2"
VAN = "Leerplicht Duinveen"


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    return Proef(tmp_path, "duin-en-dijk")


def lijst(proef: Proef, *rijen: str, periode: str = K2) -> int:
    """Load a list of cases ("pupil begin [end]") and give the number of the delivery."""
    regels = []
    for rij in rijen:
        wie, begin, *einde = rij.split()
        regels.append(f"{wie};VB01;{begin};{einde[0] if einde else ''}")
    stuk = thuis("VB01 2025-01-01", van=VAN, periode=periode)
    kop = b"Leerling-ID;Woongemeente;Eerste dag thuis;Datum terug\n"
    inhoud = kop + "\n".join(regels).encode() + b"\n"
    proef.laad(type(stuk)(inhoud, stuk.naam, stuk.opdracht))
    return nieuwste(proef)


def nieuwste(proef: Proef) -> int:
    with opslag(proef.plek) as store:
        [rij] = store.tabel("select max(id) as nummer from levering")
    return int(rij["nummer"])


def verschil(proef: Proef, een: int | None, twee: int | None) -> Verschil:
    return vergelijk_versies(proef.plek, een, twee)


def cijfer(v: Verschil, indicator: str, gebied: str, periode: str = K2) -> Cijfer | None:
    return next(
        (
            c
            for c in v.cijfers
            if (c.indicator, c.gebied, c.periode) == (indicator, gebied, periode)
        ),
        None,
    )


def aantallen(v: Verschil) -> tuple[int, int, int, int]:
    [r] = v.regels
    return (r.nieuw, r.gewijzigd, r.verdwenen, r.gelijk)


def wie(nummers: Iterable[int], datums: str = "2025-05-01") -> list[str]:
    return [f"P{n} {datums}" for n in nummers]


# -- figures ------------------------------------------------------------------------------------


def test_het_cijfer_van_de_gemeente_was_en_wordt(proef: Proef) -> None:
    eerste = lijst(proef, *wie(range(8)))
    tweede = lijst(proef, *wie(range(6)))
    v = verschil(proef, eerste, tweede)
    duinveen = cijfer(v, "thuiszitters", "VB01")
    assert duinveen is not None
    assert (duinveen.was, duinveen.wordt, duinveen.soort) == ("8", "6", "gewijzigd")
    assert (duinveen.lezer_was, duinveen.lezer_wordt) == ("8", "6")
    assert v.zinnen()[0] == (
        "Thuiszitters Duinveen, 2e kwartaal 2025: was 8, wordt 6; 2 regels verdwenen."
    )


def test_de_zin_van_de_opdracht(proef: Proef) -> None:
    """3 rows changed, 1 gone, 2 new."""
    eerste = lijst(proef, *wie(range(10)))
    tweede = lijst(
        proef, *wie(range(3), "2025-05-01 2025-06-01"), *wie(range(3, 9)), *wie([20, 21])
    )
    v = verschil(proef, eerste, tweede)
    assert v.zinnen()[0] == (
        "Thuiszitters Duinveen, 2e kwartaal 2025: was 10, wordt 8; 3 regels gewijzigd, "
        "1 verdwenen, 2 nieuw."
    )


def test_wat_lezers_zien_is_beschermd_en_het_exacte_cijfer_niet(proef: Proef) -> None:
    eerste, tweede = lijst(proef, *wie(range(8))), lijst(proef, *wie(range(3)))
    gevonden = cijfer(verschil(proef, eerste, tweede), "thuiszitters", "VB01")
    assert gevonden is not None
    assert (gevonden.wordt, gevonden.lezer_wordt) == ("3", "<5")


def test_wat_onder_de_grens_blijft_zien_lezers_niet(proef: Proef) -> None:
    eerste, tweede = lijst(proef, *wie(range(2))), lijst(proef, *wie(range(3)))
    v = verschil(proef, eerste, tweede)
    gevonden = cijfer(v, "thuiszitters", "VB01")
    assert gevonden is not None
    assert gevonden.lezer_was == gevonden.lezer_wordt == "<5"
    assert v.lezers[-1].endswith("zien lezers hetzelfde als nu.") or v.lezers == (
        "Lezers zien geen ander cijfer dan nu.",
    )


def test_een_eerste_levering_is_nieuw_en_een_die_weggaat_vervalt(proef: Proef) -> None:
    nummer = lijst(proef, *wie(range(6)))
    erbij, weg = verschil(proef, None, nummer), verschil(proef, nummer, None)
    nieuw, vervallen = cijfer(erbij, "thuiszitters", "VB01"), cijfer(weg, "thuiszitters", "VB01")
    assert nieuw is not None
    assert vervallen is not None
    assert (nieuw.was, nieuw.wordt, nieuw.soort) == ("niet geleverd", "6", "nieuw")
    assert (vervallen.was, vervallen.wordt, vervallen.soort) == ("6", "niet geleverd", "vervallen")
    assert "Thuiszitters, 2e kwartaal 2025 (Leerplicht Duinveen): nieuw, met 6 regels." in (
        erbij.zinnen()
    )
    assert weg.zinnen()[0] == (
        "Thuiszitters Duinveen, 2e kwartaal 2025: was 6, wordt niet geleverd; "
        "6 regels tellen niet meer mee."
    )


def test_heen_en_terug_is_elkaars_omgekeerde(proef: Proef) -> None:
    eerste, tweede = lijst(proef, *wie(range(8))), lijst(proef, *wie(range(2, 14)))
    heen, terug = verschil(proef, eerste, tweede), verschil(proef, tweede, eerste)
    omgekeerd = {(c.indicator, c.gebied, c.periode, c.wordt, c.was) for c in terug.cijfers}
    assert {(c.indicator, c.gebied, c.periode, c.was, c.wordt) for c in heen.cijfers} == omgekeerd
    assert heen.gelijk == terug.gelijk
    assert aantallen(heen)[0] == aantallen(terug)[2]


def test_dezelfde_versie_verandert_niets(proef: Proef) -> None:
    nummer = lijst(proef, *wie(range(8)))
    v = verschil(proef, nummer, nummer)
    assert v.cijfers == ()
    assert v.gelijk > 0
    assert aantallen(v) == (0, 0, 0, 8)
    assert "Er verandert geen enkel cijfer." in v.zinnen()
    assert v.lezers == ("Lezers zien geen ander cijfer dan nu.",)


def test_gemeenten_staan_voor_de_regio_en_de_groepen(proef: Proef) -> None:
    eerste, tweede = lijst(proef, *wie(range(8))), lijst(proef, *wie(range(16)))
    v = verschil(proef, eerste, tweede)
    groepen = [c.is_groep for c in v.cijfers]
    assert groepen == sorted(groepen)
    regio = cijfer(v, "thuiszitters", "regio")
    assert regio is not None
    assert (regio.was, regio.wordt) == ("8 (1 van 9 gemeenten)", "16 (1 van 9 gemeenten)")


# -- the newest period --------------------------------------------------------------------------


def test_het_nieuwste_kwartaal_wordt_gezegd(proef: Proef) -> None:
    lijst(proef, *wie(range(8), "2025-02-03"), periode=K1)
    tweede = lijst(proef, *wie(range(8)))
    assert verschil(proef, None, tweede).lezers[0] == (
        "Thuiszitters: het nieuwste kwartaal wordt het 2e kwartaal van 2025, voor 1 van de 9 "
        "gemeenten."
    )
    assert verschil(proef, tweede, None).lezers[0] == (
        "Thuiszitters: het nieuwste kwartaal wordt het 1e kwartaal van 2025, voor 1 van de 9 "
        "gemeenten."
    )


def test_meer_gemeenten_in_hetzelfde_kwartaal(proef: Proef) -> None:
    lijst(proef, *wie(range(8)))
    proef.laad(thuis(*zoveel(7, "VB02 2025-05-01"), van="Leerplicht Heerwijk aan Zee", periode=K2))
    assert verschil(proef, None, nieuwste(proef)).lezers[0] == (
        "Thuiszitters: het nieuwste kwartaal blijft het 2e kwartaal van 2025, nu voor 2 van de 9 "
        "gemeenten (eerst 1)."
    )


# -- rows ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("was", "wordt", "verwacht"),
    [
        (["A 2025-04-01"], ["A 2025-04-01 2025-05-01"], (0, 1, 0, 0)),
        (["A 2025-04-01"], ["A 2025-04-02"], (0, 1, 0, 0)),
        (["A 2025-04-01 2025-04-20"], ["A 2025-05-01"], (1, 0, 1, 0)),
        (["A 2025-04-01"], ["B 2025-04-01"], (1, 0, 1, 0)),
        (["A 2025-04-01", "B 2025-04-01"], ["B 2025-04-01", "A 2025-04-01"], (0, 0, 0, 2)),
        (
            ["A 2025-04-01 2025-04-20", "A 2025-05-01"],
            ["A 2025-04-01 2025-04-21", "A 2025-05-01"],
            (0, 1, 0, 1),
        ),
    ],
    ids=["einde erbij", "andere begindag", "ander geval", "andere leerling", "volgorde", "tweede"],
)  # fmt: skip
def test_een_geval_is_hetzelfde_op_leerling_en_begin(
    proef: Proef, was: list[str], wordt: list[str], verwacht: tuple[int, ...]
) -> None:
    """A corrected begin date of an overlapping case is the same case (decisions.md 4)."""
    eerste = lijst(proef, *was, "Z 2025-06-01")
    tweede = lijst(proef, *wordt, "Z 2025-06-02")
    nieuw, gewijzigd, weg, gelijk = verwacht
    assert aantallen(verschil(proef, eerste, tweede)) == (nieuw, gewijzigd + 1, weg, gelijk)


def test_tellingen_zijn_hetzelfde_op_hun_sleutel(proef: Proef) -> None:
    nummers = []
    for rijen in (
        ["VB01;dreigend;;8", "VB01;tlv;;3"],
        ["VB01;dreigend;;9", "VB01;thuiszitters;;2"],
    ):
        proef.laad(geteld(*rijen, van=VAN, periode=K2))
        nummers.append(nieuwste(proef))
    assert aantallen(verschil(proef, nummers[0], nummers[1])) == (1, 1, 1, 0)


def test_regels_zonder_pseudoniem_vergelijken_we_als_geheel(proef: Proef) -> None:
    """Without a key a changed row is one that is gone and one that is new."""
    nummers = []
    for dagen in (["2025-04-01", "2025-04-03"], ["2025-04-01", "2025-04-02"]):
        stuk = thuis("VB01 2025-01-01", van=VAN, periode=K2)
        regels = ["Woongemeente;Eerste dag thuis;Datum terug", *(f"VB01;{d};" for d in dagen), ""]
        proef.laad(type(stuk)("\n".join(regels).encode(), stuk.naam, stuk.opdracht))
        nummers.append(nieuwste(proef))
    assert aantallen(verschil(proef, nummers[0], nummers[1])) == (1, 0, 1, 1)


def test_een_onbekende_maat_naast_een_bekende_is_een_fout_in_woorden(proef: Proef) -> None:
    [rapport] = proef.rapporten(geteld("VB01;tlv;;2", "VB01;zomaar;;3", van=VAN, periode=K2))
    assert rapport.uitkomst == "fouten"
    assert [(i.waarde, i.rijen) for i in rapport.fouten] == [("zomaar", (3,))]


# -- versions that do not belong together ---------------------------------------------------------


def test_alleen_versies_van_dezelfde_levering_zijn_te_vergelijken(proef: Proef) -> None:
    een = lijst(proef, *wie(range(3)), periode=K2)
    twee = lijst(proef, *wie(range(3), "2025-02-03"), periode=K1)
    with pytest.raises(StoreFout, match="geen versies van elkaar"):
        verschil(proef, een, twee)
    for nummers in ((een, 99), (None, None)):
        with pytest.raises(StoreFout, match="bestaat niet"):
            verschil(proef, *nummers)


def test_vergelijken_verandert_niets(proef: Proef) -> None:
    een, twee = lijst(proef, *wie(range(8))), lijst(proef, *wie(range(6)))
    verschil(proef, twee, een)
    assert proef.stand("thuiszitters", "VB01", K2) == "6"


# -- words ----------------------------------------------------------------------------------------


def test_van_veel_cijfers_worden_er_veertig_genoemd() -> None:
    cijfers = tuple(
        Cijfer(
            "i", "Titel", f"VB{n:02}", f"Gemeente {n}", K2, "", "1", "2", "<5", "<5", "gewijzigd"
        )
        for n in range(50)
    )
    zinnen = Verschil(cijfers, 0, (), ()).zinnen()
    assert len(zinnen) == 41
    assert zinnen[0] == "Titel Gemeente 0, 2e kwartaal 2025: was 1, wordt 2."
    assert zinnen[-1] == "En nog 10 andere cijfers."


def test_een_cijfer_dat_alleen_voor_lezers_verandert() -> None:
    """Another figure may be hidden to protect one that changes."""
    c = Cijfer("i", "Titel", "VB01", "Duinveen", K2, "", "14", "14", "14", "·", "gewijzigd")
    assert Verschil((c,), 0, (), ()).zinnen() == [
        "Titel Duinveen, 2e kwartaal 2025: blijft 14; lezers zagen 14 en zien ·."
    ]


def test_regels_in_woorden() -> None:
    basis = {"leverancier": "DUO", "dataset": "d", "titel": "Leerlingen", "periode": "2024-10-01",
             "deel": "VB01", "versie": 2, "verving": 1, "deelnaam": "Duinveen"}  # fmt: skip
    niets = Regels(**basis, nieuw=0, gewijzigd=0, verdwenen=0, gelijk=9)  # type: ignore[arg-type]
    assert niets.zin() == (
        "Leerlingen, Duinveen, 1 oktober 2024 (DUO): versie 2 in plaats van 1; 0 regels gewijzigd."
    )
    assert Regels(**basis, nieuw=1, gewijzigd=1, verdwenen=0, gelijk=9).aantallen() == (  # type: ignore[arg-type]
        "1 regel gewijzigd, 1 nieuw"
    )


def test_the_same_figures_are_protected_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protecting takes seconds: what was looked at before taking in is not made again at it."""
    gemaakt: list[Kubus] = []

    def teksten(kubus: Kubus, lezers: Lezers) -> dict[Sleutel, Teksten]:
        gemaakt.append(kubus)
        return {}

    monkeypatch.setattr(verschil_cijfers, "teksten", teksten)
    monkeypatch.setattr(verschil_cijfers, "_LAATST", [])
    leeg = Kubus(regio("duin-en-dijk"), {}, frozenset(), {}, {}, versie=1)
    ander = replace(leeg, openbaar=frozenset({"x"}))
    for kubus in (leeg, replace(leeg, versie=2), ander, leeg):
        verschil_cijfers.bewaarde_teksten(kubus, Lezers(Beleid()))
    assert gemaakt == [leeg, ander]
