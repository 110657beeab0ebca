"""Raw figures by hand, and what the gate makes of them."""

from datetime import date

from datasets.reference.regio import Regio, regio
from indicators.catalog import indicatoren
from indicators.kubus import Deel, Kubus, Saldo
from indicators.model import Interval, RuweFiguur, Vrijgave
from indicators.protect import Beleid, protect

K1, K2, JAAR = "2025-K1", "2025-K2", "2024/2025"
THUIS, LANGER, IN, UIT = (
    "thuiszitters",
    "thuiszitters_langer_3m",
    "thuiszitters_instroom",
    "thuiszitters_uitstroom",
)
VRIJ = "vrijstellingen_5_onder_b"
EIGEN = regio("duin-en-dijk")
KUST = ("VB01", "VB02", "VB03", "VB08")


def ruw(
    indicator: str, gebied: str, periode: str, aantal: int | Interval, **meer: object
) -> RuweFiguur:
    teller = aantal if isinstance(aantal, Interval) else Interval(aantal, aantal)
    omvat = meer.pop("omvat", (gebied,))
    return RuweFiguur(indicator, gebied, periode, "", "bekend", teller=teller, omvat=omvat, **meer)  # type: ignore[arg-type]


def kubus(
    *figuren: RuweFiguur,
    hulp: tuple[RuweFiguur, ...] = (),
    delen: tuple[Deel, ...] = (),
    saldi: tuple[Saldo, ...] = (),
    openbaar: tuple[str, ...] = (),
    gebied: Regio = EIGEN,
) -> Kubus:
    return Kubus(
        gebied,
        indicatoren(),
        frozenset(openbaar),
        {f.sleutel: f for f in figuren},
        {f.sleutel: f for f in hulp},
        delen,
        saldi,
        1,
        date(2025, 8, 12),
    )


def vrij(k: Kubus) -> Vrijgave:
    return protect(k, Beleid(), None)


def standen(periode: str = K2, **aantallen: int | Interval) -> list[RuweFiguur]:
    """Stocks of municipalities."""
    return [ruw(THUIS, gebied, periode, aantal) for gebied, aantal in aantallen.items()]
