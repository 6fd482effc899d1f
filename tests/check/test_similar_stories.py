"""newsletter.check.similar_stories: the earlier story that reports the same event."""

from __future__ import annotations

from datetime import date

from newsletter.check.material import PastStory
from newsletter.check.similar_stories import StoryIndex
from newsletter.commands.material import weigh_story
from tests.check.materials import FRONT, material, story

NEWS = (
    "The council of Brigford voted on Monday to rebuild the old mill bridge, which has been closed to lorries since a survey."
)
OTHERS = tuple(
    PastStory(
        "2025-11-01.md",
        date(2025, 11, 1),
        f"Story {word}",
        f"The {word} of the {word} came again, said {word}.",
        frozenset({word}),
    )
    for word in "owls mills ferries choirs herrings seals".split()
)


def _nearest(headline: str, *past: PastStory, summary: str = NEWS) -> str | None:
    about = material(FRONT + story(summary, headline), past=(*past, *OTHERS), vector=weigh_story)
    found = StoryIndex(about).nearest(about.entries[0])
    return found.headline if found else None


def _past(headline: str, summary: str = NEWS) -> PastStory:
    return PastStory("2025-11-08.md", date(2025, 11, 8), headline, summary, frozenset({"old.example/1"}))


def test_the_same_event_is_found_under_another_headline() -> None:
    assert _nearest("Brigford to rebuild its mill bridge", _past("Mill bridge in Brigford will be rebuilt")) == (
        "Mill bridge in Brigford will be rebuilt"
    )


def test_a_few_shared_words_make_no_event() -> None:
    assert _nearest("Owls return", _past("Mill bridge in Brigford will be rebuilt"), summary="Owls nest on the marsh.") is None


def test_instalments_of_a_series_are_not_one_event() -> None:
    assert _nearest("The Weekly Challenge 155", _past("The Weekly Challenge 154")) is None
