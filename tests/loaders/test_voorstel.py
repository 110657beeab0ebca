"""What a new file is taken for: right where it says that it is certain, and always with a reason."""

import os
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.periodes import Periode
from datasets.reference.regio import regio
from datasets.voorbeeld import VoorbeeldBestand, voorbeeldbestanden
from datasets.woorden import aaneen
from loaders.geheugen import Geheugen, Laatste
from loaders.keuzes import GEKOZEN, Keuze, Voorstel
from loaders.opdracht import Opdracht
from loaders.voorstel import doe_voorstel
from loaders.voorstel_wanneer import perioden_in
from tests.loaders.exports_hulp import BESTANDEN, VERWACHT
from tests.loaders.hulp import GEVALLEN, KOPPEN, als_csv, als_xlsx
from tests.loaders.voorstel_hulp import DUIN, LEEG, NIETS, VANDAAG, VRAGEN, lees, van

# No headings that we know, or not all of them; no table at all; refused at the door.
GEEN_GEGEVENS = {"30", "34"}
NIET_ALLE_KOPPEN = {"35", "43"}
GEWEIGERD = {"24", "25", "26", "27", "28", "29", "31", "33"}
# The profile has one leverancier of this export type, and that is not the one who sent it.
ANDERE_COACHES = {"44", "45", "46"}


def duinveen(*rijen: tuple[str, ...]) -> bytes:
    return als_csv(KOPPEN, rijen or [r for r in GEVALLEN if r[1] == "Duinveen"])


# -- all the files we have ---------------------------------------------------------------------


@pytest.mark.parametrize("naam", [n for n in VERWACHT if n[:2] not in GEWEIGERD])
def test_what_is_certain_of_a_messy_export_is_right(naam: str) -> None:
    b = VERWACHT[naam]
    bestand = lees(BESTANDEN / naam, naam)
    gebied = regio(b["regio"])
    voorstel = doe_voorstel(gebied, bestand, NIETS, LEEG, vandaag=VANDAAG)
    if naam[:2] in GEEN_GEGEVENS:
        assert voorstel.dataset == replace(voorstel.dataset, waarde="", zeker=False)
        return
    assert voorstel.dataset.waarde == b["dataset"]
    assert voorstel.dataset.zeker == (naam[:2] not in NIET_ALLE_KOPPEN)
    if voorstel.leverancier.zeker and naam[:2] not in ANDERE_COACHES:
        assert voorstel.leverancier.waarde == b["leverancier"]
    bekend = {lev.naam for lev in gebied.leveranciers}
    if b["leverancier"] in bekend:
        assert b["leverancier"] in voorstel.leverancier.opties
    if voorstel.periode.zeker and voorstel.periode.waarde:
        assert voorstel.periode.waarde in (*b["periode"], "bladnaam")
    for vraag in VRAGEN:
        assert getattr(voorstel, vraag).reden, vraag


@cache
def voorbeelden() -> tuple[VoorbeeldBestand, ...]:
    return tuple(b for b in voorbeeldbestanden() if not b.geen_gevallen)


NIEMAND = ("voorbeeld_wachttijd", "voorbeeld_samenwerking")
"""Files of two leveranciers of the whole region: nothing in them says who made it, so we ask."""


