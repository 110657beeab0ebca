"""The sentences at the top of Gemeentebeeld in every state: number, change, mark (ux.md 7.9)."""

from __future__ import annotations

import re

import pytest

from datasets.periodes import Periode
from indicators.model import Figure
from pages.gemeentebeeld.picture import in_brief
from reports.gemeentebeeld.row import Place
from tests.pages.fakes import beeld_van, figuur, klein, zonder

K2 = Periode.van_code("2025-K2")
THEN = {"periode": "2024-K2"}
OFTEN = 14


def said(*figuren: Figure) -> str:
    html = in_brief(Place(beeld_van(*figuren), "VB01", K2))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


def course(now: float, then: float = 10) -> list[Figure]:
    """Enough quarters for a verdict, with the newest and the one of a year earlier of choice."""
    periode, found = K2, [figuur(now)]
    for place in range(OFTEN - 1):
        periode = periode.vorige()
        value = then if periode.code == THEN["periode"] else 10 + place % 2
        found.append(figuur(value, periode=periode.code))
    return found


DAY = "Thuiszitters Eind juni 2025"
LITTLE = "○ Te weinig om te zeggen"
AANBOD = "Passend aanbod binnen 3 maanden"
UNSAID = "Het verschil met een jaar eerder is niet te zeggen."


@pytest.mark.parametrize(
    ("figuren", "sentence"),
    [
        ([figuur(1), figuur(2, **THEN)], f"{DAY} zat 1 thuiszitter thuis, 1 minder dan een jaar eerder. Dat verschil kan toeval zijn. {LITTLE}"),
        ([figuur(0), figuur(6, **THEN)], f"{DAY} zaten geen thuiszitters thuis, 6 minder dan een jaar eerder. Dat verschil kan toeval zijn. {LITTLE}"),
        ([figuur(14), figuur(14, **THEN)], f"{DAY} zaten 14 thuiszitters thuis, evenveel als een jaar eerder. {LITTLE}"),
        ([klein(), figuur(9, **THEN)], f"{DAY} zaten minder dan 5 thuiszitters thuis. {UNSAID} {LITTLE}"),
        ([figuur(9), klein(**THEN)], f"{DAY} zaten 9 thuiszitters thuis. {UNSAID} {LITTLE}"),
        ([zonder("niet geleverd"), figuur(9, **THEN)], "Nog geen levering Voor Duinveen zijn over kwartaal 2 van 2025 nog geen cijfers geleverd: thuiszitters. De laatste levering gaat over kwartaal 2 van 2024."),
        ([figuur(9), zonder("niet geleverd", **THEN)], f"{DAY} zaten 9 thuiszitters thuis. {LITTLE}"),
        (course(30), f"{DAY} zaten 30 thuiszitters thuis, 20 meer dan een jaar eerder. Gewoon is 10 tot en met 14. ▲ Opvallend hoog"),
        (course(0), f"{DAY} zaten geen thuiszitters thuis, 10 minder dan een jaar eerder. Gewoon is 8 tot en met 11. ▼ Opvallend laag"),
        (course(11), f"{DAY} zaten 11 thuiszitters thuis, 1 meer dan een jaar eerder. ● Gewone schommeling"),
        ([zonder("te klein", tekst="te klein", reden="De aantallen zijn te klein om te tonen.")], "Thuiszitters De aantallen zijn te klein om te tonen."),
        ([figuur(10, indicator="vo_coach_jongeren", periode="2024/2025"), figuur(8, indicator="vo_coach_jongeren", periode="2023/2024")], "Jongeren gesproken door de VO-coach In schooljaar 2024/25 spraken 10 jongeren met de VO-coach, 2 meer dan een jaar eerder. Dat verschil kan toeval zijn. ○ Te weinig om te zeggen"),
        ([figuur(12.8, tekst="12,8%", indicator="jeugdhulpgebruik", periode="2024"), figuur(12.3, tekst="12,3%", indicator="jeugdhulpgebruik", periode="2023")], "Jeugdhulpgebruik tot en met 17 jaar In 2024 kreeg 12,8% van de jongeren tot en met 17 jaar jeugdhulp, 0,5 procentpunt meer dan een jaar eerder. Dat verschil kan toeval zijn. ○ Te weinig om te zeggen"),
        ([figuur(50, tekst="50%", indicator="jeugdhulpgebruik", periode="2024"), figuur(45, tekst="45%", indicator="jeugdhulpgebruik", periode="2023")], "Jeugdhulpgebruik tot en met 17 jaar In 2024 kreeg 50% van de jongeren tot en met 17 jaar jeugdhulp, 5 procentpunt meer dan een jaar eerder. Dat verschil kan toeval zijn. ○ Te weinig om te zeggen"),
        ([figuur(37.5, 42.5, tekst="40%", indicator="thuiszitters_aanbod_3m", periode="2024/2025"), figuur(47.5, 52.5, tekst="50%", indicator="thuiszitters_aanbod_3m", periode="2023/2024")], f"{AANBOD} In schooljaar 2024/25 kwamen leerlingen thuis te zitten; van hen had ongeveer 40% binnen 3 maanden een passend aanbod. {UNSAID} ○ Te weinig om te zeggen"),
    ],
    ids=["one", "zero", "equal", "hidden now", "hidden then", "missing now", "missing then", "high", "low", "ordinary", "too small", "school year", "share", "whole percent", "rounded share"],
)  # fmt: skip
def test_sentence(figuren: list[Figure], sentence: str) -> None:
    assert said(*figuren) == sentence


def test_no_number_of_what_is_hidden_or_missing_is_in_a_sentence() -> None:
    """The value of a year earlier is not told where the one of now is hidden."""
    assert "9" not in said(klein(), figuur(9, **THEN))
    assert "17" not in said(zonder("afgeschermd", reden="Afgeschermd."), figuur(17, **THEN))


def test_chance_is_said_only_where_no_verdict_stands_beside_it() -> None:
    now, then = {"onder95": 7.7, "boven95": 23.5}, {"onder95": 9.9, "boven95": 27.2}
    assert "Dat verschil kan toeval zijn." in said(figuur(14, **now), figuur(17, **THEN, **then))
    assert "toeval" not in said(*course(11))
