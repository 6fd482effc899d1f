"""Promises of the memory: what an issue carried is known by every address, and what it told by another outlet; one site never repeats."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from newsletter.draft.memory import CARRIED, PastIssue, is_same_story, read_memory
from newsletter.issuefile.folder import IssueFile
from newsletter.models import Also, Article, Story

TEXT = "The council of Brigford has voted to rebuild the old mill bridge for 14 million pounds, after nine years of argument."
STORY = Story(
    "Brigford to rebuild its mill bridge", TEXT, "http://www.ann.example/bridge/", also=(Also("https://ben.example/b", "Ben"),)
)
ISSUE = IssueFile(Path("2025-11-15.md"), date(2025, 11, 15), False, stories=(STORY,))
MEMORY = read_memory([PastIssue(ISSUE)], date(2025, 11, 22))


def test_what_was_carried_is_known_under_its_twins_and_its_further_links() -> None:
    for key in ("ann.example/bridge", "ben.example/b"):
        trace = MEMORY.find([key])
        assert trace is not None
        assert (trace.how, trace.issue, trace.headline) == (CARRIED, "2025-11-15.md", STORY.headline)
    assert MEMORY.find(["ann.example/other"]) is None


def test_another_outlet_on_the_same_news_is_the_same_story_and_a_page_of_the_same_site_is_not() -> None:
    other = Article("https://cid.example/x", "1", title=STORY.headline, text=TEXT, published="2025-11-14")
    own = Article("https://ann.example/x", "2", title=STORY.headline, text=TEXT, published="2025-11-14")
    later = Article("https://cid.example/y", "3", title=STORY.headline, text=TEXT, published="2025-11-18")
    found = [MEMORY.find_story(article, [article.id]) for article in (other, own, later)]
    assert [is_same_story(article, *near) for article, near in zip((other, own, later), found, strict=True) if near] == [
        True,
        False,
        False,
    ]


def test_another_event_of_the_kind_is_no_story_of_an_earlier_issue() -> None:
    quake = "An earthquake of magnitude 6.1 struck off the coast of {} on Tuesday, damaging hundreds of homes in {}; nobody was killed."
    told = Story("Quake of magnitude 6.1 hits Chile", quake.format("Chile", "Valdivia"), "http://www.ann.example/chile/")
    memory = read_memory(
        [PastIssue(IssueFile(Path("2025-11-15.md"), date(2025, 11, 15), False, stories=(told,)))], date(2025, 11, 22)
    )
    again = Article("https://cid.example/c", "1", title="Chile quake damages homes", text=quake.format("Chile", "Valdivia"))
    other = Article(
        "https://cid.example/j", "2", title="Quake of magnitude 6.1 hits Japan", text=quake.format("Japan", "Miyagi")
    )
    assert memory.find_story(again, [again.id]) is not None
    assert memory.find_story(other, [other.id]) is None