@pytest.mark.parametrize("namen", ["met hun naam", "zonder naam"])
def test_the_files_of_the_example_region_are_recognised(namen: str) -> None:
    """Also when every file is called the same: what is certain then is never wrong."""
    laatste: dict[tuple[str, str], Laatste] = {}
    kopsets: dict[tuple[str, str], frozenset[frozenset[str]]] = {}
    gevraagd = 0
    for b in voorbeelden():
        naam = b.naam if namen == "met hun naam" else f"export.{b.naam.rpartition('.')[2]}"
        bestand, geheugen = lees(b.inhoud, naam), Geheugen(kopsets=kopsets, laatste=laatste)
        voorstel = doe_voorstel(DUIN, bestand, NIETS, geheugen, vandaag=b.wanneer.date())
        wie = b.leverancier or voorstel.leverancier.waarde
        assert (voorstel.dataset.waarde, voorstel.dataset.zeker) == (b.dataset, True), b.naam
        if voorstel.leverancier.zeker:
            assert voorstel.leverancier.waarde == wie, b.naam
        if voorstel.periode.zeker and voorstel.periode.waarde and b.periode:
            assert voorstel.periode.waarde == b.periode, b.naam
        gevraagd += not voorstel.leverancier.zeker and not b.naam.startswith(NIEMAND)
        kopset = frozenset(aaneen(k.kop) for k in voorstel.kolommen if k.veld)
        kopsets[wie, b.dataset] = kopsets.get((wie, b.dataset), frozenset()) | {kopset}
        if b.periode not in ("", "bladnaam"):
            codes = {*laatste.get((wie, b.dataset), Laatste("", "", ())).perioden, b.periode}
            op_tijd = sorted(codes, key=lambda c: Periode.van_code(c).sleutel())
            laatste[wie, b.dataset] = Laatste("alle", "", tuple(op_tijd))
    assert gevraagd <= (0 if namen == "met hun naam" else len(voorbeelden()) // 40)


def test_national_files_need_no_answer_at_all() -> None:
    map_echt = Path(os.environ.get("MONITOR_SHARED") or Path(__file__).parents[3] / "shared")
    paden = [p for p in (map_echt / "real").rglob("*.csv") if "gebieden" not in p.name]
    if not paden:
        pytest.skip("de echte bestanden zijn er niet")
    for pad in paden:
        voorstel = doe_voorstel(regio("alkmaar"), lees(pad, pad.name), NIETS, LEEG, vandaag=VANDAAG)
        for vraag in VRAGEN:
            assert getattr(voorstel, vraag).zeker, (pad.name, vraag)
        assert not voorstel.ontbreekt


# -- what was said stands ------------------------------------------------------------------------


def test_what_the_person_said_stands() -> None:
    gezegd = Opdracht(
        dataset="vrijstellingen", leverancier="Leerplicht Uitmeer", periode="2e kwartaal 2024",
        dekking=("Uitmeer", "Kogermeer"), sector="vo", definitie="eigen afspraak",
    )  # fmt: skip
    voorstel = van(duinveen(), "thuiszitters_duinveen_2025-K2.csv", gezegd)
    assert {v: getattr(voorstel, v).reden for v in VRAGEN} == dict.fromkeys(VRAGEN, GEKOZEN)
    assert voorstel.dataset.waarde == "vrijstellingen"
    assert voorstel.leverancier.waarde == "Leerplicht Uitmeer"
    assert voorstel.periode == replace(voorstel.periode, waarde="2024-K2", zeker=True)
    assert voorstel.dekking.waarde == "Uitmeer, Kogermeer"
    assert voorstel.als_opdracht(gezegd).leverancier == "Leerplicht Uitmeer"


def test_a_period_of_another_kind_is_asked_again() -> None:
    voorstel = van(duinveen(), opdracht=Opdracht(periode="2024"))
    assert voorstel.periode == replace(voorstel.periode, waarde="", zeker=False)
    assert voorstel.periode.reden == "'2024' is geen kwartaal"


def test_what_is_certain_becomes_the_order_and_nothing_else() -> None:
    zeker, gok = Keuze("x", "om", zeker=True), Keuze("y", "om")
    voorstel = Voorstel(zeker, gok, zeker, gok, gok, zeker)
    gezegd = Opdracht(periode="2025-K1", wie="toets")
    verwacht = Opdracht(periode="2025-K1", wie="toets", dataset="x", definitie="x")
    assert voorstel.als_opdracht(gezegd) == verwacht


def test_what_the_person_confirms_counts_as_well() -> None:
    """For a leverancier that the profile does not know the municipalities are said on purpose."""
    zeker, gok, leeg = Keuze("x", "om", zeker=True), Keuze("y", "om"), Keuze("", "om")
    voorstel = Voorstel(zeker, gok, gok, Keuze("Bergen (NH.), Uitgeest", "om"), gok, leeg)
    opdracht = voorstel.als_opdracht(NIETS, bevestigd=True)
    assert (opdracht.dataset, opdracht.leverancier, opdracht.periode) == ("x", "y", "y")
    assert opdracht.dekking == ("Bergen (NH.)", "Uitgeest")
    assert opdracht.definitie == ""
    uit_profiel = replace(voorstel, dekking=Keuze("Uitgeest", "om", zeker=True))
    assert uit_profiel.als_opdracht(NIETS, bevestigd=True).dekking == ()
    gezegd = Opdracht(dekking=("Heiloo",))
    assert voorstel.als_opdracht(gezegd, bevestigd=True).dekking == ("Heiloo",)


# -- who -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "wie", "reden"),
    [
        ("export.csv", "Leerplicht Duinveen", "alle 3 regels zijn van Duinveen"),
        ("LP_Duinveen_kw2.csv", "Leerplicht Duinveen",
         "de naam van het bestand past bij Leerplicht Duinveen"),
        ("thuiszittersSWVNoord-KustVO.csv", "SWV Noord-Kust VO",
         "in de naam van het bestand staat SWV Noord-Kust VO"),
        ("swv noord-kust.csv", "",
         "in de naam van het bestand staat een naam die past bij SWV Noord-Kust PO en SWV "
         "Noord-Kust VO"),
        ("leerplicht_uitmeer.csv", "",
         "in de naam van het bestand staat Leerplicht Uitmeer, maar de gemeenten in het bestand "
         "zijn andere"),
    ],
)  # fmt: skip
def test_who_delivered(naam: str, wie: str, reden: str) -> None:
    keuze = van(duinveen(), naam).leverancier
    assert (keuze.waarde, keuze.reden, keuze.zeker) == (wie, reden, bool(wie))


