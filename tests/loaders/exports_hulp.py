"""The messy exports of tests/exports, loaded as a user would: options, figures, texts.

Run as a program it writes exports_zinnen.toml anew from what the loaders say now; read every
sentence before committing it.
"""

import gzip
import json
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from datasets.catalog import datasets
from datasets.codelijsten import ARTIKEL
from datasets.maten import MATENLIJST
from datasets.reference.regio import regio
from datasets.store import BESTAND, Store, open_store
from datasets.woorden import normaliseer
from loaders.ingest import Werkplek, laad
from loaders.opdracht import Opdracht, Rapport

EXPORTS = Path(__file__).resolve().parent.parent / "exports"
BESTANDEN = EXPORTS / "bestanden"
ZINNEN = Path(__file__).with_name("exports_zinnen.toml")
WANNEER = datetime(2025, 8, 12, 9, 30)  # noqa: DTZ001 (the store keeps local time)

VERWACHT = {b["naam"]: b for b in tomllib.loads((EXPORTS / "verwacht.toml").read_text())["bestand"]}

NOORD_KUST = (
    "Duinveen", "Heerwijk aan Zee", "Langewaard", "Noorddijk", "Oosterwaard", "Westerkogge",
)  # fmt: skip
IJMEER = ("Kogermeer", "Sint Adelbert", "Uitmeer")
# What a user says besides the leverancier and the period: a leverancier that the profile does not
# know gets its municipalities, a national file needs nothing.
OPTIES: dict[str, dict[str, Any]] = {
    "09": {"periode": "bladnaam"},
    "14": {"leverancier": "SWV VO2703"},
    "20": {"leverancier": "Leerplicht regio Alkmaar"},
    "30": {"leverancier": ""},
    "33": {"leverancier": ""},
    "46": {"dekking": NOORD_KUST},
    "50": {"dekking": NOORD_KUST},
    "51": {"dekking": IJMEER},
    "52": {"dekking": IJMEER},
    "53": {"dekking": (*NOORD_KUST, *IJMEER)},
    "54": {"dekking": NOORD_KUST},
    "55": {"dekking": NOORD_KUST},
    "57": {"dekking": IJMEER},
    "58": {"dekking": IJMEER},
}
ONBEKENDE_LEVERANCIERS = ("SWV Noord-Kust", "SWV IJmeer", "Jeugd- en Gezinscoaches")
ZELF_EEN_PERIODE = ("tellingen", "bevolking", "jeugdhulp_", "leerlingen_po", "geen")


def opdracht(naam: str, **anders: Any) -> Opdracht:
    """What a user says about this file."""
    b = VERWACHT[naam]
    extra = OPTIES.get(naam[:2], {})
    leverancier = b.get("leverancier", "")
    zelf = b["dataset"].startswith(ZELF_EEN_PERIODE) and naam[:2] != "52"
    gezegd: dict[str, Any] = {
        "leverancier": leverancier,
        "periode": "" if zelf or not b.get("periode") else b["periode"][0],
        "wie": "toets",
        "wanneer": WANNEER,
    }
    if leverancier in ONBEKENDE_LEVERANCIERS or naam[:2] == "20":
        gezegd["dekking"] = tuple(b.get("dekking", ()))
    return Opdracht(**{**gezegd, **extra, **anders})


def werkplek(naam: str, map_regio: Path) -> Werkplek:
    return Werkplek(regio(VERWACHT[naam]["regio"]), map_regio)


def laad_export(naam: str, map_regio: Path, *, proef: bool = False, **anders: Any) -> Rapport:
    plek, gezegd = werkplek(naam, map_regio), opdracht(naam, **anders)
    return laad(plek, BESTANDEN / naam, naam, gezegd, proef=proef)


@contextmanager
def opslag(naam: str, map_regio: Path) -> Iterator[Store]:
    plek = werkplek(naam, map_regio)
    with open_store(map_regio, datasets=datasets(), register=plek.regio.register) as store:
        yield store


# -- figures -----------------------------------------------------------------------------------

THUIS = {
    "begin": "thuis_begin",
    "instroom": "instroom",
    "uitstroom": "uitstroom",
    "eind": "thuis",
    "langer dan 3 maanden": "langer_dan_3_maanden",
}
PERIODE = {"2025-01-01": "2025-01-01", "2024-01-01": "2024"}


