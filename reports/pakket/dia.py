"""The look of the slides: their size, where things stand, and the few shapes they are made of."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Cm, Pt

from reports import shapes as s

BREED, HOOG = 33.867, 19.05
"""Size of a slide in centimetres: 16 by 9."""
LINKS, RUIMTE = 1.6, BREED - 3.2
"""Left edge of what stands on a slide, and how wide it can be."""
LETTER = "Calibri"
"""Every office program has it, or one of the same width; slides must be editable anywhere."""
_ALLEEN_TITEL = 5
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")
_OUDST = (1980, 1, 1, 0, 0, 0)


def leeg(titel: str, auteur: str, opmerking: str) -> Any:
    """A presentation without slides: 16 by 9, with one layout: a title and room below it."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(BREED), Cm(HOOG)
    package = deck.part.package
    for rel in [one for one in package.iter_rels() if one.reltype == RT.THUMBNAIL]:
        package.drop_rel(rel.rId)
    layout = deck.slide_layouts[_ALLEEN_TITEL]
    for one in [one for one in deck.slide_layouts if one is not layout]:
        deck.slide_layouts.remove(one)
    for place in [*layout.placeholders, *deck.slide_master.placeholders]:
        if place.placeholder_format.type is not None and place.placeholder_format.idx >= 10:
            place._element.getparent().remove(place._element)
    for place in (*layout.placeholders, *deck.slide_master.placeholders):
        top, high = (0.9, 2.6) if place.placeholder_format.idx == 0 else (4.0, 13.4)
        place.left, place.top, place.width, place.height = map(Cm, (LINKS, top, RUIMTE, high))
    own = deck.core_properties
    own.title, own.author, own.comments, own.language = titel, auteur, opmerking, "nl-NL"
    own.last_modified_by, own.subject = auteur, titel
    return deck


def dia(deck: Any, titel: str, voet: str) -> Any:
    """A new slide with its title, and at the foot what it is part of and its number."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    frame = slide.shapes.title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    groot = 28 if len(titel) < 54 else 24 if len(titel) < 110 else 20
    _alinea(frame.paragraphs[0], titel, groot, vet=True)
    klein = 10.5 if len(voet) < 140 else 9
    tekst(slide, (LINKS, 18.1, RUIMTE - 2, 0.6), [voet], klein, kleur=s.GREY)
    nummer = tekst(slide, (BREED - 3.6, 18.1, 2.0, 0.6), [str(len(deck.slides))], 10.5)
    nummer.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    return slide


def tekst(
    slide: Any,
    vak: tuple[float, float, float, float],
    alineas: Sequence[str],
    groot: float,
    *,
    vet: bool = False,
    kleur: str = s.INK,
) -> Any:
    """A box of text: left, top, width and height in centimetres."""
    box = slide.shapes.add_textbox(*map(Cm, vak))
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for nummer, woorden in enumerate(alineas):
        alinea = frame.paragraphs[0] if nummer == 0 else frame.add_paragraph()
        _alinea(alinea, woorden, groot, vet=vet, kleur=kleur)
        alinea.space_after = Pt(4)
    return box


def erbij(box: Any, woorden: str, groot: float, *, vet: bool = False, kleur: str = s.INK) -> None:
    """A paragraph below what stands in a box of text."""
    alinea = box.text_frame.add_paragraph()
    _alinea(alinea, woorden, groot, vet=vet, kleur=kleur)
    alinea.space_after = Pt(4)


def _alinea(
    alinea: Any, woorden: str, groot: float, *, vet: bool = False, kleur: str = s.INK
) -> None:
    alinea.alignment = PP_ALIGN.LEFT
    run = alinea.add_run()
    run.text = woorden
    opmaak(run.font, groot, vet=vet, kleur=kleur)
    run._r.get_or_add_rPr().set("lang", "nl-NL")


def opmaak(font: Any, groot: float, *, vet: bool = False, kleur: str = s.INK) -> None:
    """Give letters their size and colour."""
    font.size, font.bold, font.name = Pt(groot), vet, LETTER
    font.color.rgb = rgb(kleur)


def rgb(kleur: str) -> Any:
    """A colour of reports/shapes."""
    waarden = bytes.fromhex(kleur.lstrip("#"))
    return RGBColor(*waarden)


def tabel(
    slide: Any, koppen: Mapping[str, float], rijen: Sequence[Sequence[str]], alt: str
) -> None:
    """A table of texts: headings with their widths in centimetres; the second column is bold."""
    hoog = min(1.4, 11.0 / (len(rijen) + 1))
    groot = 14 if len(rijen) < 8 else 13 if len(rijen) < 12 else 10.5
    frame = slide.shapes.add_table(
        len(rijen) + 1, len(koppen), *map(Cm, (LINKS, 4.2, RUIMTE, hoog * (len(rijen) + 1)))
    )
    alt_tekst(frame, alt)
    table = frame.table
    for kolom, breed in zip(table.columns, koppen.values(), strict=True):
        kolom.width = Cm(breed)
    for rij, cellen in enumerate((tuple(koppen), *rijen)):
        for plek, woorden in enumerate(cellen):
            cel = table.cell(rij, plek)
            cel.fill.solid()
            cel.fill.fore_color.rgb = rgb(s.BAND if rij == 0 else s.PAPER)
            cel.vertical_anchor = MSO_ANCHOR.MIDDLE
            cel.margin_top = cel.margin_bottom = Cm(0.08)
            kleur = s.GREY if rij == 0 else s.INK
            _alinea(
                cel.text_frame.paragraphs[0], woorden, groot, vet=not rij or plek == 1, kleur=kleur
            )


def alt_tekst(frame: Any, woorden: str) -> None:
    """What a chart or table says, for who cannot see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", woorden)


def als_bytes(deck: Any, moment: datetime) -> bytes:
    """The presentation as a file that says it was made at this moment."""
    deck.core_properties.created = deck.core_properties.modified = moment.replace(tzinfo=None)
    uit = io.BytesIO()
    deck.save(uit)
    return _vast(uit.getvalue(), moment)


def _vast(inhoud: bytes, moment: datetime) -> bytes:
    """The same file without the moment of making in it, also in the sheets inside it."""
    zegt = rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<3>"
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as was, zipfile.ZipFile(uit, "w") as wordt:
        for naam in was.namelist():
            deel = was.read(naam)
            if naam.endswith(".xlsx"):
                deel = _vast(deel, moment)
            elif naam == "docProps/core.xml":
                deel = _MOMENT.sub(zegt, deel)
            kop = zipfile.ZipInfo(naam, _OUDST)
            kop.compress_type = zipfile.ZIP_DEFLATED
            wordt.writestr(kop, deel)
    return uit.getvalue()
