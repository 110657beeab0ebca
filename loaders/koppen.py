"""What is told about the headings of a sheet: missing, twice, not read, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from datasets.celpersoon import PseudoniemCel
from datasets.model import Veld
from datasets.woorden import normaliseer
from loaders.issues import Issue, opsomming
from loaders.match import Koppeling
from loaders.personal_kolommen import NAMEN

GELIJKENIS = 78
"""Lowest likeness (0-100) of a heading to one we know for a "Bedoelt u ...?"."""
_KORTSTE = 3
_MEESTE_SUGGESTIES = 3
_PERSOON = re.compile(
    r"\b(roepna(am|men)|voorna(am|men)|achterna(am|men)|tussenvoegsels?|voorletters?|initialen"
    r"|geslachtsnaam|leerlingnaam|(volledige )?naam( van)?( de| het)? (leerling|jongere|kind"
    r"|ouders?|moeder|vader|verzorgers?)|naam|e ?mail\w*|telefoon\w*|tel( nr)?|mobiel\w*|iban"
    r"|rekeningnummer|straat\w*|huisnummer|huisnr|(woon|thuis|post)?adres(gegevens)?|postcode)\b"
)
_VOORTAAN = "Laat zulke kolommen voortaan uit het bestand weg."


def koppen_issues(
    koppeling: Koppeling, *, blad: str, gevoelig: Mapping[int, str] | None = None
) -> list[Issue]:
    """What to tell about the headings.

    Args:
        koppeling: how the columns belong to the fields.
        blad: name of the sheet; empty for a csv file.
        gevoelig: index of each column whose cells point out persons -> what they hold, as
            `Blad.gevoelig`.
    """
    wat = {} if koppeling.dataset.landelijk else (gevoelig or {})
    dubbel = {i for indexen in koppeling.dubbel.values() for i in indexen}
    ongelezen = [
        i for i in koppeling.ongebruikt if (koppeling.koppen[i] or i in wat) and i not in dubbel
    ]
    lijkt = _gelijkende(koppeling, ongelezen)
    return [
        *(_ontbreekt(koppeling, veld, lijkt, blad) for veld in koppeling.ontbreekt),
        *(_dubbel(koppeling, naam, ix, blad) for naam, ix in koppeling.dubbel.items()),
        *_wel_gelezen(koppeling, wat, blad),
        *_niet_gelezen(koppeling, ongelezen, lijkt, blad, wat),
    ]


def wijst_aan(kop: str) -> bool:
    """True for the heading of a column that tells who a pupil is: a name, an address, a number."""
    return bool(_PERSOON.search(normaliseer(kop)))


def _gelijkende(koppeling: Koppeling, ongelezen: Sequence[int]) -> dict[int, list[Veld]]:
    """For each column that is not read the missing fields that its heading looks like."""
    velden = koppeling.dataset.velden.values()
    bezet = {*koppeling.kolommen, *koppeling.vast, koppeling.uit_koppen}
    vrij = {kop: v for v in velden if v.naam not in bezet for kop in v.kolom.koppen}
    return {i: _lijkt_op(koppeling.koppen[i], vrij) for i in ongelezen}


def _lijkt_op(kop: str, vrij: Mapping[str, Veld]) -> list[Veld]:
    plat = normaliseer(kop)
    if len(plat) < _KORTSTE:
        return []
    lang = [k for k in vrij if len(k) >= _KORTSTE]
    treffers = process.extract(plat, lang, scorer=fuzz.WRatio, limit=None, score_cutoff=GELIJKENIS)
    uniek: list[Veld] = []
    for gevonden, _, _ in treffers:
        if vrij[gevonden] not in uniek:
            uniek.append(vrij[gevonden])
    return uniek[:_MEESTE_SUGGESTIES]


def _ontbreekt(
    koppeling: Koppeling, veld: Veld, lijkt: Mapping[int, list[Veld]], blad: str
) -> Issue:
    titel = veld.kolom.titel
    koppen = (f"'{koppeling.koppen[i]}'" for i, velden in lijkt.items() if veld in velden)
    bedoeld = list(dict.fromkeys(koppen))
    if bedoeld:
        uitweg = f"Is dat de kolom {opsomming(bedoeld, 'of')}? Noem die dan {titel}."
    else:
        uitweg = f"Voeg een kolom {titel} toe. {veld.kolom.uitleg}".strip()
    zin = f"de kolom {titel} ontbreekt"
    return Issue(soort="kolom ontbreekt", ernst="fout", blad=blad, zin=zin, uitweg=uitweg)


def _dubbel(koppeling: Koppeling, naam: str, indexen: Sequence[int], blad: str) -> Issue:
    koppen = list(dict.fromkeys(f"'{koppeling.koppen[i]}'" for i in indexen))
    titel = koppeling.dataset.velden[naam].kolom.titel
    if len(koppen) == 1:
        zin = f"de kolom {koppen[0]} staat er {len(indexen)} keer, met verschillende inhoud"
    else:
        zin = f"de kolommen {opsomming(koppen, 'en')} betekenen allebei {titel} en verschillen"
    return Issue(
        soort="kolom dubbel",
        ernst="fout",
        blad=blad,
        zin=zin,
        uitweg="Laat alleen de kolom staan die u bedoelt.",
    )


def _niet_gelezen(
    koppeling: Koppeling,
    ongelezen: Sequence[int],
    lijkt: Mapping[int, list[Veld]],
    blad: str,
    gevoelig: Mapping[int, str],
) -> list[Issue]:
    """Not read and not kept: each is named, its content never shown (decisions.md 32)."""
    issues: list[Issue] = []
    personen: list[str] = []
    for index in ongelezen:
        kop = koppeling.koppen[index]
        if not koppeling.dataset.landelijk and wijst_aan(kop):
            personen.append(kop)
            continue
        if index in gevoelig:
            issues.append(_bevat(kop or f"kolom {index + 1}", gevoelig[index], blad))
            continue
        if any(v in koppeling.ontbreekt for v in lijkt[index]):
            continue  # already named with the column that is missing
        titels = tuple(v.kolom.titel for v in lijkt[index])
        issues.append(
            Issue(
                soort="kolom niet gelezen",
                ernst="waarschuwing" if titels else "melding",
                blad=blad,
                kop=kop,
                zin="deze kolom lezen en bewaren we niet",
                suggesties=titels,
                uitweg="Noem de kolom dan zo en laad het bestand opnieuw." if titels else "",
            )
        )
    return [*_persoonlijk(personen, blad), *issues]


def _wel_gelezen(koppeling: Koppeling, gevoelig: Mapping[int, str], blad: str) -> list[Issue]:
    """A column that is read may not point out persons either.

    Names only where a pseudonym should be: schools are named after people.
    """
    issues = []
    for veld, index in koppeling.kolommen.items():
        cel = koppeling.dataset.velden[veld].cel
        wat = gevoelig.get(index, "")
        if not wat or (wat == NAMEN and not isinstance(cel, PseudoniemCel)):
            continue
        issues.append(
            Issue(
                soort="persoonsgegevens",
                ernst="fout",
                blad=blad,
                kop=koppeling.koppen[index],
                zin=f"deze kolom bevat {wat}, die mogen wij niet hebben",
                uitweg=f"Verwacht wordt {cel.verwacht}: vervang de kolom en lever opnieuw aan.",
                velden=(veld,),
            )
        )
    return issues


def _bevat(kop: str, wat: str, blad: str) -> Issue:
    return Issue(
        soort="persoonsgegevens niet gelezen",
        ernst="waarschuwing",
        blad=blad,
        kop=kop,
        zin=f"deze kolom bevat {wat}; we lezen en bewaren die niet",
        uitweg=_VOORTAAN,
    )


def _persoonlijk(koppen: Sequence[str], blad: str) -> list[Issue]:
    if not koppen:
        return []
    wat = "de kolommen" if len(koppen) > 1 else "de kolom"
    werkwoord = "wijzen" if len(koppen) > 1 else "wijst"
    zin = f"{wat} {opsomming(koppen, 'en')} {werkwoord} leerlingen aan; we lezen en bewaren ze niet"
    if len(koppen) == 1:
        zin = zin.replace("bewaren ze", "bewaren die")
    return [
        Issue(
            soort="persoonsgegevens niet gelezen",
            ernst="waarschuwing",
            blad=blad,
            zin=zin,
            uitweg=_VOORTAAN,
        )
    ]
