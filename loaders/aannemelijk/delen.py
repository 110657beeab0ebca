"""A total and its parts, and a part that is more than its whole.

Counts are ranges where they are hidden: only what is wrong for every value in them is asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasets.codelijsten import REDEN_THUISZITTEN, SCHOOLSOORT, SOORT_VERZUIM, UITSPLITSING
from datasets.maten import MATENLIJST
from datasets.notatie import getal
from indicators.model import NUL, Interval
from indicators.soorten import TELLINGEN
from loaders.aannemelijk.zeggen import bereik_tekst, hooguit
from loaders.aannemelijk.zicht import Vers, Zicht
from loaders.issues import Issue, opsomming

VERBETER = "Verbeter het totaal of de delen, of bevestig dat het zo klopt."


@dataclass(frozen=True)
class Verdeling:
    """Words that split a total in parts that do not overlap.

    Attributes:
        codes: all of them.
        heel: when these are there, nobody is left out: less than the total is wrong too.
    """

    codes: frozenset[str]
    heel: tuple[frozenset[str], ...]


def _codes(codelijst: Any) -> frozenset[str]:
    return frozenset(w.code for w in codelijst.waarden)


VERDELINGEN = (
    Verdeling(frozenset({"po", "vo", "mbo"}), (frozenset({"po", "vo"}),)),
    Verdeling(_codes(SOORT_VERZUIM), (_codes(SOORT_VERZUIM),)),
    Verdeling(_codes(SCHOOLSOORT), (frozenset({"onbekend"}),)),
    Verdeling(_codes(REDEN_THUISZITTEN), (frozenset({"anders"}), frozenset({"onbekend"}))),
)
"""The ways in which a count of `tellingen` may be split."""

DEEL_VAN = (
    ("thuiszitters_langer_3m", "thuiszitters"),
    ("dyslexie_onterecht", "dyslexie_verwijzingen"),
)
"""Measures of which the first is a part of the second."""

AFGEROND = 5
"""CBS rounds every count of jeugdhulp to this."""
CBS_VERSCHIL = 0.1
"""As a part of the total: CBS corrects totals and parts apart."""
CBS_DELEN: Mapping[str, tuple[str, ...]] = {
    "jongeren": (
        "jongeren 0 tot 4",
        "jongeren 4 tot 12",
        "jongeren 12 tot 18",
        "jongeren 18 tot 23",
    ),
}
"""The total of jeugdhulp_gebruik and its parts. Referrers do not make all trajecten."""

Rij = Mapping[str, Any]


def delen(zicht: Zicht) -> list[Issue]:
    """Totals that are not the sum of their parts, and parts that are more than their whole."""
    issues = [
        issue
        for vers in zicht.vers
        if vers.dataset.id in _PER_DATASET
        for issue in _PER_DATASET[vers.dataset.id](zicht, vers)
    ]
    return hooguit(issues, "keer kloppen een totaal en zijn delen niet met elkaar")


# -- tellingen ------------------------------------------------------


def _tellingen(zicht: Zicht, vers: Vers) -> Iterator[Issue]:
    rijen = _rijen(zicht, vers, "maat, uitsplitsing", "aantal")
    per_plek: dict[tuple[str, str], dict[str, Rij]] = defaultdict(dict)
    for rij in rijen:
        per_plek[rij["gemeente"], rij["maat"]][rij["uitsplitsing"] or ""] = rij
    for (gemeente, maat), per_deel in per_plek.items():
        geheel = per_deel.get("")
        if geheel is None:
            continue
        for delen_, heel in _verdeeld(per_deel):
            zin = _som_zin(geheel, delen_, heel=heel)
            if zin:
                wat = f"{_naam(zicht, gemeente)}, {MATENLIJST.titel_van(maat)}"
                yield _issue(vers, f"{wat}: {zin}", [geheel, *delen_.values()])
    yield from _maten(zicht, vers, per_plek)


def _verdeeld(per_deel: Mapping[str, Rij]) -> Iterator[tuple[dict[str, Rij], bool]]:
    """The parts of each way in which a total was split, and whether nobody is left out.

    A word of two ways ("onbekend") belongs to the one of which there are other words.
    """
    er = set(per_deel) - {""}
    alleen = [v.codes - frozenset().union(*(a.codes for a in VERDELINGEN if a is not v))
              for v in VERDELINGEN]  # fmt: skip
    in_gebruik = [v for v, eigen in zip(VERDELINGEN, alleen, strict=True) if er & eigen]
    for verdeling in in_gebruik:
        andere = frozenset().union(*(v.codes for v in in_gebruik if v is not verdeling))
        codes = sorted((er & verdeling.codes) - andere)
        heel = any(groep <= set(codes) for groep in verdeling.heel)
        yield {UITSPLITSING.titel_van(c): per_deel[c] for c in codes}, heel


def _som_zin(geheel: Rij, delen_: Mapping[str, Rij], *, heel: bool) -> str:
    """What is wrong between a total and its parts, or ""."""
    totaal, som = _interval(geheel), NUL
    bekend = [i for i in map(_interval, delen_.values()) if i is not None]
    for deel in bekend:
        som += deel
    if totaal is None or not bekend:
        return ""
    te_weinig = heel and len(bekend) == len(delen_) and som.max < totaal.min
    if som.min <= totaal.max and not te_weinig:
        return ""
    namen = opsomming([f"{naam} {_tekst(_interval(r))}" for naam, r in delen_.items()], "en")
    samen = f" zijn samen {_tekst(som)}" if len(delen_) > 1 else ""
    return f"het totaal is {_tekst(totaal)}, en {namen}{samen}. Klopt dit?"


def _maten(
    zicht: Zicht, vers: Vers, per_plek: Mapping[tuple[str, str], Mapping[str, Rij]]
) -> Iterator[Issue]:
    """A measure that is a part of another one and is more."""
    for (gemeente, maat), per_deel in per_plek.items():
        for deel_maat, geheel_maat in DEEL_VAN:
            geheel = per_plek.get((gemeente, geheel_maat), {})
            if maat != deel_maat:
                continue
            for woord in per_deel.keys() & geheel.keys():
                deel, heel = _interval(per_deel[woord]), _interval(geheel[woord])
                if deel is None or heel is None or deel.min <= heel.max:
                    continue
                zin = (
                    f"{_naam(zicht, gemeente)}: {MATENLIJST.titel_van(deel_maat)} is "
                    f"{_tekst(deel)}, en {MATENLIJST.titel_van(geheel_maat)} is {_tekst(heel)}. "
                    "Een deel kan niet meer zijn dan het geheel."
                )
                yield _issue(vers, zin, [per_deel[woord], geheel[woord]])


# -- other datasets -------------------------------------------------


def _vo_coach(zicht: Zicht, vers: Vers) -> Iterator[Issue]:
    """One hulpvraag is never more than all; together they may be, as a youth can have several."""
    for veld in ("gesproken", "gesprekken", "beschikkingen"):
        rijen = _rijen(zicht, vers, "school, schoolsoort, hulpvraag, alle_hulpvragen", veld)
        geheel = {(r["gemeente"], r["school"], r["schoolsoort"]): r for r in rijen
                  if r["alle_hulpvragen"]}  # fmt: skip
        for rij in rijen:
            alle = geheel.get((rij["gemeente"], rij["school"], rij["schoolsoort"]))
            if rij["alle_hulpvragen"] or alle is None:
                continue
            deel, totaal = _interval(rij), _interval(alle)
            if deel is not None and totaal is not None and deel.min > totaal.max:
                titel = vers.dataset.velden[veld].kolom.titel
                zin = (
                    f"{titel}: {_tekst(deel)} voor een hulpvraag, en {_tekst(totaal)} voor alle "
                    "hulpvragen van deze school. Een deel kan niet meer zijn dan het geheel."
                )
                yield _issue(vers, zin, [rij, alle], veld=veld)


def _jeugdhulp(zicht: Zicht, vers: Vers) -> Iterator[Issue]:
    """Ages make all youths, but for the rounding of each."""
    per_plek: dict[tuple[str, str], dict[str, Rij]] = defaultdict(dict)
    for rij in _rijen(zicht, vers, "vorm, onderwerp", "aantal"):
        per_plek[rij["gemeente"], rij["vorm"]][rij["onderwerp"]] = rij
    for (gemeente, _), per_onderwerp in per_plek.items():
        for geheel, namen in CBS_DELEN.items():
            rijen = [per_onderwerp.get(n) for n in (geheel, *namen)]
            getallen = [_interval(r) if r is not None else None for r in rijen]
            bekend = [i.min for i in getallen if i is not None]
            if len(bekend) < len(rijen):
                continue
            totaal, som = bekend[0], sum(bekend[1:])
            if abs(totaal - som) <= AFGEROND / 2 * len(rijen) + CBS_VERSCHIL * totaal:
                continue
            zin = (
                f"{_naam(zicht, gemeente)}: het totaal aantal {geheel} is {getal(totaal)}, en de "
                f"delen zijn samen {getal(som)}. Klopt dit?"
            )
            yield _issue(vers, zin, [r for r in rijen if r is not None])


_PER_DATASET: Mapping[str, Callable[[Zicht, Vers], Iterable[Issue]]] = {
    TELLINGEN: _tellingen,
    "vo_coach": _vo_coach,
    "jeugdhulp_gebruik": _jeugdhulp,
}


# -- shared ---------------------------------------------------------


def _rijen(zicht: Zicht, vers: Vers, kolommen: str, veld: str) -> list[dict[str, Any]]:
    """Rows about municipalities of the region, as delivered; the count is laag, hoog and reden."""
    return zicht.store.tabel(
        f"select blad, rij, gemeente, {kolommen}, {veld}_min as laag, {veld}_max as hoog, "
        f"{veld}_reden as reden from v_{vers.dataset.id} where levering_id = ? and peil = ? and "
        "list_contains(?, gemeente_nu) order by blad, rij",
        [vers.nummer, vers.periode.code, list(vers.gemeenten)],
    )


def _interval(rij: Rij) -> Interval | None:
    """The count of a row; None when it is not known."""
    onbekend = rij["reden"] is not None or rij["laag"] is None
    return None if onbekend else Interval(int(rij["laag"]), int(rij["hoog"]))


def _tekst(aantal: Interval | None) -> str:
    return "onbekend" if aantal is None else bereik_tekst(aantal)


def _naam(zicht: Zicht, gemeente: str) -> str:
    return zicht.regio.naam_van(gemeente)


def _issue(vers: Vers, zin: str, rijen: Sequence[Rij], *, veld: str = "aantal") -> Issue:
    blad = str(rijen[0]["blad"] or "")
    return Issue(
        soort="totaal en delen",
        ernst="waarschuwing",
        zin=zin,
        uitweg=VERBETER,
        blad=blad,
        rijen=tuple(sorted({int(r["rij"]) for r in rijen if (r["blad"] or "") == blad})),
        velden=(veld,) if veld in vers.dataset.velden else (),
    )
