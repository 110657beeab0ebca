"""A region's own list goes out as Excel and comes in again: nothing lost, every problem said."""

from __future__ import annotations

import io
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from datasets.reference.agenda import Punt
from datasets.reference.oogo import Afspraak, Overleg
from datasets.reference.regio import regio
from loaders.agenda_blad import Ingelezen
from loaders.agenda_excel import maak_lijst
from loaders.agenda_inlezen import lees_lijst, neem_lijst_op, wat_verandert
from loaders.begin import werkplek
from loaders.cli import main
from loaders.oogo import lees_oogo
from loaders.oogo_schrijven import Wordt, bewaar
from loaders.opdracht import Werkplek

MAART = date(2025, 3, 6)
VANDAAG = date(2026, 11, 22)
Rij = dict[str, Any]


@pytest.fixture
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Werkplek:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    monkeypatch.setattr("loaders.oogo_schrijven.geopend", nullcontext)
    return werkplek("alkmaar")


def met(plek: Werkplek, **bladen: list[Rij]) -> bytes:
    """The file of the region with rows added below what is there."""
    boek = openpyxl.load_workbook(io.BytesIO(maak_lijst(plek.regio, lees_oogo(plek.map_regio))))
    for naam, rijen in bladen.items():
        blad = boek[naam]
        koppen = [cel.value for cel in blad[1]]
        for rij in rijen:
            blad.append([rij.get(kop) for kop in koppen])
    buffer = io.BytesIO()
    boek.save(buffer)
    return buffer.getvalue()


def lees(plek: Werkplek, inhoud: bytes) -> Ingelezen:
    return lees_lijst(plek, lees_oogo(plek.map_regio), inhoud, "lijst.xlsx")


