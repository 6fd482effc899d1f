"""newsletter.draft.merge.match: a story is known again by its anchor, its link, or an outlet of it."""

from __future__ import annotations

import pytest

from newsletter.cache import link_key
from newsletter.draft.merge.match import (
    DraftStory,
    SharedLinks,
    StoryRef,
    is_among,
    is_same_article,
    pair_machine,
    pair_mine,
    ref_of,
    stories_of,
)
from newsletter.issuefile import parse, write
from newsletter.models import Also, Issue, Section, Story, story_id


def url(name: str) -> str:
    return f"https://{name}.example/"


def drafted(*stories: Story) -> list[DraftStory]:
    return stories_of(parse(write(Issue("T", sections=(Section("S", stories),))), key=link_key))


def story(name: str, *also: str, headline: str = "H") -> Story:
    return Story(headline, "S.", url(name), also=tuple(Also(url(one), one) for one in also), id=story_id(url(name)))


def test_stories_come_with_their_section_and_all_their_links() -> None:
    (found,) = drafted(story("ann", "ben"))
    assert (found.section, found.link) == ("S", "ann.example")
    assert found.links == {"ann.example", "ben.example"}


@pytest.mark.parametrize("text", ["Text.", "- Text.", "> Text."])
def test_a_link_alone_on_the_last_line_is_the_link_where_an_editor_cut_the_blanks(text: str) -> None:
    (found,) = stories_of(parse(f"## S\n\n### H\n\n{text}\n[Read more](https://ann.example/)\n", key=link_key))
    assert found.link == "ann.example"


def test_a_story_is_the_same_by_anchor_or_link() -> None:
    (one,), (same,), (other,) = drafted(story("ann")), drafted(story("ann", headline="New")), drafted(story("ben"))
    assert is_same_article(one, same)
    assert not is_same_article(one, other)


def test_a_story_that_another_article_leads_now_is_paired_by_the_link_they_share() -> None:
    base, new = drafted(story("ann", "ben"), story("cid")), drafted(story("ben", "ann"), story("dan"))
    assert pair_machine(base, new) == {new[0]: base[0]}


def test_of_two_blocks_with_one_anchor_the_one_more_alike_is_the_machines() -> None:
    machine = drafted(story("ann"))
    mine = drafted(story("ann", headline="Mine"), story("ann"))
    assert pair_mine(mine, machine, {}) == {mine[1]: machine[0]}


def test_what_was_thrown_out_is_known_by_id_link_and_further_link() -> None:
    (found,) = drafted(story("ann", "ben"))
    ref = ref_of(found)
    assert (ref.headline, ref.url, ref.also) == ("H", url("ann"), (url("ben"),))
    assert is_among(found, [StoryRef(found.id)])
    assert is_among(found, [StoryRef("0", url=url("ben"))])
    assert is_among(drafted(story("ben"))[0], [ref])
    assert not is_among(drafted(story("cid"))[0], [ref])


def test_of_updates_with_one_link_the_one_thrown_out_is_known_by_its_headline_where_its_id_is_another() -> None:
    first, second = drafted(*(Story(name, "S.", url("live"), id=story_id(f"{url('live')}#{name}")) for name in ("One", "Two")))
    ref = StoryRef("0", "One", url("live"))
    shared = SharedLinks(frozenset({first.link}))
    assert is_among(first, [ref], shared)
    assert not is_among(second, [ref], shared)
