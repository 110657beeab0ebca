"""Every sentence about every indicator in every state is correct Dutch and says nothing hidden."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest

from datasets.periodes import Periodesoort
from datasets.reference.keuzes import Gelijken, Herijking, Streefwaarde
from datasets.reference.regio import Regio
from indicators.catalog import indicatoren
from indicators.duiding import Duiding, duid, herziening, maatstaven, middelen, trechter
from indicators.model import Figure, Indicator, Levering
from tests.indicators.duidproef import (
    NU,
    STIL,
    aantal,
    deel,
    duin,
    op_rij,
    reeks,
    stil,
    thuis,
    vrij,
)

GETOOND = tuple(one for one in indicatoren().values() if not one.intern)
ENGELS = re.compile(r"\b(the|and|none|nan|inf|true|false|null|not|with|value|chart|run)\b", re.I)
CODE = re.compile(
    r"\bVB\d\d\b|\bGM\d{4}\b|[_{}<>=]|\d{4}-[KH]\d|\d{4}/\d{4}|\d{4}-\d\d-\d\d|[a-z]:[a-z]"
)
PUNT_IN_GETAL = re.compile(r"\d\.\d{1,2}(?!\d)|\d\.\d{4,}")
PIJL = re.compile(r"[↑↓→▲▼]|[-−]\s?\d+(,\d+)?\s?%")


def getallen(indicator: Indicator) -> Iterator[Figure]:
    """A figure of this indicator for each kind of value it can have."""
    if indicator.vorm == "aantal":
        for laag, hoog in (
            (0, 0),
            (1, 1),
            (3, 3),
            (5, 5),
            (14, 14),
            (1234, 1234),
            (0, 4),
            (1, 9),
            (22, 25),
        ):
            for noemer in (8000, None) if indicator.noemer else (None,):
                yield aantal(
                    laag,
                    hoog,
                    noemer=noemer,
                    per1000_reden=""
                    if noemer
                    else "Geen cijfer per 1.000: de noemer is te oud."
                    if indicator.noemer
                    else "",
                )
        for laag, hoog in ((0, 0), (1, 4), (1, 1), (32, 128)):
            yield aantal(
                laag, hoog, status="onvolledig", reden="Onvolledig: zonder vo.", onder95=None
            )
    elif indicator.procenten:
        for x, n in ((0, 40), (12, 97), (40, 40)):
            yield deel(x, n)
        yield replace(deel(12, 97), max=20.4, tekst="12,4–20,4%", noemer_max=120)
        yield replace(
            deel(12, 97), status="onvolledig", reden="Onvolledig: zonder vo.", onder95=None
        )
        yield replace(
            deel(12, 97),
            onder95=None,
            boven95=None,
            onder998=None,
            boven998=None,
            noemer_min=None,
            noemer_max=None,
        )
    else:
        gewoon = {"duur": "13 weken", "gemiddelde": "7,3", "verhouding": "12,5"}[indicator.vorm]
        yield aantal(91, noemer=None, tekst=gewoon)
        yield aantal(
            91,
            98,
            noemer=None,
            tekst="13 tot 14 weken" if indicator.vorm == "duur" else "12,5–14,0",
        )
        yield aantal(91, noemer=None, tekst=gewoon, onder95=None, onder998=None)


@lru_cache(maxsize=1)
def toestanden(indicator: Indicator) -> tuple[Figure, ...]:
    """Every kind of value, and every status without one; final and provisional."""
    standen = ("definitief", "voorlopig", "nader voorlopig")
    figuren = enumerate(getallen(indicator))
    met = (replace(figuur, stand=standen[nummer % 3]) for nummer, figuur in figuren)
    return (*met, *map(stil, STIL))


KEUZES = {
    "herijking": tuple(
        Herijking(indicator=i.id, vanaf=date(2024, 1, 1), reden="Een nieuwe werkwijze.", wie="J. Jansen", op=date(2025, 3, 3))
        for i in GETOOND[::3]
    ),
    "doelen": tuple(Streefwaarde(indicator=i.id, laag=10, hoog=10, wie="Netwerkgroep") for i in GETOOND[::2]),
    "gelijken": (Gelijken(gemeente="VB01", met=("VB02", "VB07"), reden="Ook aan zee."),),
}  # fmt: skip


def alles(
    indicator: Indicator, figuur: Figure, soort: Periodesoort, gebied: str, rng: random.Random
) -> Iterator[Duiding]:
    """What is said of one figure, in a series of others, beside every benchmark."""
    vorige = [
        rng.choice([None, *toestanden(indicator)]) for _ in range(rng.choice([0, 1, 5, 9, 14]))
    ]
    if rng.random() < 0.3 and vorige and vorige[-1] is not None:
        vorige[-1] = replace(vorige[-1], breuk="Vanaf hier telt een andere bron of definitie.")
    eigen = op_rij(indicator, [*vorige, figuur], NU[soort], gebied=gebied)
    buren = [
        replace(
            rng.choice(toestanden(indicator)),
            indicator=indicator.id,
            gebied=g,
            periode=NU[soort],
        )
        for g in ("VB02", "VB03", "VB04", "VB05", "VB06", "VB07", "VB08", "VB09", "regio", "NL")
        if g != gebied
    ]
    vrijgave = vrij(*eigen, *buren)
    gekozen: Regio = duin(**(KEUZES if rng.random() < 0.5 else {}))
    sleutel = (indicator.id, gebied, NU[soort], "")
    keuzes = [maatstaf.id for maatstaf in maatstaven(vrijgave, gekozen, indicator, gebied)]
    for maatstaf in dict.fromkeys((*keuzes, "regio", "doel")):
        yield duid(vrijgave, gekozen, indicator, sleutel, maatstaf)
    trechterzin = trechter(vrijgave, gekozen, indicator, NU[soort], eigen=gebied).zin
    controleer(indicator, trechterzin)


def controleer(indicator: Indicator, zin: str) -> None:
    """The grammar that holds for every sentence."""
    assert re.match(r"[A-ZÉ’]", zin), f"begint niet met een hoofdletter: {zin}"
    assert zin.endswith("."), f"eindigt niet met een punt: {zin}"
    for fout in ("  ", " .", " ,", "..", ". .", "!", ",.", ";.", "()", "een 1 "):
        assert fout not in zin, f"{fout!r} in: {zin}"
    for volgende in re.findall(r"(?<=[a-z)%\d]\. )(\S)", zin):
        assert volgende.isupper() or volgende in "’‘", f"kleine letter na een punt: {zin}"
    for patroon in (ENGELS, CODE, PUNT_IN_GETAL, PIJL):
        gevonden = patroon.search(zin)
        assert gevonden is None, f"{gevonden and gevonden[0]!r} in: {zin}"
    enkel, meer = indicator.eenheid
    if enkel != meer:
        assert not re.search(rf"(?<![\d.,])1 {re.escape(meer)}\b", zin), f"1 {meer}: {zin}"
        assert not re.search(rf"\b(?:\d*[02-9]|\d+1|geen) {re.escape(enkel)}\b(?! of)", zin), (
            f"meervoud: {zin}"
        )


@pytest.mark.parametrize("indicator", GETOOND, ids=lambda i: i.id)
def test_every_sentence_in_every_state(indicator: Indicator) -> None:
    rng = random.Random(indicator.id)
    soorten = dict.fromkeys((*indicator.korrel.gemeente, *indicator.korrel.groep))
    for soort in soorten:
        for figuur in toestanden(indicator):
            gebied = rng.choice(["VB01", "regio", "jeugdregio:kust"])
            for gezegd in alles(indicator, figuur, soort, gebied, rng):
                for zin in gezegd.zinnen:
                    controleer(indicator, zin)
                assert gezegd.stand, figuur
                controleer_geheim(indicator, gezegd)


def controleer_geheim(indicator: Indicator, gezegd: Duiding) -> None:
    """Of a figure without a value nothing is said but why; of `<5` no rate of its own."""
    figuur = gezegd.figuur
    assert figuur is not None
    if figuur.min is None:
        assert (gezegd.verloop, gezegd.naast, gezegd.herziening) == ("", "", "")
        assert {m.zin for m in gezegd.middelen if m.soort == "verborgen"} <= {figuur.reden}
    elif figuur.status == "klein" and indicator.vorm == "aantal":
        assert "Dat is 0" not in gezegd.naast
        assert not gezegd.naast.startswith("Dat is")
        assert "minder dan 5" in gezegd.stand


def test_the_sentences_of_a_figure_in_reading_order() -> None:
    lev = Levering(
        "Leerplicht Duinveen",
        "thuiszitters",
        "2025-K2",
        "",
        2,
        "alle",
        "definitief",
        date(2025, 11, 3),
        ("VB01",),
        geen_gevallen=False,
    )
    bron = "Leerplicht Duinveen, 2e kwartaal 2025, versie 2, ontvangen 3 november 2025"
    rij = [
        replace(f, bron=bron)
        for f in reeks([17, 15, 18, 16, 19, 15, 17, 18, 15, 17, 16, 14]).figuren.values()
    ]
    buren = [replace(aantal(20), gebied=f"VB0{n}") for n in range(2, 10)]
    gezegd = duid(
        vrij(*rij, *buren, leveringen=(lev,)),
        duin(),
        thuis(),
        ("thuiszitters", "VB01", "2025-K2", ""),
    )
    assert gezegd.zinnen == (
        "Eind juni 2025 zaten 14 thuiszitters thuis.",
        "Dat past bij de gewone schommeling van de afgelopen 3 jaar.",
        "Dat is 1,4 per 1.000 inwoners van 5 tot en met 17 jaar; in de rest van de regio 2,0. Het verschil kan toeval zijn.",
        "Het is bijgesteld met een nieuwe levering van Leerplicht Duinveen, 2e kwartaal 2025, "
        "van 3 november 2025.",
    )


# --- remedies and revisions -----------------------------------------------------------------------


def soorten(indicator: Indicator, figuur: Figure) -> list[str]:
    return [m.soort for m in middelen(duin(), indicator, figuur)]


def test_which_remedy_was_used_is_said_in_the_order_of_the_design() -> None:
    """methods.md C3: pool time, pool area, interval, hide."""
    instroom = indicatoren()["thuiszitters_instroom"]
    assert soorten(instroom, aantal(12, periode="2024/2025")) == ["tijd"]
    assert soorten(instroom, aantal(3, periode="2024/2025")) == ["tijd", "bereik"]
    assert soorten(instroom, aantal(12, gebied="regio")) == ["gebied"]
    assert soorten(instroom, stil("afgeschermd", gebied="regio")) == ["gebied", "verborgen"]
    assert soorten(thuis(), aantal(12)) == []
    assert soorten(thuis(), aantal(22, 25, gebied="regio")) == ["bereik"]
    assert soorten(thuis(), stil("niet geleverd")) == []


def test_few_is_a_warning_beside_a_share_or_a_rate() -> None:
    """methods.md C3: a warning for a share of fewer than 30, and a rate of fewer than 10."""
    aandeel_ = indicatoren()["deelname_so"]
    assert [soorten(aandeel_, deel(6, n)) for n in (29, 30)] == [["weinig"], []]
    assert [soorten(thuis(), aantal(x)) for x in (0, 9, 10)] == [[], ["weinig"], []]
    assert soorten(thuis(), aantal(3)) == ["bereik"]
    assert middelen(duin(), thuis(), aantal(9))[0].zin == (
        "Het cijfer per 1.000 gaat over minder dan 10 thuiszitters. Daarom schommelt het sterk."
    )


def test_a_provisional_figure_says_so_and_a_hidden_one_does_not() -> None:
    assert herziening(vrij(), aantal(12)) == ""
    assert (
        herziening(vrij(), aantal(12, stand="voorlopig"))
        == "Dit is een voorlopig cijfer. Het kan nog veranderen."
    )
    assert herziening(vrij(), stil("afgeschermd", stand="voorlopig")) == ""


def test_a_first_delivery_is_no_revision() -> None:
    lev = Levering(
        "CBS",
        "jeugdhulp_indicatoren",
        "2024",
        "",
        1,
        "alle",
        "definitief",
        date(2025, 6, 23),
        (),
        geen_gevallen=False,
    )
    figuur = aantal(12, bron="CBS, 2024, versie 1, ontvangen 23 juni 2025")
    assert herziening(vrij(figuur, leveringen=(lev,)), figuur) == ""
    ander = replace(lev, versie=2, periode="2023")
    assert herziening(vrij(figuur, leveringen=(ander,)), figuur) == ""
