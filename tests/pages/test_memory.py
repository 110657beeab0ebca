"""Clearing up after a page looks only at what came since: others wait for it."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from pages.shell import memory


class Ring:
    """Refers to itself: only the search for circular garbage frees it."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def test_what_stays_is_not_searched_again() -> None:
    stays: list[list[object]] = [[] for _ in range(memory.MOST + 1)]
    memory.settle()
    assert len(gc.get_objects()) < memory.MOST / 10
    assert len(stays) > memory.MOST


def test_garbage_goes_before_the_rest_is_set_apart() -> None:
    ring = weakref.ref(Ring())
    stays: list[list[object]] = [[] for _ in range(memory.MOST + 1)]
    memory.settle()
    assert ring() is None
    assert stays


def test_what_came_later_is_cleared_up_as_before() -> None:
    ring = weakref.ref(Ring())
    before = gc.get_freeze_count()
    memory.settle()
    assert gc.get_freeze_count() == before
    gc.collect()
    assert ring() is None


def test_what_is_set_apart_goes_when_nothing_refers_to_it() -> None:
    class Thing:
        pass

    stays: list[object] = [[] for _ in range(memory.MOST + 1)]
    thing = Thing()
    gone = weakref.ref(thing)
    stays.append(thing)
    memory.settle()
    del thing, stays
    assert gone() is None


def test_circular_garbage_of_who_left_goes_the_next_time() -> None:
    """A visitor whose things were set apart, and who then closed the page."""
    visitor = Ring()
    gone = weakref.ref(visitor)
    stays: list[list[object]] = [[] for _ in range(memory.MOST + 1)]
    memory.settle()
    del visitor
    gc.collect()
    assert gone() is not None
    stays += [[] for _ in range(memory.MOST + 1)]
    memory.settle()
    assert gone() is None
