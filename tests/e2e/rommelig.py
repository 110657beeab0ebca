"""A messy list of thuiszitters of Kogermeer, as a hurried analyst would have it: an xlsx file.

It replaces what the example region has for the 2nd quarter of 2025: the same invented cases, three
of them new and one gone, with eight kinds of problems; a dash for no date is none of them.
"""

from __future__ import annotations

import io
from datetime import date

import openpyxl

NAAM = "Thuiszitters Kogermeer Q2 2025 def (2).xlsx"
KOPPEN = (
    "Woongemeente",
    "Zaaknummer",
    "Onderwijssoort",
    "Thuis sinds (datum)",  # 1: a heading that we do not know
    "Terug op school",
    "Hoofdreden",
    "Opmerkingen",
)
HIER = "Kogermeer"
RIJEN = (
    (HIER, "D-000197", "vso", date(2024, 1, 8), date(2025, 4, 29), "anders"),
    (HIER, "D-000211", "vwo", date(2024, 9, 9), date(2025, 4, 16), "geen passende onderwijsplek"),
    (
        "Koggermeer",
        "D-000218",
        "vmbo-kb",
        date(2024, 10, 9),
        date(2025, 4, 21),
        "thuissituatie",
    ),  # 2
    ("Koggermeer", "D-000219", "vmbo-tl", date(2024, 10, 14), None, "thuissituatie"),  # 2: again
    (HIER, "D-000223", "vso", date(2024, 10, 21), date(2025, 5, 26), "anders"),
    (HIER, "D-000224", "bo", date(2024, 12, 17), date(2025, 4, 11), "anders"),
    (HIER, "D-000225", "pro", date(2024, 12, 26), "-", "wachten op jeugdhulp"),  # a dash: not back
    (HIER, "D-000227", "bo", "27-13-2024", None, "geen passende onderwijsplek"),  # 3: no such date
    (HIER, "D-000231", "vmbo-kb", date(2025, 3, 6), date(2025, 4, 15), "anders"),
    (HIER, "D-000229", "sbo", date(2025, 6, 9), date(2025, 3, 17), "anders"),  # 4: swapped dates
    (HIER, "D-000230", "vwo", date(2025, 3, 24), None, "geen passende onderwijsplek"),
    (HIER, "D-000232", "so", date(2025, 4, 3), date(2025, 5, 9), "wachten op jeugdhulp"),
    (HIER, "D-000233", "bo", None, None, "conflict school-ouders"),  # 5: no first day
    (HIER, "D-000235", "so", date(2025, 4, 17), None, "geen passende onderwijsplek"),
    (HIER, "D-000234", "vmbo-bb", date(2025, 4, 18), date(2025, 6, 9), "anders"),
    (HIER, "D-000238", "gymnasio", date(2025, 5, 13), date(2025, 6, 24), "lichamelijk"),  # 6: word
    (HIER, "D-000236", "vmbo-bb", date(2025, 5, 19), None, "anders"),
    (HIER, "D-000237", "bo", date(2025, 5, 28), None, "wachten op jeugdhulp"),
    (HIER, "D-000237", "bo", date(2025, 6, 10), None, "wachten op jeugdhulp"),  # 7: overlap
    (HIER, "D-000193", "vso", date(2025, 6, 3), None, "geen passende onderwijsplek"),
    (HIER, "D-000241", "so", date(2025, 6, 9), None, "wachten op jeugdhulp"),
    (HIER, "D-000250", "vwo", date(2025, 6, 16), None, "anders"),
    (HIER, "D-000252", "so", date(2025, 6, 17), None, "anders"),
    (HIER, "D-000253", "pro", date(2025, 6, 18), None, "thuissituatie"),
    (HIER, "D-000251", "bo", date(2025, 8, 25), None, "anders"),  # 8: after the quarter
)


def rommelig() -> bytes:
    """The file, with two lines of title above the headings and a total below."""
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.title = "Export"
    blad.append(("Leerplicht Kogermeer (verzonnen voorbeeld)",))
    blad.append(("Thuiszitters 2e kwartaal 2025",))
    blad.append(())
    blad.append(KOPPEN)
    for rij in RIJEN:
        blad.append((*rij, ""))
    blad.append(("Totaal", len(RIJEN)))
    buffer = io.BytesIO()
    boek.save(buffer)
    return buffer.getvalue()
