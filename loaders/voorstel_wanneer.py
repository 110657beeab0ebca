"""Over which period a file goes, from what it says and from what was delivered before.

Certain is what the file says in so many words: a column, the names of its sheets, its own name.
The dates of the cases and the period that is next are each only a hint; together they are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from datasets.model import Dataset
from datasets.notatie import NotatieFout
from datasets.periodes import Periode, Periodesoort
from loaders.antwoorden import BLADNAAM, periode_van_blad, soorten
from loaders.blad import Blad
from loaders.keuzes import Keuze
from loaders.match import Koppeling
from loaders.voorstel_inhoud import Gekozen

_STUK = re.compile(r"[0-9A-Za-z]+")
_LANGSTE_VENSTER = 4
_KWARTAAL_ZONDER_JAAR = re.compile(
    r"(?:^|[^a-z0-9])(?:(?:k|q|kw|kwartaal)[ _-]?([1-4])|([1-4])e?[ _-]?(?:kwartaal|kw))"
    r"(?![a-z0-9])"
)
_AANTAL_OPTIES: dict[Periodesoort, int] = {
    "kwartaal": 8, "halfjaar": 4, "schooljaar": 4, "kalenderjaar": 4, "peildatum": 4,
}  # fmt: skip


@dataclass(frozen=True)
class Aanwijzing:
    """What points at a period besides the sheets.

    Attributes:
        naam: name of the file.
        titels: texts above the tables.
        nieuwste: the newest date of the cases.
        perioden: codes of the periods that this leverancier has delivered, oldest first.
    """

    naam: str
    titels: Sequence[str]
    nieuwste: date | None
    perioden: Sequence[str]


def wanneer(dataset: Dataset, gekozen: Gekozen, aanwijzing: Aanwijzing, *, vandaag: date) -> Keuze:
    """The period of a file, where the person did not say it."""
    opties = tuple(p.code for p in recente_perioden(dataset, vandaag))
    zonder = [(blad, k) for blad, k in gekozen if not _heeft_periode(k)]
    if gekozen and not zonder:
        return Keuze("", _waar_in_het_bestand(gekozen[0][1]), opties, zeker=True)
    for keuze in (
        _uit_bladnamen(dataset, [blad for blad, _ in zonder], opties),
        _uit_teksten(dataset, aanwijzing, opties, vandaag),
        _uit_gewoonte(dataset, aanwijzing, opties, vandaag),
    ):
        if keuze is not None:
            return keuze
    return Keuze("", f"in het bestand staat niet over welk {soorten(dataset)} het gaat", opties)


def recente_perioden(dataset: Dataset, vandaag: date) -> list[Periode]:
    """The newest periods of an export type that are over, newest first per kind."""
    uit = []
    for soort in dataset.periodesoorten:
        periode = _laatste_voorbij(soort, vandaag)
        for _ in range(_AANTAL_OPTIES[soort]):
            uit.append(periode)
            periode = periode.vorige()
    return uit


def perioden_in(tekst: str, soorten_: Iterable[Periodesoort]) -> list[Periode]:
    """The periods of these kinds that stand in a name or a title, from left to right.

    The longest reading goes first: "2025-K2" is a quarter and no year.
    """
    passend = set(soorten_)
    gelijk = tekst.replace("_", " ")
    stukken = [m.span() for m in _STUK.finditer(gelijk)]
    uit: list[Periode] = []
    begin = 0
    while begin < len(stukken):
        for einde in range(min(begin + _LANGSTE_VENSTER, len(stukken)), begin, -1):
            periode = _lees(gelijk[stukken[begin][0] : stukken[einde - 1][1]])
            if periode is not None:
                begin = einde
                if periode.soort in passend and periode not in uit:
                    uit.append(periode)
                break
        else:
            begin += 1
    return uit


def _lees(tekst: str) -> Periode | None:
    try:
        return Periode.lees(tekst)
    except NotatieFout:
        return None


def _heeft_periode(koppeling: Koppeling) -> bool:
    veld = koppeling.dataset.periode
    return veld is not None and (
        veld.naam in koppeling.kolommen
        or veld.naam in koppeling.vast
        or veld.naam == koppeling.uit_koppen
    )


def _waar_in_het_bestand(koppeling: Koppeling) -> str:
    veld = koppeling.dataset.periode
    if veld is None or veld.naam in koppeling.vast:
        return "u gaf de periode op"
    if veld.naam == koppeling.uit_koppen:
        return "de perioden staan in de koppen"
    return f"staat in de kolom {koppeling.kop_van(veld.naam)}"


def _uit_bladnamen(
    dataset: Dataset, bladen: Sequence[Blad], opties: tuple[str, ...]
) -> Keuze | None:
    perioden = [periode_van_blad(dataset, blad.naam) for blad in bladen]
    if not perioden or None in perioden:
        return None
    codes = [p.code for p in perioden if p is not None]
    if len(codes) == 1:
        reden = f"het blad heet {bladen[0].naam}"
        return Keuze(codes[0], reden, _eerst(codes, opties), zeker=True)
    reden = "elk blad heet naar zijn eigen periode"
    return Keuze(BLADNAAM, reden, (BLADNAAM, *_eerst(codes, opties)), zeker=True)


def _uit_teksten(
    dataset: Dataset, aanwijzing: Aanwijzing, opties: tuple[str, ...], vandaag: date
) -> Keuze | None:
    """What the name of the file or a title says in so many words."""
    for teksten, waar in (
        ([aanwijzing.naam.rpartition(".")[0] or aanwijzing.naam], "in de naam van het bestand"),
        (aanwijzing.titels, "boven de tabel"),
    ):
        gevonden = [
            p for t in teksten for p in perioden_in(t, dataset.periodesoorten)
            if p.eerste <= vandaag
        ]  # fmt: skip
        codes = list(dict.fromkeys(p.code for p in gevonden))
        if len(codes) == 1:
            return _met_datums(gevonden[0], waar, aanwijzing.nieuwste, opties)
        if codes:
            return Keuze("", f"{waar} staan meer perioden", _eerst(codes, opties))
    return None


def _met_datums(
    periode: Periode, waar: str, nieuwste: date | None, opties: tuple[str, ...]
) -> Keuze:
    """A period that is named; dates that lie after the next one or before it speak against it."""
    keuzes = _eerst([periode.code], opties)
    if nieuwste is None or periode.eerste <= nieuwste <= periode.volgende().laatste:
        return Keuze(periode.code, f"{waar} staat {periode.lang()}", keuzes, zeker=True)
    reden = f"{waar} staat {periode.lang()}, maar de nieuwste datum ligt in een andere periode"
    return Keuze(periode.code, reden, keuzes)


def _uit_gewoonte(
    dataset: Dataset, aanwijzing: Aanwijzing, opties: tuple[str, ...], vandaag: date
) -> Keuze | None:
    """A quarter without its year, the dates of the cases, and the period that is next."""
    hints = [
        (_kwartaal_zonder_jaar(dataset, aanwijzing, vandaag), "de naam van het bestand"),
        (_van_datum(dataset, aanwijzing.nieuwste, vandaag), "de nieuwste datum in het bestand"),
        (_volgende(dataset, aanwijzing.perioden, vandaag), "wat u nog niet leverde"),
    ]
    bekend = [(periode, hint) for periode, hint in hints if periode is not None]
    if not bekend:
        return None
    # What is in already is rather the period before: the newest case can be of that one.
    bekend.sort(key=lambda hint: hint[0].code in aanwijzing.perioden)
    codes = [periode.code for periode, _ in bekend]
    gekozen = max(codes, key=lambda code: (codes.count(code), -codes.index(code)))
    redenen = [hint for periode, hint in bekend if periode.code == gekozen]
    reden = f"dat past bij {' en '.join(redenen)}"
    return Keuze(gekozen, reden, _eerst([gekozen, *codes], opties), zeker=len(redenen) > 1)


def _kwartaal_zonder_jaar(
    dataset: Dataset, aanwijzing: Aanwijzing, vandaag: date
) -> Periode | None:
    """The newest quarter that is over, of a name with its number only ("Q2")."""
    treffers = _KWARTAAL_ZONDER_JAAR.findall(aanwijzing.naam.lower())
    nummers = {een or twee for een, twee in treffers}
    if "kwartaal" not in dataset.periodesoorten or len(nummers) != 1:
        return None
    [nummer] = nummers
    periode = _laatste_voorbij("kwartaal", vandaag)
    while not periode.code.endswith(nummer):
        periode = periode.vorige()
    return periode


def _van_datum(dataset: Dataset, nieuwste: date | None, vandaag: date) -> Periode | None:
    """The period of the newest date; when that is not over, the one before: the list is of then."""
    if nieuwste is None:
        return None
    soort = dataset.periodesoorten[0]
    periode = _periode_op(soort, nieuwste)
    return periode if periode.laatste < vandaag else _laatste_voorbij(soort, vandaag)


def _volgende(dataset: Dataset, perioden: Sequence[str], vandaag: date) -> Periode | None:
    """The one after the newest that was delivered, if it is over."""
    if not perioden:
        return None
    periode = Periode.van_code(perioden[-1])
    if periode.soort not in dataset.periodesoorten:
        return None
    volgende = periode.volgende()
    return volgende if volgende.laatste < vandaag else None


def _laatste_voorbij(soort: Periodesoort, vandaag: date) -> Periode:
    periode = _periode_op(soort, vandaag)
    return periode if periode.laatste < vandaag else periode.vorige()


def _periode_op(soort: Periodesoort, dag: date) -> Periode:
    """The period of a kind in which a day lies; a peildatum is 1 October or the one before it."""
    jaar = dag.year
    match soort:
        case "kwartaal":
            return Periode.van_code(f"{jaar}-K{(dag.month + 2) // 3}")
        case "halfjaar":
            return Periode.van_code(f"{jaar}-H{1 if dag.month <= 6 else 2}")
        case "schooljaar":
            begin = jaar if dag.month >= 8 else jaar - 1
            return Periode.van_code(f"{begin}/{begin + 1}")
        case "kalenderjaar":
            return Periode.van_code(str(jaar))
        case "peildatum":
            begin = jaar if dag.month >= 10 else jaar - 1
            return Periode.van_code(f"{begin}-10-01")


def _eerst(codes: Sequence[str], opties: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*codes, *opties]))
