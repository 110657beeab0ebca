"""What stands in the papers of one municipality: sentences, rows, story, questions and table.

The same for the PDF and the slides, and the same as on Gemeentebeeld: every text and drawing comes
from the functions of that page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from datasets.notatie import aantal_tekst, datum
from datasets.periodes import Periodesoort
from datasets.reference.oogo import STATUSWOORD, Afspraak
from datasets.reference.regio import REGIO
from indicators.model import Figure, Indicator
from loaders.duidingen import Duidingen
from loaders.oogo import Oogo, afspraken_van
from reports import tekens
from reports.beeld import Beeld
from reports.bronnen import bronnen_van
from reports.gemeentebeeld import brief
from reports.gemeentebeeld import row as rij
from reports.gemeentebeeld.parts import Indeling, deel_in
from reports.gemeentebeeld.row import Facts, Place, facts_of
from reports.oogo import cijfers_sindsdien
from reports.pakket.keuze import Pakketkeuze
from reports.tekens import Teken
from reports.woorden import enumerate_names

PERIODEN = 6
"""So many periods stand in the table."""
COURSE, STRIP = (220, 86), (204, 74)
"""Sizes of the drawings on paper."""
_SOORTEN: Mapping[Periodesoort, str] = {
    "kwartaal": "Per kwartaal",
    "halfjaar": "Per halfjaar",
    "schooljaar": "Per schooljaar",
    "kalenderjaar": "Per jaar",
    "peildatum": "Op een dag geteld",
}
GEEN_VERHAAL = "Over deze cijfers is nog geen duiding vastgesteld."
GEEN_VRAGEN = "Er zijn nog geen vragen opgeschreven."


@dataclass(frozen=True, slots=True)
class Rij:
    """A kerncijfer: its facts, or None with words where there is no figure."""

    indicator: Indicator
    feiten: Facts | None
    niets: str = ""


@dataclass(frozen=True, slots=True)
class Hoofdlijn:
    """A line of the agenda; `leeg` says why it has no row."""

    titel: str
    rijen: tuple[Rij, ...]
    leeg: str = ""


@dataclass(frozen=True, slots=True)
class Verhaal:
    """A note: over what, its paragraphs, and who wrote it when."""

    over: str
    alineas: tuple[str, ...]
    wie: str


@dataclass(frozen=True, slots=True)
class Cijferrij:
    """A kerncijfer through time; without a Figure a place is empty."""

    indicator: Indicator
    figuren: tuple[Figure | None, ...]

    @property
    def teksten(self) -> tuple[str, ...]:
        """What each cell says."""
        return tuple("geen cijfer" if one is None else in_tabel(one) for one in self.figuren)


@dataclass(frozen=True, slots=True)
class Cijferblok:
    """Kerncijfers of the same periods under one heading, such as ``Per kwartaal``."""

    soort: str
    perioden: tuple[str, ...]
    rijen: tuple[Cijferrij, ...]


@dataclass(frozen=True)
class Gemeentestuk:
    """The content of the papers of one municipality.

    Attributes:
        plaats: the municipality with the figures that the reader may see.
        keuze: what was asked for.
        duidingen: the notes of the region.
        oogo: meetings, agreements and questions of the region.
    """

    plaats: Place
    keuze: Pakketkeuze
    duidingen: Duidingen
    oogo: Oogo

    @property
    def naam(self) -> str:
        """Name of the municipality."""
        return self.plaats.naam

    @property
    def titel(self) -> str:
        """Of the whole paper."""
        return f"Gemeentebeeld {self.naam}"

    @property
    def over(self) -> str:
        """Period, how many people, and the groups that the municipality lies in."""
        return brief.about(self.plaats)

    @property
    def stand(self) -> str:
        """How fresh the figures are; empty when nothing was ever delivered."""
        dag = self.plaats.beeld.vrijgave.stand
        return f"Stand van de cijfers: {datum(dag)}" if dag else ""

    @cached_property
    def delen(self) -> Indeling:
        """The indicators as Gemeentebeeld lays them out."""
        return deel_in(self.plaats.beeld, self.plaats.gemeente)

    @cached_property
    def kort(self) -> tuple[brief.Sentence, ...]:
        """The core figures as sentences."""
        return brief.sentences(self.plaats)

    @property
    def niets(self) -> str:
        """What stands there where there is no figure at all."""
        return "" if self.kort else brief.never(self.plaats)

    @cached_property
    def hoofdlijnen(self) -> tuple[Hoofdlijn, ...]:
        """The lines of the agenda with their kerncijfers."""
        elders = {one.id for part in self.delen.meer for one in part.indicatoren}
        found = []
        for part in self.delen.kern:
            rijen = tuple(self._rij(one) for one in part.indicatoren)
            leeg = "" if rijen else brief.empty(self.plaats, part, elders).zin
            found.append(Hoofdlijn(part.titel, rijen, leeg))
        return tuple(found)

    def _rij(self, one: Indicator) -> Rij:
        facts = facts_of(self.plaats, one)
        return Rij(one, facts, "" if facts else rij.nothing_yet(self.plaats, one))

    @property
    def rijen(self) -> tuple[Rij, ...]:
        """All kerncijfers."""
        return tuple(one for lijn in self.hoofdlijnen for one in lijn.rijen)

    @property
    def kerncijfers(self) -> tuple[Indicator, ...]:
        """The indicators of the rows."""
        return tuple(one.indicator for one in self.rijen)

    @cached_property
    def opmerkingen(self) -> tuple[str, ...]:
        """What must be known of the periods, with the kerncijfers that it is about."""
        found = rij.remarks(self.plaats, self.kerncijfers)
        return tuple(f"{remark} ({', '.join(names)})" for remark, names in found.items())

    @cached_property
    def verhalen(self) -> tuple[Verhaal, ...]:
        """The adopted notes of the figures in the picture, of municipality and region."""
        return verhalen(self.duidingen, brief.with_story(self.plaats, self.delen))

    @cached_property
    def vragen(self) -> tuple[str, ...]:
        """The questions for the meeting: of this municipality, and of the whole region."""
        periode = self.keuze.periode.code
        areas = (self.plaats.gemeente, REGIO)
        return tuple(
            f"{one.inhoud.tekst} ({one.inhoud.wie})"
            for area in areas
            for one in self.oogo.vragen_bij(area, periode)
        )

    @cached_property
    def afspraken(self) -> tuple[str, ...]:
        """What was agreed on before and is not finished, about this municipality or the region."""
        dag = self.keuze.bijeenkomst.dag
        earlier = self.oogo.eerdere_afspraken(dag) if dag else ()
        mine = afspraken_van(earlier, self.plaats.gemeente)
        return afspraken_in_woorden(self.plaats.beeld, (one.inhoud for one in mine), dag)

    @cached_property
    def cijferblokken(self) -> tuple[Cijferblok, ...]:
        """The kerncijfers through time, those of the same periods together."""
        found: dict[tuple[str, ...], list[Cijferrij]] = {}
        for one in self.rijen:
            if one.feiten is not None:
                found.setdefault(_axis(one.feiten), []).append(_through_time(one, one.feiten))
        return tuple(Cijferblok(key[0], key[1:], tuple(rows)) for key, rows in found.items())

    @property
    def tekens(self) -> tuple[Teken, ...]:
        """The marks of the drawings."""
        gewoon = any(one.feiten is not None and rij.ordinary(one.feiten) for one in self.rijen)
        verloop = (one for one in tekens.VERLOOP if gewoon or one is not tekens.GEWOON)
        alle = (*verloop, tekens.ANDERE, tekens.EIGEN)
        return tekens.die_voorkomen(alle, banden=self.plaats.beeld.openbaar)

    @property
    def meer(self) -> str:
        """That there are more figures than these two pages hold."""
        count = sum(len(part.indicatoren) for part in self.delen.meer)
        if not count:
            return ""
        verb = "staat" if count == 1 else "staan"
        words = aantal_tekst(count, "cijfer", "cijfers")
        return f"Nog {words} over {self.naam} {verb} in de monitor en in het Excel-bestand."

    @cached_property
    def uitleg(self) -> tuple[tuple[str, str], ...]:
        """Name, and definition and source, of each kerncijfer."""
        return tuple((one.indicator.titel, _meaning(one)) for one in self.rijen)


def in_tabel(figuur: Figure) -> str:
    """What a cell of a table says: the value, and that it is incomplete."""
    return f"{figuur.tekst} onvolledig" if figuur.status == "onvolledig" else figuur.tekst


def verhalen(duidingen: Duidingen, shown: Iterable[tuple[str, Figure]]) -> tuple[Verhaal, ...]:
    """The adopted notes of these figures, each under the title that its figure is given."""
    return tuple(
        Verhaal(
            over,
            tuple(filter(None, note.tekst.split("\n"))),
            f"{note.wie}, {datum(note.op.date())}",
        )
        for over, figuur in shown
        for note in duidingen.bij(figuur.indicator, figuur.gebied, figuur.periode)
    )


def afspraken_in_woorden(
    beeld: Beeld, found: Iterable[Afspraak], tot: date | None
) -> tuple[str, ...]:
    """Agreements as lines: what, who, before when, where it stands, and what the figures say since.

    Args:
        beeld: the figures that the reader may see.
        found: the agreements.
        tot: figures of periods that end after this day do not count.
    """
    lines = []
    for one in found:
        voor = f", klaar op {datum(one.voor)}" if one.voor else ""
        since = cijfers_sindsdien(beeld.vrijgave, one, tot)
        said = (
            f"{one.tekst.rstrip('.')}. {one.eigenaar}{voor}; {STATUSWOORD[one.status]}.",
            one.toelichting,
            since.zin if since else "",
        )
        lines.append(" ".join(filter(None, said)))
    return tuple(lines)


def _axis(facts: Facts) -> tuple[str, ...]:
    """What kind of periods it has, and the last of them in short, oldest first."""
    last = facts.axis[-PERIODEN:]
    return (_SOORTEN[last[-1].periode.soort], *(one.periode.kort() for one in last))


def _through_time(one: Rij, facts: Facts) -> Cijferrij:
    moments = facts.axis[-PERIODEN:]
    return Cijferrij(one.indicator, tuple(moment.figuur for moment in moments))


def _meaning(one: Rij) -> str:
    figuur = one.feiten.figuur if one.feiten else None
    named = bronnen_van(figuur) if figuur else ()
    who = list(dict.fromkeys(words.split(", ")[0] for words in named))
    source = one.indicator.bron.rstrip(".")
    if who and who != [source]:
        source += f" ({enumerate_names(who)})" if len(who) <= 3 else f" ({len(who)} leveranciers)"
    return f"{one.indicator.definitie} Bron: {source}."
