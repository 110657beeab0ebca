"""docs/indicatoren.md: what is counted, for each indicator of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from datasets.catalog import datasets
from datasets.model import Dataset
from indicators.catalog import indicatoren
from indicators.kruising import KRUISINGEN
from indicators.model import NOEMERS, Indicator
from indicators.soorten import uit_tellingen
from indicators.uitsplitsing import UITSPLITSINGEN
from reports.documentatie.begrippen import koppeling
from reports.documentatie.markdown import LET_OP, kop, sql_blok, tabel, zonder_hoofdletter
from reports.niveaus import niveaus

_SOORT = {
    "aantal": "aantal",
    "aandeel": "aandeel in procenten, berekend uit twee aantallen",
    "percentage": "percentage zoals de bron het publiceert",
    "duur": "duur in weken",
    "verhouding": "verhouding van twee aantallen",
    "gemiddelde": "gemiddelde",
}


def bladzijde() -> Iterator[str]:
    """The paragraphs of the page."""
    alle = list(indicatoren().values())
    getoond = [i for i in alle if not i.intern]
    yield "# Indicatoren"
    yield LET_OP
    yield (
        "Wat de monitor laat zien, met bron en berekening. De berekening is ook als vraag aan de "
        "gegevens gegeven (SQL); de kolommen daarvan staan in [gegevens.md](gegevens.md)."
    )
    yield (
        "Elk cijfer gaat door de bescherming van kleine aantallen. Daarom kan een cijfer `<5` "
        "zijn, of een bereik, of `·`; zie [cijfers lezen](handleiding/cijfers-lezen.md)."
    )
    yield tabel(
        ("indicator", "wat", "per gemeente", "per groep"),
        ((f"[{i.titel}](#{i.id})", i.vorm, *niveaus(i)) for i in getoond),
    )
    for thema in dict.fromkeys(i.thema for i in getoond):
        yield f"## {thema[:1].upper() + thema[1:]}"
        for indicator in getoond:
            if indicator.thema == thema:
                yield from _indicator(indicator)
    hulp = [i for i in alle if i.intern]
    if hulp:
        yield "## Hulpcijfers"
        yield (
            "Deze cijfers worden nooit getoond. Ze helpen om te zien of een kleine waarde terug te "
            "rekenen is uit andere cijfers."
        )
        yield tabel(("hulpcijfer", "wat het is"), ((f"`{i.id}`", i.definitie) for i in hulp))
    yield "## Noemers"
    yield (
        "Een cijfer per 1.000 gebruikt de nieuwste noemer van op of voor de laatste dag van de "
        "periode, ten hoogste 24 maanden oud. Is die er niet, dan is er geen cijfer per 1.000, met "
        "de reden erbij."
    )
    yield tabel(("noemer", "wie"), ((f"`{n.id}`", n.titel) for n in NOEMERS.values()))


def _indicator(indicator: Indicator) -> Iterator[str]:
    dataset = datasets()[indicator.dataset]
    yield kop(3, indicator.titel, indicator.id)
    yield indicator.definitie
    yield tabel(("kenmerk", "inhoud"), _feiten(indicator, dataset))
    if indicator.valkuilen:
        yield "Let op:"
        yield "\n".join(f"- {v}" for v in indicator.valkuilen)
    yield sql_blok(indicator.sql(dataset))
    tweede = uit_tellingen(indicator)
    if tweede is not None:
        yield (
            f"Wie geen lijst met gevallen heeft, kan dit cijfer ook als telling aanleveren, met de "
            f"maat `{indicator.maat}`. Dan is de berekening: {zonder_hoofdletter(tweede.formule())}"
        )


def _feiten(indicator: Indicator, dataset: Dataset) -> Iterator[tuple[str, str]]:
    gemeente, groep = niveaus(indicator)
    yield "naam in de gegevens", f"`{indicator.id}`"
    yield "bron", indicator.bron
    yield "gegevens", f"[{dataset.titel}](gegevens.md#{dataset.id})"
    yield "soort cijfer", _SOORT[indicator.vorm]
    yield "stand of stroom", _stand_of_stroom(indicator)
    yield "eenheid", " / ".join(dict.fromkeys(indicator.eenheid))
    yield "richting", indicator.richting
    yield "per gemeente", gemeente
    yield "per groep gemeenten", groep
    if indicator.korrel.nederland:
        yield "Nederland", "zoals de bron het geeft"
    if indicator.uitsplitsingen:
        namen = [UITSPLITSINGEN[naam].titel for naam in indicator.uitsplitsingen]
        yield "uitsplitsingen", f"naar {', '.join(namen)}; alleen voor groepen en de regio"
    if indicator.kruisingen:
        namen = [KRUISINGEN[naam].titel for naam in indicator.kruisingen]
        yield "gekruist", f"{', '.join(namen)}; alleen voor de regio"
    if indicator.noemer:
        yield "per 1.000", NOEMERS[indicator.noemer].titel
    yield from _waarvan(indicator)
    yield "berekening", indicator.formule()
    yield "hoofdlijn", indicator.hoofdlijn
    if indicator.sectoren:
        yield "sectoren", ", ".join(indicator.sectoren)
    yield from _samenhang(indicator)
    if indicator.begrippen:
        yield "begrippen", ", ".join(koppeling(b) for b in indicator.begrippen)


def _waarvan(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """What is divided by what, or whom a duration or mean is about."""
    delen = [indicatoren()[naam].titel for naam in indicator.bouwstenen]
    if indicator.in_noemer:
        delen = [*delen[:1], indicator.in_noemer]
    if indicator.in_teller:
        delen.insert(0, indicator.in_teller)
    over = indicator.vorm in ("duur", "gemiddelde")
    yield from zip(("over wie",) if over else ("teller", "noemer"), delen, strict=False)


def _samenhang(indicator: Indicator) -> Iterator[tuple[str, str]]:
    alle = indicatoren()
    if indicator.deel_van:
        yield "deel van", alle[indicator.deel_van].titel
    if indicator.balans:
        b = indicator.balans
        namen = [alle[i].titel for i in (b.begin, b.instroom, b.uitstroom, b.einde)]
        yield "sluit aan", f"{namen[0]} + {namen[1]} − {namen[2]} = {namen[3]}"


def _stand_of_stroom(indicator: Indicator) -> str:
    if indicator.stand_of_stroom == "stroom":
        return "stroom: telt op over de periode"
    return "stand: geldt op de laatste dag van de periode, bij een schooljaar op 1 oktober"
