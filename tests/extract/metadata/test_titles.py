"""What is promised of the title: the headline as printed, without the site's name, the section, the date beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.pages import ld, meta, title

HEADLINE = "Harbour bridge closed after flood"


@pytest.mark.parametrize(
    "tag",
    [
        f"{HEADLINE} | Harbour Times",
        f"{HEADLINE} - News - The Harbour Times",
        f"{HEADLINE} – harbour-times.example",
        f"Harbour Times: {HEADLINE}".replace(":", " »"),
        f"{HEADLINE} :: Harbour Times ::",
        f"{HEADLINE} | Region | HARBOUR TIMES",
    ],
)
def test_the_sites_name_is_no_part_of_the_title(tag: str) -> None:
    head = f"<title>{tag}</title>{meta(og__site_name='Harbour Times')}"
    assert title(head, f"<h1>{HEADLINE}</h1>").text == HEADLINE
    assert title(f"<title>{HEADLINE} | Harbour Times</title>").text == HEADLINE


def test_a_headline_behind_the_sites_name_is_not_taken_for_the_name() -> None:
    head = "<title>Holm Town Council - Minutes of the meeting</title>"
    text = "<p>The council met on Monday and chose a new clerk for the mill.</p>"
    assert title(head, f"<main><h1>Minutes of the meeting</h1>{text}</main>").text == "Minutes of the meeting"
    logo = '<header><h1><a href="/">Minutes of the meeting</a></h1></header>'
    assert title(head, f"{logo}<h2>Holm Town Council</h2>{text}").text == "Holm Town Council"


def test_the_name_of_a_forum_in_its_one_h1_is_not_the_headline_of_a_topic() -> None:
    topic = '<h1>The Ferry Forum</h1><h2><a href="./topic?t=1">Laying up the old boats!</a></h2><p>I lay mine up in May.</p>'
    for page in ("", " - Page 3"):
        found = title(f"<title>Laying up the old boats!{page} - The Ferry Forum</title>", topic).text
        assert found == "Laying up the old boats!"


def test_a_copy_of_the_title_tag_is_no_second_witness_for_the_name_at_its_end() -> None:
    tag = f"{HEADLINE} | HBT"
    assert title(f"<title>{tag}</title>{meta(title=tag)}").text == HEADLINE


def test_a_label_within_the_heading_is_set_apart_as_the_head_of_the_page_does() -> None:
    head = f"<title>Question - {HEADLINE}</title>{meta(og__title=f'Question - {HEADLINE}')}"
    assert title(head, f"<h1><span class='label'>Question</span> {HEADLINE}</h1>").text == f"Question - {HEADLINE}"


@pytest.mark.parametrize(
    "heading", ["Corvid 4.2 <span class=tag>Latest</span>", "Corvid 4.2<span>Latest</span>", "<a href=/new>New</a> Corvid 4.2"]
)
def test_a_badge_in_the_heading_that_the_head_of_the_page_lacks_is_no_part_of_the_title(heading: str) -> None:
    head = f"<title>Release Corvid 4.2 · ida/corvid · Forge</title>{meta(og__title='Release Corvid 4.2 · ida/corvid')}"
    assert title(head, f"<h1>{heading}</h1>").text == "Corvid 4.2"


def test_the_last_words_of_a_headline_stay_though_they_stand_in_an_element_and_the_title_is_shorter() -> None:
    head = "<title>Why we left the island · Harbour Times</title>"
    assert title(head, "<h1>Why we left the island <em>twice</em></h1>").text == "Why we left the island twice"
    long = title(head, "<h1>Why we left the island <span>and came back again</span></h1>")
    assert long.text == "Why we left the island and came back again"
    whole = "<title>Release Corvid 4.2 Latest · Forge</title>"
    assert title(whole, "<h1>Corvid 4.2 <span>Latest</span></h1>").text == "Corvid 4.2 Latest"


def test_a_dash_inside_the_headline_stays() -> None:
    headline = "Closed - and nobody told the ferry"
    head = f"<title>{headline} - Harbour Times</title>{meta(og__title=headline, og__site_name='Harbour Times')}"
    assert title(head, f"<h1>{headline}</h1>").text == headline
    assert title(head).text == headline


def test_the_printed_headline_is_taken_where_search_engines_are_told_another() -> None:
    seo = "Harbour Bridge Closure 2025: What You Need to Know"
    head = f"<title>{seo} | Harbour Times</title>{meta(og__title=seo)}"
    assert title(head, f"<h1>{HEADLINE}</h1>").text == HEADLINE


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Harbour Times</h1><article><h1>{HEADLINE}</h1></article>",
        f"<h1><a href='/'>The Paper of the Bay</a></h1><h1>{HEADLINE}</h1>",
        f"<h1>Menu</h1><h1>{HEADLINE}</h1><h1>Related articles</h1><h1>Comments</h1>",
        f"<h1>{HEADLINE}</h1><aside class='related'><h1>Harbour festival opens</h1></aside>",
        f"<article><header><h1>{HEADLINE}</h1></header></article><h1>Subscribe to our newsletter</h1>",
        f"<h1>{HEADLINE}<a class='headerlink' href='#x'>¶</a></h1>",
        f"<h1><small>Region</small> {HEADLINE} <time>14.11.2025</time></h1>",
        f"<h1><svg><title>Logo</title></svg>{HEADLINE}<button>Copy link</button></h1>",
    ],
)
def test_the_right_heading_is_the_headline(body: str) -> None:
    head = f"<title>{HEADLINE} | Harbour Times</title>{meta(og__site_name='Harbour Times')}"
    assert title(head, body).text == HEADLINE


def test_the_line_over_the_headline_is_dropped_when_the_page_names_the_headline_without_it() -> None:
    head = f"<title>{HEADLINE} | Harbour Times</title>{meta(og__title=HEADLINE)}"
    body = f"<h1><span class='kicker'>Weather</span><br>{HEADLINE}</h1>"
    assert title(head, body).text == HEADLINE


def test_the_line_over_the_headline_stays_when_others_say_it_too() -> None:
    shorter = {"@type": "Article", "headline": HEADLINE}
    head = f"<title>2025 {HEADLINE} again | Harbour Times</title>{meta(og__title=f'2025 {HEADLINE} again')}{ld(shorter)}"
    assert title(head, f"<h1>2025 {HEADLINE}</h1>").text == f"2025 {HEADLINE}"


@pytest.mark.parametrize(
    "heading",
    [
        f"<a href='/x'><span class='label'>Weather</span> {HEADLINE}</a>",
        f"{HEADLINE} <span class='deck'>Engineers inspect the pillars</span>",
        f"<span>Title:</span>{HEADLINE}",
    ],
)
def test_a_label_or_deck_in_an_element_of_its_own_is_no_part_of_the_headline(heading: str) -> None:
    head = f"<title>{HEADLINE} | Harbour Times</title>{meta(og__title=HEADLINE)}"
    assert title(head, f"<h1>{heading}</h1>").text == HEADLINE


def test_the_sites_own_heading_of_two_parts_is_no_part_of_the_title() -> None:
    body = f"<h1>Notes - The Bay</h1><p>{HEADLINE}</p>"
    assert title(f"<title>{HEADLINE} - Notes - The Bay</title>", body).text == HEADLINE


def test_lines_of_a_heading_side_by_side_are_set_apart() -> None:
    found = title(f"<title>Weather: {HEADLINE}</title>", f"<h1><span>Weather</span><span>{HEADLINE}</span></h1>")
    assert found.text == f"Weather {HEADLINE}"
    assert title("", f"<h1><span>H</span><span>{HEADLINE[1:]}</span></h1>").text == HEADLINE


@pytest.mark.parametrize(
    "tail", [" | Opinion", " – opinion", " | Opinion | Harbour Times", ":Harbour Times", "：Harbour Times"]
)
def test_neither_the_section_nor_the_site_after_a_colon_is_part_of_the_title(tail: str) -> None:
    head = f"<title>{HEADLINE}{tail}</title>{meta(og__title=HEADLINE + tail, og__site_name='Harbour Times')}"
    assert title(head, "<p>x</p>", "https://www.harbour-times.example/opinion/bridge-closed").text == HEADLINE


def test_what_another_field_says_without_a_tail_is_the_headline() -> None:
    head = f"<title>{HEADLINE} - Regional</title>{meta(og__title=f'{HEADLINE} - Regional', headline=HEADLINE)}"
    assert title(head).text == HEADLINE


def test_a_paragraph_set_as_heading_is_not_the_headline() -> None:
    data = ld({"@type": "Article", "headline": HEADLINE})
    assert title(data, f"<h1>{HEADLINE}. {'We tell you all about the bridge. ' * 8}</h1>").text == HEADLINE


def test_a_long_headline_without_spaces_is_no_paragraph() -> None:
    headline = "促进航天技术更好惠及人民习近平主席向首届中国拉美和加勒比国家航天合作论坛致贺信"
    found = title(ld({"@type": "Article", "headline": headline[:20]}) + f"<title>{headline}</title>", f"<h1>{headline}</h1>")
    assert found.text == headline


APART = "What the closed bridge means for the islands and their ferries"
NEWS = {"@type": "NewsArticle", "headline": HEADLINE}


def test_a_news_pages_own_og_title_is_taken_where_it_stands_alone() -> None:
    head = f"<title>{HEADLINE} | Harbour Times</title>{ld(NEWS)}{meta(og__title=APART)}"
    found = title(head, f"<h1>{HEADLINE}</h1>")
    assert (found.text, found.why) == (APART, "og:title, other than printed")


def test_a_wording_made_for_the_networks_gives_way_to_the_printed_one() -> None:
    head = f"<title>{HEADLINE} | Harbour Times</title>{ld(NEWS)}{meta(og__title=APART, twitter__title=APART)}"
    assert title(head, f"<h1>{HEADLINE}</h1>").text == HEADLINE


def test_a_mended_headline_is_taken_as_it_is_printed_now() -> None:
    before = HEADLINE.replace("flood", "storm flood")
    head = f"<title>{before}</title>{ld({**NEWS, 'headline': before})}{meta(og__title=before)}"
    assert title(head, f"<h1>{HEADLINE}</h1>").text == HEADLINE


def test_a_card_may_have_the_headline_without_what_is_added_for_search_engines() -> None:
    longer = f"{HEADLINE}, what we know so far"
    head = f"<title>{longer}</title>{ld({**NEWS, 'headline': longer})}{meta(og__title=HEADLINE, twitter__title=HEADLINE)}"
    assert title(head, f"<h1>{longer}</h1>").text == HEADLINE


def test_a_headline_keeps_the_words_before_it_that_page_card_and_title_have() -> None:
    longer = f"A night of storms: {HEADLINE}"
    head = f"<title>{longer}</title>{ld(NEWS)}{meta(og__title=longer)}"
    assert title(head, f"<h1>{longer}</h1>").text == longer


def test_the_headline_keeps_its_own_spelling_and_not_that_of_the_head() -> None:
    head = f"<title>{HEADLINE.upper()} | Harbour Times</title>{meta(og__title=HEADLINE.upper())}"
    assert title(head, f"<h1>{HEADLINE}</h1>").text == HEADLINE


def test_json_ld_is_believed_where_nothing_is_printed() -> None:
    found = title(f"<title>Harbour Times</title>{ld({'@type': 'NewsArticle', 'headline': HEADLINE})}", "<p>x</p>")
    assert (found.text, found.why) == (HEADLINE, "json-ld headline")


def test_an_attribute_that_broke_off_at_a_quotation_mark_is_made_whole() -> None:
    head = '<title>Minister calls plan "a joke" | Harbour Times</title><meta property="og:title" content="Minister calls plan "a joke"">'
    head += meta(og__site_name="Harbour Times")
    assert title(head).text == 'Minister calls plan "a joke"'
    assert title(head, '<h1>Minister calls plan "a joke"</h1>').why == "h1 = og:title = <title>"


def test_a_page_without_a_title_has_none() -> None:
    assert title("", "<p>words</p>").text is None


def test_the_source_of_the_choice_is_told() -> None:
    found = title(f"<title>x</title>{meta(og__title=HEADLINE)}", f"<h1>{HEADLINE}</h1>")
    assert found.why == "h1 = og:title"
    assert found.mark is not None
    assert found.mark.element.tag == "h1"


def test_a_hostile_title_comes_as_one_bounded_line() -> None:
    found = title(f"<title>a\u202eb\u200bc\n{'long ' * 5000}</title>").text or ""
    assert found.startswith("abc long")
    assert len(found) <= 300
    assert "\n" not in found


def test_an_archived_copy_is_of_the_site_it_is_a_copy_of() -> None:
    found = title(
        f"<title>DimDoBlog » Blog Archive » {HEADLINE}</title>",
        "<h1>DimDoBlog</h1>",
        "https://web.archive.org/web/20080731095558/http://www.dimdoblog.example/2008/07/29/x/",
    )
    assert found.text == HEADLINE


@given(st.text(max_size=150), st.text(max_size=80), st.text(max_size=80))
def test_no_page_raises(tag: str, heading: str, shared: str) -> None:
    clean = [text.replace("<", "‹").replace('"', "'") for text in (tag, heading, shared)]
    found = title(f"<title>{clean[0]}</title>{meta(og__title=clean[2])}", f"<h1>{clean[1]}</h1><p>x</p>")
    assert found.text is None or 0 < len(found.text) <= 400


def test_a_headline_in_capitals_gives_way_to_the_same_one_without() -> None:
    found = title(meta(og__title="Harbour bridge closed after flood"), "<h1>HARBOUR BRIDGE CLOSED AFTER FLOOD</h1>")
    assert found.text == "Harbour bridge closed after flood"


def test_a_headline_below_a_line_of_the_page_and_one_of_its_card_stands_without_both() -> None:
    head = f"<title>Storm: {HEADLINE} - News</title>{meta(og__title=f'Storm: {HEADLINE}')}"
    assert title(head, f"<h1>Weather - {HEADLINE}</h1>").text == HEADLINE


def test_a_wording_that_is_cut_gives_way_to_the_whole_one() -> None:
    assert title(f"<title>{HEADLINE[:20]}...</title>{meta(og__title=HEADLINE)}", "<p>x</p>").text == HEADLINE
    whole = "To be continued…"
    assert title(f"<title>{whole} | Ones Blog Of Things</title>{meta(og__title=whole)}", "<p>x</p>").text == whole


def test_the_sites_name_and_a_colon_go_from_before_a_title() -> None:
    head = f"<title>Port Gazette: {HEADLINE}</title>{meta(og__site_name='Port Gazette')}"
    assert title(head, "<p>x</p>").text == HEADLINE
    assert title(head, f"<h1>Port Gazette: {HEADLINE}</h1>").text == f"Port Gazette: {HEADLINE}"


def test_a_headline_in_capitals_gives_way_to_the_title_tag_whose_site_nobody_names() -> None:
    assert title(f"<title>{HEADLINE} | HBT</title>", f"<h1>{HEADLINE.upper()}</h1>").text == HEADLINE


def test_a_clause_behind_a_dash_stays_where_the_sites_name_was_the_tail() -> None:
    headline = "Ferry - and bridge - in trouble"
    assert title(f"<title>{headline} | Harbour Times</title>{meta(og__site_name='Harbour Times')}", "<p>x</p>").text == headline
