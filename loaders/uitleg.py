"""The texts of the command line that the library writes, in Dutch."""

from __future__ import annotations

import re

_WOORDEN = (
    (r"(?m)^Usage:", "Gebruik:"),
    (r"(?m)^Options:", "Opties:"),
    (r"(?m)^Arguments:", "Argumenten:"),
    (r"(?m)^Commands:", "Opdrachten:"),
    (r"\[OPTIONS\]", "[OPTIES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "OPDRACHT ..."),
    (r"Show this message and\s+exit\.", "Laat deze uitleg zien."),
    (r"\[required\]", "[verplicht]"),
    (r"\[default: ", "[standaard: "),
    # The longer word takes the place of so many blanks that the column stays straight.
    (r"<list\[str\]>", "<tekst>    "),
    (r"<str> {0,2}", "<tekst>"),
    (r"<(?:Path|list\[Path\])> {0,4}", "<bestand>  "),
    (r"<path>", "<map> "),
    (r"<int>  ", "<getal>"),
)


def nederlands(uitleg: str) -> str:
    """The explanation of a command, as the library writes it, in Dutch."""
    for engels, hier in _WOORDEN:
        uitleg = re.sub(engels, hier, uitleg)
    return uitleg


def zin_voor_gebruik(fout: Exception) -> str:
    """A Dutch sentence for an error in how the command line was used; empty for any other error."""
    soorten = {soort.__name__ for soort in type(fout).__mro__}
    if "UsageError" not in soorten:
        return ""
    if "NoSuchOption" in soorten:
        lijkt = getattr(fout, "possibilities", None) or []
        bedoeld = f" Bedoelt u {' of '.join(lijkt)}?" if lijkt else ""
        return f"De optie {getattr(fout, 'option_name', '')} kennen we niet.{bedoeld} Zie --help."
    if "MissingParameter" in soorten:
        naam = getattr(getattr(fout, "param", None), "name", None) or "argument"
        return f"Er ontbreekt iets: {naam}. Zie --help."
    if "BadOptionUsage" in soorten:
        return f"Achter {getattr(fout, 'option_name', 'een optie')} hoort een waarde. Zie --help."
    if "BadParameter" in soorten:
        naam = getattr(getattr(fout, "param", None), "name", None) or "een argument"
        return f"Wat er bij {naam} staat, kunnen we niet gebruiken. Zie --help."
    return "Deze opdracht kennen we niet. Zie --help voor wat er kan."
