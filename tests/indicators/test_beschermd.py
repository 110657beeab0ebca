"""The same figures are protected once: what was looked at before taking in goes in as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from datasets.reference.regio import regio
from indicators import beschermd as onder
from indicators.audit.gezien import Gezien
from indicators.audit.publicatie import Publicatie
from indicators.kubus import Kubus
from indicators.model import Vrijgave
from indicators.protect import Beleid

LEEG = Kubus(regio("duin-en-dijk"), {}, frozenset(), {}, {}, versie=1)
EERDER = Gezien(Publicatie({}, (), (), {}), {})


@pytest.fixture
def gemaakt(monkeypatch: pytest.MonkeyPatch) -> list[Kubus]:
    keren: list[Kubus] = []

    def protect(kubus: Kubus, beleid: Beleid, vorige: Gezien | None) -> Vrijgave:
        keren.append(kubus)
        return Vrijgave("duin-en-dijk", beleid.profiel, kubus.versie, None, {})

    monkeypatch.setattr(onder, "protect", protect)
    monkeypatch.setattr(onder, "_LAATST", [])
    return keren


def test_the_same_figures_keep_the_number_of_their_own_action(gemaakt: list[Kubus]) -> None:
    eerst = onder.beschermd(LEEG, Beleid(), None)
    later = onder.beschermd(replace(LEEG, versie=2), Beleid(), None)
    assert (eerst.versie, later.versie) == (1, 2)
    assert gemaakt == [LEEG]


def test_other_figures_and_other_readers_are_protected_anew(gemaakt: list[Kubus]) -> None:
    ander = replace(LEEG, openbaar=frozenset({"x"}))
    onder.beschermd(LEEG, Beleid(), None)
    onder.beschermd(ander, Beleid(), None)
    onder.beschermd(LEEG, Beleid(), EERDER)
    onder.beschermd(LEEG, Beleid(), EERDER)
    assert gemaakt == [LEEG, ander, LEEG]
