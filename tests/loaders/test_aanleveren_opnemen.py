"""Handing in: all goes in or nothing, what was seen is what happens, and it is remembered."""

from __future__ import annotations

import pytest

from loaders.aanleveren import Aanlevering, ConceptWeg
from loaders.opdracht import Opdracht, Werkplek
from tests.loaders.conceptproef import (
    KOPPEN,
    RIJEN,
    bevestig_alles,
    herstel_alles,
)
from tests.loaders.hulp import als_csv, als_xlsx, neem_op
from tests.loaders.hulp import opslag as store_van

# -- in, or not --------------------------------------------------------------------------------


def test_warnings_have_to_be_seen_first(plek: Werkplek, lijst: Aanlevering) -> None:
    herstel_alles(lijst)
    rapport = lijst.controleer(0).rapport
    assert rapport.uitkomst == "te bevestigen"
    assert lijst.neem_op().bewijs == ()
    assert lijst.concept.stukken  # the draft is still there
    bevestig_alles(lijst)
    assert lijst.controleer(0).rapport.uitkomst == "goed"
    bewijs = lijst.neem_op("eerste keer").bewijs
    assert bewijs[0] == "Ontvangstbewijs Monitor onderwijs en jeugd, regio Duin en Dijk"
    assert (
        "Levering: Thuiszitters, Leerplicht Duinveen, 2e kwartaal 2025 (4 regels; versie 1)"
        in bewijs
    )
    assert bewijs[2] == "Door: jan (naam waarmee deze computer is aangemeld)"
    assert "Reden van de wijziging: eerste keer" in bewijs
    with pytest.raises(ConceptWeg):
        assert lijst.concept


def test_what_changes_is_shown_before_and_is_what_happens(
    plek: Werkplek, lijst: Aanlevering
) -> None:
    herstel_alles(lijst)
    bevestig_alles(lijst)
    proef = lijst.verschil().verschil
    echt = lijst.neem_op().samen.verschil
    assert proef is not None
    assert proef == echt
    zinnen = proef.zinnen()
    assert any(z.startswith("Thuiszitters Duinveen, 2e kwartaal 2025: was niet geleverd, wordt ")
               for z in zinnen)  # fmt: skip


