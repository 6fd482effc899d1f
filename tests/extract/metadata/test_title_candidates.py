"""What is promised of the wordings that may be the title: each without the site's name, in the order of trust."""

from __future__ import annotations

import pytest
from lxml import html

from newsletter.extract.metadata.site_name import Site
from newsletter.extract.metadata.title_candidates import (
    DATA,
    SHARED,
    TAG,
    ends_with,
    head_candidates,
    heading_text,
    headings,
    without_site,
)
from tests.extract.pages import ld, meta, signals

HEADLINE = "Harbour bridge closed after flood"


def test_data_and_head_come_in_the_order_of_trust_and_without_the_sites_name() -> None:
    head = meta(og__title=f"{HEADLINE} | Harbour Times", twitter__title=HEADLINE, og__site_name="Harbour Times")
    found = signals(f"<title>{HEADLINE} | Region | Harbour Times</title>{ld({'@type': 'Article', 'headline': HEADLINE})}{head}")
    candidates = head_candidates(found, Site(found))
    assert [candidate.source for candidate in candidates] == [DATA, SHARED, "twitter:title", TAG]
    assert {candidate.text for candidate in candidates} == {HEADLINE}
    assert candidates[-1].whole == f"{HEADLINE} | Region | Harbour Times"


def test_what_is_only_the_sites_name_or_says_nothing_is_no_candidate() -> None:
    found = signals(f"<title>Harbour Times</title>{meta(og__title='Home', og__site_name='Harbour Times', twitter__title='—')}")
    assert head_candidates(found, Site(found)) == []


def test_headings_are_those_that_are_not_the_sites_own() -> None:
    body = f"<h1>Harbour Times</h1><h1><a href='/'>The Bay</a></h1><h1>Comments</h1><h1>{HEADLINE}</h1>"
    found = signals(meta(og__site_name="Harbour Times"), body)
    assert [candidate.text for candidate in headings(found, Site(found), [])] == [HEADLINE]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h1><span>Weather</span><span>Bridge closed</span></h1>", "Weather Bridge closed"),
        ("<h1><span>Weather</span>Bridge closed</h1>", "Weather Bridge closed"),
        ("<h1><span>B</span>ridge closed</h1>", "Bridge closed"),
        ("<h1>mc<b>Donald</b> opens</h1>", "mcDonald opens"),
        ("<h1><span>Title:</span> Bridge closed</h1>", "Bridge closed"),
        ("<h1>Bridge closed<a href='#b'>¶</a></h1>", "Bridge closed"),
    ],
)
def test_a_headings_words_do_not_run_together_and_stay_whole(markup: str, text: str) -> None:
    assert heading_text(html.fromstring(markup)) == text


def test_what_others_say_tells_whether_a_headings_parts_belong_together() -> None:
    heading = html.fromstring("<h1><i>i</i><b>Phone</b> opens</h1>")
    assert heading_text(heading, {"iphone opens"}) == "iPhone opens"


def test_a_title_is_never_emptied() -> None:
    site = Site(signals(meta(og__site_name="Harbour Times")))
    assert without_site("Harbour Times | Harbour Times", site) == "Harbour Times"
    assert without_site("", site) == ""


def test_a_wording_ends_with_another_whatever_stands_between_the_words() -> None:
    assert ends_with("Weather: Bridge-closed again", "Bridge closed again")
    assert not ends_with("Bridge closed again", "Bridge closed again")
    assert not ends_with("Bridge closed", "closed")
