"""Disclosure control: the one gate between raw figures and what a reader sees.

This is the simple gate of the foundation, behind the signature that stays (decisions.md 18): the whole cube goes in, figures come
out, groups are added up from what is shown. Rules of profile "vanaf 5" (privacy.md section 1): 0 and 5 or more are shown, 1 to 4 is
`<5`; of in- and outflow both are hidden where one of begin, in, out, end is 1 to 4; a part is hidden where it or the rest is 1 to 4.
Not yet guarded: subtraction over several tables; the page Uitleg says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from datasets.notatie import bereik, getal, procent
from datasets.periodes import Periode
from datasets.reference.regio import Groep, Lid
from indicators.compute import NEDERLAND, REGIO, Kubus, niet_te_verdelen
from indicators.intervals import aantal_interval, wilson
from indicators.model import NOEMERS, Figure, Indicator, Interval, RuweFiguur, Sleutel, Vrijgave

AFGESCHERMD = "·"
TE_KLEIN = "te klein"


class Beleid(BaseModel):
    """The settings of disclosure control.

    Attributes:
        k: counts from 1 up to k - 1 are hidden.
        kleinste_noemer: a share needs at least this denominator.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    profiel: Literal["vanaf 5", "banden"] = "vanaf 5"
    k: int = Field(default=5, ge=2)
    kleinste_noemer: int = Field(default=10, ge=1)


class ProfielNietKlaar(Exception):
    """This profile is not built yet: nothing is shown."""


def protect(kubus: Kubus, beleid: Beleid, vorige: Vrijgave | None, *, stand: date | None = None) -> Vrijgave:
    """What a reader with this policy may see of the whole cube; any doubt hides.

    Args:
        vorige: the edition before, for readers who still have it; not used by the simple gate.

    Raises:
        ProfielNietKlaar: the policy asks for bands.
    """
    if beleid.profiel != "vanaf 5":
        raise ProfielNietKlaar("De weergave in banden is er nog niet. Er wordt niets getoond.")
    verborgen = _te_verbergen(kubus, beleid)
    atomen: dict[Sleutel, Figure] = {}
    for sleutel, ruw in kubus.figuren.items():
        atomen[sleutel] = _scherm_af(ruw, kubus, beleid, verborgen.get(sleutel, ""))
    for figuur in _sommen(kubus, atomen, beleid):
        atomen[figuur.sleutel] = figuur
    getoond = {s: f for s, f in atomen.items() if _hoort_op_scherm(kubus, s)}
    return Vrijgave(kubus.regio.id, beleid.profiel, kubus.versie, stand, getoond)


def _hoort_op_scherm(kubus: Kubus, sleutel: Sleutel) -> bool:
    """Figures that the korrel shows; helper figures and parts of split municipalities never leave."""
    indicator, gebied, periode, _ = sleutel
    i = kubus.indicatoren[indicator]
    if i.intern or "|" in gebied:
        return False
    niveau = i.korrel.gemeente if gebied in kubus.regio.gemeenten or gebied == NEDERLAND else i.korrel.groep
    return Periode.van_code(periode).soort in niveau


def _klein(x: Interval, k: int) -> bool:
    """True when the number can be from 1 up to k - 1."""
    return x.max >= 1 and x.min < k


# -- secondary: linked figures ------------------------------------------------------------------------------------


def _te_verbergen(kubus: Kubus, beleid: Beleid) -> dict[Sleutel, str]:
    """Figures that must be hidden to protect another, with the reason in Dutch."""
    uit: dict[Sleutel, str] = {}
    for balans in kubus.balansen:
        leden = [kubus.figuren.get(s) for s in balans]
        if any(f is not None and f.status == "bekend" and _klein(f.teller, beleid.k) for f in leden):
            for sleutel in balans[1:3]:
                uit[sleutel] = "Afgeschermd: met de stand en de andere stroom is een klein aantal terug te rekenen."
    for deel, geheel in kubus.delen:
        d, g = kubus.figuren.get(deel), kubus.figuren.get(geheel)
        if d is None or g is None or d.status != "bekend" or g.status != "bekend":
            continue
        rest = Interval(max(0, g.teller.min - d.teller.max), max(0, g.teller.max - d.teller.min))
        if _klein(rest, beleid.k):
            uit[deel] = "Afgeschermd: de rest is een klein aantal."
        elif d.teller.max and rest.max == 0:
            uit[deel] = "Afgeschermd: het gaat om iedereen in de groep."
    return uit