def test_files_of_one_draft_go_in_together_or_not_at_all(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    goed = als_csv(("Gemeente", "Maat", "Aantal"), [("Duinveen", "Dreigende thuiszitters", "7")])
    fout = als_csv(("Gemeente", "Maat", "Aantal"), [("Kogermeer", "Dreigende thuiszitters", "zes")])
    for nummer, (inhoud, wie) in enumerate([(goed, "Duinveen"), (fout, "Kogermeer")]):
        levering.voeg_toe(inhoud, f"tellingen {wie}.csv")
        levering.zeg(
            nummer, leverancier=f"Leerplicht {wie}", periode="2025-K2", dataset="tellingen"
        )
        levering.koppel(nummer)
    samen = levering.neem_op().samen
    assert [r.uitkomst for r in samen.rapporten] == ["goed", "fouten"]
    assert samen.rapporten[0].zin == (
        "tellingen Duinveen.csv is goed, maar een ander bestand nog niet. Er is niets opgenomen."
    )
    with store_van(plek) as store:
        assert store.versie() == 0
    [zes] = [p for p in levering.controleer(1).problemen if p.issue.ernst == "fout"]
    levering.los_op(1, zes, "6")
    for nummer in (0, 1):
        bevestig_alles(levering, nummer)
    assert levering.neem_op().bewijs
    with store_van(plek) as store:
        assert store.versie() == 2


def test_no_cases_is_a_delivery_of_its_own(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    levering.meld_geen_gevallen(
        Opdracht(dataset="thuiszitters", leverancier="Leerplicht Duinveen", periode="2025-K2")
    )
    bevestig_alles(levering)
    bewijs = levering.neem_op().bewijs
    assert "Geen bestand: er waren geen gevallen" in bewijs
    assert (
        "Levering: Thuiszitters, Leerplicht Duinveen, 2e kwartaal 2025 (geen gevallen; versie 1)"
        in bewijs
    )


def test_a_broken_sheet_of_a_workbook_blocks_the_other(plek: Werkplek) -> None:
    levering = Aanlevering.nieuw(plek, "jan")
    koppen = ("Gemeente", "Maat", "Aantal")
    bladen = {
        "2025-K1": (koppen, [("Duinveen", "Dreigende thuiszitters", "7")]),
        "2025-K2": (koppen, [("Duinveen", "Dreigende thuiszitters", "7,5")]),
    }
    levering.voeg_toe(als_xlsx(bladen), "tellingen.xlsx")
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="bladnaam", dataset="tellingen")
    levering.koppel(0)
    [fout] = [p for p in levering.controleer(0).problemen if p.issue.ernst == "fout"]
    assert (fout.plekken[0].blad, fout.plekken[0].kop) == ("2025-K2", "Aantal")
    levering.los_op(0, fout, "8")
    bevestig_alles(levering)
    assert len(levering.neem_op().samen.rapporten[0].leveringen) == 2


# -- remembered --------------------------------------------------------------------------------


def test_the_next_file_of_this_leverancier_needs_no_choices(
    plek: Werkplek, lijst: Aanlevering
) -> None:
    herstel_alles(lijst)
    bevestig_alles(lijst)
    assert lijst.neem_op().bewijs
    volgende = Aanlevering.nieuw(plek, "jan")
    volgende.voeg_toe(als_csv(KOPPEN, RIJEN), "kwartaal 3.csv")
    voorstel = volgende.voorstel(0)
    assert (voorstel.leverancier.waarde, voorstel.leverancier.zeker) == (
        "Leerplicht Duinveen",
        True,
    )
    assert voorstel.kolommen[0].veld == "leerling_id"
    volgende.zeg(0, periode="2025-K3")
    volgende.koppel(0)
    gevonden = volgende.controleer(0).rapport.gevonden
    gekozen = [i for i in gevonden if i.soort == "woord gekozen"]
    assert [i.waarde for i in gekozen] == ["schoolziek"]
    assert not [i for i in gevonden if i.ernst == "fout" and i.waarde == "schoolziek"]


def test_who_loads_without_a_draft_is_not_asked(plek: Werkplek) -> None:
    assert neem_op(plek, als_csv(KOPPEN[1:4], [RIJEN[0][1:4]])).uitkomst == "opgenomen"


def test_errors_and_doubtful_counts_are_shown_together(plek: Werkplek) -> None:
    """A list of counts: what is wrong in one row does not hide what is doubtful in another."""
    koppen = ("Gemeente", "Periode", "Maat", "Aantal")
    eerder = [("Duinveen", f"2024-K{k}", "Dreigende thuiszitters", "9") for k in (1, 2, 3, 4)]
    zegt = {"leverancier": "Leerplicht Duinveen", "periode": "", "dataset": "tellingen"}
    assert neem_op(plek, als_csv(koppen, eerder), **zegt).uitkomst == "opgenomen"
    nu = [
        ("Duinveen", "2025-K1", "Dreigende thuiszitters", "90"),
        ("Duinveen", "2025-K1", "Verkorte onderwijstijd", "drie"),
    ]
    levering = Aanlevering.nieuw(plek, "jan")
    levering.voeg_toe(als_csv(koppen, nu), "tellingen.csv")
    levering.zeg(0, leverancier="Leerplicht Duinveen", dataset="tellingen")
    levering.koppel(0)
    controle = levering.controleer(0)
    assert controle.rapport.uitkomst == "fouten"
    assert [p.issue.ernst for p in controle.problemen] == ["fout", "waarschuwing"]
    assert "90" in controle.problemen[1].issue.tekst()


def test_only_the_difference_that_was_seen_goes_in(plek: Werkplek) -> None:
    """Two persons with the same delivery: the second has to look again at what it changes now."""
    drafts = []
    for wie, aantal in (("jan", "7"), ("piet", "9")):
        levering = Aanlevering.nieuw(plek, wie)
        rijen = [("Duinveen", "Dreigende thuiszitters", aantal)]
        levering.voeg_toe(als_csv(("Gemeente", "Maat", "Aantal"), rijen), f"{wie}.csv")
        levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K2", dataset="tellingen")
        levering.koppel(0)
        bevestig_alles(levering)
        verschil = levering.verschil().verschil
        assert verschil is not None
        levering.zag(verschil.kenmerk)
        levering.naar(5)
        drafts.append(levering)
    jan, piet = drafts
    assert jan.neem_op().bewijs
    niet = piet.neem_op()
    assert niet.bewijs == ()
    assert niet.samen.rapporten[0].zin == (
        "Intussen is er iets anders opgenomen of teruggedraaid. Bekijk de wijzigingen opnieuw. Er "
        "is niets opgenomen."
    )
    assert piet.concept.stap == 4
    nu = piet.verschil().verschil
    assert nu is not None
    assert any("was 7, wordt 9" in zin for zin in nu.zinnen())
    piet.zag(nu.kenmerk)
    assert piet.neem_op("correctie").bewijs
