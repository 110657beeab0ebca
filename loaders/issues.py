"""What is wrong or worth knowing about a delivery: one `Issue` is one problem in one or more rows.

Each has its Dutch sentence: where, what we got, what we expected, what to do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from datasets.notatie import getal

Ernst = Literal["fout", "weggelaten", "waarschuwing", "verbeterd", "melding"]
"""`fout` blocks; `weggelaten` was wrong and stays out because the person said so; `waarschuwing`
must be seen; `verbeterd` was repaired automatically; `melding` is only told."""

VOLGORDE: tuple[Ernst, ...] = ("fout", "weggelaten", "waarschuwing", "verbeterd", "melding")
GETOONDE_RIJEN = 20
GETOONDE_NAMEN = 10
MEESTE_PER_KOLOM = 16
"""With more different wrong values in one column only their number and some examples are told."""
VOORBEELDEN = 5


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
        suggesties: what was probably meant.
        waar: the place in words, where sheet, row and column together cannot say it.
        velden: names of the fields whose cells are meant.
        over: what it is about beside its sentence, where that tells only a part.
        merk: what a confirmation is about, where the sentence may be put in other words later.
        tussen: with `merk`: the least and the most that the figure can be. Who confirms this has
            seen every figure between them.
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
    waar: str = ""
    velden: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    merk: str = ""
    tussen: tuple[int, int] | None = None

    @property
    def kenmerk(self) -> str:
        """Short mark of what it says: a confirmation holds as long as this stays the same."""
        if self.merk:
            stam = _hash((self.soort, self.ernst, self.waar, self.merk))
            return "_".join((stam, *map(str, self.tussen or ())))
        zegt = (self.soort, self.ernst, self.blad, self.kop, self.waarde, self.zin, self.waar)
        return _hash((*zegt, self.rijen, self.over))

    def plaats(self) -> str:
        """Where it is: "Blad Export, regel 7 en 10, kolom Gemeente"."""
        if self.waar:
            return self.waar
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
        plaats = self.plaats()
        gekregen = f"'{self.waarde}': " if self.waarde else ""
        zin = gekregen + self.zin if plaats else self.zin[:1].upper() + self.zin[1:]
        eind = "" if zin.endswith((".", "?")) else "."
        suggestie = f" Bedoelt u {opsomming(self.suggesties, 'of')}?" if self.suggesties else ""
        uitweg = f" {self.uitweg}" if self.uitweg else ""
        return f"{plaats}{': ' if plaats else ''}{zin}{eind}{suggestie}{uitweg}"


def is_bevestigd(kenmerk: str, gezien: Collection[str]) -> bool:
    """True when a person has seen what this mark stands for, or a wider range of it."""
    if kenmerk in gezien:
        return True
    stam, *nu = kenmerk.split("_")
    if not nu:
        return False
    laag, hoog = map(int, nu)
    return any(
        een == stam and len(toen) == len(nu) and int(toen[0]) <= laag and hoog <= int(toen[1])
        for een, *toen in (merk.split("_") for merk in gezien)
    )


def _hash(wat: tuple[object, ...]) -> str:
    return sha256(repr(wat).encode()).hexdigest()[:12]


def regels_tekst(rijen: Sequence[int], *, hooguit: int = GETOONDE_RIJEN) -> str:
    """Row numbers in words: "regel 7", "regel 7 en 10", "regel 1, 2, ... en nog 40 regels"."""
    if len(rijen) > hooguit:
        getoond = ", ".join(str(r) for r in rijen[:hooguit])
        rest = len(rijen) - hooguit
        return f"regel {getoond} en nog {getal(rest)} {'regel' if rest == 1 else 'regels'}"
    return f"regel {opsomming([str(r) for r in rijen], 'en')}"


def opsomming(delen: Sequence[str], voegwoord: Literal["en", "of"]) -> str:
    """Words in a row: "a", "a en b", "a, b en c"."""
    if len(delen) <= 1:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {voegwoord} {delen[-1]}"


def enkele(delen: Sequence[str]) -> str:
    """Words in a row, at most ten of them: "a, b en nog 40"."""
    if len(delen) <= GETOONDE_NAMEN:
        return opsomming(delen, "en")
    rest = len(delen) - GETOONDE_NAMEN
    return f"{', '.join(delen[:GETOONDE_NAMEN])} en nog {getal(rest)}"


def gesorteerd(issues: Iterable[Issue]) -> list[Issue]:
    """Issues in the order in which a person repairs them.

    What blocks first, then whole file before rows, then by row and column.
    """
    return sorted(
        issues,
        key=lambda i: (
            VOLGORDE.index(i.ernst),
            i.blad,
            bool(i.rijen),
            i.rijen[:1],
            i.kop,
            i.waarde,
        ),
    )


def samengevoegd(issues: Iterable[Issue]) -> list[Issue]:
    """Issues as they are told: the same problem is one message, and many of a kind are counted."""
    gelijk = een_per_probleem(issues)
    return gesorteerd(_geteld(_over_bladen(_onbekende_gemeenten(_ongelezen_kolommen(gelijk)))))


def een_per_probleem(issues: Iterable[Issue]) -> list[Issue]:
    """One problem in several periods or rows is one issue with all its rows."""
    per_soort: dict[Issue, set[int]] = defaultdict(set)
    # Rows that are said to be equal, or to clash, belong together: those are never mixed.
    samen: list[Issue] = []
    for issue in issues:
        if issue.soort in SAMENHANGEND:
            samen.append(issue)
        else:
            per_soort[replace(issue, rijen=())].update(issue.rijen)
    los = [replace(issue, rijen=tuple(sorted(rijen))) for issue, rijen in per_soort.items()]
    return [*dict.fromkeys(samen), *los]


SAMENHANGEND = frozenset({"dubbele regel", "botsende regels"})


def _ongelezen_kolommen(issues: Sequence[Issue]) -> list[Issue]:
    """All columns that are not read in one sentence; those with a suggestion keep their own."""
    uit: list[Issue] = []
    per_blad: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.soort == "kolom niet gelezen" and not issue.suggesties:
            per_blad[issue.blad].append(issue)
        else:
            uit.append(issue)
    for blad, kolommen in per_blad.items():
        koppen = list(dict.fromkeys(i.kop for i in kolommen))
        wat = f"deze {len(koppen)} kolommen" if len(koppen) > 1 else "deze kolom"
        namen = opsomming(koppen, "en")
        zin = f"{wat} lezen en bewaren we niet: {namen}"
        uit.append(Issue(soort="kolom niet gelezen", ernst="melding", blad=blad, zin=zin))
    return uit


def _onbekende_gemeenten(issues: Sequence[Issue]) -> list[Issue]:
    """A national file has municipalities that we do not know: one sentence with some names."""
    uit: list[Issue] = []
    per_blad: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.soort == "gemeente onbekend":
            per_blad[issue.blad].append(issue)
        else:
            uit.append(issue)
    for blad, gevallen in per_blad.items():
        namen = list(dict.fromkeys(i.waarde for i in gevallen))
        een = len(namen) == 1
        aantal = "1 gemeente" if een else f"{getal(len(namen))} gemeenten"
        gevolg = "die blijft bewaard en telt" if een else "die blijven bewaard en tellen"
        zin = f"{aantal} kennen we niet; {gevolg} nergens mee: {enkele(namen)}"
        uit.append(Issue(soort="gemeente onbekend", ernst="melding", blad=blad, zin=zin))
    return uit


def _over_bladen(issues: Sequence[Issue]) -> list[Issue]:
    """What is so on several sheets, and is not about rows, is said once."""
    uit: list[Issue] = []
    bladen: dict[Issue, list[str]] = defaultdict(list)
    for issue in issues:
        if issue.rijen or not issue.blad:
            uit.append(issue)
        else:
            bladen[replace(issue, blad="")].append(issue.blad)
    uit += [replace(i, blad=opsomming(_bladnamen(namen), "en")) for i, namen in bladen.items()]
    return uit


def _bladnamen(namen: Sequence[str]) -> list[str]:
    """The word blad before every name but the first, which gets it with the place."""
    return [namen[0], *(f"blad {naam}" for naam in namen[1:])]


def _geteld(issues: Sequence[Issue]) -> list[Issue]:
    """Many different wrong values in one column: how many, and a few of them."""
    per_kolom: dict[tuple[str, ...], list[Issue]] = defaultdict(list)
    for issue in issues:
        per_kolom[(issue.ernst, issue.soort, issue.blad, issue.kop)].append(issue)
    uit: list[Issue] = []
    for groep in per_kolom.values():
        # What has its own place is about a whole delivery, not about a cell.
        eigen = groep[0].waar and groep[0].soort not in SAMENHANGEND
        uit += groep if eigen or len(groep) <= MEESTE_PER_KOLOM else [_samenvatting(groep)]
    return uit


def _samenvatting(groep: Sequence[Issue]) -> Issue:
    eerste = groep[0]
    rijen = tuple(sorted({r for i in groep for r in i.rijen}))
    if eerste.soort in SAMENHANGEND:
        paren = ", ".join(f"{i.rijen[0]} en {i.rijen[-1]}" for i in groep[:VOORBEELDEN])
        zin = f"{eerste.zin}; zo zijn er {getal(len(groep))}, bijvoorbeeld regel {paren}"
        return replace(eerste, rijen=(), zin=zin)
    voorbeelden = [f"'{i.waarde}'" for i in groep if i.waarde][:VOORBEELDEN]
    bijvoorbeeld = f", zoals {opsomming(voorbeelden, 'en')}" if voorbeelden else ""
    zin = f"{getal(len(groep))} verschillende waarden kunnen we niet lezen{bijvoorbeeld}"
    if eerste.ernst == "verbeterd":
        gelezen = [f"'{i.waarde}': {i.zin}" for i in groep if i.waarde][:VOORBEELDEN]
        zin = f"zo zijn er {getal(len(groep))} verschillende, zoals {'; '.join(gelezen)}"
        return replace(eerste, zin=zin, waarde="", rijen=rijen)
    uitweg = f"{eerste.uitweg} Verbeter dit liefst in het systeem waar de lijst vandaan komt."
    return replace(eerste, zin=zin, waarde="", rijen=rijen, suggesties=(), uitweg=uitweg.strip())
