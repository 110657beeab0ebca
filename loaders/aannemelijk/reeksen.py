"""Series: every figure that a new delivery gives, with the earlier ones it can be laid beside.

A series stops at a break, at another kind of period, and where something else is missing in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from datasets.cellen import AantalCel
from datasets.maten import MAAT
from datasets.model import Dataset, Maat
from datasets.periodes import Periode
from indicators.catalog import indicatoren
from indicators.gemeentecijfers import Gemeentecijfer
from indicators.model import NUL, Indicator, Interval, Korrel
from indicators.soorten import TELLINGEN, Gepubliceerd, Som, uit_tellingen
from loaders.aannemelijk.verwachting import Bereik, verwacht_aantal, verwacht_percentage
from loaders.aannemelijk.zicht import Vers, Zicht

MINSTE_PUNTEN = 3
"""With fewer earlier figures only mistakes are looked for, not jumps."""
_LOS = frozenset({"foute regels zijn weggelaten", "niet alle cijfers zijn bekend"})
"""What may be missing in one figure and not in the next, without making them another series."""


@dataclass(frozen=True)
class Punt:
    """One figure: a count (a range where it is hidden) or a published percentage."""

    periode: Periode
    aantal: Interval
    percentage: float | None = None

    @property
    def laag(self) -> float:
        """The least it can be."""
        return self.aantal.min if self.percentage is None else self.percentage

    @property
    def hoog(self) -> float:
        """The most it can be."""
        return self.aantal.max if self.percentage is None else self.percentage


@dataclass(frozen=True, eq=False)
class Reeks:
    """A new figure and the others of its series, oldest first.

    Attributes:
        gemeenten: code of today; several for all municipalities of the delivery together.
        naar: the figures it is compared with: the earlier ones, or where these are too few the
            later ones as well.
    """

    vers: Vers
    indicator: Indicator
    gemeenten: tuple[str, ...]
    naam: str
    punt: Punt
    naar: tuple[Punt, ...]

    @property
    def plekken(self) -> frozenset[tuple[int, str]]:
        """The municipalities it is about, each with the delivery."""
        return frozenset((self.vers.nummer, g) for g in self.gemeenten)

    def hoort_bij(self, ander: Reeks) -> bool:
        """True for figures of one indicator in one delivery."""
        return self.vers is ander.vers and self.indicator.id == ander.indicator.id

    @property
    def samen(self) -> bool:
        """True for the sum of all municipalities of a delivery."""
        return len(self.gemeenten) > 1

    @property
    def gemeente(self) -> str:
        """The one municipality it is about; "" for a sum."""
        return "" if self.samen else self.gemeenten[0]

    @property
    def vorige(self) -> Punt | None:
        """The last figure before it."""
        eerder = [p for p in self.naar if p.periode.laatste < self.punt.periode.laatste]
        return eerder[-1] if eerder else None

    @cached_property
    def verwacht(self) -> Bereik:
        """What is to be expected; only where there is something to compare with."""
        if self.punt.percentage is not None:
            return verwacht_percentage([p.laag for p in self.naar])
        return verwacht_aantal([p.aantal for p in self.naar])

    @cached_property
    def gewoon(self) -> Bereik:
        """The narrower range in which half of all mistakes would not fit: 95 %."""
        if self.punt.percentage is not None:
            return verwacht_percentage([p.laag for p in self.naar])
        return verwacht_aantal([p.aantal for p in self.naar], kans=0.025, ruim=False)

    @property
    def te_hoog(self) -> bool:
        """True when every value it can be is above what is expected."""
        return bool(self.naar) and self.punt.laag > self.verwacht.hoog

    @property
    def te_laag(self) -> bool:
        """True when every value it can be is below what is expected."""
        return bool(self.naar) and self.punt.hoog < self.verwacht.laag

    @property
    def uitschieter(self) -> bool:
        """True when it is not what is expected."""
        return self.te_hoog or self.te_laag


def reeksen(zicht: Zicht) -> list[Reeks]:
    """All series that the new deliveries give a figure for, as far as that figure changed."""
    uit: list[Reeks] = []
    for vers in zicht.vers:
        for indicator in _van_levering(vers):
            per_gemeente = list(_van_indicator(zicht, vers, indicator))
            uit += per_gemeente
            if len(per_gemeente) > 1 and indicator.vorm == "aantal":
                uit.append(_samen(per_gemeente))
    return uit


def plek(zicht: Zicht, reeks: Reeks) -> tuple[str, tuple[int, ...]]:
    """Sheet and rows of a count that is delivered as such; no rows where it is made of cases."""
    indicator, dataset = reeks.indicator, reeks.vers.dataset
    if dataset.id == TELLINGEN and indicator.dataset != TELLINGEN:
        indicator = uit_tellingen(indicator) or indicator
    if not isinstance(indicator, Som | Gepubliceerd):
        return ("", ())
    if reeks.samen or indicator.dataset != dataset.id:
        return ("", ())
    rijen = zicht.store.tabel(
        f"select blad, rij from v_{dataset.id} where levering_id = ? and peil = ? and "
        f"{dataset.gemeente_veld}_nu = ? and {indicator.voorwaarde(dataset)} and {indicator.waar} "
        "order by blad, rij",
        [reeks.vers.nummer, reeks.punt.periode.code, reeks.gemeente],
    )
    blad = str(rijen[0]["blad"] or "") if rijen else ""
    return (blad, tuple(dict.fromkeys(int(r["rij"]) for r in rijen if (r["blad"] or "") == blad)))


def veld_van(reeks: Reeks) -> tuple[str, ...]:
    """The field whose cells hold the figure, where it is delivered as such."""
    if reeks.vers.dataset.id == TELLINGEN:
        return ("aantal",)
    if isinstance(reeks.indicator, Gepubliceerd):
        return (reeks.indicator.waarde,)
    return (reeks.indicator.som,) if isinstance(reeks.indicator, Som) else ()


# -- which figures --------------------------------------------------


def _van_levering(vers: Vers) -> Iterator[Indicator]:
    if vers.dataset.soort == "deelbestand":
        return
    if vers.dataset.id == TELLINGEN:
        yield from _van_tellingen(vers.maten)
        return
    for indicator in indicatoren().values():
        if indicator.dataset == vers.dataset.id and not indicator.intern:
            yield indicator
            yield from _zusjes(vers.dataset, indicator)


def _van_tellingen(maten: frozenset[str]) -> Iterator[Indicator]:
    """The indicators that these counts feed, and for the other measures one of our own."""
    over = set(maten)
    for indicator in indicatoren().values():
        zelf = indicator.dataset == TELLINGEN
        if indicator.maat in maten and (zelf or uit_tellingen(indicator) is not None):
            over.discard(indicator.maat)
            yield indicator
    yield from (_van_maat(MAAT[m]) for m in sorted(over))


def _zusjes(dataset: Dataset, indicator: Indicator) -> Iterator[Indicator]:
    """The other counts in the same rows, such as the conversations beside the youths."""
    if not isinstance(indicator, Som) or dataset.maat_veld:
        return
    for veld in dataset.velden.values():
        if isinstance(veld.cel, AantalCel) and veld.naam != indicator.som:
            anders = {"id": f"{indicator.id}_{veld.naam}", "titel": veld.kolom.titel}
            yield indicator.model_copy(update={**anders, "som": veld.naam})


def _van_maat(maat: Maat) -> Som:
    """A listed measure that no indicator shows yet."""
    return Som(
        id=f"maat_{maat.id}",
        titel=maat.titel,
        definitie=maat.definitie,
        dataset=TELLINGEN,
        maat=maat.id,
        waar="is_totaal",
        eenheid=("", ""),
        richting="geen oordeel",
        stand_of_stroom=maat.stand_of_stroom,
        thema="",
        hoofdlijn="",
        bron="",
        noemer=maat.noemer,
        korrel=Korrel(gemeente=(), groep=()),
    )


# -- one series -----------------------------------------------------


def _van_indicator(zicht: Zicht, vers: Vers, indicator: Indicator) -> Iterator[Reeks]:
    cijfers = zicht.cijfers(indicator)
    perioden = [p for p in cijfers.perioden if p.soort == vers.periode.soort]
    for gemeente in vers.gemeenten:
        cijfer = cijfers.van(gemeente, vers.periode.code)
        if not cijfer.bekend or vers.nummer not in {b.levering_id for b in cijfer.bronnen}:
            continue
        if _onveranderd(zicht, indicator, gemeente, vers.periode):
            continue
        reeks = [(p, cijfers.van(gemeente, p.code)) for p in perioden]
        yield Reeks(
            vers=vers,
            indicator=indicator,
            gemeenten=(gemeente,),
            naam=zicht.regio.naam_van(gemeente),
            punt=_met_erbij(_punt(vers.periode, cijfer), zicht.nog_erbij(vers, gemeente)),
            naar=_vergelijkbaar(reeks, vers.periode, cijfer),
        )


def _samen(delen: Sequence[Reeks]) -> Reeks:
    """The sum of some municipalities, in the periods in which all of them have a figure."""
    per_periode = [{p.periode: p.aantal for p in reeks.naar} for reeks in delen]
    overal = [p.periode for p in delen[0].naar if all(p.periode in d for d in per_periode)]
    eerste = delen[0]
    return replace(
        eerste,
        gemeenten=tuple(r.gemeente for r in delen),
        naam=f"{len(delen)} gemeenten samen",
        punt=replace(eerste.punt, aantal=sum((r.punt.aantal for r in delen), NUL)),
        naar=tuple(Punt(p, sum((d[p] for d in per_periode), NUL)) for p in overal),
    )


def _onveranderd(zicht: Zicht, indicator: Indicator, gemeente: str, periode: Periode) -> bool:
    """True when the figure was there, the same: whoever let it in has seen it."""
    sleutel = (indicator.id, gemeente, periode.code, "")
    voor, na = zicht.voor.figuren.get(sleutel), zicht.na.figuren.get(sleutel)
    return (
        voor is not None
        and na is not None
        and voor.status == na.status == "bekend"
        and (voor.teller, voor.waarde) == (na.teller, na.waarde)
    )


def _punt(periode: Periode, cijfer: Gemeentecijfer) -> Punt:
    return Punt(periode, cijfer.cel.teller, cijfer.cel.waarde)


def _met_erbij(punt: Punt, erbij: int) -> Punt:
    """The figure with the rows that may still come: each adds one at most."""
    if not erbij or punt.percentage is not None:
        return punt
    return replace(punt, aantal=Interval(punt.aantal.min, punt.aantal.max + erbij))


def _vergelijkbaar(
    reeks: Sequence[tuple[Periode, Gemeentecijfer]], op: Periode, nieuw: Gemeentecijfer
) -> tuple[Punt, ...]:
    """The figures before a period up to a break; with too few of them, those after it as well."""
    ervoor = [(p, c) for p, c in reeks if p.laatste < op.laatste]
    erna = [(p, c) for p, c in reeks if p.laatste > op.laatste]
    eerder = [] if nieuw.breuk else list(_tot_breuk(ervoor[::-1]))[::-1]
    punten = [_punt(p, c) for p, c in eerder if gelijksoortig(c, nieuw)]
    if len(punten) < MINSTE_PUNTEN:
        zonder_breuk = []
        for p, c in erna:
            if c.breuk:
                break
            zonder_breuk.append((p, c))
        punten += [_punt(p, c) for p, c in zonder_breuk if gelijksoortig(c, nieuw)]
    return tuple(punten)


def _tot_breuk(
    terug: Sequence[tuple[Periode, Gemeentecijfer]],
) -> Iterator[tuple[Periode, Gemeentecijfer]]:
    """Newest first, up to and with the one from which another source or definition counts."""
    for periode, cijfer in terug:
        yield periode, cijfer
        if cijfer.breuk:
            return


def gelijksoortig(een: Gemeentecijfer, ander: Gemeentecijfer) -> bool:
    """True when the first is known and misses the same as the other one."""
    return een.bekend and set(een.onvolledig) - _LOS == set(ander.onvolledig) - _LOS
