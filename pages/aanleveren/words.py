"""Words of the page: counts, places of problems, names of fields and periods."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from datasets.catalog import datasets
from datasets.notatie import aantal_tekst
from datasets.periodes import Periode, PeriodeFout
from loaders.aanleveren import Controle
from loaders.concept import Stuk
from loaders.issues import Issue
from loaders.match import is_laatste_dag
from loaders.opdracht import Rapport
from pages.shared.markup import tag, wrap

_DATE = re.compile(r"(\d{1,2}-\d{1,2}-\d{4})")
DOUBLE = "dubbele regel"
"""Kind of the remark that rows are exactly the same."""


def fouten(count: int) -> str:
    """``1 fout``, ``5 fouten``."""
    return aantal_tekst(count, "fout", "fouten")


def waarschuwingen(count: int) -> str:
    """``1 waarschuwing``, ``2 waarschuwingen``."""
    return aantal_tekst(count, "waarschuwing", "waarschuwingen")


def regels(count: int) -> str:
    """``1 regel``, ``41 regels``."""
    return aantal_tekst(count, "regel", "regels")


def period(code: str) -> str:
    """A period as people read it; a text that is no code stays as it is."""
    try:
        return Periode.van_code(code).lang()
    except (PeriodeFout, ValueError):
        return code


def dataset_title(dataset_id: str) -> str:
    """The title of an export type; what is no id stays as it is."""
    found = datasets().get(dataset_id)
    return found.titel if found else dataset_id


def field_title(dataset_id: str, field: str) -> str:
    """The title of a field of an export type; what is no field stays as it is."""
    found = datasets().get(dataset_id)
    if found is None or field not in found.velden:
        return field
    return found.velden[field].kolom.titel


def rows_account(stuk: Stuk, controle: Controle, rapport: Rapport) -> str:
    """What became of the rows of a file: ``25 regels gelezen, 1 door u weggelaten, ...``."""
    read, left_out = controle.regels, len(stuk.opdracht.weggelaten)
    double = sum(len(one.rijen) - 1 for one in rapport.gevonden if one.soort == DOUBLE)
    taken = sum(one.rijen for one in rapport.leveringen)
    parts = [f"{stuk.naam}: {regels(read)} gelezen"]
    if left_out:
        parts.append(f"{left_out} door u weggelaten")
    if double and read - left_out - double == taken:
        stood = "stond er dubbel in en telt" if double == 1 else "stonden er dubbel in en tellen"
        parts.append(f"{double} {stood} één keer")
    return f"{', '.join(parts)}; {regels(taken)} om op te nemen."


def empty_end(dataset_id: str) -> str:
    """What an empty last day in a list of cases means."""
    return {"thuiszitters": "nog thuis", "vrijstellingen": "geldt nog"}.get(dataset_id, "loopt nog")


def end_day(dataset_id: str, heading_: str) -> str:
    """How the last day of a case is read in a column with this heading: does the day count still?

    "" for what is no list of cases.
    """
    found = datasets().get(dataset_id)
    if found is None or found.soort != "gevallen" or found.einde not in found.velden:
        return ""
    column = found.velden[found.einde].kolom
    if not column.een_dag_later:
        return ""
    if is_laatste_dag(column, heading_):
        return "Deze kop noemt de laatste dag zelf. Die dag telt nog mee."
    day = column.uitleg.split(".")[0]
    return (
        f"{day}. Is het bij u ‘tot en met’, en telt die dag dus nog mee? Noem de kolom in uw "
        f"bestand dan ‘{capital(column.een_dag_later[0])}’ en kies het bestand opnieuw."
    )


def name_of(stuk: Stuk) -> str:
    """The name of a file; of the word that there were no cases: what it is about."""
    if not stuk.geen_gevallen:
        return stuk.naam
    said = stuk.opdracht
    about = f"{dataset_title(said.dataset)}, {said.leverancier}, {period(said.periode)}"
    return f"de melding ‘geen gevallen’ ({about})"


def place(issue: Issue, *, one_sheet: bool = False) -> str:
    """Where a problem is, in short: ``Regel 7 en 10 · Gemeente``."""
    if one_sheet and not issue.waar:
        issue = replace(issue, blad="")
    return issue.plaats().replace(", kolom ", " · ") or "Hele bestand"


def what(issue: Issue) -> str:
    """What is wrong, with the text of the cell in front."""
    sentence = issue.zin
    sentence = f"‘{issue.waarde}’: {sentence}" if issue.waarde else capital(sentence)
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."


def whole_dates(words: str) -> str:
    """Words as HTML, in which no date is broken off at the end of a line."""
    pieces = _DATE.split(words)
    return "".join(
        tag("span", one, class_="mon-heel") if place % 2 else escape(one)
        for place, one in enumerate(pieces)
    )


def capital(words: str) -> str:
    """Words at the begin of a line."""
    return words[:1].upper() + words[1:]


def summary(title: str, *lines: str, good: bool, is_news: bool = False) -> str:
    """The framed line at the top of a step; the reader is brought to it when it is news."""
    html = tag("h2", title) + "".join(tag("p", line) for line in lines if line)
    kind = f"mon-som{' mon-goed' if good else ''}{' mon-nieuws' if is_news else ''}"
    return wrap("div", html, class_=kind, role="status")


def heading(words: str) -> str:
    """A heading of a part of a step."""
    return tag("h2", words, class_="mon-deel")


def note(words: str) -> str:
    """A remark in small grey letters."""
    return tag("p", words, class_="mon-bij")


def bullets(lines: Sequence[str]) -> str:
    """A list of sentences."""
    return wrap("ul", "".join(tag("li", line) for line in lines), class_="mon-lijst")
