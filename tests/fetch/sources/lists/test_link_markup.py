"""newsletter.fetch.sources.lists.link_markup: a link keeps its address and its title, whatever program it was copied from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.fetch.sources.lists.link_list import read_link_list
from newsletter.fetch.sources.lists.link_markup import as_markdown

URL, TITLE = "https://a.example/quay", "Linden rebuilds its quay"


@pytest.mark.parametrize(
    "line",
    [
        f"<{URL}|{TITLE}>",
        f"[[{URL}][{TITLE}]]",
        f"- [[{URL}][{TITLE}]]",
        f"[{URL} {TITLE}]",
        f"[url={URL}]{TITLE}[/url]",
        f"`{TITLE} <{URL}>`_",
        f"{URL}[{TITLE}]",
        f"\\href{{{URL}}}{{{TITLE}}}",
        f'<a class="x" href="{URL}">{TITLE}</a>',
        f"<li><a href='{URL}'>{TITLE}</a></li>",
        f"## [{TITLE}]({URL})",
        f"{URL} ({TITLE})",
    ],
)
def test_the_links_of_other_markup_are_links_with_their_titles(line: str) -> None:
    found = read_link_list(f"{line}\nhttps://a.example/ferry,\n", "urls.txt")
    assert [(link.url, link.hints.title) for link in found.links] == [(URL, TITLE), ("https://a.example/ferry", None)]
    assert not found.refused


@pytest.mark.parametrize(
    "line",
    [
        f"[{TITLE}]({URL})",
        "https://a.example/?tag[]=owls",
        "https://a.example/?tag[kind]=owls",
        "http://[::1]:8000/x",
        f"# {URL}[x]",
        f'{{"url":"{URL}","title":"Two </b> | see [https://a.example/ferry it]"}}',
        f'{{"url":"{URL}[draft]"}}',
    ],
)
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert as_markdown(line) == line or line.startswith("#")


def test_a_link_behind_one_number_sign_is_commented_out() -> None:
    assert read_link_list(f"# [{TITLE}]({URL})\nhttps://a.example/ferry\n", "urls.txt").links[0].url.endswith("/ferry")


@given(st.text(alphabet="<>[]|(){}`_=/\\ ahref:tps.ln", max_size=80))
def test_any_line_is_read(line: str) -> None:
    as_markdown(line)
