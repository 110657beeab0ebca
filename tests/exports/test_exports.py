"""The committed exports are those of the generator, and every one is described."""

import importlib.util
import io
import tomllib
import zipfile
from pathlib import Path

import pytest

MAP = Path(__file__).resolve().parent
BESCHREVEN = tomllib.loads((MAP / "verwacht.toml").read_text("utf-8"))["bestand"]


@pytest.fixture(scope="module")
def maker():
    plek = importlib.util.spec_from_file_location("maak_exports", MAP / "maak_exports.py")
    module = importlib.util.module_from_spec(plek)
    plek.loader.exec_module(module)
    return module


def uitgepakt(inhoud: bytes) -> object:
    """The parts of a zip, as packing may differ between machines; other bytes as they are."""
    if not inhoud.startswith(b"PK"):
        return inhoud
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        return {naam: pak.read(naam) for naam in pak.namelist()}


def test_generator_geeft_dezelfde_bestanden(maker):
    for x in maker.alles():
        bewaard = (MAP / "bestanden" / x.naam).read_bytes()
        assert uitgepakt(bewaard) == uitgepakt(x.inhoud), x.naam
    assert (MAP / "verwacht.toml").read_text("utf-8") == maker.verwacht(maker.alles())


def test_elk_bestand_is_beschreven():
    assert {b["naam"] for b in BESCHREVEN} == {p.name for p in (MAP / "bestanden").iterdir()}
    assert len(BESCHREVEN) >= 24


def test_beschrijving_is_volledig():
    for b in BESCHREVEN:
        assert b["wat"].endswith("."), b["naam"]
        assert b["verwacht"].endswith("."), b["naam"]
        assert b["vreemd"], b["naam"]


def test_begin_plus_in_min_uit_is_eind():
    per_sleutel: dict[tuple[str, str, str], dict[str, int]] = {}
    for b in BESCHREVEN:
        for c in b.get("cijfers", []) + b.get("zonder_foute_rijen", []):
            sleutel = (b["naam"], c["periode"], c["gemeente"])
            per_sleutel.setdefault(sleutel, {})[c["maat"]] = c["waarde"]
    met_verloop = [m for m in per_sleutel.values() if "instroom" in m]
    assert met_verloop
    for m in met_verloop:
        assert m["begin"] + m["instroom"] - m["uitstroom"] == m["eind"]
        assert m["langer dan 3 maanden"] <= m["eind"]
