"""Code lists of the field, each word with the synonyms that offices write.

Sources: design of the seed regions, Leerplichtwet 1969, Regeling Jeugdwet (Informatieprotocol
Beleidsinformatie Jeugd), DUO open data.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from datasets.woorden import normaliseer

_LIJKT = 82
_MEESTE_SUGGESTIES = 2


@dataclass(frozen=True)
class Waarde:
    """One word of a list: `code` is stored, `titel` is shown.

    `synoniemen` are read (normalised: lower case, no punctuation).
    """

    code: str
    titel: str
    synoniemen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codelijst:
    """A closed list of words.

    `dubbel` names words that can mean two things and are therefore never guessed.
    """

    id: str = ""
    titel: str = ""
    waarden: tuple[Waarde, ...] = ()
    dubbel: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def _index(self) -> dict[str, str]:
        return {
            normaliseer(t): w.code for w in self.waarden for t in (w.code, w.titel, *w.synoniemen)
        }

    def zoek(self, genormaliseerd: str) -> str | None:
        """The code of a normalised word, or None. Words that can mean two things are not found."""
        return None if self.dubbelzinnig(genormaliseerd) else self._index.get(genormaliseerd)

    def dubbelzinnig(self, genormaliseerd: str) -> tuple[str, ...]:
        """The titles that an ambiguous word can mean; empty for all other words."""
        return next((titels for woord, titels in self.dubbel if woord == genormaliseerd), ())

    def gelijkend(self, genormaliseerd: str) -> tuple[str, ...]:
        """The titles that a word with a typing error was probably meant to be, best first."""
        woorden = process.extract(
            genormaliseerd, list(self._index), scorer=fuzz.ratio, limit=5, score_cutoff=_LIJKT
        )
        titels = dict.fromkeys(self.titel_van(self._index[w]) for w, _, _ in woorden)
        return tuple(titels)[:_MEESTE_SUGGESTIES]

    def titel_van(self, code: str) -> str:
        """The title of a code.

        Raises:
            KeyError: the code is not in this list.
        """
        return {w.code: w.titel for w in self.waarden}[code]


def _lijst(
    naam: str, titel: str, *waarden: Waarde, dubbel: tuple[tuple[str, tuple[str, ...]], ...] = ()
) -> Codelijst:
    return Codelijst(id=naam, titel=titel, waarden=waarden, dubbel=dubbel)


W = Waarde

SCHOOLSOORT = _lijst(
    "schoolsoort", "schoolsoorten",
    W("bo", "bo", ("basisonderwijs", "regulier basisonderwijs", "po", "basisschool")),
    W("sbo", "sbo", ("speciaal basisonderwijs",)),
    W("so", "so", ("speciaal onderwijs",)),
    W("vso", "vso", ("voortgezet speciaal onderwijs",)),
    W("pro", "pro", ("praktijkonderwijs", "praktijkschool")),
    W("vmbo-bb", "vmbo-bb", ("vmbo basis", "vmbo b", "vmbo basisberoepsgericht", "bb")),
    W("vmbo-kb", "vmbo-kb", ("vmbo kader", "vmbo k", "vmbo kaderberoepsgericht", "kb")),
    W("vmbo-gl", "vmbo-gl", ("vmbo gemengd", "vmbo g", "gl")),
    W("vmbo-tl", "vmbo-tl", ("vmbo theoretisch", "vmbo t", "mavo", "tl",
        "vmbo theoretische leerweg")),
    W("havo", "havo"),
    W("vwo", "vwo", ("gymnasium", "atheneum")),
    W("isk", "isk", ("internationale schakelklas", "schakelklas")),
    W("mbo-1", "mbo 1", ("mbo niveau 1", "entree", "entreeopleiding")),
    W("mbo-2", "mbo 2", ("mbo niveau 2",)),
    W("mbo-3", "mbo 3", ("mbo niveau 3",)),
    W("mbo-4", "mbo 4", ("mbo niveau 4",)),
    W("vavo", "vavo", ("volwassenenonderwijs",)),
    W("geen", "geen", ("geen school", "niet ingeschreven", "n v t")),
    W("onbekend", "onbekend", ("niet bekend", "n b", "nb")),
)  # fmt: skip

SOORT_VERZUIM = _lijst(
    "soort_verzuim", "soorten verzuim",
    W("absoluut", "absoluut verzuim", ("absoluut", "av")),
    W("langdurig relatief", "langdurig relatief verzuim", ("langdurig relatief", "lrv",
        "relatief langdurig")),
)  # fmt: skip

REDEN_THUISZITTEN = _lijst(
    "reden_thuiszitten", "redenen van thuiszitten",
    W("psychisch", "psychisch of sociaal-emotioneel", ("psychisch", "sociaal emotioneel",
        "psychische problemen", "angst")),
    W("gedrag", "gedrag", ("gedragsproblemen", "gedragsproblematiek")),
    W("lichamelijk", "lichamelijk", ("ziekte", "lichamelijke klachten", "medisch")),
    W("wachten op jeugdhulp", "wachten op jeugdhulp", ("wachtlijst jeugdhulp",
        "wacht op jeugdhulp")),
    W("geen passende plek", "geen passende onderwijsplek", ("geen plek", "geen passend onderwijs",
        "geen onderwijsplek")),
    W("conflict", "conflict school-ouders", ("conflict", "conflict school en ouders",
        "conflict met school")),
    W("thuissituatie", "thuissituatie", ("complexe scheiding", "echtscheiding", "gezinssituatie",
        "scheiding", "thuissituatie waaronder complexe scheiding", "thuissituatie scheiding")),
    W("verhuizing", "verhuizing", ("verhuisd",)),
    W("anders", "anders", ("overig", "overige")),
    W("onbekend", "onbekend", ("niet bekend", "nb", "n b")),
)  # fmt: skip

UITKOMST_THUISZITTEN = _lijst(
    "uitkomst_thuiszitten", "uitkomsten",
    W("terug naar school", "terug naar school", ("weer naar school", "hervat")),
    W("zelfde school", "terug naar dezelfde school", ("terug naar eigen school", "zelfde school")),
    W("andere school", "terug naar een andere school", ("andere school", "nieuwe school",
        "geplaatst op andere school")),
    W("arrangement", "onderwijs-zorgarrangement", ("oza", "onderwijszorgarrangement",
        "arrangement")),
    W("vrijstelling", "vrijstelling 5 onder a", ("vrijstelling", "vrijstelling 5a")),
    W("jeugdhulp", "jeugdhulp in plaats van school", ("jeugdhulp", "dagbehandeling")),
    W("verhuisd", "verhuisd", ("verhuizing", "vertrokken")),
    W("18 of startkwalificatie", "18 jaar of startkwalificatie", ("18 jaar", "startkwalificatie",
        "niet meer leerplichtig")),
    W("anders", "anders", ("overig", "overige")),
)  # fmt: skip


def _artikel(nummer: str, letter: str = "", *erbij: str) -> tuple[str, ...]:
    """The ways to write an article, with a letter (5 onder a) or without; `erbij` may follow it."""
    woorden = ("onder", "sub", "lid", "onderdeel")
    kern = [f"{nummer} {woord} {letter}" for woord in woorden] if letter else [nummer]
    eind = ("", " lpw", " leerplichtwet", *(f" {woord}" for woord in erbij))
    return tuple(v + k + e for v in ("", "art ", "artikel ") for k in kern for e in eind)


_BEIDE_5A = ("artikel 5 onder a", "artikel 5a, trekkend bestaan")
_BUITENLAND = ("school buitenland", "school in buitenland", "school in het buitenland")

ARTIKEL = _lijst(
    "artikel", "artikelen van de Leerplichtwet",
    W("3a", "artikel 3a", _artikel("3a")),
    W("3b", "artikel 3b", _artikel("3b")),
    W("5 onder a", "artikel 5 onder a", _artikel("5", "a")),
    W("5 onder b", "artikel 5 onder b", (
        "richtingbezwaar", *_artikel("5", "b", "richtingbezwaar"), *_artikel("5b"),
    )),
    W("5 onder c", "artikel 5 onder c", (
        *_BUITENLAND, *_artikel("5", "c", *_BUITENLAND), *_artikel("5c"),
    )),
    W("5a", "artikel 5a, trekkend bestaan", (
        "trekkend bestaan", "5a trekkend bestaan", "art 5a trekkend bestaan",
        "artikel 5a trekkend bestaan",
    )),
    W("11", "artikel 11", (
        *_artikel("11"), *(vorm for letter in "abcdefg" for vorm in _artikel("11", letter)),
    )),
    W("15", "artikel 15", _artikel("15")),
    dubbel=tuple(
        (woord, _BEIDE_5A)
        for woord in (*_artikel("5a"), "5 a", "vrijstelling 5a", "5a vrijstelling")
    ),
)  # fmt: skip
"""Article 5 onder a (not fit for school) and article 5a (travelling life) look alike.

