"""Two windows on one draft do not overwrite each other, and a receipt can be made again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from loaders import concept as opslag
from loaders.aanleveren import (
    Aanlevering,
    ConceptOpgenomen,
    ConceptVeranderd,
    ConceptWeg,
    Ingevuld,
    concepten,
)
from loaders.leveringen import draai_terug, herhaal
from loaders.ontvangst import bewijs_van
from loaders.opdracht import Herstel, Opdracht, Werkplek
from tests.loaders.hulp import als_csv

KOPPEN = ("Gemeente", "Maat", "Aantal")
RIJEN = (
    ("Duinveen", "Dreigende thuiszitters", "7"),
    ("Duinveen", "Geoorloofd verzuim", "4"),
    ("Duinveen", "Dreigende thuiszitters", "8"),
)


def met_bestand(plek: Werkplek, rijen: tuple[tuple[str, ...], ...] = RIJEN[:2]) -> Aanlevering:
    levering = Aanlevering.nieuw(plek, "jan")
    assert levering.voeg_toe(als_csv(KOPPEN, rijen), "tellingen Duinveen 2025K2.csv").stuk
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K2", dekking=("Duinveen",))
    return levering


# -- two windows -------------------------------------------------------------------------------


def test_an_answer_to_what_is_not_there_any_more_is_not_given(plek: Werkplek) -> None:
    levering = met_bestand(plek)
    gezien = levering.concept.revisie
    with levering.zolang(gezien):
        levering.zeg(0, kolommen={"Maat": "maat"})
    with pytest.raises(ConceptVeranderd, match="ander venster"), levering.zolang(gezien):
        levering.zeg(0, kolommen={"Aantal": "aantal"})
    assert levering.concept.stuk(0).opdracht.kolommen == {"Maat": "maat"}


ANDERS: dict[str, Callable[[Aanlevering], object]] = {
    "an answer": lambda een: een.zeg(0, periode="2025-K1"),
    "a repair": lambda een: een.herstel(0, Herstel("", 2, "5", rijen=(2,))),
    "a row left out": lambda een: een.laat_weg(0, "", (2,)),
    "a warning that is confirmed": lambda een: een.bevestig(0, "x"),
    "the columns are confirmed": lambda een: een.koppel(0),
    "a file taken out": lambda een: een.verwijder(0),
    "the form": lambda een: een.bewaar_formulier(Ingevuld("tellingen", "", "2025-K1", ())),
}
ZELFDE: dict[str, Callable[[Aanlevering], object]] = {
    "another step": lambda een: een.naar(4),
    "the difference was seen": lambda een: een.zag("abc"),
}


@pytest.mark.parametrize("wat", ANDERS)
def test_every_change_can_be_seen_by_another_window(plek: Werkplek, wat: str) -> None:
    levering = met_bestand(plek)
    gezien = levering.concept.revisie
    ANDERS[wat](levering)
    with pytest.raises(ConceptVeranderd), levering.zolang(gezien):
        pass


@pytest.mark.parametrize("wat", ZELFDE)
def test_going_about_in_it_changes_nothing(plek: Werkplek, wat: str) -> None:
    levering = met_bestand(plek)
    gezien = levering.concept.revisie
    ZELFDE[wat](levering)
    with levering.zolang(gezien):
        pass


def test_a_draft_that_is_gone_is_said_as_such(plek: Werkplek) -> None:
    levering = met_bestand(plek)
    gezien = levering.concept.revisie
    levering.gooi_weg()
    with pytest.raises(ConceptWeg), levering.zolang(gezien):
        pass


# -- the receipt -------------------------------------------------------------------------------


def opgenomen(levering: Aanlevering, reden: str = "") -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The receipt and the numbers of the loads."""
    for stuk in levering.concept.stukken:
        levering.koppel(stuk.nummer)
        levering.bevestig(stuk.nummer, *levering.controleer(stuk.nummer).rapport.onbevestigd)
    levering.zag(levering.verschil().verschil.kenmerk)  # type: ignore[union-attr]
    klaar = levering.neem_op(reden)
    assert klaar.bewijs, [r.zin for r in klaar.samen.rapporten]
    return klaar.bewijs, tuple(r.handeling for r in klaar.samen.rapporten if r.handeling)


def zonder_bevestigd(bewijs: tuple[str, ...]) -> tuple[str, ...]:
    """How many warnings were seen is not kept with a load."""
    return tuple(regel for regel in bewijs if not regel.startswith("Bevestigd"))


def regels_van(plek: Werkplek, nummers: tuple[int, ...]) -> tuple[str, ...]:
    """The receipt as it is made again, of loads that count."""
    bewijs = bewijs_van(plek, nummers)
    assert bewijs is not None
    assert bewijs.terug == ()
    return bewijs.regels


