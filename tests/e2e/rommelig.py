"""A messy list of thuiszitters of Kogermeer, as a hurried analyst would have it: an xlsx file.

It replaces what the example region has for the 2nd quarter of 2025. Made up, like everything in it.
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
    "Thuis sinds (datum)",
    "Terug op school",
    "Hoofdreden",
    "Naam contactpersoon school",
)
# A problem behind every row that has one.
RIJEN = (
    ("Kogermeer", "K-101", "vwo", date(2024, 9, 9), None, "geen passende onderwijsplek"),
    ("Kogermeer", "K-102", "vso", date(2025, 1, 20), date(2025, 5, 12), "anders"),
    ("Koggermeer", "K-103", "bo", date(2025, 3, 10), None, "thuissituatie"),  # 1 municipality
    ("Koggermeer", "K-104", "so", date(2025, 4, 3), None, "wachten op jeugdhulp"),  # 1 again
    ("Kogermeer", "K-105", "pro", "31-04-2025", None, "anders"),  # 2 no such date
    ("Kogermeer", "K-106", "bo", date(2025, 5, 6), date(2025, 4, 6), "thuissituatie"),  # 3 order
    ("Kogermeer", "K-107", "vwo", None, None, "lichamelijk"),  # 4 no first day
    ("Kogermeer", "K-108", "vmbo kabouter", date(2025, 5, 19), None, "anders"),  # 5 a word
    ("Duinveen", "K-109", "bo", date(2025, 5, 28), None, "thuissituatie"),  # 6 not ours
    ("Kogermeer", "K-110", "vso", date(2025, 2, 3), None, "wachten op jeugdhulp"),
    ("Kogermeer", "K-110", "vso", date(2025, 3, 17), None, "wachten op jeugdhulp"),  # 7 overlap
    ("Kogermeer", "K-111", "so", date(2025, 8, 25), None, "anders"),  # 8 after the quarter: warning
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
