"""The page that explains every figure."""

import re

from pages.uitleg.text import explanation
from tests.pages.fakes import voorbeeld


def test_every_indicator_is_explained() -> None:
    beeld = voorbeeld()
    html = explanation(beeld)
    for one in beeld.indicatoren:
        assert f'<section id="{one.id}"' in html
        assert f'href="#{one.id}"' in html
        assert one.definitie.split(".")[0] in html


def test_what_is_not_guarded_is_said() -> None:
    assert "van elkaar aftrekt" in explanation(voorbeeld())


def test_the_compiled_query_is_there() -> None:
    assert "from v_thuiszitters" in explanation(voorbeeld())


def test_the_calculation_is_dutch_and_its_conditions_are_in_the_query() -> None:
    for one in voorbeeld().indicatoren:
        assert one.formule().startswith("We ")
        assert not re.search(r"[_=<>]|is_totaal|\band\b", one.formule()), one.formule()
    html = explanation(voorbeeld())
    folded = "".join(re.findall(r"<details.*?</details>", html, re.DOTALL))
    outside = re.sub(r"<details.*?</details>", "", html, flags=re.DOTALL)
    assert "is_totaal" in folded
    assert "is_totaal" not in outside


def test_every_term_that_is_linked_is_explained() -> None:
    html = explanation(voorbeeld())
    linked = set(re.findall(r'href="#(begrip-[^"]*)"', html))
    assert linked
    assert linked == set(re.findall(r'id="(begrip-[^"]*)"', html))