def test_the_receipt_made_again_says_the_same(plek: Werkplek) -> None:
    levering = met_bestand(plek, RIJEN)
    levering.koppel(0)
    levering.herstel(0, Herstel("", 2, "5", was="4", rijen=(3,)))
    levering.laat_weg(0, "", (4,))
    bewijs, nummers = opgenomen(levering)
    assert regels_van(plek, nummers) == zonder_bevestigd(bewijs)
    assert "Door u hersteld: 1 cel" in bewijs
    assert "Door u weggelaten: 1 regel" in bewijs


def test_the_moment_on_the_receipt_is_that_of_the_load(
    plek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime(2026, 3, 2, 16, 59, 59)  # noqa: DTZ001 - local time, as the drafts have
    monkeypatch.setattr(opslag, "nu", lambda: moment)
    bewijs, nummers = opgenomen(met_bestand(plek))
    assert bewijs[1].startswith("Opgenomen op 2 maart 2026 om 16.59 uur")
    assert regels_van(plek, nummers)[1] == bewijs[1]


def test_of_a_version_that_replaced_another_too(plek: Werkplek) -> None:
    opgenomen(met_bestand(plek))
    tweede = met_bestand(plek, (("Duinveen", "Dreigende thuiszitters", "9"), RIJEN[1]))
    bewijs, nummers = opgenomen(tweede, "gegevens zijn verbeterd")
    assert "versie 2, in plaats van versie 1" in " ".join(bewijs)
    assert regels_van(plek, nummers) == zonder_bevestigd(bewijs)


def test_of_what_was_undone_it_says_when_by_whom_and_why_until_it_counts_again(
    plek: Werkplek,
) -> None:
    _, nummers = opgenomen(met_bestand(plek))
    draai_terug(plek, nummers[0], wie="piet", reden="verkeerd bestand")
    bewijs = bewijs_van(plek, nummers)
    assert bewijs is not None
    [zin] = bewijs.terug
    assert zin.startswith(f"Levering {nummers[0]} is teruggedraaid op ")
    assert zin.endswith(", door piet. Reden: verkeerd bestand.")
    assert zin in bewijs.regels
    herhaal(plek, nummers[0], wie="piet", reden="toch goed")
    assert not any("teruggedraaid" in regel for regel in regels_van(plek, nummers))


def test_of_the_message_that_there_were_no_cases_too(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    levering.meld_geen_gevallen(
        Opdracht(dataset="thuiszitters", leverancier="Leerplicht Duinveen", periode="2025-K2")
    )
    bewijs, nummers = opgenomen(levering)
    assert "Geen bestand: er waren geen gevallen" in bewijs
    assert regels_van(plek, nummers) == zonder_bevestigd(bewijs)


def test_a_number_that_is_no_load_has_no_receipt(plek: Werkplek) -> None:
    _, nummers = opgenomen(met_bestand(plek))
    assert bewijs_van(plek, (*nummers, 99)) is None
    assert bewijs_van(plek, ()) is None


def test_asking_for_a_receipt_makes_no_store(plek: Werkplek) -> None:
    assert bewijs_van(plek, (1,)) is None
    assert not plek.map_regio.exists()


def test_a_draft_that_went_in_leads_to_its_receipt_and_to_nothing_else(plek: Werkplek) -> None:
    levering = met_bestand(plek)
    bewijs, nummers = opgenomen(levering)
    with pytest.raises(ConceptOpgenomen, match="al opgenomen") as weg:
        Aanlevering.hervat(plek, levering.id)
    assert weg.value.handelingen == nummers
    assert regels_van(plek, weg.value.handelingen) == zonder_bevestigd(bewijs)
    assert concepten(plek, "jan") == []
    over = [pad.name for pad in (plek.map_regio / opslag.MAP / levering.id).iterdir()]
    assert over == ["opgenomen.json"]


def test_who_waited_for_the_load_of_another_window_hears_that_it_went_in(plek: Werkplek) -> None:
    levering = met_bestand(plek)
    ander = Aanlevering.hervat(plek, levering.id)
    ander.wacht()
    opgenomen(levering)
    with pytest.raises(ConceptOpgenomen):
        ander.wacht()
    with pytest.raises(ConceptOpgenomen):
        ander.neem_op()


def test_what_a_draft_became_is_forgotten_after_24_hours(
    plek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    levering = met_bestand(plek)
    opgenomen(levering)
    straks = opslag.nu() + opslag.BEWAARTIJD + timedelta(minutes=1)
    monkeypatch.setattr(opslag, "nu", lambda: straks)
    assert concepten(plek, "jan") == []
    assert not list((plek.map_regio / opslag.MAP).iterdir())
    with pytest.raises(ConceptWeg, match="Kijk bij Leveringen of uw bestand er al in staat"):
        Aanlevering.hervat(plek, levering.id)
