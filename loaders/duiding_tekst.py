"""What a person may write beside a figure: short, and nothing that points out a child.

A note is read by everyone who sees the figure. A burgerservicenummer is refused, as at the door;
for the rest only the writer can tell, so what looks like a child is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from datasets.woorden import normaliseer
from indicators.model import Figure
from loaders.personal import cijfers, is_persoonsnummer

LANGSTE = 600
"""So many characters a note may have."""
LANGSTE_NAAM = 60
PERSOONSNUMMER = (
    "Er staat een burgerservicenummer of onderwijsnummer in de tekst. Dat mogen wij niet "
    "hebben. Haal het weg."
)

_VOORNAMEN = frozenset(Path(__file__).with_name("voornamen.txt").read_text("utf-8").split())
_NUMMER = re.compile(r"(?<!\d)\d(?:[ ._/-]?\d){7,8}(?!\d)")
_LANG = re.compile(r"(?<!\d)\d(?:[ -]?\d){4,}(?!\d)")
_DATUM = re.compile(r"\b\d{1,2}-\d{1,2}-\d{4}\b|\b(?:19|20)\d\d ?- ?(?:19|20)\d\d\b")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b")
_INITIALEN = re.compile(r"\b(?:[A-Z]\. ?)+(?:(?:van|de|der|den|ter|ten) ){0,2}[A-Z][a-zà-ÿ]+")
_WOORD = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)*")
_KIND = re.compile(
    r"\b(?:leerling|kind|jongen|meisje|jongere|zoon|dochter|broer|zus)\b[^.]{0,30}?"
    r"\b\d{1,2}\b(?: jaar)?|\b\d{1,2}-jarige?\b",
    re.IGNORECASE,
)
_KLEIN = re.compile(
    r"\b(?:[1-9]|een enkel[e]?|één|twee|drie|vier|vijf|zes|zeven|acht|negen) "
    r"(?:\w+ )?(?:thuiszitters?|jongeren?|leerlingen?|kinderen|kind|jongens?|meisjes?|gevallen"
    r"|vrijstellingen)\b",
    re.IGNORECASE,
)
_NETJES = re.compile(r"[^\S\n]+")


def schoon(tekst: str) -> str:
    """The text as it is kept: no blanks at the ends, no signs that cannot be seen."""
    zichtbaar = "".join(c for c in tekst.replace("\r\n", "\n") if c == "\n" or c.isprintable())
    regels = [_NETJES.sub(" ", regel).strip() for regel in zichtbaar.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip()


def fout_in(tekst: str) -> str:
    """Why a text cannot be kept, as a Dutch sentence; "" where it can."""
    if not tekst:
        return "Schrijf eerst wat er achter het cijfer zit."
    if len(tekst) > LANGSTE:
        return f"De duiding is te lang: {len(tekst)} tekens, en er is plaats voor {LANGSTE}."
    return PERSOONSNUMMER if heeft_persoonsnummer(tekst) else ""


def heeft_persoonsnummer(tekst: str) -> bool:
    """Whether a burgerservicenummer or onderwijsnummer stands in a text."""
    return any(is_persoonsnummer(cijfers(treffer[0])) for treffer in _NUMMER.finditer(tekst))


def waarschuwingen(tekst: str, namen: Collection[str], figuur: Figure | None) -> tuple[str, ...]:
    """What in a text may point out a child, a Dutch sentence each.

    Args:
        tekst: what was written.
        namen: names of areas and leveranciers: these are no names of children.
        figuur: the figure that it stands beside, as readers see it.
    """
    return tuple(dict.fromkeys(_waarschuwingen(tekst, namen, figuur)))


def _waarschuwingen(tekst: str, namen: Collection[str], figuur: Figure | None) -> Iterator[str]:
    if _LANG.search(_DATUM.sub(" ", tekst)):
        yield "Er staat een lang nummer in de tekst. Is dat een nummer van een leerling?"
    if _MAIL.search(tekst) or _POSTCODE.search(tekst):
        yield "Er staat een adres in de tekst. Is dat van een leerling of ouder?"
    for naam in _voornamen(tekst, namen):
        yield f"“{naam}” lijkt een naam. Noem geen leerlingen of ouders."
    for treffer in _INITIALEN.finditer(tekst):
        yield f"“{treffer[0]}” lijkt een naam. Noem geen leerlingen of ouders."
    if _KIND.search(tekst):
        yield "De tekst noemt een leeftijd bij een leerling. Is die te herkennen?"
    klein = _KLEIN.search(tekst) if figuur is not None else None
    if figuur is not None and klein is not None and figuur.status == "getoond":
        yield f"De tekst zegt “{klein[0]}”. Zijn dat kinderen die iemand kan herkennen?"
    elif figuur is not None and klein is not None:
        yield (
            f"De tekst zegt “{klein[0]}”, en lezers zien hier “{figuur.tekst}”. Zo verklapt de "
            "tekst een aantal dat we niet tonen."
        )


def _voornamen(tekst: str, namen: Collection[str]) -> Iterator[str]:
    """Usual first names that are no part of the name of an area or a leverancier."""
    bekend = {woord for naam in namen for woord in normaliseer(naam).split()}
    for treffer in _WOORD.finditer(tekst):
        woord = normaliseer(treffer[0])
        if woord in _VOORNAMEN and woord not in bekend:
            yield treffer[0]
