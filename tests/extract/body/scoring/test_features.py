"""Signs are short names that a weight can be learnt for; a block that is hopeless has none."""

from __future__ import annotations

import pytest

from newsletter.extract.body.scoring.features import (
    COLUMNS,
    ENGINE_COLUMNS,
    GROUPS,
    NAMED,
    SPOKEN,
    add_engine_features,
    names_of,
    step,
)
from newsletter.extract.body.select_blocks import measure_page
from newsletter.extract.page.parsed_page import parse

PROSE = (
    "The port will replace nine of its old cranes before the end of next year, and it has set aside forty million for the work."
)
BODY = f"<div class=related><a href=/b>Ropes</a></div><main><h1>Cranes go</h1><p>{PROSE}</p><p>Share this</p></main>"


def test_every_block_that_is_not_hopeless_has_a_key_for_each_group_and_the_engines_behind_them() -> None:
    page = measure_page(parse(f"<html><body>{BODY}</body></html>", "https://a.example/"))
    before = [len(fact.keys) for fact in page.facts]
    add_engine_features(page.layout.blocks, page.facts, [True] * len(page.facts))
    assert before == [0 if fact.hopeless else len(COLUMNS) for fact in page.facts]
    assert [len(fact.keys) for fact in page.facts] == [count and count + len(ENGINE_COLUMNS) for count in before]
    assert any(fact.hopeless for fact in page.facts)


@pytest.mark.parametrize("group", [name for name in GROUPS if name not in SPOKEN | NAMED])
def test_a_key_stands_for_one_sign_of_each_combination(group: str) -> None:
    width = 1 + max(place for facts in GROUPS[group] for place in facts)
    found = names_of(group, tuple(range(width)))
    assert len(set(found)) == len(found) == len(GROUPS[group])


def test_words_are_signs_alone_and_with_what_stands_beside_them() -> None:
    assert names_of("phrases", (frozenset(("date", "share")), 2)) == [
        "phrases:date",
        "phrases:date:2",
        "phrases:share",
        "phrases:share:2",
    ]
    assert [step(value, (1, 3)) for value in (0, 1, 2, 3)] == [0, 1, 1, 2]
