"""What lezers see of the example region gives no small count away, whatever the indicator.

Every figure that is counted is a sum of cells (municipality x quarter). A hidden small count may
not be a combination of what is shown, and a shown part may not leave a small rest of a shown whole.
"""

from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from datasets.periodes import Periode
from datasets.voorbeeld import VoorbeeldBestand, voorbeeldbestanden
from indicators.catalog import indicatoren
from indicators.model import Sleutel
from loaders.voorbeeld import aanbod_van
from tests.indicators.proef import Proef

KWARTALEN = ("2024-K3", "2024-K4", "2025-K1", "2025-K2")
DATASETS = ("thuiszitters", "jeugdhulptrajecten", "vrijstellingen", "tellingen")
GETELD = [
    i.id
    for i in indicatoren().values()
    if i.dataset in DATASETS and i.vorm == "aantal" and not i.intern
]
K = 5
Cel = tuple[str, str]


def _gevraagd(bestand: VoorbeeldBestand) -> bool:
    naam = bestand.naam.replace("-", "/")
    return bestand.dataset in DATASETS and (
        any(k in bestand.naam for k in KWARTALEN) or "2024/2025" in naam
    )


@pytest.fixture(scope="module")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    gebied = Proef(Path(tmp_path_factory.mktemp("bescherming")), "duin-en-dijk")
    return gebied.laad(*(aanbod_van(een) for een in voorbeeldbestanden() if _gevraagd(een)))


def _cellen(proef: Proef, sleutel: Sleutel) -> frozenset[Cel]:
    """The cells that an exactly counted figure is the sum of; a stock of a year is its own."""
    ruw = proef.kubus.figuren[sleutel]
    periode = Periode.van_code(sleutel[2])
    stroom = indicatoren()[sleutel[0]].stand_of_stroom == "stroom"
    perioden = (
        [k.code for k in periode.kwartalen()]
        if stroom and periode.soort == "schooljaar"
        else [periode.code]
    )
    return frozenset((g, p) for g in ruw.omvat for p in perioden)


@pytest.mark.parametrize("indicator", GETELD)
def test_geen_verborgen_klein_aantal_volgt_uit_wat_te_zien_is(proef: Proef, indicator: str) -> None:
    bekend = {
        s: ruw
        for s, ruw in proef.kubus.figuren.items()
        if s[0] == indicator and ruw.status == "bekend"
    }
    k = indicatoren()[indicator].k or K
    getoond, klein = [], []
    for sleutel, ruw in bekend.items():
        figuur = proef.vrij.figuren[sleutel]
        if figuur.min is not None and figuur.min == figuur.max:
            getoond.append(_cellen(proef, sleutel))
        elif ruw.teller.min >= 1 and ruw.teller.max < k:
            klein.append(_cellen(proef, sleutel))
    for sleutel, ruw in bekend.items():
        figuur = proef.vrij.figuren[sleutel]
        if 1 <= ruw.teller.min == ruw.teller.max < k and figuur.min is not None:
            assert (figuur.max or 0) - figuur.min >= K - 2, sleutel
    if not getoond or not klein:
        return
    plekken = sorted(frozenset().union(*getoond, *klein))
    vlak = np.array([[p in cellen for p in plekken] for cellen in getoond], dtype=float)
    rang = np.linalg.matrix_rank(vlak)
    for cellen in klein:
        met = np.vstack([vlak, [float(p in cellen) for p in plekken]])
        assert np.linalg.matrix_rank(met) > rang, sorted(cellen)


def test_geen_getoond_deel_laat_een_kleine_rest_van_een_getoond_geheel(proef: Proef) -> None:
    gezien: dict[str, int] = defaultdict(int)
    for sleutel in proef.kubus.figuren:
        geheel = indicatoren()[sleutel[0]].deel_van
        deel, heel = (proef.vrij.figuren.get((naam, *sleutel[1:])) for naam in (sleutel[0], geheel))
        if deel is None or heel is None or deel.min is None or heel.min is None:
            continue
        if deel.min != deel.max or heel.min != heel.max:
            continue
        rest = heel.min - deel.min
        assert rest >= K or (rest == 0 and deel.min == 0), sleutel
        gezien[sleutel[0]] += 1
    assert len(gezien) >= 3, gezien


def test_er_is_ook_iets_te_zien(proef: Proef) -> None:
    """Protection by hiding everything would pass the tests above too."""
    for indicator in GETELD:
        figuren = [f for s, f in proef.vrij.figuren.items() if s[0] == indicator]
        if any(f.status not in ("niet geleverd", "niet bekend") for f in figuren):
            assert any(f.min is not None for f in figuren), indicator
    regio = proef.figuur("jeugdhulp_jongeren", "regio", "2025-K2")
    assert regio.status == "getoond"
    assert regio.tekst == str(int(regio.min or 0))
