"""Definitions -> raw figures of a whole region at once: all indicators, areas and periods.

The municipalities come from one query per indicator; the choice of source, completeness, school years and the groups that are
counted exactly (decisions.md 19) are laid over it. Sums of municipalities are not made here but in protect, from what is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from datasets.model import Dataset
from datasets.periodes import Periode
from datasets.reference.regio import Groep, Lid, Regio
from datasets.store import Store, peilen
from indicators.bronkeuze import Bron, Bronnen, Keuze, bron_tekst
from indicators.model import NUL, Indicator, Interval, RuweFiguur, Sleutel, Som
from indicators.noemers import Noemers

REGIO, NEDERLAND = "regio", "NL"
ALLE_DELEN_LANDELIJK = 342


@dataclass(frozen=True, slots=True)
class Cel:
    """What one query gives for one delivery, municipality and period."""

    teller: Interval = NUL
    rest: Interval = NUL
    waarde: float | None = None
    onbekend: int = 0

    def __add__(self, ander: Cel) -> Cel:
        waarde = self.waarde if self.waarde is not None else ander.waarde
        return Cel(self.teller + ander.teller, self.rest + ander.rest, waarde, self.onbekend + ander.onbekend)


@dataclass(frozen=True)
class Kubus:
    """All raw figures of a region, with the facts that bind them (decisions.md 18).

    Attributes:
        figuren: every figure, also internal ones that are never shown.
        delen: (part, whole): the part is never more than the whole.
        balansen: begin + in - out = end.
    """

    regio: Regio
    indicatoren: Mapping[str, Indicator]
    openbaar: frozenset[str]
    figuren: Mapping[Sleutel, RuweFiguur]
    delen: tuple[tuple[Sleutel, Sleutel], ...] = ()
    balansen: tuple[tuple[Sleutel, Sleutel, Sleutel, Sleutel], ...] = ()
    versie: int = 0


def bereken(store: Store, regio: Regio, *, indicatoren: Mapping[str, Indicator], datasets: Mapping[str, Dataset]) -> Kubus:
    """Compute the whole cube of a region from the deliveries that count now."""
    bronnen = Bronnen(store, regio, datasets)
    noemers = Noemers(store)
    figuren: dict[Sleutel, RuweFiguur] = {}
    delen, balansen = [], []
    per_indicator: dict[str, _Gemeentecijfers] = {}
    for indicator in indicatoren.values():
        per_indicator[indicator.id] = _Gemeentecijfers(store, regio, indicator, datasets[indicator.dataset], bronnen)
    for indicator in indicatoren.values():
        cijfers = per_indicator[indicator.id]
        for figuur in _figuren(regio, indicator, cijfers, noemers):
            figuren[figuur.sleutel] = figuur
            if indicator.deel_van:
                geheel = _intern(figuur, indicator.deel_van, regio, per_indicator[indicator.deel_van])
                if geheel is not None:
                    figuren.setdefault(geheel.sleutel, geheel)
                    delen.append((figuur.sleutel, geheel.sleutel))
            if indicator.balans:
                namen = indicator.balans
                balansen.append(tuple((naam, *figuur.sleutel[1:]) for naam in namen))
    figuren = _met_breuken(figuren, per_indicator)
    openbaar = frozenset(i.id for i in indicatoren.values() if datasets[i.dataset].landelijk)
    return Kubus(regio, indicatoren, openbaar, figuren, tuple(delen), tuple(dict.fromkeys(balansen)), store.versie())  # type: ignore[arg-type]


# -- municipalities -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Gemeentecijfer:
    """The figure of one municipality of today in one period, with everything that must be said about it."""

    status: str
    reden: str = ""
    cel: Cel = field(default_factory=Cel)
    per_postcode: Mapping[str, Cel] = field(default_factory=dict)
    onvolledig: str = ""
    bronnen: tuple[Bron, ...] = ()
    andere: str = ""


class _Gemeentecijfers:
    """The figures of one indicator for the municipalities of a region (and the Netherlands)."""

    def __init__(self, store: Store, regio: Regio, indicator: Indicator, dataset: Dataset, bronnen: Bronnen) -> None:
        self.regio, self.indicator, self.dataset = regio, indicator, dataset
        self.gemeenten = (*regio.gemeenten, *((NEDERLAND,) if indicator.korrel.nederland else ()))
        self.cellen: dict[tuple[int, str, str], dict[str, Cel]] = defaultdict(dict)
        for sql in self._vragen(store.datasets):
            for lev, gemeente, als, postcode, peil, t0, t1, r0, r1, waarde, onbekend in store.con.execute(sql).fetchall():
                plek = self.cellen[(lev, als, peil)]
                cel = Cel(Interval(t0, t1), Interval(r0, r1), waarde, onbekend)
                plek[postcode] = plek[postcode] + cel if postcode in plek else cel
        self.keuzes = bronnen.van(indicator)
        self.perioden = self._perioden()
        self.cijfers = {
            (gemeente, peil.code): self._cijfer(gemeente, peil, eigen)
            for peil, eigen in self.perioden.items()
            for gemeente in self.gemeenten
        }

    def _vragen(self, datasets: Mapping[str, Dataset]) -> list[str]:
        vragen = [self.indicator.sql(self.dataset)]
        if self.dataset.id != "tellingen" and "tellingen" in datasets and self.indicator.vorm == "aantal":
            tweede = Som.model_construct(**{**dict(self.indicator), "som": "aantal", "waar": "is_totaal", "dataset": "tellingen"})
            vragen.append(tweede.sql(datasets["tellingen"]))
        return vragen

    def _perioden(self) -> dict[Periode, list[Periode]]:
        """Period that can be shown -> the periods of deliveries that it is made of."""
        uit: dict[Periode, list[Periode]] = defaultdict(list)
        for code in {periode for _, periode in self.keuzes}:
            eigen = Periode.van_code(code)
            for peil, *_, dag in peilen(eigen):
                if self.indicator.stand_of_stroom == "stroom" or dag is not None:
                    uit[Periode.van_code(peil)].append(eigen)
        return uit

    def _cijfer(self, gemeente: str, peil: Periode, eigen: list[Periode]) -> _Gemeentecijfer:
        if self.dataset.soort == "deelbestand":
            return self._uit_delen(gemeente, peil)
        if not self.dataset.optelbaar:
            return self._gepubliceerd(gemeente, peil)
        stukken = [self._stuk(gemeente, peil, periode) for periode in sorted(eigen, key=lambda p: p.sleutel())]
        geleverd = [s for s in stukken if s.status != "niet geleverd"]
        if not geleverd:
            return _Gemeentecijfer("niet geleverd", "Over deze periode is niets geleverd.")
        verwacht = self._verwachte_perioden(peil, eigen)
        samen = _samen(geleverd)
        if len(geleverd) < verwacht and samen.status == "bekend":
            samen = replace(samen, onvolledig=_en(samen.onvolledig, f"{len(geleverd)} van {verwacht} kwartalen"))
        return samen

    def _verwachte_perioden(self, peil: Periode, eigen: list[Periode]) -> int:
        uit_kwartalen = peil.soort == "schooljaar" and eigen[0].soort == "kwartaal"
        return 4 if uit_kwartalen and self.indicator.stand_of_stroom == "stroom" else 1

    def _stuk(self, gemeente: str, peil: Periode, periode: Periode) -> _Gemeentecijfer:
        """The figure from the deliveries of one period: the former municipalities and the sectors together."""
        keuzes, weg = self._geleverd_als(gemeente, periode)
        if not keuzes:
            return _Gemeentecijfer("niet geleverd", "Over deze periode is niets geleverd.")
        onbeslist = next((k.onbeslist for _, k in keuzes if k.onbeslist), ())
        if onbeslist:
            return _Gemeentecijfer("niet te berekenen", f"Twee bronnen leveren dit cijfer: {' en '.join(onbeslist)}. Kies welke telt.")
        cellen = [cel for oud, keuze in keuzes for cel in self._cellen_van(oud, keuze, peil)]
        bekend = [c for c in cellen if c is not None and not (c.onbekend and c.teller == NUL and c.rest == NUL)]
        bronnen = tuple(b for _, k in keuzes for b in k.telt)
        if not bekend:
            return _Gemeentecijfer("niet bekend", "De leverancier heeft dit cijfer niet.", bronnen=bronnen)
        onvolledig = self._wat_ontbreekt(keuzes, weg, cellen)
        return _Gemeentecijfer("bekend", cel=sum(bekend, Cel()), onvolledig=onvolledig, bronnen=bronnen, andere=self._andere(keuzes, peil))

    def _cellen_van(self, geleverd_als: str, keuze: Keuze, peil: Periode) -> Iterator[Cel | None]:
        for bron in keuze.telt:
            gevonden = self.cellen.get((bron.levering_id, geleverd_als, peil.code))
            if gevonden:
                yield sum(gevonden.values(), Cel())
            else:
                # In a case list no rows is zero; in counts a municipality without this figure is not known.
                yield Cel() if bron.dataset == self.dataset.id and self.dataset.soort == "gevallen" else None

    def _geleverd_als(self, gemeente: str, periode: Periode) -> tuple[list[tuple[str, Keuze]], list[str]]:
        """The codes under which this area was delivered, and the former municipalities that are missing.

        After and before a merger an office may use old or new names. Cases under any name add up; of counts the new name
        alone is the whole, so old and new are never added together.
        """
        register = self.regio.register
        verwacht = (gemeente,) if gemeente == NEDERLAND else register.voorgangers(gemeente, op=periode.laatste)
        oude = [oud for oud, nu in register.opvolging().items() if nu == gemeente]
        aanwezig = [code for code in (gemeente, *oude) if (code, periode.code) in self.keuzes]
        if self.dataset.soort != "gevallen":
            if all(v in aanwezig for v in verwacht):
                aanwezig = list(verwacht)
            elif gemeente in aanwezig:
                aanwezig = [gemeente]
        weg = [v for v in verwacht if v not in aanwezig]
        if gemeente in aanwezig or (weg == [gemeente] and set(aanwezig) >= self._laatste_delen(gemeente)):
            weg = [v for v in weg if v != gemeente and gemeente in verwacht]
        return [(code, self.keuzes[(code, periode.code)]) for code in aanwezig], weg

    def _laatste_delen(self, gemeente: str) -> set[str]:
        """The municipalities of which this one was made, just before the last merger."""
        fusies = [h.ingangsdatum for h in self.regio.register.herindelingen if h.nieuwe_code == gemeente and h.is_fusie]
        return set(self.regio.register.voorgangers(gemeente, op=max(fusies) - timedelta(days=1))) if fusies else {gemeente}

    def _wat_ontbreekt(self, keuzes: list[tuple[str, Keuze]], weg: list[str], cellen: Iterable[Cel | None]) -> str:
        mist = []
        if weg:
            mist.append("zonder " + " en ".join(self.regio.naam_van(g) for g in weg))
        aanwezig = {b.sector for _, k in keuzes for b in k.telt}
        afgesproken = self.regio.sectoren_van(self.indicator.maat)
        if "alle" not in aanwezig:
            zonder = [s for s in afgesproken if s not in aanwezig and s != "alle"]
            mist += [f"zonder {s}" for s in zonder]
            if afgesproken == ("alle",):
                mist.append(f"alleen {' en '.join(sorted(aanwezig))}")
        if any(not b.volledig for _, k in keuzes for b in k.telt):
            mist.append("foute regels zijn weggelaten")
        if any(c is None or c.onbekend for c in cellen):
            mist.append("niet alle cijfers zijn bekend")
        return ", ".join(mist)

    def _andere(self, keuzes: list[tuple[str, Keuze]], peil: Periode) -> str:
        """The other source in words. Its figure is for protect to show: here only who it is."""
        return "; ".join(dict.fromkeys(b.leverancier for _, k in keuzes for b in k.andere))

    def _uit_delen(self, gemeente: str, peil: Periode) -> _Gemeentecijfer:
        """A figure by home municipality from files per school municipality (decisions.md 10)."""
        bronnen = tuple(b for (_, periode), k in self.keuzes.items() if periode == peil.code for b in k.telt)
        per_postcode: dict[str, Cel] = defaultdict(Cel)
        oud = {gemeente, *self.regio.register.voorgangers(gemeente, op=peil.laatste)}
        for bron in bronnen:
            for als in oud:
                for postcode, cel in self.cellen.get((bron.levering_id, als, peil.code), {}).items():
                    per_postcode[postcode] = per_postcode[postcode] + cel
        delen = len({b.gemeente for b in bronnen})
        alle = len(self.regio.gemeenten) if self.regio.verzonnen else ALLE_DELEN_LANDELIJK
        onvolledig = "" if delen >= alle else f"alleen scholen in {delen} {'gemeente' if delen == 1 else 'gemeenten'}"
        return _Gemeentecijfer("bekend", cel=sum(per_postcode.values(), Cel()), per_postcode=per_postcode, onvolledig=onvolledig, bronnen=bronnen)

    def _gepubliceerd(self, gemeente: str, peil: Periode) -> _Gemeentecijfer:
        """A percentage: only of a municipality with the same area as now."""
        voorgangers = (gemeente,) if gemeente == NEDERLAND else self.regio.register.voorgangers(gemeente, op=peil.laatste)
        keuze = self.keuzes.get((gemeente, peil.code))
        if voorgangers != (gemeente,):
            namen = " en ".join(self.regio.naam_van(g) for g in voorgangers)
            return _Gemeentecijfer("niet te berekenen", f"De gemeente is samengevoegd: percentages van {namen} kan men niet optellen.")
        if keuze is None or not keuze.telt:
            return _Gemeentecijfer("niet geleverd", "Over deze periode is niets geleverd.")
        cellen = [c for b in keuze.telt for c in self.cellen.get((b.levering_id, gemeente, peil.code), {}).values()]
        waarde = next((c.waarde for c in cellen if c.waarde is not None), None)
        if waarde is None:
            return _Gemeentecijfer("niet bekend", "De bron geeft dit cijfer niet.", bronnen=keuze.telt)
        return _Gemeentecijfer("bekend", cel=Cel(waarde=waarde), bronnen=keuze.telt)


def _samen(cijfers: list[_Gemeentecijfer]) -> _Gemeentecijfer:
    """Several deliveries of one municipality together (the quarters of a school year)."""
    anders = next((c for c in cijfers if c.status not in ("bekend", "niet bekend")), None)
    if anders is not None:
        return anders
    bekend = [c for c in cijfers if c.status == "bekend"]
    bronnen = tuple(b for c in cijfers for b in c.bronnen)
    if not bekend:
        return replace(cijfers[0], bronnen=bronnen)
    onvolledig = _en(*dict.fromkeys(c.onvolledig for c in bekend), "niet alle cijfers zijn bekend" if len(bekend) < len(cijfers) else "")
    return _Gemeentecijfer(
        "bekend", cel=sum((c.cel for c in bekend), Cel()), onvolledig=onvolledig, bronnen=bronnen,
        andere="; ".join(dict.fromkeys(filter(None, (c.andere for c in bekend)))),
    )  # fmt: skip


def _en(*delen: str) -> str:
    return ", ".join(filter(None, delen))


# -- areas --------------------------------------------------------------------------------------------------------


def _figuren(regio: Regio, indicator: Indicator, cijfers: _Gemeentecijfers, noemers: Noemers) -> Iterator[RuweFiguur]:
    groepen = {REGIO: Groep(id=REGIO, naam=regio.naam, leden=tuple(Lid(gemeente=g) for g in regio.gemeenten)), **dict(regio.groepen())}
    for peil in cijfers.perioden:
        if peil.soort in indicator.korrel.gemeente:
            for gemeente in cijfers.gemeenten:
                yield _van_gemeente(indicator, cijfers, gemeente, peil, noemers)
        if peil.soort not in indicator.korrel.groep:
            continue
        for gebied, groep in groepen.items():
            leden = [lid for lid in groep.leden if lid.geldt_op(peil.laatste)]
            if peil.soort in indicator.korrel.gemeente:
                yield from _delen_van_gesplitste(indicator, cijfers, gebied, leden, peil)
            elif leden:
                yield _van_groep(indicator, cijfers, gebied, leden, peil, noemers)


def _van_gemeente(indicator: Indicator, cijfers: _Gemeentecijfers, gemeente: str, peil: Periode, noemers: Noemers) -> RuweFiguur:
    c = cijfers.cijfers[(gemeente, peil.code)]
    ruw = RuweFiguur(
        indicator.id, gemeente, peil.code, "", c.status, c.reden, c.cel.teller, c.cel.rest, c.cel.waarde, onvolledig=c.onvolledig,
        leden_geleverd=int(c.status != "niet geleverd"), bron=bron_tekst(c.bronnen), andere_bron=c.andere, stand=_stand(c.bronnen),
    )  # fmt: skip
    return _met_noemer(ruw, indicator, [gemeente], peil, noemers)


def _van_groep(
    indicator: Indicator, cijfers: _Gemeentecijfers, gebied: str, leden: list[Lid], peil: Periode, noemers: Noemers
) -> RuweFiguur:
    """A group that is counted exactly, because its municipalities are not shown in this kind of period."""
    gesplitst = [lid.gemeente for lid in leden if lid.pc4 is not None]
    if gesplitst:
        return RuweFiguur(indicator.id, gebied, peil.code, "", "niet te verdelen", niet_te_verdelen(cijfers.regio, gesplitst), leden=len(leden))
    per_lid = [cijfers.cijfers[(lid.gemeente, peil.code)] for lid in leden]
    bekend = [c for c in per_lid if c.status == "bekend"]
    if not bekend:
        eerste = per_lid[0]
        return RuweFiguur(indicator.id, gebied, peil.code, "", eerste.status, eerste.reden, leden=len(leden), leden_geleverd=0)
    som = sum((c.cel for c in bekend), Cel())
    bronnen = tuple(b for c in bekend for b in c.bronnen)
    mist = f"{len(bekend)} van {len(leden)} gemeenten" if len(bekend) < len(leden) else ""
    ruw = RuweFiguur(
        indicator.id, gebied, peil.code, "", "bekend", "", som.teller, som.rest, onvolledig=_en(mist, *dict.fromkeys(c.onvolledig for c in bekend)),
        leden=len(leden), leden_geleverd=len(bekend), bron=bron_tekst(bronnen), stand=_stand(bronnen),
    )  # fmt: skip
    return _met_noemer(ruw, indicator, [lid.gemeente for lid in leden], peil, noemers)


def _delen_van_gesplitste(
    indicator: Indicator, cijfers: _Gemeentecijfers, gebied: str, leden: list[Lid], peil: Periode
) -> Iterator[RuweFiguur]:
    """The part of a split municipality that lies in this group, where the data have postcodes."""
    for lid in leden:
        if lid.pc4 is None:
            continue
        c = cijfers.cijfers[(lid.gemeente, peil.code)]
        sleutel = f"{lid.gemeente}|{gebied}"
        if not cijfers.dataset.postcode_veld:
            reden = niet_te_verdelen(cijfers.regio, [lid.gemeente])
            yield RuweFiguur(indicator.id, sleutel, peil.code, "", "niet te verdelen", reden)
            continue
        som = sum((cel for postcode, cel in c.per_postcode.items() if postcode in lid.pc4), Cel())
        yield RuweFiguur(
            indicator.id, sleutel, peil.code, "", c.status, c.reden, som.teller, som.rest, onvolledig=c.onvolledig,
            leden_geleverd=int(c.status != "niet geleverd"), bron=bron_tekst(c.bronnen), stand=_stand(c.bronnen),
        )  # fmt: skip


def niet_te_verdelen(regio: Regio, gemeenten: Iterable[str]) -> str:
    """Why a group has no figure: a municipality lies in more than one group and the data have no postcodes."""
    namen = " en ".join(regio.naam_van(g) for g in gemeenten)
    return f"{namen} ligt in meer dan een groep van deze indeling, en deze cijfers hebben geen postcode. Daarom zijn ze niet te verdelen."


def _met_noemer(ruw: RuweFiguur, indicator: Indicator, gemeenten: list[str], peil: Periode, noemers: Noemers) -> RuweFiguur:
    if not indicator.noemer or ruw.status != "bekend":
        return ruw
    noemer = noemers.van(indicator.noemer, gemeenten, op=peil.laatste)
    return replace(ruw, noemer=noemer.waarde, noemer_datum=noemer.peildatum, noemer_reden=noemer.reden)


def _stand(bronnen: Iterable[Bron]) -> str:
    volgorde = ("definitief", "nader voorlopig", "voorlopig")
    return max((b.stand for b in bronnen), key=volgorde.index, default="definitief")


def _intern(figuur: RuweFiguur, geheel: str, regio: Regio, cijfers: _Gemeentecijfers) -> RuweFiguur | None:
    """The whole to which a part belongs, on the same day, for the same area; only for the facts (never shown by itself)."""
    leden = [figuur.gebied] if figuur.gebied in cijfers.gemeenten else _leden(regio, figuur)
    gevonden = [cijfers.cijfers.get((g, figuur.periode)) for g in leden]
    bekend = [c for c in gevonden if c is not None and c.status == "bekend"]
    if figuur.status != "bekend" or not bekend:
        return None
    som = sum((c.cel for c in bekend), Cel())
    return RuweFiguur(geheel, figuur.gebied, figuur.periode, "", "bekend", "", som.teller)


def _leden(regio: Regio, figuur: RuweFiguur) -> list[str]:
    if figuur.gebied == REGIO:
        return list(regio.gemeenten)
    op = Periode.van_code(figuur.periode).laatste
    return [lid.gemeente for lid in dict(regio.groepen())[figuur.gebied].leden if lid.geldt_op(op)]


# -- breaks -------------------------------------------------------------------------------------------------------


def _met_breuken(figuren: dict[Sleutel, RuweFiguur], cijfers: Mapping[str, _Gemeentecijfers]) -> dict[Sleutel, RuweFiguur]:
    """Mark a switch of source or definition inside the series of a municipality (decisions.md 3)."""
    uit = dict(figuren)
    for indicator, c in cijfers.items():
        for gemeente in c.gemeenten:
            vorige: frozenset[tuple[str, str, str]] | None = None
            soort = ""
            for peil in sorted(c.perioden, key=lambda p: (p.soort, p.sleutel())):
                cijfer = c.cijfers[(gemeente, peil.code)]
                if not cijfer.bronnen:
                    continue
                vorige, soort = (vorige if peil.soort == soort else None), peil.soort
                nu = frozenset((b.leverancier, b.dataset, b.definitie) for b in cijfer.bronnen)
                sleutel = (indicator, gemeente, peil.code, "")
                if vorige is not None and nu != vorige and sleutel in uit and not _alleen_fusie(vorige, nu, c.regio):
                    uit[sleutel] = replace(uit[sleutel], breuk="Vanaf hier telt een andere bron of definitie.")
                vorige = nu
    return uit


def _alleen_fusie(vorige: frozenset[tuple[str, str, str]], nu: frozenset[tuple[str, str, str]], regio: Regio) -> bool:
    """After a merger the office of the new municipality delivers instead of those of the old ones: no break."""
    gestopt = {lev.naam for lev in regio.leveranciers if lev.tot is not None}
    gefuseerd = {h.nieuwe_code for h in regio.register.herindelingen if h.is_fusie}
    begonnen = {lev.naam for lev in regio.leveranciers if lev.van is not None or gefuseerd & set(lev.gemeenten)}
    zelfde_soort = {v[1:] for v in vorige} == {n[1:] for n in nu}
    return zelfde_soort and {v[0] for v in vorige - nu} <= gestopt and {n[0] for n in nu - vorige} <= begonnen
