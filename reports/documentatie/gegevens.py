"""docs/gegevens.md: what may be delivered, for each export type of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from datasets.catalog import datasets
from datasets.cellen import CodeCel
from datasets.codelijsten import Codelijst, Waarde
from datasets.maten import MATEN, MATENLIJST
from datasets.model import Dataset, Maat, Regel, Veld
from indicators.model import NOEMERS
from reports.documentatie.markdown import LET_OP, kop, tabel

MEESTE_SYNONIEMEN = 12
"""More spellings of one word than this are counted, not printed."""

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


def bladzijde() -> Iterator[str]:
    """The paragraphs of the page."""
    alle = list(datasets().values())
    yield "# Gegevens"
    yield LET_OP
    yield (
        "Wat u kunt aanleveren. Per soort staat hier welke kolommen erbij horen, aan welke koppen "
        "de monitor ze herkent en wat er in een cel mag staan. Hoofdletters, accenten, leestekens "
        "en dubbele spaties in een kop maken niet uit. Een leeg bestand om in te vullen maakt u "
        "met `python run.py sjabloon`."
    )
    yield tabel(
        ("soort", "wat het is", "naam voor `--dataset`"),
        ((f"[{d.titel}](#{d.id})", d.omschrijving, f"`{d.id}`") for d in alle),
    )
    for dataset in alle:
        yield from _dataset(dataset)
    yield from _maten()
    yield from _codelijsten(alle)


def _dataset(dataset: Dataset) -> Iterator[str]:
    yield kop(2, dataset.titel, dataset.id)
    yield dataset.omschrijving
    yield tabel(("kenmerk", "inhoud"), _over(dataset))
    yield "### Kolommen"
    yield tabel(
        ("kolom", "wat erin komt", "wat we verwachten", "voorbeeld", "verplicht"),
        (_veldregel(v) for v in dataset.velden.values()),
    )
    yield "Andere koppen die we herkennen:"
    yield "\n".join(_koppen(dataset))
    regels = dataset.rij.regels
    if regels:
        yield "### Regels over een hele rij"
        yield tabel(
            ("wat er mis is", "wat u kunt doen", "gevolg", "goed is"), (_regel(r) for r in regels)
        )
    if dataset.afgeleid:
        yield "### Afgeleide kolommen"
        yield (
            f"Hiermee werken de indicatoren. `eerste` en `laatste` zijn de dagen van de periode, "
            f"`dag` is de dag van een stand. De view heet `v_{dataset.id}`."
        )
        yield tabel(
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
    yield kop(2, "Maten van tellingen", _anker(MATENLIJST))
    yield (
        "Wat u als aantal kunt aanleveren met de soort [Tellingen](#tellingen). Een maat die hier "
        "niet bij staat, wordt niet gelezen; de monitor noemt dan wat erop lijkt."
    )
    yield tabel(
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
        yield kop(3, lijst.titel[:1].upper() + lijst.titel[1:], _anker(lijst))
        yield tabel(
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


def _anker(lijst: Codelijst) -> str:
    return f"lijst-{lijst.id.replace('_', '-')}"
