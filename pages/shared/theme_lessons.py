"""How the map, the flows, the breakdowns and the duration curve are read."""

from __future__ import annotations

from pages.shared.markup import tag

Line = tuple[str, str]


def _line(shown: str, words: str) -> Line:
    return (tag("b", shown), words)


def kaart() -> tuple[Line, ...]:
    """A map with classes."""
    return (
        _line("getal", "Het cijfer van de gemeente in de gekozen periode."),
        _line("kleur", "De klasse: hoe donkerder, hoe hoger. Donker is niet slechter of beter."),
        _line(
            "gestreept",
            "Geen klasse: een klein aantal, niet geleverd, onvolledig, of een bereik dat in twee "
            "klassen valt. Er staat bij welk van de vier het is.",
        ),
        _line("dikke rand", "Uw gemeente."),
        _line(
            "klassen", "De grenzen zijn in elke periode gelijk. Zo kunt u twee kaarten vergelijken."
        ),
        _line("tegels", "Elke gemeente is even groot. De plaats klopt ongeveer."),
    )


def stromen() -> tuple[Line, ...]:
    """Flows of pupils between municipalities."""
    return (
        _line("links", "Leerlingen die in uw gemeente wonen en ergens anders naar school gaan."),
        _line("rechts", "Leerlingen die ergens anders wonen en in uw gemeente naar school gaan."),
        _line("donker deel", "Zoveel zijn het er ten minste."),
        _line(
            "licht deel",
            "Zoveel kunnen het er hooguit zijn. DUO verbergt kleine aantallen per school; daarom "
            "is een stroom vaak een bereik.",
        ),
        _line("open balk", "<5: het ligt ergens van 1 tot en met 4."),
    )


def balken() -> tuple[Line, ...]:
    """Bars of a breakdown."""
    return (
        _line("balk", "Hoe langer, hoe groter het aantal."),
        _line("licht deel", "Een bereik: ten minste het donkere deel, ten hoogste met het lichte."),
        _line("open balk", "<5: het ligt ergens van 1 tot en met 4. Bij <10 tot en met 9."),
        _line("stippellijn", "Een aantal dat we niet tonen. De lengte zegt niets."),
        _line("door de tijd", "De laatste periode is donker, de eerdere zijn licht."),
    )


def kruistabel() -> tuple[Line, ...]:
    """Two breakdowns crossed."""
    return (
        _line("getal", "Zoveel jongeren van deze schoolsoort hadden deze hulpvraag."),
        _line("kolom", "Een schoolsoort. Een jongere met twee hulpvragen telt in twee rijen mee."),
        _line("kleur", "Hoe donkerder, hoe meer. Donker is niet slechter of beter."),
        _line(
            "wit vak",
            "Een bereik dat in meer dan een klasse valt, of <5: dan ligt het ergens van 1 tot en "
            "met 4.",
        ),
        _line("gestreept vak", "Een aantal dat we niet tonen, omdat het een ander zou verraden."),
        _line("klassen", "De grenzen zijn in elk schooljaar gelijk."),
    )


def kromme() -> tuple[Line, ...]:
    """A duration curve."""
    return (
        _line(
            "lijn",
            "Van elke 100 kinderen die thuis kwamen te zitten: hoeveel er na zoveel weken nog "
            "thuis waren.",
        ),
        _line("bij 50", "De helft is dan terug of ergens anders: dat is de mediane duur."),
        _line("trapje", "Elke stap staat voor ten minste 5 kinderen: zo is niemand te herkennen."),
        _line("einde van de lijn", "Verder weten we het niet, of het gaat om te weinig kinderen."),
        _line("licht vlak", "Waar de lijn door toeval ook had kunnen lopen (95%)."),
    )


def in_en_uit() -> tuple[Line, ...]:
    """Flow in and out."""
    return (
        _line("begin", "Hoeveel er op de dag voor de periode waren, als dat uit de rest volgt."),
        _line("erbij", "Hoeveel er in de periode begonnen."),
        _line("eraf", "Hoeveel er in de periode ophielden, om welke reden ook."),
        _line("samen", "Wie er aan het begin waren, en wie erbij kwam, min wie eraf ging."),
        _line(
            "·", "Afgeschermd: met de andere cijfers was anders een klein aantal terug te rekenen."
        ),
    )