A bare "5A" is never guessed.
"""

NIEUW_VERLENGD = _lijst(
    "nieuw_verlengd", "nieuw of verlengd",
    W("nieuw", "nieuw", ("eerste", "eerste aanvraag", "nieuwe")),
    W("verlengd", "verlengd", ("verlenging", "vervolg", "herhaald")),
)  # fmt: skip

HULPVRAAG = _lijst(
    "hulpvraag", "hulpvragen",
    W("totaal", "totaal", ("alle hulpvragen", "alle", "totaal hulpvragen")),
    W("sociaal-emotioneel", "sociaal-emotioneel", ("sociaal emotionele problemen", "sociaal "
    "emotioneel")),
    W("psychisch", "psychisch", ("psychische problemen",)),
    W("gedrag", "gedrag", ("gedragsproblematiek", "gedragsproblemen")),
    W("thuissituatie", "thuissituatie", ("gezinssituatie", "gezin")),
    W("scheiding", "scheiding", ("echtscheiding", "complexe scheiding")),
    W("schoolverzuim", "schoolverzuim", ("verzuim",)),
    W("verslaving", "verslaving", ("middelengebruik",)),
    W("financien", "financiën", ("geld", "schulden", "financieel", "financiele problemen")),
    W("anders", "anders", ("overig", "overige")),
)  # fmt: skip

HULPVORM = _lijst(
    "hulpvorm", "hulpvormen",
    *(
        W(code, f"{code} {soort} verblijf: {naam}", (
            code.removeprefix("0"), naam, f"{soort} verblijf: {naam}", f"hulpvorm {code}", *meer,
        ))
        for code, soort, naam, *meer in (
            ("01", "zonder", "wijk- of buurtteam", "uitgevoerd door het wijk- of buurtteam",
                "zonder verblijf: uitgevoerd door wijk- of buurtteam"),
            ("02", "zonder", "ambulant op locatie van de aanbieder",
                "ambulante jeugdhulp op locatie van de aanbieder",
                "zonder verblijf: ambulante jeugdhulp op locatie van de aanbieder"),
            ("03", "zonder", "daghulp op locatie van de aanbieder"),
            ("04", "zonder", "in het netwerk van de jeugdige",
                "jeugdhulp in het netwerk van de jeugdige",
                "zonder verblijf: jeugdhulp in het netwerk van de jeugdige"),
            ("11", "met", "pleegzorg"),
            ("12", "met", "gezinsgericht"),
            ("13", "met", "gesloten plaatsing", "jeugdzorgplus", "jeugdzorg plus",
                "gesloten jeugdhulp"),
            ("14", "met", "overig residentieel"),
        )
    ),
)  # fmt: skip
"""01 to 04 are without verblijf, 11 to 14 with; 13 is JeugdzorgPlus."""

VERWIJZER = _lijst(
    "verwijzer", "verwijzers",
    W("gemeentelijke toegang", "gemeentelijke toegang", ("gemeente", "toegang")),
    W("huisarts", "huisarts"),
    W("jeugdarts", "jeugdarts"),
    W("gecertificeerde instelling", "gecertificeerde instelling", ("gi",)),
    W("medisch specialist", "medisch specialist", ("specialist",)),
    W("rechter", "rechter of officier van justitie", ("rechter", "kinderrechter",
        "officier van justitie")),
    W("geen", "geen verwijzer", ("geen", "zonder verwijzer")),
    W("onbekend", "onbekend", ("verwijzer onbekend", "niet bekend", "nb", "n b")),
)  # fmt: skip

REDEN_BEEINDIGING = _lijst(
    "reden_beeindiging", "redenen van beëindiging",
    W("volgens plan", "volgens plan", ("beëindigd volgens plan", "afgesloten volgens plan")),
    W("in overeenstemming", "voortijdig, in overeenstemming", (
        "in overeenstemming", "voortijdig afgesloten: in overeenstemming",
    )),
    W("eenzijdig client", "eenzijdig door de cliënt", (
        "eenzijdig door cliënt", "voortijdig afgesloten: eenzijdig door de cliënt",
    )),
    W("eenzijdig aanbieder", "eenzijdig door de aanbieder", (
        "eenzijdig door aanbieder", "voortijdig afgesloten: eenzijdig door de aanbieder",
    )),
    W("externe omstandigheden", "door externe omstandigheden", (
        "wegens externe omstandigheden", "voortijdig afgesloten: wegens externe omstandigheden",
    )),
    W("onbekend", "onbekend", ("niet bekend", "nb", "n b")),
)  # fmt: skip

SOORT_PO = _lijst(
    "soort_po", "soorten primair onderwijs",
    W("bo", "bo", ("basisonderwijs",)),
    W("sbo", "sbo", ("speciaal basisonderwijs",)),
    W("so", "so", ("speciaal onderwijs",)),
    W("vso", "vso", ("voortgezet speciaal onderwijs",)),
)  # fmt: skip

_SECTOREN = (
    W("po", "po", ("primair onderwijs",)),
    W("vo", "vo", ("voortgezet onderwijs",)),
    W("mbo", "mbo"),
)

UITSPLITSING = _lijst(
    "uitsplitsing",
    "uitsplitsingen",
    *{
        w.code: w
        for lijst in (SCHOOLSOORT, SOORT_VERZUIM, REDEN_THUISZITTEN)
        for w in lijst.waarden
    }.values(),
    *_SECTOREN,
)
"""The words by which counts are split: free text is never kept. "po" is the sector here, not bo."""
