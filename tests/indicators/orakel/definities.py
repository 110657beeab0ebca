"""What each indicator counts, in plain Python: one function per indicator over rows as delivered.

Written from design domain.md and decisions.md 4 to 13 and docs/indicatoren.md, not from the SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tests.indicators.orakel.aangeleverd import (
    Getal,
    Levering,
    Rij,
    Stuk,
    aantal,
    dag,
    precies,
    samen,
    zekere_dag,
)
from tests.indicators.orakel.volgen import (
    HULP,
    NAAR_SCHOOL,
    ONBEKEND,
    THUIS,
    Lijst,
    aanbod_op_tijd,
    aanbod_samen,
    aanbod_schatting,
    duur,
    lijn,
    opnieuw,
    schatting_samen,
    terug_op_school,
    uit_de_hulp,
    zonder_uitkomsten,
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
class Volgen:
    """What looks at more than the rows of one delivery.

    Attributes:
        tel: one delivery, the rows of here, the quarter of the cohort, all deliveries.
        later: how many later quarters are looked at, `wacht` of which must be in.
        samen: the own quarter with the later ones.
        een_leverancier: all of it must come from one, for the pseudonyms to mean the same.
    """

    tel: Callable[[Levering, Sequence[Rij], str, tuple[Levering, ...]], Getal]
    later: int = 0
    wacht: int = 0
    samen: Callable[[Getal, Sequence[Getal]], Getal] = lambda eigen, later: eigen
    een_leverancier: bool = False


@dataclass(frozen=True)
class Kromme:
    """A median in days, or the share that ended in some ways `binnen` so many days.

    Attributes:
        gevallen: every piece is a whole case.
    """

    wijzen: tuple[str, ...] = ()
    binnen: int | None = None
    gevallen: bool = False

    def telt(self, stuk: Stuk) -> bool:
        op_tijd = self.binnen is None or stuk.tot <= self.binnen
        return bool(stuk.uitkomst) and op_tijd and (not self.wijzen or stuk.uitkomst in self.wijzen)

    def misschien(self, stuk: Stuk) -> bool:
        op_tijd = self.binnen is not None and stuk.tot <= self.binnen
        return op_tijd and stuk.uitkomst == ONBEKEND

    def lees(self, stukken: Sequence[Stuk]) -> tuple[float | None, float | None] | None:
        """What it says at least and at most; None when too few were followed long enough."""
        de_lijn = lijn(stukken)
        if de_lijn is None:
            return None
        if self.binnen is None:
            mediaan = de_lijn.mediaan()
            return (mediaan, mediaan) if de_lijn.genoeg(mediaan) else None
        if de_lijn.na(self.binnen) is None or not de_lijn.genoeg(self.binnen):
            return None
        hoog = (*self.wijzen, ONBEKEND)
        return de_lijn.vertrokken(self.wijzen, self.binnen), de_lijn.vertrokken(hoog, self.binnen)


@dataclass(frozen=True)
class Grens:
    """Who lives here and goes to school elsewhere ("woon"), or the other way round ("school").

    Attributes:
        deel: as a share of all pupils on that side.
    """

    kant: Literal["woon", "school"]
    deel: bool

    def tel(self, rijen: Sequence[Rij], binnen: Container[str], geteld: Container[str]) -> Getal:
        """Inside the area no border is crossed; of whom the home is unknown both can be."""
        elders, hier = Getal(), Getal()
        for rij in rijen:
            woont, school = rij["_woont"], rij["_school"]
            eigen, ander = (woont, school) if self.kant == "woon" else (school, woont)
            n = aantal(rij, "AANTAL")
            if eigen not in geteld:
                continue
            if not ander and not n.onbekend:
                elders, hier = elders.plus(Getal(0, n.max)), hier.plus(Getal(0, n.max))
            elif ander in binnen:
                hier = hier.plus(n)
            else:
                elders = elders.plus(n)
        if self.deel:
            return elders.met_rest(hier)
        return elders._replace(onbekend=elders.onbekend + hier.onbekend)


@dataclass(frozen=True)
class Definitie:
    """One indicator.

    Attributes:
        hoe: from a list of cases, from counts, from the files of DUO per school municipality, or a
            published percentage.
        stand: a stock, that holds on a day; else a flow, that adds up over a school year.
        noemer: ages of the inhabitants of the figure per 1.000.
        verhouding: a ratio, per 100 (youths, or hundredths of an fte).
        volgen: how a delivery is counted that is not counted by itself.
        kromme: what is read from the curve of its pieces.
        grens: of pupils who cross the border of an area.
        woorden: of counts the measures as the file names them; for the first one source counts.
    """

    soort: str
    maat: str
    hoe: Hoe
    stand: bool
    tel: Tel
    noemer: tuple[int, int] | None = None
    woorden: tuple[str, ...] = ()
    verhouding: bool = False
    volgen: Volgen | None = None
    kromme: Kromme | None = None
    grens: Grens | None = None


AANBOD = "Thuiszitters met een passend aanbod"
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


def deel_uitval(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    """Of the ended trajectories; with an unknown reason it can be in the part and in the rest."""
    deel, n = uitval(alle, hier, m), beeindigd(alle, hier, m).min
    if deel.onbekend:
        return deel
    return deel._replace(rest=(n - deel.max, n - deel.min), onzeker=deel.max - deel.min)


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


def _gesproken(rij: Rij, alle: Sequence[Rij]) -> Getal:
    return aantal(rij, "Gesproken jongeren")


def _fte(rij: Rij, alle: Sequence[Rij]) -> Getal:
    """The fte in hundredths; of a school with a row without we do not know whose is missing."""
    school = [r for r in alle if r["School"] == rij["School"]]
    if not all(_als_getal(r["Fte"]) > 0 for r in school):
        return Getal(onbekend=1)
    return precies(round(100 * _als_getal(rij["Fte"])))


def per_school(boven: str, onder: Callable[[Rij, Sequence[Rij]], Getal]) -> Tel:
    """One sum over another, over the schools (and kinds of school) that gave both."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        heel = [rij for rij in hier if rij["Hulpvraag"] in ("", "totaal")]
        paren = [(rij, aantal(rij, boven), onder(rij, heel)) for rij in heel]
        beide = [(rij, b, o) for rij, b, o in paren if not b.onbekend and not o.onbekend]
        scholen = {(rij["School"], rij["Schoolsoort"]) for rij in hier}
        met = {(rij["School"], rij["Schoolsoort"]) for rij, _, _ in beide}
        som = samen(b for _, b, _ in beide).met_rest(samen(o for _, _, o in beide))
        return som._replace(onbekend=len(scholen - met))

    return tel


