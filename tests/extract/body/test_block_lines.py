"""Blocks are written in the notation of an article's text, and no stranger's line can open a fence of ours."""

from __future__ import annotations

import pytest

from newsletter.extract.body.block_lines import cited_addresses, preformatted_lines, write_lines
from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page.text_blocks import TextBlock, read_layout

URL = "https://a.example/news/"


def blocks(body: str) -> list[TextBlock]:
    return read_layout(parse(f"<html><body>{body}</body></html>", URL).tree).blocks


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<h2>Cranes</h2><p>They go.</p>", ["## Cranes", "They go."]),
        ("<ol start=3><li>One</li><li>Two<p>More</p></li></ol>", ["3. One", "4. Two", "More"]),
        ("<blockquote><p>They go.</p></blockquote>", ["> They go."]),
        ("<pre>if x:\n    lift(x)</pre>", ["```", "if x:", "    lift(x)", "```"]),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", ["| a | b |", "| c | d |"]),
        ("<p>``` begins here</p>", ["''' begins here"]),
    ],
)
def test_each_kind_of_block_has_its_mark(body: str, lines: list[str]) -> None:
    assert write_lines(blocks(body)) == lines


def test_a_fence_in_code_does_not_close_ours() -> None:
    assert preformatted_lines("$ x = 1;\n```\n$ y = 2;") == ["```", "$ x = 1;", "'''", "$ y = 2;", "```"]


def test_addresses_are_absolute_each_once_and_none_of_them_shares_the_page() -> None:
    share = "https://www.facebook.com/sharer/sharer.php?u=x"
    found = blocks(
        f"<p><a href='/b'>b</a> <a href='/b'>again</a> <a href='#c'>c</a> <a href='{share}'>share</a> <a href='mailto:x@y'>m</a></p>"
    )
    assert cited_addresses(found, URL) == ("https://a.example/b",)
