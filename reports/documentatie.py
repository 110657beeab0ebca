"""The pages of docs/ that follow from the catalogues: what may be delivered, and what is counted.

    python -m reports.documentatie      writes them again

They are in Dutch, say nothing that the catalogues do not say, and come out the same at every run.
A test keeps the committed pages equal to what is made here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from datasets.catalog import datasets
from datasets.cellen import CodeCel
from datasets.codelijsten import Codelijst, Waarde
from datasets.maten import MATEN, MATENLIJST
from datasets.model import Dataset, Maat, Regel, Veld
from indicators.catalog import indicatoren
from indicators.model import NOEMERS, Indicator
from indicators.soorten import uit_tellingen

DOCS = Path(__file__).resolve().parents[1] / "docs"
OPDRACHT = "python -m reports.documentatie"
MEESTE_SYNONIEMEN = 12
"""More spellings of one word than this are counted, not printed."""

_LET_OP = f"<!-- Gemaakt met: {OPDRACHT}. Niet met de hand wijzigen. -->"
_PERIODEN = {
    "kwartaal": "kwartaal, zoals 2025-K2",
    "schooljaar": "schooljaar, zoals 2024/2025",
    "kalenderjaar": "kalenderjaar, zoals 2024",
    "halfjaar": "halfjaar, zoals 2024-H1",
    "peildatum": "peildatum, zoals 2024-10-01",
}
_DEKKING = {
    "gevallen": "Een lijst met gevallen. De levering spreekt voor afgesproken gemeenten: heeft "
    "zo'n gemeente geen regels, dan is het aantal 0.",
    "tellingen": "Een lijst met cijfers. De levering spreekt voor de gemeenten die erin staan: een "
    "gemeente zonder regel is niet geleverd, en een lege cel is niet bekend. Geen van beide is 0.",
    "deelbestand": "Een bestand per deel. Elk deel is een eigen levering en vervangt alleen "
    "hetzelfde deel.",
}
_SOORT = {
    "aantal": "aantal",
    "aandeel": "aandeel in procenten, berekend uit twee aantallen",
    "percentage": "percentage zoals de bron het publiceert",
}


def bladzijde(naam: str) -> str:
    """The text of one of the pages that are made here, by the name of its file in docs/."""
    return "\n\n".join(BLADZIJDEN[naam]()) + "\n"


def schrijf(doel: Path = DOCS) -> list[Path]:
    """Write all pages into a folder; returns their paths."""
    paden = [doel / naam for naam in BLADZIJDEN]
    for pad in paden:
        pad.write_text(bladzijde(pad.name), encoding="utf-8", newline="\n")
    return paden


# -- what is counted ------------------------------------------------------------------------------


def _indicatoren() -> Iterator[str]:
    alle = list(indicatoren().values())
    getoond = [i for i in alle if not i.intern]
    yield "# Indicatoren"
    yield _LET_OP
    yield (
        "Wat de monitor laat zien, met bron en formule. De formule is ook als vraag aan de "
        "gegevens gegeven (SQL); de kolommen daarvan staan in [gegevens.md](gegevens.md)."
    )
    yield (
        "Elk cijfer gaat door de bescherming van kleine aantallen. Daarom kan een cijfer `<5` "
        "zijn, of een bereik, of `·`; zie [cijfers lezen](handleiding/cijfers-lezen.md)."
    )
    yield _tabel(
        ("indicator", "wat", "per gemeente", "per groep"),
        ((f"[{i.titel}](#{i.id})", i.vorm, *_niveaus(i)) for i in getoond),
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
        yield _tabel(("hulpcijfer", "wat het is"), ((f"`{i.id}`", i.definitie) for i in hulp))
    yield "## Noemers"
    yield (
        "Een cijfer per 1.000 gebruikt de nieuwste noemer van op of voor de laatste dag van de "
        "periode, ten hoogste 24 maanden oud. Is die er niet, dan is er geen cijfer per 1.000, met "
        "de reden erbij."
    )
    yield _tabel(("noemer", "wie"), ((f"`{n.id}`", n.titel) for n in NOEMERS.values()))


def _indicator(indicator: Indicator) -> Iterator[str]:
    dataset = datasets()[indicator.dataset]
    yield _kop(3, indicator.titel, indicator.id)
    yield indicator.definitie
    yield _tabel(("kenmerk", "inhoud"), _feiten(indicator, dataset))
    if indicator.valkuilen:
        yield "Let op:"
        yield "\n".join(f"- {v}" for v in indicator.valkuilen)
    yield _sql(indicator.sql(dataset))
    tweede = uit_tellingen(indicator)
    if tweede is not None:
        yield (
            f"Wie geen lijst met gevallen heeft, kan dit cijfer ook als telling aanleveren, met de "
            f"maat `{indicator.maat}`. Dan is de formule: {_zonder_hoofdletter(tweede.formule())}"
        )


def _feiten(indicator: Indicator, dataset: Dataset) -> Iterator[tuple[str, str]]:
    gemeente, groep = _niveaus(indicator)
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
    if indicator.noemer:
        yield "per 1.000", NOEMERS[indicator.noemer].titel
    yield "formule", indicator.formule()
    yield "hoofdlijn", indicator.hoofdlijn
    if indicator.sectoren:
        yield "sectoren", ", ".join(indicator.sectoren)
    yield from _samenhang(indicator)
    if indicator.begrippen:
        yield "begrippen", ", ".join(indicator.begrippen)


def _samenhang(indicator: Indicator) -> Iterator[tuple[str, str]]:
    alle = indicatoren()
    if indicator.deel_van:
        yield "deel van", alle[indicator.deel_van].titel
    if indicator.balans:
        b = indicator.balans
        namen = [alle[i].titel for i in (b.begin, b.instroom, b.uitstroom, b.einde)]
        yield "sluit aan", f"{namen[0]} + {namen[1]} − {namen[2]} = {namen[3]}"


def _niveaus(indicator: Indicator) -> tuple[str, str]:
    """In which periods an indicator is shown per municipality and per group, in words."""
    korrel = indicator.korrel
    gemeente = ", ".join(korrel.gemeente) or "niet"
    if indicator.vorm == "percentage":
        return gemeente, "niet te berekenen"
    samen = ", ".join(s for s in korrel.groep if s in korrel.gemeente)
    apart = ", ".join(s for s in korrel.groep if s not in korrel.gemeente)
    delen = [samen and f"{samen}, uit de gemeenten", apart and f"{apart}, apart geteld"]
    return gemeente, "; ".join(filter(None, delen)) or "niet"


def _stand_of_stroom(indicator: Indicator) -> str:
    if indicator.stand_of_stroom == "stroom":
        return "stroom: telt op over de periode"
    return "stand: geldt op de laatste dag van de periode, bij een schooljaar op 1 oktober"


# -- what may be delivered ------------------------------------------------------------------------


def _gegevens() -> Iterator[str]:
    alle = list(datasets().values())
    yield "# Gegevens"
    yield _LET_OP
    yield (
        "Wat u kunt aanleveren. Per soort staat hier welke kolommen erbij horen, aan welke koppen "
        "de monitor ze herkent en wat er in een cel mag staan. Hoofdletters, accenten, leestekens "
        "en dubbele spaties in een kop maken niet uit. Een leeg bestand om in te vullen maakt u "
        "met `python run.py sjabloon`."
    )
    yield _tabel(
        ("soort", "wat het is", "naam voor `--dataset`"),
        ((f"[{d.titel}](#{d.id})", d.omschrijving, f"`{d.id}`") for d in alle),
    )
    for dataset in alle:
        yield from _dataset(dataset)
    yield from _maten()
    yield from _codelijsten(alle)


def _dataset(dataset: Dataset) -> Iterator[str]:
    yield _kop(2, dataset.titel, dataset.id)
    yield dataset.omschrijving
    yield _tabel(("kenmerk", "inhoud"), _over(dataset))
    yield "### Kolommen"
    yield _tabel(
        ("kolom", "wat erin komt", "wat we verwachten", "voorbeeld", "verplicht"),
        (_veldregel(v) for v in dataset.velden.values()),
    )
    yield "Andere koppen die we herkennen:"
    yield "\n".join(_koppen(dataset))
    regels = dataset.rij.regels
    if regels:
        yield "### Regels over een hele rij"
        yield _tabel(
            ("wat er mis is", "wat u kunt doen", "gevolg", "goed is"), (_regel(r) for r in regels)
        )
    if dataset.afgeleid:
        yield "### Afgeleide kolommen"
        yield (
            f"Hiermee werken de indicatoren. `eerste` en `laatste` zijn de dagen van de periode, "
            f"`dag` is de dag van een stand. De view heet `v_{dataset.id}`."
        )
        yield _tabel(
            ("kolom", "SQL"), ((f"`{n}`", f"`{sql}`") for n, sql in dataset.afgeleid.items())
        )


def _over(dataset: Dataset) -> Iterator[tuple[str, str]]:
    yield "bron", dataset.bron
    yield "leverancier", dataset.leverancier or "een leverancier uit de inrichting van de regio"
    yield "gaat over", " of ".join(_PERIODEN[s] for s in dataset.periodesoorten)
    yield "dekking", _DEKKING[dataset.soort]
    if dataset.landelijk:
        yield "omvang", "landelijk; het hele bestand wordt bewaard"
    if dataset.deel_veld:
        yield "een deel is", dataset.velden[dataset.deel_veld].kolom.titel
    if dataset.sleutel:
        koppen = " + ".join(dataset.velden[naam].kolom.titel for naam in dataset.sleutel)
        yield "mag een keer voorkomen", koppen
    if dataset.persoon:
        titel = dataset.velden[dataset.persoon].kolom.titel
        yield "een leerling is", f"{titel}; twee regels van een leerling mogen niet overlappen"
    if not dataset.optelbaar:
        yield "optellen", "kan niet: dit zijn percentages met verschillende noemers"
    yield "versie van de beschrijving", dataset.versie


def _veldregel(veld: Veld) -> tuple[str, ...]:
    cel = veld.cel
    verwacht = cel.verwacht
    if isinstance(cel, CodeCel):
        verwacht = f"een woord uit de lijst [{cel.lijst.titel}](#{_anker(cel.lijst)})"
    nodig = "ja" if not veld.mag_leeg else "de kolom wel, de cel niet"
    voorbeeld = f"`{cel.voorbeeld}`" if cel.voorbeeld else ""
    uitleg = veld.kolom.uitleg
    if veld.kolom.uit_koppen:
        uitleg = f"{uitleg} Mag ook als koppen naast elkaar staan.".strip()
    return veld.kolom.titel, uitleg, verwacht, voorbeeld, nodig if veld.verplicht else "nee"


def _koppen(dataset: Dataset) -> Iterator[str]:
    for veld in dataset.velden.values():
        kolom = veld.kolom
        if kolom.synoniemen:
            yield f"- **{kolom.titel}**: {', '.join(dict.fromkeys(kolom.synoniemen))}"
        if kolom.een_dag_later:
            yield (
                f"- **{kolom.titel}**, met een dag erbij omdat de kop de laatste dag noemt: "
                f"{', '.join(kolom.een_dag_later)}"
            )
    if all(not v.kolom.synoniemen for v in dataset.velden.values()):
        yield "- geen; de koppen staan in dit bestand altijd zo"


def _regel(regel: Regel) -> tuple[str, ...]:
    gevolg = "de regel gaat er niet in" if regel.ernst == "fout" else "een waarschuwing"
    return regel.zin, regel.uitweg, gevolg, f"`{regel.sql}`"


def _maten() -> Iterator[str]:
    yield _kop(2, "Maten van tellingen", _anker(MATENLIJST))
    yield (
        "Wat u als aantal kunt aanleveren met de soort [Tellingen](#tellingen). Een maat die hier "
        "niet bij staat, wordt niet gelezen; de monitor noemt dan wat erop lijkt."
    )
    yield _tabel(
        ("maat", "wat er geteld is", "stand of stroom", "per 1.000", "ook herkend", "naam"),
        (_maat(m) for m in MATEN),
    )


def _maat(maat: Maat) -> tuple[str, ...]:
    noemer = NOEMERS[maat.noemer].titel if maat.noemer else ""
    ook = ", ".join(maat.synoniemen)
    return maat.titel, maat.definitie, maat.stand_of_stroom, noemer, ook, f"`{maat.id}`"


def _codelijsten(alle: Sequence[Dataset]) -> Iterator[str]:
    lijsten: dict[str, Codelijst] = {}
    for dataset in alle:
        for veld in dataset.velden.values():
            if isinstance(veld.cel, CodeCel) and veld.cel.lijst.id != MATENLIJST.id:
                lijsten.setdefault(veld.cel.lijst.id, veld.cel.lijst)
    yield "## Woordenlijsten"
    yield (
        "In een kolom met een woordenlijst mag het woord uit de eerste kolom staan, of een van de "
        "andere schrijfwijzen. Hoofdletters en leestekens maken niet uit."
    )
    for lijst in sorted(lijsten.values(), key=lambda x: x.titel):
        yield _kop(3, lijst.titel[:1].upper() + lijst.titel[1:], _anker(lijst))
        yield _tabel(
            ("woord", "andere schrijfwijzen"), ((w.titel, _schrijfwijzen(w)) for w in lijst.waarden)
        )
        if lijst.dubbel:
            yield (
                "Niet te lezen, omdat het twee dingen kan betekenen: "
                f"{_beperkt([woord for woord, _ in lijst.dubbel])}. De monitor vraagt dan welke "
                f"van de twee u bedoelt: {' of '.join(lijst.dubbel[0][1])}."
            )


def _schrijfwijzen(waarde: Waarde) -> str:
    ook = dict.fromkeys((*waarde.synoniemen, waarde.code))
    return _beperkt([s for s in ook if s != waarde.titel])


def _beperkt(woorden: Sequence[str]) -> str:
    getoond = ", ".join(woorden[:MEESTE_SYNONIEMEN])
    rest = len(woorden) - MEESTE_SYNONIEMEN
    return f"{getoond} en nog {rest}" if rest > 0 else getoond


# -- markdown -------------------------------------------------------------------------------------


def _kop(niveau: int, titel: str, anker: str) -> str:
    return f'<a id="{anker}"></a>\n\n{"#" * niveau} {titel}'


def _anker(lijst: Codelijst) -> str:
    return f"lijst-{lijst.id.replace('_', '-')}"


def _tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    def regel(cellen: Sequence[str]) -> str:
        return "| " + " | ".join(c.replace("|", r"\|") for c in cellen) + " |"

    return "\n".join([regel(koppen), regel(["---"] * len(koppen)), *map(regel, rijen)])


def _sql(sql: str) -> str:
    return f"```sql\n{opgemaakt(sql)}\n```"


def opgemaakt(sql: str) -> str:
    """SQL with a line per column and per clause; what stands between brackets is left alone."""
    uit, diepte = [], 0
    for teken in sql:
        diepte += (teken == "(") - (teken == ")")
        uit.append("\n" if teken == " " and diepte == 0 else teken)
    woorden = "".join(uit).split("\n")
    regels: list[str] = []
    for woord in woorden:
        if not regels or regels[-1].endswith(",") or woord in ("from", "where", "group"):
            regels.append(woord)
        else:
            regels[-1] += f" {woord}"
    eerste, *rest = regels
    return "\n".join([eerste, *(r if r.startswith(_ZINSDELEN) else f"    {r}" for r in rest)])


_ZINSDELEN = ("from ", "where ", "group ")


def _zonder_hoofdletter(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]


BLADZIJDEN: Mapping[str, Callable[[], Iterator[str]]] = {
    "gegevens.md": _gegevens,
    "indicatoren.md": _indicatoren,
}
"""Every page that is made here: its file in docs/, and what gives its paragraphs."""


def main() -> None:
    """Write the pages and say which."""
    for pad in schrijf():
        sys.stdout.write(f"{pad.name}\n")


if __name__ == "__main__":
    main()