def cijfer(store: Store, naam: str, vraag: dict[str, Any]) -> Any:
    """The figure that the store counts for one entry of verwacht.toml."""
    plek = regio(VERWACHT[naam]["regio"])
    gemeente = "NL" if vraag["gemeente"] == "Nederland" else plek.register.zoek(
        vraag["gemeente"], binnen=frozenset(plek.gemeenten)
    ).code  # fmt: skip
    dataset = VERWACHT[naam]["dataset"]
    periode = vraag["periode"]
    if VERWACHT[naam]["dataset"] == "bevolking":
        periode = PERIODE[periode]
    uitkomst = _WEGEN[dataset](store, gemeente, periode, vraag)
    gedekt = store.tabel(
        "select 1 from dekking d join actief a using (levering_id) join levering l "
        "on l.id = d.levering_id left join opvolging o on o.gemeente = d.gemeente "
        "where coalesce(o.gemeente_nu, d.gemeente) = ? and l.periode = ?",
        [gemeente, periode],
    )
    return uitkomst if gedekt or dataset == "leerlingen_po" else "niet geleverd"


def _thuiszitters(store: Store, gemeente: str, periode: str, vraag: dict[str, Any]) -> Any:
    return _een(
        store,
        f"select count(*) filter (where {THUIS[vraag['maat']]}) from v_thuiszitters "
        "where gemeente_nu = ? and peil = ?",
        [gemeente, periode],
    )


def _vrijstellingen(store: Store, gemeente: str, periode: str, vraag: dict[str, Any]) -> Any:
    return _een(
        store,
        "select count(*) filter (where geldig) from v_vrijstellingen "
        "where gemeente_nu = ? and peil = ? and artikel = ?",
        [gemeente, periode, ARTIKEL.zoek(normaliseer(vraag["uitsplitsing"]))],
    )


def _vo_coach(store: Store, gemeente: str, periode: str, vraag: dict[str, Any]) -> Any:
    alle = vraag["maat"] == "gesproken jongeren"
    return _bereik(
        store,
        "select sum(gesproken_min), sum(gesproken_max), null from v_vo_coach "
        "where gemeente_nu = ? and peil = ? and alle_hulpvragen = ?",
        [gemeente, periode, alle],
    )


def _tellingen(store: Store, gemeente: str, periode: str, vraag: dict[str, Any]) -> Any:
    return _bereik(
        store,
        "select aantal_min, aantal_max, aantal_reden from v_tellingen where gemeente_nu = ? "
        "and peil = ? and maat = ? and coalesce(uitsplitsing, '') = ?",
        [gemeente, periode, MATENLIJST.zoek(normaliseer(vraag["maat"])),
         vraag.get("uitsplitsing", "")],
    )  # fmt: skip


def _bevolking(store: Store, gemeente: str, periode: str, vraag: dict[str, Any]) -> Any:
    klasse = vraag.get("uitsplitsing", "Totaal")
    grenzen = {"5-17 jaar": (5, 17), "Totaal": (0, 150)}
    van, tot = grenzen.get(klasse) or (
        int(klasse.split(" tot ")[0]), int(klasse.split(" tot ")[1].split()[0]) - 1
    )  # fmt: skip
    waar = "van >= ? and tot_en_met <= ?" if klasse == "5-17 jaar" else "van = ? and tot_en_met = ?"
    return _bereik(
        store,
        "select sum(aantal_min), sum(aantal_max), null from v_bevolking "
        f"where gemeente_nu = ? and peil = ? and {waar}",
        [gemeente, periode, van, tot],
    )


def _percentage(store: Store, gemeente: str, periode: str, vraag: dict[str, Any]) -> Any:
    return _een(
        store,
        "select percentage from v_jeugdhulp_indicatoren where gemeente_nu = ? and peil = ? "
        "and onderwerp = 'jeugdhulp'",
        [gemeente, periode],
    )


def _gebruik(store: Store, gemeente: str, periode: str, vraag: dict[str, Any]) -> Any:
    onderwerp = "jongeren 18 tot 23" if vraag.get("uitsplitsing") else "jongeren"
    return _bereik(
        store,
        "select aantal_min, aantal_max, aantal_reden from v_jeugdhulp_gebruik "
        "where gemeente_nu = ? and peil = ? and onderwerp = ?",
        [gemeente, periode, onderwerp],
    )


