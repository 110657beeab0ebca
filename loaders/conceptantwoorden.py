"""What a person says and repairs in a draft; every answer is saved at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from datasets.celpersoon import MERK
from datasets.celtype import CelFout
from datasets.model import Veld
from loaders import concept as opslag
from loaders import werkgeheugen
from loaders.antwoord_op import antwoord_op
from loaders.antwoorden import controleer_koppen
from loaders.begrensd import lees_begrensd
from loaders.blad import Bestand
from loaders.concept import Stuk
from loaders.concepthouder import BestandNodig, Concepthouder, veld_op
from loaders.issues import is_bevestigd
from loaders.match import unieke_koppen
from loaders.opdracht import Herstel, Opdracht, Vraag
from loaders.personal import cijfers, is_persoonsnummer
from loaders.problemen import Probleem
from loaders.vastleggen import sleutel_cel

_OVER_KOLOMMEN = frozenset(
    {"dataset", "leverancier", "periode", "kolommen", "bladen", "kop_rijen", "vast"}
)
"""Answers after which pseudonyms and ages have to be made anew."""
OPNIEUW_INVULLEN = (
    "Iets wat u zelf had hersteld, hoorde bij de vorige keuze. Dat vragen we straks opnieuw."
)


def controleer_invoer(tekst: str) -> None:
    """A number that we may not have is refused where it is typed as well (UAVG art. 46).

    Raises:
        CelFout: it can be a burgerservicenummer or onderwijsnummer.
    """
    if is_persoonsnummer(cijfers(tekst)):
        raise CelFout(
            "dit kan een burgerservicenummer of onderwijsnummer zijn; dat mogen wij niet hebben",
            uitweg="Vul een eigen dossiernummer of pseudoniem in.",
        )


class Antwoordgever(Concepthouder):
    """A draft in which a person answers and repairs."""

    def zeg(self, nummer: int, **velden: Any) -> str:
        """Keep what the person says about a file: fields of Opdracht.

        Another answer about what the columns are makes step 2 open again, and pseudonyms and ages
        that the person typed are taken back: they were made for the former answer.

        Returns:
            What the person has to know, as a sentence; mostly nothing.

        Raises:
            Vraag: a heading is most likely a cell of a pupil.
            BestandNodig: another header row was chosen, and the file is not in memory any more.
        """
        controleer_koppen(velden.get("kolommen", ()))
        if "kolommen" in velden:
            velden["kolommen"] = self._zonder_personen(nummer, velden["kolommen"])
        with opslag.slot_van(self.id):
            concept = self.concept
            stuk = concept.stuk(nummer)
            if "kop_rijen" in velden and velden["kop_rijen"] != stuk.opdracht.kop_rijen:
                self.lees_opnieuw(stuk, velden["kop_rijen"])
            opdracht = replace(stuk.opdracht, **velden)
            if opdracht == stuk.opdracht:
                return ""
            anders = any(
                getattr(opdracht, naam) != getattr(stuk.opdracht, naam)
                for naam in _OVER_KOLOMMEN & {*velden}
            )
            zin = ""
            if anders and (opdracht.herstel or opdracht.woorden):
                gehouden = self.te_houden(stuk, replace(stuk, opdracht=opdracht))
                zin = "" if gehouden == opdracht else OPNIEUW_INVULLEN
                opdracht = gehouden
            if anders:
                opdracht = replace(opdracht, akkoord=frozenset())
            open_ = not stuk.geen_gevallen and anders
            gekoppeld = stuk.gekoppeld and not open_
            self._bewaar(concept.met(replace(stuk, opdracht=opdracht, gekoppeld=gekoppeld)))
            return zin

    def _zonder_personen(self, nummer: int, kolommen: Mapping[str, str]) -> dict[str, str]:
        """What was said of headings, without columns that point out pupils: these are not read.

        Raises:
            Vraag: such a column was chosen.
        """
        gelezen = werkgeheugen.zoek(self.id, nummer)
        bladen = gelezen.bestand.bladen if gelezen else []
        personen = {
            naam: wat
            for blad in bladen
            for index, naam in enumerate(unieke_koppen(blad.koppen))
            if (wat := blad.gevoelig.get(index))
        }
        gekozen = [personen[naam] for naam, veld in kolommen.items() if veld and naam in personen]
        if gekozen:
            raise Vraag(
                f"Deze kolom bevat {gekozen[0]}. Die lezen we niet: kies een andere kolom.",
                optie="kolommen",
            )
        return {naam: veld for naam, veld in kolommen.items() if naam not in personen}

    def lees_opnieuw(self, stuk: Stuk, kop_rijen: Mapping[str, int]) -> None:
        """Read a file again with other header rows."""
        gelezen = werkgeheugen.zoek(self.id, stuk.nummer)
        if gelezen is None:
            raise BestandNodig(f"Kies {stuk.naam} nog een keer om een andere regel te kiezen.")
        bestand = lees_begrensd(gelezen.bron, gelezen.bestand.naam, kop_rijen=kop_rijen)
        werkgeheugen.bewaar(self.id, stuk.nummer, replace(gelezen, bestand=bestand))

    def te_houden(self, oud: Stuk, nieuw: Stuk) -> Opdracht:
        """What was repaired and chosen that still holds under another answer about the columns.

        Not what is about a column that is another field now, and not pupils and ages that were
        typed: those were made for the former leverancier and period.
        """
        bestand = self.bestand(nieuw)
        if bestand is None:
            return nieuw.opdracht
        toen, nu = self._velden(oud, bestand), self._velden(nieuw, bestand)
        opdracht = nieuw.opdracht
        herstel = tuple(h for h in opdracht.herstel if _blijft(h, toen, nu))
        zelfde = {veld.naam for plek, veld in nu.items() if toen.get(plek) is veld}
        woorden = {naam: w for naam, w in opdracht.woorden.items() if naam in zelfde}
        return replace(opdracht, herstel=herstel, woorden=woorden)

    def _velden(self, stuk: Stuk, bestand: Bestand) -> dict[tuple[str, int], Veld]:
        """Sheet and column -> field; nothing while it is not clear what the file is."""
        try:
            koppelingen = self.koppelingen(stuk, bestand)
        except Vraag:
            return {}
        return {
            (blad, kolom): koppeling.dataset.velden[naam]
            for blad, koppeling in koppelingen.items()
            for naam, kolom in koppeling.kolommen.items()
        }

    def herstel(self, nummer: int, *hersteld: Herstel) -> None:
        """Repair cells.

        Raises:
            CelFout: an age or birth date that cannot be read, or a number that we may not have.
        """
        getypt = [replace(een, wordt=een.wordt.replace(MERK, "")) for een in hersteld]
        for een in getypt:
            controleer_invoer(een.wordt)
        with opslag.slot_van(self.id):
            stuk = self.concept.stuk(nummer)
            nieuw = map(self._te_bewaren(stuk), getypt)
            self._zet_herstel(stuk, (*stuk.opdracht.herstel, *nieuw))

    def los_op(
        self,
        nummer: int,
        probleem: Probleem,
        wordt: str,
        *,
        plek: int = 0,
        rijen: Iterable[int] = (),
    ) -> None:
        """Repair a problem in all its rows, or in some; a word of a code list is remembered.

        Raises:
            CelFout: an age or birth date that cannot be read, or a number that we may not have.
        """
        cel = probleem.plekken[plek]
        hier = tuple(rijen) or probleem.issue.rijen
        if probleem.onthoud and hier == probleem.issue.rijen and wordt in probleem.keuzes:
            woorden = self.concept.stuk(nummer).opdracht.woorden
            veld = {**woorden.get(probleem.onthoud, {}), probleem.issue.waarde: wordt}
            self.zeg(nummer, woorden={**woorden, probleem.onthoud: veld})
            return
        was = probleem.issue.waarde if len(probleem.plekken) == 1 else ""
        self.herstel(nummer, Herstel(cel.blad, cel.kolom, wordt, was=was, rijen=hier))

    def _te_bewaren(self, stuk: Stuk) -> Callable[[Herstel], Herstel]:
        """How repairs of a file become repairs with a text that may be kept."""
        bestand = self.bestand(stuk)
        koppelingen = self.koppelingen(stuk, bestand) if bestand else {}

        def bewaar(een: Herstel) -> Herstel:
            koppeling = koppelingen.get(een.blad)
            veld = veld_op(koppeling, een.kolom) if koppeling else None
            if koppeling is None or veld is None or veld.cel.bewaart_tekst:
                return een
            context = self.context(stuk, een.blad, koppeling)
            return replace(een, was="", wordt=sleutel_cel(veld, een.wordt, context))

        return bewaar

    def laat_weg(self, nummer: int, blad: str, rijen: Iterable[int]) -> None:
        """Leave rows out."""
        with opslag.slot_van(self.id):
            weg = self.concept.stuk(nummer).opdracht.weggelaten
            self.zeg(nummer, weggelaten=tuple(dict.fromkeys((*weg, *((blad, r) for r in rijen)))))

    def neem_terug(self, nummer: int, *indexen: int) -> None:
        """Take repairs back."""
        with opslag.slot_van(self.id):
            stuk = self.concept.stuk(nummer)
            over = (h for i, h in enumerate(stuk.opdracht.herstel) if i not in indexen)
            self._zet_herstel(stuk, tuple(over))

    def maak_ongedaan(self, nummer: int, probleem: Probleem) -> None:
        """Take back what was answered to a problem: its word, its repairs or its rows."""
        with opslag.slot_van(self.id):
            stuk = self.concept.stuk(nummer)
            gegeven = antwoord_op(stuk.opdracht, probleem)
            if gegeven is None:
                return
            woorden = {
                naam: {w: code for w, code in mijn.items() if (naam, w) != gegeven.woord}
                for naam, mijn in stuk.opdracht.woorden.items()
            }
            weg = tuple(een for een in stuk.opdracht.weggelaten if een not in gegeven.weggelaten)
            if (woorden, weg) != (stuk.opdracht.woorden, stuk.opdracht.weggelaten):
                self.zeg(nummer, woorden=woorden, weggelaten=weg)
            if gegeven.herstel:
                stuk = self.concept.stuk(nummer)
                over = (h for h in stuk.opdracht.herstel if h not in gegeven.herstel)
                self._zet_herstel(stuk, tuple(over))

    def _zet_herstel(self, stuk: Stuk, herstel: tuple[Herstel, ...]) -> None:
        """Keep the repairs; where a period changes by them, ages are made anew."""
        anders = {*herstel} ^ {*stuk.opdracht.herstel}
        self.zeg(stuk.nummer, herstel=herstel)
        gelezen = werkgeheugen.zoek(self.id, stuk.nummer)
        if gelezen is None or not stuk.gekoppeld:
            return
        koppelingen = self.koppelingen(stuk, gelezen.bestand)
        for een in anders:
            koppeling = koppelingen.get(een.blad)
            if koppeling and veld_op(koppeling, een.kolom) is koppeling.dataset.periode:
                self.leg_vast(self.concept.stuk(stuk.nummer), gelezen.bestand)
                return

    def bevestig(self, nummer: int, *kenmerken: str) -> None:
        """The person has seen these warnings."""
        with opslag.slot_van(self.id):
            gezien = self.concept.stuk(nummer).opdracht.akkoord or frozenset()
            self.zeg(nummer, akkoord=gezien | set(kenmerken))

    def trek_in(self, nummer: int, *kenmerken: str) -> None:
        """The person says after all that these warnings are not right."""
        with opslag.slot_van(self.id):
            gezien = self.concept.stuk(nummer).opdracht.akkoord or frozenset()
            over = {een for een in gezien if not any(is_bevestigd(k, {een}) for k in kenmerken)}
            self.zeg(nummer, akkoord=frozenset(over))


def _blijft(
    herstel: Herstel, toen: Mapping[tuple[str, int], Veld], nu: Mapping[tuple[str, int], Veld]
) -> bool:
    plek = (herstel.blad, herstel.kolom)
    veld = nu.get(plek)
    if herstel.wordt.startswith(MERK) or (veld is None and plek in toen):
        return False
    return veld is None or (toen.get(plek) is veld and veld.cel.bewaart_tekst)
