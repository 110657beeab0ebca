"""What each indicator counts, in plain Python: one function per indicator over rows as delivered.

Written from design domain.md and decisions.md 4 to 13 and docs/indicatoren.md, not from the SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tests.indicators.orakel.aangeleverd import (
    Getal,
    Rij,
    aantal,
    dag,
    precies,
    samen,
    zekere_dag,
)

Hoe = Literal["lijst", "telling", "scholen", "percentage"]


@dataclass(frozen=True)
class Moment:
    """First and last day of the period of a delivery, and the day of a stock."""

    eerste: date
    laatste: date
    dag: date

    def erin(self, dag: date | None) -> bool:
        return dag is not None and self.eerste <= dag <= self.laatste


Tel = Callable[[Sequence[Rij], Sequence[Rij], Moment], Getal]
"""All rows of a delivery, those of one municipality, when -> how many."""


@dataclass(frozen=True)
class Definitie:
    """One indicator.

    Attributes:
        hoe: from a list of cases, from counts, from the files of DUO per school municipality, or a
            published percentage.
        stand: a stock, that holds on a day; else a flow, that adds up over a school year.
        rest: of a share what is not counted.
        noemer: ages of the inhabitants of the figure per 1.000.
        woord: of counts the measure as the file names it.
    """

    soort: str
    maat: str
    hoe: Hoe
    stand: bool
    tel: Tel
    rest: Tel | None = None
    noemer: tuple[int, int] | None = None
    woord: str = ""


LEERPLICHTIG = (5, 17)
TOT_23 = (0, 22)


# -- thuiszitters -------------------------------------------------------------------------------


def _thuis(rij: Rij, op: date) -> bool:
    """At home on a day: begun on or before it, and not back yet; the day back is no day at home."""
    terug = dag(rij, "Datum terug")
    return zekere_dag(rij, "Eerste dag thuis") <= op and (terug is None or op < terug)


def thuiszitters(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return precies(sum(_thuis(rij, m.dag) for rij in hier))


def langer_dan_3_maanden(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    nog = [rij for rij in hier if _thuis(rij, m.dag)]
    return precies(sum((m.dag - zekere_dag(r, "Eerste dag thuis")).days > 91 for r in nog))


def instroom(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return precies(sum(m.erin(dag(rij, "Eerste dag thuis")) for rij in hier))


def uitstroom(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return precies(sum(m.erin(dag(rij, "Datum terug")) for rij in hier))


NAAR_SCHOOL = ("terug naar school", "terug naar dezelfde school", "terug naar een andere school")


def terug_naar_school(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    """Who went to school; who ended without an outcome can have. Nobody with one: not delivered."""
    weg = [rij for rij in hier if m.erin(dag(rij, "Datum terug"))]
    if not any(rij.get("Uitkomst") for rij in alle if m.erin(dag(rij, "Datum terug"))):
        return Getal(onbekend=len(weg))
    wel = sum(rij["Uitkomst"] in NAAR_SCHOOL for rij in weg)
    return Getal(wel, wel + sum(not rij["Uitkomst"] for rij in weg))


# -- vrijstellingen -----------------------------------------------------------------------------


def _artikel(rijen: Sequence[Rij], letter: str) -> list[Rij]:
    return [rij for rij in rijen if rij["Artikel"] == f"5 onder {letter}"]


def _geldig(rij: Rij, op: date) -> bool:
    einde = dag(rij, "Einddatum")
    return zekere_dag(rij, "Ingangsdatum") <= op and (einde is None or op < einde)


def vrijgesteld(letter: str) -> Tel:
    """Exemptions of an article in force on the day."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        return precies(sum(_geldig(rij, m.dag) for rij in _artikel(hier, letter)))

    return tel


