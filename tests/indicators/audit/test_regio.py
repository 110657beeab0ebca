"""The audit of a region: what leaks although each figure by itself is safe."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from datasets.reference.regio import regio
from indicators.audit.bewijs import NietNagekeken
from indicators.audit.controle import controleer
from indicators.audit.gezien import Gezien
from indicators.audit.nakijken import Geheugen, geheugen, kijk_na
from indicators.audit.publicatie import NIETS_BEKEND, Bereik
from indicators.audit.regio import publicatie_van
from indicators.catalog import indicatoren
from indicators.kubus import Deel, Kubus, alle_groepen
from indicators.model import Interval, RuweFiguur, Sleutel, Vrijgave
from indicators.protect import Beleid, protect
from indicators.vrijgave import NAGEKEKEN

EIGEN = regio("duin-en-dijk")
VRIJ, THUIS, IN = "vrijstellingen_5_onder_c", "thuiszitters", "thuiszitters_instroom"
KWARTAAL = "2022-K3"


def ruw(sleutel: Sleutel, aantal: int, omvat: tuple[str, ...]) -> RuweFiguur:
    teller = Interval(aantal, aantal)
    return RuweFiguur(*sleutel, "bekend", teller=teller, omvat=omvat)


def groepen_geteld(indicator: str, periode: str, per_gemeente: Mapping[str, int]) -> Kubus:
    """Groups counted exactly, of municipalities that are shown nowhere."""
    alle = dict.fromkeys(EIGEN.gemeenten, 0) | dict(per_gemeente)
    figuren = {}
    for gebied, groep in alle_groepen(EIGEN).items():
        leden = tuple(lid.gemeente for lid in groep.leden)
        sleutel = (indicator, gebied, periode, "")
        figuren[sleutel] = ruw(sleutel, sum(alle[g] for g in leden), leden)
    fijn = {(indicator, g, periode, ""): Interval(n, n) for g, n in alle.items()}
    return Kubus(
        EIGEN, indicatoren(), frozenset(), figuren, {}, versie=1, stand=date(2025, 8, 12), fijn=fijn
    )


def nagezien(kubus: Kubus) -> tuple[Vrijgave, int]:
    """The release, and how many figures the audit hid on top of the rules."""
    vrij = protect(kubus, Beleid(), None)
    assert vrij.nagekeken is not None
    assert kijk_na(kubus, vrij, Beleid()).verborgen == frozenset()
    return vrij, vrij.nagekeken.verborgen


def test_overlappende_groepen_sluiten_een_gemeente_op() -> None:
    """Fourteen in the region and at most four in SWV IJmeer and in leerplichtregio Noord.

    So at least six are left for Langewaard and Oosterwaard. Each of these lies in a jeugdregio of
    at most four: so neither can be one, and of its small count three values are left.
    """
    kubus = groepen_geteld(
        VRIJ, KWARTAAL, {"VB01": 3, "VB03": 3, "VB04": 3, "VB06": 3, "VB08": 1, "VB09": 1}
    )
    vrij, verborgen = nagezien(kubus)
    midden = (VRIJ, "jeugdregio:midden", KWARTAAL, "")
    assert (verborgen, vrij.figuren[midden].tekst) == (1, "·")
    publicatie, waar = publicatie_van(kubus, vrij, Beleid())
    naief = replace(publicatie, getoond={**publicatie.getoond, midden: Bereik(1, 4)})
    lekken = {lek.doel.termen: lek.waarden for lek in controleer(naief, waar).lekken}
    assert lekken[((VRIJ, "VB04", KWARTAAL, ""), 1),] == (2, 3, 4)
    assert lekken[((VRIJ, "VB06", KWARTAAL, ""), 1),] == (2, 3, 4)


def test_een_groep_zonder_kleine_aantallen_houdt_niets_achter() -> None:
    kubus = groepen_geteld(VRIJ, KWARTAAL, dict.fromkeys(EIGEN.gemeenten, 12))
    assert nagezien(kubus)[1] == 0


def test_van_wat_verborgen_is_staat_er_wat_iedereen_kan_uitrekenen() -> None:
    """Of 53 there are 20 in Kust and `<5` in Polder: so Midden has 29 to 32: it is 30."""
    kubus = groepen_geteld(
        VRIJ, KWARTAAL, {"VB01": 12, "VB02": 8, "VB04": 15, "VB05": 15, "VB06": 3}
    )
    vrij, _ = nagezien(kubus)
    figuur = vrij.figuren[VRIJ, "jeugdregio:midden", KWARTAAL, ""]
    assert (figuur.tekst, figuur.status) == ("29–32", "getoond")
    assert figuur.reden


def test_waar_eerder_iets_is_weggegeven_komt_er_geen_bereik_bij() -> None:
    """An older version showed that Polder has 3: nothing that is shown now can mend that."""
    kubus = groepen_geteld(
        VRIJ, KWARTAAL, {"VB01": 12, "VB02": 8, "VB04": 15, "VB05": 15, "VB06": 3}
    )
    eerst, _ = nagezien(kubus)
    publicatie, waar = publicatie_van(kubus, eerst, Beleid())
    midden, polder = ((VRIJ, f"jeugdregio:{naam}", KWARTAAL, "") for naam in ("midden", "polder"))
    getoond = {**publicatie.getoond, midden: NIETS_BEKEND, polder: Bereik(3, 3)}
    vorige = Gezien(replace(publicatie, getoond=getoond, gewichten={}), waar)
    vrij = protect(kubus, Beleid(), vorige)
    assert (vrij.figuren[midden].tekst, vrij.figuren[polder].tekst) == ("·", "<5")


def test_een_bereik_dat_meer_zegt_dan_volgt_gaat_de_deur_niet_uit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every witness must lie in it: that is added up apart from how the range was found."""
    kubus = groepen_geteld(
        VRIJ, KWARTAAL, {"VB01": 12, "VB02": 8, "VB04": 15, "VB05": 15, "VB06": 3}
    )
    monkeypatch.setattr(
        "indicators.audit.nakijken.wat_volgt",
        lambda nieuw, *_: dict.fromkeys(nieuw.getoond, Interval(20, 21)),
    )
    with pytest.raises(NietNagekeken, match="te smal"):
        protect(kubus, Beleid(), None)


