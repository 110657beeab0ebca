"""What stands in the papers of a region: what stands out, the tables, the story and the questions.

The same as on Overzicht, by the functions of that page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from datasets.notatie import datum
from datasets.reference.regio import REGIO
from indicators.zinnen import in_of_op
from loaders.duidingen import Duidingen
from loaders.oogo import Oogo
from reports import tekens
from reports.beeld import Beeld
from reports.overzicht import opvallend
from reports.overzicht.opvallend import Judged, Signal
from reports.overzicht.tabel import Blok, blokken
from reports.pakket.gemeente import Verhaal, afspraken_in_woorden, verhalen
from reports.pakket.keuze import Pakketkeuze
from reports.tekens import Teken
from reports.woorden import apart, enumerate_names


@dataclass(frozen=True)
class Regiostuk:
    """The content of the papers of a region.

    Attributes:
        beeld: the figures that the reader may see.
        keuze: what was asked for.
        duidingen: the notes of the region.
        oogo: meetings, agreements and questions.
    """

    beeld: Beeld
    keuze: Pakketkeuze
    duidingen: Duidingen
    oogo: Oogo

    @property
    def titel(self) -> str:
        """Of the whole paper."""
        return f"Overzicht regio {self.beeld.regio.naam}"

    @property
    def over(self) -> str:
        """The question that it answers."""
        return f"Wat valt op {in_of_op(self.keuze.periode)}, en in welke gemeente?"

    @property
    def stand(self) -> str:
        """How fresh the figures are; empty when nothing was ever delivered."""
        dag = self.beeld.vrijgave.stand
        return f"Stand van de cijfers: {datum(dag)}" if dag else ""

    @cached_property
    def oordelen(self) -> Judged:
        """What was looked at, and what stands out."""
        return opvallend.judge(self.beeld, self.keuze.periode)

    @property
    def signalen(self) -> tuple[Signal, ...]:
        """The figures that are told in full."""
        return self.oordelen.signals[: opvallend.MOST]

    def kop(self, one: Signal) -> str:
        """Of what and where a signal is."""
        naam = opvallend.area_name(self.beeld, one.figuur.gebied)
        return f"{one.indicator.korte_titel} · {naam}"

    @property
    def rustig(self) -> tuple[str, str]:
        """Title and sentence where nothing stands out."""
        return opvallend.calm(self.oordelen, self.keuze.periode)

    @property
    def onder(self) -> str:
        """How many were looked at, and who has not delivered."""
        late = [self.beeld.naam(one) for one in self.beeld.without_delivery(self.keuze.periode)]
        over = self.keuze.periode.zin()
        who = f" Nog niet alles geleverd over {over}: {enumerate_names(late)}." if late else ""
        return f"{opvallend.below(self.beeld, self.oordelen)}{who}".strip()

    @cached_property
    def tabellen(self) -> tuple[Blok, ...]:
        """The kerncijfers by area, in the first grouping of the region."""
        indeling = self.beeld.indelingen[0] if self.beeld.indelingen else None
        return blokken(self.beeld, self.keuze.periode, indeling)

    @cached_property
    def opmerkingen(self) -> tuple[str, ...]:
        """What must be known of the periods, with the kerncijfers that it is about."""
        found: dict[str, list[str]] = {}
        for column in (column for blok in self.tabellen for column in blok.columns):
            for remark in dict.fromkeys(one.toelichting for one in column.figuren.values()):
                for one in apart(remark):
                    found.setdefault(one, []).append(column.indicator.korte_titel)
        return tuple(
            f"{remark} ({', '.join(dict.fromkeys(names))})" for remark, names in found.items()
        )

    @property
    def tekens(self) -> tuple[Teken, ...]:
        """The marks of the drawings."""
        alle = (tekens.VERLOOP_IN_CEL, tekens.KLEIN_IN_CEL, tekens.BEREIK, tekens.ONVOLLEDIG)
        return tekens.die_voorkomen(alle, banden=self.beeld.openbaar)

    @cached_property
    def verhalen(self) -> tuple[Verhaal, ...]:
        """The adopted notes of the figures of the whole region."""
        columns = (column for blok in self.tabellen for column in blok.columns)
        shown = [
            (column.indicator.titel, column.figuren[REGIO])
            for column in columns
            if REGIO in column.figuren
        ]
        return verhalen(self.duidingen, shown)

    @cached_property
    def vragen(self) -> tuple[str, ...]:
        """The questions about the whole region."""
        found = self.oogo.vragen_bij(REGIO, self.keuze.periode.code)
        return tuple(f"{one.inhoud.tekst} ({one.inhoud.wie})" for one in found)

    @cached_property
    def afspraken(self) -> tuple[str, ...]:
        """All that was agreed on before and is not finished."""
        dag = self.keuze.bijeenkomst.dag
        earlier = self.oogo.eerdere_afspraken(dag) if dag else ()
        return afspraken_in_woorden(self.beeld, (one.inhoud for one in earlier), dag)
