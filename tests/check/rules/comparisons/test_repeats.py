"""newsletter.check.rules.comparisons.repeats: repeats under any link or headline, and what only looks like one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from newsletter.check import check_material
from newsletter.check.material import PastStory
from newsletter.commands.material import weigh_story
from tests.check.materials import FRONT, article, found_in, material, story

NEWS = (
    "The council of Brigford voted on Monday to rebuild the old mill bridge, which has been closed to lorries since a survey."
)
OLD = date(2025, 11, 8)


def _past(headline: str, link: str = "old.example/1", summary: str = NEWS, day: date = OLD) -> PastStory:
    return PastStory(f"{day}.md", day, headline, summary, frozenset({link}))


def _found(headline: str, *past: PastStory, url: str = "https://a.example/bridge", summary: str = NEWS) -> set[str]:
    text = FRONT + story(summary, headline, url)
    key = {"https://a.example/bridge": "a.example/bridge", "https://old.example/2": "old.example/2"}
    return found_in(text, past=past, vector=weigh_story, key=key.__getitem__) & {"repeat", "follow-up"}


OTHERS = tuple(
    _past(f"Story {word}", f"c.example/{word}", f"The {word} of the {word} came to {word} again, said {word}.")
    for word in "owls mills ferries choirs herrings seals".split()
)


def test_the_event_told_by_another_outlet_is_a_repeat() -> None:
    assert _found("Brigford to rebuild its mill bridge", _past("Mill bridge in Brigford will be rebuilt"), *OTHERS) == {
        "repeat"
    }


def test_one_headline_over_two_links_is_a_repeat_though_it_has_a_number() -> None:
    headline = "Council will spend 14 million on the bridge"
    assert _found(headline, _past(headline), *OTHERS)


def test_another_page_of_the_same_site_is_none() -> None:
    past = _past("Mill bridge in Brigford will be rebuilt")
    assert not _found("Brigford rebuilds", past, *OTHERS, url="https://old.example/2", summary="The bridge of Brigford.")


@pytest.mark.parametrize(
    ("headline", "earlier"),
    [("Bridge letter 12", "Bridge letter 11"), ("Building a bridge (II)", "Building a bridge (I)")],
)
def test_instalments_of_a_series_are_none(headline: str, earlier: str) -> None:
    assert not _found(headline, _past(earlier), *OTHERS)


def test_a_series_is_known_by_the_words_before_its_numbers() -> None:
    series = [_past(f"Town Bridge Week {number}: notes", f"s.example/{number}") for number in (3, 4, 5)]
    assert not _found("RECAP - Bridge Week 6", *series, *OTHERS)


@pytest.mark.parametrize(("published", "is_found"), [("2025-11-06", True), ("2025-09-01", False)])
def test_a_story_not_much_alike_is_a_repeat_only_where_both_were_told_in_the_same_days(published: str, is_found: bool) -> None:
    shared = dict.fromkeys("abcde", 0.2)

    def vector(headline: str, summary: str) -> Mapping[str, float]:
        return {**shared, headline: 0.894} if headline in ("Old words", "New names") else {headline: 1.0}

    past = PastStory(
        "2025-11-08.md", OLD, "Old words", article=article("Lead.", "https://old.example/1", published="2025-11-05")
    )
    text = FRONT + story("Nothing.", "New names")
    found = found_in(text, article("Lead.", published=published), past=(past, *OTHERS), vector=vector)
    assert bool(found & {"repeat", "follow-up"}) is is_found


def _messages(text: str, *past: PastStory) -> list[str]:
    found = check_material(material(text, past=past, vector=weigh_story, key=lambda url: url.removeprefix("https://")))
    return [item.message for item in found if item.code == "follow-up"]


def test_what_draft_noted_as_a_follow_up_is_one_also_of_the_same_outlet_and_each_new_figure_is_named_once() -> None:
    past = _past("Mill bridge in Brigford will be rebuilt", "old.example/1")
    note = "<!-- follow-up of “Mill bridge” in 2025-11-08.md: https://old.example/1 -->\n"
    sold = "The mill was sold for £3.1 million on Monday. Of the £3.1 million a third goes to its 12 heirs."
    text = FRONT + story(sold, "Miller’s heirs take £3.1 million", "https://old.example/2")
    assert _messages(text, past, *OTHERS) == []
    assert _messages(text + note, past, *OTHERS) == [
        "follows up on 2025-11-08.md: “Mill bridge in Brigford will be rebuilt”; new here: £3.1 million, a third, 12"
    ]
    plain = FRONT + story("The miller has died, the one who sold.", "The miller dies", "https://old.example/2") + note
    assert _messages(plain, past, *OTHERS) == ["follows up on 2025-11-08.md: “Mill bridge in Brigford will be rebuilt”"]
