"""newsletter.draft.update.editors_word: what the editor joins, splits and names is found by id, link or further link."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from newsletter.cache import link_key
from newsletter.draft.selection.addresses import KnownArticle
from newsletter.draft.selection.select import Selection
from newsletter.draft.state import Base, Joins
from newsletter.draft.update.editors_word import (
    add_joins,
    article_pairs,
    editors_word,
    fold_joined,
    include_articles,
    named_article,
)
from newsletter.draft.update.target import Request, Target
from newsletter.errors import UsageError
from newsletter.issuefile import write
from newsletter.models import Also, Article, Issue, Section, Story, story_id

ANN, BEN, CID = (f"https://{name}.example/" for name in ("ann", "ben", "cid"))


def known(url: str) -> KnownArticle:
    article = Article(url, story_id(url), title=url)
    return KnownArticle(article, frozenset({article.id, link_key(url)}), frozenset({link_key(url)}))


KNOWN = [known(url) for url in (ANN, BEN, CID)]
BY_KEY = {key: item.article for item in KNOWN for key in item.keys}


def target(*stories: Story) -> Target:
    text = write(Issue("T", sections=(Section("S", stories),)))
    return Target(Path("2025-11-15.md"), date(2025, 11, 15), text.encode(), text, Base(text), known=True)


def story(url: str, *also: str) -> Story:
    return Story(url, "S.", url, also=tuple(Also(one, one) for one in also), id=story_id(url))


@pytest.mark.parametrize("name", [ANN, story_id(ANN), "http://www.ann.example"])
def test_an_article_is_named_by_its_link_in_any_form_or_by_its_id(name: str) -> None:
    assert named_article(name, KNOWN, target(story(ANN))).url == ANN


def test_a_link_means_its_own_article_before_the_others_of_its_story() -> None:
    for name in (CID, story_id(CID)):
        assert named_article(name, KNOWN, target(story(CID, ANN, BEN))).url == CID
    assert named_article(CID, KNOWN[:2], target(story(CID, BEN))).url == BEN


def test_a_name_that_means_nothing_is_a_mistake_of_usage() -> None:
    with pytest.raises(UsageError, match=r"neither a story in 2025-11-15\.md"):
        named_article("https://dan.example/", KNOWN, target(story(ANN)))


def test_a_join_puts_two_together_and_a_split_keeps_one_apart_from_all_others_of_its_story() -> None:
    joined = add_joins(Request(join=(ANN, BEN)), target(story(ANN), story(BEN)), KNOWN, Joins())
    assert joined.together == ((ANN, BEN),)
    split = add_joins(Request(split=BEN), target(story(ANN, BEN, CID)), KNOWN, joined)
    assert split.together == ()
    assert set(split.apart) == {(BEN, ANN), (BEN, CID)}


def test_what_is_split_off_is_kept_apart_from_the_other_stories_of_the_issue_too() -> None:
    split = add_joins(Request(split=BEN), target(story(ANN, BEN), story(CID)), KNOWN, Joins())
    assert set(split.apart) == {(BEN, ANN), (BEN, CID)}


def test_a_split_is_kept_apart_from_the_article_of_a_story_whose_link_the_editor_changed() -> None:
    drafted = target(story(ANN, BEN))
    changed = dataclasses.replace(drafted, text=(drafted.text or "").replace(f"({ANN})", f"({ANN}#comments)"))
    assert (BEN, ANN) in add_joins(Request(split=BEN), changed, KNOWN, Joins()).apart


def test_what_stands_under_no_also_cannot_be_split() -> None:
    with pytest.raises(UsageError, match="nothing to split"):
        add_joins(Request(split=ANN), target(story(ANN, BEN)), KNOWN, Joins())


def test_of_two_joined_stories_of_the_file_the_second_goes() -> None:
    folded = fold_joined(target(story(ANN), story(BEN)), Request(join=(ANN, BEN)), KNOWN)
    assert [one.story.link for one in folded.stories] == [ANN]


def test_a_named_article_is_put_in_once_and_an_unknown_one_is_a_mistake() -> None:
    selection = Selection([KNOWN[0].article])
    include_articles([ANN, BEN], KNOWN, selection, {}, str)
    assert [article.url for article in selection.chosen] == [ANN, BEN]
    assert selection.named == {story_id(ANN), story_id(BEN)}
    with pytest.raises(UsageError, match="not in the cache"):
        include_articles(["https://dan.example/"], KNOWN, selection, {}, str)


def test_pairs_of_links_become_pairs_of_ids_as_far_as_they_are_known() -> None:
    joins = Joins(together=((ANN, BEN), (ANN, "https://dan.example/")), apart=((BEN, CID),))
    assert article_pairs(joins, BY_KEY) == ([(story_id(ANN), story_id(BEN))], [(story_id(BEN), story_id(CID))])


def test_stories_that_stand_and_articles_that_are_named_are_wanted_in_any_case() -> None:
    word = editors_word(target(story(ANN)), Selection(named={story_id(CID)}), BY_KEY, Joins())
    assert set(word.wanted) == {story_id(ANN), story_id(CID)}
    assert word.standing.homes == {story_id(ANN): story_id(ANN)}


def test_an_update_that_its_page_dropped_counts_as_one_of_that_page_and_what_she_wrote_herself_does_not() -> None:
    page = "https://live.example/today"
    items = [Article(page, story_id(f"{page}#{name}"), part_of=page, position=1) for name in ("old", "new")]
    stories = [Story(item.id, "S.", page, id=item.id) for item in items]
    drafted = target(*stories, story(ANN))
    mine = write(Issue("T", sections=(Section("S", (*stories, story(ANN), story("https://own.example/"))),)))
    word = editors_word(dataclasses.replace(drafted, text=mine), Selection(), {**BY_KEY, items[1].id: items[1]}, Joins())
    assert [(item.id, item.part_of, section) for item, section in word.gone] == [(items[0].id, page, "S")]


def test_an_article_is_joined_as_the_story_that_it_leads_before_one_that_only_links_it() -> None:
    moved = dataclasses.replace(story(ANN), link=CID)  # she gave the story of ANN the link of CID
    joins = add_joins(Request(join=(CID, BEN)), target(moved, story(CID), story(BEN)), KNOWN, Joins())
    assert joins.together == ((CID, BEN),)
