"""The page that explains every figure."""

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
