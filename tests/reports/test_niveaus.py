"""On which level an indicator is shown, with the reason."""

import pytest

from indicators.model import Korrel
from reports.niveaus import niveaus, zinnen
from tests.pages.fakes import indicator


@pytest.mark.parametrize(
    ("korrel", "kort", "waarom"),
    [
        (
            Korrel(gemeente=("kwartaal",), groep=("kwartaal",)),
            ("kwartaal", "kwartaal, uit de gemeenten"),
            "Een groep of de regio is de som van wat per gemeente te zien is.",
        ),
        (
            Korrel(gemeente=("schooljaar",), groep=("kwartaal",)),
            ("schooljaar", "kwartaal, apart geteld"),
            "Per gemeente per kwartaal zijn de aantallen bijna altijd heel klein. Daarom staat "
            "het daar per schooljaar; een groep is apart geteld.",
        ),
        (
            Korrel(gemeente=(), groep=("schooljaar",)),
            ("niet", "schooljaar, apart geteld"),
            "Per gemeente gaat het om zo weinig jongeren dat er bijna nooit een cijfer te tonen "
            "is. Daarom staat het er alleen voor een groep gemeenten en de hele regio.",
        ),
    ],
)
def test_level_and_reason(korrel: Korrel, kort: tuple[str, str], waarom: str) -> None:
    one = indicator(korrel=korrel)
    assert niveaus(one) == kort
    assert zinnen(one)[-1] == waarom
