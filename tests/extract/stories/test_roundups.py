"""A round-up's items are cut where they begin, and what only looks like one is left whole."""

from __future__ import annotations

import pytest

from newsletter.extract.stories.live_blog import Entries
from newsletter.extract.stories.roundups import CLOCKS, HEADINGS, LEADS, NUMBERED, OUTWARDS, round_up_stories
from newsletter.extract.stories.story_block import StoryBlock
from tests.extract.briefs import BRIEFS, LINES, page, paragraphs


def cut(body: str, title: str) -> list[StoryBlock]:
    """Return the stories of a page with this title."""
    document = page(body, title)
    return round_up_stories(document, Entries(document, LINES, title), LINES)


def outwards(place: int) -> str:
    return f"https://site{place}.example/story"


HEADED = "".join(
    f"<h3><a href={outwards(place)}>{brief[0]}</a></h3>{paragraphs(brief[1:])}" for place, brief in enumerate(BRIEFS[:5])
)
LINKED = HEADED.replace("<h3>", "<p><strong>").replace("</h3>", "</strong></p>")
LISTED = (
    f"<ol>{''.join(f'<li>{brief[1]} <a href={outwards(place)}>Story</a></li>' for place, brief in enumerate(BRIEFS[:5]))}</ol>"
)
LED = "".join(
    f"<p><b>{brief[0]}.</b> {brief[1]} <a href={outwards(place)}>Story</a></p>" for place, brief in enumerate(BRIEFS[:5])
)


def titled(form: str) -> str:
    """Return items of a form, with a title, a text and an address."""
    return "".join(form.format(outwards(place), brief[0], brief[1]) for place, brief in enumerate(BRIEFS[:5]))


@pytest.mark.parametrize(
    ("body", "title", "how"),
    [
        (titled("<p><a href={0}>{1}</a><br>{2}</p>"), "Bits and pieces", OUTWARDS),
        (titled("<p><b><a href={0}>{1}</a></b> <br>{2}</p>"), "Bits and pieces", OUTWARDS),
        (titled("<p><a href={0}>{1}</a>: {2}</p>"), "Harbour weekly digest", LEADS),
        (HEADED, "Harbour weekly digest", HEADINGS),
        (HEADED, "Bits and pieces", OUTWARDS),
        (LINKED, "Bits and pieces", OUTWARDS),
        (LISTED, "Harbour weekly digest", NUMBERED),
        (LED, "Harbour weekly digest", LEADS),
    ],
)
def test_each_way_finds_all_items_with_the_address_of_each(body: str, title: str, how: str) -> None:
    stories = cut(f"<main>{body}</main>", title)
    assert {story.how for story in stories} == {how}
    assert [story.url for story in stories] == [outwards(place) for place in range(5)]


@pytest.mark.parametrize("title", ["How to lift a crane", "The 5 best cranes", "5 reasons to lift"])
def test_advice_and_rankings_are_one_article(title: str) -> None:
    assert cut(f"<main>{HEADED}</main>", title) == []
    assert cut(f"<main>{LINKED}</main>", title) == []


def test_a_linked_paragraph_among_others_is_no_headline() -> None:
    cited = "".join(
        f"<p>{brief[1]}</p><p>{brief[1]} <a href={outwards(n)}>{brief[0]}</a></p>" for n, brief in enumerate(BRIEFS[:5])
    )
    assert cut(f"<main>{cited}</main>", "Bits and pieces") == []


def test_headings_that_lead_to_the_same_site_make_no_round_up_by_themselves() -> None:
    body = HEADED
    for place in range(5):
        body = body.replace(outwards(place), f"/story/{place}")
    assert cut(f"<main>{body}</main>", "Bits and pieces") == []


@pytest.mark.parametrize("headline", ["<h3>{}</h3>", "<p><strong>{}</strong></p>"])
@pytest.mark.parametrize("is_under", [True, False])
def test_the_time_of_a_live_entry_may_stand_under_its_headline_or_over_it(headline: str, is_under: bool) -> None:
    told = {
        "Ferry stops": "The ferry to Gull Island stopped after engine trouble in the harbour, and officials said more would follow.",
        "Beetles counted": "A study of beetles in Lind was published by scientists who counted 4,000 of them in old oaks of the town.",
        "Bridge closed": "A railway bridge near Ostwick was closed for trains after inspectors found rust in one of its nine piers.",
        "Tram derails": "A tram derailed in Marlby, and eleven passengers walked to the next stop through the rain of the afternoon.",
    }
    entries = [
        ("{0}{1}" if is_under else "{1}{0}").format(headline.format(title), f"<p>{hour}:10</p>") + f"<p>{text}</p>"
        for hour, (title, text) in enumerate(told.items(), 9)
    ]
    stories = cut("".join(entries), "Live updates: Wednesday in Brigford")
    assert {story.how for story in stories} == {CLOCKS}
    assert {story.title: story.lines for story in stories} == {title: (text,) for title, text in told.items()}


@pytest.mark.parametrize("tail", [" →", " <small>(site{}.example)</small>", " »"])
def test_an_arrow_or_a_site_behind_a_title_is_no_part_of_it(tail: str) -> None:
    body = HEADED
    for place in range(5):
        body = body.replace("</h3>", f"{tail.format(place)}</H3>", 1)
    stories = cut(f"<main>{body}</main>", "Bits and pieces")
    assert [story.title for story in stories] == [brief[0] for brief in BRIEFS[:5]]


@pytest.mark.parametrize("quoted", ["« {} »", "‹ {} ›", "»{}»"])
@pytest.mark.parametrize("tail", ["", " →"])
def test_a_closing_quotation_mark_at_a_titles_end_is_no_arrow(quoted: str, tail: str) -> None:
    body = HEADED
    for title, *_ in BRIEFS[:5]:
        body = body.replace(f"{title}</a>", f"Le maire : {quoted.format(title)}{tail}</a>")
    stories = cut(f"<main>{body}</main>", "Bits and pieces")
    assert [story.title for story in stories] == [f"Le maire : {quoted.format(title)}" for title, *_ in BRIEFS[:5]]


def test_a_name_with_a_stop_in_brackets_that_is_not_the_items_site_belongs_to_its_title() -> None:
    stories = cut(f"<main>{HEADED.replace('</h3>', ' (node.js)</h3>')}</main>", "Bits and pieces")
    assert [story.title for story in stories] == [f"{brief[0]} (node.js)" for brief in BRIEFS[:5]]


def test_an_item_under_a_heading_that_says_sponsored_is_paid_for() -> None:
    first, last = HEADED.rsplit("<h3>", 1)
    stories = cut(f"<main><h2>News</h2>{first}<h2>Sponsored</h2><h3>{last}</main>", "Harbour weekly digest")
    assert [story.sponsored for story in stories] == [False] * 4 + [True]


def test_a_link_that_begins_a_sentence_is_no_title_of_an_item() -> None:
    cited = titled("<p><a href={0}>{1}</a> has been said.<br>{2}</p>")
    assert cut(f"<main>{cited}</main>", "Bits and pieces") == []
    assert [story.title for story in cut(f"<main>{titled('<p><a href={0}>{1}</a><br>{2}</p>')}</main>", "Bits")] == [
        brief[0] for brief in BRIEFS[:5]
    ]
