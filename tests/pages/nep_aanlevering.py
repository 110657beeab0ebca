"""An Aanlevering without store or files, to try the page on: it keeps what is said in memory.

Its errors are those of a small messy list; each goes away when its cell gets another text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from loaders.aanleveren import (
    Concept,
    ConceptVeranderd,
    Controle,
    Ingevuld,
    Kolombeeld,
    Ontvangst,
    Probleem,
    Rijbeeld,
    Stuk,
    Toegevoegd,
)
from loaders.antwoord_op import antwoord_op
from loaders.keuzes import BladKeuze, Keuze, KolomKeuze, Voorstel
from loaders.opdracht import Herstel, Opdracht, Rapport, Samen
from tests.pages.nep_lijst import (
    BETER,
    GEMEENTEN,
    GEMIST,
    KOLOMMEN,
    RIJEN,
    VASTE,
    VERSCHIL,
    WAARSCHUWING,
    plek,
)


@dataclass
class NepAanlevering:
    """The concept of one test."""

    concept: Concept
    rijen_nu: dict[int, list[str]]
    bevestigd: frozenset[str] = frozenset()
    opgenomen: bool = False
    werkplek: Any = None

    @classmethod
    def nieuw(cls, werkplek: object, wie: str) -> NepAanlevering:
        nu = datetime(2025, 11, 3, 16, 55)  # noqa: DTZ001 - local time, as the drafts have
        leeg = Concept(
            id="c0ffee", wie=wie, gemaakt=nu, gewijzigd=nu, revisie=0, stukken=(), stap=1
        )
        return cls(leeg, {rij: [*cellen] for rij, cellen in RIJEN.items()}, werkplek=werkplek)

    @property
    def hersteld(self) -> tuple[Herstel, ...]:
        return self.concept.stukken[0].opdracht.herstel if self.concept.stukken else ()

    def _nu(self, **anders: Any) -> None:
        self.concept = replace(self.concept, revisie=self.concept.revisie + 1, **anders)

    @contextmanager
    def zolang(self, revisie: int) -> Iterator[None]:
        if self.concept.revisie != revisie:
            raise ConceptVeranderd
        yield

    def wacht(self) -> None:
        """Nobody else is busy."""

    def naar(self, stap: int) -> None:
        self.concept = replace(self.concept, stap=stap)

    @property
    def id(self) -> str:
        return self.concept.id

    def zag(self, kenmerk: str) -> None:
        self.concept = replace(self.concept, gezien=kenmerk)

    def bewaar_formulier(self, ingevuld: Ingevuld) -> None:
        self._nu(formulier=ingevuld)

    def voeg_toe(
        self, bron: bytes, naam: str, *, opdracht: Any = None, meld: Any = None
    ) -> Toegevoegd:
        if bron.startswith(b"BSN"):
            return Toegevoegd(None, "In dit bestand staan burgerservicenummers. Haal die eruit.")
        stuk = Stuk(
            len(self.concept.stukken),
            naam,
            "ab12",
            len(bron),
            Opdracht(akkoord=frozenset()),
            bladen=("Export",),
        )
        self._nu(stukken=(*self.concept.stukken, stuk))
        return Toegevoegd(stuk, f"{naam} is gelezen.", concept=self.id)

    def meld_geen_gevallen(self, opdracht: Opdracht) -> Stuk:
        stuk = Stuk(len(self.concept.stukken), "geen gevallen", "", 0, opdracht, True, True)
        self._nu(stukken=(*self.concept.stukken, stuk))
        return stuk

    def _stuk(self, nummer: int, **anders: Any) -> None:
        self._nu(
            stukken=tuple(
                replace(s, **anders) if s.nummer == nummer else s for s in self.concept.stukken
            )
        )

    def verwijder(self, nummer: int) -> None:
        self._nu(stukken=tuple(s for s in self.concept.stukken if s.nummer != nummer))

    def gooi_weg(self) -> None:
        self._nu(stukken=())

    def voorstel(self, nummer: int) -> Voorstel:
        gezegd = self.concept.stukken[nummer].opdracht
        kolommen = [KolomKeuze("Export", k.index, k.kop, k.veld, "kop herkend") for k in KOLOMMEN]
        veld = gezegd.kolommen.get("Woonplaats gem.", "")
        kolommen[1] = KolomKeuze(
            "Export",
            1,
            "Woonplaats gem.",
            veld,
            "u koos dit" if veld else "lijkt op Woongemeente",
            () if veld else ("gemeente",),
        )
        kolommen[5] = KolomKeuze("Export", 5, "Opmerkingen", "", "geen kop van deze gegevens")
        kolommen.append(
            KolomKeuze(
                "Export", 6, "Achternaam", "", "persoonsgegevens", (), "wijst leerlingen aan"
            )
        )
        return Voorstel(
            dataset=Keuze(
                "thuiszitters",
                "de koppen zijn die van Thuiszitters",
                ("thuiszitters", "vrijstellingen"),
                zeker=True,
            ),
            leverancier=Keuze(
                gezegd.leverancier or "Leerplicht Duinveen",
                "in de naam van het bestand staat duinveen",
                ("Leerplicht Duinveen", "SWV Noord-Kust"),
                zeker=True,
            ),
            periode=Keuze(
                gezegd.periode or "2025-K1",
                "in de naam van het bestand staat 2025K1",
                ("2025-K1", "2024-K4"),
                zeker=True,
            ),
            dekking=Keuze(
                "Duinveen, Kogermeer",
                "dat zijn de gemeenten van Leerplicht Duinveen",
                GEMEENTEN,
                zeker=True,
            ),
            sector=Keuze(
                "alle",
                "zo is het afgesproken in deze regio",
                ("po", "vo", "mbo", "alle"),
                zeker=True,
            ),
            definitie=Keuze("", "zo leverde u dit eerder", (), zeker=True),
            bladen=(
                BladKeuze(
                    "Export",
                    True,
                    "de koppen zijn die van Thuiszitters",
                    3,
                    "op regel 3 staan 5 koppen die we kennen",
                    8,
                ),
            ),
            kolommen=tuple(kolommen),
            ontbreekt=() if veld else ("gemeente",),
        )

    def zeg(self, nummer: int, **velden: Any) -> None:
        stuk = self.concept.stukken[nummer]
        self._stuk(nummer, opdracht=replace(stuk.opdracht, **velden))

    def koppel(self, nummer: int) -> None:
        self._stuk(nummer, gekoppeld=True)

    def controleer(self, nummer: int) -> Controle:
        stuk = self.concept.stukken[nummer]
        woorden = stuk.opdracht.woorden.get("schoolsoort", {})
        weg = {rij for _, rij in stuk.opdracht.weggelaten}
        problemen = []
        if not stuk.geen_gevallen:
            for issue, plekken, keuzes, snel, onthoud in VASTE:
                rijen = tuple(
                    r
                    for r in issue.rijen
                    if r not in weg and all(self.rijen_nu[r][k] == RIJEN[r][k] for k in plekken)
                )
                if rijen and issue.waarde not in woorden:
                    over = replace(issue, rijen=rijen)
                    problemen.append(
                        Probleem(
                            over.kenmerk,
                            over,
                            tuple(map(plek, plekken)),
                            keuzes,
                            snel,
                            onthoud,
                            False,
                            omwisselbaar=plekken == (2, 3),
                        )
                    )
            problemen += [
                Probleem(i.kenmerk, i, (), (), (), "", i.kenmerk in self.bevestigd)
                for i in (WAARSCHUWING, GEMIST)
            ]
        issues = tuple(p.issue for p in problemen) + ((BETER,) if not stuk.geen_gevallen else ())
        over = tuple(
            p.kenmerk for p in problemen if p.issue.ernst == "waarschuwing" and not p.bevestigd
        )
        fout = any(p.issue.ernst == "fout" for p in problemen)
        rapport = Rapport(
            stuk.naam,
            "fouten" if fout else "te bevestigen" if over else "goed",
            "",
            issues,
            gevonden=issues,
            onbevestigd=over,
        )
        return Controle(rapport, tuple(problemen), self.hersteld, len(RIJEN))

    def eerst_fout(self, nummer: int) -> tuple[Probleem, ...]:
        return tuple(
            Probleem(
                issue.kenmerk, issue, tuple(map(plek, plekken)), keuzes, snel, onthoud, False,
                omwisselbaar=plekken == (2, 3),
            )
            for issue, plekken, keuzes, snel, onthoud in VASTE
        )  # fmt: skip

    def herstel(self, nummer: int, *herstel: Herstel) -> None:
        for een in herstel:
            for rij in een.rijen:
                self.rijen_nu[rij][een.kolom] = een.wordt
        opdracht = self.concept.stukken[nummer].opdracht
        self.zeg(nummer, herstel=(*opdracht.herstel, *herstel))

    def los_op(
        self, nummer: int, probleem: Probleem, wordt: str, *, plek: int = 0, rijen: Any = ()
    ) -> None:
        if probleem.onthoud:
            self.zeg(nummer, woorden={probleem.onthoud: {probleem.issue.waarde: wordt}})
            return
        cel = probleem.plekken[plek]
        self.herstel(
            nummer,
            Herstel(
                cel.blad,
                cel.kolom,
                wordt,
                was=probleem.issue.waarde,
                rijen=tuple(rijen) or probleem.issue.rijen,
            ),
        )

    def laat_weg(self, nummer: int, blad: str, rijen: Any) -> None:
        opdracht = self.concept.stukken[nummer].opdracht
        self.zeg(nummer, weggelaten=(*opdracht.weggelaten, *((blad, rij) for rij in rijen)))

    def neem_terug(self, nummer: int, *indexen: int) -> None:
        over = []
        for index, een in enumerate(self.hersteld):
            if index not in indexen:
                over.append(een)
                continue
            for rij in een.rijen:
                self.rijen_nu[rij][een.kolom] = RIJEN[rij][een.kolom]
        self.zeg(nummer, herstel=tuple(over))

    def maak_ongedaan(self, nummer: int, probleem: Probleem) -> None:
        opdracht = self.concept.stukken[nummer].opdracht
        gegeven = antwoord_op(opdracht, probleem)
        assert gegeven is not None
        if gegeven.woord:
            self.zeg(nummer, woorden={probleem.onthoud: {}})
        weg = tuple(een for een in opdracht.weggelaten if een not in gegeven.weggelaten)
        self.zeg(nummer, weggelaten=weg)
        self.neem_terug(
            nummer, *(i for i, h in enumerate(opdracht.herstel) if h in gegeven.herstel)
        )

    def bevestig(self, nummer: int, *kenmerken: str) -> None:
        self.bevestigd |= frozenset(kenmerken)
        self._nu()

    def trek_in(self, nummer: int, *kenmerken: str) -> None:
        self.bevestigd -= frozenset(kenmerken)
        self._nu()

    def kolommen(self, nummer: int, blad: str) -> tuple[Kolombeeld, ...]:
        return KOLOMMEN

    def rijen(
        self, nummer: int, blad: str, *, vanaf: int = 0, aantal: int = 50, alleen: Any = ()
    ) -> tuple[Rijbeeld, ...]:
        allemaal = [Rijbeeld(rij, tuple(cellen)) for rij, cellen in self.rijen_nu.items()]
        if alleen:
            return tuple(r for r in allemaal if r.rij in alleen)
        return tuple(allemaal[vanaf : vanaf + aantal])

    def aantal_rijen(self, nummer: int, blad: str) -> int:
        return len(self.rijen_nu)

    def verslag(self, nummer: int) -> tuple[bytes, str]:
        return b"PK", "verslag.xlsx"

    def verschil(self) -> Samen:
        rapporten = tuple(Rapport(s.naam, "goed", "") for s in self.concept.stukken)
        return Samen(rapporten, VERSCHIL)

    def neem_op(self, reden: str = "") -> Ontvangst:
        self.opgenomen = True
        rapporten = tuple(
            Rapport(s.naam, "opgenomen", "", handeling=7) for s in self.concept.stukken
        )
        return Ontvangst(
            Samen(rapporten, VERSCHIL),
            (
                "Thuiszitters, 1e kwartaal 2025, versie 2.",
                "Opgenomen op 3 november 2025 door anna.",
            ),
        )
