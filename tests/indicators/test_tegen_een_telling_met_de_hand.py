"""All case indicators on random cases, against a count in plain Python that knows only decisions.md 4 to 7."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from datasets.periodes import Periode
from tests.indicators.proef import Proef, thuis

KWARTALEN = [Periode.van_code(c) for c in ("2024-K3", "2024-K4", "2025-K1", "2025-K2")]
GEMEENTEN = ("VB03", "VB07", "VB08")
OKTOBER = date(2024, 10, 1)


@dataclass(frozen=True)
class Geval:
    gemeente: str
    begin: date
    einde: date | None

    def thuis_op(self, dag: date) -> bool:
        return self.begin <= dag and (self.einde is None or dag < self.einde)

    def rij(self) -> str:
        return f"{self.gemeente} {self.begin.isoformat()} {self.einde or ''}".strip()


def _gevallen(kwartaal: Periode, rng: random.Random) -> list[Geval]:
    """Cases around the edges of a quarter.

    Begin and end near its first and last day, and 1 October.
    """
    randen = [kwartaal.eerste, kwartaal.laatste, OKTOBER, kwartaal.laatste - timedelta(days=91)]
    uit = []
    for _ in range(120):
        begin = rng.choice(randen) + timedelta(days=rng.choice((-200, -40, -2, -1, 0, 1, 2, 30)))
        duur = rng.choice((None, None, 0, 1, 2, 30, 91, 92, 250))
        einde = None if duur is None else begin + timedelta(days=duur)
        uit.append(Geval(rng.choice(GEMEENTEN), begin, einde))
    return uit


@pytest.fixture(scope="module")
def geladen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Proef, dict[str, list[Geval]]]:
    proef = Proef(Path(tmp_path_factory.mktemp("hand")), "duin-en-dijk")
    rng = random.Random(20250812)
    per_kwartaal = {k.code: _gevallen(k, rng) for k in KWARTALEN}
    proef.laad(
        *(
            thuis(*(g.rij() for g in rijen), van="SWV IJmeer PO", periode=code, sector="alle")
            for code, rijen in per_kwartaal.items()
        )
    )
    return proef, per_kwartaal


def _tel(rijen: list[Geval], voorwaarde: Callable[[Geval], bool], *gemeenten: str) -> int:
    return sum(g.gemeente in (gemeenten or GEMEENTEN) and voorwaarde(g) for g in rijen)


def _langer(dag: date) -> Callable[[Geval], bool]:
    return lambda g: g.thuis_op(dag) and (dag - g.begin).days > 91


@pytest.mark.parametrize("kwartaal", KWARTALEN, ids=lambda k: k.code)
def test_per_kwartaal(geladen: tuple[Proef, dict[str, list[Geval]]], kwartaal: Periode) -> None:
    proef, alles = geladen
    rijen, eerste, laatste = alles[kwartaal.code], kwartaal.eerste, kwartaal.laatste
    for gemeente in GEMEENTEN:
        assert proef.ruw("thuiszitters", gemeente, kwartaal.code).teller.min == _tel(
            rijen, lambda g: g.thuis_op(laatste), gemeente
        )
    for indicator, voorwaarde in (
        ("thuiszitters_langer_3m", _langer(laatste)),
        ("thuiszitters_instroom", lambda g: eerste <= g.begin <= laatste),
        ("thuiszitters_uitstroom", lambda g: g.einde is not None and eerste <= g.einde <= laatste),
    ):
        assert proef.ruw(indicator, "swv:ijmeer", kwartaal.code).teller.min == _tel(
            rijen, voorwaarde
        ), indicator


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_per_schooljaar(geladen: tuple[Proef, dict[str, list[Geval]]], gemeente: str) -> None:
    proef, alles = geladen
    jaar = "2024/2025"
    langer = proef.ruw("thuiszitters_langer_3m", gemeente, jaar)
    assert langer.teller.min == _tel(alles["2024-K4"], _langer(OKTOBER), gemeente)
    for indicator, dag in (("thuiszitters_instroom", "begin"), ("thuiszitters_uitstroom", "einde")):
        verwacht = sum(
            g.gemeente == gemeente and k.bevat(getattr(g, dag) or date(1900, 1, 1))
            for k in KWARTALEN
            for g in alles[k.code]
        )
        assert proef.ruw(indicator, gemeente, jaar).teller.min == verwacht, indicator


def test_begin_plus_in_min_uit_is_eind(geladen: tuple[Proef, dict[str, list[Geval]]]) -> None:
    proef, _ = geladen
    for saldo in proef.kubus.saldi:
        if saldo.begin[2].startswith(("2024-K", "2025-K")):
            begin, erbij, eraf, eind = (
                proef.kubus.teller_van(s)
                for s in (saldo.begin, saldo.instroom, saldo.uitstroom, saldo.einde)
            )
            if begin and erbij and eraf and eind:
                som = begin.teller.min + erbij.teller.min - eraf.teller.min
                assert som == eind.teller.min, saldo.begin