# -- primary: one figure ------------------------------------------------------------------------------------------


def _scherm_af(ruw: RuweFiguur, kubus: Kubus, beleid: Beleid, verberg: str) -> Figure:
    basis = Figure(
        indicator=ruw.indicator, gebied=ruw.gebied, periode=ruw.periode, uitsplitsing=ruw.uitsplitsing, status="niet geleverd",
        reden=ruw.reden, tekst=ruw.status, leden=ruw.leden, leden_geleverd=ruw.leden_geleverd, bron=ruw.bron,
        andere_bron=f"Ook geleverd door {ruw.andere_bron}; die telt niet mee." if ruw.andere_bron else "", breuk=ruw.breuk, stand=ruw.stand,
        dekking=f"{ruw.leden_geleverd} van {ruw.leden}" if ruw.leden_geleverd < ruw.leden else "",
    )  # fmt: skip
    if ruw.status != "bekend":
        return replace(basis, status=ruw.status)  # type: ignore[arg-type]
    if verberg:
        return replace(basis, status="afgeschermd", tekst=AFGESCHERMD, reden=verberg)
    indicator = kubus.indicatoren[ruw.indicator]
    openbaar = ruw.indicator in kubus.openbaar
    if indicator.vorm == "percentage" and ruw.waarde is not None:
        return replace(basis, **_status(ruw.onvolledig), tekst=procent(ruw.waarde), min=ruw.waarde, max=ruw.waarde)
    if indicator.vorm == "aandeel":
        return _aandeel(basis, ruw.teller, ruw.rest, ruw.onvolledig, beleid, openbaar=openbaar)
    figuur = _aantal(basis, _grofst(ruw.teller, beleid.k, openbaar=openbaar), ruw.onvolledig, beleid)
    return _met_per_1000(figuur, indicator, ruw.noemer, ruw.noemer_datum, ruw.noemer_reden)


def _grofst(x: Interval, k: int, *, openbaar: bool) -> Interval:
    """What may be said of a count: 1 to k - 1 becomes that range; the low end of a range from an office is widened with it."""
    if x.bekend:
        return Interval(1, k - 1) if 1 <= x.min < k else x
    if openbaar or x.min >= k:
        return x
    return Interval(min(x.min, 1), max(x.max, k - 1))


def _status(onvolledig: str) -> dict[str, str]:
    return {"status": "onvolledig", "reden": f"Onvolledig: {onvolledig}."} if onvolledig else {"status": "getoond", "reden": ""}


def _aantal(basis: Figure, x: Interval, onvolledig: str, beleid: Beleid) -> Figure:
    kans = _kans_aantal(x)
    figuur = replace(basis, **_status(onvolledig), tekst=_tekst_aantal(x, beleid.k), min=x.min, max=x.max, **kans)
    if x == Interval(1, beleid.k - 1):
        reden = f"Aantallen van 1 tot en met {beleid.k - 1} tonen we niet, zodat niemand te herkennen is."
        return replace(figuur, status="klein", reden=f"{reden} {figuur.reden}".strip())
    return figuur


def _tekst_aantal(x: Interval, k: int) -> str:
    if x == Interval(1, k - 1):
        return f"<{k}"
    return getal(x.min) if x.bekend else bereik(x.min, x.max)


def _kans_aantal(x: Interval) -> dict[str, float]:
    uit = {}
    for naam, zekerheid in (("95", 0.95), ("998", 0.998)):
        uit[f"onder{naam}"] = aantal_interval(x.min, zekerheid)[0]
        uit[f"boven{naam}"] = aantal_interval(x.max, zekerheid)[1]
    return uit


