"""Promises of the memory: what an issue carried is known by every address, and what it told by another outlet; one site never repeats."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsletter.draft.selection.memory import CARRIED, Memory, PastIssue, is_same_story, read_memory
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
    again = TEXT.replace("nine years", "a decade")
    own = Article("https://ann.example/x", "2", title=STORY.headline, text=again, published="2025-11-14")
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


def _remembered(headline: str, summary: str, day: date = date(2025, 11, 15)) -> Memory:
    story = Story(headline, summary, "http://www.ann.example/a/")
    return read_memory([PastIssue(IssueFile(Path("2025-11-15.md"), day, False, stories=(story,)))], date(2025, 11, 22))


OWLS = "Eleven pairs of barn owls have nested on the salt marshes this spring, the most since counting began in 1988."


@pytest.mark.parametrize(
    ("headline", "summary", "title", "text", "follows"),
    [
        (
            "Barn owls return to the salt marshes",
            OWLS,
            "Herons breed on the salt marshes for the first time",
            "Six pairs of grey herons have bred on the salt marshes of Brigford, the wardens said. The nests stand in the alders behind "
            "the old sea wall, where no boat can come. The wardens count the nests from a hide.",
            False,
        ),
        (
            "Barn owls return to the salt marshes",
            OWLS,
            "Barn owl chicks ringed on the salt marshes",
            "Wardens have ringed 37 barn owl chicks on the salt marshes of Brigford, where eleven pairs nested this spring. The rings "
            "tell how far the young owls fly in their first winter.",
            True,
        ),
        (
            "Ferry to Kettering Island goes electric",
            "The car ferry to Kettering Island will run on batteries from April, the harbour board decided.",
            "Kettering Island school wins science prize",
            "Pupils of the Kettering Island school have won the county's science prize with a sensor for the salt in wells. The prize "
            "is worth 5,000 pounds, and their teacher spoke of ten years of work.",
            False,
        ),
        (
            "Open-source editor Quill gets a plugin store",
            "The text editor Quill gets a plugin store with 80 plugins in its version 4.",
            "Malware found in Quill's plugin store",
            "Three plugins in the store of the text editor Quill sent passwords to a server abroad. The store, opened with version 4, "
            "did not check what was uploaded.",
            True,
        ),
        (
            "Train drivers announce strike",
            "Drivers of the railway will stop work from Tuesday, their union GTL said. They want seven per cent more pay.",
            "Nurses announce strike",
            "Nurses at the clinics will stop work on Tuesday, their union Verda said. They want nine per cent more pay and more staff at "
            "night. Wards stay open.",
            False,
        ),
        (
            "New winter timetable of the airport shuttle",
            "Buses to the airport leave every twenty minutes. All times are local and subject to change without notice.",
            "Lakeside Arena this weekend",
            "Two concerts and a hockey match fill the arena. All times are local and subject to change without notice. Doors open an hour "
            "before.",
            False,
        ),
    ],
)
def test_a_follow_up_shares_more_with_an_earlier_story_than_its_place_or_its_subjects_name(
    headline: str, summary: str, title: str, text: str, follows: bool
) -> None:
    found = _remembered(headline, summary).find_story(Article("https://cid.example/c", "1", title=title, text=text), ["1"])
    assert (found is not None) is follows


@pytest.mark.parametrize(
    ("text", "published", "same"),
    [
        (f"{TEXT} Work is to begin in March.", "2025-11-14", True),
        (f"{TEXT} Work is to begin in March.", None, True),
        (f"A judge has stopped the works. {TEXT}", "2025-11-20", False),
        (f"{TEXT.replace('nine', 'ten')} Work is to begin in March.", "2025-11-14", False),
    ],
)
def test_an_article_at_a_new_address_of_its_site_is_known_by_what_was_printed_of_it(
    text: str, published: str | None, same: bool
) -> None:
    moved = Article("https://ann.example/2025/bridge", "9", title=STORY.headline, text=text, published=published)
    near = MEMORY.find_story(moved, [moved.id])
    assert near is not None
    assert is_same_story(moved, *near) is same
