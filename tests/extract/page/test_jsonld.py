"""What is promised of JSON-LD: all objects of a page, mended where that is cheap, bounded, and never an exception."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.page.jsonld import by_id, first_text, is_article, read_jsonld, types, values

JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["@type", "@id", "@graph", "name", "author", "mainEntity", "x"]), inner, max_size=4)
    ),
    max_leaves=20,
)


def test_objects_of_arrays_graphs_and_main_entities_come_flat_and_the_outer_one_first() -> None:
    data = [
        {"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle"}}]},
        {"@type": "Person"},
    ]
    found = [sorted(types(node)) for node in read_jsonld([json.dumps(data)])]
    assert found == [["website"], ["webpage"], ["newsarticle"], ["person"]]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "A, b",}',
        '{"@type": "NewsArticle", "headline": "A, b", "tags": ["x", ],\n}',
        '<!-- {"@type": "NewsArticle", "headline": "A, b"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "A, b"}\n//]]>',
        '/* <![CDATA[ */{"@type": "NewsArticle", "headline": "A, b"}/* ]]> */',
        '{"@type": "NewsArticle", "headline": "A, b"};',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;A, b&quot;}",
        r'{"@type": "NewsArticle", "headline": "A, b", "path": "C:\dir"}',
        '\ufeff{"@type": "NewsArticle", "headline": "A, b"} trailing words',
    ],
)
def test_broken_json_is_mended_where_that_is_cheap(script: str) -> None:
    (node,) = read_jsonld([script])
    assert is_article(node)
    assert first_text(node, "headline") == "A, b"


def test_a_raw_line_break_in_a_string_does_not_lose_the_object() -> None:
    (node,) = read_jsonld(['{"headline": "first\nsecond\tthird"}'])
    assert node["headline"] == "first\nsecond\tthird"


def test_several_objects_in_one_script_are_all_read() -> None:
    assert [node["a"] for node in read_jsonld(['{"a": 1} {"a": 2},\n{"a": 3}'])] == [1, 2, 3]


def test_a_script_that_is_no_json_hides_no_other() -> None:
    assert read_jsonld(["var x = {};", "", '{"a": 1}']) == ({"a": 1},)


def test_a_comma_before_a_bracket_inside_a_string_stays() -> None:
    (node,) = read_jsonld(['{"headline": "why [a, ] and {b, }?", "x": [1,],}'])
    assert node["headline"] == "why [a, ] and {b, }?"


def test_depth_and_number_are_bounded() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    nested: dict[str, Any] = {"a": 0}
    for _ in range(50):
        nested = {"mainEntity": nested}
    found = read_jsonld([deep, json.dumps(nested), json.dumps([{"a": number} for number in range(5_000)])])
    assert len(found) <= 2_000


@given(st.lists(st.text(max_size=200), max_size=3))
def test_no_text_at_all_raises(scripts: list[str]) -> None:
    assert all(isinstance(node, dict) for node in read_jsonld(scripts))


@given(JSON)
def test_whatever_json_a_script_holds_its_objects_can_be_asked(value: Any) -> None:
    nodes = read_jsonld([json.dumps(value)])
    for node in nodes:
        assert isinstance(first_text(node, "name", "author"), str)
        assert isinstance(values(node, "author"), list)
        assert all(name == name.lower() for name in types(node))
    assert all(isinstance(node, dict) for node in by_id(nodes).values())


def test_a_reference_finds_the_object_that_has_the_name() -> None:
    nodes = read_jsonld(['{"@graph": [{"author": {"@id": "#jane"}}, {"@id": "#jane", "@type": "Person", "name": "Jane Doe"}]}'])
    assert by_id(nodes)["#jane"]["name"] == "Jane Doe"


def test_the_vocabulary_address_is_no_part_of_a_type() -> None:
    assert types({"@type": ["https://schema.org/NewsArticle", "schema:Thing", 3]}) == {"newsarticle", "thing"}
