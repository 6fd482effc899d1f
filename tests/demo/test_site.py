"""The sample pages: each is of its make, tells what it should, and none repeats another."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import lxml.etree
import lxml.html
import pytest
import trafilatura

from newsletter.cache import page_key
from newsletter.config.load import load
from newsletter.demo import site
from newsletter.draft.sections.place import place_stories

BASE = "http://127.0.0.1:8765"
STORIES = {
    "Strategic Shifts in Open Source": [site.OPEN_SOURCE],
    "AI & Security": [site.ESPIONAGE],
    "Infrastructure & Investment": [site.DATA_CENTERS, site.DATA_CENTERS_TOO],
    "Hardware & Chips": [site.CHIPS],
    "AI Investment & Venture Capital": [site.VENTURE],
    "Global Competition & Model Innovation": [site.MODELS],
}
ARTICLES = [path for paths in STORIES.values() for path in paths]
HTML = [path for path in site.SAMPLES if path not in (site.FEED, site.MODELS_AMP)]


def source(path: str) -> str:
    """The page's text as a browser reads it."""
    sample = site.SAMPLES[path]
    return site.page_body(sample, BASE).decode(sample.charset)


def tree(path: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(source(path))


def visible_paragraphs(path: str) -> list[str]:
    """The text of every block that a reader sees, comments, scripts and styles left out."""
    page = tree(path)
    lxml.etree.strip_elements(page, "script", "style", lxml.etree.Comment, with_tail=False)
    blocks = page.body.xpath(
        ".//*[not(self::a or self::i or self::b or self::font or self::strong or self::br)][normalize-space(text())]"
    )
    return [" ".join(block.text_content().split()) for block in blocks]


def sentences(path: str) -> list[str]:
    """The sentences of eight words and more, with the punctuation and capitals off, each as often as it is there."""
    found = []
    for paragraph in visible_paragraphs(path):
        for sentence in re.split(r"(?<=[.!?])[”\"]?\s+", paragraph):
            words = re.findall(r"\w+", sentence.lower())
            if len(words) >= 8:
                found.append(" ".join(words))
    return found


@pytest.mark.parametrize("path", HTML)
def test_every_page_parses_and_has_a_title_and_no_placeholder_left(path: str) -> None:
    page = tree(path)
    assert page.tag == "html"
    assert page.findtext(".//title").strip()
    assert site.PLACEHOLDER not in source(path)


@pytest.mark.parametrize("path", HTML)
def test_the_data_in_scripts_is_sound_json(path: str) -> None:
    for script in tree(path).xpath("//script[contains(@type, 'json')]"):
        json.loads(script.text)


@pytest.mark.parametrize("path", HTML)
def test_a_page_says_that_it_is_a_sample_and_asks_nothing_of_the_open_net(path: str) -> None:
    assert "A sample page of the newsletter demo" in source(path)
    for address in tree(path).xpath("//@href | //@src"):
        assert re.match(rf"{re.escape(BASE)}/|#|/|data:|https://([\w-]+\.)*[\w-]+\.example/", address), address


@pytest.mark.parametrize("path", ARTICLES)
def test_every_article_has_title_author_site_and_a_date_in_the_week_of_the_issue(path: str) -> None:
    meta = trafilatura.extract_metadata(source(path), default_url=BASE + path)
    assert meta.author
    assert "2025-11-08" <= meta.date <= "2025-11-14"
    heading = " ".join(tree(path).find(".//h1").text_content().split())
    assert meta.title == heading
    assert len(heading.split()) >= 10


@pytest.mark.parametrize("path", ARTICLES)
def test_every_article_is_a_full_one_that_a_machine_can_take_out(path: str) -> None:
    text = trafilatura.extract(source(path), include_comments=False, include_tables=False)
    assert 300 <= len(text.split()) <= 600
    assert sum(len(paragraph.split()) > 30 for paragraph in text.splitlines()) >= 6


@pytest.mark.parametrize("path", ARTICLES)
def test_a_lead_stands_alone_and_says_something_exact(path: str) -> None:
    text = trafilatura.extract(source(path), include_comments=False, include_tables=False)
    lead = next(paragraph for paragraph in text.splitlines() if len(paragraph.split()) > 30)
    assert not re.match(r"(?:This|That|These|It|He|She|They|But|And|However)\b", lead)
    assert lead.endswith(".")
    assert re.search(r"\d", lead) or path == site.OPEN_SOURCE


def test_the_stories_fall_under_the_six_sections_by_their_own_words() -> None:
    config = load(Path(__file__).parents[2] / "config.toml", {})
    wanted = [(path, name) for name, paths in STORIES.items() for path in paths]
    told = []
    for path, _ in wanted:
        text = trafilatura.extract(source(path), include_comments=False, include_tables=False)
        told.append((tree(path).find(".//h1").text_content(), text))
    placed = place_stories(told, config.sections)
    names = [None if item.section is None else config.sections[item.section].name for item in placed]
    assert names == [name for _, name in wanted]


def test_no_sentence_stands_on_two_pages() -> None:
    said = {path: set(sentences(path)) for path in HTML}
    assert all(said[path] for path in (*ARTICLES, site.LIVE, site.WALL, site.GONE))
    for one, other in combinations(HTML, 2):
        assert not said[one] & said[other], (one, other)


@pytest.mark.parametrize("path", [path for path in HTML if path != site.LIVE])
def test_no_sentence_stands_twice_on_a_page(path: str) -> None:
    headings = {" ".join(re.findall(r"\w+", item.text_content().lower())) for item in tree(path).xpath("//h1")}
    assert [text for text, times in Counter(sentences(path)).items() if times > 1 and text not in headings] == []


def live_blocks() -> tuple[list[int], list[int]]:
    """The lengths of the leads and of the doubled blocks, found in the bare sequence of the live page's paragraphs."""
    lines = [" ".join(item.text_content().split()) for item in tree(site.LIVE).xpath("//main//p")]
    leads, blocks, at, lead = [], [], 0, 0
    while at < len(lines):
        length = next((n for n in range(9, 0, -1) if lines[at : at + n] == lines[at + n : at + 2 * n]), 0)
        if length:
            leads.append(lead)
            blocks.append(length)
        lead = 0 if length else lead + 1
        at += 2 * length or 1
    assert lead == 0, "a lead at the end that no block follows"
    assert len(set(lines)) == sum(leads) + sum(blocks), "a line comes back somewhere else"
    return leads, blocks


def test_the_live_page_prints_each_block_twice_in_a_row_and_each_lead_once() -> None:
    leads, blocks = live_blocks()
    assert leads == [2, 1, 2, 1, 3, 2, 1]
    assert blocks == [3, 2, 1, 4, 2, 3, 5]


def test_the_stories_of_the_live_page_have_no_titles_times_or_links() -> None:
    main = tree(site.LIVE).find(".//main")
    assert [heading.tag for heading in main.xpath(".//h1|.//h2|.//h3|.//h4|.//strong|.//b")] == ["h1"]
    assert not main.xpath(".//a|.//time|.//article")


def test_a_machine_reads_the_blocks_of_the_live_page_twice() -> None:
    text = trafilatura.extract(source(site.LIVE))
    assert text.count("Paper tickets stay on sale until at least 2030.") == 2


def test_the_wall_is_nothing_but_a_wall() -> None:
    page = tree(site.WALL)
    assert not page.xpath("//article|//main|//time|//link[@rel='canonical']")
    assert all("tram" not in text for text in visible_paragraphs(site.WALL))


def test_the_list_of_links_is_little_else() -> None:
    main = tree(site.LINKS).find(".//main")
    linked = sum(len(link.text_content().split()) for link in main.iter("a"))
    assert linked >= 0.85 * len(main.text_content().split())
    assert len(list(main.iter("a"))) >= 20


def test_one_page_is_in_windows_1252_and_only_the_page_itself_says_so() -> None:
    sample = site.SAMPLES[site.DATA_CENTERS_TOO]
    body = site.page_body(sample, BASE)
    assert "charset" not in sample.content_type
    assert b"charset=windows-1252" in body[:1024]
    assert b"\x93Every mayor" in body
    assert b"\x8010 billion" in body


def test_a_canonical_address_leads_to_a_page_of_the_demo() -> None:
    for path in [*ARTICLES, site.MODELS_AMP, site.LIVE, site.LINKS]:
        (address,) = tree(path).xpath("//link[@rel='canonical']/@href")
        assert address.removeprefix(BASE) in site.SAMPLES
    assert tree(site.MODELS_AMP).xpath("string(//link[@rel='canonical']/@href)") == BASE + site.MODELS


def test_the_collected_list_has_eleven_pages_in_twelve_lines() -> None:
    urls = site.collected(BASE)
    assert len(urls) == 12
    assert len({page_key(url) for url in urls}) == 11
    assert sum("utm_" in url for url in urls) == 1


def test_the_list_as_a_file_holds_the_same_addresses_among_comments_and_blank_lines() -> None:
    lines = site.demo_urls(BASE).splitlines()
    assert tuple(line for line in lines if line and not line.startswith("#")) == site.collected(BASE)
    assert "" in lines
    assert lines[0].startswith("# ")


def test_the_list_names_every_page_once_but_for_the_shortened_and_the_canonical_one() -> None:
    later = [line for line in site.later_urls(BASE).splitlines() if line.startswith(BASE)]
    paths = {url.removeprefix(BASE).partition("?")[0] for url in [*site.collected(BASE), *later]}
    paths = {site.REDIRECTS.get(path, path) for path in paths}
    assert paths == set(site.SAMPLES) - {site.MODELS, site.FEED}


def test_the_feed_names_pages_of_the_demo_by_their_own_titles() -> None:
    feed = lxml.etree.fromstring(site.page_body(site.SAMPLES[site.FEED], BASE))
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == 4
    for entry in entries:
        link = entry.find(f"{atom}link")
        assert link is not None
        path = str(link.get("href")).removeprefix(BASE).partition("?")[0]
        assert " ".join(tree(path).find(".//h1").text_content().split()) == entry.findtext(f"{atom}title")
