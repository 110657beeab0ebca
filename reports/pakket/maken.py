"""Make a whole pack: the papers of each municipality, those of the region, and one zip of it all.

The same figures, notes and choices give the same words and values; with SOURCE_DATE_EPOCH also the
same bytes.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.duidingen import Duidingen, lees_duidingen
from loaders.logboek import noteer_pakket
from loaders.oogo import Oogo, lees_oogo
from loaders.opdracht import Werkplek
from reports.beeld import Beeld
from reports.gemeentebeeld.row import Place
from reports.pakket.excel import pakket_xlsx
from reports.pakket.gemeente import Gemeentestuk
from reports.pakket.gemeentedias import gemeente_pptx
from reports.pakket.keuze import GEEN_UITGAVE, GeenPakket, Pakketkeuze
from reports.pakket.pdf import gemeente_pdf
from reports.pakket.regio import Regiostuk
from reports.pakket.regiopdf import regio_pdf

_OUDST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file of a pack."""

    naam: str
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class Stap:
    """A part of a pack that is made.

    Attributes:
        klaar, totaal: how many parts are done, of how many.
        wat: the municipality or region that it is about.
        bestanden: what was made of it.
    """

    klaar: int
    totaal: int
    wat: str
    bestanden: tuple[Bestand, ...]


def maak(plek: Werkplek, beeld: Beeld, keuze: Pakketkeuze, wie: str) -> Iterator[Stap]:
    """Make the papers one by one, so that who waits sees how far it is.

    The making of a pack is noted in the log before there is any file (decisions.md 24).

    Args:
        plek: the region, with its notes, meetings and log.
        beeld: the figures that the reader may see.
        keuze: what is asked for.
        wie: who makes it.

    Raises:
        GeenPakket: there are no figures, or a municipality is not of this region.
        DuidingFout, OogoFout: a file of the region is damaged.
        LogboekFout: the log cannot be written: then there is no pack either.
    """
    _controleer(beeld, keuze)
    duidingen, oogo = Duidingen(()), Oogo(())
    if keuze.vorm.verhaal:
        duidingen, oogo = lees_duidingen(plek.map_regio), lees_oogo(plek.map_regio)
    noteer_pakket(plek.map_regio, wie=wie, wat=_voor_logboek(beeld, keuze),
                  versie=beeld.vrijgave.versie)  # fmt: skip
    totaal = len(keuze.gemeenten) + 1
    for nummer, code in enumerate(keuze.gemeenten, start=1):
        stuk = Gemeentestuk(_plaats(beeld, code, keuze), keuze, duidingen, oogo)
        yield Stap(nummer, totaal, stuk.naam, tuple(_van_gemeente(stuk)))
    bestanden = tuple(_van_regio(beeld, keuze, duidingen, oogo))
    yield Stap(totaal, totaal, beeld.regio.naam, bestanden)


def _plaats(beeld: Beeld, code: str, keuze: Pakketkeuze) -> Place:
    """For which municipality, period and readers."""
    return Place(beeld, code, keuze.periode, jaar_eerder=keuze.vorm.jaar_eerder)


def _van_gemeente(stuk: Gemeentestuk) -> Iterator[Bestand]:
    keuze = stuk.keuze
    basis = bestandsbasis("gemeentebeeld", stuk.naam, keuze.periode.code, keuze.vorm.achter)
    if "pdf" in stuk.keuze.soorten:
        yield Bestand(f"{basis}.pdf", gemeente_pdf(stuk))
    if "pptx" in stuk.keuze.soorten:
        yield Bestand(f"{basis}.pptx", gemeente_pptx(stuk))


def _van_regio(
    beeld: Beeld, keuze: Pakketkeuze, duidingen: Duidingen, oogo: Oogo
) -> Iterator[Bestand]:
    basis = bestandsbasis("regio", beeld.regio.naam, keuze.periode.code, keuze.vorm.achter)
    if "overzicht" in keuze.soorten:
        yield Bestand(f"{basis}.pdf", regio_pdf(Regiostuk(beeld, keuze, duidingen, oogo)))
    if "xlsx" in keuze.soorten:
        yield Bestand(f"{basis}.xlsx", pakket_xlsx(beeld, keuze, duidingen))


def als_zip(bestanden: Sequence[Bestand]) -> bytes:
    """The files as one zip, with the same bytes for the same files."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for een in bestanden:
            kop = zipfile.ZipInfo(een.naam, _OUDST)
            kop.compress_type = zipfile.ZIP_DEFLATED
            zip_.writestr(kop, een.inhoud)
    return uit.getvalue()


def zipnaam(beeld: Beeld, keuze: Pakketkeuze) -> str:
    """What the zip is called: ``oogo-pakket-duin-en-dijk-2025-k2.zip``."""
    wat = ("oogo-pakket", beeld.regio.naam, keuze.periode.code, keuze.vorm.achter)
    return f"{bestandsbasis(*wat)}.zip"


def bestandsbasis(*woorden: str) -> str:
    """A file name of plain letters, without its kind: ``gemeentebeeld-duinveen-2025-k2``."""
    kaal = unicodedata.normalize("NFKD", " ".join(woorden)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", kaal.casefold()).strip("-")


def _controleer(beeld: Beeld, keuze: Pakketkeuze) -> None:
    if beeld.vrijgave.profiel != keuze.vorm.profiel:
        raise GeenPakket("Deze cijfers zijn voor andere lezers dan die van deze stukken.")
    if not beeld.perioden:
        raise GeenPakket(geen_cijfers(beeld))
    if keuze.periode not in beeld.perioden:
        raise GeenPakket(f"Over {keuze.periode.zin()} staan er geen cijfers in deze uitgave.")
    vreemd = [code for code in keuze.gemeenten if code not in beeld.gemeenten]
    if vreemd:
        raise GeenPakket(f"Deze gemeenten horen niet bij {beeld.regio.naam}: {', '.join(vreemd)}.")


def geen_cijfers(beeld: Beeld) -> str:
    """Why there is nothing to make papers of: nothing was delivered, or there is no uitgave."""
    if beeld.openbaar:
        return GEEN_UITGAVE
    return f"Voor {beeld.regio.naam} zijn er nog geen cijfers."


def _voor_logboek(beeld: Beeld, keuze: Pakketkeuze) -> str:
    """What is made, for the log: no figure."""
    wie = (
        "alle gemeenten"
        if set(keuze.gemeenten) == set(beeld.gemeenten)
        else ", ".join(beeld.naam(code) for code in keuze.gemeenten)
    )
    return f"{keuze.editie}, {keuze.bijeenkomst.woorden}, {keuze.periode.lang()}, {wie or 'regio'}"