@pytest.mark.parametrize(
    "naam",
    [
        "alkmaar",
        "rijnmond",
        "midden-limburg",
        "de-liemers",
        "kop-van-noord-holland",
        "duin-en-dijk",
    ],
)
def test_wat_eruit_komt_verandert_niets_als_het_weer_wordt_ingelezen(
    naam: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    hier = Werkplek(regio(naam), tmp_path / naam)
    lijst = lees(hier, maak_lijst(hier.regio, lees_oogo(hier.map_regio)))
    assert [een.tekst() for een in lijst.issues] == []
    assert lijst.wordt == {}
    assert hier.regio.agenda is not None
    alle = hier.regio.agenda.alle_lijnen
    assert lijst.gelezen["Lijnen"] == len(alle)
    assert lijst.gelezen["Principes"] == len(hier.regio.agenda.principes)
    delen = (hier.regio.agenda, *alle)
    assert lijst.gelezen["Adviezen"] == sum(len(een.adviezen) for een in delen)
    assert lijst.gelezen["Enquêtes"] == sum(len(een.nulmeting) for een in delen)


def test_ook_overleggen_en_afspraken_komen_precies_zo_terug(plek: Werkplek) -> None:
    overleg = Overleg(
        datum=MAART, plaats="Heiloo", agendapunten=("Een", "Twee"), besluiten=("Ja.",)
    )
    (maart,) = bewaar(plek, [Wordt(overleg)], door="anna")
    over = {"indicator": "thuiszitters", "gebied": "GM0399", "periode": "2024-K4"}
    basis = {"tekst": "Melden.", "eigenaar": "SWV", "voor": date(2025, 9, 1), "status": "loopt"}
    bewaar(plek, [Wordt(Afspraak(overleg=maart.stuk, **basis, **over))], door="anna")
    lijst = lees(plek, met(plek))
    assert [een.tekst() for een in lijst.issues] == []
    assert wat_verandert(plek, lijst, vandaag=VANDAAG) == []


def test_een_eigen_lijst_wordt_criterium_doel_overleg_en_afspraak(plek: Werkplek) -> None:
    assert plek.regio.agenda is not None
    lijn = plek.regio.agenda.lijnen[0].titel
    inhoud = met(
        plek,
        Criteria=[{"Lijn": lijn, "Criterium": "Scholen melden snel", "Cijfers": "Thuiszitters"}],
        Activiteiten=[{"Lijn": lijn, "Activiteit": "Bellen", "Stap": "do", "Begonnen": "2026-09"}],
        Doelen=[{"Cijfer": "Thuiszitters", "Gebied": "Heiloo", "Doel": 5, "Afgesproken door": "OOGO"}],
        Overleggen=[{"Datum": "6-3-2025", "Agendapunten": "Een | Twee"}],
        Afspraken=[{"Overleg": "6-3-2025", "Afspraak": "Wij melden.", "Eigenaar": "SWV",
                    "Cijfer": "Thuiszitters", "Gebied": "Heiloo", "Periode": "2024-K4"}],
    )  # fmt: skip
    lijst = lees(plek, inhoud)
    assert [een.tekst() for een in lijst.issues] == []
    zinnen = " ".join(wat_verandert(plek, lijst, vandaag=VANDAAG))
    for deel in ("nieuw criterium “Scholen melden snel”", "nieuwe activiteit “Bellen”",
                 "Nieuw overleg: 6 maart 2025.", "Nieuwe afspraak: “Wij melden.”, SWV."):  # fmt: skip
        assert deel in zinnen
    neem_lijst_op(plek, lijst, wie="anna", vanaf=VANDAAG, reden="Uit onze lijst")

    nu = werkplek("alkmaar")
    assert nu.regio.agenda is not None
    assert "scholen-melden-snel" in [c.id for c in nu.regio.agenda.lijnen[0].criteria]
    assert ("thuiszitters", "GM0399", 5.0) in [
        (d.indicator, d.gebied, d.laag) for d in nu.regio.doelen
    ]
    (afspraak,) = lees_oogo(plek.map_regio).afspraken
    assert afspraak.inhoud.over == ("thuiszitters", "GM0399", "2024-K4")
    assert lees_oogo(plek.map_regio).overleggen[0].inhoud.agendapunten == ("Een", "Twee")
    opnieuw = lees(nu, inhoud)
    assert wat_verandert(nu, opnieuw, vandaag=VANDAAG) == [], "nog eens inlezen verandert niets"


def test_een_gebeurtenis_komt_erbij_wijzigt_en_komt_zo_weer_uit_het_bestand(plek: Werkplek) -> None:
    rij = {
        "Wanneer": "1-1-2025",
        "Woord": "nieuwe inkoop",
        "Wat er gebeurde": "De regio koopt jeugdhulp anders in.",
        "Cijfers": "Thuiszitters | Dreigende thuiszitters",
        "Gebieden": "Heiloo | hele regio",
    }
    lijst = lees(plek, met(plek, Gebeurtenissen=[rij]))
    assert [een.tekst() for een in lijst.issues] == []
    [zin] = wat_verandert(plek, lijst, vandaag=VANDAAG)
    assert zin.startswith("Nieuwe gebeurtenis op 1 januari 2025, “nieuwe inkoop”")
    neem_lijst_op(plek, lijst, wie="anna", vanaf=VANDAAG, reden="Uit onze lijst")
    nu = werkplek("alkmaar")
    assert nu.regio.agenda is not None
    [een] = nu.regio.agenda.gebeurtenissen
    assert (een.op, een.woord) == (date(2025, 1, 1), "nieuwe inkoop")
    assert een.indicatoren == ("thuiszitters", "dreigende_thuiszitters")
    assert een.gebieden == ("GM0399", "regio")
    assert lees(nu, met(nu)).wordt == {}, "wat eruit komt verandert niets"
    anders = rij | {"Wat er gebeurde": "De inkoop is anders.", "Cijfers": None}
    lijst = lees(nu, met(nu, Gebeurtenissen=[anders]))
    neem_lijst_op(nu, lijst, wie="anna", vanaf=VANDAAG, reden="Korter")
    nu = werkplek("alkmaar")
    assert nu.regio.agenda is not None
    [een] = nu.regio.agenda.gebeurtenissen
    assert (een.tekst, een.indicatoren[0]) == ("De inkoop is anders.", "thuiszitters")


ADVIES = {"Aan wie": "Wethouders", "Advies": "Spreek af wie de regie heeft."}
ANTWOORD = {"Vraag": "De samenwerking gaat goed", "Antwoord": 66.5, "Eenheid": "procent",
            "Wanneer": "2020-01", "Onder wie": "Deelnemers"}  # fmt: skip


def test_principes_adviezen_en_antwoorden_komen_erbij_wijzigen_en_komen_zo_weer_eruit(
    plek: Werkplek,
) -> None:
    assert plek.regio.agenda is not None
    lijn = plek.regio.agenda.lijnen[0].titel
    lijst = lees(
        plek,
        met(
            plek,
            Principes=[{"Principe": "Eerst luisteren", "Toelichting": "Naar kind en ouder."}],
            Adviezen=[ADVIES, ADVIES | {"Lijn": lijn}],
            Enquêtes=[
                ANTWOORD,
                ANTWOORD | {"Lijn": lijn, "Antwoord": 6, "Eenheid": "rapportcijfer"},
            ],
        ),
    )
    assert [een.tekst() for een in lijst.issues] == []
    assert wat_verandert(plek, lijst, vandaag=VANDAAG)[:5] == [
        "Nieuw principe: “Eerst luisteren”.",
        "Nieuw advies: “Spreek af wie de regie heeft.”.",
        "Nieuw antwoord uit een enquête: “De samenwerking gaat goed”.",
        f"{lijn}: nieuw advies: “Spreek af wie de regie heeft.”.",
        f"{lijn}: nieuw antwoord uit een enquête: “De samenwerking gaat goed”.",
    ]
    neem_lijst_op(plek, lijst, wie="anna", vanaf=VANDAAG, reden="Uit onze lijst")
    nu = werkplek("alkmaar")
    agenda = nu.regio.agenda
    assert agenda is not None
    assert agenda.principes[:-1] == plek.regio.agenda.principes
    assert agenda.principes[-1] == Punt(titel="Eerst luisteren", toelichting="Naar kind en ouder.")
    assert agenda.adviezen == agenda.lijnen[0].adviezen
    assert (agenda.nulmeting[0].waarde, agenda.nulmeting[0].wanneer) == (66.5, "2020-01")
    assert agenda.lijnen[0].nulmeting[0].eenheid == "rapportcijfer"
    assert lees(nu, met(nu)).wordt == {}, "wat eruit komt verandert niets"

    lijst = lees(nu, met(nu, Enquêtes=[ANTWOORD | {"Antwoord": 70}, ANTWOORD | {"Wanneer": 2026}]))
    assert wat_verandert(nu, lijst, vandaag=VANDAAG)[:2] == [
        "Het antwoord uit een enquête “De samenwerking gaat goed” is gewijzigd.",
        "Nieuw antwoord uit een enquête: “De samenwerking gaat goed”.",
    ]
    wordt = lijst.wordt["agenda"]["nulmeting"]
    assert [(een["waarde"], een["wanneer"]) for een in wordt] == [(70, "2020-01"), (66.5, "2026")]


def test_wat_er_mis_is_met_een_advies_of_antwoord_wordt_in_een_keer_gezegd(plek: Werkplek) -> None:
    inhoud = met(
        plek,
        Principes=[{"Toelichting": "Zonder principe."}],
        Adviezen=[ADVIES | {"Lijn": "Bestaat niet"}, {"Advies": "Aan niemand."}],
        Enquêtes=[
            ANTWOORD | {"Antwoord": 66, "Eenheid": "rapportcijfer"},
            ANTWOORD | {"Antwoord": 130},
            ANTWOORD | {"Wanneer": "ooit"},
        ],
    )
    gezegd = " ".join(een.tekst() for een in lees(plek, inhoud).fouten)
    for deel in (
        "Blad Principes", "kolom Principe", "de lijn “Bestaat niet” staat niet op de agenda",
        "kolom Aan wie", "in deze regel is 66 geen rapportcijfer van 1 tot en met 10",
        "130", "“ooit” is geen jaar, maand of dag",
    ):  # fmt: skip
        assert deel in gezegd
    assert lees(plek, inhoud).wordt == {}


def test_wat_er_mis_is_met_een_gebeurtenis_wordt_gezegd(plek: Werkplek) -> None:
    rij = {"Wanneer": "ooit", "Woord": "x", "Wat er gebeurde": "Iets.", "Cijfers": "Thuiszitter",
           "Gebieden": "Atlantis"}  # fmt: skip
    goed = rij | {"Wanneer": "1-1-2025", "Cijfers": None, "Gebieden": None}
    gezegd = " ".join(
        een.tekst() for een in lees(plek, met(plek, Gebeurtenissen=[rij, goed])).fouten
    )
    for deel in ("'ooit'", "Bedoelt u Thuiszitters?", "het gebied “Atlantis”", "kolom Woord"):
        assert deel in gezegd


def test_alle_fouten_worden_in_een_keer_gezegd_met_blad_regel_en_kolom(plek: Werkplek) -> None:
    inhoud = met(
        plek,
        Criteria=[{"Lijn": "Bestaat niet", "Criterium": "Iets", "Cijfers": "Thuiszitter"}],
        Doelen=[
            {
                "Cijfer": "Thuiszitters",
                "Gebied": "Atlantis",
                "Doel": "veel",
                "Afgesproken door": "X",
            }
        ],
        Overleggen=[{"Datum": "ooit"}],
        Afspraken=[
            {"Overleg": "1-1-2024", "Afspraak": "Doen.", "Eigenaar": "SWV", "Status": "bezig"}
        ],
    )
    gezegd = " ".join(een.tekst() for een in lees(plek, inhoud).fouten)
    for deel in ("de lijn “Bestaat niet” staat niet op de agenda", "kolom Doel", "'veel'",
                 "Bedoelt u Thuiszitters?", "het gebied “Atlantis”", "er geen overleg",
                 "kolom Datum", "'ooit'", "'bezig'", "Blad Overleggen"):  # fmt: skip
        assert deel in gezegd
    assert lees(plek, inhoud).wordt == {}


def test_ook_van_een_rij_met_een_fout_wordt_de_rest_nagekeken(plek: Werkplek) -> None:
    assert plek.regio.agenda is not None
    lijn = plek.regio.agenda.lijnen[0].titel
    rij = {"Lijn": lijn, "Activiteit": "Bellen", "Stap": "doen", "Begonnen": "september 2025",
           "Evaluatie": "31-6-2026", "Schaal": "lokaal | regionnaal"}  # fmt: skip
    gezegd = " ".join(een.tekst() for een in lees(plek, met(plek, Activiteiten=[rij])).fouten)
    for deel in ("'doen'", "“september 2025”", "“31-6-2026”", "“regionnaal” is geen schaal",
                 "Bedoelt u regionaal?"):  # fmt: skip
        assert deel in gezegd
    goed = {"Lijn": lijn, "Activiteit": "Bellen", "Schaal": "Regionaal | lokaal"}
    lijst = lees(plek, met(plek, Activiteiten=[goed]))
    wordt = lijst.wordt["agenda"]["lijnen"][0]["activiteiten"][-1]
    assert wordt == {"titel": "Bellen", "schaal": ("lokaal", "regionaal")}


def test_namen_die_er_niet_zijn_krijgen_een_voorstel(plek: Werkplek) -> None:
    assert plek.regio.agenda is not None
    lijn = plek.regio.agenda.lijnen[0].titel
    inhoud = met(
        plek,
        Criteria=[{"Lijn": lijn, "Criterium": "Iets", "Cijfers": "Thuiszitter"}],
        Doelen=[
            {"Cijfer": "Thuiszitters", "Gebied": "Heilo", "Doel": 5, "Afgesproken door": "OOGO"}
        ],
        Afspraken=[{"Overleg": "1-1-2024", "Afspraak": "Doen.", "Eigenaar": "SWV"}],
    )
    gezegd = " ".join(een.tekst() for een in lees(plek, inhoud).fouten)
    assert "Bedoelt u Thuiszitters?" in gezegd
    assert "Bedoelt u Heiloo?" in gezegd
    assert "op deze dag is er geen overleg" in gezegd


def test_een_burgerservicenummer_wordt_geweigerd(
    plek: Werkplek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bestand = tmp_path / "lijst.xlsx"
    rij = {"Datum": "6-3-2025", "Besluiten": "Het gaat om 111222333."}
    bestand.write_bytes(met(plek, Overleggen=[rij]))
    assert main(["agenda", "zet", str(bestand), "--regio", "alkmaar", "--proef"]) == 1
    assert lees_oogo(plek.map_regio).handelingen == ()
    assert "111222333" not in capsys.readouterr().err


def test_ophalen_en_inlezen_met_de_opdracht(
    plek: Werkplek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bestand = tmp_path / "agenda.xlsx"
    assert main(["agenda", "haal", "--regio", "alkmaar", "--naar", str(bestand)]) == 0
    zet = ["agenda", "zet", str(bestand), "--regio", "alkmaar"]
    assert main(zet) == 2
    assert "--reden" in capsys.readouterr().err
    assert main([*zet, "--reden", "Uit onze lijst"]) == 0
    assert "Er is niets veranderd." in capsys.readouterr().out
    bestand.write_bytes(met(plek, Overleggen=[{"Datum": "6-3-2025"}]))
    assert main([*zet, "--proef", "--json"]) == 0
    assert '"Nieuw overleg: 6 maart 2025."' in capsys.readouterr().out
    assert main([*zet, "--reden", "Uit onze lijst"]) == 0
    assert [een.inhoud.datum for een in lees_oogo(plek.map_regio).overleggen] == [MAART]
