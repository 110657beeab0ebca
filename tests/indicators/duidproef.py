"""Series of protected figures, made by hand, to try what is said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from datasets.notatie import bereik
from datasets.periodes import Periode
from datasets.reference.regio import Regio, regio
from indicators.catalog import indicatoren
from indicators.intervals import aantal_interval, wilson
from indicators.model import Figure, Indicator, Levering, Vrijgave
from indicators.weergave import REDEN_AFGESCHERMD, REDEN_TE_KLEIN

NU = {
    "kwartaal": "2025-K2",
    "halfjaar": "2024-H2",
    "schooljaar": "2024/2025",
    "kalenderjaar": "2024",
    "peildatum": "2024-10-01",
}
STIL = {
    "niet geleverd": "Over deze periode is niets geleverd.",
    "niet bekend": "De bron geeft dit cijfer niet.",
    "afgeschermd": REDEN_AFGESCHERMD,
    "te klein": REDEN_TE_KLEIN,
    "niet van toepassing": "",
    "niet te berekenen": "Dit aandeel tonen we niet voor een groep.",
    "niet te verdelen": "Montferland ligt in meer dan een groep van deze indeling.",
    "nog niet te zeggen": "Dit is nog niet te zeggen.",
}
"""Every status without a value, with a reason as the monitor gives it."""


def thuis(**meer: Any) -> Indicator:
    """A stock of counts per 1.000, lower is better."""
    return indicatoren()["thuiszitters"].model_copy(update=meer)


def aandeel(**meer: Any) -> Indicator:
    """A share of two counts."""
    return indicatoren()["deelname_so"].model_copy(update=meer)


def duin(**meer: Any) -> Regio:
    """The invented region, with other choices."""
    return regio("duin-en-dijk").model_copy(update=meer)


def aantal(
    laag: float, hoog: float | None = None, *, noemer: float | None = 10_000, **meer: Any
) -> Figure:
    """A count or a range of counts; 1 to 4 becomes `<5`."""
    hoog = laag if hoog is None else hoog
    klein = 1 <= laag <= hoog <= 4
    if klein:
        laag, hoog = 1, 4
    figuur = Figure(
        "thuiszitters", "VB01", "2025-K2", "", "klein" if klein else "getoond",
        "We tonen geen aantallen van 1 tot en met 4: zo is niemand te herkennen." if klein else "",
        "<5" if klein else bereik(laag, hoog), laag, hoog,
        aantal_interval(int(laag))[0], aantal_interval(int(hoog))[1],
        aantal_interval(int(laag), 0.998)[0], aantal_interval(int(hoog), 0.998)[1],
    )  # fmt: skip
    if noemer:
        figuur = replace(figuur, noemer_min=noemer, noemer_max=noemer, noemer_datum="2025-01-01")
        if not klein:
            per = 1000 / noemer
            figuur = replace(figuur, per1000_min=laag * per, per1000_max=hoog * per)
    return replace(figuur, **meer)


def deel(x: int, n: int, **meer: Any) -> Figure:
    """A share x of n."""
    figuur = Figure(
        "deelname_so", "VB01", "2024-10-01", "", "getoond", "", f"{100 * x / n:.1f}%".replace(".", ","),
        100 * x / n, 100 * x / n, 100 * wilson(x, n)[0], 100 * wilson(x, n)[1],
        100 * wilson(x, n, 0.998)[0], 100 * wilson(x, n, 0.998)[1], n, n,
    )  # fmt: skip
    return replace(figuur, **meer)


def stil(status: str, **meer: Any) -> Figure:
    """A figure without a value."""
    return replace(
        Figure("thuiszitters", "VB01", "2025-K2", "", status, STIL[status], status),  # type: ignore[arg-type]
        **meer,
    )


def op_rij(
    indicator: Indicator, figuren: Iterable[Figure | None], tot: str, **meer: Any
) -> list[Figure]:
    """The figures on successive periods up to `tot`; None leaves a hole."""
    alle = list(figuren)
    periode, uit = Periode.van_code(tot), []
    for figuur in reversed(alle):
        if figuur is not None:
            uit.append(replace(figuur, indicator=indicator.id, periode=periode.code, **meer))
        periode = periode.vorige()
    return uit


def vrij(*figuren: Figure, leveringen: tuple[Levering, ...] = ()) -> Vrijgave:
    """What a reader may see, made of these figures."""
    return Vrijgave(
        "duin-en-dijk", "vanaf 5", 1, date(2025, 8, 12), {f.sleutel: f for f in figuren}, leveringen
    )


def reeks(waarden: Iterable[float | None], tot: str = "2025-K2", **meer: Any) -> Vrijgave:
    """Counts of thuiszitters in one municipality, one for each quarter."""
    rij = [None if w is None else aantal(w, **meer) for w in waarden]
    return vrij(*op_rij(thuis(), rij, tot))
