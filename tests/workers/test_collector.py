"""The garbage collector rests while something large is built, and is as it was afterwards."""

from __future__ import annotations

import gc

import pytest

from newsletter.workers.collector import collector_paused


def test_the_collector_rests_inside_and_runs_again_afterwards_also_after_an_error() -> None:
    assert gc.isenabled()
    seen = []

    @collector_paused()
    def fail() -> None:
        seen.append(gc.isenabled())
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert (seen, gc.isenabled()) == ([False], True)


def test_a_caller_who_switched_the_collector_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_kept_is_not_searched_afterwards() -> None:
    frozen = gc.get_freeze_count()
    try:
        with collector_paused(kept=True):
            built = [[number] for number in range(1_000)]
        assert gc.get_freeze_count() >= frozen + len(built)
    finally:
        gc.unfreeze()
    with collector_paused():
        built = [[number] for number in range(1_000)]
    assert gc.get_freeze_count() < len(built)