def _aandeel(basis: Figure, teller: Interval, rest: Interval, onvolledig: str, beleid: Beleid, *, openbaar: bool) -> Figure:
    """A share in percent; the denominator is teller and rest together, so its range follows from both."""
    noemer = teller + rest
    gevaar = not openbaar and (_klein(teller, beleid.k) or _klein(rest, beleid.k))
    if gevaar or noemer.min < beleid.kleinste_noemer:
        return replace(basis, status="te klein", tekst=TE_KLEIN, reden="De aantallen zijn te klein om een aandeel te tonen.")
    laag, hoog = 100 * teller.min / (teller.min + rest.max), 100 * teller.max / (teller.max + rest.min)
    kans = {}
    for naam, zekerheid in (("95", 0.95), ("998", 0.998)):
        kans[f"onder{naam}"] = 100 * wilson(teller.min, teller.min + rest.max, zekerheid)[0]
        kans[f"boven{naam}"] = 100 * wilson(teller.max, teller.max + rest.min, zekerheid)[1]
    onder, boven = getal(laag, 1), getal(hoog, 1)
    tekst = f"{onder}%" if onder == boven else f"{onder}–{boven}%"
    return replace(basis, **_status(onvolledig), tekst=tekst, min=laag, max=hoog, noemer_min=noemer.min, noemer_max=noemer.max, **kans)


def _met_per_1000(figuur: Figure, indicator: Indicator, noemer: Interval | None, datum: str, reden: str) -> Figure:
    if not indicator.noemer or figuur.min is None or figuur.max is None:
        return figuur
    if noemer is None:
        return replace(figuur, per1000_reden=reden)
    figuur = replace(figuur, noemer_min=noemer.min, noemer_max=noemer.max, noemer_datum=datum)
    if figuur.status == "klein":
        # From a rate and its public denominator the count can be worked back.
        return replace(figuur, per1000_reden="Geen cijfer per 1.000: het aantal is te klein.")
    if figuur.status == "onvolledig":
        titel = NOEMERS[indicator.noemer].titel
        return replace(figuur, per1000_reden=f"Geen cijfer per 1.000 {titel}: het aantal is onvolledig.")
    return replace(figuur, per1000_min=1000 * figuur.min / noemer.max, per1000_max=1000 * figuur.max / noemer.min)


# -- groups: from what is shown -----------------------------------------------------------------------------------


def _sommen(kubus: Kubus, atomen: dict[Sleutel, Figure], beleid: Beleid) -> Iterator[Figure]:
    """Groups of indicators whose municipalities are shown in the same kind of period."""
    regio = kubus.regio
    groepen = {REGIO: Groep(id=REGIO, naam=regio.naam, leden=tuple(Lid(gemeente=g) for g in regio.gemeenten)), **dict(regio.groepen())}
    perioden: dict[str, set[str]] = {}
    for indicator, gebied, periode, _ in kubus.figuren:
        if gebied in regio.gemeenten:
            perioden.setdefault(indicator, set()).add(periode)
    for indicator_id, codes in perioden.items():
        indicator = kubus.indicatoren[indicator_id]
        for code in sorted(codes):
            peil = Periode.van_code(code)
            if peil.soort not in indicator.korrel.groep or peil.soort not in indicator.korrel.gemeente:
                continue
            for gebied, groep in groepen.items():
                leden = [lid for lid in groep.leden if lid.geldt_op(peil.laatste)]
                if leden:
                    yield _som(kubus, atomen, beleid, indicator, gebied, leden, code)


