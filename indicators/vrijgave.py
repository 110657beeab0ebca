"""The vrijgegeven files.

Figures after protection, one read-only file per version, and the only thing that pages read.

After each change the exact cube is computed and protected, and both are written under a new name
(decisions.md 22, 30): a reader with the former version open is not disturbed, and sees the new one
at the next click.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from datasets.model import Dataset
from datasets.reference.regio import ALLEEN_OP_HET_SCHERM, Regio
from datasets.schema import view_ddl
from datasets.store import Store
from indicators.audit.gezien import BESTAND, lees_gezien, onthoud, schrijf_gezien
from indicators.audit.nakijken import geheugen
from indicators.audit.regio import publicatie_van
from indicators.banden import PROFIEL as BANDEN
from indicators.beschermd import beschermd
from indicators.compute import bereken
from indicators.eerdere import eerdere_waarden
from indicators.model import Indicator, Levering, Vrijgave
from indicators.protect import Beleid
from indicators.uitgave import lees_uitgave, uitgavebestanden
from indicators.vrijgave_bestand import lees_bestand, schrijf_kubus, schrijf_vrijgave

MAP = "vrijgegeven"
NAGEKEKEN = "nagekeken.npz"
"""What the audit found, to be added up anew the next time. Secret, as the exact figures are."""
NAGEKEKEN_EERDER = "nagekeken-eerder.npz"
"""The same of the figures of an earlier day, which readers compare with those of now."""
BEWAARD = 3
"""How many versions stay on disk when a new one is written; older ones go."""
_NAAM = re.compile(r"vanaf5-(\d{6})-([0-9a-f]{8})\.duckdb")


@dataclass(frozen=True)
class Lezer:
    """Who looks, and what may be seen (decisions.md 23).

    Part of every cache key, so that nobody gets another's figures.
    """

    profiel: str = "vanaf 5"
    regio: str = ""
    gemeenten: tuple[str, ...] = ()
    uitgave: int = 0
    """Of profile "banden" the number of an uitgave; 0 is the newest."""


class GeenVrijgave(Exception):
    """There are no figures to show yet for this region."""


def vingerafdruk(
    indicatoren: Mapping[str, Indicator],
    datasets: Mapping[str, Dataset],
    beleid: Beleid,
    regio: Regio,
) -> str:
    """Short hash of all that figures follow from: when it differs, they must be made again.

    That is every definition, the profile, the mergers, and the code that computes and protects:
    after an upgrade that hides more, no old file may be shown.
    """
    h = hashlib.sha256(_eigen_code())
    for indicator in indicatoren.values():
        h.update(_json(indicator))
        h.update(indicator.sql(datasets[indicator.dataset]).encode())
    for dataset in datasets.values():
        h.update(view_ddl(dataset).encode())
    h.update(_json(beleid) + _json(regio, zonder=ALLEEN_OP_HET_SCHERM))
    h.update(repr(regio.register.herindelingen).encode())
    return h.hexdigest()[:8]


@lru_cache(maxsize=1)
def _eigen_code() -> bytes:
    """Hash of the source of this package and of the audit."""
    hier = Path(__file__).parent
    bronnen = sorted([*hier.glob("*.py"), *hier.glob("audit/*.py")])
    return hashlib.sha256(b"".join(pad.read_bytes() for pad in bronnen)).digest()


def _json(model: BaseModel, *, zonder: frozenset[str] = frozenset()) -> bytes:
    """A model as text that is the same in every process: sets are sorted."""
    inhoud = model.model_dump(exclude=set(zonder))
    return json.dumps(
        inhoud, sort_keys=True, default=lambda x: sorted(x) if isinstance(x, frozenset) else str(x)
    ).encode()


def maak_vrijgave(
    store: Store,
    regio: Regio,
    map_regio: Path,
    *,
    indicatoren: Mapping[str, Indicator],
    datasets: Mapping[str, Dataset],
    beleid: Beleid | None = None,
) -> Vrijgave:
    """Compute, protect and write the figures as they are now. Returns what was written.

    Nothing of it, beside what readers could see before, gives more away than by itself.

    Args:
        store: an open store.
        regio: the region.
        map_regio: folder in which the released figures come.
        indicatoren: all indicators.
        datasets: all export types.
        beleid: the settings of the readers' profile.

    Raises:
        NietVrijTeGeven: the audit does not let them through.
            Nothing is written, and readers keep what they had.
    """
    beleid = beleid or Beleid()
    geheugen().lees(map_regio / MAP / NAGEKEKEN)
    kubus = bereken(store, regio, indicatoren=indicatoren, datasets=datasets)
    vorige = lees_gezien(map_regio / MAP / BESTAND)
    vrij = beschermd(kubus, beleid, vorige)
    catalogus = vingerafdruk(indicatoren, datasets, beleid, regio)
    leveringen = tuple(_leveringen(store))
    eerdere = eerdere_waarden(
        store, regio, vrij.figuren, indicatoren=indicatoren, datasets=datasets, beleid=beleid
    )
    vrij = replace(vrij, leveringen=leveringen, catalogus=catalogus, eerdere=eerdere)
    doel = map_regio / MAP
    doel.mkdir(parents=True, exist_ok=True)
    _ruim_halve_op(doel)
    # First: what readers saw and is not remembered could give away what comes later.
    schrijf_gezien(doel / BESTAND, onthoud(*publicatie_van(kubus, vrij, beleid, vorige)))
    schrijf_vrijgave(doel / f"vanaf5-{vrij.versie:06d}-{catalogus}.duckdb", vrij)
    schrijf_kubus(doel / f"exact-{vrij.versie:06d}-{catalogus}.duckdb", kubus)
    if vrij.nagekeken is not None:
        geheugen().schrijf(doel / NAGEKEKEN, vrij.nagekeken.blokken)
    _ruim_op(doel)
    return vrij


def neem_gezien_mee(van: Path, naar: Path) -> None:
    """Lay what readers of a region saw beside figures that are made in another folder first."""
    if (bestand := van / MAP / BESTAND).is_file():
        (naar / MAP).mkdir(parents=True, exist_ok=True)
        shutil.copy2(bestand, naar / MAP / BESTAND)


def is_actueel(
    store: Store,
    regio: Regio,
    map_regio: Path,
    *,
    indicatoren: Mapping[str, Indicator],
    datasets: Mapping[str, Dataset],
) -> bool:
    """True when the newest file belongs to the last action and to the definitions of now."""
    pad = nieuwste(map_regio)
    if pad is None:
        return False
    versie, catalogus = _NAAM.fullmatch(pad.name).groups()  # type: ignore[union-attr]
    return int(versie) == store.versie() and catalogus == vingerafdruk(
        indicatoren, datasets, Beleid(), regio
    )


def nieuwste(map_regio: Path) -> Path | None:
    """The newest vrijgegeven file of a region, by the moment of writing."""
    bestanden = [p for p in (map_regio / MAP).glob("vanaf5-*.duckdb") if _NAAM.fullmatch(p.name)]
    return max(bestanden, key=lambda p: (p.stat().st_mtime_ns, p.name), default=None)


def lees_vrijgave(map_regio: Path, lezer: Lezer) -> Vrijgave:
    """The newest figures that this reader may see. Cached per file: asking again is cheap.

    Raises:
        GeenVrijgave: nothing was loaded yet, or the reader's profile has no figures.
        UitgaveBeschadigd: the file of an uitgave is not what was written.
    """
    if lezer.profiel == BANDEN:
        return _lees_uitgave(map_regio, lezer.uitgave)
    pad = nieuwste(map_regio)
    if pad is None or lezer.profiel != "vanaf 5":
        raise GeenVrijgave("Er zijn nog geen cijfers.")
    return lees_bestand(pad, pad.stat().st_mtime_ns)


def _lees_uitgave(map_regio: Path, nummer: int) -> Vrijgave:
    bestanden = uitgavebestanden(map_regio)
    pad = bestanden.get(nummer or max(bestanden, default=0))
    if pad is None:
        raise GeenVrijgave("Er is nog geen uitgave.")
    return lees_uitgave(pad)


def _leveringen(store: Store) -> Iterator[Levering]:
    for r in store.tabel(
        "select l.*, list(distinct d.gemeente order by d.gemeente) filter (where d.gemeente is "
        "not null) as gemeenten from levering l join actief a on a.levering_id = l.id left join "
        "dekking d on d.levering_id = l.id group by all order by l.periode, l.leverancier, "
        "l.dataset, l.deel, l.versie"
    ):
        yield Levering(
            r["leverancier"],
            r["dataset"],
            r["periode"],
            r["deel"],
            r["versie"],
            r["sector"],
            r["stand"],
            r["ontvangen_op"].date(),
            tuple(r["gemeenten"] or ()),
            r["geen_gevallen"],
        )


def _ruim_halve_op(doel: Path) -> None:
    """Remove what a power cut left half written: only who has the store open writes here."""
    for pad in doel.glob(".*.nieuw*"):
        pad.unlink(missing_ok=True)


def _ruim_op(doel: Path) -> None:
    """Remove all but the newest versions.

    A file that a reader still has open (Windows) stays until the next time.
    """
    for patroon in ("vanaf5-*.duckdb", "exact-*.duckdb"):
        oud = sorted(doel.glob(patroon), key=lambda p: p.stat().st_mtime_ns)[:-BEWAARD]
        for pad in oud:
            try:
                pad.unlink()
            except PermissionError:
                continue
