"""Write all messy exports and what is expected of them (bestanden/ and verwacht.toml).

Run: python tests/exports/maak_exports.py. Everything is invented; the same bytes at every run.
"""

import json
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

MAP = Path(__file__).resolve().parent
sys.path.insert(0, str(MAP))

# The modules register their files in EXPORTS when they are imported.
import exports_gemeenten  # noqa: E402, F401
import exports_geweigerd  # noqa: E402, F401
import exports_landelijk  # noqa: E402, F401
import exports_opmaak  # noqa: E402, F401
import exports_perioden  # noqa: E402, F401
import exports_tellingen  # noqa: E402, F401
import exports_thuiszitters  # noqa: E402, F401
import exports_vo_coach  # noqa: E402, F401
import exports_vrijstellingen  # noqa: E402, F401
from exports_basis import EXPORTS, Export  # noqa: E402

KOP = """\
# Gemaakt door maak_exports.py. Niet met de hand wijzigen.
# Alles is verzonnen. Per bestand: wat het is, wat er vreemd aan is en wat een zorgvuldig mens
# verwacht. De cijfers zijn apart geteld, niet met de monitor zelf.
# uitkomst: gaat erin | gaat erin met waarschuwingen | vraagt eerst iets | geweigerd
# niet_bewaren: tekst die nergens terug mag komen: opslag, concept, log of melding.
# rijen: rijnummers zoals in Excel. cijfers bij een geweigerd bestand: zonder de foute rijen.
"""


def waarde(x: object) -> str:
    """A value as TOML; an empty field of a table is left out."""
    if is_dataclass(x):
        delen = [(f.name, getattr(x, f.name)) for f in fields(x)]
        return "{ " + ", ".join(f"{k} = {waarde(v)}" for k, v in delen if v not in ("", ())) + " }"
    if isinstance(x, tuple):
        if x and is_dataclass(x[0]):
            return "[\n" + "".join(f"    {waarde(d)},\n" for d in x) + "]"
        return "[" + ", ".join(waarde(d) for d in x) + "]"
    return json.dumps(x, ensure_ascii=False)


def beschrijving(x: Export) -> str:
    """One table of verwacht.toml."""
    regels = ["", "[[bestand]]"]
    for f in fields(x):
        inhoud = getattr(x, f.name)
        if f.name != "inhoud" and inhoud != ():
            regels.append(f"{f.name} = {waarde(inhoud)}")
    return "\n".join(regels) + "\n"


def alles() -> list[Export]:
    """All files in the order of their names."""
    lijst = sorted((maak() for maak in EXPORTS), key=lambda x: x.naam)
    if len({x.naam for x in lijst}) != len(lijst):
        raise ValueError("twee exports hebben dezelfde naam")
    return lijst


def verwacht(lijst: list[Export]) -> str:
    """The text of verwacht.toml."""
    return KOP + "".join(beschrijving(x) for x in lijst)


def main() -> None:
    """Write everything."""
    bestanden = MAP / "bestanden"
    bestanden.mkdir(exist_ok=True)
    lijst = alles()
    for x in lijst:
        (bestanden / x.naam).write_bytes(x.inhoud)
    (MAP / "verwacht.toml").write_text(verwacht(lijst), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
