"""What is behind `<5` changes no word: the same sentences from deliveries that differ in it."""

from pathlib import Path

import pytest

from indicators.catalog import indicatoren
from indicators.duiding import duid, maatstaven, trechter
from tests.indicators.proef import Proef, inwoners, thuis, zoveel

WIE = {"Duinveen": 14, "Heerwijk aan Zee": 0, "Kogermeer": 8, "Langewaard": 25, "Noorddijk": 0,
       "Oosterwaard": 11, "Sint Adelbert": 3, "Uitmeer": 2, "Westerkogge": 7}  # fmt: skip


LANG = "2025-01-10"
KORT = "2025-03-31"
"""On 30 June 91 days ago: no total of who is at home for longer counts the hidden ones."""


def alles(map_: Path, **anders: int) -> tuple[set[str], list[tuple[str, ...]]]:
    """Every sentence about every figure beside every benchmark, and the points of each funnel."""
    aantallen = WIE | anders
    proef = Proef(map_, "duin-en-dijk")
    proef.laad(
        inwoners(
            *[f"{naam};{jaar};900" for naam in WIE for jaar in range(18)], periode="2025-01-01"
        ),
        *[
            thuis(
                *zoveel(aantal, f"{naam} {KORT if naam == 'Sint Adelbert' else LANG}"),
                van=f"Leerplicht {naam}",
                periode="2025-K2",
            )
            for naam, aantal in aantallen.items()
            if aantal
        ],
    )
    gebieden, vrij = proef.regio, proef.vrij
    zinnen = set()
    for sleutel in vrij.figuren:
        indicator = indicatoren()[sleutel[0]]
        for maatstaf in maatstaven(vrij, gebieden, indicator, sleutel[1]):
            zinnen.update(duid(vrij, gebieden, indicator, sleutel, maatstaf.id).zinnen)
    punten = trechter(vrij, gebieden, indicatoren()["thuiszitters"], "2025-K2").punten
    return zinnen, [(p.naam, p.tekst, p.ligging, str(p.waarde)) for p in punten]


@pytest.fixture(scope="module")
def gezegd(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], list[tuple[str, ...]]]:
    return alles(tmp_path_factory.mktemp("drie"))


@pytest.mark.parametrize("waarde", [1, 4])
def test_what_is_behind_a_small_count_changes_no_word(
    tmp_path: Path, gezegd: tuple[set[str], list[tuple[str, ...]]], waarde: int
) -> None:
    zinnen, punten = gezegd
    assert any("minder dan 5" in zin for zin in zinnen)
    assert any(tekst == "<5" for _, tekst, _, _ in punten)
    assert alles(tmp_path, **{"Sint Adelbert": waarde}) == gezegd
