from datetime import date
from timeit import timeit

import pytest

from datasets.reference.regio import regio
from datasets.reference.register import REGISTER, GemeenteOnbekend

ALKMAAR = frozenset(regio("alkmaar").gemeenten)


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("GM0361", "GM0361"),
        ("gm0361", "GM0361"),
        ("GM 0361", "GM0361"),
        ("0361", "GM0361"),
        ("361", "GM0361"),
        ("361.0", "GM0361"),
        ("361,0", "GM0361"),
        (" Alkmaar ", "GM0361"),
        ("gemeente Alkmaar", "GM0361"),
        ("Gem. Alkmaar", "GM0361"),
        ("Bergen (NH.)", "GM0373"),
        ("Bergen (NH)", "GM0373"),
        ("Bergen NH", "GM0373"),
        ("bergen (n.h.)", "GM0373"),
        ("Bergen Noord-Holland", "GM0373"),
        ("Bergen (L.)", "GM0893"),
        ("Bergen Limburg", "GM0893"),
        ("DIJK EN WAARD", "GM1980"),
        ("Dijk  en Waard", "GM1980"),
        ("Utrecht (gemeente)", "GM0344"),
        ("Den Haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("’s-Gravenhage (gemeente)", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("Beek (L.)", "GM0888"),
        ("Beek", "GM0888"),
        ("Hengelo (O.)", "GM0164"),
        ("Hengelo", "GM0164"),
        ("Laren (NH.)", "GM0417"),
        ("Sudwest Fryslan", "GM1900"),
        ("De Friese Meren", "GM1940"),
        ("Capelle a/d IJssel", "GM0502"),
        ("Capelle aan de IJssel", "GM0502"),
        ("St. Michielsgestel", "GM0845"),
        ("Gemert-Bakel", "GM1652"),
    ],
)
def test_a_municipality_is_found_as_people_write_it(tekst: str, code: str) -> None:
    assert REGISTER.zoek(tekst).code == code


def test_every_official_name_and_code_finds_itself() -> None:
    assert len(REGISTER.gemeenten) == 342
    for gemeente in REGISTER.gemeenten:
        for tekst in (gemeente.naam, gemeente.code, f"{gemeente.naam} (gemeente)"):
            treffer = REGISTER.zoek(tekst, op=date(2024, 6, 1))
            assert (treffer.code, treffer.naam, treffer.melding) == (
                gemeente.code,
                gemeente.naam,
                None,
            )


@pytest.mark.parametrize(
    ("tekst", "zin", "suggesties"),
    [
        (
            "Bergen",
            "“Bergen” kan Bergen (L.) of Bergen (NH.) zijn. "
            "Schrijf erbij welke gemeente u bedoelt.",
            ("Bergen (L.)", "Bergen (NH.)"),
        ),
        ("Castricm", "De gemeente “Castricm” kennen we niet. Bedoelt u Castricum?", ("Castricum",)),
        ("Xyzzy", "De gemeente “Xyzzy” kennen we niet.", ()),
        ("0999", "De gemeentecode “0999” kennen we niet.", ()),
        ("12345", "De gemeente “12345” kennen we niet.", ()),
        ("", "Er staat geen gemeente.", ()),
        (" - ", "Er staat geen gemeente.", ()),
    ],
)
def test_what_is_no_municipality_is_said_in_dutch(
    tekst: str, zin: str, suggesties: tuple[str, ...]
) -> None:
    with pytest.raises(GemeenteOnbekend) as fout:
        REGISTER.zoek(tekst)
    assert str(fout.value) == zin
    assert fout.value.suggesties == suggesties


def test_at_most_three_suggestions() -> None:
    with pytest.raises(GemeenteOnbekend) as fout:
        REGISTER.zoek("Wester")
    assert 1 <= len(fout.value.suggesties) <= 3


def test_the_region_decides_between_two_of_one_name_and_only_then() -> None:
    assert REGISTER.zoek("Bergen", binnen=ALKMAAR).code == "GM0373"
    assert REGISTER.zoek("Bergen (L.)", binnen=ALKMAAR).code == "GM0893"
    with pytest.raises(GemeenteOnbekend):
        REGISTER.zoek("Bergen", binnen=regio("de-liemers").gemeenten)


@pytest.mark.parametrize("tekst", ["Langedijk", "GM0416", "416"])
def test_an_old_municipality_keeps_its_code_and_says_where_it_went(tekst: str) -> None:
    voor = REGISTER.zoek(tekst, op=date(2021, 12, 31))
    na = REGISTER.zoek(tekst, op=date(2022, 1, 1))
    assert (voor.code, voor.naam, voor.melding) == ("GM0416", "Langedijk", None)
    assert (na.code, na.melding) == (
        "GM0416",
        "Langedijk hoort sinds 1 januari 2022 bij Dijk en Waard",
    )
    assert REGISTER.zoek(tekst).melding is None


