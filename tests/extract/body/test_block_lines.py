"""newsletter.extract.body.block_lines: an article's text in one notation, which no line of a page can break."""

from __future__ import annotations

import pytest

from newsletter.extract.body.block_lines import FENCE, cited_addresses, preformatted_lines, write_lines
from newsletter.extract.body.text_blocks import read_layout
from newsletter.extract.page.parsed_page import parse

URL = "https://a.example/news/1"


def lines(html: str) -> list[str]:
    return write_lines(read_layout(parse(html, URL).tree).blocks)


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<h2>Top</h2><h3>Sub</h3>", ["## Top", "### Sub"]),
        ("<ul><li>one<li>two</ul>", ["- one", "- two"]),
        ("<ol start=3><li>one<li>two</ol>", ["3. one", "4. two"]),
        ("<ul><li><p>first</p><p>second</p></ul>", ["- first", "second"]),
        ("<ul><li>• dotted</ul>", ["- dotted"]),
        ("<blockquote><p>said</p></blockquote>", ["> said"]),
        (
            "<table><tr><th>Day<th>Ferries<tr><td>Monday<td>12<tr><td>Sunday<td>4</table>",
            ["| Day | Ferries |", "| Monday | 12 |", "| Sunday | 4 |"],
        ),
        ("<h2>Top <a href='#top'>#</a></h2>", ["## Top"]),
    ],
)
def test_each_kind_of_block_has_its_mark(html: str, written: list[str]) -> None:
    assert lines(html) == written


def test_code_stands_between_fences_and_a_strangers_fence_closes_none() -> None:
    code = "def x():\n    return {1: 2}\n\nx()\n"
    assert preformatted_lines(code)[0] == FENCE
    assert preformatted_lines(code)[-1] == FENCE
    assert lines(f"<p>{FENCE} out</p>") == ["''' out"]


def test_addresses_are_cited_once_absolute_and_never_buttons_to_share() -> None:
    html = "<p><a href='/x'>x</a> <a href='https://a.example/x'>x</a> <a href='#top'>t</a> <a href='https://x.com/intent/post?u=1'>s</a></p>"
    assert cited_addresses(read_layout(parse(html, URL).tree).blocks, URL) == ("https://a.example/x",)