def test_a_title_names_the_leverancier() -> None:
    titels = [
        ("Thuiszitters van SWV IJmeer VO",),
        (),
        KOPPEN,
        ("1", "Uitmeer", "1-5-2025", "", "9"),
    ]
    keuze = van(als_xlsx({"Blad1": ((), titels)}), "export.xlsx").leverancier
    assert (keuze.waarde, keuze.zeker) == ("SWV IJmeer VO", True)
    assert keuze.reden == "boven de tabel staat SWV IJmeer VO"


def test_two_offices_of_the_same_municipalities_are_asked_until_one_delivered() -> None:
    inhoud = als_csv(KOPPEN, [(str(n), g, "1-5-2025", "", "9") for n, g in enumerate(IJMEER)])
    keuze = van(inhoud).leverancier
    assert (keuze.waarde, keuze.zeker) == ("", False)
    assert keuze.opties[:2] == ("SWV IJmeer PO", "SWV IJmeer VO")
    kopset = frozenset([frozenset(map(aaneen, KOPPEN))])
    een = Geheugen(kopsets={("SWV IJmeer VO", "thuiszitters"): kopset})
    keuze = van(inhoud, geheugen=een).leverancier
    assert (keuze.waarde, keuze.zeker, keuze.reden) == (
        "SWV IJmeer VO", False, "zo leverde u dit eerder",
    )  # fmt: skip


IJMEER = ("Kogermeer", "Sint Adelbert", "Uitmeer")


@pytest.mark.parametrize(
    ("soorten", "wie"),
    [
        (("bo", "sbo", "basisonderwijs"), "SWV IJmeer PO"),
        (("havo", "vwo", "vso"), "SWV IJmeer VO"),
        (("havo", "bo", "vso"), ""),
        (("onbekend", "", "geen"), ""),
        (("havo", "", "onbekend"), ""),
    ],
)
@pytest.mark.parametrize("naam", ["export.csv", "swv ijmeer.csv"])
def test_the_kinds_of_school_tell_the_two_offices_apart(
    soorten: tuple[str, ...], wie: str, naam: str
) -> None:
    rijen = [
        (str(n), g, "1-5-2025", "", "9", s)
        for n, (g, s) in enumerate(zip(IJMEER, soorten, strict=True))
    ]
    keuze = van(als_csv((*KOPPEN, "Schoolsoort"), rijen), naam).leverancier
    assert (keuze.waarde, keuze.zeker) == (wie, bool(wie))


def test_the_headings_of_before_tell_who_it_is() -> None:
    """Two rows of one municipality of an SWV: only its own headings say that it is the SWV."""
    eigen = (*KOPPEN[:-1], "Leeftijd in jaren")
    van_swv = Geheugen(
        kopsets={("SWV Noord-Kust VO", "thuiszitters"): frozenset([frozenset(map(aaneen, eigen))])}
    )
    rijen = [("1", "Duinveen", "1-5-2025", "", "9"), ("2", "Westerkogge", "1-5-2025", "", "9")]
    keuze = van(als_csv(eigen, rijen), geheugen=van_swv).leverancier
    assert (keuze.waarde, keuze.reden, keuze.zeker) == (
        "SWV Noord-Kust VO", "zo leverde u dit eerder", True,
    )  # fmt: skip


def test_before_a_merger_it_is_the_old_office() -> None:
    oud = als_csv(KOPPEN, [("1", "Oostermade", "1-5-2023", "", "9")])
    assert van(oud).leverancier.waarde == "Leerplicht Oostermade"


