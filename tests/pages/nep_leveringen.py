"""Invented deliveries, to try the page Leveringen on without a store."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from loaders.leveringen import LeveringRegel, OpnameRegel, Samenvatting
from loaders.rooster import Rij, Rooster, Vak
from loaders.verschil import Cijfer, Regels, Verschil

WANNEER = datetime(2025, 8, 12, 9, 5)  # noqa: DTZ001 (the store keeps local time)

LEVERING = LeveringRegel(
    nummer=7, vorige=3, leverancier="Leerplicht Duinveen", dataset="thuiszitters",
    titel="Thuiszitters", periode="2025-K2", deel="", versie=2, rijen=28,
    meldingen={"waarschuwing": {"verdwenen": 2}, "verbeterd": {"totaalregel": 1}}, status="telt",
    indicatoren=("Thuiszitters",), sector="alle", definitie="Meer dan 4 weken afwezig",
    stand="definitief", geen_gevallen=False,
)  # fmt: skip
EERDER = replace(
    LEVERING, nummer=3, vorige=None, versie=1, rijen=31, status="vervangen", meldingen={}
)
GEEN = replace(
    LEVERING, nummer=9, vorige=None, leverancier="Leerplicht Kogermeer", versie=1, rijen=0,
    geen_gevallen=True, meldingen={}, indicatoren=(), titel="Vrijstellingen", dataset="vrijstellingen",
    periode="2024/2025",
)  # fmt: skip

OPNAME = OpnameRegel(
    handeling=12, soort="opnemen", wie="anna", wanneer=WANNEER, bestand="<b>lijst.csv</b>",
    sha256="ab" * 32, omvang=2_400_000, status="telt", kan_terug=True,
    niet_opnieuw="Deze opname is niet teruggedraaid.", hersteld=3, leveringen=(LEVERING,),
)  # fmt: skip
OUDE = replace(
    OPNAME, handeling=4, bestand="oud.csv", status="vervangen", kan_terug=False, hersteld=0,
    niet_terug="Bij Thuiszitters kwam daarna een nieuwere versie. Draai eerst opname 12 terug.",
    leveringen=(EERDER,),
)  # fmt: skip
WEG = replace(
    OPNAME, handeling=6, bestand="geen gevallen", sha256="", omvang=0, status="teruggedraaid",
    kan_terug=False, niet_terug="Deze opname is al teruggedraaid.", kan_opnieuw=True,
    niet_opnieuw="", hersteld=0, leveringen=(replace(GEEN, status="teruggedraaid"),),
)  # fmt: skip
TERUG = OpnameRegel(
    handeling=13, soort="terugdraaien", wie="bert", wanneer=WANNEER, reden="Verkeerd kwartaal <i>",
    van=6,
)  # fmt: skip
ALLE = (TERUG, OPNAME, WEG, OUDE)

CIJFER = Cijfer(
    indicator="thuiszitters", titel="Thuiszitters", gebied="VB01", naam="Duinveen",
    periode="2025-K2", uitsplitsing="", was="31", wordt="4", lezer_was="31", lezer_wordt="<5",
    soort="gewijzigd",
)  # fmt: skip
REGELS = Regels(
    leverancier="Leerplicht Duinveen", dataset="thuiszitters", titel="Thuiszitters",
    periode="2025-K2", deel="", versie=1, verving=2, nieuw=1, gewijzigd=2, verdwenen=3, gelijk=20,
)  # fmt: skip
VERSCHIL = Verschil((CIJFER,), 340, (REGELS,), ("Lezers zien 1 ander cijfer dan nu.",))


def samenvatting(handeling: int | None) -> Samenvatting:
    return Samenvatting(handeling, "Opname 12 is teruggedraaid.", VERSCHIL)


def vak(periode: str, status: Any, **meer: Any) -> Vak:
    leeg = Vak(periode, status, None, 0, 0, None, 0, status)
    return replace(leeg, **meer)


def rooster(plek: Any = None, *, vandaag: date) -> Rooster:
    kwartalen = ("2024-K4", "2025-K1", "2025-K2")
    duinveen = (
        vak("2024-K4", "geen gevallen", ontvangen=date(2025, 1, 20), versie=1),
        vak("2025-K1", "te laat", dagen_te_laat=92, verwacht=date(2025, 5, 12)),
        vak("2025-K2", "geleverd", ontvangen=date(2025, 8, 12), versie=2, rijen=28),
    )
    kogermeer = (vak("2025-K2", "nog niet te verwachten", verwacht=date(2025, 8, 11)),)
    gestopt = (vak("2020-K1", "geleverd", ontvangen=date(2020, 5, 1), versie=1, rijen=3),)
    return Rooster(
        rijen=(
            Rij("Leerplicht Duinveen", "thuiszitters", "Thuiszitters", "kwartaal", duinveen),
            Rij("Leerplicht Kogermeer", "thuiszitters", "Thuiszitters", "kwartaal", kogermeer),
            Rij("Leerplicht Vroeger", "thuiszitters", "Thuiszitters", "kwartaal", gestopt),
            Rij("SWV IJmeer VO", "vrijstellingen", "Vrijstellingen", "schooljaar",
                (vak("2024/2025", "nooit geleverd"),)),
        ),
        perioden={"kwartaal": ("2020-K1", *("2023-K1", "2023-K2", "2024-K3"), *kwartalen), "schooljaar": ("2024/2025",)},
        leverweken=6,
        afspraak="Een levering is op tijd tot en met 6 weken na de laatste dag van de periode.",
    )  # fmt: skip
