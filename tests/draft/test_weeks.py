"""Promises of many random weeks: nothing of hers is lost, nothing thrown out comes back, no story is printed twice or missed."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from newsletter.draft.clustering import leads
from newsletter.draft.merge import outlets, three_way
from newsletter.draft.merge.edit import same_field
from newsletter.draft.selection import memory
from tests.draft.weeks import live

WEEKS = int(os.environ.get("NEWSLETTER_HISTORIES", "100"))
"""How many histories are played; more of them find rarer faults."""


@pytest.mark.parametrize("first", range(0, WEEKS, 50))
def test_in_random_weeks_every_promise_of_a_draft_holds(first: int) -> None:
    for seed in range(first, min(first + 50, WEEKS)):
        try:
            live(seed)
        except AssertionError as error:
            error.add_note(f"in the weeks of seed {seed}")
            raise


def _all_fields(self: Any, cell: Any, new: Any, name: str) -> bool:
    return not same_field(cell.block, new.block, name)


def _forgets(self: Any, live: Any) -> Any:
    return three_way._Removed([], [], [])


FAULTS: dict[str, tuple[object, str, Callable[..., Any]]] = {
    "another article may lead": (leads, "_lead", lambda story, by_key: None),
    "her words give way": (three_way._Merge, "_takes", _all_fields),
    "what she threw out is forgotten": (three_way._Merge, "_removed", _forgets),
    "further links are put together blindly": (outlets, "_once", lambda links, taken: list(links)),
    "what an issue carried is forgotten": (memory, "story_keys", lambda story: iter(())),
    "a story goes when the machine joins it": (
        three_way,
        "pair_mine",
        lambda mine, machine, before: {},
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_that_is_planted_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, attribute, fault = FAULTS[name]
    monkeypatch.setattr(place, attribute, fault)
    with pytest.raises((AssertionError, KeyError)):
        _live_many(200)


def _live_many(count: int) -> None:
    for seed in range(count):
        live(seed)
