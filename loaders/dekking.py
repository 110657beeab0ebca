"""For which municipalities a delivery speaks.

And which of its rows fall outside (decisions.md 2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from datasets.model import Dataset
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from datasets.reference.register import GemeenteOnbekend
from datasets.woorden import normaliseer
from loaders.check import Deel
from loaders.issues import Issue, enkele
from loaders.opdracht import Opdracht, Vraag


def dekking_van(
    regio: Regio, dataset: Dataset, opdracht: Opdracht, leverancier: str, periode: Periode
) -> tuple[str, ...]:
    """The municipalities of a case list, as they were in the period.

    That is what the person said, else what the profile says.

    Raises:
        Vraag: neither says it.
    """
    if opdracht.dekking:
        codes: Iterable[str] = [_code(regio, naam, periode) for naam in opdracht.dekking]
    else:
        uit_profiel = regio.dekking_van(leverancier, dataset=dataset.id, op=periode.laatste)
        if uit_profiel is None:
            raise Vraag(
                f"Voor welke gemeenten spreekt {leverancier} in {periode.lang()}? In de "
                f"inrichting van {regio.naam} staat dat niet. "
                "Noem ze met --dekking, bijvoorbeeld --dekking Castricum,Uitgeest.",
                optie="dekking",
            )
        codes = uit_profiel
    oude = (
        v
        for code in codes
        for v in regio.register.voorgangers(regio.register.opvolger(code), op=periode.laatste)
    )
    bedoeld = {
        regio.register.opvolger(code) if code not in regio.register.opvolging() else code
        for code in codes
    }
    return tuple(
        dict.fromkeys(v for v in oude if v in bedoeld or regio.register.opvolger(v) in bedoeld)
    )


def _code(regio: Regio, naam: str, periode: Periode) -> str:
    try:
        return regio.register.zoek(naam, op=periode.laatste, binnen=frozenset(regio.gemeenten)).code
    except GemeenteOnbekend as fout:
        raise Vraag(f"De dekking klopt niet. {fout}", optie="dekking") from fout


def controleer_dekking(
    regio: Regio, dataset: Dataset, deel: Deel, dekking: Sequence[str], kop: str, blad: str
) -> tuple[Deel, list[Issue]]:
    """Rows of a case list outside the dekking are an error, and left out of what is returned.

    Those of municipalities outside the region are kept, and said.
    """
    register = regio.register
    binnen = {register.opvolger(code) for code in dekking}
    andere = {
        code: register.opvolger(code)
        for code in gemeenten_in(dataset, deel.getypeerd)
        if register.opvolger(code) not in binnen
    }
    fout = sorted(code for code, nu in andere.items() if nu in regio.gemeenten)
    buiten = sorted(code for code, nu in andere.items() if nu not in regio.gemeenten)
    issues = [
        Issue(
            soort="buiten de dekking",
            ernst="fout",
            blad=blad,
            kop=kop,
            waarde=regio.naam_van(code),
            rijen=_rijen_van(dataset, deel, [code]),
            velden=(dataset.gemeente_veld,),
            zin="deze leverancier spreekt niet voor deze gemeente",
            uitweg="Verbeter de gemeente, of noem met --dekking de gemeenten waarvoor de levering "
            "geldt.",
        )
        for code in fout
    ]
    if buiten:
        namen = enkele(sorted(regio.naam_van(c) for c in buiten))
        ligt = "ligt" if len(buiten) == 1 else "liggen"
        issues.append(
            Issue(
                soort="buiten de regio",
                ernst="waarschuwing",
                blad=blad,
                kop=kop,
                rijen=_rijen_van(dataset, deel, buiten),
                zin=f"{namen} {ligt} buiten de regio {regio.naam}; deze regels blijven bewaard en "
                "tellen in geen cijfer van de regio mee",
            )
        )
    if not fout:
        return deel, issues
    goed = pc.invert(pc.is_in(deel.getypeerd[dataset.gemeente_veld], pa.array(fout)))
    goed = pc.fill_null(goed, pa.scalar(value=True))
    # A wrong municipality can be meant as any of the dekking: none of them is complete.
    return replace(
        deel,
        getypeerd=deel.getypeerd.filter(goed),
        tekst=deel.tekst.filter(goed),
        onvolledig=deel.onvolledig | {None},
    ), issues


def buiten_de_afspraak(
    regio: Regio, dataset: Dataset, deel: Deel, leverancier: str, kop: str, blad: str
) -> list[Issue]:
    """Counts for a municipality of the region for which this leverancier does not usually speak.

    They go in: an office may help a neighbour. But most often the name is wrong.
    """
    codes = regio.dekking_van(leverancier, dataset=dataset.id, op=deel.periode.laatste)
    if codes is None or dataset.landelijk:
        return []
    nu = regio.register.opvolger
    eigen = {nu(code) for code in codes}
    vreemd = sorted(
        g
        for g in gemeenten_in(dataset, deel.getypeerd)
        if nu(g) in regio.gemeenten and nu(g) not in eigen
    )
    if not vreemd:
        return []
    namen = enkele(sorted(regio.naam_van(g) for g in vreemd))
    return [
        Issue(
            soort="buiten de afspraak",
            ernst="waarschuwing",
            blad=blad,
            kop=kop,
            rijen=tuple(dict.fromkeys(_rijen_van(dataset, deel, vreemd))),
            zin=f"volgens de inrichting spreekt {leverancier} niet voor {namen}",
            uitweg="Kijk of de gemeente en de leverancier kloppen.",
        )
    ]


@lru_cache(maxsize=16)
def namen_van_totalen(regio: Regio) -> frozenset[str]:
    """What an office writes for a regional total, normalised.

    That is the name of the region or of one of its groups. A name that is also one of a
    municipality (Alkmaar) is that municipality.
    """
    namen = {"regio", "regio totaal", "totaal regio", "hele regio", "de hele regio"}
    namen |= {regio.naam, f"regio {regio.naam}", f"{regio.naam} totaal", f"{regio.naam} regio"}
    for _, groep in regio.groepen():
        namen |= {groep.naam, groep.titel(), f"regio {groep.naam}", f"{groep.naam} totaal"}
    return frozenset(normaliseer(n) for n in namen if not _is_gemeente(regio, n))


def _is_gemeente(regio: Regio, naam: str) -> bool:
    try:
        regio.register.zoek(naam, binnen=frozenset(regio.gemeenten))
    except GemeenteOnbekend as fout:
        return any(normaliseer(s) == normaliseer(naam) for s in fout.suggesties)
    return True


def _rijen_van(dataset: Dataset, deel: Deel, codes: Sequence[str]) -> tuple[int, ...]:
    hier = pc.is_in(deel.getypeerd[dataset.gemeente_veld], pa.array(codes))
    return tuple(deel.getypeerd["rij"].filter(hier).to_pylist())


def dekking_uit_rijen(dataset: Dataset, getypeerd: pa.Table) -> list[tuple[str, str]]:
    """Municipality and measure of every row that is in the file: counts speak only for those."""
    kolommen = [dataset.gemeente_veld, *([dataset.maat_veld] if dataset.maat_veld else [])]
    uniek = getypeerd.select(kolommen).group_by(kolommen).aggregate([])
    gemeenten = uniek[dataset.gemeente_veld].to_pylist()
    maten = uniek[dataset.maat_veld].to_pylist() if dataset.maat_veld else [""] * len(gemeenten)
    paren = zip(gemeenten, maten, strict=True)
    return sorted((g, m) for g, m in paren if g is not None and m is not None)


def gemeenten_in(dataset: Dataset, getypeerd: pa.Table) -> set[str]:
    """The municipalities of the rows, as delivered."""
    if not getypeerd.num_rows:
        return set()
    return {g for g in pc.unique(getypeerd[dataset.gemeente_veld]).to_pylist() if g is not None}
