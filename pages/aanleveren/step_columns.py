"""Step 2: what the file is, and which column is which. Everything is proposed with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from datasets.catalog import datasets
from datasets.cellen import GemeenteCel
from loaders.aanleveren import Aanlevering, Stuk
from loaders.keuzes import Keuze, KolomKeuze, Voorstel
from loaders.opdracht import Opdracht, Vraag
from loaders.problemen import zonder_opties
from pages.aanleveren import certain, choices, form, session, take_over
from pages.aanleveren.choices import Change
from pages.aanleveren.trail import CHECK, FILE
from pages.aanleveren.words import (
    dataset_title,
    empty_end,
    end_day,
    field_title,
    heading,
    note,
    period,
    regels,
    summary,
)
from pages.shared.markup import enumerate_names, tag, wrap
from pages.shared.waiting import waiting

NOT_READ = "Niet lezen"
_ANSWERS = ("dataset", "leverancier", "periode", "dekking", "sector", "kolommen", "bladen", "vast")
"""What is said in this step about what a file is."""
_SECTORS = {"po": "po", "vo": "vo", "mbo": "mbo", "alle": "alle sectoren samen"}


def show(opened: Aanlevering) -> None:
    """Show the step for one file: the first that was not confirmed, or another that is chosen."""
    stuk = _which(opened)
    try:
        with waiting("We kijken wat er in uw bestand staat"):
            proposal = opened.voorstel(stuk.nummer)
    except Vraag as asked:
        _ask_anew(opened, stuk, asked)
        return
    said = Change(opened, stuk)
    st.html(_about(opened, stuk, proposal))
    _what(said, proposal)
    missing = _open_questions(proposal)
    if choices.is_definition_open(said):
        missing.append("wat er veranderd is in wat u telt")
    if _is_known(proposal) and not proposal.dataset.waarde:
        _more(said, proposal)
    found: dict[str, str] = {}
    if proposal.dataset.waarde:
        found = take_over.proposed(said, proposal)
        lacking = [name for name in proposal.ontbreekt if name not in stuk.opdracht.vast]
        only_these = not missing and set(lacking) <= set(found.values())
        _columns(said, stuk, proposal, {} if only_these else found)
        _more(said, proposal)
        if not only_these:
            found = {}
            titles = [field_title(proposal.dataset.waarde, name) for name in lacking]
            missing += [f"welke kolom ‘{title}’ is" for title in titles]
        elif lacking:
            missing = lacking
    _onward(said, proposal, missing, found)


def _ask_anew(opened: Aanlevering, stuk: Stuk, asked: Vraag) -> None:
    """An answer does not fit the file: why, and a way to give the answers once more."""
    st.html(summary("Eerst nog een vraag", zonder_opties(str(asked)), good=False))
    empty = Opdracht()
    with st.container(horizontal=True):
        st.button(
            "Kies opnieuw wat dit bestand is", type="primary", key="kies_opnieuw",
            on_click=session.act, args=(session.tell, opened, stuk.nummer),
            kwargs={name: getattr(empty, name) for name in _ANSWERS},
        )  # fmt: skip
        _other_file(opened)


def _which(opened: Aanlevering) -> Stuk:
    stukken = [one for one in opened.concept.stukken if not one.geen_gevallen]
    first = min(stukken, key=lambda one: one.gekoppeld)
    if len(stukken) == 1:
        return first
    done = sum(one.gekoppeld for one in stukken)
    names = {one.nummer: one.naam for one in stukken}
    chosen = st.segmented_control(
        "Bestand",
        list(names),
        default=first.nummer,
        key=f"kolommen_van_{opened.id}_{done}",
        format_func=names.__getitem__,
    )
    return next((one for one in stukken if one.nummer == chosen), first)


def ways_out(opened: Aanlevering) -> None:
    """Where to go when the columns cannot be shown now."""
    with st.container(horizontal=True):
        if all(one.gekoppeld for one in opened.concept.stukken):
            st.button(
                "Terug naar controleren",
                key="terug_naar_controleren",
                on_click=session.act,
                args=(opened.naar, CHECK),
            )
        if form.is_sent(opened):
            form.back_button(opened, form.number(opened), primary=True)
        _other_file(opened)


def _other_file(opened: Aanlevering) -> None:
    st.button(
        "Ander bestand", type="tertiary", key="ander_bestand", on_click=session.act,
        args=(opened.naar, FILE),
    )  # fmt: skip


def _about(opened: Aanlevering, stuk: Stuk, proposal: Voorstel) -> str:
    """Which file this is and what was found in it."""
    number = [one.nummer for one in opened.concept.stukken].index(stuk.nummer) + 1
    total = len(opened.concept.stukken)
    which = f"Bestand {number} van {total}: " if total > 1 else "Bestand "
    read = [one for one in proposal.bladen if one.lezen]
    if not _is_known(proposal):
        question = ". We herkennen niet wat hierin staat. Kies het zelf, of kies een ander bestand."
        words = tag("span", which) + tag("strong", stuk.naam) + tag("span", question)
        return wrap("p", words, class_="mon-over")
    found = f" met {regels(sum(one.rijen for one in read))}"
    if read and read[0].naam:
        sheets = enumerate_names([f"‘{one.naam}’" for one in read])
        found += f" op blad {sheets}" if len(read) == 1 else f" op de bladen {sheets}"
    question = "Klopt wat we herkenden? Verander het waar dat nodig is."
    return wrap(
        "p",
        tag("span", which) + tag("strong", stuk.naam) + tag("span", f"{found}. {question}"),
        class_="mon-over",
    )


def _what(said: Change, proposal: Voorstel) -> None:
    """What the file is about: type, who, period, and for which municipalities it speaks."""
    with st.container(key="wat"):
        one, two, three = st.columns(3)
        with one:
            if _is_known(proposal) and not proposal.dataset.waarde:
                st.html(choices.stated("Soort gegevens", proposal.dataset.reden))
            else:
                choices.select(
                    said, "dataset", "Soort gegevens", proposal.dataset, label_of=dataset_title,
                    options=proposal.dataset.opties or tuple(datasets()),
                )  # fmt: skip
        if not _is_known(proposal):
            return
        with two:
            choices.select(said, "leverancier", "Wie levert dit aan?", proposal.leverancier)
        with three:
            _period(said, proposal.periode)
        left, right = st.columns([2, 1])
        with left:
            if proposal.dekking.waarde or proposal.dekking.opties:
                choices.several(said, "dekking", "Over welke gemeenten gaat dit bestand?", proposal)
        with right:
            dataset = proposal.dataset.waarde
            if dataset and not datasets()[dataset].landelijk:
                choices.definition(said, proposal.definitie)


def _period(said: Change, keuze: Keuze) -> None:
    """The period, or the remark that it stands in the file itself."""
    if keuze.zeker and not keuze.waarde:
        st.html(choices.stated("Over welke periode gaat het?", keuze.reden))
        return
    choices.select(said, "periode", "Over welke periode gaat het?", keuze, label_of=period)


def _more(said: Change, proposal: Voorstel) -> None:
    """What is hardly ever asked: the part of education, sheets and headings."""
    sector = proposal.sector
    asked = bool(proposal.dataset.waarde) and not sector.zeker and not sector.waarde
    with st.expander("Meer: onderwijssector, bladen en koppen", expanded=asked):
        choices.select(
            said,
            "sector",
            "Over welk onderwijs gaat het?",
            sector,
            label_of=lambda code: _SECTORS.get(code, code),
            options=sector.opties or tuple(_SECTORS),
        )
        for one in proposal.bladen:
            choices.sheet(said, one, only=len(proposal.bladen) == 1)


def _columns(said: Change, stuk: Stuk, proposal: Voorstel, found: Mapping[str, str]) -> None:
    """Which heading is read as what: what is open first, with a select box each.

    `found` is what can be taken over here, before the rest of the step is done.
    """
    dataset = proposal.dataset.waarde
    everything = st.session_state.get(f"alle_kolommen_{stuk.nummer}", False)
    known = [one for one in proposal.kolommen if certain.is_settled(one)]
    asked = [
        one for one in proposal.kolommen if not certain.is_settled(one) or _was_chosen(one, said)
    ]
    asked = [one for one in proposal.kolommen if not one.gevoelig and (everything or one in asked)]
    st.html(heading("Welke kolom is wat?"))
    fixed = [name for name in said.opdracht.vast if name in datasets()[dataset].velden]
    lacking = [name for name in proposal.ontbreekt if name not in fixed]
    if lacking:
        st.html(_missing(dataset, lacking))
    without = _cost(dataset, proposal)
    if without:
        st.html(note(without))
    if asked:
        _select_columns(said, dataset, proposal, asked)
        take_over.button(said, dataset, found)
    _fixed_values(said, dataset, (*lacking, *fixed))
    if not everything:
        shown = [one for one in known if one not in asked]
        if shown:
            st.html(_known_table(dataset, shown))
    if known:
        st.toggle("Ook de herkende kolommen veranderen", key=f"alle_kolommen_{stuk.nummer}")


def _cost(dataset: str, proposal: Voorstel) -> str:
    """What cannot be told without the column that says which rows are of one pupil."""
    field = datasets()[dataset].persoon
    if not field or any(one.veld == field for one in proposal.kolommen):
        return ""
    return (
        f"Zonder de kolom ‘{field_title(dataset, field)}’ kan de monitor leerlingen niet volgen "
        "van het ene naar het andere kwartaal."
    )


def _was_chosen(one: KolomKeuze, said: Change) -> bool:
    """What the person chose stays open, so that it can be chosen again."""
    return one.kop in said.opdracht.kolommen


def _missing(dataset: str, fields: Sequence[str]) -> str:
    names = enumerate_names([f"‘{field_title(dataset, one)}’" for one in fields])
    what = "Deze kolom missen we nog" if len(fields) == 1 else "Deze kolommen missen we nog"
    help_ = "Kies hieronder welke kolom het is."
    return tag("p", f"{what}: {names}. {help_}", class_="mon-let-op", role="status")


def _fixed_values(said: Change, dataset: str, fields: Sequence[str]) -> None:
    """What is not in the file may be the same for every row: a municipality, a measure."""
    words = {name: _words_of(said, dataset, name) for name in fields}
    listed = [name for name in fields if words[name]]
    if not listed:
        return
    columns = st.columns(3)
    for place, name in enumerate(listed):
        label = f"Of alle regels gaan over: {field_title(dataset, name).lower()}"
        with columns[place % 3]:
            choices.fixed(said, name, label, words[name])


def _words_of(said: Change, dataset: str, field: str) -> Sequence[str]:
    cel = datasets()[dataset].velden[field].cel
    if isinstance(cel, GemeenteCel):
        regio = said.opened.werkplek.regio
        return sorted(regio.naam_van(code) for code in regio.gemeenten)
    return cel.keuzes()


def _select_columns(
    said: Change, dataset: str, proposal: Voorstel, asked: Sequence[KolomKeuze]
) -> None:
    taken = {one.veld for one in proposal.kolommen if one.veld}
    fields = tuple(datasets()[dataset].velden)

    def title(name: str) -> str:
        return field_title(dataset, name) if name else NOT_READ

    columns = st.columns(3)
    for place, one in enumerate(asked):
        free = [name for name in fields if name not in taken or name == one.veld]
        likely = tuple(name for name in one.suggesties if name in free)
        with columns[place % 3]:
            choices.column(said, one, likely, tuple(free), label_of=title)
            end = datasets()[dataset].einde
            if end in (one.veld, *likely[:1]) and (day := end_day(dataset, one.kop)):
                st.html(note(day))


def _known_table(dataset: str, columns: Sequence[KolomKeuze]) -> str:
    """The headings that need no answer."""
    head = "".join(
        tag("th", words, scope="col")
        for words in ("Kop in uw bestand", "Wij lezen dit als", "Waarom")
    )
    rows = "".join(_known_row(dataset, one) for one in columns)
    table = wrap("thead", wrap("tr", head)) + wrap("tbody", rows)
    return wrap("div", wrap("table", table, class_="mon-koppel"), class_="mon-schuif")


def _known_row(dataset: str, one: KolomKeuze) -> str:
    if one.gevoelig:
        read, why = "niet gelezen", one.gevoelig
    elif one.uit_koppen:
        read, why = f"{field_title(dataset, one.uit_koppen)} (staat in de kop)", one.reden
    elif one.veld:
        read, why = field_title(dataset, one.veld), one.reden
    else:
        read, why = "niet gelezen en niet bewaard", one.reden
    kind = None if one.veld or one.uit_koppen else "mon-grijs"
    found = datasets().get(dataset)
    is_end = found is not None and found.soort == "gevallen" and one.veld == found.einde
    hint = ""
    if is_end and one.veld:
        hint = tag("small", f"lege cel: {empty_end(dataset)}")
        hint += tag("small", end_day(dataset, one.kop))
    cells = tag("th", one.kop or "(zonder kop)", scope="row")
    cells += wrap("td", tag("span", read) + hint, class_=kind)
    return wrap("tr", cells + tag("td", why, class_="mon-reden"))


def _open_questions(proposal: Voorstel) -> list[str]:
    """What must be chosen before the check, in words."""
    asked: Mapping[str, Keuze] = {
        "de soort gegevens": proposal.dataset,
        "wie dit aanlevert": proposal.leverancier,
        "de periode": proposal.periode,
    }
    missing = [words for words, keuze in asked.items() if not keuze.waarde and not keuze.zeker]
    return missing if _is_known(proposal) else missing[:1]


def _is_known(proposal: Voorstel) -> bool:
    """True when it is clear what is in the file; sheets of several kinds are no one kind."""
    return bool(proposal.dataset.waarde) or proposal.dataset.zeker


def _onward(
    said: Change, proposal: Voorstel, missing: Sequence[str], found: Mapping[str, str]
) -> None:
    """The way on; with `found` that can be taken over on the way, that goes first."""
    opened, stuk = said.opened, said.stuk
    rest = [one for one in opened.concept.stukken if not one.gekoppeld and one != stuk]
    all_known = () if missing or not rest else certain.all_of(opened, (stuk, *rest))
    onward = _words_on(opened, rest)
    with st.container(key="verder"):
        if found:
            st.html(take_over.explanation(proposal.dataset.waarde, found))
        elif missing:
            st.html(note(f"Kies eerst {enumerate_names(missing)}. Daarna kunt u verder."))
        if all_known:
            st.html(certain.table(all_known))
        with st.container(horizontal=True):
            if found:
                take_over.onward_button(said, proposal, found, onward=onward, confirm=_confirm)
            if all_known:
                st.button(
                    f"Klopt voor {_how_many(opened, all_known)}", type="primary",
                    key="alles_klopt", on_click=session.act,
                    args=(_confirm, opened, *(one.stuk.nummer for one in all_known)),
                )  # fmt: skip
            if found and not missing:
                take_over.without_button(said, found, onward=onward, confirm=_confirm)
            elif not found:
                st.button(
                    f"Klopt, {onward}", type="secondary" if all_known else "primary",
                    key="naar_controle", disabled=bool(missing), on_click=session.act,
                    args=(_confirm, opened, stuk.nummer),
                )  # fmt: skip
            form.back_button(opened, stuk.nummer)
            _other_file(opened)


def _words_on(opened: Aanlevering, rest: Sequence[Stuk]) -> str:
    """Where a button leads: to the next file, or to the check after the last."""
    if not rest:
        return "ga controleren"
    numbers = [one.nummer for one in opened.concept.stukken]
    place = numbers.index(rest[0].nummer) + 1
    return f"naar het volgende bestand ({place} van {len(numbers)})"


def _how_many(opened: Aanlevering, known: Sequence[certain.Known]) -> str:
    count, total = len(known), len(opened.concept.stukken)
    if count < total:
        return f"de {count} bestanden die u nog niet bevestigde"
    return "beide bestanden" if count == 2 else f"alle {count} bestanden"


def _confirm(opened: Aanlevering, *numbers: int) -> None:
    """Step 2 is done for these files; the next file follows, or the check."""
    for number in numbers:
        opened.koppel(number)
    if all(one.gekoppeld for one in opened.concept.stukken):
        opened.naar(CHECK)