@pytest.mark.parametrize(
    ("code", "vandaag"),
    [
        ("GM0398", "GM1980"),
        ("GM0416", "GM1980"),
        ("GM0365", "GM0361"),
        ("GM0530", "GM1992"),
        ("GM0600", "GM0599"),
        ("GM0361", "GM0361"),
        ("GM1930", "GM1930"),  # gave a part to Hellevoetsluis in 2018: does not move it
        ("GM0738", "GM0738"),  # Aalburg, abolished outside our regions: unknown, stays as it is
    ],
)
def test_only_mergers_lead_to_the_code_of_today(code: str, vandaag: str) -> None:
    assert REGISTER.opvolger(code) == vandaag


def test_the_table_of_abolished_codes_leaves_out_kept_ones() -> None:
    opvolging = REGISTER.opvolging()
    assert {"GM0398", "GM0416", "GM0530", "GM0196"} <= set(opvolging)
    assert not {"GM0361", "GM0299", "GM0441", "GM0599", "GM1930"} & set(opvolging)
    assert all(REGISTER.opvolger(oud) == nieuw for oud, nieuw in opvolging.items())
    assert regio("duin-en-dijk").register.opvolging()["VB10"] == "VB06"


@pytest.mark.parametrize(
    ("code", "op", "delen"),
    [
        # kept code, other area
        ("GM0361", date(2014, 12, 31), ("GM0361", "GM0365", "GM0458")),
        ("GM0361", date(2015, 1, 1), ("GM0361",)),
        ("GM0299", date(2017, 12, 31), ("GM0196", "GM0299")),
        ("GM0299", date(2018, 1, 1), ("GM0299",)),
        ("GM0441", date(2012, 12, 31), ("GM0395", "GM0441", "GM0476")),
        ("GM0441", date(2013, 1, 1), ("GM0441",)),
        ("GM0599", date(2010, 3, 17), ("GM0599", "GM0600")),
        ("GM0599", date(2010, 3, 18), ("GM0599",)),
        # new code
        ("GM1980", date(2021, 12, 31), ("GM0398", "GM0416")),
        ("GM1980", date(2022, 1, 1), ("GM1980",)),
        ("GM1992", date(2022, 12, 31), ("GM0501", "GM0530", "GM0614")),
        ("GM1992", date(2017, 12, 31), ("GM0501", "GM0530", "GM0614")),  # without Nissewaard's part
        ("GM1930", date(2017, 12, 31), ("GM1930",)),
        ("GM1911", date(2011, 12, 31), ("GM0366", "GM0412", "GM0462", "GM0463")),
        # nothing happened, or unknown
        ("GM0383", date(1990, 1, 1), ("GM0383",)),
    ],
)
def test_which_codes_made_up_the_area_of_today(code: str, op: date, delen: tuple[str, ...]) -> None:
    assert REGISTER.voorgangers(code, op=op) == delen
    assert {REGISTER.opvolger(deel) for deel in delen} == {code}


def test_the_border_correction_is_known_as_an_event() -> None:
    (correctie,) = [een for een in REGISTER.herindelingen if not een.is_fusie]
    assert (correctie.oude_code, correctie.nieuwe_code) == ("GM1930", "GM0530")
    assert correctie.ingangsdatum == date(2018, 1, 1)


def test_the_invented_municipalities_are_only_known_in_their_region() -> None:
    duin_en_dijk = regio("duin-en-dijk").register
    assert duin_en_dijk.zoek("oosterwaard").code == "VB06"
    assert duin_en_dijk.zoek("vb01").naam == "Duinveen"
    assert duin_en_dijk.zoek("Alkmaar").code == "GM0361"
    assert duin_en_dijk.voorgangers("VB06", op=date(2023, 12, 31)) == ("VB10", "VB11")
    assert duin_en_dijk.voorgangers("VB06", op=date(2024, 1, 1)) == ("VB06",)
    assert duin_en_dijk.zoek("Polderwaard", op=date(2024, 3, 31)).melding == (
        "Polderwaard hoort sinds 1 januari 2024 bij Oosterwaard"
    )
    for tekst in ("Oosterwaard", "VB06"):
        with pytest.raises(GemeenteOnbekend):
            REGISTER.zoek(tekst)


def test_asking_often_is_cheap() -> None:
    op = date(2021, 12, 31)
    assert timeit(lambda: REGISTER.zoek("Bergen", op=op, binnen=ALKMAAR), number=100_000) < 2
    assert timeit(lambda: REGISTER.voorgangers("GM1992", op=op), number=100_000) < 2