@pytest.mark.parametrize(
    ("ander", "polder"), [(3, "·"), (1, "·"), (5, "17"), (0, "12"), (12, "24")]
)
def test_in_een_groep_van_twee_weet_de_een_het_niet_van_de_ander(ander: int, polder: str) -> None:
    """Polder is VB06, who knows its own twelve, and VB09. Nobody else is small."""
    kubus = groepen_geteld(VRIJ, KWARTAAL, dict.fromkeys(EIGEN.gemeenten, 12) | {"VB09": ander})
    vrij, _ = nagezien(kubus)
    assert vrij.figuren[VRIJ, "jeugdregio:polder", KWARTAAL, ""].tekst == polder


@pytest.mark.parametrize(("anderen", "tekst"), [((1, 0), "13–16"), ((1, 1), "14"), ((2, 1), "15")])
def test_van_wat_er_in_een_grotere_groep_overblijft_zijn_drie_waarden_mogelijk(
    anderen: tuple[int, int], tekst: str
) -> None:
    """VB04 knows its own twelve; of the two others together one, two or three are left.

    Where it is one the region is hidden; a range says what follows from the groups beside it.
    """
    alle = dict.fromkeys(EIGEN.gemeenten, 0) | {"VB01": 0, "VB04": 12}
    kubus = groepen_geteld(VRIJ, KWARTAAL, alle | {"VB05": anderen[0], "VB06": anderen[1]})
    vrij, _ = nagezien(kubus)
    assert vrij.figuren[VRIJ, "regio", KWARTAAL, ""].tekst == tekst


def test_overal_nul_mag_iedereen_weten() -> None:
    assert nagezien(groepen_geteld(VRIJ, KWARTAAL, {}))[1] == 0


def test_een_som_van_wat_te_zien_is_verraadt_niets() -> None:
    """Municipalities shown as `<5`: a group is a range, however the groupings overlap."""
    figuren = {
        (s := (THUIS, g, KWARTAAL, "")): ruw(s, n % 7, (g,)) for n, g in enumerate(EIGEN.gemeenten)
    }
    kubus = Kubus(EIGEN, indicatoren(), frozenset(), figuren, {}, versie=1)
    assert nagezien(kubus)[1] == 0