def ingegaan_als(wat: str) -> Tel:
    """Exemptions 5 onder a that began in the period as new, or as renewed; unsaid is perhaps."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        begonnen = [r for r in _artikel(hier, "a") if m.erin(dag(r, "Ingangsdatum"))]
        gezegd = [r for r in alle if m.erin(dag(r, "Ingangsdatum")) and r["Nieuw of verlengd"]]
        if not gezegd:
            return Getal(onbekend=len(begonnen))
        wel = sum(r["Nieuw of verlengd"] == wat for r in begonnen)
        return Getal(wel, wel + sum(not r["Nieuw of verlengd"] for r in begonnen))

    return tel


def permanent(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    geldig = [r for r in _artikel(hier, "a") if _geldig(r, m.dag)]
    if not any(r["Permanent"] for r in alle):
        return Getal(onbekend=len(geldig))
    wel = sum(r["Permanent"] == "ja" for r in geldig)
    return Getal(wel, wel + sum(not r["Permanent"] for r in geldig))


# -- jeugdhulptrajecten -------------------------------------------------------------------------


def _liep(rij: Rij, m: Moment) -> bool:
    """On at least one day of the period; the end date is the first day without help."""
    begin, einde = zekere_dag(rij, "Begindatum"), dag(rij, "Einddatum")
    if m.erin(begin):
        return True
    return begin < m.eerste and (einde is None or einde > m.eerste)


def _jongeren(rijen: Sequence[Rij]) -> Getal:
    """Different youths; who has no pseudonym is not known."""
    wie = {rij["Jongere-ID"] for rij in rijen if "Jongere-ID" in rij}
    return Getal(len(wie), len(wie), sum("Jongere-ID" not in rij for rij in rijen))


def jongeren(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return _jongeren([rij for rij in hier if _liep(rij, m)])


def jongeren_verblijf(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return _jongeren([r for r in hier if _liep(r, m) and 11 <= int(r["Hulpvorm"]) <= 14])


def trajecten(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return precies(sum(_liep(rij, m) for rij in hier))


def gestart(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return precies(sum(m.erin(dag(rij, "Begindatum")) for rij in hier))


def beeindigd(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return precies(sum(m.erin(dag(rij, "Einddatum")) for rij in hier))


def uitval(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    """Ended by one side; an unknown reason can be that. No reason at all: not delivered."""
    klaar = [rij for rij in hier if m.erin(dag(rij, "Einddatum"))]
    niet_gezegd = ("", "onbekend")
    if all(r["Reden"] in niet_gezegd for r in alle if m.erin(dag(r, "Einddatum"))):
        return Getal(onbekend=len(klaar))
    wel = sum(rij["Reden"].startswith("eenzijdig") for rij in klaar)
    return Getal(wel, wel + sum(rij["Reden"] in niet_gezegd for rij in klaar))


def jeugdzorgplus(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return precies(sum(m.erin(dag(r, "Begindatum")) and r["Hulpvorm"] == "13" for r in hier))


# -- counts -------------------------------------------------------------------------------------


def totaal(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    """The total as delivered; parts of it are not counted again."""
    return samen([aantal(rij, "Aantal") for rij in hier if not rij.get("Uitsplitsing")])


def van_de_scholen(kop: str) -> Tel:
    """Of each school (and kind of school) the row of all hulpvragen; one without is not known."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        heel = [rij for rij in hier if rij["Hulpvraag"] in ("", "totaal")]
        scholen = {(rij["School"], rij["Schoolsoort"]) for rij in hier}
        gezegd = {(rij["School"], rij["Schoolsoort"]) for rij in heel}
        ontbreekt = Getal(onbekend=len(scholen - gezegd))
        return samen([*(aantal(rij, kop) for rij in heel), ontbreekt])

    return tel


# -- pupils -------------------------------------------------------------------------------------


def in_soort(*soorten: str) -> Tel:
    """Pupils who live here and are in one of these kinds of school."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        return samen([aantal(rij, "AANTAL") for rij in hier if rij["SOORT_PO"] in soorten])

    return tel


def naar_school(*, elders: bool) -> Tel:
    """Pupils who live here and go to school in another municipality, or in this one."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        return samen([aantal(r, "AANTAL") for r in hier if (r["_school"] != r["_woont"]) == elders])

    return tel


# -- all of them --------------------------------------------------------------------------------


def _lijst(soort: str, maat: str, tel: Tel, **meer: object) -> Definitie:
    return Definitie(soort, maat, "lijst", tel=tel, **meer)  # type: ignore[arg-type]


def _geteld(
    maat: str, woord: str, *, stand: bool, noemer: tuple[int, int] | None = None
) -> Definitie:
    return Definitie("tellingen", maat, "telling", stand, totaal, noemer=noemer, woord=woord)


def _po(tel: Tel, rest: Tel | None = None) -> Definitie:
    return Definitie("leerlingen_po", "leerlingen_po", "scholen", True, tel, rest)


def _cbs(woord: str, maat: str) -> Definitie:
    return Definitie("jeugdhulp_gebruik", maat, "telling", False, totaal, woord=woord)


