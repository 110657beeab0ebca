"""From content to a PDF by typst: tagged, with its fonts inside, and on the pages it must have.

The templates lie in `sjablonen/`; content goes in as data, so that no text of a person is markup.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from reports.pakket.letters import MAP, NAAM, te_zetten

_SJABLONEN = Path(__file__).parent / "sjablonen"
_SVG = "<svg "
_MAAT = re.compile(r'viewBox="0 0 (\d+) (\d+)" width="\d+"')
_LETTER = f"<svg xmlns='http://www.w3.org/2000/svg' font-family='{NAAM}' "


class PastNiet(Exception):
    """The content does not fit its pages. `str()` is a Dutch sentence."""


def pdf(
    sjabloon: str, stuk: Mapping[str, Any], trappen: tuple[int, ...], *, moet: bool = True
) -> bytes:
    """Set a paper, each page at the first of its steps from roomy to narrow at which it fits.

    Args:
        sjabloon: name of the template, such as ``gemeente``.
        stuk: what it shows: texts, and drawings as SVG.
        trappen: how many steps each page has that must hold its own part; the template ends part
            1 with the label ``eind1``.
        moet: it has to fit; otherwise it takes as many pages as it needs, at its roomy step.

    Raises:
        PastNiet: a page does not fit at its narrowest step either.
    """
    invoer = {"stuk": json.dumps(te_zetten(stuk), ensure_ascii=False)}
    for pagina, aantal in enumerate(trappen, start=1):
        for trap in range(aantal):
            invoer[f"trap{pagina}"] = str(trap)
            if _eindigt_op(_compiler(sjabloon, invoer), pagina) == pagina:
                break
        else:
            if moet:
                raise PastNiet(f"{stuk['titel']}: pagina {pagina} is te vol.")
            invoer[f"trap{pagina}"] = "0"
    gemaakt = _compiler(sjabloon, invoer).compile(
        format="pdf", pdf_standards="ua-1", timestamp=wanneer()
    )
    if not isinstance(gemaakt, bytes):
        raise PastNiet(f"{stuk['titel']} is niet als één bestand te maken.")
    return gemaakt


def wanneer() -> datetime | None:
    """The moment that a file says it was made: SOURCE_DATE_EPOCH; None where nobody set that."""
    gezegd = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(gezegd), tz=UTC) if gezegd.isdigit() else None


def tekening(svg: str, alt: str, ruimte: int = 0) -> dict[str, Any]:
    """A drawing of reports/ for a template: with our font, and words for who cannot see it.

    Args:
        svg: from `reports.shapes.drawing`.
        alt: what it says.
        ruimte: pixels to add at the right: an image ends at its edge, a page does not.
    """
    gevonden = _MAAT.search(svg)
    if gevonden is None:
        raise PastNiet("Dit is geen tekening van de monitor.")
    breed, hoog = int(gevonden[1]) + ruimte, gevonden[2]
    maat = f'viewBox="0 0 {breed} {hoog}" width="{breed}"'
    return {"svg": met_letter(_MAAT.sub(maat, svg, count=1)), "alt": alt, "breed": breed}


def met_letter(svg: str) -> str:
    """A drawing as an image of its own: typst knows no page around it."""
    return svg.replace(_SVG, _LETTER, 1)


def _compiler(sjabloon: str, invoer: dict[str, str]) -> typst.Compiler:
    return typst.Compiler(_bron(sjabloon), font_paths=_letters(), sys_inputs=dict(invoer))


def _eindigt_op(compiler: typst.Compiler, pagina: int) -> int:
    """On which page a part ends."""
    return int(json.loads(compiler.query(f"<eind{pagina}>", field="value", one=True)))


@lru_cache(maxsize=8)
def _bron(sjabloon: str) -> bytes:
    return b"".join((_SJABLONEN / f"{naam}.typ").read_bytes() for naam in ("stijl", sjabloon))


@lru_cache(maxsize=1)
def _letters() -> typst.Fonts:
    """The font of the papers, and no other: the same file on every computer. Read once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[MAP])
