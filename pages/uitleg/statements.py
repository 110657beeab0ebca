"""What the monitor says of itself: which data are in it, and who can use it."""

from __future__ import annotations

from pages.shared.markup import tag, wrap

PRIVACY = "privacy"
ACCESS = "toegankelijkheid"

_PRIVACY = (
    "In de monitor staan aantallen, geen kinderen. Namen, burgerservicenummers, adressen en vrije "
    "tekst komen er niet in: een bestand met een burgerservicenummer wordt geweigerd en niet "
    "bewaard.",
    "Een leerlingnummer wordt bij het lezen vervangen door een code. Zonder de sleutel van de "
    "regio is daar het nummer niet uit te vinden. Een geboortedatum wordt een leeftijd.",
    "U ziet alleen cijfers die beschermd zijn. Dat geldt ook voor grafieken, tabellen, downloads "
    "en de teksten die een schermlezer voorleest.",
    "De monitor vraagt niets op bij andere websites en stuurt er niets naartoe.",
)
_ACCESS = (
    "Iedereen moet de monitor kunnen gebruiken, ook wie slecht ziet, geen muis gebruikt of een "
    "telefoon heeft. We bouwen volgens de richtlijnen WCAG 2.2, niveau AA.",
)
_DONE = (
    "Alles werkt met het toetsenbord. Met Tab gaat u verder, met Enter kiest u, met Esc sluit u.",
    "Bij elke grafiek staat een zin die zegt wat erin te zien is, en een tabel met dezelfde "
    "cijfers.",
    "Kleur zegt nooit alleen iets: er staat altijd een teken of een woord bij.",
    "De tekst blijft leesbaar als u de pagina vergroot, ook op een smal scherm.",
    "Een programma (axe) kijkt bij elke wijziging elke pagina na, op een breed en een smal scherm.",
)
_OPEN = (
    "Er is nog niet met een schermlezer getest, en er is nog geen onafhankelijk onderzoek gedaan. "
    "Wie de monitor openbaar maakt, laat dat eerst doen.",
    "Het vak waarin u een bestand kiest, noemt zijn rol voor een schermlezer niet helemaal goed. "
    "Het bestand kiezen met het toetsenbord werkt wel.",
    "Een brede tabel schuift op een telefoon opzij. De eerste kolom blijft staan.",
)
_ASK = (
    "Lukt iets u niet? Zeg het de beheerder van de monitor in uw regio. Die kan de cijfers ook op "
    "een andere manier geven, bijvoorbeeld als tabel."
)


def statements() -> str:
    """Both as HTML, each with its own place on the page."""
    privacy = tag("h2", "Privacy") + "".join(tag("p", words) for words in _PRIVACY)
    access = (
        tag("h2", "Toegankelijkheid")
        + "".join(tag("p", words) for words in _ACCESS)
        + tag("h3", "Wat er goed gaat")
        + _list(_DONE)
        + tag("h3", "Wat nog niet goed is, of niet is nagekeken")
        + _list(_OPEN)
        + tag("p", _ASK)
    )
    return _section(privacy, PRIVACY) + _section(access, ACCESS)


def _list(lines: tuple[str, ...]) -> str:
    return wrap("ul", "".join(tag("li", words) for words in lines))


def _section(html: str, place: str) -> str:
    return wrap("section", html, id=place, class_="mon-uitleg", data_zoekweg="")
