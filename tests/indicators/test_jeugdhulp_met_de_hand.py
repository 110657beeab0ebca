"""All figures of jeugdhulptrajecten on random rows, against a count in plain Python.

The count reads the rows as they were delivered and knows only what the definitions say.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.indicators.proef import Proef, trajecten

VAN = "Inkoop jeugdhulp Duin en Dijk"
KWARTALEN = {
    "2024-K3": (date(2024, 7, 1), date(2024, 9, 30)),
    "2024-K4": (date(2024, 10, 1), date(2024, 12, 31)),
    "2025-K1": (date(2025, 1, 1), date(2025, 3, 31)),
    "2025-K2": (date(2025, 4, 1), date(2025, 6, 30)),
}
GROEP = {"VB04", "VB05", "VB07"}
GEMEENTEN = ("VB01", "VB04", "VB07")
REDENEN = (
    "",
    "onbekend",
    "volgens plan",
    "externe omstandigheden",
    "eenzijdig client",
    "eenzijdig aanbieder",
)


@dataclass(frozen=True)
class Rij:
    jongere: str
    gemeente: str
    hulpvorm: str
    begin: date
    einde: date | None
    reden: str

    def dagen(self) -> set[date]:
        """The days with help; a trajectory that ends on its first day had that day."""
        laatste = date(2025, 12, 31) if self.einde is None else self.einde - timedelta(days=1)
        duur = max((laatste - self.begin).days, 0)
        return {self.begin + timedelta(days=n) for n in range(duur + 1)}

    def tekst(self) -> str:
        velden = (self.jongere, self.gemeente, self.hulpvorm, self.begin, self.einde or "")
        return ";".join(map(str, (*velden, self.reden)))


def _rijen(eerste: date, laatste: date, rng: random.Random) -> list[Rij]:
    uit: dict[tuple[object, ...], Rij] = {}
    for _ in range(160):
        rand = rng.choice((eerste, laatste, eerste - timedelta(days=150)))
        begin = rand + timedelta(days=rng.choice((-90, -1, 0, 1, 20)))
        duur = rng.choice((None, None, 0, 1, 30, 90, 91, 92, 151))
        einde = None if duur is None else begin + timedelta(days=duur)
        rij = Rij(
            jongere=f"J{rng.randrange(40)}",
            gemeente=rng.choice(GEMEENTEN),
            hulpvorm=rng.choice(("01", "02", "03", "04", "11", "12", "13", "14")),
            begin=begin,
            einde=einde,
            reden=rng.choice(REDENEN) if einde else "",
        )
        uit[rij.jongere, rij.gemeente, rij.hulpvorm, rij.begin, rij.einde, rij.reden] = rij
    return list(uit.values())


@pytest.fixture(scope="module")
def geladen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Proef, dict[str, list[Rij]]]:
    proef = Proef(Path(tmp_path_factory.mktemp("hand")), "duin-en-dijk")
    rng = random.Random(20251122)
    per_kwartaal = {k: _rijen(*grenzen, rng) for k, grenzen in KWARTALEN.items()}
    proef.laad(
        *(
            trajecten(*(r.tekst() for r in rijen), van=VAN, periode=k)
            for k, rijen in per_kwartaal.items()
        )
    )
    return proef, per_kwartaal


def _liep(rij: Rij, kwartaal: str) -> bool:
    eerste, laatste = KWARTALEN[kwartaal]
    return any(eerste <= dag <= laatste for dag in rij.dagen())


def _in(dag: date | None, kwartaal: str) -> bool:
    return dag is not None and KWARTALEN[kwartaal][0] <= dag <= KWARTALEN[kwartaal][1]


def _uitval(rij: Rij, kwartaal: str) -> bool:
    return _in(rij.einde, kwartaal) and rij.reden.startswith("eenzijdig")


def _uitval_of_onbekend(rij: Rij, kwartaal: str) -> bool:
    return _uitval(rij, kwartaal) or (_in(rij.einde, kwartaal) and rij.reden in ("", "onbekend"))


@pytest.mark.parametrize("kwartaal", KWARTALEN)
@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_per_gemeente_en_kwartaal(
    geladen: tuple[Proef, dict[str, list[Rij]]], gemeente: str, kwartaal: str
) -> None:
    proef, alles = geladen
    liep = [r for r in alles[kwartaal] if r.gemeente == gemeente and _liep(r, kwartaal)]
    verwacht = {
        "jeugdhulptrajecten": len(liep),
        "jeugdhulp_jongeren": len({r.jongere for r in liep}),
        "jeugdhulp_jongeren_verblijf": len({r.jongere for r in liep if int(r.hulpvorm) > 10}),
    }
    for indicator, n in verwacht.items():
        teller = proef.ruw(indicator, gemeente, kwartaal).teller
        assert (teller.min, teller.max) == (n, n), indicator


STROMEN: dict[str, tuple[Callable[[Rij, str], bool], Callable[[Rij, str], bool]]] = {
    "jeugdhulp_gestart": (lambda r, k: _in(r.begin, k),) * 2,
    "jeugdhulp_beeindigd": (lambda r, k: _in(r.einde, k),) * 2,
    "jeugdhulp_uitval": (_uitval, _uitval_of_onbekend),
}


@pytest.mark.parametrize("indicator", STROMEN)
def test_stromen_per_groep_en_per_schooljaar(
    geladen: tuple[Proef, dict[str, list[Rij]]], indicator: str
) -> None:
    proef, alles = geladen
    grenzen = STROMEN[indicator]
    for kwartaal, rijen in alles.items():
        for gebied, leden in (("regio", set(GEMEENTEN)), ("jeugdregio:midden", GROEP)):
            teller = proef.ruw(indicator, gebied, kwartaal).teller
            assert (teller.min, teller.max) == tuple(
                sum(r.gemeente in leden and telt(r, kwartaal) for r in rijen) for telt in grenzen
            )
    for gemeente in GEMEENTEN:
        teller = proef.ruw(indicator, gemeente, "2024/2025").teller
        assert (teller.min, teller.max) == tuple(
            sum(r.gemeente == gemeente and telt(r, k) for k, rijen in alles.items() for r in rijen)
            for telt in grenzen
        )


def test_instroom_jeugdzorgplus_van_de_regio(geladen: tuple[Proef, dict[str, list[Rij]]]) -> None:
    proef, alles = geladen
    verwacht = sum(
        r.hulpvorm == "13" and _in(r.begin, k) for k, rijen in alles.items() for r in rijen
    )
    assert verwacht > 20
    assert proef.stand("jeugdzorgplus_instroom", "regio", "2024/2025") == str(verwacht)