def _som(
    kubus: Kubus, atomen: dict[Sleutel, Figure], beleid: Beleid, indicator: Indicator, gebied: str, leden: list[Lid], periode: str
) -> Figure:
    sleutels = [
        (indicator.id, lid.gemeente if lid.pc4 is None else f"{lid.gemeente}|{gebied}", periode, "") for lid in leden
    ]  # fmt: skip
    figuren = [atomen[s] for s in sleutels if s in atomen]
    basis = Figure(indicator=indicator.id, gebied=gebied, periode=periode, uitsplitsing="", status="niet geleverd", reden="",
                   tekst="niet geleverd", leden=len(leden), leden_geleverd=0)  # fmt: skip
    if indicator.vorm == "percentage":
        reden = "Voor een groep gemeenten is dit percentage niet te berekenen: daarvoor zijn de aantallen nodig."
        return replace(basis, status="niet te berekenen", tekst="niet te berekenen", reden=reden)
    onverdeeld = [f for f in figuren if f.status == "niet te verdelen"]
    if onverdeeld:
        gemeenten = [f.gebied.split("|")[0] for f in onverdeeld]
        return replace(basis, status="niet te verdelen", tekst="niet te verdelen", reden=niet_te_verdelen(kubus.regio, gemeenten))
    met_waarde = [(s, f) for s, f in zip(sleutels, figuren, strict=False) if f.min is not None or f.status == "te klein"]
    if not met_waarde:
        return replace(basis, reden="Over deze periode is voor deze groep niets geleverd.")
    basis = replace(
        basis, leden_geleverd=len(met_waarde), bron=_samengevoegd([f.bron for _, f in met_waarde]), stand=_slechtste_stand(figuren),
        dekking=f"{len(met_waarde)} van {len(leden)}" if len(met_waarde) < len(leden) else "",
    )  # fmt: skip
    mist = [f"{len(met_waarde)} van {len(leden)} gemeenten"] if len(met_waarde) < len(leden) else []
    mist += dict.fromkeys(f.reden[f.reden.index("Onvolledig: ") + 12 : -1] for _, f in met_waarde if "Onvolledig: " in f.reden)
    onvolledig = ", ".join(mist)
    if indicator.vorm == "aandeel":
        return _som_aandeel(kubus, basis, [s for s, _ in met_waarde], onvolledig, beleid)
    som = Interval(sum(int(f.min or 0) for _, f in met_waarde), sum(int(f.max or 0) for _, f in met_waarde))
    figuur = _aantal(basis, som, onvolledig, beleid)
    return _som_per_1000(figuur, indicator, [f for _, f in met_waarde])


def _som_aandeel(kubus: Kubus, basis: Figure, sleutels: list[Sleutel], onvolledig: str, beleid: Beleid) -> Figure:
    """A share of a group, from numerators and rests; only of public sources, of which these are known to all."""
    if basis.indicator not in kubus.openbaar:
        return replace(basis, status="niet te berekenen", tekst="niet te berekenen", reden="Dit aandeel tonen we niet voor een groep.")
    teller = sum((kubus.figuren[s].teller for s in sleutels), Interval(0, 0))
    rest = sum((kubus.figuren[s].rest for s in sleutels), Interval(0, 0))
    return _aandeel(basis, teller, rest, onvolledig, beleid, openbaar=True)


def _som_per_1000(figuur: Figure, indicator: Indicator, leden: list[Figure]) -> Figure:
    if not indicator.noemer:
        return figuur
    zonder = next((f for f in leden if f.noemer_min is None), None)
    data = {f.noemer_datum for f in leden}
    if zonder is not None or len(data) > 1:
        return replace(figuur, per1000_reden=zonder.per1000_reden if zonder is not None else "De noemers zijn niet van dezelfde datum.")
    noemer = Interval(sum(int(f.noemer_min or 0) for f in leden), sum(int(f.noemer_max or 0) for f in leden))
    return _met_per_1000(figuur, indicator, noemer, data.pop(), "")


def _samengevoegd(bronnen: list[str]) -> str:
    return "; ".join(dict.fromkeys(deel for b in bronnen for deel in b.split("; ") if deel))


def _slechtste_stand(figuren: list[Figure]) -> str:
    volgorde = ("definitief", "nader voorlopig", "voorlopig")
    return max((f.stand for f in figuren), key=volgorde.index, default="definitief")


