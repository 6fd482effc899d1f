"""newsletter.extract.stories.roundups: a page that collects news of other sites is parted at their headings; an article is not."""

from __future__ import annotations

from newsletter.extract.page.parsed_page import parse
from newsletter.extract.stories.live_blog import Entries
from newsletter.extract.stories.roundups import round_up_stories
from newsletter.extract.stories.story_block import StoryBlock

SITES = ("ann", "ben", "cid", "dan")
TEXTS = [f"The harbour of {site} has a new crane, and its old one goes to the museum of the town next year." for site in SITES]


def stories(headings: list[str], title: str = "Links of the week") -> list[StoryBlock]:
    body = "".join(f"<h2>{heading}</h2><p>{text}</p>" for heading, text in zip(headings, TEXTS, strict=True))
    page = parse(
        f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>",
        "https://a.example/week",
    )
    return round_up_stories(page, Entries(page, TEXTS, title), TEXTS)


def test_headings_that_lead_to_other_sites_part_a_round_up_and_give_each_story_its_link() -> None:
    found = stories([f"<a href='https://{site}.example/crane'>A new crane for {site} arrives</a>" for site in SITES])
    assert [story.title for story in found] == [f"A new crane for {site} arrives" for site in SITES]
    assert [list(story.lines) for story in found] == [[text] for text in TEXTS]
    assert all(f"https://{site}.example/crane" in story.links for site, story in zip(SITES, found, strict=True))


def test_an_article_with_headings_of_its_own_is_none() -> None:
    assert stories(["What happened", "What comes next", "What it costs", "Who decides"], "The harbour gets a crane") == []


def test_headings_that_lead_to_pages_of_the_same_site_are_a_list_of_teasers() -> None:
    assert stories([f"<a href='https://a.example/{site}'>A new crane for {site} arrives</a>" for site in SITES], "Cranes") == []
