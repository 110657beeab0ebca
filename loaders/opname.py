"""One file on its way in: from sheets to deliveries that are ready for the store."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

import pyarrow as pa

from datasets.celpersoon import PseudoniemCel
from datasets.model import Dataset
from datasets.notatie import aantal_tekst
from datasets.periodes import Periode
from datasets.store import NieuweLevering, Sleutel, Store
from loaders import check, dekking
from loaders.antwoorden import Antwoorden, welke_periode
from loaders.bladen import controleer_bladnamen, heeft_veld, te_lezen
from loaders.dubbel import dubbele_rijen
from loaders.foute_rijen import FouteRijen
from loaders.herstel import herstel_issues, hersteld, te_bewaren, weggelaten_in
from loaders.inhoud import inhoud_van
from loaders.issues import Issue, een_per_probleem, samengevoegd
from loaders.koppen import koppen_issues
from loaders.match import Koppeling
from loaders.meldingen import bewaar_meldingen
from loaders.opdracht import (
    Opgenomen,
    Rapport,
    Uitkomst,
    Vraag,
    Werkplek,
)
from loaders.opslaan import Aanleiding, Uitslag, neem_op
from loaders.read import Bestand, Blad
from loaders.sleutels import sleutel_van
from loaders.verslag import (
    NIETS,
    als_weggelaten,
    door_u_weggelaten,
    gelijk_gebleven,
    kolommen_issues,
    niets_in_de_periode,
    opmaak_issues,
    som,
    te_bevestigen,
    waarschuwingen,
    weggelaten,
)
from loaders.weglaten import onvolledig_door


class Opname:
    """One file, or the word that there were no cases, on its way into the store of a region.

    Attributes:
        koppelingen: name of each sheet that is read -> which column is which field.
        alle: the deliveries in the file, also those that were in exactly so.
        nieuw: the deliveries that changed something, once they are in.
        uitslag: what the store made of them.
        foute: the wrong rows that are still being repaired.
    """

    def __init__(
        self,
        werkplek: Werkplek,
        store: Store,
        naam: str,
        antwoorden: Antwoorden,
        *,
        proef: bool,
        vooruit: bool = False,
    ) -> None:
        self.foute = FouteRijen(vooruit=vooruit)
        self.werkplek, self.regio, self.store = werkplek, werkplek.regio, store
        self.naam, self.proef = naam, proef
        self.antwoorden, self.opdracht = antwoorden, antwoorden.opdracht
        self.issues: list[Issue] = []
        self.koppelingen: dict[str, Koppeling] = {}
        self.alle: Sequence[NieuweLevering] = ()
        self.nieuw: Sequence[NieuweLevering] = ()
        self.uitslag: Uitslag | None = None

    def van_bestand(self, bestand: Bestand) -> Rapport:
        """Take in what a file holds."""
        self.issues += herstel_issues(bestand, self.opdracht)
        heel = hersteld(bestand, self.opdracht, heel=True)
        self._heel = {blad.naam or "": blad for blad in heel.bladen}
        bestand = hersteld(bestand, self.opdracht)
        try:
            nieuw = self._leveringen(bestand)
        except Vraag as vraag:
            return self._vraag(vraag)
        self.issues += [i for n in nieuw for i in niets_in_de_periode(n)]
        fouten = [i for i in self.issues if i.ernst == "fout"]
        zonder = self.opdracht.zonder_foute_rijen
        if any(not i.rijen for i in fouten) or (fouten and not zonder):
            aantal = sum(max(1, len(i.rijen)) for i in samengevoegd(fouten))
            zin = f"{self.naam} heeft {aantal_tekst(aantal, 'fout', 'fouten')}. {NIETS}"
            return self._rapport("fouten", zin)
        if not any(n.getypeerd.num_rows for n in nieuw):
            return self._rapport("fouten", self._leeg_zin(bestand))
        self.foute.zet(fouten)
        self.issues = [*weggelaten(self.regio, fouten, nieuw), *map(als_weggelaten, self.issues)]
        return self._naar_store(nieuw, sha256=bestand.sha256, omvang=bestand.omvang)

    def _leeg_zin(self, bestand: Bestand) -> str:
        gelezen = (b for b in bestand.bladen if (b.naam or "") in self.koppelingen)
        if any(blad.tabel.num_rows for blad in gelezen):
            return f"Er blijft geen enkele bruikbare regel over in {self.naam}. {NIETS}"
        return (
            f"{self.naam} heeft koppen, maar geen regels. Waren er echt geen gevallen, meld dat "
            f"dan met --geen-gevallen, zonder bestand. {NIETS}"
        )

    def zonder_gevallen(self) -> Rapport:
        """Take in the delivery "Er waren in deze periode geen gevallen"."""
        try:
            nieuw = [self._lege_levering()]
        except Vraag as vraag:
            return self._vraag(vraag)
        sha256 = hashlib.sha256(repr(nieuw[0].sleutel).encode()).hexdigest()
        return self._naar_store(nieuw, sha256=sha256, omvang=0)

    def _lege_levering(self) -> NieuweLevering:
        dataset = self.antwoorden.dataset()
        if dataset.soort != "gevallen":
            raise Vraag(
                f"'Geen gevallen' kan alleen bij een lijst met gevallen, niet bij {dataset.titel}. "
                "Lever daar een bestand met een 0 aan.",
                optie="dataset",
            )
        leverancier = self.antwoorden.leverancier(dataset)
        periode = self.antwoorden.periode(dataset, None)
        if periode is None:
            raise welke_periode(dataset, bladen=False)
        if periode.laatste > self._nu().date():
            raise Vraag(
                f"{periode.code} is nog niet voorbij. Meld pas daarna dat er geen gevallen waren.",
                optie="periode",
            )
        leeg = pa.table({"blad": pa.array([], pa.string()), "rij": pa.array([], pa.int32())})
        deel = check.Deel(periode, "", "definitief", leeg, leeg)
        laatste = self.antwoorden.geheugen.laatste.get((leverancier, dataset.id))
        levering = self._levering(dataset, leverancier, deel, "", "")
        # There is nothing that could be counted in another way: the agreed definition goes on.
        definitie = levering.definitie or (laatste.definitie if laatste else "")
        return replace(levering, definitie=definitie, geen_gevallen=True)

    # -- sheets -> deliveries ----------------------------------------------------------------

    def _leveringen(self, bestand: Bestand) -> list[NieuweLevering]:
        gekozen, issues = te_lezen(bestand, self.antwoorden)
        self.issues += issues
        volledig = [(b, k) for b, k in gekozen if k.compleet]
        if len(volledig) == len(gekozen):
            controleer_bladnamen(gekozen, self.antwoorden)
        nieuw: dict[Sleutel, NieuweLevering] = {}
        for blad, koppeling in gekozen:
            for levering in self._van_blad(blad, koppeling):
                eerder = nieuw.get(levering.sleutel)
                nieuw[levering.sleutel] = (
                    levering if eerder is None else self._samen(eerder, levering, koppeling)
                )
        return list(nieuw.values())

    def _van_blad(self, blad: Blad, koppeling: Koppeling) -> list[NieuweLevering]:
        dataset, naam = koppeling.dataset, blad.naam or ""
        self.koppelingen[naam] = koppeling
        self.issues += koppen_issues(koppeling, blad=naam, gevoelig=blad.gevoelig)
        if not koppeling.compleet:
            return []
        self.issues += opmaak_issues(blad)
        gekozen = self.antwoorden.kolommen(dataset, blad.koppen)
        self.issues += kolommen_issues(koppeling, gekozen, naam)
        leverancier = self.antwoorden.leverancier(dataset)
        periode = self.antwoorden.periode(dataset, blad.naam)
        controleer = partial(
            check.controleer_blad,
            koppeling=koppeling,
            context=self.antwoorden.context(dataset, periode, self._sleutel(dataset, leverancier)),
            periode=periode,
            con=self.store.con,
            vandaag=self._nu().date(),
            totalen=frozenset() if dataset.landelijk else dekking.namen_van_totalen(self.regio),
            weglaten=self.opdracht.zonder_foute_rijen,
        )
        uit = controleer(blad)
        self.issues += uit.issues
        self.foute.lees(naam, uit.delen)
        delen = self._met_weggelaten(naam, dataset, uit.delen, controleer)
        self._controleer_periode(dataset, koppeling, periode, delen)
        in_koppen = koppeling.uit_koppen == dataset.gemeente_veld
        kop = "" if in_koppen else koppeling.kop_van(dataset.gemeente_veld)
        return [
            self._levering(dataset, leverancier, deel, kop, naam)
            for deel in delen
            if deel.getypeerd.num_rows
        ]

    def _met_weggelaten(
        self,
        blad: str,
        dataset: Dataset,
        delen: Sequence[check.Deel],
        controleer: Callable[[Blad], check.Controle],
    ) -> Sequence[check.Deel]:
        """The parts, in which is not complete what the person left rows out of."""
        weg = weggelaten_in(self.opdracht, blad)
        if not weg:
            return delen
        delen, gemeenten = onvolledig_door(self._heel[blad], weg, dataset, delen, controleer)
        self.issues.append(door_u_weggelaten(self.regio, blad, weg, gemeenten))
        return delen

    def _sleutel(self, dataset: Dataset, leverancier: str) -> bytes:
        if not any(isinstance(v.cel, PseudoniemCel) for v in dataset.velden.values()):
            return b""
        return sleutel_van(self.werkplek.map_regio, leverancier, bewaar=not self.proef)

    def _controleer_periode(
        self,
        dataset: Dataset,
        koppeling: Koppeling,
        gezegd: Periode | None,
        delen: Sequence[check.Deel],
    ) -> None:
        """What the file says about its period may not be something else than what was said."""
        if gezegd is None or dataset.periode is None or dataset.soort != "gevallen":
            return
        andere = sorted({d.periode.code for d in delen if d.periode != gezegd})
        if heeft_veld(koppeling, dataset.periode.naam) and andere:
            perioden = ", ".join(andere)
            raise Vraag(
                f"In de kolom {koppeling.kop_van(dataset.periode.naam)} staat {perioden}, en u "
                f"noemde {gezegd.code}. Laat --periode weg, of verbeter de periode in het bestand.",
                optie="periode",
            )

    def _levering(
        self, dataset: Dataset, leverancier: str, deel: check.Deel, kop: str, blad: str
    ) -> NieuweLevering:
        spreekt_voor, deel = self._spreekt_voor(dataset, leverancier, deel, kop, blad)
        sector = self.antwoorden.sector(leverancier, deel.periode)
        return NieuweLevering(
            sleutel=Sleutel(leverancier, dataset.id, deel.periode.code, deel.deel),
            sector=sector,
            definitie=self.opdracht.definitie,
            stand=deel.stand,
            getypeerd=deel.getypeerd,
            tekst=deel.tekst,
            dekking=spreekt_voor,
            inhoud="",
            meldingen=(),
        )

    def _spreekt_voor(
        self, dataset: Dataset, leverancier: str, deel: check.Deel, kop: str, blad: str
    ) -> tuple[list[tuple[str, str, bool]], check.Deel]:
        """Municipality, measure and whether all its rows are in; and the rows that count."""
        if dataset.deel_veld:
            return [(deel.deel, "", not deel.onvolledig)], deel
        if dataset.soort != "gevallen":
            self.issues += dekking.buiten_de_afspraak(
                self.regio, dataset, deel, leverancier, kop, blad
            )
            uit_rijen = {*dekking.dekking_uit_rijen(dataset, deel.getypeerd), *deel.weggelaten}
            return [(g, m, deel.volledig(g)) for g, m in sorted(uit_rijen)], deel
        codes = dekking.dekking_van(self.regio, dataset, self.opdracht, leverancier, deel.periode)
        if deel.getypeerd.num_rows:
            deel, issues = dekking.controleer_dekking(self.regio, dataset, deel, codes, kop, blad)
            self.issues += issues
        nu = self.regio.register.opvolger
        eigen = {nu(code) for code in codes}
        erbij = {g for g in dekking.gemeenten_in(dataset, deel.getypeerd) if nu(g) in eigen}
        return [(code, "", deel.volledig(code)) for code in sorted({*codes, *erbij})], deel

    def _samen(
        self, een: NieuweLevering, twee: NieuweLevering, koppeling: Koppeling
    ) -> NieuweLevering:
        """Two sheets that belong to one delivery: all rows together, checked again for doubles."""
        dataset = koppeling.dataset
        samen = dubbele_rijen(
            dataset,
            pa.concat_tables([een.getypeerd, twee.getypeerd]),
            pa.concat_tables([een.tekst, twee.tekst], promote_options="default"),
            con=self.store.con,
        )
        self.issues += samen.issues
        volledig: dict[tuple[str, str], bool] = {}
        for gemeente, maat, heel in [*een.dekking, *twee.dekking]:
            geraakt = gemeente in samen.gemeenten
            volledig[gemeente, maat] = volledig.get((gemeente, maat), True) and heel and not geraakt
        return replace(
            een,
            getypeerd=samen.getypeerd,
            tekst=samen.tekst,
            dekking=[(g, m, v) for (g, m), v in sorted(volledig.items())],
        )

    # -- into the store ----------------------------------------------------------------------

    def _naar_store(self, nieuw: Sequence[NieuweLevering], *, sha256: str, omvang: int) -> Rapport:
        self.alle = met_inhoud = [replace(n, inhoud=inhoud_van(self.store.con, n)) for n in nieuw]
        veranderd = [n for n in met_inhoud if not self._staat_er_al(n)]
        if not veranderd:
            zin = f"{self.naam} is al geladen: deze cijfers staan er precies zo in."
            return self._rapport("al geladen", f"{zin} Er is niets veranderd.")
        try:
            uitslag = neem_op(
                self.werkplek,
                self.store,
                veranderd,
                self._aanleiding(sha256, omvang),
                proef=self.proef,
                ook=self.foute.personen,
            )
        except Vraag as vraag:
            return self._vraag(vraag)
        self.nieuw, self.uitslag = veranderd, uitslag
        self.issues += uitslag.issues
        self._bewaar_meldingen(samengevoegd(self.issues))
        zin = f"{som(uitslag.opgenomen)}{gelijk_gebleven(len(nieuw) - len(veranderd))}"
        if self.proef:
            zin = f"{self.naam} is goed: {zin}. {NIETS}"
            return self._rapport("goed", zin, leveringen=uitslag.opgenomen)
        return self._rapport(
            "opgenomen",
            f"{self.naam} is opgenomen: {zin}.",
            leveringen=uitslag.opgenomen,
            handeling=uitslag.handeling,
        )

    def _aanleiding(self, sha256: str, omvang: int) -> Aanleiding:
        return Aanleiding(
            wie=self.opdracht.wie or getpass.getuser(),
            wanneer=self._nu(),
            naam=self.naam,
            sha256=sha256,
            omvang=omvang,
            opdracht=self.antwoorden.over(self.koppelingen.values()),
            herstel=te_bewaren(self.opdracht, self.koppelingen),
            koppen=[(k.dataset.id, k.gelezen_koppen) for k in self.koppelingen.values()],
        )

    def _nu(self) -> datetime:
        """The moment of loading, local time."""
        nu = datetime.now().astimezone().replace(microsecond=0, tzinfo=None)
        return self.opdracht.wanneer or nu

    def _staat_er_al(self, nieuw: NieuweLevering) -> bool:
        nummer = self.store.actieve(nieuw.sleutel)
        return nummer is not None and self.store.inhoud_van(nummer) == nieuw.inhoud

    def getoetst(self, rapport: Rapport, issues: Sequence[Issue]) -> Rapport:
        """The report with what was found by looking at the figures that change.

        A warning that the person has not seen yet makes it a report to confirm.
        """
        self.issues += issues
        verteld = tuple(samengevoegd(self.issues))
        self._bewaar_meldingen(verteld)
        rapport = replace(rapport, issues=verteld, gevonden=self._gevonden())
        return te_bevestigen(rapport, waarschuwingen(rapport), self.opdracht.akkoord or frozenset())

    def _bewaar_meldingen(self, verteld: Sequence[Issue]) -> None:
        """Keep with every delivery of the file how many remarks there were, of each kind."""
        nummers = [nummer for _, nummer in self.uitslag.paren] if self.uitslag else []
        bewaar_meldingen(self.store, nummers, verteld)

    def _gevonden(self) -> tuple[Issue, ...]:
        return tuple(een_per_probleem(self.issues))

    def _vraag(self, vraag: Vraag) -> Rapport:
        """The question with the name of the file: there may be many in one go."""
        zin = str(vraag)
        rapport = self._rapport("vraag", f"{self.naam}: {zin[:1].lower()}{zin[1:]}")
        return replace(rapport, optie=vraag.optie, opties=vraag.opties)

    def _rapport(
        self,
        uitkomst: Uitkomst,
        zin: str,
        *,
        leveringen: Sequence[Opgenomen] = (),
        handeling: int | None = None,
    ) -> Rapport:
        return Rapport(
            bestand=self.naam,
            uitkomst=uitkomst,
            zin=zin,
            issues=tuple(samengevoegd(self.issues)),
            gevonden=self._gevonden(),
            leveringen=tuple(leveringen),
            handeling=handeling,
        )