def test_een_deel_dat_bijna_alles_is_verraadt_de_rest() -> None:
    """Of 12 young people with help 10 have a stay: 2 have none, and that is a small count."""
    heel, deel = (
        ("jeugdhulp_jongeren", "VB01", KWARTAAL, ""),
        ("jeugdhulp_jongeren_verblijf", "VB01", KWARTAAL, ""),
    )
    figuren = {heel: ruw(heel, 12, ("VB01",)), deel: ruw(deel, 10, ("VB01",))}
    kubus = Kubus(EIGEN, indicatoren(), frozenset(), figuren, {}, delen=(Deel(deel, heel),))
    vrij = protect(kubus, Beleid(), None)
    assert vrij.figuren[deel].tekst == "8–12", "de regel maakt er al een bereik van"
    publicatie, waar = publicatie_van(kubus, vrij, Beleid())
    assert controleer(publicatie, waar).lekken == ()
    naief = replace(publicatie, getoond={**publicatie.getoond, deel: Bereik(10, 10)})
    assert {lek.waarden for lek in controleer(naief, waar).lekken} == {(2,)}


def test_wat_eerder_is_nagekeken_wordt_niet_weer_gedaan(monkeypatch: pytest.MonkeyPatch) -> None:
    kubus = groepen_geteld(VRIJ, "2021-K4", {"VB01": 9, "VB04": 3, "VB05": 4, "VB07": 2})
    eerst = nagezien(kubus)

    def nooit(*_: object) -> None:
        raise AssertionError("dit blok was al nagekeken")

    monkeypatch.setattr("indicators.audit.nakijken._onderzoek", nooit)
    assert nagezien(kubus) == eerst


def test_van_een_gemeente_die_nergens_staat_is_niets_te_zien() -> None:
    kubus = groepen_geteld(VRIJ, KWARTAAL, {"VB01": 9})
    publicatie, _ = publicatie_van(kubus, protect(kubus, Beleid(), None), Beleid())
    assert publicatie.getoond[VRIJ, "VB01", KWARTAAL, ""] == NIETS_BEKEND


# -- the memory of a region -------------------------------------


@pytest.fixture
def nagekeken(tmp_path: Path) -> tuple[Kubus, Path]:
    """A region that was audited, and the file that it kept."""
    kubus = groepen_geteld(VRIJ, "2020-K4", {"VB01": 9, "VB04": 3, "VB05": 4, "VB07": 2})
    vrij, _ = nagezien(kubus)
    pad = tmp_path / NAGEKEKEN
    assert vrij.nagekeken is not None
    geheugen().schrijf(pad, vrij.nagekeken.blokken)
    return kubus, pad


def test_het_geheugen_komt_terug_zoals_het_was(nagekeken: tuple[Kubus, Path]) -> None:
    weer = Geheugen()
    weer.lees(nagekeken[1])
    assert weer.blokken
    for vingerafdruk, bewijs in weer.blokken.items():
        eerst = geheugen().blokken[vingerafdruk]
        assert bewijs.verborgen == eerst.verborgen
        assert np.array_equal(bewijs.tabellen, eerst.tabellen)


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"kapot", b"PK\x05\x06 half"],
    ids=["leeg", "geen archief", "half archief"],
)
def test_een_beschadigd_geheugen_telt_niet_mee_en_wordt_gezegd(
    inhoud: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pad = tmp_path / NAGEKEKEN
    pad.write_bytes(inhoud)
    weer = Geheugen()
    logging.getLogger("monitor").propagate = True
    weer.lees(pad)
    assert weer.blokken == {}
    assert "audited again" in caplog.text


def test_een_veranderd_bewijs_in_het_geheugen_wordt_niet_geloofd(
    nagekeken: tuple[Kubus, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    kubus, pad = nagekeken
    weer = Geheugen()
    weer.lees(pad)
    eerst = dict(weer.blokken)
    for vingerafdruk, bewijs in eerst.items():
        weer.bewaar(vingerafdruk, replace(bewijs, tabellen=bewijs.tabellen[:1]))
    monkeypatch.setattr("indicators.audit.nakijken._GEHEUGEN", weer)
    nagezien(kubus)
    for vingerafdruk, bewijs in eerst.items():
        opnieuw = weer.blokken[vingerafdruk]
        assert np.array_equal(opnieuw.tabellen, bewijs.tabellen), "dit blok is opnieuw nagekeken"
