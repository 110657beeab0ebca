"""Waiting for what takes long: what is being done, and how long it took here the last time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

LONG = 4.0
"""Seconds; what is done sooner needs no word about its time."""
_STEP = 5
_TOOK: dict[str, float] = {}
"""What is done -> how many seconds it took in this process, the last time that it took long."""


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Say what is being done while it is."""
    with st.spinner(told(words)), timed(words):
        yield


@contextmanager
def timed(words: str) -> Iterator[None]:
    """Remember how long this takes."""
    begin = time.monotonic()
    yield
    took = time.monotonic() - begin
    if took >= LONG:
        _TOOK[words] = took


def told(words: str) -> str:
    """What is being done, with how long that took the last time; nothing is promised."""
    took = _TOOK.get(words)
    if took is None:
        return f"{words}. Dat kan een halve minuut duren."
    return f"{words}. De vorige keer duurde dat ongeveer {_rounded(took)}."


def _rounded(seconds: float) -> str:
    """In steps of 5 seconds, upward; from a minute on in minutes."""
    up = -(-int(seconds + 0.999) // _STEP) * _STEP
    if up < 60:
        return f"{up} seconden"
    minutes = -(-up // 60)
    return "1 minuut" if minutes == 1 else f"{minutes} minuten"
