"""What each indicator counts, in plain Python: one entry per indicator.

Written from design domain.md and decisions.md 4 to 13 and docs/indicatoren.md, not from the SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from tests.indicators.orakel.aangeleverd import Getal, Levering, Rij
from tests.indicators.orakel.definitie import Definitie, Grens, Kromme, Moment, Tel, Volgen
from tests.indicators.orakel.tel_aantallen import (
    deel_van,
    deel_van_maten,
    fte,
    gemiddelde,
    gesproken,
    in_soort,
    per_school,
    totaal,
    van_de_scholen,
)
from tests.indicators.orakel.tel_gevallen import (
    beeindigd,
    deel_uitval,
    gestart,
    ingegaan_als,
    instroom,
    jeugdzorgplus,
    jongeren,
    jongeren_verblijf,
    langer_dan_3_maanden,
    permanent,
    terug_naar_school,
    thuiszitters,
    trajecten,
    uitstroom,
    uitval,
    vrijgesteld,
)
from tests.indicators.orakel.volgen import (
    HULP,
    NAAR_SCHOOL,
    THUIS,
    Lijst,
    aanbod_op_tijd,
    aanbod_samen,
    aanbod_schatting,
    duur,
    opnieuw,
    schatting_samen,
    terug_op_school,
    uit_de_hulp,
    zonder_uitkomsten,
)

AANBOD = "Thuiszitters met een passend aanbod"
LEERPLICHTIG = (5, 17)
TOT_23 = (0, 22)


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


def _cbs(woord: str, inwoners: tuple[int, int] | None = None) -> Definitie:
    soort, woorden = "jeugdhulp_gebruik", (woord,)
    return Definitie(soort, woord, "telling", False, totaal, woorden=woorden, inwoners=inwoners)


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
    f"{_T}_langer_3m": _lijst(
        _T, f"{_T}_langer_3m", langer_dan_3_maanden, stand=True, noemer=LEERPLICHTIG
    ),
    f"{_T}_instroom": _lijst(_T, f"{_T}_instroom", instroom, stand=False, noemer=LEERPLICHTIG),
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
    f"{_T}_arrangement_jaar": _binnen_een_jaar("onderwijs-zorgarrangement"),
    f"{_T}_jeugdhulp_jaar": _binnen_een_jaar("jeugdhulp in plaats van school"),
    f"{_T}_anders_jaar": _binnen_een_jaar("anders"),
    f"{_T}_opnieuw": _gevolgd(
        _T, _weer(opnieuw(THUIS, terug_op_school, lambda bron: not zonder_uitkomsten(bron)))
    ),
    "jeugdhulp_opnieuw": _gevolgd(_J, _weer(opnieuw(HULP, uit_de_hulp, lambda bron: True))),
    "jeugdzorgplus_duur": _gevolgd(_J, _duur(HULP, lambda r: r["Hulpvorm"] == "13"), Kromme()),
    _5A: _lijst(_V, _5A, vrijgesteld("a"), stand=True, noemer=LEERPLICHTIG),
    **{
        f"{_5A}_{wat}": _lijst(
            _V, f"{_5A}_{wat}", ingegaan_als(wat), stand=False, noemer=LEERPLICHTIG
        )
        for wat in ("nieuw", "verlengd")
    },
    f"{_5A}_permanent": _lijst(_V, f"{_5A}_permanent", permanent, stand=True, noemer=LEERPLICHTIG),
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
        "vo_coach_beschikkingen", per_school("Beschikkingen", gesproken), verhouding=True
    ),
    "vo_coach_jongeren_per_fte": _coach(
        "vo_coach_jongeren", per_school("Gesproken jongeren", fte), verhouding=True
    ),
    "jongeren_met_jeugdhulp": _cbs("jongeren"),
    "jeugdhulpgebruik_0_22": _cbs("jongeren", inwoners=TOT_23),
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
