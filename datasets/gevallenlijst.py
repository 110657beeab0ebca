"""What all quarterly case lists share: the columns for age and quarter, and the rules on dates."""

from __future__ import annotations

from typing import Any

from datasets.model import Regel, kolom


def leeftijd_kolom() -> Any:
    """The age of who it is about; a birth date at once becomes one."""
    return kolom(
        "Leeftijd", "geboortedatum", "geb datum", "gebdat", "datum geboorte", "geboren op",
        "geboren", "leeftijd in jaren", default=None,
        uitleg="De leeftijd op de laatste dag van het kwartaal. Een geboortedatum wordt meteen "
        "een leeftijd.",
    )  # fmt: skip


def kwartaal_kolom() -> Any:
    """The quarter of the list, where a file says it in a column."""
    return kolom(
        "Periode", "kwartaal", "rapportageperiode", "verslagperiode", "peilperiode", default=None,
        uitleg="Het kwartaal waarover de lijst gaat. Mag weg als het bestand over een kwartaal "
        "gaat.",
    )  # fmt: skip


BEGINT_LATER = Regel(
    sql="begin <= laatste",
    zin="dit begint na de laatste dag van het kwartaal; de regel blijft bewaard en telt nergens "
    "mee",
    uitweg="U kunt de regel laten staan of weglaten: dat maakt voor de cijfers niet uit. Staat hij "
    "straks ook in de lijst van zijn eigen kwartaal, dan telt hij alleen daar, en maar één keer.",
    velden=("begin",),
    ernst="waarschuwing",
)
AL_AFGELOPEN = Regel(
    sql="einde is null or einde >= eerste",
    zin="dit was voor het kwartaal al afgelopen; de regel blijft bewaard en telt nergens mee",
    uitweg="Klopt de datum, bevestig het dan of laat de regel weg: dat maakt voor de cijfers niet "
    "uit.",
    velden=("einde",),
    ernst="waarschuwing",
)
TELT_NERGENS = frozenset(regel.zin for regel in (BEGINT_LATER, AL_AFGELOPEN))
"""What is said of rows that count in no figure: those can be left out without a loss."""