def _leerlingen(store: Store, gemeente: str, periode: str, vraag: dict[str, Any]) -> Any:
    return _bereik(
        store,
        "select sum(aantal_min), sum(aantal_max), null from v_leerlingen_po "
        "where gemeente_nu = ? and peil = ? and soort = ?",
        [gemeente, periode, vraag["uitsplitsing"]],
    )


_WEGEN = {
    "thuiszitters": _thuiszitters,
    "vrijstellingen": _vrijstellingen,
    "vo_coach": _vo_coach,
    "tellingen": _tellingen,
    "bevolking": _bevolking,
    "jeugdhulp_indicatoren": _percentage,
    "jeugdhulp_gebruik": _gebruik,
    "leerlingen_po": _leerlingen,
}


def _een(store: Store, sql: str, parameters: list[Any]) -> Any:
    rijen = store.con.execute(sql, parameters).fetchall()
    return rijen[0][0] if rijen else None


def _bereik(store: Store, sql: str, parameters: list[Any]) -> Any:
    """A count as verwacht.toml writes it: 12, "1-4", "niet bekend"."""
    rijen = store.con.execute(sql, parameters).fetchall()
    if len(rijen) != 1:
        return f"{len(rijen)} rijen"
    laag, hoog, reden = rijen[0]
    if laag is None:
        return reden
    return int(laag) if laag == hoog else f"{laag}-{hoog}"


# -- texts -------------------------------------------------------------------------------------


def als_tekst(rapport: Rapport) -> str:
    """Everything a report says, on screen and as JSON."""
    return "\n".join(rapport.regels()) + json.dumps(asdict(rapport), ensure_ascii=False)


def alles_in_map(map_regio: Path) -> str:
    """Every text in the databases of a region, and its other files whole."""
    delen: list[str] = []
    for pad in sorted(p for p in map_regio.rglob("*") if p.is_file()):
        if pad.suffix == ".duckdb":
            delen.append(_teksten(pad))
        elif pad.suffix == ".npz":
            with zipfile.ZipFile(pad) as doos:
                delen += [doos.read(naam).decode("latin-1") for naam in doos.namelist()]
        elif pad.suffix == ".gz":
            delen.append(gzip.decompress(pad.read_bytes()).decode("utf-8"))
        else:
            delen.append(pad.read_text("utf-8"))
    return "\n".join(delen)


def _teksten(pad: Path) -> str:
    con = duckdb.connect(str(pad), read_only=pad.name != BESTAND)
    try:
        namen = [n for (n,) in con.execute("select table_name from duckdb_tables()").fetchall()]
        rijen = (con.execute(f'select * from "{n}"').fetchall() for n in namen)
        return "\n".join(str(r) for alle in rijen for r in alle)
    finally:
        con.close()


# -- writing the sentences anew ----------------------------------------------------------------


def _toml_tekst(tekst: str) -> str:
    return json.dumps(tekst, ensure_ascii=False)


def schrijf_zinnen() -> str:
    """The content of exports_zinnen.toml as the loaders speak now."""
    regels = [
        "# Wat een gebruiker te lezen krijgt bij elk bestand van tests/exports, zin voor zin.",
        "# vraag: het antwoord als alleen de leverancier is genoemd. zin en meldingen: met alles",
        "# wat een gebruiker verder zegt (tests/loaders/exports_hulp.py).",
    ]
    for naam in VERWACHT:
        with tempfile.TemporaryDirectory() as los, tempfile.TemporaryDirectory() as vol:
            eerst = laad_export(naam, Path(los), proef=True, periode="", dekking=())
            rapport = laad_export(naam, Path(vol))
        regels += ["", "[[bestand]]", f"naam = {_toml_tekst(naam)}"]
        if eerst.uitkomst == "vraag":
            regels.append(f"vraag = {_toml_tekst(eerst.zin)}")
        regels.append(f"uitkomst = {_toml_tekst(rapport.uitkomst)}")
        zin, *meldingen = rapport.regels()
        regels.append(f"zin = {_toml_tekst(zin)}")
        if meldingen:
            regels += ["meldingen = [", *(f"    {_toml_tekst(m.strip())}," for m in meldingen), "]"]
    return "\n".join(regels) + "\n"


if __name__ == "__main__":
    ZINNEN.write_text(schrijf_zinnen(), "utf-8")
