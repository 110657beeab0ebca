"""Handing in figures, step by step: what the page Cijfers aanleveren and the report road use.

An `Aanlevering` is one draft. Every method saves at once, so that a reload or a lost connection
costs nothing. Checking, showing the difference and taking in are the same code as the load itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from datasets.cellen import CelFout
from loaders import concept as opslag
from loaders import werkgeheugen
from loaders.begrensd import Voortgang, lees_begrensd
from loaders.blad import Bestand, LeesFout
from loaders.celbeeld import Kolombeeld, Rijbeeld
from loaders.concept import (
    Concept,
    ConceptOpgenomen,
    ConceptVeranderd,
    ConceptWeg,
    Ingevuld,
    Stuk,
    concepten,
)
from loaders.conceptantwoorden import Antwoordgever, controleer_invoer
from loaders.concepthouder import (
    CONTROLES,
    WACHT,
    BestandNodig,
    Controle,
    Toegevoegd,
    bewaar_antwoord,
)
from loaders.controle import bevestigd, controleer_stuk, fouten_van
from loaders.herstel import hersteld
from loaders.ingest import VERSCHIL, laad_samen
from loaders.issues import Issue
from loaders.ontvangst import Ontvangst, ontvangstbewijs
from loaders.opdracht import ALLES, Herstel, Opdracht, Samen
from loaders.personal import PersoonsgegevensGeweigerd, veilige_naam
from loaders.problemen import Celplek, Probleem
from loaders.verslag import te_bevestigen, waarschuwingen
from loaders.verslag_excel import (
    VerslagOnleesbaar,
    lees_verslag,
    maak_verslag,
    naam_van_verslag,
    verschillen,
)
from loaders.voorstel import Voorstel, doe_voorstel

__all__ = [
    "Aanlevering",
    "BestandNodig",
    "Celplek",
    "Concept",
    "ConceptOpgenomen",
    "ConceptVeranderd",
    "ConceptWeg",
    "Controle",
    "Ingevuld",
    "Kolombeeld",
    "Ontvangst",
    "Probleem",
    "Rijbeeld",
    "Stuk",
    "Toegevoegd",
    "concepten",
]

GEEN_GEVALLEN = "geen gevallen"
WIJZIGINGEN = 4
"""The step in which the difference is shown."""


class Aanlevering(Antwoordgever):
    """One draft of one person, in one region, from the first file to the receipt."""

    # -- files ------------------------------------------------------------------------------

    def voeg_toe(
        self,
        bron: bytes,
        naam: str,
        *,
        opdracht: Opdracht | None = None,
        meld: Callable[[Voortgang], None] | None = None,
    ) -> Toegevoegd:
        """Read a file and put it in the draft, or say why that cannot be."""
        try:
            bestand = lees_begrensd(bron, naam, meld=meld)
            terug = lees_verslag(bestand)
        except (LeesFout, VerslagOnleesbaar) as fout:
            return Toegevoegd(None, str(fout).replace(naam, veilige_naam(naam)))
        except PersoonsgegevensGeweigerd as fout:
            return Toegevoegd(None, f"{veilige_naam(naam)} is geweigerd. {fout}")
        if terug is not None:
            return self._neem_verslag_over(terug)
        with opslag.slot_van(self.id):
            concept = self.concept
            zelfde = [s for s in concept.stukken if s.sha256 == bestand.sha256]
            if zelfde and self.in_geheugen(zelfde[0].nummer):
                return Toegevoegd(
                    zelfde[0], f"{zelfde[0].naam} hebt u al gekozen.", concept=self.id
                )
            stuk = zelfde[0] if zelfde else self._nieuw_stuk(concept, bestand, opdracht)
            werkgeheugen.bewaar(self.id, stuk.nummer, werkgeheugen.Gelezen(bron, bestand))
            self._bewaar(concept.met(stuk))
        return Toegevoegd(stuk, f"{stuk.naam} is gelezen.", concept=self.id)

    def _nieuw_stuk(self, concept: Concept, bestand: Bestand, opdracht: Opdracht | None) -> Stuk:
        return Stuk(
            nummer=concept.volgend,
            naam=bestand.naam,
            sha256=bestand.sha256,
            omvang=bestand.omvang,
            opdracht=replace(opdracht or Opdracht(), wie=concept.wie, akkoord=frozenset()),
            bladen=tuple(b.naam or "" for b in bestand.bladen),
        )

    def meld_geen_gevallen(self, opdracht: Opdracht) -> Stuk:
        """Put the word that there were no cases in the draft."""
        with opslag.slot_van(self.id):
            concept = self.concept
            leeg = Bestand(GEEN_GEVALLEN, "", 0, [])
            stuk = replace(
                self._nieuw_stuk(concept, leeg, opdracht), geen_gevallen=True, gekoppeld=True
            )
            self._bewaar(concept.met(stuk))
        return stuk

    # -- step 2: what the columns are -------------------------------------------------------

    def voorstel(self, nummer: int) -> Voorstel:
        """What the file is taken for, with reasons.

        Raises:
            BestandNodig: the file is not in memory any more.
        """
        stuk = self.concept.stuk(nummer)
        gelezen = werkgeheugen.zoek(self.id, nummer)
        if gelezen is None:
            raise BestandNodig(
                f"Kies {stuk.naam} nog een keer: we bewaren een bestand alleen zolang de monitor "
                "aan staat. Wat u al had gekozen is er nog."
            )
        return doe_voorstel(
            self.werkplek.regio,
            gelezen.bestand,
            stuk.opdracht,
            self._geheugen(),
            vandaag=opslag.nu().date(),
        )

    def koppel(self, nummer: int, *, bevestigd: bool = True) -> None:
        """Step 2 is confirmed: keep the cells that may be kept.

        Without `bevestigd` nobody saw the proposals: then only those that are certain hold.

        Raises:
            Vraag: something has to be said first; `optie` says what.
            BestandNodig: the file is not in memory any more.
        """
        with opslag.slot_van(self.id):
            stuk = self.concept.stuk(nummer)
            if stuk.geen_gevallen:
                return
            voorstel = self.voorstel(nummer)
            opdracht = voorstel.als_opdracht(stuk.opdracht, bevestigd=bevestigd)
            stuk = replace(stuk, opdracht=opdracht)
            bestand = self._in_geheugen(stuk)
            self.leg_vast(stuk, bestand)
            self._bewaar(self.concept.met(replace(stuk, gekoppeld=True)))

    # -- step 3: what is wrong --------------------------------------------------------------

    def controleer(self, nummer: int) -> Controle:
        """Check a file as it would go in, with what was repaired and confirmed so far."""
        concept = self.concept
        stuk = concept.stuk(nummer)
        sleutel = (nummer, *self.stand(concept))
        gevonden: Controle | None = CONTROLES.get(sleutel)
        if gevonden is None:
            gevonden = controleer_stuk(self, stuk)
            bewaar_antwoord(CONTROLES, sleutel, gevonden)
        return bevestigd(gevonden, stuk.opdracht.akkoord or frozenset())

    def eerst_fout(self, nummer: int) -> tuple[Probleem, ...]:
        """The errors of a file as it was delivered, before anything in it was repaired."""
        concept = self.concept
        stuk = concept.stuk(nummer)
        opdracht = replace(stuk.opdracht, herstel=(), woorden={}, weggelaten=(), akkoord=None)
        sleutel = ("eerst fout", self.id, nummer, repr(opdracht))
        gevonden: tuple[Probleem, ...] | None = CONTROLES.get(sleutel)
        if gevonden is None:
            gevonden = fouten_van(self, replace(stuk, opdracht=opdracht))
            bewaar_antwoord(CONTROLES, sleutel, gevonden)
        return gevonden

    # -- the report and back ----------------------------------------------------------------

    def verslag(self, nummer: int) -> tuple[bytes, str]:
        """The report as an Excel file, and the name of that file."""
        stuk = self.concept.stuk(nummer)
        bestand = self.bestand(stuk)
        if bestand is None:
            raise ConceptWeg
        controle = self.controleer(nummer)
        inhoud = maak_verslag(
            hersteld(bestand, stuk.opdracht),
            self.alle_kolommen(stuk, bestand),
            controle.rapport,
            controle.problemen,
            concept_id=self.id,
            stuk=nummer,
        )
        return inhoud, naam_van_verslag(stuk.naam)

    def _neem_verslag_over(self, terug: Any) -> Toegevoegd:
        """The repairs of a report that came back, in the draft that it was made of."""
        ander = Aanlevering(self.werkplek, terug.concept_id)
        try:
            stuk = ander.concept.stuk(terug.stuk)
            bestand = ander.bestand(stuk)
        except ConceptWeg as fout:
            return Toegevoegd(None, f"Dit is een verslag van de monitor. {fout}")
        if bestand is None:
            return Toegevoegd(None, "Dit verslag hoort niet bij een bestand.")
        anders = verschillen(
            terug,
            hersteld(bestand, stuk.opdracht),
            ander.alle_kolommen(stuk, bestand),
            geleverd=bestand,
        )
        goed, niet = ander._leesbaar(stuk, anders.herstel)
        ander.herstel(stuk.nummer, *goed)
        per_blad: dict[str, list[int]] = {}
        for blad, rij in anders.weggelaten:
            per_blad.setdefault(blad, []).append(rij)
        for blad, rijen in per_blad.items():
            ander.laat_weg(stuk.nummer, blad, rijen)
        zin = " ".join((*anders.zinnen, *niet))
        ander.naar(3)
        if self.id != ander.id and not self.concept.stukken:
            self.gooi_weg()
        return Toegevoegd(ander.concept.stuk(stuk.nummer), zin, hervat=True, concept=ander.id)

    def _leesbaar(self, stuk: Stuk, hersteld: Iterable[Herstel]) -> tuple[list[Herstel], list[str]]:
        """The repairs that can be kept, and a sentence on each that cannot be read."""
        bewaar = self._te_bewaren(stuk)
        goed, niet = [], []
        for een in hersteld:
            try:
                controleer_invoer(een.wordt)
                goed.append(bewaar(een))
            except CelFout as fout:
                waar = Issue("niet overgenomen", "fout", str(fout), blad=een.blad, rijen=een.rijen)
                niet.append(f"{waar.plaats()} namen we niet over: {fout}. {fout.uitweg}")
        return goed, niet

    # -- steps 4 and 5 ----------------------------------------------------------------------

    def verschil(self) -> Samen:
        """What changes when all files go in; nothing is kept."""
        concept = self.concept
        # The check that found nothing wrong any more has looked at this already.
        sleutel = self.stand(concept)
        gevonden: Samen | None = CONTROLES.get(sleutel)
        if gevonden is None:
            aanbod = [self.aanbod(s.met_akkoord(ALLES)) for s in concept.stukken]
            gevonden = laad_samen(self.werkplek, aanbod, proef=True, wacht=WACHT)
            bewaar_antwoord(CONTROLES, sleutel, gevonden)
        rapporten = (
            te_bevestigen(r, waarschuwingen(r), s.opdracht.akkoord or frozenset())
            for r, s in zip(gevonden.rapporten, concept.stukken, strict=True)
        )
        return replace(gevonden, rapporten=tuple(rapporten))

    def neem_op(self, reden: str = "", *, akkoord: frozenset[str] = frozenset()) -> Ontvangst:
        """Take all files in, or none. The draft goes when all are in.

        Args:
            reden: why figures that were in are replaced.
            akkoord: warnings that are confirmed for this once, beside those of the draft.
        """
        with opslag.slot_van(self.id):
            concept = self.concept
            wanneer = opslag.nu()
            stukken = [s.om_op_te_nemen(reden, akkoord, wanneer) for s in concept.stukken]
            concept = replace(concept, stukken=tuple(stukken))
            aanbod = [self.aanbod(s) for s in stukken]
            samen = laad_samen(self.werkplek, aanbod, wacht=WACHT, gezien=concept.gezien)
            if any(r.optie == VERSCHIL for r in samen.rapporten):
                self.naar(WIJZIGINGEN)
            if not all(r.uitkomst in ("opgenomen", "al geladen") for r in samen.rapporten):
                return Ontvangst(samen)
            bewijs = ontvangstbewijs(self.werkplek.regio, concept, samen, wanneer=wanneer)
            nummers = (r.handeling for r in samen.rapporten if r.handeling is not None)
            opslag.rond_af(self.werkplek, self.id, tuple(nummers))
        return Ontvangst(samen, bewijs)
