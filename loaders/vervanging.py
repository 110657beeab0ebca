"""What a delivery changes that takes the place of another one: nothing goes off screen in silence.

A later file with the same key replaces the whole earlier one, also where it holds less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from datasets.catalog import datasets as alle_datasets
from datasets.maten import MATENLIJST
from datasets.model import Dataset
from datasets.notatie import aantal_tekst, datum, getal
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from datasets.store import NieuweLevering, Store
from loaders.issues import Issue, enkele

_MEESTE = 5
"""Of more deliveries than this only their number is told; what drops out is told of each."""


@dataclass(frozen=True)
class _Vorige:
    """The delivery that counts now: what it is in words, its sector and for whom it speaks."""

    zin: str
    sector: str
    dekking: frozenset[tuple[str, str]]


def vervangen_issues(regio: Regio, store: Store, nieuw: Sequence[NieuweLevering]) -> list[Issue]:
    """What these deliveries replace, and what can no longer be seen after it."""
    vervangt: list[Issue] = []
    issues: list[Issue] = []
    for n in nieuw:
        vorige = _vorige(regio, store, n)
        if vorige is None:
            continue
        waar = _waar(regio, n)
        vervangt.append(
            Issue(soort="vervangt", ernst="melding", waar=waar, zin=f"vervangt {vorige.zin}")
        )
        issues += _veranderd(regio, n, vorige, waar)
    if len(vervangt) > _MEESTE:
        zin = f"{getal(len(vervangt))} leveringen vervangen een eerdere versie"
        vervangt = [Issue(soort="vervangt", ernst="melding", zin=zin)]
    return [*vervangt, *_over_perioden(issues)]


def _over_perioden(issues: Sequence[Issue]) -> list[Issue]:
    """What is the same in many periods is told once."""
    plekken: dict[Issue, list[str]] = defaultdict(list)
    for issue in issues:
        plekken[replace(issue, waar="")].append(issue.waar)
    uit: list[Issue] = []
    for issue, waar in plekken.items():
        tot = f"{waar[0]} en nog {getal(len(waar) - 1)} leveringen"
        uit += [replace(issue, waar=w) for w in ([tot] if len(waar) > _MEESTE else waar)]
    return uit


def _waar(regio: Regio, n: NieuweLevering) -> str:
    dataset = alle_datasets()[n.sleutel.dataset]
    deel = f", {regio.naam_van(n.sleutel.deel)}" if n.sleutel.deel else ""
    return f"{dataset.titel}, {Periode.van_code(n.sleutel.periode).lang()}{deel}"


def _vorige(regio: Regio, store: Store, n: NieuweLevering) -> _Vorige | None:
    nummer = store.actieve(n.sleutel)
    if nummer is None:
        return None
    [levering] = store.tabel("select * from levering where id = ?", [nummer])
    rijen = store.tabel("select gemeente, maat from dekking where levering_id = ?", [nummer])
    wordt = n.getypeerd.num_rows
    return _Vorige(
        zin=f"versie {levering['versie']}, ontvangen {datum(levering['ontvangen_op'].date())}: "
        f"{aantal_tekst(int(levering['rijen']), 'regel wordt', 'regels worden')} {getal(wordt)}",
        sector=levering["sector"],
        dekking=_dekking(regio, ((r["gemeente"], r["maat"]) for r in rijen)),
    )


def _dekking(regio: Regio, paren: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Municipality of today, of this region, and measure."""
    nu = regio.register.opvolger
    return frozenset((nu(g), m) for g, m in paren if nu(g) in regio.gemeenten)


def _veranderd(regio: Regio, n: NieuweLevering, vorige: _Vorige, waar: str) -> list[Issue]:
    issues: list[Issue] = []
    dataset = alle_datasets()[n.sleutel.dataset]
    hier = _dekking(regio, ((g, m) for g, m, _ in n.dekking))
    weg = vorige.dekking - hier
    terug = "Klopt dat niet, lever dan een bestand waar alles in staat."
    for zin in _per_maat(regio, dataset, weg):
        issues.append(
            Issue(
                soort="niet meer te zien",
                ernst="waarschuwing",
                waar=waar,
                zin=f"niet meer te zien: {zin}",
                uitweg=terug,
            )
        )
    erbij = sorted({g for g, _ in hier - vorige.dekking})
    if erbij and dataset.soort == "gevallen":
        namen = enkele([regio.naam_van(g) for g in erbij])
        zin = f"de levering spreekt nu ook voor {namen}"
        issues.append(Issue(soort="andere dekking", ernst="waarschuwing", waar=waar, zin=zin))
    if n.sector != vorige.sector:
        zin = f"de sector was {vorige.sector} en wordt {n.sector}"
        issues.append(Issue(soort="andere sector", ernst="waarschuwing", waar=waar, zin=zin))
    return issues


def _per_maat(regio: Regio, dataset: Dataset, weg: Iterable[tuple[str, str]]) -> list[str]:
    """What drops out: "Dreigende thuiszitters van Duinveen en Kogermeer", per measure."""
    namen: dict[str, list[str]] = defaultdict(list)
    for gemeente, maat in sorted(weg):
        namen[maat].append(regio.naam_van(gemeente))
    titels = {m: MATENLIJST.titel_van(m) if m else dataset.titel for m in namen}
    return [f"{titels[m]} van {enkele(sorted(namen[m]))}" for m in sorted(namen)]
