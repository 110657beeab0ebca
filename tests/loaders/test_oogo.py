"""Meetings, agreements and questions: kept with all versions, old ones first, and undone whole."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.reference.oogo import LANGSTE, Afspraak, Inhoud, Overleg, Vraag
from datasets.reference.regio import regio
from datasets.schema import StoreInGebruik
from loaders.oogo import MAP, Oogo, OogoFout, Stuk, afspraken_van, lees_oogo
from loaders.oogo_schrijven import Wordt, bewaar, gelezen, let_op, ongedaan, punten
from loaders.opdracht import Werkplek
from loaders.toegang import geopend
from tests.pages.fakes import beeld_van, klein

MAART, JUNI, DECEMBER = date(2025, 3, 6), date(2025, 6, 12), date(2025, 12, 4)


@pytest.fixture
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Werkplek:
    """A region whose store is not really opened: that costs a second, and only one test needs it."""
    monkeypatch.setattr("loaders.oogo_schrijven.geopend", nullcontext)
    return Werkplek(regio("duin-en-dijk"), tmp_path / "duin-en-dijk")


def nu(plek: Werkplek) -> Oogo:
    return lees_oogo(plek.map_regio)


T = TypeVar("T", bound=Inhoud)


def nieuw(plek: Werkplek, inhoud: T) -> Stuk[T]:
    (een,) = bewaar(plek, [Wordt(inhoud)], door="proef")
    return een  # type: ignore[return-value]


def anders(plek: Werkplek, gezien: Stuk[Afspraak], **wordt: object) -> Stuk[Afspraak]:
    inhoud = gezien.inhoud.model_copy(update=wordt)
    (een,) = bewaar(plek, [Wordt(inhoud, gezien)], door="proef")
    return een  # type: ignore[return-value]


def afspraak(overleg: int, **meer: object) -> Afspraak:
    basis = {"overleg": overleg, "tekst": "Scholen melden binnen een week.", "eigenaar": "SWV"}
    return Afspraak.model_validate(basis | meer)


# -- what is kept -----------------------------------------------


def test_een_overleg_met_een_afspraak_komt_terug_zoals_het_is_opgeschreven(plek: Werkplek) -> None:
    juni = nieuw(plek, Overleg(datum=JUNI, plaats="Stadhuis", agendapunten=("Thuiszitters",)))
    over = {"indicator": "thuiszitters", "gebied": "VB01", "periode": "2025-K1"}
    een = nieuw(plek, afspraak(juni.stuk, voor=DECEMBER, **over))
    assert nu(plek).overleggen == (juni,)
    assert nu(plek).afspraken_bij(juni.stuk) == (een,)
    assert een.inhoud.over == ("thuiszitters", "VB01", "2025-K1")
    assert (een.stuk, een.door) == (2, "proef")


def test_de_geschiedenis_zegt_wie_wanneer_wat_en_vergeet_niets(plek: Werkplek) -> None:
    juni = nieuw(plek, Overleg(datum=JUNI))
    een = nieuw(plek, afspraak(juni.stuk))
    anders(plek, een, status="loopt", toelichting="Acht scholen doen het.")
    eerst, dan = nu(plek).geschiedenis(een.stuk)
    assert isinstance(eerst.inhoud, Afspraak)
    assert isinstance(dan.inhoud, Afspraak)
    assert (eerst.inhoud.status, dan.inhoud.status) == ("open", "loopt")
    assert eerst.op <= dan.op


def test_wie_een_oude_versie_zag_wijzigt_niets(plek: Werkplek) -> None:
    juni = nieuw(plek, Overleg(datum=JUNI))
    een = nieuw(plek, afspraak(juni.stuk))
    anders(plek, een, status="loopt")
    with pytest.raises(OogoFout, match="Iemand anders"):
        anders(plek, een, status="afgerond")
    assert nu(plek).afspraken[0].inhoud.status == "loopt"


def test_niets_veranderd_wordt_niet_opgeschreven(plek: Werkplek) -> None:
    juni = nieuw(plek, Overleg(datum=JUNI))
    with pytest.raises(OogoFout, match="verandert niets"):
        bewaar(plek, [Wordt(juni.inhoud, juni)], door="proef")
    assert len(nu(plek).handelingen) == 1


def test_een_schrijver_tegelijk(plek: Werkplek, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.oogo_schrijven.geopend", partial(geopend, wacht=0.0))
    plek.map_regio.mkdir(parents=True)
    with geopend(plek), pytest.raises(StoreInGebruik):
        nieuw(plek, Overleg(datum=JUNI))
    assert nu(plek).handelingen == ()


def test_een_handeling_met_een_fout_wijzigt_niets(plek: Werkplek) -> None:
    """Everything of an action is kept or nothing."""
    goed, fout = (
        Overleg(datum=JUNI),
        Vraag(gebied="GM9999", periode="2025-K1", tekst="Ja?", wie="X "),
    )
    with pytest.raises(OogoFout, match="GM9999"):
        bewaar(plek, [Wordt(goed), Wordt(fout)], door="proef")
    assert nu(plek).handelingen == ()


# -- what comes first at the next meeting -----------------------


def test_de_oude_afspraken_komen_terug_tot_ze_klaar_zijn(plek: Werkplek) -> None:
    maart, juni = nieuw(plek, Overleg(datum=MAART)), nieuw(plek, Overleg(datum=JUNI))
    een = nieuw(plek, afspraak(maart.stuk))
    assert nu(plek).eerdere_afspraken(MAART) == ()
    assert nu(plek).eerdere_afspraken(JUNI) == (een,)
    klaar = anders(plek, een, status="afgerond", besproken=juni.stuk)
    assert nu(plek).eerdere_afspraken(JUNI) == (klaar,), "wat dit overleg afrondde, staat er nog"
    assert nu(plek).eerdere_afspraken(DECEMBER) == ()


def test_wat_het_eerst_klaar_moet_zijn_staat_vooraan(plek: Werkplek) -> None:
    maart = nieuw(plek, Overleg(datum=MAART))
    geen_dag = nieuw(plek, afspraak(maart.stuk))
    later = nieuw(plek, afspraak(maart.stuk, voor=DECEMBER))
    eerst = nieuw(plek, afspraak(maart.stuk, voor=JUNI))
    assert nu(plek).eerdere_afspraken(JUNI) == (eerst, later, geen_dag)


@pytest.mark.parametrize(
    ("status", "op", "te_laat"),
    [("open", JUNI, False), ("open", DECEMBER, True), ("afgerond", DECEMBER, False)],
)
def test_te_laat_is_na_de_dag_en_niet_klaar(status: str, op: date, te_laat: bool) -> None:
    assert afspraak(1, voor=JUNI, status=status).is_te_laat(op) is te_laat


def test_het_volgende_en_het_vorige_overleg(plek: Werkplek) -> None:
    december = nieuw(plek, Overleg(datum=DECEMBER))
    maart = nieuw(plek, Overleg(datum=MAART))
    alle = nu(plek)
    assert alle.overleggen == (maart, december)
    assert (alle.vorige(JUNI), alle.volgende(JUNI)) == (maart, december)
    assert alle.volgende(DECEMBER) == december, "op de dag zelf is het nog het volgende"
    assert alle.volgende(date(2026, 1, 1)) is None


def test_een_gemeente_ziet_haar_eigen_afspraken_en_die_van_de_hele_regio(plek: Werkplek) -> None:
    maart = nieuw(plek, Overleg(datum=MAART))
    eigen = nieuw(plek, afspraak(maart.stuk, gebied="VB01"))
    ander = nieuw(plek, afspraak(maart.stuk, gebied="VB02"))
    alle = nieuw(plek, afspraak(maart.stuk))
    assert afspraken_van(nu(plek).afspraken, "VB01") == (eigen, alle)
    assert ander in nu(plek).afspraken


def test_vragen_horen_bij_een_gebied_en_een_periode(plek: Werkplek) -> None:
    een = nieuw(plek, Vraag(gebied="VB01", periode="2025-K2", tekst="Wat helpt?", wie="Net werk"))
    assert nu(plek).vragen_bij("VB01", "2025-K2") == (een,)
    assert nu(plek).vragen_bij("VB02", "2025-K2") == ()
    assert nu(plek).vragen_bij("VB01", "2025-K1") == ()


# -- undo -------------------------------------------------------


def test_ongedaan_geeft_terug_wat_er_stond(plek: Werkplek) -> None:
    maart = nieuw(plek, Overleg(datum=MAART))
    een = nieuw(plek, afspraak(maart.stuk))
    twee = anders(plek, een, status="loopt")
    ongedaan(plek, twee.nummer, door="ander")
    (weer,) = nu(plek).afspraken
    assert weer.inhoud == een.inhoud
    assert weer.door == "ander"


def test_wat_nieuw_was_is_na_ongedaan_weg_en_komt_daarna_weer_terug(plek: Werkplek) -> None:
    maart = nieuw(plek, Overleg(datum=MAART))
    (weg,) = ongedaan(plek, maart.nummer, door="proef")
    assert nu(plek).overleggen == ()
    ongedaan(plek, weg.nummer, door="proef")
    assert [een.inhoud for een in nu(plek).overleggen] == [maart.inhoud]


def test_ongedaan_gaat_niet_over_een_latere_wijziging_heen(plek: Werkplek) -> None:
    maart = nieuw(plek, Overleg(datum=MAART))
    een = nieuw(plek, afspraak(maart.stuk))
    twee = anders(plek, een, status="loopt")
    anders(plek, twee, status="afgerond")
    with pytest.raises(OogoFout, match="nog een keer gewijzigd"):
        ongedaan(plek, twee.nummer, door="proef")
    with pytest.raises(OogoFout, match="Handeling 9 is er niet"):
        ongedaan(plek, 9, door="proef")


def test_een_overleg_met_afspraken_gaat_niet_weg(plek: Werkplek) -> None:
    maart = nieuw(plek, Overleg(datum=MAART))
    nieuw(plek, afspraak(maart.stuk))
    with pytest.raises(OogoFout, match="hoort bij een overleg dat er niet"):
        bewaar(plek, [Wordt(maart.inhoud, maart, weg=True)], door="proef")
    assert nu(plek).overleggen == (maart,)


# -- what cannot be kept ----------------------------------------


@pytest.mark.parametrize(
    ("soort", "waarden", "deel"),
    [
        (Afspraak, {"overleg": 1, "tekst": "", "eigenaar": "SWV"}, "Vul in: Afspraak"),
        (Afspraak, {"overleg": 1, "tekst": "Iets doen."}, "Vul in: Eigenaar"),
        (Afspraak, {"overleg": 1, "tekst": "a" * (LANGSTE + 1), "eigenaar": "SWV"}, "te lang"),
        (Afspraak, {"overleg": 1, "tekst": "Doen.", "eigenaar": "SWV", "status": "x"}, "Status"),
        (
            Afspraak,
            {"overleg": 1, "tekst": "Doen.", "eigenaar": "SWV", "indicator": "thuiszitters"},
            "ook een gebied en een periode",
        ),
        (Overleg, {"datum": "gisteren"}, "Datum is niet goed ingevuld"),
        (Overleg, {"datum": JUNI, "besluiten": ("Ja.",) * 41}, "er is plaats voor 40"),
    ],
)
def test_wat_niet_kan_wordt_in_woorden_gezegd(
    soort: type[Inhoud], waarden: dict[str, object], deel: str
) -> None:
    with pytest.raises(OogoFout, match=deel):
        gelezen(soort, waarden)


def test_twee_fouten_worden_samen_gezegd() -> None:
    with pytest.raises(OogoFout) as fout:
        gelezen(Afspraak, {"overleg": 1, "tekst": "", "eigenaar": ""})
    assert "Afspraak" in str(fout.value)
    assert "Eigenaar" in str(fout.value)


def test_een_burgerservicenummer_wordt_geweigerd(plek: Werkplek) -> None:
    maart = nieuw(plek, Overleg(datum=MAART))
    with pytest.raises(OogoFout, match="burgerservicenummer"):
        nieuw(plek, afspraak(maart.stuk, tekst="Bel over 111222333."))
    with pytest.raises(OogoFout, match="burgerservicenummer"):
        nieuw(plek, Overleg(datum=JUNI, besluiten=("Besluit over 111 222 333.",)))


def test_twee_overleggen_op_een_dag_is_een_vergissing(plek: Werkplek) -> None:
    nieuw(plek, Overleg(datum=MAART))
    with pytest.raises(OogoFout, match="al een overleg"):
        nieuw(plek, Overleg(datum=MAART, plaats="Elders"))


def test_een_klein_aantal_naast_een_verborgen_cijfer_wordt_gevraagd(plek: Werkplek) -> None:
    vrij = beeld_van(klein()).vrijgave
    over = {"indicator": "thuiszitters", "gebied": "VB01", "periode": "2025-K2"}
    een = afspraak(1, tekst="De 3 jongeren krijgen een plek.", **over)
    (zin,) = let_op(plek, vrij, een)
    assert "“<5”" in zin
    assert let_op(plek, vrij, afspraak(1, tekst="De 3 jongeren krijgen een plek.")) == ()
    assert let_op(plek, None, Overleg(datum=MAART, besluiten=("Emma krijgt een plek.",)))


def test_punten_staan_op_een_regel_en_hun_streepje_telt_niet() -> None:
    assert punten("- Een\n\n  • Twee \n* Drie\nVier-vijf") == ("Een", "Twee", "Drie", "Vier-vijf")


def test_een_beschadigd_of_ontbrekend_bestand_wordt_genoemd(plek: Werkplek) -> None:
    nieuw(plek, Overleg(datum=MAART))
    nieuw(plek, Overleg(datum=JUNI))
    eerste = plek.map_regio / MAP / "0001.toml"
    eerste.write_text(eerste.read_text("utf-8").replace("door", "dor"), "utf-8")
    with pytest.raises(OogoFout, match=r"0001\.toml van het OOGO is beschadigd"):
        nu(plek)
    eerste.unlink()
    with pytest.raises(OogoFout, match=r"ontbreekt bestand 0001\.toml"):
        nu(plek)


tekst_van_een_mens = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), min_size=3, max_size=60
).filter(lambda tekst: len(tekst.strip()) >= 3)


@settings(max_examples=25)
@given(st.lists(tekst_van_een_mens, max_size=3), tekst_van_een_mens)
def test_wat_bewaard_is_komt_precies_zo_terug(besluiten: list[str], tekst: str) -> None:
    """Whatever signs are in it: what is kept is what was read of what a person wrote."""
    waarden = {"datum": MAART, "besluiten": tuple(besluiten)}
    overleg = gelezen(Overleg, waarden)
    een = gelezen(Afspraak, {"overleg": 1, "tekst": f"aaa {tekst}", "eigenaar": "SWV"})
    for inhoud in (overleg, een):
        opnieuw = type(inhoud).model_validate(inhoud.model_dump(mode="json"))
        assert opnieuw == inhoud
