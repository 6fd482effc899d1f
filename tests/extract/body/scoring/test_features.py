"""newsletter.extract.body.scoring.features: what is measured of a block depends on its page alone, and each key has its names."""

from __future__ import annotations

from newsletter.extract.body.scoring.features import COLUMNS, names_of, step
from newsletter.extract.body.select_blocks import ask_engine, measure_page
from newsletter.extract.page.parsed_page import parse

PROSE = "<p>The ferry was late again today, and the council has asked for an answer.</p>"
PAGE = (
    "<html><head><title>The ferry is late</title></head><body><ul><li><a href=/>Home</a></ul>"
    f"<h1>The ferry is late</h1>{PROSE * 6}</body></html>"
)


def test_a_value_lies_in_the_span_that_begins_at_its_edge() -> None:
    assert [step(value, (0.1, 0.5)) for value in (0, 0.1, 0.3, 0.5, 9)] == [0, 1, 1, 2, 2]


def test_every_block_has_as_many_keys_as_any_other_and_the_engine_adds_to_each() -> None:
    page = measure_page(parse(PAGE, "https://a.example/"))
    before = {len(fact.keys) for fact in page.facts}
    assert len(before) == 1
    ask_engine(page)
    after = {len(fact.keys) for fact in page.facts}
    assert len(after) == 1
    assert after > before or max(after) > max(before)


def test_the_same_page_is_measured_the_same_twice() -> None:
    first, second = (measure_page(parse(PAGE, "https://a.example/")) for _ in range(2))
    assert [fact.keys for fact in first.facts] == [fact.keys for fact in second.facts]


def test_every_key_of_a_block_has_names_that_begin_with_its_group() -> None:
    page = measure_page(parse(PAGE, "https://a.example/"))
    for fact in page.facts:
        named = [(group, names_of(group, key)) for group, key in zip(COLUMNS, fact.keys, strict=True) if key is not None]
        assert named
        assert all(name.startswith(group) for group, names in named for name in names)
