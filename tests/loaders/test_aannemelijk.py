"""What is asked about a delivery that is well written and not likely: each kind of doubt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.ingest import Aanbod, Werkplek, laad_reeks
from loaders.opdracht import Opdracht
from tests.loaders.aannemelijk_hulp import (
    DREIGEND,
    NU,
    VO,
    aanbod,
    gevallen,
    inwoners,
    kopie,
    neem_op,
    teksten,
    tellingen,
    verleden,
    vragen,
    vragen_bij_het_laden,
)
from tests.loaders.hulp import als_csv, werkplek

DREIGT, VERZUIM = "Dreigende thuiszitters", "Geoorloofd verzuim"


@pytest.fixture(scope="module")
def eerder(tmp_path_factory: pytest.TempPathFactory) -> Werkplek:
    return verleden(tmp_path_factory.mktemp("verleden"))


@pytest.fixture
def eigen(eerder: Werkplek, tmp_path: Path) -> Werkplek:
    """A copy of the history, for tests that load something first."""
    return kopie(eerder, tmp_path / "regio")


# -- nothing to ask -----------------------------------------------------------------------------


def test_een_gewone_telling_geeft_geen_vraag(eerder: Werkplek) -> None:
    assert vragen(eerder, tellingen(golf=3)) == []


def test_een_gewone_lijst_geeft_geen_vraag(eerder: Werkplek) -> None:
    assert vragen(eerder, gevallen(NU), leverancier=VO) == []


def test_wie_niets_hoeft_te_bevestigen_wordt_niets_gevraagd(eigen: Werkplek) -> None:
    """The example region and other trusted callers load without these checks."""
    neem_op(eigen, tellingen({("Langewaard", DREIGT): "400"}))


# -- far from what is expected ------------------------------------------------------------------


def test_een_sprong_noemt_het_getal_het_vorige_en_wat_we_verwachten(eerder: Werkplek) -> None:
    [vraag] = vragen(eerder, tellingen({("Langewaard", DREIGT): "72"}))
    assert (vraag.soort, vraag.rijen, vraag.velden) == ("sprong", (4,), ("aantal",))
    assert vraag.tekst() == (
        "Regel 4: Langewaard, Dreigende thuiszitters: 72. Vorig kwartaal 39, verwacht 21 tot 63. "
        "Klopt dit? Bevestig het, of verbeter het."
    )


def test_ook_veel_lager_is_een_sprong(eerder: Werkplek) -> None:
    [tekst] = teksten(vragen(eerder, tellingen({("Langewaard", VERZUIM): "61"})))
    assert "Langewaard, Geoorloofd verzuim: 61. Vorig kwartaal 159" in tekst


def test_een_bereik_is_pas_een_sprong_als_elke_waarde_er_een_is(eerder: Werkplek) -> None:
    assert vragen(eerder, tellingen({("Noorddijk", DREIGT): "<5"})) == []
    [tekst] = teksten(vragen(eerder, tellingen({("Duinveen", DREIGT): "<5"})))
    assert "Duinveen, Dreigende thuiszitters: 1 tot 4. Vorig kwartaal 25" in tekst


def test_kleine_aantallen_mogen_schommelen(eerder: Werkplek) -> None:
    anders = {("Heerwijk aan Zee", DREIGT): "0", ("Noorddijk", DREIGT): "20"}
    assert vragen(eerder, tellingen(anders)) == []


def test_een_dubbel_geplakte_lijst(eerder: Werkplek) -> None:
    [tekst] = teksten(vragen(eerder, gevallen(NU, keer=2), leverancier=VO))
    assert tekst.startswith(
        "Langewaard, Thuiszitters, 2e kwartaal 2025: 36. Vorig kwartaal 18, verwacht 6 tot 34."
    )


def test_wat_overal_klein_is_telt_samen(eerder: Werkplek) -> None:
    """An export of open cases only: nobody ended, in no municipality."""
    [tekst] = teksten(vragen(eerder, gevallen(NU, alleen_open=True), leverancier=VO), "sprong")
    assert tekst.startswith(
        "6 gemeenten samen, Niet meer thuis, 2e kwartaal 2025: 0. Vorig kwartaal 11, verwacht "
    )


def test_zonder_drie_eerdere_perioden_is_er_geen_verwachting(eerder: Werkplek) -> None:
    inhoud = als_csv(
        ("Gemeente", "Maat", "Aantal"), [("Duinveen", "Wachtenden op jeugdhulp", "90")]
    )
    assert teksten(vragen(eerder, inhoud), "sprong") == []


# -- writing mistakes ---------------------------------------------------------------------------


@pytest.mark.parametrize(("cel", "factor"), [("150", "10"), ("1.500", "100")])
def test_nullen_te_veel(eerder: Werkplek, cel: str, factor: str) -> None:
    [vraag] = vragen(eerder, tellingen({("Westerkogge", DREIGT): cel}))
    assert (vraag.soort, vraag.rijen) == ("factor", (7,))
    assert f"Gedeeld door {factor} past het wel bij eerder. Klopt dit?" in vraag.tekst()


def test_vijf_keer_zo_veel_is_geen_nul_te_veel(eerder: Werkplek) -> None:
    [vraag] = vragen(eerder, tellingen({("Oosterwaard", DREIGT): "95"}))
    assert vraag.soort == "sprong"


def test_een_nul_te_weinig(eerder: Werkplek) -> None:
    [vraag] = vragen(eerder, tellingen({("Langewaard", VERZUIM): "16"}))
    assert vraag.soort == "factor"
    assert "16. Vorig kwartaal 159. Keer 10 past het wel bij eerder." in vraag.tekst()


def test_een_hele_kolom_keer_tien_is_een_vraag(eerder: Werkplek) -> None:
    anders = {(naam, DREIGT): str(10 * aantal) for naam, aantal in DREIGEND.items()}
    [vraag] = vragen(eerder, tellingen(anders))
    assert vraag.tekst().startswith(
        "Dreigende thuiszitters, 2e kwartaal 2025: 6 getallen passen alleen gedeeld door 10 bij "
        "eerder: Duinveen (260), Heerwijk aan Zee (60), Langewaard (400)"
    )


def test_twee_maten_verwisseld(eerder: Werkplek) -> None:
    anders = {("Langewaard", DREIGT): "160", ("Langewaard", VERZUIM): "40"}
    [vraag] = vragen(eerder, tellingen(anders))
    assert vraag.soort == "verwisseld"
    assert (
        "160 bij Dreigende thuiszitters en 40 bij Geoorloofd verzuim. Vorig kwartaal 39 en 159. "
        "Zijn ze verwisseld?"
    ) in vraag.tekst()


def test_twee_gemeenten_verwisseld(eerder: Werkplek) -> None:
    anders = {("Langewaard", VERZUIM): "48", ("Noorddijk", VERZUIM): "160"}
    [vraag] = vragen(eerder, tellingen(anders))
    assert vraag.soort == "verwisseld"
    assert "48 bij Langewaard en 160 bij Noorddijk" in vraag.tekst()


def test_het_totaal_van_alle_gemeenten_als_getal_van_een(eerder: Werkplek) -> None:
    [vraag] = vragen(eerder, tellingen({("Oosterwaard", DREIGT): str(sum(DREIGEND.values()))}))
    assert vraag.soort == "totaal als deel"
    assert (
        "121. Vorig kwartaal 21. Dit is ongeveer het aantal van 6 gemeenten samen (115). "
        "Staat hier het totaal?"
    ) in vraag.tekst()


def test_meer_kinderen_dan_er_wonen(eerder: Werkplek) -> None:
    [vraag] = vragen(eerder, tellingen({("Noorddijk", DREIGT): "3.001"}))
    assert (vraag.soort, vraag.rijen) == ("meer dan er wonen", (5,))
    assert (
        "Noorddijk, Dreigende thuiszitters: 3.001. Er wonen 3.000 inwoners van 5 tot en met 17 "
        "jaar (1 januari 2024). Klopt dit?"
    ) in vraag.tekst()


def test_evenveel_als_er_wonen_kan(eerder: Werkplek) -> None:
    gevraagd = vragen(eerder, tellingen({("Noorddijk", DREIGT): "3.000"}))
    assert teksten(gevraagd, "meer dan er wonen") == []


def test_een_eerste_levering_wordt_naast_de_andere_gemeenten_gelegd(eerder: Werkplek) -> None:
    """No history: ten times as many per child as elsewhere is a question all the same."""
    cellen = dict.fromkeys(DREIGEND, "30") | {"Noorddijk": "310", "Langewaard": "12"}
    rijen = [(naam, "Wachtenden op jeugdhulp", cel) for naam, cel in cellen.items()]
    [vraag] = vragen(eerder, als_csv(("Gemeente", "Maat", "Aantal"), rijen), periode="2024/2025")
    assert (vraag.soort, vraag.rijen) == ("anders dan elders", (5,))
    assert vraag.tekst().startswith(
        "Regel 5: Noorddijk, Wachtenden op jeugdhulp: 310. Als het er naar verhouding zo veel "
        "zijn als in de andere gemeenten, zou het ongeveer 30 zijn. Zijn het er echt zo veel?"
    )


# -- what is not there --------------------------------------------------------------------------


def test_een_gemeente_die_er_eerder_wel_was(eerder: Werkplek) -> None:
    gevraagd = teksten(vragen(eerder, tellingen(zonder=["Noorddijk", "Duinveen"])))
    assert gevraagd == [
        f"{maat}, 2e kwartaal 2025: Duinveen en Noorddijk staan er niet in. Vorig kwartaal wel. "
        "Klopt dit? Lever een bestand waar alles in staat, of bevestig dat dit later komt."
        for maat in (DREIGT, VERZUIM)
    ]


def test_een_maat_die_er_eerder_wel_was(eerder: Werkplek) -> None:
    [tekst] = teksten(vragen(eerder, tellingen(zonder=[VERZUIM])))
    assert tekst.startswith("Geoorloofd verzuim, 2e kwartaal 2025: Duinveen, Heerwijk aan Zee")


def test_een_lijst_zonder_regels_van_een_gemeente(eerder: Werkplek) -> None:
    """Noorddijk had 4: that none are left is not unlikely."""
    gevraagd = vragen(eerder, gevallen(NU, zonder=["Langewaard", "Noorddijk"]), leverancier=VO)
    assert teksten(gevraagd) == [
        "Thuiszitters, 2e kwartaal 2025: van Langewaard staat er geen enkele regel in. Vorig "
        "kwartaal waren het er 24. Dit telt nu als 0. Klopt dit? Lever een bestand met de regels "
        "van deze gemeente erbij, of bevestig dat er geen waren.",
    ]


# -- the same again -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maak", "gezegd"),
    [
        (lambda: tellingen(golf=-1), {}),
        (lambda: gevallen("2025-K1"), {"leverancier": VO}),
    ],
)
def test_het_bestand_van_vorig_kwartaal(
    eerder: Werkplek, maak: Callable[[], bytes], gezegd: dict[str, str]
) -> None:
    [vraag] = vragen(eerder, maak(), **gezegd)
    assert vraag.soort == "zelfde bestand"
    assert (
        "precies dezelfde regels als in de levering over kwartaal 1 van 2025. Is dit het goede "
        "bestand?"
    ) in vraag.tekst()


def test_een_korte_lijst_mag_gelijk_blijven(eigen: Werkplek) -> None:
    rij = ("NK-1", "Duinveen", "10-01-2024", "", "14")
    lijst = als_csv(("Pseudoniem", "Woongemeente", "Eerste dag thuis", "Datum terug", "Leeftijd"),
                    [rij])  # fmt: skip
    neem_op(eigen, lijst, leverancier="Leerplicht Duinveen", periode="2024-K1", leidend="Leerplicht"
            " Duinveen")  # fmt: skip
    gevraagd = vragen(eigen, lijst, leverancier="Leerplicht Duinveen", periode="2024-K2",
                      leidend="Leerplicht Duinveen")  # fmt: skip
    assert teksten(gevraagd, "zelfde bestand") == []


# -- definition ---------------------------------------------------------------------------------

RUIM = "Telt ook zieke leerlingen mee."


def test_een_andere_definitie_breekt_de_reeks(eerder: Werkplek) -> None:
    inhoud = tellingen({("Langewaard", DREIGT): "72"})
    [vraag] = vragen(eerder, inhoud, definitie=RUIM)  # geen sprong: de reeks begint opnieuw
    assert vraag.tekst() == (
        f"Tellingen, 2e kwartaal 2025: de definitie is nu '{RUIM}'. Vorig kwartaal was er geen "
        "ingevuld. De reeks krijgt hier een breuk: de cijfers ervoor en erna zijn niet te "
        "vergelijken. Is er niets veranderd, vul dan dezelfde definitie in als eerder."
    )


def test_een_definitie_die_niet_wordt_herhaald(eigen: Werkplek) -> None:
    neem_op(eigen, tellingen(), definitie=RUIM, periode="2025-K1")
    [tekst] = teksten(vragen(eigen, tellingen(golf=1)))
    assert f"Vorig kwartaal had deze levering de definitie '{RUIM}'. Nu is er geen" in tekst
    assert vragen(eigen, tellingen(golf=1), definitie=RUIM) == []


# -- totals and parts ---------------------------------------------------------------------------


def _delen(*rijen: tuple[str, str]) -> bytes:
    return tellingen(erbij=[("Langewaard", DREIGT, woord, cel) for woord, cel in rijen])


def test_delen_die_samen_meer_zijn_dan_het_totaal(eerder: Werkplek) -> None:
    [vraag] = vragen(eerder, _delen(("po", "20"), ("vo", "25")))
    assert (vraag.soort, vraag.rijen) == ("totaal en delen", (4, 14, 15))
    assert (
        "Langewaard, Dreigende thuiszitters: het totaal is 40, en po 20 en vo 25 zijn samen 45. "
        "Klopt dit?"
    ) in vraag.tekst()


def test_delen_die_samen_minder_zijn_dan_het_totaal(eerder: Werkplek) -> None:
    [tekst] = teksten(vragen(eerder, _delen(("po", "10"), ("vo", "25"))))
    assert "het totaal is 40, en po 10 en vo 25 zijn samen 35." in tekst


def test_delen_die_kunnen_kloppen(eerder: Werkplek) -> None:
    delen = {
        "Duinveen": {"po": "10", "vo": "16", "absoluut": "6", "langdurig relatief": "20"},
        "Langewaard": {"po": "<5", "vo": "36"},  # 37 tot 40
        "Noorddijk": {"po": "n.b.", "vo": "3"},
        "Oosterwaard": {"havo": "6", "vwo": "3"},  # niet alle schoolsoorten: minder mag
        "Westerkogge": {"havo": "9", "gedrag": "9", "onbekend": "7"},  # onbekend van welke twee?
    }
    erbij = [(g, DREIGT, woord, cel) for g, d in delen.items() for woord, cel in d.items()]
    assert vragen(eerder, tellingen(erbij=erbij)) == []


def test_een_bereik_dat_nergens_in_past(eerder: Werkplek) -> None:
    [tekst] = teksten(vragen(eerder, _delen(("po", "<5"), ("vo", "41"))))
    assert "po 1 tot 4 en vo 41 zijn samen 42 tot 45." in tekst


def test_een_maat_die_deel_is_van_een_andere(eerder: Werkplek) -> None:
    erbij = [
        ("Duinveen", "Verwijzingen dyslexie", "", "20"),
        ("Duinveen", "Dyslexie onterecht", "", "21"),
    ]
    [tekst] = teksten(vragen(eerder, tellingen(erbij=erbij)))
    assert "Een deel kan niet meer zijn dan het geheel." in tekst


def test_een_hulpvraag_is_niet_meer_dan_alle_hulpvragen(eerder: Werkplek) -> None:
    koppen = ("Gemeente", "School", "Hulpvraag", "Gesproken jongeren")
    rijen = [
        ("Duinveen", "De Brug", "totaal", "30"),
        ("Duinveen", "De Brug", "gedrag", "31"),
        ("Duinveen", "De Brug", "psychisch", "20"),  # samen meer dan 30 mag
    ]
    [vraag] = vragen(
        eerder, als_csv(koppen, rijen), leverancier="VO-coaches Duin en Dijk", periode="2024/2025"
    )
    assert (vraag.soort, vraag.rijen) == ("totaal en delen", (2, 3))


# -- inhabitants --------------------------------------------------------------------------------


def test_inwoners_die_ineens_anders_zijn(eerder: Werkplek) -> None:
    gevraagd = teksten(vragen(eerder, inwoners(2025, keer=0.1), leverancier="CBS", periode=""))
    assert len(gevraagd) == len(DREIGEND)
    assert gevraagd[0].startswith(
        "Duinveen, Bevolking, 2025: 300. Een jaar eerder 3.000. Klopt dit?"
    )
    assert vragen(eerder, inwoners(2025, keer=1.04), leverancier="CBS", periode="") == []


def test_inwoners_die_minder_zijn_dan_wie_al_is_geteld(eerder: Werkplek) -> None:
    weinig = inwoners(2025, keer=0.01)
    gevraagd = vragen_bij_het_laden(eerder, weinig, leverancier="CBS", periode="")
    alle = teksten(gevraagd, "meer dan er wonen")
    assert [een for een in alle if " jongeren. " in een] == [
        "Bevolking: Langewaard heeft 39 jongeren. Er wonen 30 inwoners van 5 tot en met 17 jaar "
        "(1 januari 2025). Klopt dit? Kijk of de aantallen inwoners in dit bestand kloppen."
    ]
    # De andere gaan over geoorloofd verzuim: dat hebben in elke gemeente meer dan 30 leerlingen.
    assert all(" leerlingen. Er wonen 30 " in een for een in alle if " jongeren. " not in een)


# -- how it is asked ----------------------------------------------------------------------------


def test_wat_niet_verandert_wordt_niet_nog_eens_gevraagd(eigen: Werkplek) -> None:
    """Who confirmed 72 and delivers a better version later is not asked about the 72 again."""
    anders = {("Langewaard", DREIGT): "72"}
    neem_op(eigen, tellingen(anders))
    beter = {**anders, ("Duinveen", DREIGT): "27"}
    assert vragen_bij_het_laden(eigen, tellingen(beter)) == []
    [tekst] = teksten(vragen_bij_het_laden(eigen, tellingen({("Langewaard", DREIGT): "73"})))
    assert "Langewaard, Dreigende thuiszitters: 73. Vorig kwartaal 39" in tekst


def test_veel_van_een_soort_is_een_vraag(eerder: Werkplek) -> None:
    erbij = [
        (naam, DREIGT, woord, "99") for naam in DREIGEND for woord in ("po", "absoluut verzuim")
    ]
    [vraag] = vragen(eerder, tellingen(erbij=erbij))
    assert vraag.tekst().startswith("Regel 2, 3, 4, ")
    assert "12 keer kloppen een totaal en zijn delen niet met elkaar, zoals" in vraag.tekst()


def test_elke_vraag_is_te_bevestigen_en_zegt_wat_te_doen(eerder: Werkplek) -> None:
    anders = {("Langewaard", DREIGT): "72", ("Duinveen", VERZUIM): "1040"}
    gevraagd = vragen(eerder, tellingen(anders, zonder=["Noorddijk"]), definitie=RUIM)
    assert {i.ernst for i in gevraagd} == {"waarschuwing"}
    assert all(i.uitweg for i in gevraagd)


def test_na_bevestigen_gaat_het_erin(eigen: Werkplek) -> None:
    inhoud = tellingen({("Langewaard", DREIGT): "72"})
    [eerst] = laad_reeks(eigen, [aanbod(inhoud, akkoord=frozenset())])
    assert (eerst.uitkomst, len(eerst.onbevestigd)) == ("te bevestigen", 1)
    [dan] = laad_reeks(eigen, [aanbod(inhoud, akkoord=frozenset(eerst.onbevestigd))])
    assert dan.uitkomst == "opgenomen"


# -- the length of a list -----------------------------------------------------------------------


def test_een_afgekapte_lijst_valt_op_ook_als_elk_cijfer_erin_klein_is(tmp_path: Path) -> None:
    """Two kinds of exemption, each too small to judge; together the list is cut off."""
    plek = werkplek(tmp_path / "regio")
    koppen = ("Pseudoniem", "Gemeente", "Artikel", "Geldig vanaf", "Einddatum")

    def lijst(aantal: int) -> bytes:
        artikelen = ["artikel 5 onder a", "artikel 5 onder b"] * aantal
        rijen = [
            (f"V-{n}", "Duinveen", artikelen[n], "01-08-2023", "31-07-2026") for n in range(aantal)
        ]
        return als_csv(koppen, rijen)

    zegt = {"leverancier": "Leerplicht Duinveen", "dataset": "vrijstellingen"}
    for periode in ("2024-K1", "2024-K2", "2024-K3", "2024-K4"):
        stuk = Aanbod(lijst(20), f"{periode}.csv", Opdracht(**zegt, periode=periode))
        assert [r.uitkomst for r in laad_reeks(plek, [stuk])] == ["opgenomen"]
    nu = Opdracht(**zegt, periode="2025-K1", akkoord=frozenset())
    [rapport] = laad_reeks(plek, [Aanbod(lijst(2), "nu.csv", nu)], proef=True)
    assert [i.tekst() for i in rapport.issues if i.ernst == "waarschuwing"] == [
        "Vrijstellingen, 1e kwartaal 2025: 2 regels. Vorig kwartaal 20, verwacht 7 tot 38. Is de lijst "
        "volledig? Bevestig het, of verbeter het."
    ]
