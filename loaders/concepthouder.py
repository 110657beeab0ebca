"""What every step of a draft needs: its files, what their columns are, and what is remembered."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Self

from datasets.cellen import Context
from datasets.model import Veld
from datasets.periodes import Periode
from indicators.vrijgave import nieuwste
from loaders import concept as opslag
from loaders import werkgeheugen
from loaders.antwoorden import Antwoorden
from loaders.blad import Bestand, Blad
from loaders.bladen import te_lezen
from loaders.celbeeld import Kolombeeld, Rijbeeld, kolombeelden, rijbeelden
from loaders.concept import Concept, ConceptVeranderd, ConceptWeg, Ingevuld, Stuk
from loaders.geheugen import Geheugen, lees_geheugen
from loaders.herstel import hersteld
from loaders.ingest import Aanbod
from loaders.match import Koppeling
from loaders.opdracht import Herstel, Rapport, Vraag, Werkplek
from loaders.personal import cijfers, is_persoonsnummer, veilige_naam
from loaders.problemen import Probleem
from loaders.sleutels import sleutel_van
from loaders.toegang import geopend
from loaders.vastleggen import vast_te_leggen

WACHT = 30.0
"""Seconds to wait for another who is busy with the store."""
_BEWAARD = 16
_SLOT = threading.Lock()


class BestandNodig(Exception):
    """The cells of this file are not in memory any more; the Dutch sentence asks for the file."""


@dataclass(frozen=True)
class Toegevoegd:
    """The answer to a file that was dropped.

    Attributes:
        stuk: the file in the draft; None when it is refused.
        zin: what happened, or why it is refused.
        hervat: it was a report of ours that came back repaired: its repairs are taken over.
        concept: id of the draft that it belongs to; another one when a report came back.
    """

    stuk: Stuk | None
    zin: str
    hervat: bool = False
    concept: str = ""


@dataclass(frozen=True)
class Controle:
    """What came out of checking one file.

    Attributes:
        rapport: the report, in words for the screen.
        problemen: what blocks and what has to be confirmed.
        hersteld: what the person repaired so far.
        regels: how many rows were read.
        nog_niet: how many of them are not in the heavy warnings yet, since they are still wrong.
    """

    rapport: Rapport
    problemen: tuple[Probleem, ...]
    hersteld: tuple[Herstel, ...]
    regels: int
    nog_niet: int = 0


class Concepthouder:
    """One draft of one person, in one region."""

    def __init__(self, werkplek: Werkplek, concept_id: str) -> None:
        self.werkplek, self.id = werkplek, concept_id

    @classmethod
    def nieuw(cls, werkplek: Werkplek, wie: str) -> Self:
        """Begin a draft."""
        return cls(werkplek, opslag.nieuw_concept(werkplek, wie).id)

    @classmethod
    def hervat(cls, werkplek: Werkplek, concept_id: str) -> Self:
        """Go on with a draft.

        Raises:
            ConceptWeg: it is not there any more.
        """
        return cls(werkplek, opslag.lees_concept(werkplek, concept_id).id)

    @property
    def concept(self) -> Concept:
        """The draft as it was last saved.

        Raises:
            ConceptWeg: it is not there any more.
        """
        return opslag.lees_concept(self.werkplek, self.id)

    def in_geheugen(self, nummer: int) -> bool:
        """True while the whole file is still in memory: then its columns can be chosen again."""
        return werkgeheugen.zoek(self.id, nummer) is not None

    @contextmanager
    def zolang(self, revisie: int) -> Iterator[None]:
        """Change the draft only while it is still as the person sees it.

        An answer replaces all answers of its kind: without this, of two windows the last one would
        win, and nobody would know.

        Args:
            revisie: `Concept.revisie` of the draft that is on the screen.

        Raises:
            ConceptVeranderd: it was changed since, somewhere else. Nothing was done.
            ConceptWeg: it is not there any more.
        """
        with opslag.slot_van(self.id):
            if self.concept.revisie != revisie:
                raise ConceptVeranderd
            yield

    def wacht(self) -> None:
        """Wait for another window that is changing the draft, or taking it in.

        Raises:
            ConceptWeg: after that it is not there any more.
        """
        with opslag.slot_van(self.id):
            opslag.lees_concept(self.werkplek, self.id)

    def naar(self, stap: int) -> None:
        """Keep at which step the person is."""
        with opslag.slot_van(self.id):
            self._bewaar(replace(self.concept, stap=stap), anders=False)

    def verwijder(self, nummer: int) -> None:
        """Take a file out of the draft."""
        with opslag.slot_van(self.id):
            concept = self.concept
            over = tuple(s for s in concept.stukken if s.nummer != nummer)
            werkgeheugen.vergeet(self.id, nummer)
            opslag.vergeet_cellen(self.werkplek, self.id, nummer)
            self._bewaar(replace(concept, stukken=over))

    def gooi_weg(self) -> None:
        """Remove the draft and all that belongs to it."""
        opslag.gooi_weg(self.werkplek, self.id)

    def zag(self, kenmerk: str) -> None:
        """The person saw this difference (`Verschil.kenmerk`): only that one may go in."""
        with opslag.slot_van(self.id):
            self._bewaar(replace(self.concept, gezien=kenmerk), anders=False)

    def bewaar_formulier(self, ingevuld: Ingevuld) -> None:
        """Keep what was typed in the form so far; a text with a personal number is not kept."""
        rijen = tuple(tuple(map(_zonder_nummer, rij)) for rij in ingevuld.rijen)
        with opslag.slot_van(self.id):
            self._bewaar(replace(self.concept, formulier=replace(ingevuld, rijen=rijen)))

    def koppelingen(self, stuk: Stuk, bestand: Bestand) -> dict[str, Koppeling]:
        """Name of each sheet that is read -> which column is which field."""
        gekozen, _ = te_lezen(bestand, self._antwoorden(stuk))
        return {blad.naam or "": koppeling for blad, koppeling in gekozen}

    def context(self, stuk: Stuk, blad: str, koppeling: Koppeling) -> Context:
        """What the cells of a sheet need to know, the key of the leverancier among it."""
        antwoorden = self._antwoorden(stuk)
        leverancier = antwoorden.leverancier(koppeling.dataset)
        periode: Periode | None = antwoorden.periode(koppeling.dataset, blad or None)
        return antwoorden.context(
            koppeling.dataset, periode, sleutel_van(self.werkplek.map_regio, leverancier)
        )

    def leg_vast(self, stuk: Stuk, bestand: Bestand) -> None:
        """Write down the cells that may be kept, with ages of the periods as they are repaired.

        Raises:
            Vraag: a required column is missing, or there twice.
        """
        koppelingen, contexten = self.koppelingen(stuk, bestand), {}
        for blad, koppeling in koppelingen.items():
            controleer_compleet(koppeling)
            contexten[blad] = self.context(stuk, blad, koppeling)
        vast = vast_te_leggen(
            bestand,
            koppelingen,
            contexten,
            perioden=hersteld(bestand, stuk.opdracht, heel=True),
            vandaag=opslag.nu().date(),
        )
        opslag.bewaar_cellen(self.werkplek, self.id, stuk.nummer, vast)

    def _antwoorden(self, stuk: Stuk) -> Antwoorden:
        return Antwoorden(self.werkplek.regio, stuk.opdracht, self._geheugen(), gesleuteld=True)

    def _geheugen(self) -> Geheugen:
        """What earlier deliveries tell; read again when something went in since."""
        versie = nieuwste(self.werkplek.map_regio)
        sleutel = (str(self.werkplek.map_regio), str(versie))
        gelezen: Geheugen | None = GEHEUGEN.get(sleutel)
        if gelezen is None:
            with geopend(self.werkplek, wacht=WACHT) as store:
                gelezen = lees_geheugen(store)
            bewaar_antwoord(GEHEUGEN, sleutel, gelezen)
        return gelezen

    def alle_kolommen(self, stuk: Stuk, bestand: Bestand) -> dict[str, tuple[Kolombeeld, ...]]:
        """The columns of every sheet that is read."""
        koppelingen = self.koppelingen(stuk, bestand)
        return {
            b.naam or "": kolombeelden(b, koppelingen[b.naam or ""])
            for b in bestand.bladen
            if (b.naam or "") in koppelingen
        }

    # -- the file beside it -----------------------------------------------------------------

    def kolommen(self, nummer: int, blad: str) -> tuple[Kolombeeld, ...]:
        """The columns of a sheet, and which field each is."""
        stuk = self.concept.stuk(nummer)
        bestand = self.bestand(stuk)
        if bestand is None:
            return ()
        return kolombeelden(blad_van(bestand, blad), self.koppelingen(stuk, bestand).get(blad))

    def aantal_rijen(self, nummer: int, blad: str) -> int:
        """How many rows a sheet has."""
        bestand = self.bestand(self.concept.stuk(nummer))
        return blad_van(bestand, blad).tabel.num_rows if bestand else 0

    def rijen(
        self,
        nummer: int,
        blad: str,
        *,
        vanaf: int = 0,
        aantal: int = 50,
        alleen: Sequence[int] = (),
    ) -> tuple[Rijbeeld, ...]:
        """Rows of a sheet as they may be shown, with the repairs in them."""
        stuk = self.concept.stuk(nummer)
        bestand = self.bestand(stuk)
        if bestand is None:
            return ()
        nu = blad_van(hersteld(bestand, stuk.opdracht), blad)
        kolommen = self.kolommen(nummer, blad)
        return rijbeelden(nu, kolommen, vanaf=vanaf, aantal=aantal, alleen=alleen)

    def stand(self, concept: Concept) -> tuple[str, ...]:
        """What an answer about this draft follows from: neither confirmations nor the reason."""
        kaal = (s.met_akkoord(frozenset()) for s in concept.stukken)
        stukken = [replace(s, opdracht=replace(s.opdracht, reden="")) for s in kaal]
        return self.id, repr(stukken), str(nieuwste(self.werkplek.map_regio))

    # -- inside -----------------------------------------------------------------------------

    def aanbod(self, stuk: Stuk) -> Aanbod:
        """The file as it goes in.

        Raises:
            Vraag: what its columns are was not confirmed, or is open again.
        """
        if not stuk.gekoppeld:
            raise Vraag(f"Bevestig eerst wat de kolommen van {stuk.naam} zijn.", optie="kolommen")
        return Aanbod(self.bestand(stuk), stuk.naam, stuk.opdracht, gesleuteld=True)

    def bestand(self, stuk: Stuk) -> Bestand | None:
        """The cells: whole from memory, else what was written down. None when there is no file."""
        if stuk.geen_gevallen:
            return None
        gelezen = werkgeheugen.zoek(self.id, stuk.nummer)
        if gelezen is not None:
            return gelezen.bestand
        return opslag.lees_cellen(self.werkplek, self.id, stuk)

    def _in_geheugen(self, stuk: Stuk) -> Bestand:
        gelezen = werkgeheugen.zoek(self.id, stuk.nummer)
        if gelezen is None:
            raise BestandNodig(f"Kies {stuk.naam} nog een keer.")
        return gelezen.bestand

    def _bewaar(self, concept: Concept, *, anders: bool = True) -> None:
        revisie = concept.revisie + anders
        opslag.bewaar(self.werkplek, replace(concept, revisie=revisie, gewijzigd=opslag.nu()))


GEHEUGEN: OrderedDict[Any, Geheugen] = OrderedDict()
CONTROLES: OrderedDict[Any, Any] = OrderedDict()
"""Answers that hold as long as nothing changed; their keys say of what they are the answer."""


def bewaar_antwoord(waar: OrderedDict[Any, Any], sleutel: Any, wat: Any) -> None:
    """Keep an answer as long as nothing changed; the oldest goes first."""
    with _SLOT:
        waar[sleutel] = wat
        while len(waar) > _BEWAARD:
            waar.popitem(last=False)


def _zonder_nummer(tekst: str) -> str:
    """A text that was typed, or nothing when a personal number can stand in it."""
    verdacht = veilige_naam(tekst) != tekst or is_persoonsnummer(cijfers(tekst))
    return "" if verdacht else tekst


def blad_van(bestand: Bestand, naam: str) -> Blad:
    """The sheet of this name ("" for a csv file).

    Raises:
        ConceptWeg: it is not there.
    """
    gevonden = [b for b in bestand.bladen if (b.naam or "") == naam]
    if not gevonden:
        raise ConceptWeg
    return gevonden[0]


def veld_op(koppeling: Koppeling, kolom: int) -> Veld | None:
    """The field that a column is, if it is one."""
    namen = [naam for naam, index in koppeling.kolommen.items() if index == kolom]
    return koppeling.dataset.velden[namen[0]] if namen else None


def controleer_compleet(koppeling: Koppeling) -> None:
    """Every required column is there, once.

    Raises:
        Vraag: one is missing, or is there twice.
    """
    if koppeling.ontbreekt:
        titels = ", ".join(v.kolom.titel for v in koppeling.ontbreekt)
        raise Vraag(f"Welke kolom is {titels}? Kies hem bij een van de koppen.", optie="kolommen")
    for naam in koppeling.dubbel:
        titel = koppeling.dataset.velden[naam].kolom.titel
        raise Vraag(
            f"Er zijn twee kolommen voor {titel}, met verschillende inhoud. Kies bij een ervan "
            "'niet lezen'.",
            optie="kolommen",
        )
