"""How each indicator counts the rows of a list of cases.

Written from design domain.md and decisions.md 4 to 7 and docs/indicatoren.md, not from the SQL.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.indicators.orakel.aangeleverd import Getal, Rij, dag, precies, zekere_dag
from tests.indicators.orakel.definitie import Moment, Tel
from tests.indicators.orakel.volgen import NAAR_SCHOOL

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
