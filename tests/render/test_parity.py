"""Promises of parity: what one edition shows, all show, and the first difference is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.config.schema import EmailSettings
from newsletter.errors import DraftError
from newsletter.issuefile import parse, write
from newsletter.models import Also, Issue, Section, Story
from newsletter.render.editions import MEDIA, Editions
from newsletter.render.parity import find_difference
from newsletter.render.publication import Publication
from tests.render.examples import POST, SETTINGS, WORKED, hostile_issue

PUBLICATION = Publication(title="The Letter", render=SETTINGS)
DIALECT = WORKED.replace(
    "[Read more](https://www.chips",
    """\
Prices[^1] in ~~all~~ shops, see https://bare.example/x:

| Model | Price |
|---|---|
| One | $5 |
| Two | [$10](https://shop.example/2) |

- [x] done in 2024

Term 7
: Defined at 8

![Chart 9](https://pictures.example/9.png)

[^1]: Said in [2023](https://note.example/).

[Read more](https://www.chips""",
)


def made(source: str, publication: Publication = PUBLICATION) -> tuple[Editions, dict[str, bytes | str]]:
    editions = Editions(parse(source), publication)
    return editions, {medium: editions.make(medium) for medium in MEDIA}


@pytest.mark.parametrize("source", [POST, WORKED, DIALECT, write(hostile_issue()), "---\ntitle: Empty\n---\n"])
def test_all_editions_show_the_same_stories_links_and_figures(source: str) -> None:
    assert find_difference(*made(source)) is None


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("85.5 degrees", "85.6 degrees", "“Recall: 50,000 boards go back”, lacks the figure 85.5"),
        ("https://recall.example/news", "https://other.example/news", "link https://"),
        ("boards go back", "boards return", "is missing or out of order"),
    ],
)
def test_an_edition_that_differs_is_named_with_what_it_lacks(medium: str, old: str, new: str, said: str) -> None:
    editions, all_of_them = made(WORKED)
    data = all_of_them[medium]
    changed = data.replace(old.encode(), new.encode()) if isinstance(data, bytes) else data.replace(old, new)
    assert changed != data
    found = find_difference(editions, {medium: changed})
    assert found is not None
    assert said in found
    assert medium in found


@pytest.mark.parametrize("medium", ["email", "text", "json", "hugo"])
def test_two_stories_in_another_order_are_a_difference(medium: str) -> None:
    story = Story("First one", "It is 1.", "https://one.example/"), Story("Other one", "It is 2.", "https://two.example/")
    one = Issue("t", sections=(Section("S", story),))
    other = replace(one, sections=(Section("S", story[::-1]),))
    editions, _ = made(write(one))
    found = find_difference(editions, {medium: made(write(other))[1][medium]})
    assert found is not None
    assert "out of order" in found


@pytest.mark.parametrize("medium", MEDIA)
def test_a_storys_links_in_another_order_are_a_difference(medium: str) -> None:
    links = "https://one.example/", "https://two.example/", "https://three.example/"
    also = tuple(Also(link, f"Outlet {number}") for number, link in enumerate(links[1:]))
    one = Issue("t", sections=(Section("S", (Story("Head", "It is 1.", links[0], also=also),)),))
    other = replace(one, sections=(Section("S", (Story("Head", "It is 1.", links[0], also=also[::-1]),)),))
    editions, _ = made(write(one))
    assert find_difference(editions, {medium: made(write(one))[1][medium]}) is None
    found = find_difference(editions, {medium: made(write(other))[1][medium]})
    assert found is not None
    assert "story 1, “Head”, has the link https://three.example/ out of order" in found


def test_stories_that_the_byte_budget_moved_need_only_be_linked() -> None:
    stories = tuple(Story(f"Headline {n}", "word " * 100 + f"{n}.", f"https://x.example/{n}") for n in range(9))
    publication = replace(PUBLICATION, email=EmailSettings(max_kb=6))
    editions, all_of_them = made(write(Issue("t", sections=(Section("S", stories),))), publication)
    assert editions.mail.moved
    assert find_difference(editions, all_of_them) is None


def test_a_headline_that_its_own_text_or_the_standfirst_repeats_is_found_where_it_stands() -> None:
    stories = Story("Recall", "Recall of 5 boards.", "https://a.example/"), Story("Two", "Recall 7.", "https://b.example/")
    issue = Issue("t", summary="Recall; Two", sections=(Section("Recall", stories),))
    assert find_difference(*made(write(issue))) is None


LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=30)
@given(st.lists(st.tuples(LINE, LINE), min_size=1, max_size=3, unique_by=lambda story: story[0].strip()))
def test_whatever_a_machine_drafted_its_editions_are_the_same(told: list[tuple[str, str]]) -> None:
    stories = tuple(Story(head, text, f"https://x.example/{n}") for n, (head, text) in enumerate(told))
    assert find_difference(*made(write(Issue("t", sections=(Section("s", stories),))))) is None


PIECES = [
    *"ab 1\n*_`[]()<>!#&;:/-.~|^",
    "\n\n",
    "[w](https://y.example/)",
    "<b>",
    "</p>",
    "- [ ] ",
    "[^1]",
    "| a | b |\n|---|---|\n",
]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_whatever_the_editor_types_into_a_story_its_editions_are_the_same(text: str) -> None:
    try:
        editions, all_of_them = made(f"## S\n\n### Head\n\n{text}\n\n[Read more](https://x.example/)\n")
    except DraftError:
        return
    assert find_difference(editions, all_of_them) is None


@pytest.mark.parametrize("address", ["chart.png", "/about", "//a.example/x", "ftp://a.example/f"])
@pytest.mark.parametrize(
    "text", ["![Chart]({}) drawn.", "See [this]({}).", '<img src="{}" alt="Chart">', "See [this][1].\n\n[1]: {}"]
)
def test_an_address_that_only_a_site_reaches_is_no_difference(text: str, address: str) -> None:
    source = f"## A\n\n### One\n\n{text.format(address)}\n\n[Read more]({address})\n\nAlso: [B]({address})\n"
    assert find_difference(*made(source, Publication(title="The Letter"))) is None
    assert find_difference(*made(source)) is None
