"""How the large charts of Trends en vergelijken are read: what is in them, and what it means."""

from __future__ import annotations

from pages.shared.markup import tag

Line = tuple[str, str]


def _line(shown: str, words: str) -> Line:
    return (tag("b", shown), words)


def course() -> tuple[Line, ...]:
    """The course of one area among the others."""
    return (
        _line("dikke blauwe lijn", "Uw gemeente, met het laatste cijfer rechts ernaast."),
        _line("grijze lijnen", "De andere gemeenten. Wijs er een aan om de naam te zien."),
        _line("stippellijn", "Waarmee u vergelijkt, bijvoorbeeld de rest van de regio."),
        _line("open staafje", "<5: het ligt ergens van 1 tot en met 4. Nooit een punt."),
        _line("gevuld staafje", "Een bereik: het ligt ergens tussen de twee einden."),
        _line("n.b.", "Niet geleverd of niet bekend. Dat is geen 0; de lijn loopt er niet door."),
        _line("lijn van puntjes omhoog", "Een cijfer dat we niet tonen. Het kan alles zijn."),
        _line(
            "licht vlak",
            "De gewone schommeling: zo ver gaan de cijfers op en neer als er niets verandert.",
        ),
        _line("▲ en ▼", "Opvallend hoog of laag: meer dan de gewone schommeling verklaart."),
        _line("breuk", "Vanaf hier is iets anders geteld. De lijn begint opnieuw."),
        _line(
            "streep met een woord",
            "Hier gebeurde iets, zoals een fusie of nieuwe inkoop. Onder de grafiek staat wat.",
        ),
    )


def all_areas() -> tuple[Line, ...]:
    """A small chart of each area."""
    return (
        _line("een vakje", "Een gemeente, met haar verloop. Uw gemeente staat voorop."),
        _line("dezelfde schaal", "Even hoog is overal even veel. Staat dat er niet, kijk dan uit."),
        _line("stippellijn", "Overal hetzelfde: waarmee u vergelijkt."),
        _line("open staafje", "<5: het ligt ergens van 1 tot en met 4."),
        _line("licht vlak", "De gewone schommeling van die gemeente zelf."),
    )


def position() -> tuple[Line, ...]:
    """Areas below each other with what chance can do."""
    return (
        _line("stip", "Het cijfer. De gekleurde stip is uw gemeente."),
        _line(
            "lichte balk",
            "Waar het cijfer door toeval ook had kunnen liggen (95%). Bij weinig jongeren is de "
            "balk lang.",
        ),
        _line("open balk", "<5 of een bereik: het ligt ergens tussen de einden."),
        _line("streep van boven naar beneden", "Waarmee u vergelijkt."),
        _line(
            "samen",
            "Ligt de streep in de lichte balk, dan kan het verschil toeval zijn. De volgorde is "
            "op naam of op grootte: het is geen ranglijst.",
        ),
    )


def funnel() -> tuple[Line, ...]:
    """The funnel."""
    return (
        _line("punt", "Een gemeente. Hoe verder naar rechts, hoe meer jongeren er wonen."),
        _line("middelste lijn", "Alle gemeenten samen."),
        _line(
            "trechter",
            "Tussen de binnenste lijnen ligt een gemeente in 95 van de 100 gevallen door toeval; "
            "tussen de buitenste bijna altijd (99,8%).",
        ),
        _line("buiten de trechter", "Dan is er meer aan de hand dan toeval. Zoek uit wat."),
    )


def beside() -> tuple[Line, ...]:
    """Two periods or two groupings beside each other."""
    return (
        _line("gevulde stip", "De gekozen periode."),
        _line("open stip", "De periode waarmee u vergelijkt."),
        _line("lichte balk", "Waar het cijfer door toeval ook had kunnen liggen (95%)."),
        _line("open balk", "<5 of een bereik: het ligt ergens tussen de einden."),
        _line(
            "samen",
            "Overlappen de balken van een gemeente, dan kan het verschil toeval zijn.",
        ),
    )
