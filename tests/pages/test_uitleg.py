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


def test_every_term_that_is_linked_is_explained() -> None:
    html = explanation(voorbeeld())
    linked = set(re.findall(r'href="#(begrip-[^"]*)"', html))
    assert linked
    assert linked == set(re.findall(r'id="(begrip-[^"]*)"', html))
