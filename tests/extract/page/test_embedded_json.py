"""What a page's scripts are fed with is read for texts, in whatever form a framework writes it, and no form can hang or break it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.page.embedded_json import MAX_CHARACTERS, state_texts

PROSE = [
    "The library will stay open until midnight from October on, the city said on Tuesday.",
    "Students had asked for it in a letter that four thousand of them had signed.",
    "Two guards will be hired, and the café on the ground floor closes at ten as before.",
    "“We will look at the figures in spring,” said the director, Maja Lind.",
]
MARKUP = "".join(f"<p>{line}</p>" for line in PROSE)
STORY = {"data": {"story": {"id": 7, "title": "Library open until midnight", "bodyHtml": MARKUP}}}
AS_JSON = json.dumps(STORY)


@pytest.mark.parametrize(
    "script",
    [
        AS_JSON,
        f"window.__STATE__ = {AS_JSON};",
        f"(window.queries = window.queries || []).push({AS_JSON});",
        f"window.__DATA__ = JSON.parse({json.dumps(AS_JSON)});",
        f"var a = 1, b = {{unquoted: 1}}; start({{state: {AS_JSON}, then: function () {{ return 1; }}}});",
        f"self.__next_f.push([1,{json.dumps(f'4:[]{chr(10)}5:T{len(MARKUP.encode()):x},')}]);self.__next_f.push([1,{json.dumps(MARKUP)}])",
        f"self.__next_f.push([1,{json.dumps('4:' + AS_JSON[:60])}]);self.__next_f.push([1,{json.dumps(AS_JSON[60:])}])",
    ],
    ids=["json", "assigned", "pushed", "json in a string", "object of javascript", "row of text", "row in pieces"],
)
def test_the_text_is_found_in_every_form(script: str) -> None:
    assert state_texts([script]) == [MARKUP]


@pytest.mark.parametrize(
    "blocks",
    [
        PROSE,
        [{"type": "text", "content": line} for line in PROSE],
        [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": line}]} for line in PROSE],
        [
            {"_type": "block", "children": [{"_type": "span", "text": line[:20]}, {"_type": "span", "text": line[20:]}]}
            for line in PROSE
        ],
        [{"type": "paragraph", "data": {"text": line}} for line in PROSE],
        [{"type": "text", "text": line, "html": line} for line in PROSE],
    ],
    ids=["strings", "content", "value", "children", "data", "versions of one"],
)
def test_a_list_of_blocks_is_one_text_with_a_paragraph_for_each(blocks: list[object]) -> None:
    assert state_texts([json.dumps({"story": {"elements": blocks}})])[0].splitlines() == [f"<p>{line}</p>" for line in PROSE]


def test_headings_in_a_list_of_blocks_stay_headings() -> None:
    blocks = [{"type": "heading", "text": "At night"}, *({"type": "paragraph", "text": line} for line in PROSE)]
    assert state_texts([json.dumps({"blocks": blocks})])[0].startswith("<h2>At night</h2>\n<p>The library")


def test_a_list_of_teasers_and_a_list_of_articles_are_no_article_in_blocks() -> None:
    teasers = [{"title": line[:20], "url": "/a", "text": line} for line in PROSE]
    articles = [{"body": MARKUP + str(number)} for number in range(3)]
    assert state_texts([json.dumps({"more": teasers})]) == []
    assert sorted(state_texts([json.dumps({"more": articles})])) == [MARKUP + "0", MARKUP + "1", MARKUP + "2"]


def test_markup_in_bare_blocks_stays_text() -> None:
    blocks = [{"type": "text", "content": line + " 1 < 2 & so on."} for line in PROSE]
    assert "1 &lt; 2 &amp; so on." in state_texts([json.dumps(blocks)])[0]


def test_programs_are_no_texts() -> None:
    program = "function (a) { return a; }\n" * 20 + "It says. It runs. It ends."
    assert state_texts([f"run({json.dumps(program)})"]) == []


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        '{"a":' * 50_000,
        '="' * 50_000,
        "=[" + '"a",' * 50_000,
        '=["' + "\\" * 50_000,
        "__next_f.push([1," * 20_000,
    ],
)
def test_a_script_without_end_gives_nothing(script: str) -> None:
    assert state_texts([script]) == []


def test_what_is_too_much_is_not_read() -> None:
    assert state_texts([" " * MAX_CHARACTERS, AS_JSON]) == []


@given(st.text(alphabet='{}[]"\\:,=(ab <p>.', max_size=300))
def test_no_script_breaks_it(script: str) -> None:
    pieces = f'self.__next_f.push([1,{json.dumps(script)}]);self.__next_f.push([1,"{script}"])'
    assert isinstance(state_texts([script.ljust(200), f"x={script}".ljust(200), pieces.ljust(200)]), list)
