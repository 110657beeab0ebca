"""What is wrong or worth knowing about a delivery: one `Issue` is one problem in one or more rows, with its Dutch sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Ernst = Literal["fout", "waarschuwing", "verbeterd", "melding"]
"""`fout` blocks; `waarschuwing` must be seen; `verbeterd` was repaired automatically; `melding` is only told."""

VOLGORDE: tuple[Ernst, ...] = ("fout", "waarschuwing", "verbeterd", "melding")
GETOONDE_RIJEN = 20


@dataclass(frozen=True)
class Issue:
    """One problem.

    Attributes:
        soort: short fixed name of the kind, for grouping and for scripts.
        zin: what is wrong, starting with a lower case letter.
        uitweg: what to do.
        blad: name of the sheet; empty for a csv file.
        kop: heading as the file has it; empty when the problem is not in one column.
        waarde: what the cell holds; never that of a column with pseudonyms or birth dates.
        rijen: row numbers as the user sees them; empty when the whole file is meant.
    """

    soort: str
    ernst: Ernst
    zin: str
    uitweg: str = ""
    blad: str = ""
    kop: str = ""
    waarde: str = ""
    rijen: tuple[int, ...] = ()
    suggesties: tuple[str, ...] = ()

    def plaats(self) -> str:
        """Where it is: "Blad Export, regel 7 en 10, kolom Gemeente"."""
        delen = []
        if self.blad:
            delen.append(f"blad {self.blad}")
        if self.rijen:
            delen.append(regels_tekst(self.rijen))
        if self.kop:
            delen.append(f"kolom {self.kop}")
        plaats = ", ".join(delen)
        return plaats[:1].upper() + plaats[1:]

    def tekst(self) -> str:
        """The whole message in one line: where, what we got, what is wrong, what to do."""
        kop = self.plaats()
        gekregen = f"'{self.waarde}': " if self.waarde else ""
        zin = gekregen + self.zin if gekregen else self.zin[:1].upper() + self.zin[1:]
        eind = "" if zin.endswith((".", "?")) else "."
        suggestie = f" Bedoelt u {opsomming(self.suggesties, 'of')}?" if self.suggesties else ""
        uitweg = f" {self.uitweg}" if self.uitweg else ""
        return f"{kop}{': ' if kop else ''}{zin}{eind}{suggestie}{uitweg}"


def regels_tekst(rijen: Sequence[int]) -> str:
    """Row numbers in words: "regel 7", "regel 7 en 10", "regel 1, 2, ... en nog 40 regels"."""
    if len(rijen) > GETOONDE_RIJEN:
        getoond = ", ".join(str(r) for r in rijen[:GETOONDE_RIJEN])
        rest = len(rijen) - GETOONDE_RIJEN
        return f"regel {getoond} en nog {rest} {'regel' if rest == 1 else 'regels'}"
    return f"regel {opsomming([str(r) for r in rijen], 'en')}"


def opsomming(delen: Sequence[str], voegwoord: Literal["en", "of"]) -> str:
    """Words in a row: "a", "a en b", "a, b en c"."""
    if len(delen) <= 1:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {voegwoord} {delen[-1]}"


def gesorteerd(issues: Sequence[Issue]) -> list[Issue]:
    """Issues in the order in which a person repairs them: what blocks first, whole file before rows, then by row."""
    return sorted(issues, key=lambda i: (VOLGORDE.index(i.ernst), i.blad, bool(i.rijen), i.rijen[:1], i.kop))
