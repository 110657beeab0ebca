"""What two deliveries of one leverancier, or two rows of one, say about the same at once."""

from __future__ import annotations

from datasets.catalog import datasets as alle_datasets
from datasets.notatie import aantal_tekst
from indicators.catalog import indicatoren
from indicators.gemeentecijfers import Gemeentecijfer
from indicators.model import Interval
from indicators.soorten import TELLINGEN
from loaders.aannemelijk.zeggen import bereik_tekst, hooguit, twijfel
from loaders.aannemelijk.zicht import Vers, Zicht
from loaders.issues import Issue

THUISZITTERS, VRIJSTELLINGEN = "thuiszitters", "vrijstellingen"
VRIJ_VAN_SCHOOL = ("5 onder a", "5 onder b", "5 onder c", "5a")
"""Articles with which a child does not go to school at all."""
MEESTE_DEEL = 0.25
"""Of more pupils than this part the lists only number alike: row numbers instead of pseudonyms."""
SOORT = "leerling op twee plekken"
ANDERS = "lijst en telling"
UITWEG = (
    "De lijst telt, de telling blijft erbij bewaard. Kijk welke van de twee klopt, of bevestig het."
)


def leerlingen_tegelijk(zicht: Zicht) -> list[Issue]:
    """Pupils with an exemption who are at home too, or with exemptions in two municipalities."""
    issues: list[Issue] = []
    for vers in zicht.vers:
        if vers.dataset.id == VRIJSTELLINGEN:
            issues += _twee_gemeenten(zicht, vers)
        if vers.dataset.id in (THUISZITTERS, VRIJSTELLINGEN):
            issues += _thuis_en_vrij(zicht, vers)
    return hooguit(issues, "keer staan leerlingen op twee plekken tegelijk")


def _twee_gemeenten(zicht: Zicht, vers: Vers) -> list[Issue]:
    plekken = zicht.store.con.execute(
        "select a.blad, a.rij, b.blad, b.rij from t_vrijstellingen a join t_vrijstellingen b "
        "on a.levering_id = b.levering_id and a.leerling_id = b.leerling_id "
        "and a.gemeente < b.gemeente and a.begin < coalesce(b.einde, date '9999-12-31') "
        "and b.begin < coalesce(a.einde, date '9999-12-31') where a.levering_id = ? "
        "order by all",
        [vers.nummer],
    ).fetchall()
    if not plekken or len(plekken) > MEESTE_DEEL * vers.nieuw.getypeerd.num_rows:
        return []
    blad = str(plekken[0][0] or "")
    rijen = {rij for b, r, c, s in plekken for d, rij in ((b, r), (c, s)) if (d or "") == blad}
    wie = aantal_tekst(len(plekken), "leerling heeft", "leerlingen hebben")
    return [
        Issue(
            soort=SOORT,
            ernst="waarschuwing",
            zin=f"{wie} tegelijk een vrijstelling in twee gemeenten",
            uitweg="Kijk wanneer de leerling is verhuisd, en zet daar de einddatum.",
            blad=blad,
            rijen=tuple(sorted(rijen)),
            velden=("gemeente", "einde"),
        )
    ]


def _thuis_en_vrij(zicht: Zicht, vers: Vers) -> list[Issue]:
    """Who is exempt is no thuiszitter: on the last day of one quarter a pupil is one of the two."""
    eigen, ander = ("t", "v") if vers.dataset.id == THUISZITTERS else ("v", "t")
    plekken = zicht.store.con.execute(
        f"select distinct {eigen}.blad, {eigen}.rij, {eigen}.leerling_id, {ander}.levering_id "
        "from v_thuiszitters t join v_vrijstellingen v on t.leverancier = v.leverancier "
        "and t.leerling_id = v.leerling_id and t.peil = v.peil and t.peil = t.periode "
        f"where t.thuis and v.geldig and list_contains(?, v.artikel) and {eigen}.levering_id = ? "
        "order by all",
        [list(VRIJ_VAN_SCHOOL), vers.nummer],
    ).fetchall()
    if not plekken:
        return []
    leerlingen = {leerling for _, _, leerling, _ in plekken}
    [(kleinste,)] = zicht.store.con.execute(
        "select min(rijen) from levering where list_contains(?, id)",
        [[vers.nummer, *{nummer for *_, nummer in plekken}]],
    ).fetchall()
    if len(leerlingen) > MEESTE_DEEL * kleinste:
        return []
    andere_lijst = "Vrijstellingen" if eigen == "t" else "Thuiszitters"
    blad = str(plekken[0][0] or "")
    staat = aantal_tekst(len(leerlingen), "leerling staat", "leerlingen staan")
    return [
        Issue(
            soort=SOORT,
            ernst="waarschuwing",
            zin=f"{staat} aan het eind van {vers.periode.zin()} ook in de lijst {andere_lijst}. "
            "Wie een vrijstelling heeft, is geen thuiszitter",
            uitweg="Kijk welke van de twee klopt, en zet in de andere lijst de einddatum.",
            blad=blad,
            rijen=tuple(sorted({r for b, r, *_ in plekken if (b or "") == blad})),
            velden=("leerling_id", "einde"),
        )
    ]


def lijst_en_telling(zicht: Zicht) -> list[Issue]:
    """A list of cases and a count of one leverancier that cannot both be right."""
    issues: list[Issue] = []
    for vers in zicht.vers:
        for indicator in indicatoren().values():
            lijst = alle_datasets()[indicator.dataset].soort == "gevallen"
            if not lijst or vers.dataset.id not in (indicator.dataset, TELLINGEN):
                continue
            if vers.dataset.id == TELLINGEN and indicator.maat not in vers.maten:
                continue
            for gemeente in vers.gemeenten:
                cijfer = zicht.cijfers(indicator).van(gemeente, vers.periode.code)
                waar = f"{zicht.regio.naam_van(gemeente)}, {indicator.titel}, {vers.periode.lang()}"
                issues += [
                    twijfel(ANDERS, _verschil_zin(cijfer.cel.teller, telling), UITWEG, waar=waar)
                    for telling in _eigen_telling(vers, cijfer)
                    if not _raakt(cijfer.cel.teller, telling)
                ]
    return hooguit(issues, "keer zegt de telling iets anders dan de lijst")


def _eigen_telling(vers: Vers, cijfer: Gemeentecijfer) -> list[Interval]:
    """What the same leverancier counted, where its list of cases is the figure."""
    van = {b.leverancier for b in cijfer.bronnen}
    if not cijfer.bekend or van != {vers.sleutel.leverancier}:
        return []
    eigen = [a.teller for a in cijfer.andere if a.leverancier == vers.sleutel.leverancier]
    return [teller for teller in eigen if teller is not None]


def _raakt(een: Interval, ander: Interval) -> bool:
    return een.min <= ander.max and ander.min <= een.max


def _verschil_zin(lijst: Interval, telling: Interval) -> str:
    return f"in de lijst staan er {bereik_tekst(lijst)}, en in de tellingen {bereik_tekst(telling)}"
