"""Definitions -> raw figures of a whole region at once: all indicators, areas and periods.

Sums of municipalities are not made here but in protect, from what is shown. Only a group whose
municipalities are not shown in a kind of period is counted here, exactly (decisions.md 19).

All numbers are worked out here, in columns; a figure becomes an object, with its words, when
somebody asks for it (`indicators.figuurmaker`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from datasets.model import Dataset, DefinitieFout
from datasets.reference.regio import NEDERLAND, Regio
from datasets.store import Store
from indicators.bronkeuze import Bronnen
from indicators.bundel import lees_alle
from indicators.cijfersoort import cijfersoort
from indicators.figuurmaker import Cijferkolommen, Figuurmaker
from indicators.gemeentecijfers import Gemeentecijfers
from indicators.grensverkeer import Stromen
from indicators.groepsommen import Groepen, Groepteller
from indicators.krommen import Gelezen, Krommen
from indicators.kruising_tellen import kruistellingen
from indicators.kubus import Kubus, alle_groepen
from indicators.lui import Blok, LuieFiguren, zonder_opruimen
from indicators.model import Indicator, RuweFiguur, Sleutel
from indicators.noemers import Noemers
from indicators.opname import genoemd, gevulde, opname
from indicators.rooster import Vlaggen
from indicators.soorten_verloop import Verloop
from indicators.uitsplitsing_tellen import Uitgesplitst
from indicators.verbanden import Verbanden


def bereken(
    store: Store,
    regio: Regio,
    *,
    indicatoren: Mapping[str, Indicator],
    datasets: Mapping[str, Dataset],
) -> Kubus:
    """Compute the whole cube of a region from the deliveries that count now.

    Raises:
        DefinitieFout: an indicator does not fit the view of its dataset.
    """
    gevuld = gevulde(store, datasets)

    def alles(kolommen: Mapping[str, list[str]]) -> Kubus:
        gemeenten = [*regio.gemeenten, NEDERLAND]
        with zonder_opruimen(), opname(store, gevuld.values(), gemeenten, kolommen):
            return _Rekenaar(store, regio, indicatoren, datasets, gevuld).kubus()

    try:
        return alles(genoemd(indicatoren.values(), gevuld))
    except DefinitieFout:
        # With all columns there DuckDB knows better which one was meant.
        return alles({})


class _Rekenaar:
    """Works all numbers out."""

    def __init__(
        self,
        store: Store,
        regio: Regio,
        indicatoren: Mapping[str, Indicator],
        datasets: Mapping[str, Dataset],
        gevuld: Mapping[str, Dataset],
    ) -> None:
        self.store, self.regio, self.datasets = store, regio, datasets
        self.gevuld = gevuld
        self.indicatoren = indicatoren
        self.groepen = Groepen(alle_groepen(regio), regio.gemeenten)
        self.curves = Krommen()
        self._tellers: dict[tuple[object, ...], Groepteller] = {}
        bronnen = Bronnen(store, regio, datasets)
        gelezen = lees_alle(store, indicatoren.values(), gevuld, [*regio.gemeenten, NEDERLAND])
        self.kolommen: dict[str, Cijferkolommen] = {}
        for i in indicatoren.values():
            soort = cijfersoort(i, datasets)
            cijfers = soort(store, regio, i, datasets, bronnen, gelezen[i.id])
            self.kolommen[i.id] = self._kolommen(i, cijfers)
        self.grensverkeer = Stromen(store)
        self.maker = Figuurmaker(
            regio, self.kolommen, self.groepen, Noemers(store, regio), self.grensverkeer
        )

    def kubus(self) -> Kubus:
        """All of it."""
        getoond = {n: van for n, van in self.kolommen.items() if not van.indicator.intern}
        figuren = LuieFiguren({n: self._blok(van) for n, van in getoond.items()})
        uitgesplitst = {
            n: van
            for n, van in getoond.items()
            if van.indicator.uitsplitsingen and van.cijfers.perioden
        }
        verbanden = Verbanden(self.kolommen, figuren, self.maker)
        for van in getoond.values():
            verbanden.leg(van)
        openbaar = frozenset(
            i.id for i in self.indicatoren.values() if self.datasets[i.dataset].landelijk
        )
        return Kubus(
            self.regio,
            self.indicatoren,
            openbaar,
            figuren,
            verbanden.hulp(),
            tuple(verbanden.delen),
            tuple(verbanden.saldi),
            self.store.versie(),
            self.store.stand(),
            LuieFiguren({n: self._uitgesplitst(van) for n, van in uitgesplitst.items()}),
            self._stromen(getoond, figuren),
            verbanden.fijn(),
            tuple(
                telling
                for van in uitgesplitst.values()
                for telling in kruistellingen(self.store, van.cijfers, self.gevuld)
            ),
        )

    # -- the numbers ------------------------------------------------

    def _kolommen(self, indicator: Indicator, cijfers: Gemeentecijfers) -> Cijferkolommen:
        teller = self._teller(indicator, cijfers)
        sommen = teller.sommen(cijfers.kolommen, cijfers.kolommen.bekend)
        van = Cijferkolommen(indicator, cijfers, teller, sommen)
        if isinstance(indicator, Verloop):
            van.krommen.update(self._krommen(indicator, van))
        return van

    def _teller(self, indicator: Indicator, cijfers: Gemeentecijfers) -> Groepteller:
        """Indicators with the same periods share it."""
        sleutel = (tuple(cijfers.perioden), indicator.korrel.groep)
        if sleutel not in self._tellers:
            perioden = list(cijfers.perioden)
            waar = [peil.soort in indicator.korrel.groep for peil in perioden]
            self._tellers[sleutel] = Groepteller(perioden, self.groepen, waar)
        return self._tellers[sleutel]

    def _krommen(self, indicator: Verloop, van: Cijferkolommen) -> dict[tuple[str, str], Gelezen]:
        """What the curves say, by area and period."""
        kolommen, groepen, uit = van.cijfers.kolommen, self.groepen, {}
        bekend, van_groepen = kolommen.bekend, van.sommen.bekend
        nog, nog_groepen = kolommen.getal("rest_min"), van.sommen.getallen.get("rest_min")
        for rij, peil in enumerate(van.cijfers.perioden):
            for kolom in np.flatnonzero(bekend[rij]).tolist() if van.per_gemeente(peil) else ():
                uit[van.cijfers.gemeenten[kolom], peil.code] = self.curves.lees(
                    indicator,
                    (kolommen, rij, kolom),
                    partial(kolommen.stukken_van, rij, [kolom]),
                    int(nog[rij, kolom]),
                )
            for groep in np.flatnonzero(van_groepen[rij]) if van.toont_groepen(peil) else ():
                gebied = groepen.namen[groep]
                uit[gebied, peil.code] = self.curves.lees(
                    indicator,
                    (kolommen, rij, gebied),
                    partial(kolommen.stukken_van, rij, groepen.kolommen(gebied, peil.laatste)),
                    0 if nog_groepen is None else int(nog_groepen[rij, groep]),
                )
        return uit

    # -- the figures ------------------------------------------------

    def _blok(self, van: Cijferkolommen) -> Blok[RuweFiguur]:
        """What the korrel of an indicator shows."""
        gemeenten = {gemeente: nummer for nummer, gemeente in enumerate(van.cijfers.gemeenten)}
        perioden = {}
        for rij, peil in enumerate(van.cijfers.perioden):
            er_is = gemeenten if van.per_gemeente(peil) else {}
            if van.toont_groepen(peil):
                er_is = er_is | self._groepen_met(van.teller.is_er[rij])
            perioden[peil.code] = er_is

        def maak(gebied: str, periode: str, _: str) -> RuweFiguur:
            is_groep = gebied in self.groepen.nummer
            soort = self.maker.van_groep if is_groep else self.maker.van_gemeente
            return soort(van, gebied, periode)

        return Blok(maak, perioden)

    def _uitgesplitst(self, van: Cijferkolommen) -> Blok[RuweFiguur]:
        """The categories of groups, always counted exactly: their municipalities show none."""
        cijfers = van.cijfers
        gelezen = Uitgesplitst(self.store, van.indicator, self.gevuld, cijfers.gemeenten)
        delen = gelezen.van_groepen(cijfers, van.teller.tel)

        def maak(gebied: str, periode: str, code: str) -> RuweFiguur:
            basis = self.maker.van_groep(van, gebied, periode)
            return delen.figuur(basis, cijfers.rij[periode], self.groepen.nummer[gebied], code)

        perioden = {
            peil.code: self._groepen_met(van.sommen.bekend[rij])
            for rij, peil in enumerate(cijfers.perioden)
        }
        return Blok(maak, perioden, delen.codes)

    def _groepen_met(self, waar: Vlaggen) -> dict[str, int]:
        return {g: nummer for g, nummer in self.groepen.nummer.items() if waar[nummer]}

    def _stromen(
        self, getoond: Mapping[str, Cijferkolommen], figuren: Mapping[Sleutel, RuweFiguur]
    ) -> dict[Sleutel, RuweFiguur]:
        """Pupils between two municipalities, of the indicators of who crosses a border."""
        uit: dict[Sleutel, RuweFiguur] = {}
        for naam, van in getoond.items():
            if not van.indicator.grens:
                continue
            for peil in filter(van.per_gemeente, van.cijfers.perioden):
                for gemeente in van.cijfers.gemeenten:
                    ruw = figuren[naam, gemeente, peil.code, ""]
                    bronnen = van.cijfers.van(gemeente, peil.code).bronnen
                    uit |= self.grensverkeer.van(van.indicator, ruw, bronnen)
        return uit