def deel_van_maten(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    """What two counts of one delivery say of the part and the rest; one of them says nothing.

    A part is never more than its whole: where it is delivered so, nothing is known of either.

    Each row says in `_geheel` which measure is the whole.
    """
    heel = [rij for rij in hier if not rij.get("Uitsplitsing")]
    geheel = [aantal(r, "Aantal") for r in heel if r["Maat"] == r["_geheel"]]
    deel = [aantal(r, "Aantal") for r in heel if r["Maat"] != r["_geheel"]]
    if not any(not g.onbekend for g in geheel) or not any(not g.onbekend for g in deel):
        return Getal(onbekend=1)
    g, d = samen(geheel), samen(deel)
    if d.min > g.max:
        return Getal(onbekend=1)
    return Getal(d.min, min(d.max, g.max), rest=(max(0, g.min - d.max), g.max - d.min))


def gemiddelde(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    """A mean counts for as many people as it is about; of <5 people nothing can be said."""
    uit = []
    for rij in hier:
        if rij.get("Uitsplitsing"):
            continue
        n = aantal(rij, "Aantal")
        if n.onbekend or not rij["Gemiddelde"]:
            uit.append(Getal(onbekend=1))
            continue
        gem, sd = _als_getal(rij["Gemiddelde"]), rij["Standaardafwijking"]
        som = n.min * gem if n.min == n.max else None
        kwadraten = (n.min - 1) * _als_getal(sd) ** 2 + n.min * gem**2 if sd else None
        uit.append(Getal(n.min, n.max, waarden=som, kwadraten=kwadraten))
    return samen(uit)


def _als_getal(tekst: str) -> float:
    return float(tekst.replace(",", ".") or 0)


# -- pupils -------------------------------------------------------------------------------------


def in_soort(*soorten: str) -> Tel:
    """Pupils who live here and are in one of these kinds of school."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        return samen([aantal(rij, "AANTAL") for rij in hier if rij["SOORT_PO"] in soorten])

    return tel


def deel_van(teller: Tel, rest: Tel) -> Tel:
    """A share: what counts beside what does not."""

    def tel(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
        return teller(alle, hier, m).met_rest(rest(alle, hier, m))

    return tel


# -- all of them --------------------------------------------------------------------------------


def _lijst(soort: str, maat: str, tel: Tel, **meer: object) -> Definitie:
    return Definitie(soort, maat, "lijst", tel=tel, **meer)  # type: ignore[arg-type]


def _geteld(
    maat: str,
    *woorden: str,
    stand: bool = False,
    noemer: tuple[int, int] | None = None,
    tel: Tel = totaal,
) -> Definitie:
    return Definitie("tellingen", maat, "telling", stand, tel, noemer, woorden)


def _po(tel: Tel) -> Definitie:
    return Definitie("leerlingen_po", "leerlingen_po", "scholen", True, tel)


def _grens(kant: Literal["woon", "school"], *, deel: bool) -> Definitie:
    soort = "leerlingen_po"
    return Definitie(soort, soort, "scholen", True, _niets, grens=Grens(kant, deel))


def _coach(maat: str, tel: Tel, *, verhouding: bool = False) -> Definitie:
    return Definitie("vo_coach", maat, "telling", False, tel, verhouding=verhouding)


def _cbs(woord: str) -> Definitie:
    return Definitie("jeugdhulp_gebruik", woord, "telling", False, totaal, woorden=(woord,))


def _cbs_procent(woord: str) -> Definitie:
    soort = "jeugdhulp_indicatoren"
    return Definitie(soort, woord, "percentage", False, _niets, woorden=(woord,))


def _niets(alle: Sequence[Rij], hier: Sequence[Rij], m: Moment) -> Getal:
    return Getal()


def _gevolgd(soort: str, volgen: Volgen, kromme: Kromme | None = None) -> Definitie:
    return Definitie(soort, soort, "lijst", False, _niets, volgen=volgen, kromme=kromme)


def _duur(lijst: Lijst, telt: Callable[[Rij], bool]) -> Volgen:
    tel = duur(lijst, uitkomst=lambda _: "klaar", telt=telt, per_uitkomst=False)
    return Volgen(lambda bron, hier, kwartaal, alle: tel(bron, hier))


def _binnen_een_jaar(*wijzen: str) -> Definitie:
    tel = duur(THUIS, uitkomst=lambda r: r["Uitkomst"], telt=lambda _: True, per_uitkomst=True)
    volgen = Volgen(lambda bron, hier, kwartaal, alle: tel(bron, hier))
    return _gevolgd(_T, volgen, Kromme(wijzen, 365))


def _weer(tel: Callable[[Levering, Sequence[Rij], str, tuple[Levering, ...]], Getal]) -> Volgen:
    return Volgen(tel, 4, 4, een_leverancier=True)


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
    f"{_T}_duur": _gevolgd(_T, _duur(THUIS, lambda _: True), Kromme()),
    f"{_T}_aanbod_3m": _gevolgd(_T, Volgen(aanbod_op_tijd, 1, 1, aanbod_samen)),
    f"{_T}_aanbod_3m_nu": _gevolgd(
        _T,
        Volgen(aanbod_schatting, 1, 0, schatting_samen),
        Kromme(("aanbod",), 91, gevallen=True),
    ),
    f"{_T}_terug_jaar": _binnen_een_jaar(*NAAR_SCHOOL),
    f"{_T}_vrijstelling_jaar": _binnen_een_jaar("vrijstelling 5 onder a"),
    f"{_T}_verhuisd_jaar": _binnen_een_jaar("verhuisd"),
    f"{_T}_18_jaar": _binnen_een_jaar("18 jaar of startkwalificatie"),
    f"{_T}_opnieuw": _gevolgd(
        _T, _weer(opnieuw(THUIS, terug_op_school, lambda bron: not zonder_uitkomsten(bron)))
    ),
    "jeugdhulp_opnieuw": _gevolgd(_J, _weer(opnieuw(HULP, uit_de_hulp, lambda bron: True))),
    "jeugdzorgplus_duur": _gevolgd(_J, _duur(HULP, lambda r: r["Hulpvorm"] == "13"), Kromme()),
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
        naam: _lijst(_J, naam.replace("aandeel_", ""), tel, stand=False)
        for naam, tel in (
            ("jeugdhulptrajecten", trajecten),
            ("jeugdhulp_gestart", gestart),
            ("jeugdhulp_beeindigd", beeindigd),
            ("jeugdhulp_uitval", uitval),
            ("jeugdhulp_aandeel_uitval", deel_uitval),
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
    "tlv": _geteld("tlv", "tlv"),
    "dyslexie_verwijzingen": _geteld("dyslexie_verwijzingen", "dyslexie"),
    "dyslexie_onterecht": _geteld("dyslexie_onterecht", "dyslexie onterecht"),
    "dyslexie_aandeel_onterecht": _geteld(
        "dyslexie_verwijzingen", "dyslexie", "dyslexie onterecht", tel=deel_van_maten
    ),
    "passend_aanbod": _geteld("passend_aanbod", AANBOD),
    "passend_aanbod_gedragen": _geteld("passend_aanbod_gedragen", "gedragen aanbod"),
    "aandeel_gedragen_aanbod": _geteld(
        "passend_aanbod", AANBOD, "gedragen aanbod", tel=deel_van_maten
    ),
    "samenwerking_deelnemers": _geteld("samenwerking_deelnemers", "deelnemers samenwerking"),
    "samenwerking_tevreden": _geteld("samenwerking_tevreden", "tevreden samenwerking"),
    "samenwerking_aandeel_tevreden": _geteld(
        "samenwerking_deelnemers",
        "deelnemers samenwerking",
        "tevreden samenwerking",
        tel=deel_van_maten,
    ),
    "samenwerking_cijfer": _geteld("samenwerking_cijfer", "cijfer samenwerking", tel=gemiddelde),
    "wachttijd_weken": _geteld("wachttijd_weken", "Wachttijd in weken", tel=gemiddelde),
    "vo_coach_jongeren": _coach("vo_coach_jongeren", van_de_scholen("Gesproken jongeren")),
    "vo_coach_beschikkingen": _coach("vo_coach_beschikkingen", van_de_scholen("Beschikkingen")),
    "vo_coach_beschikkingen_per_100": _coach(
        "vo_coach_beschikkingen", per_school("Beschikkingen", _gesproken), verhouding=True
    ),
    "vo_coach_jongeren_per_fte": _coach(
        "vo_coach_jongeren", per_school("Gesproken jongeren", _fte), verhouding=True
    ),
    "jongeren_met_jeugdhulp": _cbs("jongeren"),
    "trajecten_cbs": _cbs("trajecten"),
    "jeugdhulpgebruik": _cbs_procent("jeugdhulp"),
    "jeugdhulp_met_verblijf": _cbs_procent("jeugdhulp met verblijf"),
    "jeugdbescherming": _cbs_procent("jeugdbescherming"),
    "jeugdbescherming_met_verblijf": _cbs_procent("jeugdbescherming met verblijf"),
    "jeugdreclassering": _cbs_procent("jeugdreclassering"),
    "leerlingen_so": _po(in_soort("so")),
    "leerlingen_vso": _po(in_soort("vso")),
    "leerlingen_sbo": _po(in_soort("sbo")),
    "deelname_so": _po(deel_van(in_soort("so"), in_soort("bo", "sbo"))),
    "deelname_sbo": _po(deel_van(in_soort("sbo"), in_soort("bo", "so"))),
    "deelname_vso": _po(deel_van(in_soort("vso"), in_soort("bo", "sbo", "so"))),
    "grensverkeer": _grens("woon", deel=True),
    "grensverkeer_in": _grens("school", deel=True),
    "leerlingen_naar_elders": _grens("woon", deel=False),
    "leerlingen_van_elders": _grens("school", deel=False),
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
