"""newsletter.draft.story_text: what is printed of a story, and the comments under it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from newsletter.config.schema import DraftSettings
from newsletter.draft.headlines.capitals import AS_IS
from newsletter.draft.story_text import NO_SUMMARY, replace_summary, style_headline, write_story
from newsletter.draft.summary.opening_risk import DOUBTFUL_OPENING
from newsletter.models import ITEM_LINK, Article, Story
from tests.draft.articles import BRIDGE, BRIDGE_TOO, FERRY

DAY = date(2025, 11, 15)
PAIR = [
    replace(article, url=f"https://e{n}.example/a", id=f"0000000{n}", site=f"Outlet {n}")
    for n, article in enumerate((BRIDGE, BRIDGE_TOO), 1)
]


def _written(*articles: Article, headlines: str = AS_IS) -> Story:
    draft = DraftSettings(headlines=headlines)
    return write_story(articles, style_headline(articles[0], articles[0].title, draft), draft, DAY)


def test_the_other_outlet_is_linked_behind_the_story() -> None:
    story = _written(*PAIR)
    assert story.link == "https://e1.example/a"
    assert [(also.url, also.text) for also in story.also] == [("https://e2.example/a", "Outlet 2")]


@pytest.mark.parametrize(
    ("more", "printed"),
    [
        ("A diver said yesterday that the stones below the water have moved.", " (Mill)"),
        # A sentence that names its outlet has no name behind it.
        ("A diver told the Mill yesterday that the stones below the water have moved.", ""),
        ("A diver from Millbrook said yesterday that the stones below the water have moved.", " (Mill)"),
    ],
)
def test_each_outlet_has_its_own_yesterday_and_its_name_once(more: str, printed: str) -> None:
    own = "The council of Brigford voted yesterday to rebuild the old mill bridge."
    one = replace(PAIR[0], text=own, published="2025-11-12", language="en")
    two = replace(PAIR[1], text=more, published="2025-11-14", language="en", site="Mill")
    written = write_story([one, two], "Mill bridge", DraftSettings(fill_summaries=True), DAY)
    assert written.summary.split("\n") == [own, f"{more}{printed}"]
    days = "“yesterday” is 2025-11-11", "“yesterday” is 2025-11-13 (Mill)"
    assert tuple(note for note in written.notes if "yesterday” is" in note) == days
    again = replace_summary(written, one, own, DAY)
    assert [note for note in again.notes if "yesterday” is" in note] == list(days[:1])


@pytest.mark.parametrize(
    ("language", "of_other", "more", "lines"),
    [
        ("en", "en", "A diver told the council that the stones below the water have moved.", 2),
        ("en", None, "A diver told the council that the stones below the water have moved.", 2),
        (None, "en", "A diver told the council that the stones below the water have moved.", 2),
        ("en", "de", "Ein Taucher sagte dem Rat, dass sich die Steine unter dem Wasser bewegt haben.", 1),
    ],
)
def test_an_outlet_in_another_language_is_linked_and_not_quoted(
    language: str | None, of_other: str | None, more: str, lines: int
) -> None:
    own = "The council of Brigford has voted to rebuild the old mill bridge."
    pair = [replace(PAIR[0], text=own, language=language), replace(PAIR[1], text=more, language=of_other)]
    written = write_story(pair, "Mill bridge", DraftSettings(fill_summaries=True), DAY)
    assert len(written.summary.split("\n")) == lines
    assert [also.text for also in written.also] == ["Outlet 2"]


def test_a_description_that_tells_of_the_site_and_not_of_the_page_is_not_printed() -> None:
    text = f"Subscribe to our newsletter to get all of the news.\n\n{BRIDGE.text}"
    described = "Outlet 1 runs 500 courts, pools and halls on two campuses."
    page = replace(PAIR[0], text=text, description=described, language="en")
    assert described not in _written(page).summary
    assert described in write_story([page], "Courts and pools", DraftSettings(), DAY).summary


def test_a_story_of_a_live_page_links_to_its_place_there_and_a_file_to_nothing() -> None:
    live = replace(FERRY, url="https://l.example/", part_of="https://l.example/", anchor="post-7")
    assert _written(live).link == "https://l.example/#post-7"
    assert _written(replace(FERRY, url="file:///x")).link is None


def test_an_item_of_a_round_up_links_to_the_page_it_tells_of_and_counts_no_words_of_it() -> None:
    item = replace(FERRY, url="https://l.example/", part_of="https://l.example/", position=2, site="Links", anchor="pumps-9")
    item = replace(item, canonical_url="https://pumps.example/9", why={"canonical_url": ITEM_LINK})
    story = _written(item)
    assert (story.link, story.source_words, story.source_name) == ("https://pumps.example/9", None, "")
    own = replace(item, why={"canonical_url": "json-ld"}, canonical_url="https://l.example/2")
    assert _written(own).link == "https://l.example/2#pumps-9"


@pytest.mark.parametrize("style", ["title", "sentence"])
def test_the_capitals_of_another_language_are_left_as_they_are(style: str) -> None:
    title = "Der Rat stimmt für die neue Brücke aus Holz und Stein"
    text = "Der Rat von Brigford hat am Montag beschlossen, die alte Brücke über den Fluss neu zu bauen, und zwar aus Holz und Stein."
    german = replace(BRIDGE, title=title, text=text, language="de")
    assert style_headline(german, title, DraftSettings(headlines=style)) == title


MILL = "After the flood the council of Brigford votes to rebuild the bridge at the old mill."
TITLES = ("Brigford votes to rebuild bridge", "Council of Brigford: mill after the flood")


def test_another_outlets_title_that_heads_a_story_as_well_stands_in_a_comment() -> None:
    pair = [replace(article, title=title, text=MILL) for article, title in zip(PAIR, TITLES, strict=True)]
    story = _written(*pair, headlines="title")
    assert story.headline == "Brigford Votes to Rebuild Bridge"
    assert story.notes == ("or headline: Council of Brigford: Mill After the Flood",)


def test_a_title_in_another_language_than_its_story_is_no_other_headline() -> None:
    languages = zip(PAIR, TITLES, ("en", "de"), strict=True)
    pair = [replace(article, title=title, text=MILL, language=language) for article, title, language in languages]
    assert _written(*pair).notes == ()


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ({}, ""),
        ({"canonical_url": "https://pumps.example/move"}, " (pumps.example)"),
        ({"authors": ("Ann Lee",)}, " (Ann Lee)"),
        ({"site": "Pumpworks"}, " (Pumpworks)"),
        ({"canonical_url": "https://web.archive.org/web/2026/pumps.example/move"}, ""),
        ({"site": "Pumps Forum", "canonical_url": "https://forum.pumps.example/t/my-pump/12"}, ""),
        ({"site": "Pumps", "canonical_url": "https://pumps.example/viewtopic.php?t=12", "authors": ("Ann Lee",)}, " (Ann Lee)"),
        ({"site": "Pumps Forum", "canonical_url": "https://forum.pumps.example/about"}, " (Pumps Forum)"),
    ],
)
def test_a_saved_page_is_never_signed_with_its_file_name(page: dict[str, Any], name: str) -> None:
    text = "We moved the workshop to the hills in May, and the new hall has a crane of five tonnes."
    move = Article(url="file:///home/ada/174-move.html", id="m", title="Our move", text=text, language="en", **page)
    story = _written(move)
    assert story.summary == (text + name if name else "")
    assert any(note.startswith(NO_SUMMARY) and note.endswith(text) for note in story.notes) is (not name)
    filled = write_story([move], "Our move", DraftSettings(fill_summaries=True), DAY)
    assert filled.summary == text + name
    assert any("say who is speaking" in note for note in filled.notes) is (not name)


def test_what_comes_before_an_unknown_speakers_sentence_is_printed() -> None:
    news = "The pump hall of Brigford has a new crane of five tonnes, which the town paid for."
    text = f"{news} We moved the crane to the hills in May, and the hall has been full of pumps ever since."
    move = Article(url="file:///home/ada/move.html", id="m", title="A new crane", text=text, language="en")
    story = _written(move)
    assert story.summary == news
    assert not [note for note in story.notes if "speak" in note or note.startswith(NO_SUMMARY)]


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ({}, False),
        ({"published": "2025-11-12"}, True),
        ({"url": "https://github.com/pumps/crane"}, True),
    ],
)
def test_what_an_undated_page_offers_its_reader_is_only_proposed(page: dict[str, Any], printed: bool) -> None:
    text = "We move your pumps to the hills in a day, and the crane of five tonnes is part of the price."
    move = Article(
        **{"url": "https://pumps.example/move", "id": "m", "title": "Moving pumps", "text": text, "language": "en"} | page
    )
    story = _written(move)
    assert bool(story.summary) is printed
    assert any(note.startswith(NO_SUMMARY) and note.endswith(text) for note in story.notes) is not printed
    assert write_story([move], "Moving pumps", DraftSettings(fill_summaries=True), DAY).summary


def test_a_line_before_an_offer_that_is_too_short_for_a_summary_is_only_proposed() -> None:
    text = "Harbour Movers serve Brigford since 1950. We offer you a free quote in an hour and we move your house in a day."
    story = _written(Article("https://move.example/", "m", title="Harbour Movers", text=text, language="en"))
    assert not story.summary
    assert any(note.endswith("Harbour Movers serve Brigford since 1950.") for note in story.notes)


def test_a_replaced_summary_takes_its_comments_with_it_and_leaves_the_others() -> None:
    lead = replace(BRIDGE, published="2025-11-12", text="The council said so on Tuesday. The work begins on Monday, it said.")
    story = Story("Bridge", notes=("or section: Town", DOUBTFUL_OPENING, f"{NO_SUMMARY}nothing fits", "published long ago"))
    first = replace_summary(story, lead, "The council said so on Tuesday.", DAY)
    assert first.notes[:2] == ("or section: Town", "published long ago")
    assert len(first.notes) == 3
    assert "Tuesday" in first.notes[2]
    second = replace_summary(first, lead, "The council voted to rebuild the bridge.", DAY)
    assert second.notes == first.notes[:2]
    assert second.summary == "The council voted to rebuild the bridge."


def test_an_update_of_a_live_page_says_what_the_page_is_about_and_an_item_that_leads_away_does_not() -> None:
    text = "The new draft drops the date for the last coal boat, delegates said in the evening at the end of a long day."
    item = replace(FERRY, text=text, part_of="https://e.example/live", part_of_title="Live: boat talks in Marl", position=2)
    note = "part of “Live: boat talks in Marl”"
    assert note in _written(replace(item, anchor="u2")).notes
    away = replace(item, canonical_url="https://boats.example/9", why={"canonical_url": ITEM_LINK})
    assert note not in _written(away).notes