def _niets(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return Getal()


_T, _V, _J = "thuiszitters", "vrijstellingen", "jeugdhulptrajecten"
_5A = "vrijstellingen_5_onder_a"

DEFINITIES: dict[str, Definitie] = {
    _T: _lijst(_T, _T, thuiszitters, stand=True, noemer=LEERPLICHTIG),
    f"{_T}_langer_3m": _lijst(_T, f"{_T}_langer_3m", langer_dan_3_maanden, stand=True),
    f"{_T}_instroom": _lijst(_T, f"{_T}_instroom", instroom, stand=False),
    f"{_T}_uitstroom": _lijst(_T, f"{_T}_uitstroom", uitstroom, stand=False),
    f"{_T}_terug_naar_school": _lijst(
        _T, f"{_T}_terug_naar_school", terug_naar_school, stand=False
    ),
    _5A: _lijst(_V, _5A, vrijgesteld("a"), stand=True, noemer=LEERPLICHTIG),
    f"{_5A}_nieuw": _lijst(_V, f"{_5A}_nieuw", ingegaan_als("nieuw"), stand=False),
    f"{_5A}_verlengd": _lijst(_V, f"{_5A}_verlengd", ingegaan_als("verlengd"), stand=False),
    f"{_5A}_permanent": _lijst(_V, f"{_5A}_permanent", permanent, stand=True),
    **{
        f"vrijstellingen_5_onder_{letter}": _lijst(
            _V,
            f"vrijstellingen_5_onder_{letter}",
            vrijgesteld(letter),
            stand=True,
            noemer=LEERPLICHTIG,
        )
        for letter in "bc"
    },
    "jeugdhulp_jongeren": _lijst(_J, "jeugdhulp_jongeren", jongeren, stand=False, noemer=TOT_23),
    "jeugdhulp_jongeren_verblijf": _lijst(
        _J, "jeugdhulp_jongeren_verblijf", jongeren_verblijf, stand=False, noemer=TOT_23
    ),
    **{
        naam: _lijst(_J, naam, tel, stand=False)
        for naam, tel in (
            ("jeugdhulptrajecten", trajecten),
            ("jeugdhulp_gestart", gestart),
            ("jeugdhulp_beeindigd", beeindigd),
            ("jeugdhulp_uitval", uitval),
            ("jeugdzorgplus_instroom", jeugdzorgplus),
        )
    },
    "dreigende_thuiszitters": _geteld(
        "dreigende_thuiszitters", "dreigend", stand=True, noemer=LEERPLICHTIG
    ),
    "geoorloofd_verzuim": _geteld(
        "geoorloofd_verzuim", "geoorloofd", stand=False, noemer=LEERPLICHTIG
    ),
    "ziekteverzuim_mazl": _geteld("ziekteverzuim_mazl", "mazl", stand=False, noemer=LEERPLICHTIG),
    "verkorte_onderwijstijd": _geteld(
        "verkorte_onderwijstijd", "Verkorte onderwijstijd", stand=True, noemer=LEERPLICHTIG
    ),
    "wachtenden_jeugdhulp": _geteld("wachtenden_jeugdhulp", "Wachtenden op jeugdhulp", stand=True),
    "tlv": _geteld("tlv", "tlv", stand=False),
    "dyslexie_verwijzingen": _geteld("dyslexie_verwijzingen", "dyslexie", stand=False),
    "dyslexie_onterecht": _geteld("dyslexie_onterecht", "dyslexie onterecht", stand=False),
    "vo_coach_jongeren": Definitie(
        "vo_coach", "vo_coach_jongeren", "telling", False, van_de_scholen("Gesproken jongeren")
    ),
    "vo_coach_beschikkingen": Definitie(
        "vo_coach", "vo_coach_beschikkingen", "telling", False, van_de_scholen("Beschikkingen")
    ),
    "jongeren_met_jeugdhulp": _cbs("jongeren", "jongeren"),
    "trajecten_cbs": _cbs("trajecten", "trajecten"),
    "jeugdhulpgebruik": Definitie(
        "jeugdhulp_indicatoren", "jeugdhulp", "percentage", False, _niets, woord="jeugdhulp"
    ),
    "jeugdhulp_met_verblijf": Definitie(
        "jeugdhulp_indicatoren",
        "jeugdhulp met verblijf",
        "percentage",
        False,
        _niets,
        woord="jeugdhulp met verblijf",
    ),
    "leerlingen_so": _po(in_soort("so")),
    "leerlingen_vso": _po(in_soort("vso")),
    "leerlingen_sbo": _po(in_soort("sbo")),
    "deelname_so": _po(in_soort("so"), in_soort("bo", "sbo")),
    "deelname_sbo": _po(in_soort("sbo"), in_soort("bo", "so")),
    "grensverkeer": _po(naar_school(elders=True), naar_school(elders=False)),
}
"""Indicator -> its definition. A test fails when one that is shown is not in here."""

WOORDEN_TELLING = {
    _T: "thuiszitters",
    f"{_T}_langer_3m": "langer dan 3 maanden",
    f"{_T}_instroom": "instroom",
    f"{_T}_uitstroom": "uitstroom",
    _5A: "vrijstellingen 5 onder a",
    "vrijstellingen_5_onder_b": "vrijstellingen 5 onder b",
    "vrijstellingen_5_onder_c": "vrijstellingen 5 onder c",
}
"""How a count names the measure of a list: the second road to a figure."""
