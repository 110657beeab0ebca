"""View Alle gemeenten: a small chart of each area, on one scale where that can be compared."""

from __future__ import annotations

from functools import partial

from datasets.periodes import Periode
from indicators.duiding import koers
from pages.vergelijken import legenda, reeksen, tabel
from pages.vergelijken.kop import bevinding
from pages.vergelijken.vertoning import Blad, toon_grafiek
from pages.vergelijken.vraag import Vraag
from reports.grafiek import Grafiek
from reports.plot_reeks import Verloop
from reports.plot_veelvoud import veelvoud
from reports.waarde import as_titel

BREED, SMAL = 4, 2


def toon(vraag: Vraag) -> None:
    """Show the view."""
    gebieden = getoond(vraag)
    as_ = reeksen.perioden(vraag)
    blad = Blad(
        "alle",
        f"Alle gemeenten, {as_[0].lang()} tot en met {as_[-1].lang()}.",
        noten(vraag),
        tabel.tabel(vraag, gebieden),
        partial(reeksen.regels, vraag, gebieden, as_),
        "grafiek-alle",
        merken=legenda.verloop(*_panelen(vraag, gebieden)),
    )
    toon_grafiek(
        vraag,
        blad,
        partial(teken, vraag, gebieden, BREED),
        smal=partial(teken, vraag, gebieden, SMAL),
    )


def past(vraag: Vraag) -> bool:
    """Whether there is more than one area to show."""
    return len(getoond(vraag)) > 1


def getoond(vraag: Vraag) -> tuple[str, ...]:
    """The areas, the own one first; unnamed ones are left out, as their order would name them."""
    anderen = (een for een in vraag.gebieden if een != vraag.gebied and vraag.naam(een))
    return (vraag.gebied, *anderen)


def teken(vraag: Vraag, gebieden: tuple[str, ...], kolommen: int) -> Grafiek:
    """The drawing."""
    alt = f"{vraag.indicator.titel} in {len(gebieden)} gebieden. {bevinding(vraag)}"
    return veelvoud(
        _panelen(vraag, gebieden), kolommen=kolommen, eigen_schaal=eigen_schaal(vraag), alt=alt
    )


def eigen_schaal(vraag: Vraag) -> bool:
    """Whether areas of different size would be compared by their counts on one scale."""
    return vraag.indicator.vorm == "aantal" and not vraag.per_1000


def _panelen(vraag: Vraag, gebieden: tuple[str, ...]) -> list[Verloop]:
    as_ = reeksen.perioden(vraag)
    return [_paneel(vraag, gebied, as_) for gebied in gebieden]


def _paneel(vraag: Vraag, gebied: str, as_: tuple[Periode, ...]) -> Verloop:
    beeld, indicator = vraag.beeld, vraag.indicator
    norm = None
    if not eigen_schaal(vraag) and gebied in beeld.regio.gemeenten:
        norm = reeksen.norm(vraag.met(gemeente=gebied), as_)
    return Verloop(
        indicator,
        as_,
        reeksen.reeks(vraag, gebied),
        norm=norm,
        koers=koers(beeld.vrijgave, beeld.regio, indicator, gebied, as_[-1].code),
        per_1000=vraag.per_1000,
    )


def noten(vraag: Vraag) -> tuple[str, ...]:
    """What must be known of the scale and the dashed line."""
    if eigen_schaal(vraag):
        uit = ["Let op: elke grafiek heeft een eigen schaal, want aantallen hangen af van grootte."]
    else:
        eenheid = as_titel(vraag.indicator, per_1000=vraag.per_1000)
        uit = [f"{eenheid}. Alle grafieken hebben dezelfde schaal."]
        maatstaf = vraag.gekozen_maatstaf
        panelen = _panelen(vraag, getoond(vraag)) if maatstaf is not None else []
        if maatstaf is not None and any(een.norm is not None for een in panelen):
            naam = reeksen.naam_van(maatstaf, maatstaf.plaats)
            uit.append(f"Stippellijn: {naam[:1].lower()}{naam[1:]}, voor elke gemeente zelf.")
    if not vraag.beeld.regio.toon_namen:
        uit.append("Uw regio toont de namen van andere gemeenten niet: u ziet er hier geen.")
    return tuple(uit)
