"""What the agenda, the OOGO and the duiding are, and how a region changes them."""

from __future__ import annotations

from pages.shared.markup import tag, wrap

AGENDA = "agenda"

_AGENDA = (
    "De agenda staat op de pagina Doelen en duiding. Hij zegt wat de regio wil bereiken, waaraan u "
    "dat ziet, en wat u ervoor doet. Elke regio gebruikt haar eigen woorden: hoofdlijnen, "
    "speerpunten, thema’s of principes.",
    "Een criterium zegt waaraan u ziet dat een resultaat dichterbij komt. Er kunnen cijfers bij "
    "staan. Een criterium zonder cijfer is gewoon, en een cijfer zonder doel ook. De pagina zegt "
    "dat er dan bij.",
    "De agenda’s van de vijf regio’s zijn een korte samenvatting van hun eigen stuk. De bron staat "
    "boven de agenda. Wat het stuk niet noemt, staat er niet.",
)
_CHANGE = (
    "Een criterium voegt u toe, of laat u vervallen, bij Inrichting, onder Agenda. Een doel in een "
    "getal zet u daar onder Doelen en vergelijken.",
    "De agenda, de doelen en de afspraken kunt u ook als Excel-bestand ophalen, aanvullen en weer "
    "inlezen: bij Inrichting, onder Agenda. De monitor zegt eerst wat er fout is en wat er "
    "verandert.",
    "De rest van de agenda wijzigt u met een bestand. Haal het op met de opdracht hieronder, pas "
    "het deel [agenda] aan, kijk met --proef wat er verandert, en voer het door met een reden.",
    "Elke wijziging blijft bewaard met dag, naam en reden, en is ongedaan te maken.",
)
_STORY = (
    "Een duiding zegt in ten hoogste 600 tekens wat er achter een cijfer zit. U schrijft die op de "
    "pagina Doelen en duiding, met uw naam of die van uw groep. Lezers zien een duiding pas als ze "
    "is vastgesteld. Elke versie blijft bewaard.",
    "Schrijf niets waaraan een kind te herkennen is. De monitor vraagt na bij wat op een naam, een "
    "nummer, een adres of een klein aantal lijkt. Een burgerservicenummer wordt geweigerd.",
)
_OOGO = (
    "Van een OOGO schrijft u op Doelen en duiding op wanneer het is, waar het over gaat en wat er "
    "is afgesproken: wie ervoor zorgt, wanneer het klaar is, en over welk cijfer het gaat. Bij het "
    "volgende overleg staan de oude afspraken bovenaan, met wat de cijfers sindsdien zeggen.",
    "De monitor noemt alleen een verschil als beide cijfers te zien zijn en er ertussen niet "
    "anders is geteld. Kan het verschil toeval zijn, dan staat dat erbij.",
    "Vragen voor het OOGO en afspraken die lopen staan ook op het Gemeentebeeld.",
)
_COMMANDS = (
    "python run.py inrichting toon --naar regio.toml",
    "python run.py inrichting zet regio.toml --proef",
    'python run.py inrichting zet regio.toml --reden "Besluit van het OOGO"',
)


def goals() -> str:
    """The section as HTML."""
    lines = "".join(tag("li", words) for words in _CHANGE)
    commands = "".join(wrap("p", tag("code", words)) for words in _COMMANDS)
    html = (
        tag("h2", "Agenda en doelen")
        + "".join(tag("p", words) for words in _AGENDA)
        + tag("h3", "Zo wijzigt een regio haar agenda")
        + wrap("ul", lines)
        + commands
        + tag("h3", "OOGO: overleggen en afspraken")
        + "".join(tag("p", words) for words in _OOGO)
        + tag("h3", "Duiding: het verhaal achter de cijfers")
        + "".join(tag("p", words) for words in _STORY)
    )
    return wrap("section", html, id=AGENDA, class_="mon-uitleg", data_zoekweg="")
