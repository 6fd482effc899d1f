"""newsletter.draft.selection.select: an issue is made of its own stories and of what no other issue had, story by story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from newsletter.cache import link_key
from newsletter.draft.selection.addresses import KnownArticle
from newsletter.draft.selection.memory import CARRIED, PASSED, REMOVED, Memory, PastIssue, Trace, read_memory
from newsletter.draft.selection.select import Wanted, select_articles
from newsletter.issuefile.folder import IssueFile
from newsletter.models import Article, Story, story_id
from tests.draft.selection.quay import AGAIN, AGAIN_TEXT, HEADLINE, SUMMARY
from tests.draft.selection.quay import CARRIED as TOLD


def known(name: str, text: str = "", fetched_at: str = "2025-11-14T08:00:00Z") -> KnownArticle:
    url = f"https://{name}.example/"
    article = Article(url, story_id(url), title=name, text=text)
    return KnownArticle(article, frozenset({article.id, link_key(url)}), frozenset({link_key(url)}), fetched_at)


ANN, BEN = known("ann"), known("ben")


def ids(articles: list[Article]) -> list[str]:
    return [article.title or "" for article in articles]


def memory(how: str, drafted_at: str = "") -> Memory:
    return Memory({link_key(ANN.article.url): Trace(how, "2025-11-08.md", "Ann", ANN.article.url, drafted_at=drafted_at)})


def test_without_names_all_that_is_new_is_chosen() -> None:
    assert ids(select_articles([ANN, BEN], Wanted(()), Memory()).chosen) == ["ann", "ben"]


def test_what_another_issue_carried_is_left_out_and_said_only_when_it_came_later() -> None:
    selection = select_articles([ANN, BEN], Wanted(()), memory(CARRIED))
    assert ids(selection.chosen) == ["ben"]
    assert [left.late for left in selection.left_out] == [False]
    (left,) = select_articles([ANN], Wanted(()), memory(CARRIED, "2025-11-08T00:00:00Z")).left_out
    assert left.late


def test_what_a_post_carried_that_no_run_drafted_is_said_when_it_was_fetched_after_the_posts_day() -> None:
    for day, late in ((date(2025, 11, 8), True), (date(2025, 11, 14), False)):
        known_by = {link_key(ANN.article.url): Trace(CARRIED, "old.md", "Ann", ANN.article.url, day)}
        assert [left.late for left in select_articles([ANN], Wanted(()), Memory(known_by)).left_out] == [late]


def test_a_story_that_stands_in_the_issue_stays_whatever_others_carried() -> None:
    assert ids(select_articles([ANN], Wanted({ANN.article.id}), memory(CARRIED)).chosen) == ["ann"]


def test_named_pages_are_chosen_alone_and_one_named_by_hand_comes_again_but_not_one_thrown_out() -> None:
    pages = frozenset(ANN.pages)
    named = Wanted((), pages)
    assert ids(select_articles([ANN, BEN], named, Memory()).chosen) == ["ann"]
    assert ids(select_articles([ANN], named, memory(PASSED)).chosen) == ["ann"]
    assert ids(select_articles([ANN], named, memory(CARRIED)).chosen) == []
    again = select_articles([ANN], replace(named, by_hand=pages), memory(CARRIED))
    assert (ids(again.chosen), again.follow_ups, [trace.how for trace in again.again.values()]) == (["ann"], {}, [CARRIED])
    assert ids(select_articles([ANN], replace(named, by_hand=pages), memory(REMOVED)).chosen) == []


def test_naming_a_page_names_its_items_but_a_paid_one_only_by_itself() -> None:
    page = link_key("https://ann.example/")

    def item(name: str, *flags: str) -> KnownArticle:
        article = replace(
            ANN.article, id=name, title=name, part_of="https://ann.example/", position=1, anchor=name, flags=flags
        )
        return KnownArticle(article, frozenset({name, f"{page}#{name}"}), frozenset({page}), ANN.fetched_at)

    items = [item("news"), item("ad", "sponsored")]
    assert select_articles(items, Wanted((), {page}), Memory()).named == {"news"}
    assert select_articles(items, Wanted((), {page}, {f"{page}#ad"}), Memory()).named == {"ad"}


def test_nothing_named_and_nothing_of_its_own_is_an_empty_selection() -> None:
    assert select_articles([ANN, BEN], Wanted((), ()), Memory()).chosen == []


def test_a_printed_vote_told_again_days_later_is_left_out_and_the_court_case_against_it_follows_up() -> None:
    printed = Story(HEADLINE, SUMMARY, TOLD.url)
    file = IssueFile(Path("2025-11-15.md"), date(2025, 11, 15), False, stories=(printed,))
    carried = KnownArticle(TOLD, frozenset({TOLD.id, link_key(TOLD.url)}), frozenset({link_key(TOLD.url)}))
    again = known("cid", AGAIN_TEXT)
    again = replace(again, article=replace(again.article, title=AGAIN, published="2025-11-20"))
    court = known(
        "dan",
        "The traders of Mill Quay in Brigford have asked a court to stop the council, which voted to close the road to cars.",
    )
    court = replace(court, article=replace(court.article, title="Traders sue over Mill Quay", published="2025-11-21"))
    memory = read_memory([PastIssue(file)], date(2025, 11, 22))
    selection = select_articles([carried, again, court], Wanted(()), memory)
    assert [(left.article.title, left.trace.headline, left.late) for left in selection.left_out if left.late] == [
        (AGAIN, HEADLINE, True)
    ]
    assert list(selection.follow_ups) == [court.article.id]
