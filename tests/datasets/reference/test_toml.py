"""What is written as TOML is read back as exactly the same."""

import tomllib
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.reference.toml import als_toml

_tekst = st.text(st.characters(exclude_categories=["Cs"]))
_los = (
    _tekst
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False)
    | st.dates()
    | st.datetimes().map(lambda d: d.replace(microsecond=0))
)
_waarde = st.recursive(
    _los, lambda w: st.lists(w, max_size=4) | st.dictionaries(_tekst, w, max_size=4), max_leaves=12
)


@given(st.dictionaries(_tekst, _waarde, max_size=6))
def test_wat_geschreven_wordt_komt_precies_zo_terug(inhoud: dict[str, Any]) -> None:
    assert tomllib.loads(als_toml(inhoud)) == inhoud


def test_een_profiel_blijft_leesbaar() -> None:
    inhoud = {
        "naam": "’s-Gravenhage “zo”",
        "van": date(2025, 1, 1),
        "op": datetime(2025, 1, 1, 9, 30),  # noqa: DTZ001 (TOML: local time)
        "groepen": [{"id": "a", "gemeenten": ("VB01", "VB02")}, {"id": "b", "pc4": {"2", "1"}}],
    }
    assert als_toml(inhoud) == (
        'naam = "’s-Gravenhage “zo”"\n'
        "van = 2025-01-01\n"
        "op = 2025-01-01T09:30:00\n"
        "groepen = [\n"
        '    { id = "a", gemeenten = ["VB01", "VB02"] },\n'
        '    { id = "b", pc4 = ["1", "2"] },\n'
        "]\n"
    )


def test_wat_toml_niet_kent_wordt_geweigerd() -> None:
    with pytest.raises(TypeError):
        als_toml({"niets": None})