def test_the_profile_says_for_whom_and_for_which_sector() -> None:
    inhoud = als_csv(KOPPEN, [(str(n), g, "1-5-2025", "", "9") for n, g in enumerate(IJMEER)])
    voorstel = van(inhoud, "swv ijmeer po.csv")
    assert voorstel.dekking.waarde == "Kogermeer, Sint Adelbert, Uitmeer"
    assert voorstel.sector.waarde == "po"
    assert voorstel.dekking.reden == voorstel.sector.reden == "zo is het afgesproken in deze regio"


def test_the_definition_is_carried_on() -> None:
    eerder = Geheugen(
        laatste={("Leerplicht Duinveen", "thuiszitters"): Laatste("alle", "4 weken", ("2025-K1",))}
    )
    keuze = van(duinveen(), geheugen=eerder).definitie
    assert (keuze.waarde, keuze.reden) == ("4 weken", "zoals bij uw vorige levering")


# -- when ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "codes"),
    [
        ("thuiszitters_2025-K2_swv", ["2025-K2"]),
        ("LP_Duinveen_kw2_2025", ["2025-K2"]),
        ("Q2 2025 definitief", ["2025-K2"]),
        ("2e kwartaal van 2025", ["2025-K2"]),
        ("duinveen2025K3", []),
        ("lijst 2025K3", ["2025-K3"]),
        ("2023-K1_2023-K2", ["2023-K1", "2023-K2"]),
        ("export 24-06-2025 12:30", []),
        ("overzicht 2025", []),
        ("dossier 20251", []),
    ],
)
def test_quarters_in_a_name(naam: str, codes: list[str]) -> None:
    assert [p.code for p in perioden_in(naam, ("kwartaal",))] == codes


def test_school_years_and_years_in_a_name() -> None:
    assert [p.code for p in perioden_in("vo-coach 2024-2025", ("schooljaar",))] == ["2024/2025"]
    assert [p.code for p in perioden_in("tellingen_2024", ("kalenderjaar",))] == ["2024"]


@given(st.text(max_size=60))
def test_any_name_can_be_looked_at(naam: str) -> None:
    assert all(p.soort == "kwartaal" for p in perioden_in(naam, ("kwartaal",)))


@pytest.mark.parametrize(
    ("naam", "code", "reden", "zeker"),
    [
        ("lijst.csv", "2025-K2", "dat past bij de nieuwste datum in het bestand", False),
        ("lijst K2.csv", "2025-K2",
         "dat past bij de naam van het bestand en de nieuwste datum in het bestand", True),
        ("lijst 2025-K2.csv", "2025-K2", "in de naam van het bestand staat 2e kwartaal 2025", True),
        ("lijst 2024-K2.csv", "2024-K2", "in de naam van het bestand staat 2e kwartaal 2024, maar "
         "de nieuwste datum ligt in een andere periode", False),
        ("2025-K1 en 2025-K2.csv", "", "in de naam van het bestand staan meer perioden", False),
    ],
)  # fmt: skip
def test_when(naam: str, code: str, reden: str, zeker: bool) -> None:
    keuze = van(duinveen(), naam).periode
    assert (keuze.waarde, keuze.reden, keuze.zeker) == (code, reden, zeker)
    assert keuze.opties[0] == code or not code
    assert "2025-K3" not in keuze.opties, "a quarter that is not over cannot be delivered"


def test_the_period_that_is_next_makes_the_newest_date_certain() -> None:
    eerder = Geheugen(
        laatste={("Leerplicht Duinveen", "thuiszitters"): Laatste("alle", "", ("2025-K1",))}
    )
    keuze = van(duinveen(), geheugen=eerder).periode
    assert (keuze.waarde, keuze.zeker) == ("2025-K2", True)
    assert keuze.reden == "dat past bij de nieuwste datum in het bestand en wat u nog niet leverde"


def test_sheets_named_after_their_periods() -> None:
    bladen = {"2025-K1": (KOPPEN, GEVALLEN), "2025-K2": (KOPPEN, GEVALLEN)}
    keuze = van(als_xlsx(bladen), "x.xlsx").periode
    assert (keuze.waarde, keuze.zeker) == ("bladnaam", True)
    een = van(als_xlsx({"2025-K1": (KOPPEN, GEVALLEN)}), "x.xlsx").periode
    assert (een.waarde, een.reden) == ("2025-K1", "het blad heet 2025-K1")


def test_a_column_with_the_period_leaves_nothing_to_ask() -> None:
    rijen = [(*r, "2025-K2") for r in GEVALLEN]
    keuze = van(als_csv((*KOPPEN, "Kwartaal"), rijen)).periode
    assert (keuze.waarde, keuze.reden, keuze.zeker) == ("", "staat in de kolom Kwartaal", True)
